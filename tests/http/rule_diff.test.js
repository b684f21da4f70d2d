// SPDX-License-Identifier: MIT
// rule_diff: at the command line: a file tried on a folder's history beside a running server, and two rules compared in text, parameters,
// tests and history.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { previewed, scoreRule } from './support/rules.js';
import { cli, server } from './support/server.js';

const PASSWORD = 'volbank-demo';
const DEMO = { volunteers: 200, seed: 640 };

function files(t, sources) {
  const folder = mkdtempSync(join(tmpdir(), 'volbank-diff-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  return sources.map((source, i) => {
    const path = join(folder, `${i}.lua`);
    writeFileSync(path, source);
    return path;
  });
}

const json = (...args) => {
  const done = cli(...args, '--json');
  assert.equal(done.status, 0, done.stdout + done.stderr);
  return JSON.parse(done.stdout);
};

test('a file tried at the command line counts what the server counts, while it runs', async (t) => {
  const s = await server(t, { demo: DEMO });
  const giang = await s.login('tinh.giang', PASSWORD);
  const [file] = files(t, [scoreRule(7)]);
  const version = (await giang.post('/rules/drafts', { source: scoreRule(7) })).body;
  const there = await previewed(giang, version);
  const here = json('rule', 'preview', file, '--data', s.data);
  for (const key of ['cases', 'people', 'changed', 'rose', 'fell', 'bands', 'histogram', 'groups', 'mean', 'rejected']) assert.deepEqual(here[key], there[key], key);
  assert.deepEqual(here.movers.map((m) => m.subject), there.movers.map((m) => m.subject));
  assert.ok(!JSON.stringify(here).includes(there.movers[0].name), 'people are told by their ids');

  assert.equal(json('rule', 'preview', file, '--data', s.data, '--limit', '5').cases, 5);
  const area = json('rule', 'preview', file, '--data', s.data, '--unit', '663');
  assert.ok(area.cases < here.cases);
  const words = cli('rule', 'preview', file, '--data', s.data);
  assert.match(words.stdout, new RegExp(`^${here.cases} trường hợp`));

  const broken = files(t, ['hook "bank.score"\nreasons {}\nfunction run(f, p) if end\n'])[0];
  const refused = cli('rule', 'preview', broken, '--data', s.data);
  assert.deepEqual([refused.status, JSON.parse(refused.stdout).kind], [3, 'syntax']);
  assert.equal(cli('rule', 'preview', file, '--data', s.data, '--unit', 'không-có').status, 1);
  assert.equal(cli('rule', 'preview', file).status, 2, 'without a folder');
});

test('two files are compared in their lines, parameters and tests', (t) => {
  const [old, young] = files(t, [scoreRule(5), scoreRule(7, { run: 'add("a", p.cong) -- nhiều hơn' })]);
  const got = json('rule', 'diff', old, young);
  assert.deepEqual(got.lines.map((l) => [l.sign, l.before, l.after]), [['-', 2, 2], ['+', 3, 2], ['-', 6, 6], ['+', 7, 6], ['-', 10, 10], ['+', 11, 10]]);
  assert.deepEqual(got.params, [{ name: 'cong', before: [5, 0, 20], after: [7, 0, 20] }]);
  assert.deepEqual(got.tests.map((one) => [one.of, one.name, one.before.score, one.after.score]), [
    ['before', 'người lớn', 5, 7],
    ['before', 'có lý do', 5, 7],
    ['after', 'người lớn', 5, 7],
    ['after', 'có lý do', 5, 7],
  ]);
  const words = cli('rule', 'diff', old, young);
  assert.match(words.stdout, /^-   2 .*\{ 5,.*\n\+   2 .*\{ 7,/);
  assert.match(words.stdout, /cong: 5 \(0…20\) → 7 \(0…20\)/);
  assert.match(words.stdout, /4\/6 kiểm thử/);
  const same = json('rule', 'diff', old, old);
  assert.deepEqual([same.lines, same.params, same.tests], [[], [], []]);
  const [credit] = files(t, ['hook "bank.credit"\nfunction run(f, p) end\n']);
  assert.equal(cli('rule', 'diff', old, credit).status, 3, 'of different hooks');
  assert.equal(cli('rule', 'diff', old).status, 2);
});

test('a file is compared with a version of a folder, on its history too', async (t) => {
  const s = await server(t, { demo: DEMO });
  const giang = await s.login('tinh.giang', PASSWORD);
  const version = (await giang.post('/rules/drafts', { source: scoreRule(5) })).body;
  const [young] = files(t, [scoreRule(7)]);
  const got = json('rule', 'diff', young, '--data', s.data, '--version', version.id);
  assert.equal(got.params[0].before[0], 5);
  assert.ok(got.history.cases > 0);
  assert.equal(got.history.rose, got.history.cases - got.history.rejected.after);
  assert.equal(got.history.movers[0].delta, 2);
  const two = files(t, [scoreRule(5), scoreRule(7)]);
  assert.equal(json('rule', 'diff', ...two, '--data', s.data).history.rose, got.history.rose);
  assert.equal(cli('rule', 'diff', young, '--version', version.id).status, 2, 'a version of which folder?');
});
