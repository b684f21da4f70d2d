// SPDX-License-Identifier: MIT
// A province that certifies trainers: the four kinds of certificates, and short ways to make people of a level, candidacies, teach-backs
// and scores.
import assert from 'node:assert/strict';
import { day, register } from './register.js';

export const STEPS = ['open', 'core_message', 'demonstrate', 'practise', 'check'];
/** Ten marks; the later ones as the last given. */
export const marks = (...given) => Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${i + 1}`, String(given[i] ?? given.at(-1))]));

function made(answer, what) {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

export async function ladder(t) {
  const s = await register(t);
  for (const n of [1, 2, 3, 4]) {
    const kind = { code: `trainer_t${n}`, title: `Tập huấn viên T${n}`, criteria: 'Theo quy tắc công nhận.', valid_months: 24, regime: 'doan29' };
    s.kinds[kind.code] = made(await s.tinh.post('/certificate_kinds', kind), kind.code).id;
  }
  const more = {
    /** Somebody who holds trainer_t<level> since `since` days from today. */
    async trainer(level, since = -30) {
      const who = await s.newcomer();
      if (level) await s.issue(who.volunteer, `trainer_t${level}`, day(since));
      return who;
    },
    candidacy: (fields) => s.officer.post('/candidacies', { unit: s.unit, ...fields }),
    async opened(fields) {
      return made(await more.candidacy(fields), 'candidacy');
    },
    async teachBack(candidacy, when = -1, fields = {}) {
      return made(await s.officer.post('/teach_backs', { candidacy: candidacy.id, day: day(when), topic: 'Băng ép khi bị rắn cắn', ...fields }), 'teach-back');
    },
    score: (teachBack, assessor, fields = {}, who = s.officer) =>
      who.post('/teach_back_scores', { teach_back: teachBack.id, assessor, ...marks(3), steps: STEPS, ...fields }),
    explained: async (candidacy, who = s.officer) => made(await who.get(`/candidacies/${candidacy.id}/explained`), 'explained'),
  };
  return Object.assign(s, more, { made });
}
