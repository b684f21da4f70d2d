// SPDX-License-Identifier: MIT
// The same instance and seed give the same certificate, byte for byte: compiled with and without optimisation, today and
// again. Another seed may deal otherwise among equals, but proves the same figures. At this size, too, they are
// LEMON's: the small instances of equal_test.c have no long lists of pairs and hardly a price war.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const build = process.env.VOLBANK_BUILD;

/** [name, the words match_generate is given] */
const INSTANCES = [
  ['a district', ['2000', '100', '7']],
  ['a district whose seats run short', ['3000', '100', '8', '--seats', '0.4', '--unsorted']],
  ['a district with one score for all', ['1500', '60', '9', '--constant', '5000']],
  ['a district with ten different scores', ['1500', '80', '10', '--step', '1000']],
];

function folder(t) {
  const made = mkdtempSync(join(tmpdir(), 'volbank-match-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function generate(path, [volunteers, openings, seed, ...options]) {
  execFileSync(join(build, 'match_generate'), [volunteers, openings, seed, path, ...options]);
}

const peer = (instance) => JSON.parse(execFileSync(join(build, 'match_peer'), [instance, 'simplex'], { encoding: 'utf8' })).objective;

/** [objective, dual] as the certificate states them. */
const figures = (certificate) => [certificate.readBigInt64LE(40), certificate.readBigInt64LE(48)].map(Number);

function certify(optimised, instance, seed) {
  const out = `${instance}.${optimised}.${seed}.vbc`;
  execFileSync(join(build, `match_certify_${optimised}`), [instance, String(seed), out]);
  return readFileSync(out);
}

for (const [name, words] of INSTANCES)
  test(`${name} is solved to the same bytes, optimised or not`, (t) => {
    const instance = join(folder(t), 'instance.vbm');
    generate(instance, words);
    const first = certify('O0', instance, 1);
    assert.ok(certify('O3', instance, 1).equals(first), 'optimised');
    assert.ok(certify('O3', instance, 1).equals(first), 'once more');
    const optimum = peer(instance);
    assert.deepEqual(figures(first), [optimum, optimum]);
  });

test('another seed proves the same figures', (t) => {
  const instance = join(folder(t), 'instance.vbm');
  generate(instance, INSTANCES[3][1]);
  const [one, two] = [certify('O3', instance, 1), certify('O3', instance, 2)];
  assert.deepEqual(figures(two), figures(one));
});
