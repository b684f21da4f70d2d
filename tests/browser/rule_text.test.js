// SPDX-License-Identifier: MIT
// What the workshop reads in the text of a rule without running it is what the server finds by running it, and its small changes
// to that text change nothing else.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { differing, expecting, withTest } from '../../web/officer/rules/change.ts';
import { hunks, lineChanges } from '../../web/officer/rules/lines.ts';
import { outline } from '../../web/officer/rules/outline.ts';
import { PASSWORD, province } from './support/province.js';

const scripts = join(import.meta.dirname, '../../scripts');
const shipped = globSync('{province,areas/*}/*.lua', { cwd: scripts }).map((name) => [name, readFileSync(join(scripts, name), 'utf8')]);
const byName = (a, b) => (a.name < b.name ? -1 : 1);

test('parameters and tests of every shipped rule are read as the server reads them', async (t) => {
  const s = await province(t, { volunteers: 20 });
  const giang = await s.login('tinh.giang', PASSWORD);
  assert.ok(shipped.length >= 10);
  for (const [name, source] of shipped) {
    const { body } = await giang.post('/rules/check', { source });
    const read = outline(source);
    assert.equal(read.hook, body.hook, name);
    assert.deepEqual(
      read.params.map(({ label, max, min, name: which, value }) => ({ name: which, label, value, min, max })).sort(byName),
      body.params.map(({ label, max, min, name: which, value }) => ({ name: which, label, value, min, max })).sort(byName),
      name,
    );
    assert.deepEqual(
      read.tests.map((row) => [row.name, row.line]),
      body.tests.map((row) => [row.name, row.line]),
      name,
    );
    const more = withTest(source, 'thêm', {}, { score: 0 });
    const after = (await giang.post('/rules/check', { source: more })).body;
    assert.deepEqual(
      after.tests.map((row) => row.name),
      [...body.tests.map((row) => row.name), 'thêm'],
      name,
    );
  }
});

test('comments, strings and what is computed are not taken for parameters', () => {
  const source = [
    '-- Mở đầu.',
    'hook("x.y")',
    '-- params { no = { 1, min = 0, max = 2 } }',
    'params { a = { -1.5, min = -2, max = 2, label = "Một } \\"hai\\"" }, b = { 2 + 1, label = "tính" }, c = { 3, label = [[dài]] } }',
    'reasons { r = \'Lý do\', s = "a" .. "b" }',
    'tests { { "t", given = {}, expect = { score = 1 } } }',
  ].join('\n');
  const read = outline(source);
  assert.equal(read.about, 'Mở đầu.');
  assert.equal(read.hook, 'x.y');
  assert.deepEqual(read.params, [
    { name: 'a', label: 'Một } "hai"', value: -1.5, min: -2, max: 2 },
    { name: 'c', label: 'dài', value: 3, min: null, max: null },
  ]);
  assert.deepEqual(read.reasons, [{ code: 'r', text: 'Lý do' }]);
  assert.deepEqual(outline('x = 1').tests, []);
  assert.equal(outline('tests {').testsEnd, -1, 'an open table has no end');
});

test('a test expects what it got, and nothing else moves', () => {
  const source = 'tests {\n  { "a", given = {}, expect = { score = 12, has = { "x" } } },\n  { "b", given = { score = 5 }, expect = { band = "good" } },\n}\n';
  assert.equal(expecting(source, 2, '-1.5'), source.replace('score = 12', 'score = -1.5'));
  assert.equal(expecting(source, 3, 'pass'), source.replace('"good"', '"pass"'));
  assert.equal(expecting(source, 3, '7'), null, 'it expects no score');
  assert.equal(expecting(source, 9, '7'), null, 'there is no such test');
  assert.deepEqual(differing("Test 'a': expected 12 but got 15"), { expected: '12', got: '15' });
  assert.equal(differing('Line 3: something else'), null);
});

test('two texts are told apart line by line', () => {
  const texts = ['', 'a', 'a\nb\nc', 'b\nc\nd', 'c\na\nb\nc\na', 'x\ny\nz', ...shipped.slice(0, 4).map(([, source]) => source)];
  for (const before of texts)
    for (const after of texts) {
      const lines = lineChanges(before, after);
      const side = (sign) => lines.filter((line) => line.sign !== sign).map((line) => line.text).join('\n');
      assert.equal(side('+'), before);
      assert.equal(side('-'), after);
      if (before === after) assert.deepEqual(hunks(lines), []);
    }
  assert.equal(lineChanges('a\nb\nc', 'a\nx\nc').filter((line) => line.sign !== ' ').length, 2, 'no more than changed');
});
