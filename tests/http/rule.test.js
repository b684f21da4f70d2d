// SPDX-License-Identifier: MIT
// rule: whatever a file holds, `volbank rule` tries it in a process of its own and answers with a verdict or a fault, never a signal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { cli } from './support/server.js';

const hostile = join(process.env.VOLBANK_SOURCE, 'tests/data/rules/hostile');
// One script in eight: the unit tests run all of them, this is about the program's own doors.
const some = readdirSync(hostile).sort().filter((_, i) => i % 8 === 0);

test('a hostile script ends in a verdict or a fault, in both languages, and never in a signal', () => {
  for (const name of some) {
    const allowed = /^-- expect: (.*)/.exec(readFileSync(join(hostile, name), 'utf8'))[1].split(' ');
    const ran = cli('rule', 'run', join(hostile, name));
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
