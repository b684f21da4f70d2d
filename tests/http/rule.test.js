// SPDX-License-Identifier: MIT
// rule: whatever a file holds, `volbank rule` tries it in a process of its own and answers with a verdict or a fault, never a signal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { atEnd } from './support/ending.js';
import { cli } from './support/server.js';

const hostile = join(process.env.VOLBANK_SOURCE, 'tests/data/rules/hostile');
// One script in eight: the unit tests run all of them, this is about the program's own doors.
const some = readdirSync(hostile).sort().filter((_, i) => i % 8 === 0);

/** What scripts about a year find there; about an opening, nothing but defaults. */
const FACTS = { 'bank.evaluate': { sessions: Array.from({ length: 60 }, (_, minutes) => ({ minutes })), works: [{}, {}, {}] } };

test('a hostile script ends in a verdict or a fault, in both languages, and never in a signal', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-rule-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  const facts = join(dir, 'facts.json');
  for (const name of some) {
    const source = readFileSync(join(hostile, name), 'utf8');
    const allowed = /^-- expect: (.*)/.exec(source)[1].split(' ');
    writeFileSync(facts, JSON.stringify(FACTS[/^hook "(.*)"/m.exec(source)?.[1]] ?? {}));
    const ran = cli('rule', 'run', join(hostile, name), '--facts', facts);
    assert.equal(ran.signal, null, name);
    const said = JSON.parse(ran.stdout);
    if (ran.status === 0) assert.ok(allowed.includes('verdict') && 'score' in said, name);
    else {
      assert.equal(ran.status, 3, `${name}: ${ran.stderr}`);
      assert.ok(said.vi && said.en, name);
      // The command refuses a file without a hook line before anything else; counting every step may end one sooner.
      assert.ok([...allowed, 'contract', 'budget'].includes(said.kind), `${name}: ${ran.stdout}`);
    }
  }
  assert.ok(some.length >= 20);
});

test('the process for trying rules ends by itself when nobody asks it anything', () => {
  const alone = spawnSync(process.env.VOLBANK_BINARY, ['rule-child'], { input: '', timeout: 60_000 });
  assert.equal(alone.signal, null);
  assert.notEqual(alone.status, 0);
  assert.equal(alone.stdout.length, 5, 'it said that it is ready, and nothing else');
});

test('a job that is none is not answered', () => {
  const job = Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff]);
  const confused = spawnSync(process.env.VOLBANK_BINARY, ['rule-child'], { input: job, timeout: 60_000 });
  assert.notEqual(confused.status, 0);
  assert.equal(confused.stdout.length, 5);
});

test('`rule test` tells of each test by itself, with its line, for people and as JSON', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-rule-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'bank.score.lua');
  const rows = [
    '  { "trẻ", given = { age = 4 }, expect = { rejected = "a" } },',
    '  { "sai điểm", given = { age = 20 }, expect = { score = 19 } },',
    '  { "đúng", given = { age = 18 }, expect = { score = 18 } },',
  ];
  const head = 'hook "bank.score"\nreasons { a = "A" }\nfunction run(f, p)\n  if f.age < 18 then return reject "a" end\n  add("a", f.age)\nend\n';
  writeFileSync(file, `${head}tests {\n${rows.join('\n')}\n}\n`);
  const json = cli('rule', 'test', file, '--json');
  assert.equal(json.status, 3, json.stderr);
  const said = JSON.parse(json.stdout);
  assert.equal(said.ok, false);
  assert.deepEqual(said.tests.map(({ name, line, outcome }) => [name, line, outcome]), [['trẻ', 8, 'passed'], ['sai điểm', 9, 'failed'], ['đúng', 10, 'passed']]);
  assert.match(said.tests[1].fault.vi, /mong đợi 19 nhưng được 20/);
  assert.deepEqual(said.fault, said.tests[1].fault);
  const words = cli('rule', 'test', file);
  assert.match(words.stdout, /^✓ trẻ.*8.*\n✗ sai điểm.*9.*\n.*mong đợi 19 nhưng được 20\n.*expected 19 but got 20\n✓ đúng/);
  const shipped = cli('rule', 'test', join(process.env.VOLBANK_SOURCE, 'scripts/province/bank.score.lua'), '--json');
  assert.equal(shipped.status, 0, shipped.stdout);
  assert.ok(JSON.parse(shipped.stdout).tests.every((row) => row.outcome === 'passed' && row.line > 0));
});

test('each area’s year is tried at the command line as it ships, one test after the other', () => {
  const scripts = join(process.env.VOLBANK_SOURCE, 'scripts');
  const areas = readdirSync(join(scripts, 'areas')).map((area) => join(scripts, 'areas', area));
  assert.deepEqual(areas.map((area) => area.match(/(\d+)-[^/]*$/)[1]).sort(), ['660', '661', '662', '663', '664', '665', '666', '667']);
  for (const dir of [join(scripts, 'province'), ...areas]) {
    const tried = cli('rule', 'test', join(dir, 'bank.evaluate.lua'), '--json');
    assert.equal(tried.status, 0, `${dir}: ${tried.stdout}${tried.stderr}`);
    const said = JSON.parse(tried.stdout);
    assert.equal(said.ok, true, dir);
    assert.ok(said.tests.length >= 6 && said.tests.every((one) => one.outcome === 'passed'), `${dir}: ${tried.stdout}`);
  }
});
