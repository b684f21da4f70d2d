// SPDX-License-Identifier: MIT
// Several shifts a day that do not overlap: on instances of real size what `volbank match solve --overlap` finds is at most 0.01 %
// from the bound it states, the checker agrees, and nobody's day is worth less than with one shift a day.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const build = process.env.VOLBANK_BUILD;
const VERSION = 4;

function run(program, ...words) {
  const { status, stdout, stderr } = spawnSync(join(build, program), words, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** [name, the words match_generate is given] */
const INSTANCES = [
  ['a province of 20,000 volunteers', ['20000', '500', '42']],
  ['a district whose seats run short', ['3000', '150', '8', '--seats', '0.4']],
  ['a district where any score is as likely', ['3000', '150', '7', '--flat']],
  ['a district with one score for all', ['2386', '126', '1094', '--constant', '5000']],
];

for (const [name, [volunteers, openings, seed, ...options]] of INSTANCES)
  test(`${name} is matched to within 0.01 % of the proved bound`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'volbank-overlap-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const [instance, certificate] = [join(folder, 'i.vbm'), join(folder, 'i.vbc')];
    assert.equal(run('match_generate', volunteers, openings, seed, instance, ...options).status, 0);
    const solved = run('volbank', 'match', 'solve', instance, '--overlap', '--json', '--certificate', certificate);
    assert.equal(solved.status, 0, solved.stderr);
    const { objective, dual, gap } = JSON.parse(solved.stdout);
    assert.equal(gap, dual - objective);
    assert.ok(gap <= dual / 10000, `gap ${gap} of ${dual}`);
    const oneADay = JSON.parse(run('volbank', 'match', 'solve', instance, '--json').stdout);
    assert.ok(objective >= oneADay.objective, `${objective}, with one a day ${oneADay.objective}`);
    const verified = run('volbank', 'match', 'verify', instance, certificate, '--gap');
    assert.equal(verified.status, 0, verified.stderr);
    assert.equal(run('volbank', 'match', 'verify', instance, certificate).status, gap === 0 ? 0 : 1);
    assert.equal(readFileSync(certificate).readUInt32LE(VERSION), 2);
  });
