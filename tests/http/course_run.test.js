// SPDX-License-Identifier: MIT
// course_run: attendance with codes, from the list and from phones with a wrong clock; the end of a class, its certificates; what trainees
// think of it without a name, and what they apply 60 to 90 days later.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { at, classroom, now, ok } from './support/classroom.js';
import { atEnd } from './support/ending.js';
import { cli } from './support/server.js';
import { dump } from './support/sheets.js';
import { approved } from './support/training.js';
import { holding } from './support/waiting.js';

const MINUTE = 60_000;
const iso = (offset) => new Date(Date.now() + offset * MINUTE).toISOString();

test('people check in with the code in front of them, once', async (t) => {
  const s = await classroom(t);
  const course = await s.course({}, [now(), at(shiftOn(2))]);
  const [an, stranger] = [await s.trainee(), await s.trainee()];
  ok(await s.apply(an, course), 'application');
  const { code, qr_svg, url } = await s.roster(course.sessions[0]);
  assert.match(qr_svg, /<svg/);
  assert.ok(url.endsWith(`/lop-cua-toi/diem-danh?ma=${code}`));
  const raw = (await s.officer.get(`/course_sessions/${course.sessions[0].id}`)).text;
  assert.ok(!raw.includes(code), 'the code is on the wall only');
  const first = await an.me.post('/me/course_check_ins', { code: `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}` });
  assert.deepEqual([first.status, first.body.source, first.body.notice], [200, 'qr', ''], first.text);
  assert.match((await an.me.page('/lop-cua-toi')).text, /Đã điểm danh 1 trên 2 buổi/);
  const again = await an.me.post('/me/course_check_ins', { code });
  assert.equal(again.body.id, first.body.id);
  assert.equal((await stranger.me.post('/me/course_check_ins', { code })).status, 404);
  const { code: later } = await s.roster(course.sessions[1]);
  const early = await an.me.post('/me/course_check_ins', { code: later });
  assert.deepEqual([early.status, early.body.code], [409, 'window']);
  assert.match((await an.me.page(`/lop-cua-toi/diem-danh?ma=${code}`)).text, new RegExp(`value="${code}"`));
});

test('phones with a wrong clock are believed as far as can be, and told', async (t) => {
  const s = await classroom(t);
  const course = await s.course({}, [at(shiftOn(-1))]);
  const [session] = course.sessions;
  const an = await s.trainee();
  const { body: n } = await s.apply(an, course);
  const ahead = 3 * 24 * 60; // three days
  const kept = await s.mark(s.officer, session, n.id, 'late', { at: iso(ahead - 10), sent: iso(ahead) });
  assert.deepEqual([kept.status, kept.body.source, kept.body.state], [200, 'offline', 'late'], kept.text);
  assert.match(kept.body.notice, /nhanh 43\d\d phút/);
  assert.ok(Math.abs(Date.parse(kept.body.at) - (Date.now() - 10 * MINUTE)) < MINUTE, "the server's time");
  assert.ok(Date.parse(kept.body.device_at) > Date.now(), "the phone's own is kept beside it");
  const impossible = await s.mark(s.officer, session, n.id, 'present', { at: iso(10), sent: iso(0) });
  assert.deepEqual([impossible.status, impossible.body.errors[0].code], [422, 'future']);
  const older = await s.mark(s.officer, session, n.id, 'absent', { at: iso(-60), sent: iso(0) });
  assert.equal(older.body.state, 'late', 'noted before the mark there is');
  assert.equal((await s.mark(s.officer, session, n.id, 'excused')).body.state, 'excused');
});

test('marks are for those with a seat, once the session has begun, by staff and trainers', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ seats: 1 }, [at(shiftOn(-1)), at(shiftOn(3))]);
  const [an, waits, teacher] = [await s.trainee(), await s.trainee(), await s.trainee()];
  const { body: n } = await s.apply(an, course);
  const { body: second } = await s.apply(waits, course);
  const stranger = await s.mark(s.officer, course.sessions[0], second.id, 'present');
  assert.deepEqual([stranger.status, stranger.body.code], [409, 'not-here']);
  const early = await s.mark(s.officer, course.sessions[1], n.id, 'present');
  assert.deepEqual([early.status, early.body.code], [409, 'early']);
  assert.equal((await s.mark(s.officer, course.sessions[1], n.id, 'excused')).status, 200, 'excused beforehand');
  assert.equal((await s.mark(teacher.me, course.sessions[0], n.id, 'present')).status, 403);
  ok(await s.officer.post('/course_trainers', { course: course.id, volunteer: teacher.volunteer, part: 'co' }), 'trainer');
  assert.equal((await s.mark(teacher.me, course.sessions[0], n.id, 'present')).status, 200);
  const [{ delivered }] = ok(await teacher.me.get(`/courses/${course.id}/deliveries`), 'checklist').items;
  assert.equal(delivered, false);
  const noted = await teacher.me.post(`/courses/${course.id}/deliveries`, { block: s.blocks[0].id, delivered: true });
  assert.deepEqual([noted.status, noted.body.delivered], [200, true], noted.text);
});

/** A class that is over, two trainees: one was there, one never came. */
async function ended(t, more = {}, kind = null) {
  const s = await classroom(t, { curriculum: kind ? { certificate_kind: kind } : {} });
  const days = { starts: shiftOn(-70).day, ends: shiftOn(-65).day, ...more };
  const course = await s.course(days, [at(shiftOn(-70)), at(shiftOn(-65))]);
  const [an, binh] = [await s.trainee(), await s.trainee()];
  const { body: came } = await s.apply(an, course, { minority: true });
  const { body: never } = await s.apply(binh, course);
  for (const session of course.sessions) ok(await s.mark(s.officer, session, came.id, 'present'), 'mark');
  return Object.assign(s, { course, an, binh, came, never });
}

const finish = (s, body = {}) => s.officer.post(`/courses/${s.course.id}/finishes`, body);

test('a class ends by its rule, with reasons; who never came gets nothing', async (t) => {
  const s = await ended(t);
  const outcomes = ok(await s.officer.get(`/courses/${s.course.id}/outcomes`), 'outcomes');
  const by = Object.fromEntries(outcomes.items.map((one) => [one.enrolment, one]));
  assert.equal(by[s.never.id].outcome, 'not_completed');
  assert.match(by[s.never.id].why, /0%/);
  assert.equal(by[s.came.id].outcome, 'not_yet', 'the test after the class was not sat');
  const missing = await finish(s);
  assert.deepEqual([missing.status, missing.body.code], [409, 'not-yet']);
  const done = await finish(s, { anyway: true });
  assert.deepEqual([done.status, done.body.state, done.body.minority_people], [200, 'finished', 1], done.text);
  assert.equal(done.body.follow_up_from, shiftOn(-5).day);
  const found = await s.enrolments(s.course);
  assert.equal(found[s.binh.volunteer].state, 'not_completed');
  assert.equal(found[s.an.volunteer].minority, false, 'what was said for a seat is deleted');
  assert.equal((await finish(s)).status, 409);
  assert.equal((await s.mark(s.officer, s.course.sessions[0], s.never.id, 'present')).body.code, 'over');
});

test('a class does not end before its last day, nor for other units', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ ends: shiftOn(5).day }, [at(shiftOn(-1))]);
  const early = await s.officer.post(`/courses/${course.id}/finishes`, {});
  assert.deepEqual([early.status, early.body.code], [409, 'early']);
  const elsewhere = await s.as('sonoivu.nga');
  assert.equal((await elsewhere.post(`/courses/${course.id}/finishes`, {})).status, 403);
});

test('opinions name nobody and are shown from three on', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ starts: shiftOn(-3).day, ends: shiftOn(-1).day }, [at(shiftOn(-2))]);
  const people = [await s.trainee(), await s.trainee(), await s.trainee(), await s.trainee()];
  const seats = [];
  for (const one of people) seats.push((await s.apply(one, course)).body);
  const say = (i, more) => people[i].me.post(`/enrolments/${seats[i].id}/feedback`, { content: 5, methods: 4, trainers: 5, usefulness: 3, organisation: 4, ...more });
  assert.equal((await say(0)).body.code, 'not-yet');
  ok(await finish({ ...s, course }, { anyway: true }), 'finish');
  const wrong = await say(0, { content: 6 });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, '/content']);
  assert.equal((await say(0, { comment: 'Phòng nóng' })).status, 201);
  assert.equal((await say(0)).body.code, 'given');
  assert.equal((await people[1].me.post(`/enrolments/${seats[0].id}/feedback`, {})).status, 422);
  assert.equal((await people[1].me.post(`/enrolments/${seats[0].id}/feedback`, { content: 1, methods: 1, trainers: 1, usefulness: 1, organisation: 1 })).status, 404);
  ok(await say(1), 'second');
  const summary = async () => ok(await s.officer.get(`/courses/${course.id}/summary`), 'summary');
  const few = (await summary()).reaction;
  assert.deepEqual([few.answers, few.mean, few.items, few.comments], [2, 0, [], []]);
  ok(await say(2, { content: 2 }), 'third');
  const { reaction } = await summary();
  assert.deepEqual(reaction.items.map((item) => item.mean), [400, 400, 500, 300, 400]);
  assert.deepEqual(reaction.comments, ['Phòng nóng']);
  const history = (await s.officer.get(`/enrolments/${seats[0].id}/history`)).text;
  assert.ok(!history.includes('Phòng nóng'));
  assert.equal((await s.officer.get('/course_feedbacks')).status, 404, 'there is no list of them');
});

test('who completes a class gets its certificate, and is asked 60 to 90 days later what they apply', async (t) => {
  const s = await classroom(t);
  const { items: kinds } = (await s.get('/certificate_kinds')).body;
  const { curriculum } = await approved(s.officer, s.tinh, s.unit, { certificate_kind: kinds[0].id });
  const course = await s.course({ curriculum: curriculum.id, starts: shiftOn(-70).day, ends: shiftOn(-65).day }, [at(shiftOn(-65))]);
  const [an, binh] = [await s.trainee(), await s.trainee()];
  const seats = [];
  for (const one of [an, binh]) seats.push((await s.apply(one, course)).body);
  for (const seat of seats) ok(await s.mark(s.officer, course.sessions[0], seat.id, 'present'), 'mark');
  const paper = (who, kind, mark) => s.officer.post('/paper_results', { course: course.id, volunteer: who.volunteer, kind, mark });
  for (const [who, kind, mark] of [[an, 'pre', '50'], [an, 'post', '90'], [binh, 'pre', '40'], [binh, 'post', '60']])
    ok(await paper(who, kind, mark), 'result');
  ok(await finish({ ...s, course }), 'finish');
  const found = await s.enrolments(course);
  assert.deepEqual([found[an.volunteer].state, found[binh.volunteer].state], ['completed', 'not_completed']);
  assert.match(found[binh.volunteer].reason, /60%/);
  const certificate = ok(await s.officer.get(`/certificates/${found[an.volunteer].certificate}`), 'certificate');
  assert.deepEqual([certificate.volunteer, certificate.unit, certificate.course], [an.volunteer, s.unit, course.title]);
  assert.equal(found[binh.volunteer].certificate, null);

  assert.match((await an.me.page('/lop-cua-toi')).text, /Đã áp dụng được gì\?/);
  assert.equal((await binh.me.post(`/enrolments/${seats[1].id}/follow_ups`, { applied: 'yes' })).status, 404, 'only who completed it');
  assert.equal((await binh.me.post(`/enrolments/${seats[0].id}/follow_ups`, { applied: 'yes' })).status, 404);
  const said = await an.me.post(`/enrolments/${seats[0].id}/follow_ups`, { applied: 'partly', what: 'Lập đội mới', obstacles: 'Thiếu kinh phí' });
  assert.deepEqual([said.status, said.body.applied, said.body.due, said.body.closes], [201, 'partly', shiftOn(-5).day, shiftOn(25).day], said.text);
  const seen = await s.officer.post(`/follow_ups/${said.body.id}/observations`, { observed: 'yes', observed_what: 'Đội họp đều' });
  assert.deepEqual([seen.status, seen.body.observed, seen.body.applied], [200, 'yes', 'partly']);
  assert.equal((await an.me.post(`/follow_ups/${said.body.id}/observations`, { observed: 'yes' })).status, 403);
  ok(await s.officer.patch(`/courses/${course.id}`, { results: 'Mỗi thôn có một đội' }), 'results');
  const summary = ok(await s.officer.get(`/courses/${course.id}/summary`), 'summary');
  assert.deepEqual(summary.learning, { people: 2, attended_percent: 100, tested: 2, pre_percent: 45, post_percent: 75, gain: 30 });
  assert.deepEqual([summary.behaviour.asked, summary.behaviour.percent, summary.behaviour.observed_applied], [1, 50, 1]);
  assert.equal(summary.results, 'Mỗi thôn có một đội');
});

test('the follow-up is closed before its 60th and after its 90th day', async (t) => {
  const s = await classroom(t);
  const run = async (days) => {
    const course = await s.course({ starts: shiftOn(-days).day, ends: shiftOn(-days).day }, [at(shiftOn(-days))]);
    const an = await s.trainee();
    const { body: seat } = await s.apply(an, course);
    ok(await s.mark(s.officer, course.sessions[0], seat.id, 'present'), 'mark');
    ok(await s.officer.post('/paper_results', { course: course.id, volunteer: an.volunteer, kind: 'post', mark: '100' }), 'result');
    ok(await finish({ ...s, course }), 'finish');
    return (await an.me.post(`/enrolments/${seat.id}/follow_ups`, { applied: 'yes' })).status;
  };
  assert.deepEqual([await run(59), await run(60), await run(90), await run(91)], [409, 201, 201, 409]);
});

test('a test that was begun and not handed in is scored before the class ends', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ starts: shiftOn(-2).day, ends: shiftOn(0).day }, [at(shiftOn(-2))]);
  const an = await s.trainee();
  const { body: seat } = await s.apply(an, course);
  ok(await s.mark(s.officer, course.sessions[0], seat.id, 'present'), 'mark');
  ok(await an.me.post(`/courses/${course.id}/sittings`, { kind: 'post' }), 'sitting');
  const first = await finish({ ...s, course });
  assert.deepEqual([first.status, first.body.code], [409, 'tests-open'], first.text);
  const { items } = ok(await s.officer.get(`/courses/${course.id}/outcomes`), 'outcomes');
  assert.deepEqual(items.map((one) => [one.outcome, one.post_percent]), [['not_completed', 0]]);
  ok(await finish({ ...s, course }), 'finish');
});

test('the timetable begins classes on their day, and asks what is applied once', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-course-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  const s = await classroom(t, { data });
  const course = await s.course({ starts: shiftOn(-65).day, ends: shiftOn(-65).day }, [at(shiftOn(-65))]);
  const today = await s.course({ title: 'Khai giảng hôm nay', starts: shiftOn(0).day, ends: shiftOn(2).day }, [at(shiftOn(2))]);
  const an = await s.trainee();
  const { body: seat } = await s.apply(an, course);
  ok(await s.mark(s.officer, course.sessions[0], seat.id, 'present'), 'mark');
  ok(await s.officer.post('/paper_results', { course: course.id, volunteer: an.volunteer, kind: 'post', mark: '100' }), 'result');
  ok(await finish({ ...s, course }), 'finish');
  await s.stop();
  const asked = async (folder) => {
    const again = await bank(t, { data: folder, demo: null });
    const tinh = await again.as('tinh.giang');
    const seen = async () => ({
      told: (await tinh.get('/messages?limit=200')).body.items.filter((one) => one.about === 'course.follow_up'),
      state: (await again.officer.get(`/courses/${today.id}`)).body.state,
    });
    const { told } = await holding(seen, (now) => now.told.length > 0 && now.state === 'running', 'who was asked');
    return { told, stop: again.stop };
  };
  // a folder that remembers no round of the timetable goes round at once
  const moved = `${data}-moved`;
  atEnd(t, () => rmSync(moved, { recursive: true, force: true }));
  const all = dump(data).split('\n');
  const lines = all.filter((line) => !line.startsWith('{"meta":"work.last.training.courses"'));
  const count = (line) => line.replace(/^end (\d+)$/, (_, n) => `end ${n - (all.length - lines.length)}`);
  writeFileSync(`${data}/all.txt`, lines.map(count).join('\n'));
  const loaded = cli('load', '--data', moved, `${data}/all.txt`);
  assert.equal(loaded.status, 0, loaded.stderr);
  const first = await asked(moved);
  assert.equal(first.told.length, 1);
  assert.match(first.told[0].body, /đã áp dụng được gì từ lớp «Điều phối đội tình nguyện»/);
});
