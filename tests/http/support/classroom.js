// SPDX-License-Identifier: MIT
// classroom: classes and their trainees, for conversations about training. Everything is made by the officer of a commune (canbo.chi); the
// province (tinh.giang) approves what is taught.
import assert from 'node:assert/strict';
import { bank, person, shiftAt, shiftOn } from './bank.js';
import { approved } from './training.js';

export function ok(answer, what) {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** A session's times from what says a shift's. */
export const at = ({ day, from_minute, to_minute }) => ({ day, from: from_minute, to: to_minute });
/** A session that goes on now, within today. */
export function now() {
  const { day, from_minute } = shiftAt(0, 1);
  return { day, from: Math.max(from_minute - 10, 1), to: Math.min(from_minute + 60, 1440) };
}

/**
 * bank() with:
 *   tinh, curriculum, blocks: approved
 *   course(more, sessions): published; { ...course, sessions }
 *   trainee(more): a new volunteer with a log-in, { me, volunteer }
 *   apply(who, course, more), enrolments(course): by volunteer
 */
export async function classroom(t, { curriculum = {}, sizes, ...options } = {}) {
  const s = await bank(t, options);
  const tinh = await s.as('tinh.giang');
  const taught = await approved(s.officer, tinh, s.unit, curriculum, sizes);
  const { shift } = await s.open(shiftOn(20), { max_people: 200 }, { title: 'Để ghi tên' });
  const made = {
    async planned(more = {}) {
      const about = { title: 'Điều phối đội tình nguyện', location: 'Hội trường xã', starts: shiftOn(-40).day, ends: shiftOn(40).day };
      return ok(await s.officer.post('/courses', { ...about, curriculum: taught.curriculum.id, unit: s.unit, place: s.place, seats: 20, ...more }), 'course');
    },
    async session(course, times) {
      return ok(await s.officer.post('/course_sessions', { course: course.id, ...times }), 'session');
    },
    async course(more = {}, sessions = [at(shiftOn(10))]) {
      const course = await made.planned(more);
      const held = [];
      for (const times of sessions) held.push(await made.session(course, times));
      ok(await s.officer.post(`/courses/${course.id}/publications`), 'publication');
      return { ...course, sessions: held };
    },
    async trainee(more = {}) {
      const joined = await s.join(shift, person({ commune: s.place, ...more }));
      ok(joined.answer, 'join');
      return { ...joined, volunteer: ok(await joined.me.get('/me/profile'), 'profile').id };
    },
    apply: (who, course, more = {}) => who.me.post(`/courses/${course.id}/applications`, more),
    async enrolments(course) {
      const { items } = ok(await s.officer.get(`/enrolments?course=${course.id}`), 'enrolments');
      return Object.fromEntries(items.map((one) => [one.volunteer, one]));
    },
    mark: (who, session, enrolment, state, more = {}) =>
      who.post(`/course_sessions/${session.id}/marks`, { enrolment, state, ...more }),
    roster: async (session, who = s.officer) => ok(await who.get(`/course_sessions/${session.id}/roster`), 'roster'),
    async told(about) {
      return (await s.messages()).filter((one) => one.about === about);
    },
  };
  return Object.assign(s, { tinh, ...taught, ...made });
}
