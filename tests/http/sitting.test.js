// SPDX-License-Identifier: MIT
// sitting: tests on phones that lose nothing and never send a right answer, of each kind once; results on paper from a sheet whose
// impossible lines are said one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classroom, now, ok } from './support/classroom.js';
import { upload } from './support/sheets.js';

const HOUR = 3_600_000;
const moment = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const codes = (answer) => (answer.body.errors ?? []).map((flaw) => flaw.code);

/** A class with a session under way, in which `came` was present and `absent` was not; staff have opened every test. */
async function testing(t, { open = ['pre', 'post', 'anchor'] } = {}) {
  const s = await classroom(t);
  const course = await s.course({}, [now()]);
  const [came, absent] = [await s.trainee(), await s.trainee()];
  for (const one of [came, absent]) ok(await s.apply(one, course), 'application');
  const enrolled = await s.enrolments(course);
  ok(await s.mark(s.officer, course.sessions[0], enrolled[came.volunteer].id, 'present'), 'mark');
  const opens = async (kind, from = -1, to = 2) =>
    ok(await s.officer.post('/test_windows', { course: course.id, kind, opens: moment(from), closes: moment(to) }), 'window');
  for (const kind of open) await opens(kind);
  const begin = (who, kind) => who.me.post(`/courses/${course.id}/sittings`, { kind });
  const answer = (who, sitting, question, choice) => who.me.post(`/sittings/${sitting}/answers`, { question, choice });
  const paper = async (who, sitting, n) => ok(await who.me.get(`/sittings/${sitting}/paper${n ? `?cau=${n}` : ''}`), 'paper');
  /** Answers everything, `wrong` of them wrongly, and hands in. */
  const sit = async (who, kind, wrong = 0) => {
    const sitting = ok(await begin(who, kind), 'sitting');
    for (let n = 1; n <= sitting.asked; n += 1) {
      const { choices } = await paper(who, sitting.id, n);
      const right = choices.find((choice) => choice.text.startsWith('Đúng')).n;
      ok(await answer(who, sitting.id, n, n <= wrong ? (right % 3) + 1 : right), 'answer');
    }
    ok(await who.me.post(`/sittings/${sitting.id}/answers`, { finish: true }), 'handing in');
    return paper(who, sitting.id);
  };
  return Object.assign(s, { course, came, absent, enrolled, opens, begin, answer, paper, sit });
}

test('a test is resumed where it was left, is scored by the server and sends no right answer', async (t) => {
  const s = await testing(t);
  const sitting = ok(await s.begin(s.came, 'post'), 'sitting');
  assert.equal(sitting.asked, 6);
  ok(await s.answer(s.came, sitting.id, 1, 2), 'answer');
  ok(await s.answer(s.came, sitting.id, 1, 1), 'the same question again');
  const again = await s.begin(s.came, 'post');
  assert.deepEqual([again.status, again.body.id], [200, sitting.id], 'beginning again goes on');
  const left = await s.paper(s.came, sitting.id);
  assert.deepEqual([left.n, left.answered, left.left], [2, 1, 5]);
  assert.deepEqual((await s.paper(s.came, sitting.id, 1)).choices.map((c) => c.checked), [true, false, false]);
  assert.doesNotMatch(JSON.stringify(await s.paper(s.came, sitting.id, 3)), /right/);
  assert.equal((await s.came.me.get(`/curriculums/${s.curriculum.id}/questions`)).status, 403);

  const bad = [await s.answer(s.came, sitting.id, 7, 1), await s.answer(s.came, sitting.id, 2, 4), await s.answer(s.came, sitting.id, 2, 0)];
  assert.deepEqual(bad.map((one) => [one.status, codes(one)]), bad.map(() => [422, ['required']]));
  for (let n = 1; n <= 6; n += 1) ok(await s.answer(s.came, sitting.id, n, n <= 5 ? 2 : 1), 'answer');
  ok(await s.came.me.post(`/sittings/${sitting.id}/answers`, { finish: true }), 'handing in');
  const done = await s.paper(s.came, sitting.id);
  assert.deepEqual([done.done, done.right, done.percent, done.passed], [true, 5, 83, true]);
  assert.equal((await s.answer(s.came, sitting.id, 1, 1)).body.code, 'done');
  assert.equal((await s.begin(s.came, 'post')).body.code, 'done');
  assert.equal((await s.absent.me.get(`/sittings/${sitting.id}/paper`)).status, 404);
  assert.equal((await s.answer(s.absent, sitting.id, 1, 1)).status, 404);
});

test('a test is for people of the class, in its time, and after the class only for who came', async (t) => {
  const s = await testing(t, { open: ['post'] });
  const stranger = await s.trainee();
  assert.equal((await s.begin(stranger, 'post')).status, 404);
  assert.equal((await stranger.me.get(`/courses/${s.course.id}/tests`)).status, 404);
  assert.equal((await s.begin(s.absent, 'post')).body.code, 'never_attended');
  assert.equal((await s.begin(s.came, 'pre')).body.code, 'closed');
  assert.equal((await s.begin(s.came, 'retest')).body.code, 'closed');
  assert.deepEqual(codes(await s.officer.post('/test_windows', { course: s.course.id, kind: 'pre', opens: moment(2), closes: moment(1) })), ['order']);
  assert.equal((await s.officer.post('/test_windows', { course: s.course.id, kind: 'post', opens: moment(0), closes: moment(1) })).status, 409);
  await s.opens('retest');
  assert.equal((await s.begin(s.came, 'retest')).body.code, 'no_post');
  const [window] = (await s.officer.get(`/test_windows?course=${s.course.id}&kind=post`)).body.items;
  const sitting = ok(await s.begin(s.came, 'post'), 'sitting');
  ok(await s.answer(s.came, sitting.id, 1, 2), 'answer');
  ok(await s.officer.patch(`/test_windows/${window.id}`, { closes: moment(-0.5) }), 'closing');
  assert.equal((await s.answer(s.came, sitting.id, 2, 2)).body.code, 'closed');
  ok(await s.came.me.post(`/sittings/${sitting.id}/answers`, { finish: true }), 'what was answered is handed in');
  assert.equal((await s.paper(s.came, sitting.id)).right, 1);
  assert.equal(ok(await s.begin(s.came, 'retest'), 'retest').asked, 6);
});

test('the anchor test asks the ten of the master, and another order of others', async (t) => {
  const s = await testing(t);
  const done = await s.sit(s.came, 'anchor', 2);
  assert.deepEqual([done.asked, done.percent, done.judged], [10, 80, false]);
  const [mine, other] = [ok(await s.begin(s.came, 'pre'), 'mine'), ok(await s.begin(s.absent, 'pre'), 'other')];
  const order = async (who, sitting) => {
    const prompts = [];
    for (let n = 1; n <= 6; n += 1) prompts.push((await s.paper(who, sitting.id, n)).prompt);
    return prompts;
  };
  const seen = await order(s.came, mine);
  assert.deepEqual([...seen].sort(), (await order(s.absent, other)).sort());
  assert.deepEqual(seen, await order(s.came, mine), 'the order stays');
});

test('a class that is finished is sat no more, and its results are read by its trainers', async (t) => {
  const s = await testing(t);
  const trainer = await s.trainee();
  ok(await s.officer.post('/course_trainers', { course: s.course.id, volunteer: trainer.volunteer, part: 'lead' }), 'trainer');
  await s.sit(s.came, 'post', 6);
  const { items } = ok(await trainer.me.get(`/courses/${s.course.id}/results`), 'results');
  assert.equal(items.find((one) => one.volunteer === s.came.volunteer).sittings[0].percent ?? 0, 0);
  assert.equal((await s.came.me.get(`/courses/${s.course.id}/results`)).status, 403);
  ok(await s.officer.patch(`/courses/${s.course.id}`, { ends: s.course.sessions[0].day }), 'its last day');
  ok(await s.officer.post(`/courses/${s.course.id}/finishes`, { anyway: true }), 'finish');
  assert.equal((await s.begin(s.came, 'pre')).body.code, 'over');
  await s.opens('retest');
  assert.equal(ok(await s.begin(s.came, 'retest'), 'a retest is for afterwards').asked, 6);
});

test('staff make a sitting void with a reason, and it can be sat again', async (t) => {
  const s = await testing(t);
  await s.sit(s.came, 'post', 6);
  const { items } = ok(await s.officer.get(`/courses/${s.course.id}/results`), 'results');
  const [sitting] = items.find((one) => one.volunteer === s.came.volunteer).sittings;
  assert.equal((await s.came.me.post(`/sittings/${sitting.id}/voids`, { reason: 'x' })).status, 403);
  assert.deepEqual(codes(await s.officer.post(`/sittings/${sitting.id}/voids`, {})), ['required']);
  ok(await s.officer.post(`/sittings/${sitting.id}/voids`, { reason: 'Làm hộ' }), 'void');
  assert.equal((await s.officer.post(`/sittings/${sitting.id}/voids`, { reason: 'x' })).body.code, 'void');
  assert.match((await s.came.me.page(`/bai-kiem-tra/${sitting.id}`)).text, /Làm hộ/);
  assert.equal((await s.sit(s.came, 'post')).percent, 100);
});

test('staff collect what was left open, and it counts by what was answered', async (t) => {
  const s = await testing(t);
  const sitting = ok(await s.begin(s.came, 'post'), 'sitting');
  for (const n of [1, 2, 3]) ok(await s.answer(s.came, sitting.id, n, 2), 'answer');
  assert.equal((await s.came.me.post(`/courses/${s.course.id}/collections`)).status, 403);
  assert.equal((await s.officer.post(`/courses/${s.course.id}/collections`)).status, 204);
  const left = await s.paper(s.came, sitting.id);
  assert.deepEqual([left.done, left.percent], [true, 50]);
  assert.equal((await s.officer.post(`/courses/${s.course.id}/collections`)).status, 204);
});

test('without JavaScript: begin, answer question by question, skip, hand in', async (t) => {
  const s = await testing(t);
  const headers = { cookie: s.came.me.cookie };
  const follow = async (answer) => {
    assert.equal(answer.status, 303, answer.text);
    return { where: answer.headers.get('location'), text: (await s.came.me.page(answer.headers.get('location'))).text };
  };
  assert.match((await s.came.me.page(`/lop/${s.course.id}/kiem-tra`)).text, /Bắt đầu/);
  let page = await follow(await s.form(`/lop/${s.course.id}/kiem-tra`, { kind: 'post' }, { headers }));
  assert.match(page.text, /Câu 1 trên 6/);
  assert.doesNotMatch(page.text, /<script/);
  const where = page.where;
  const none = await s.form(`${where}?cau=1`, { question: '1' }, { headers });
  assert.equal(none.status, 422);
  assert.match(none.text, /Hãy chọn một phương án/);
  page = await follow(await s.form(`${where}?cau=1`, { question: '1', choice: '2' }, { headers }));
  assert.match(page.text, /Câu 2 trên 6/);
  page = { text: (await s.came.me.page(`${where}?cau=7`)).text };
  assert.match(page.text, /Còn 5 câu chưa trả lời/);
  page = await follow(await s.form(where, { finish: 'true' }, { headers }));
  assert.match(page.text, /17%/);
  assert.match(page.text, /Chưa đạt/);
});

test('results on paper come from a sheet; what cannot be is said line by line and nothing else is lost', async (t) => {
  const s = await testing(t);
  const phone = (who) => who.body.phone;
  const stranger = await s.trainee();
  const rows = [
    ['Số điện thoại', 'Bài kiểm tra', 'Kết quả'],
    [phone(s.came), 'Bài đầu khóa', '62,5'],
    [phone(s.came), 'Bài cuối khóa', '17/20'],
    [phone(s.came), 'Bài cuối khóa', '18/20'],
    [phone(s.absent), 'Bài cuối khóa', '90'],
    [phone(s.absent), 'Bài đầu khóa', '120%'],
    [phone(stranger), 'Bài đầu khóa', '50'],
    [phone(s.came), 'Bài neo', '0,85'],
    [phone(s.came), 'Bài neo', '12/10'],
    [phone(s.came), 'Bài neo', ''],
  ];
  const sheet = Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n'));
  const send = (fields) => upload(s, s.officer, '/paper_results/import', 'diem.csv', sheet, { set: `course=${s.course.id}`, ...fields });
  const dry = await send({ dry_run: 'true' });
  assert.equal(dry.status, 200, dry.text);
  const said = Object.fromEntries(dry.body.problems.map((p) => [p.cell, p.code]));
  assert.deepEqual([dry.body.rows, dry.body.created], [9, 2], dry.text);
  assert.deepEqual(
    [said.A5, said.C6, said.A7, said.C8, said.C9, said.C10],
    ['never_attended', 'range', 'enrolled', 'fraction', 'range', 'required'],
    dry.text,
  );
  assert.equal(dry.body.duplicates, 1, 'the same test twice');
  const done = await send({ good_only: 'true' });
  assert.ok(done.status < 300, done.text);
  let results = [];
  for (let tries = 0; results.length < 2 && tries < 100; tries += 1) {
    const { items } = ok(await s.officer.get(`/courses/${s.course.id}/results`), 'results');
    results = items.find((one) => one.volunteer === s.came.volunteer).sittings;
  }
  const shown = Object.fromEntries(results.map((r) => [r.kind, [r.percent, r.source, r.state]]));
  assert.deepEqual(shown, { pre: [63, 'paper', 'done'], post: [85, 'paper', 'done'] });
  assert.equal((await s.begin(s.came, 'post')).body.code, 'done');
  const one = await s.officer.post('/paper_results', { course: s.course.id, volunteer: s.came.volunteer, kind: 'post', mark: '50' });
  assert.deepEqual([one.status, one.body.code], [409, 'twice']);
  const post = results.find((r) => r.kind === 'post');
  ok(await s.officer.post(`/sittings/${post.id}/voids`, { reason: 'Nhập nhầm' }), 'void');
  const mended = ok(await s.officer.post('/paper_results', { course: s.course.id, volunteer: s.came.volunteer, kind: 'post', right_count: 0, asked: 20 }), 'again');
  assert.equal(ok(await s.officer.get(`/sittings/${mended.sitting}`), 'sitting').percent ?? 0, 0);
  assert.equal((await s.officer.delete(`/paper_results/${mended.id}`)).body.code, 'entered');
});
