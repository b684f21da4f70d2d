// SPDX-License-Identifier: MIT
// A province that certifies trainers: the four kinds of certificates, and short ways to make people of a level, candidacies, teach-backs
// and scores.
import assert from 'node:assert/strict';
import { day, register } from './register.js';
import { approved } from './training.js';

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
    if (s.kinds[`trainer_t${n}`]) continue; // the demo's
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
    /** An approved curriculum that prepares trainers of a level. */
    curriculum: async (level, fields = {}) =>
      (await approved(s.officer, s.tinh, s.unit, { level, audience: level ? 'trainer' : 'team_leader', pass_percent: 80, ...fields })).curriculum,
    /**
     * A class that is over since `on` days from today: everybody came to its one session of six hours, and sat the test with `percent` right.
     * trainers: bodies of POST /course_trainers; feedback: the marks each trainee gives the trainers.
     */
    async held(curriculum, { trainees = [], trainers = [], percent = 85, on = -1, feedback } = {}) {
      const place = { unit: s.unit, place: s.place, location: 'Hội trường xã', seats: 30 };
      const course = made(await s.officer.post('/courses', { title: 'Lớp tập huấn', curriculum: curriculum.id, starts: day(on), ends: day(on), ...place }), 'course');
      const session = made(await s.officer.post('/course_sessions', { course: course.id, day: day(on), from: 480, to: 840 }), 'session');
      for (const trainer of trainers) made(await s.officer.post('/course_trainers', { course: course.id, ...trainer }), 'trainer');
      made(await s.officer.post(`/courses/${course.id}/publications`), 'publication');
      const enrolled = [];
      for (const who of trainees) {
        const enrolment = made(await s.officer.post('/enrolments', { course: course.id, volunteer: who.volunteer }), 'enrolment');
        made(await s.officer.post(`/course_sessions/${session.id}/marks`, { enrolment: enrolment.id, state: 'present' }), 'mark');
        if (percent !== null) made(await s.officer.post('/paper_results', { course: course.id, volunteer: who.volunteer, kind: 'post', mark: `${percent}%` }), 'result');
        enrolled.push(enrolment);
      }
      const over = made(await s.officer.post(`/courses/${course.id}/finishes`, {}), 'finish');
      for (const [i, who] of trainees.entries())
        if (feedback) {
          const marks = { content: 4, methods: 4, usefulness: 4, organisation: 4, trainers: feedback };
          made(await who.me.post(`/enrolments/${enrolled[i].id}/feedback`, marks), 'feedback');
        }
      return { ...over, enrolled };
    },
    explained: async (candidacy, who = s.officer) => made(await who.get(`/candidacies/${candidacy.id}/explained`), 'explained'),
  };
  return Object.assign(s, more, { made });
}
