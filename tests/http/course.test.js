// SPDX-License-Identifier: MIT
// course: getting into a class and out of it: seats kept for groups, the waiting list, invitations, and what is refused: twice, two
// classes at one hour, teaching and attending the same class, going in circles.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftOn } from './support/bank.js';
import { at, classroom, ok } from './support/classroom.js';
import { ended, upload } from './support/sheets.js';

const states = async (s, course, ...people) => {
  const found = await s.enrolments(course);
  return people.map((one) => found[one.volunteer]?.state);
};

test('a class is published once it has a session and its curriculum is approved, and everybody sees it', async (t) => {
  const s = await classroom(t);
  const course = await s.planned({ budget_line: 'Chi thường xuyên', budget: 12_000_000, decision: '05-QĐ/TĐTN' });
  assert.equal(course.state, 'planned');
  assert.equal((await s.get(`/public/courses/${course.id}`)).status, 404);
  const early = await s.officer.post(`/courses/${course.id}/publications`);
  assert.deepEqual([early.status, early.body.code], [409, 'no-session']);
  await s.session(course, at(shiftOn(3)));
  const outside = await s.officer.post('/course_sessions', { course: course.id, ...at(shiftOn(90)) });
  assert.deepEqual(outside.body.errors.map((flaw) => flaw.code), ['outside']);
  const overlap = await s.officer.post('/course_sessions', { course: course.id, ...at(shiftOn(3, 9)) });
  assert.deepEqual(overlap.body.errors.map((flaw) => flaw.code), ['overlap']);
  ok(await s.officer.post(`/courses/${course.id}/publications`), 'publication');
  const page = await s.page(`/lop/${course.id}`);
  assert.match(page.text, /Điều phối đội tình nguyện/);
  assert.match(page.text, /Đăng nhập để ghi danh/);
  assert.doesNotMatch(page.text, /<script/);
  assert.match((await s.page('/lop')).text, /còn <b>20<\/b> trên 20 chỗ/);
  const kept = await s.officer.post('/courses', { title: 'X', curriculum: s.curriculum.id, unit: s.unit, place: s.place, starts: shiftOn(1).day, ends: shiftOn(1).day, seats: 2, minority_seats: 2, border_seats: 1 });
  assert.deepEqual(kept.body.errors.map((flaw) => flaw.code), ['kept']);
});

test('people apply, wait, move up when somebody withdraws, and are told', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ seats: 1 });
  const [an, binh, chi] = [await s.trainee(), await s.trainee(), await s.trainee()];
  const first = await s.apply(an, course);
  assert.deepEqual([first.status, first.body.state], [201, 'enrolled'], first.text);
  assert.deepEqual((await s.apply(binh, course)).body.state, 'waiting');
  const third = await s.apply(chi, course);
  assert.deepEqual([third.body.state, third.body.place_in_line], ['waiting', 2]);
  const twice = await s.apply(an, course);
  assert.deepEqual([twice.status, twice.body.code], [409, 'enrolled']);
  assert.match(twice.body.detail, /Được nhận/);

  ok(await an.me.post('/me/enrolments/withdrawals', { enrolment: first.body.id }), 'withdrawal');
  assert.deepEqual(await states(s, course, an, binh, chi), ['withdrawn', 'enrolled', 'waiting']);
  assert.equal((await s.enrolments(course))[chi.volunteer].place_in_line, 1);
  const told = await s.told('course.enrolled');
  assert.equal(told.length, 2, 'who got the seat first, and who moved up');
  assert.equal((await an.me.post('/me/enrolments/withdrawals', { enrolment: first.body.id })).status, 409);
  assert.equal((await chi.me.post('/me/enrolments/withdrawals', { enrolment: first.body.id })).status, 404);
  assert.equal((await s.apply(an, course)).body.state, 'waiting', 'asking again begins at the end of the line');

  ok(await s.officer.patch(`/courses/${course.id}`, { seats: 3 }), 'more seats');
  assert.deepEqual(await states(s, course, an, binh, chi), ['enrolled', 'enrolled', 'enrolled']);
});

test('kept seats are for their group only, and what somebody says of themselves is deleted when they leave', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ seats: 2, minority_seats: 1 });
  const [an, binh, hbia] = [await s.trainee(), await s.trainee(), await s.trainee({ full_name: "H'Bia Êban" })];
  assert.equal((await s.apply(an, course)).body.state, 'enrolled');
  assert.equal((await s.apply(binh, course)).body.state, 'waiting', 'the other seat is kept');
  assert.match((await s.page('/lop')).text, /Chỉ còn 1 chỗ giữ cho nhóm ưu tiên/);
  assert.match((await hbia.me.page(`/lop/${course.id}`)).text, /Tự khai là người dân tộc thiểu số/);
  const mine = await s.apply(hbia, course, { minority: true });
  assert.deepEqual([mine.body.state, mine.body.minority], ['enrolled', true]);
  ok(await hbia.me.post('/me/enrolments/withdrawals', { enrolment: mine.body.id }), 'withdrawal');
  assert.equal((await s.enrolments(course))[hbia.volunteer].minority, false);
  assert.deepEqual(await states(s, course, binh), ['waiting']);
  ok(await s.officer.patch(`/courses/${course.id}`, { minority_seats: 0 }), 'seat given up');
  assert.deepEqual(await states(s, course, binh), ['enrolled']);
});

test('a person is in one class at an hour, as a trainee or a trainer, and is told in which', async (t) => {
  const s = await classroom(t);
  const one = await s.course({ title: 'Sơ cấp cứu' }, [at(shiftOn(5))]);
  const other = await s.course({ title: 'Kỹ năng trại' }, [at(shiftOn(6)), at(shiftOn(5, 9))]);
  const an = await s.trainee();
  assert.equal((await s.apply(an, one)).body.state, 'enrolled');
  const clash = await s.apply(an, other);
  assert.deepEqual([clash.status, clash.body.code], [409, 'clash']);
  assert.match(clash.body.detail, /Sơ cấp cứu.*7:00–11:00/);
  const teach = await s.officer.post('/course_trainers', { course: other.id, volunteer: an.volunteer, part: 'lead' });
  assert.deepEqual([teach.status, teach.body.code], [409, 'clash']);
  const own = await s.officer.post('/course_trainers', { course: one.id, volunteer: an.volunteer, part: 'lead' });
  assert.deepEqual(own.body.errors.map((flaw) => flaw.code), ['trainee']);

  const third = await s.course({ title: 'Truyền thông' }, [at(shiftOn(8))]);
  assert.equal((await s.apply(an, third)).body.state, 'enrolled');
  const moved = await s.officer.patch(`/course_sessions/${third.sessions[0].id}`, { ...at(shiftOn(5, 10)) });
  assert.deepEqual([moved.status, moved.body.code], [409, 'clash']);
  assert.match(moved.body.detail, /1 học viên.*Sơ cấp cứu/);

  const teacher = await s.trainee();
  ok(await s.officer.post('/course_trainers', { course: one.id, volunteer: teacher.volunteer }), 'trainer');
  assert.equal((await s.apply(teacher, one)).body.code, 'trainer');
});

test('nobody is taught by whom they taught, directly or through others', async (t) => {
  const s = await classroom(t, { curriculum: { level: 1, audience: 'trainer' } });
  const [a, b, c] = [await s.trainee(), await s.trainee(), await s.trainee()];
  const taught = async (teacher, learner, days) => {
    const course = await s.course({}, [at(shiftOn(days))]);
    ok(await s.officer.post('/course_trainers', { course: course.id, volunteer: teacher.volunteer, part: 'lead' }), 'trainer');
    return s.apply(learner, course);
  };
  assert.equal((await taught(a, b, 1)).body.state, 'enrolled');
  assert.equal((await taught(b, c, 2)).body.state, 'enrolled');
  const circle = await taught(c, a, 3);
  assert.deepEqual([circle.status, circle.body.code], [409, 'lineage'], circle.text);
  const course = await s.course({}, [at(shiftOn(4))]);
  ok(await s.apply(a, course), 'application');
  const named = await s.officer.post('/course_trainers', { course: course.id, volunteer: c.volunteer, part: 'co' });
  assert.deepEqual([named.status, named.body.code], [409, 'lineage'], named.text);
  const observer = await s.officer.post('/course_trainers', { course: course.id, volunteer: c.volunteer, part: 'observer' });
  assert.equal(observer.status, 201, 'observing makes nobody a parent in the tree');
});

test('staff enrol people they know, refuse with a reason, and take applications by approval', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ by_approval: true });
  const an = await s.trainee();
  const asked = await s.apply(an, course);
  assert.equal(asked.body.state, 'applied');
  const silent = await s.officer.post(`/enrolments/${asked.body.id}/decisions`, { state: 'refused' });
  assert.deepEqual([silent.status, silent.body.errors[0].pointer], [422, '/reason']);
  const taken = await s.officer.post(`/enrolments/${asked.body.id}/decisions`, { state: 'enrolled' });
  assert.equal(taken.body.state, 'enrolled');
  assert.equal(taken.body.asked, asked.body.asked, 'waiting to be looked at costs nobody their turn');
  const put = await s.officer.post('/enrolments', { course: course.id, volunteer: an.volunteer });
  assert.deepEqual([put.status, put.body.code], [409, 'enrolled']);
  const refused = await s.officer.post(`/enrolments/${asked.body.id}/decisions`, { state: 'refused', reason: 'Chưa đủ điều kiện' });
  assert.equal(refused.body.reason, 'Chưa đủ điều kiện');
  assert.match((await an.me.page('/lop-cua-toi')).text, /Chưa đủ điều kiện/);
  assert.equal((await s.officer.delete(`/enrolments/${asked.body.id}`)).status, 409);
  assert.equal((await an.me.post(`/enrolments/${asked.body.id}/decisions`, { state: 'enrolled' })).status, 403);
});

test('cadres whose knowledge is out of date are listed, invited, and come when they accept', async (t) => {
  const s = await classroom(t);
  const course = await s.course();
  const [an, binh] = [await s.trainee(), await s.trainee()];
  for (const who of [an, binh])
    ok(await s.tinh.post('/cadres', { full_name: 'Cán bộ', unit: s.unit, position: 'Phó Bí thư', from: '2024-01-01', volunteer: who.volunteer }), 'cadre');
  const { items: kinds } = (await s.get('/certificate_kinds')).body;
  const kind = kinds.find((one) => one.code === 'volunteer_management') ?? kinds.find((one) => one.code === 'trainer');
  ok(await s.officer.post('/certificates', { volunteer: binh.volunteer, kind: kind.id, unit: s.unit, issued: shiftOn(-1).day }), 'certificate');
  const list = async () => ok(await s.officer.get(`/courses/${course.id}/out_of_date`), 'list').items.map((row) => [row.volunteer, row.state]);
  const before = await list();
  assert.ok(before.some(([who]) => who === an.volunteer));
  assert.ok(!before.some(([who]) => who === binh.volunteer), 'holds one that is valid today');
  const invited = ok(await s.officer.post(`/courses/${course.id}/invitations`, { all: true }), 'invitations');
  assert.equal(invited.invited + invited.skipped, before.length);
  assert.ok((await list()).some(([who, state]) => who === an.volunteer && state === 'invited'));
  assert.ok((await s.told('course.invited')).length >= 1);
  const own = (await s.enrolments(course))[an.volunteer];
  const page = await an.me.page('/lop-cua-toi');
  assert.match(page.text, /Tôi sẽ học/);
  ok(await an.me.post('/me/enrolments/acceptances', { enrolment: own.id }), 'acceptance');
  assert.deepEqual(await states(s, course, an), ['enrolled']);
  assert.equal(ok(await s.officer.post(`/courses/${course.id}/invitations`, { all: true }), 'again').invited, 0);
});

test('names of trainees are for staff of the class and its trainers', async (t) => {
  const s = await classroom(t);
  const course = await s.course();
  const [an, teacher, other] = [await s.trainee({ full_name: 'Trần Thị Riêng' }), await s.trainee(), await s.trainee()];
  ok(await s.apply(an, course), 'application');
  const at = `/course_sessions/${course.sessions[0].id}/roster`;
  assert.equal((await other.me.get(at)).status, 403);
  assert.deepEqual((await other.me.get(`/enrolments?course=${course.id}`)).body.items, []);
  ok(await s.officer.post('/course_trainers', { course: course.id, volunteer: teacher.volunteer }), 'trainer');
  assert.deepEqual((await teacher.me.get(at)).body.items.map((line) => line.name), ['Trần Thị Riêng']);
  const monitor = await s.as('theodoi.minh');
  const seen = (await monitor.get(`/enrolments?course=${course.id}`)).body.items;
  assert.ok(seen.length === 1 && seen[0].name === undefined && seen[0].minority === undefined);
});

test('a cancelled class tells everybody why and takes nobody', async (t) => {
  const s = await classroom(t);
  const course = await s.course();
  const [an, binh] = [await s.trainee(), await s.trainee()];
  ok(await s.apply(an, course), 'application');
  assert.equal((await s.officer.post(`/courses/${course.id}/cancellations`, {})).status, 422);
  ok(await s.officer.post(`/courses/${course.id}/cancellations`, { end_reason: 'Mưa lũ' }), 'cancellation');
  assert.equal((await s.told('course.cancelled')).length, 1);
  const late = await s.apply(binh, course);
  assert.deepEqual([late.status, late.body.code], [409, 'closed']);
  assert.match((await s.page(`/lop/${course.id}`)).text, /Mưa lũ/);
  const changed = await s.officer.patch(`/courses/${course.id}`, { seats: 3 });
  assert.deepEqual(changed.body.errors.map((flaw) => [flaw.pointer, flaw.code]), [['/seats', 'over']]);
});

test('two organisers who change one class do not undo each other', async (t) => {
  const s = await classroom(t);
  const course = await s.planned();
  const path = `/courses/${course.id}`;
  const etag = (await s.officer.get(path)).headers.get('etag');
  const change = (body) => s.officer.send('PATCH', path, { body, headers: { 'if-match': etag } });
  assert.equal((await change({ seats: 25 })).status, 200);
  const late = await change({ seats: 30 });
  assert.equal(late.status, 412, late.text);
  assert.equal((await s.officer.get(path)).body.seats, 25);
});

test('two records of one person that are merged leave one enrolment in a class', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ seats: 2 });
  const [an, double, waits] = [await s.trainee(), await s.trainee(), await s.trainee()];
  for (const who of [an, double]) assert.equal((await s.apply(who, course)).body.state, 'enrolled');
  assert.equal((await s.apply(waits, course)).body.state, 'waiting');
  ok(await s.officer.post(`/volunteers/${double.volunteer}/merge`, { into: an.volunteer }), 'merge');
  const { items } = ok(await s.officer.get(`/enrolments?course=${course.id}`), 'enrolments');
  const own = items.filter((one) => one.volunteer === an.volunteer).map((one) => one.state);
  assert.deepEqual(own.sort(), ['enrolled', 'withdrawn']);
  assert.deepEqual(await states(s, course, waits), ['enrolled'], 'the double seat went to who waited');
});

test('what is known of a person includes their classes', async (t) => {
  const s = await classroom(t);
  const course = await s.course();
  const an = await s.trainee();
  ok(await s.apply(an, course), 'application');
  const mine = ok(await an.me.get('/me/export'), 'export');
  assert.equal(mine.enrolment.length, 1);
  assert.equal(mine.enrolment[0].course, course.id);
});

test('a list of trainees from a sheet tells each line that cannot be, and loses none', async (t) => {
  const s = await classroom(t);
  const course = await s.course();
  const [an, binh] = [await s.trainee(), await s.trainee()];
  ok(await s.apply(an, course), 'application');
  const rows = ['Lớp,Học viên', ...[an, binh, binh].map((who) => `${course.id},${who.volunteer}`)].join('\n');
  const job = ok(await upload(s, s.officer, '/enrolments/import', 'lop.csv', Buffer.from(rows)), 'upload');
  const done = await ended(s.officer, job.job ?? job.id);
  assert.ok(done.state === 'done', JSON.stringify(done));
  const found = await s.enrolments(course);
  assert.deepEqual([Object.keys(found).length, found[binh.volunteer]?.state], [2, 'enrolled']);
});
