// SPDX-License-Identifier: MIT
// training: a curriculum that is ready to be approved, for conversations about classes and tests.
import assert from 'node:assert/strict';

function ok(answer, what) {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Question number n; the right choice is always the second. */
export const question = (n, more = {}) => ({
  prompt: `Câu hỏi ${n}?`,
  choices: `Sai ${n}\nĐúng ${n}\nKhông biết ${n}`,
  right: 2,
  ...more,
});

let count = 0;
/** A draft of `author` with blocks and enough questions: { curriculum, blocks }. */
export async function draft(author, unit, more = {}, { blocks = 2, questions = 6, anchors = 10 } = {}) {
  count += 1;
  const about = { code: `GT-${count}`, title: `Kỹ năng điều phối ${count}`, audience: 'team_leader', objectives: 'Điều phối được một đội' };
  const curriculum = ok(await author.post('/curriculums', { ...about, unit, ...more }), 'curriculum');
  const made = [];
  for (let n = 1; n <= blocks; n += 1)
    made.push(
      ok(await author.post('/blocks', { curriculum: curriculum.id, title: `Phần ${n}`, minutes: 45 * n, core: n === 1 }), 'block'),
    );
  for (let n = 1; n <= questions; n += 1)
    ok(await author.post('/questions', { curriculum: curriculum.id, block: made[0]?.id, ...question(n) }), 'question');
  for (let n = 1; n <= anchors; n += 1)
    ok(await author.post('/questions', { curriculum: curriculum.id, ...question(100 + n, { anchor: true }) }), 'anchor');
  return { curriculum, blocks: made };
}

/** The same, approved by `province`. */
export async function approved(author, province, unit, more, sizes) {
  const made = await draft(author, unit, more, sizes);
  ok(await author.post(`/curriculums/${made.curriculum.id}/submissions`), 'submission');
  const curriculum = ok(await province.post(`/curriculums/${made.curriculum.id}/approvals`, {}), 'approval');
  return { ...made, curriculum };
}
