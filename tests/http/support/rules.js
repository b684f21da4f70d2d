// SPDX-License-Identifier: MIT
// rules: what conversations about rules share: a small rule with its tests, and a version previewed on history, which is a job to be
// waited for.
import assert from 'node:assert/strict';
import { ended } from './sheets.js';

/** A rule of bank.score that gives everybody from 16 on `points`. */
export const scoreRule = (points, { expected = points, run = 'add("a", p.cong)' } = {}) =>
  [
    'hook "bank.score"',
    `params { cong = { ${points}, min = 0, max = 20, label = "Điểm cộng" } }`,
    'reasons { a = "Cộng điểm", tre = "Còn nhỏ" }',
    'function run(f, p)',
    '  if f.age < 16 then return reject "tre" end',
    `  ${run}`,
    'end',
    'tests {',
    '  { "còn nhỏ", given = { age = 12 }, expect = { rejected = "tre" } },',
    `  { "người lớn", given = { age = 20 }, expect = { score = ${expected} } },`,
    '  { "có lý do", given = { age = 30 }, expect = { has = { "a" } } },',
    '}',
    '',
  ].join('\n');

/** Tries a version on history and waits; the job as it ended. */
export async function preview(who, version, wanted = {}) {
  const asked = await who.post(`/rule_versions/${version.id}/preview`, wanted);
  assert.equal(asked.status, 202, asked.text);
  return ended(who, asked.body.id);
}

/** The same for a version that must come through it; what it came to. */
export async function previewed(who, version, wanted) {
  const job = await preview(who, version, wanted);
  assert.equal(job.state, 'done', job.note);
  const answer = await who.get(`/rule_versions/${version.id}/preview`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
