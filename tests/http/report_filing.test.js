// SPDX-License-Identifier: MIT
// report_filing: a commune's monthly report from the reminder to the area that receives it: prefilled, handed in, given back with reasons, handed in again,
// accepted; who may do what; late and on time kept; a consolidated report that takes in what was accepted below.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { download } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const body = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const slug = (answer, status) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body.code;
};
const unitOf = async (who) => body(await who.get('/me')).roles.find((one) => one.role !== 'volunteer').unit;

test('reports that are due', async (t) => {
  const s = await bank(t);
  const [chi, dung, tinh, monitor, an] = await Promise.all(['canbo.chi', 'cum.dung', 'tinh.giang', 'theodoi.minh', 'tnv.an'].map((name) => s.as(name)));
  const [home, area] = [await unitOf(chi), await unitOf(dung)];
  const mine = async (who = chi, unit = home) => body(await who.get(`/plan/filings?unit=${unit}`));
  const whole = async (id, who = chi) => body(await who.get(`/report_filings/${id}/whole`));
  const move = (who, id, action, more = {}) => who.post(`/report_filings/${id}/moves`, { action, ...more });
  const first = await mine();
  const back = first.owed.find((one) => one.state === 'returned');

  await t.test('a unit sees what it owes, by when, and what was given back and why; nothing is owed twice', async () => {
    assert.equal(first.above.id, area);
    assert.equal(new Set(first.owed.map((one) => `${one.kind}/${one.year}/${one.part}`)).size, first.owed.length);
    assert.match(back.reason, /bổ sung/);
    assert.equal(back.days_left, 3);
    const next = first.owed.find((one) => one.kind === 'month' && one.state === 'due');
    assert.ok(next.days_left >= 0, 'the month that runs is not overdue');
    assert.equal(next.due.slice(8), '05');
    const { counts } = first;
    assert.equal(counts.all, first.owed.length);
    assert.equal(counts.on_time + counts.late + counts.missed + counts.open + counts.excused, counts.all);
  });

  await t.test('what to do next says the day that the report was given back with', async () => {
    const { next } = body(await chi.get(`/plan/units?unit=${home}&year=${back.year}`));
    const [day, month, year] = back.back_by.split('-').reverse();
    const its = next.filter((one) => one.code === 'report').map((one) => one.text);
    assert.deepEqual(its.filter((words) => words.includes('trả lại')), [`${back.title}, bị trả lại, nộp lại chậm nhất ${day}/${month}/${year}`]);
  });

  await t.test('the job makes nothing again, and reminds once', async () => {
    const told = async () => body(await tinh.get('/messages?limit=200')).items.filter((one) => one.about === 'report.filing' && one.unit === home);
    const before = first.owed.length;
    const waiting = async (tries = 100) => {
      const found = await told();
      if (found.length || tries === 0) return found;
      await new Promise((go) => setTimeout(go, 100));
      return waiting(tries - 1);
    };
    const sent = await waiting();
    assert.equal(new Set(sent.map((one) => one.id)).size, sent.length);
    assert.equal(sent.length, 1, 'the officer is told of the report that was given back');
    assert.equal((await mine()).owed.length, before);
  });

  await t.test('a report put together from those below says who handed in, and when; one of a unit with nobody below says nothing of it', async () => {
    const { items } = body(await dung.get(`/plan/filings/below?unit=${area}&kind=month&year=${back.year}&part=${back.part}`));
    assert.ok(items.length > 1);
    const says = async (who, unit) => {
      const { id } = body(await who.post('/plan_reports', { unit, kind: 'month', year: back.year, part: back.part }), 201);
      const word = unzip((await download(s, who, `/plan_reports/${id}/files?form=docx`)).bytes).get('word/document.xml').toString();
      assert.equal((await who.delete(`/plan_reports/${id}`)).status, 204);
      return word.replaceAll(/<[^>]+>/g, '|');
    };
    const whole = await says(dung, area);
    assert.match(whole, /TÌNH HÌNH NỘP BÁO CÁO/);
    for (const { unit } of items) assert.ok(whole.includes(`|${unit.name}|`), unit.name);
    assert.match(whole, /\|Đúng hạn\|/);
    assert.doesNotMatch(await says(chi, home), /TÌNH HÌNH NỘP BÁO CÁO/);
  });

  await t.test('a draft is begun once, with what was recorded; the month that runs is handed in by its unit only', async () => {
    const year = first.owed.find((one) => one.kind === 'year');
    const draft = body(await chi.post(`/report_filings/${year.id}/drafts`), 201);
    assert.deepEqual([draft.kind, draft.year, draft.unit], ['year', year.year, home]);
    assert.match(draft.results, /^- .+ ngày \d\d\/\d\d\/\d{4}/, 'campaigns of the year');
    assert.equal(draft.office, 'BÍ THƯ', 'who signs, as last time');
    assert.equal(body(await chi.post(`/report_filings/${year.id}/drafts`)).id, draft.id);
    if (new Date().getMonth() < 11) assert.equal(slug(await chi.post(`/report_filings/${year.id}/hand_in`), 409), 'early');
    for (const who of [monitor, an]) assert.equal((await who.post(`/report_filings/${year.id}/drafts`)).status, 403);
  });

  await t.test('what was given back is changed, handed in whole, taken back, and handed in again', async () => {
    const { report } = await whole(back.id);
    body(await chi.patch(`/plan_reports/${report}`, { results: '' }));
    assert.equal(slug(await chi.post(`/report_filings/${back.id}/hand_in`), 409), 'empty');
    body(await chi.patch(`/plan_reports/${report}`, { results: '- Ngày thứ bảy tình nguyện: 4 thôn, 62 lượt.', number: 31 }));
    const done = body(await chi.post(`/report_filings/${back.id}/hand_in`));
    assert.deepEqual(done, { id: back.id, state: 'submitted', late: false }, 'the first hand-in was in time, and this one within its days');
    const handed = await whole(back.id);
    assert.equal(handed.says.kept, true);
    const sent = await download(s, chi, `/plan_reports/${report}/files?form=pdf`);
    assert.equal((await chi.patch(`/plan_reports/${report}`, { results: 'khác' })).status, 409, 'kept');
    assert.equal(slug(await chi.post(`/report_filings/${back.id}/hand_in`), 409), 'state');

    body(await move(chi, back.id, 'recall'));
    const taken = await whole(back.id);
    assert.equal(taken.state, 'returned', 'it was given back before: so it is again');
    assert.notEqual(taken.report, report);
    assert.equal(taken.says.results, '- Ngày thứ bảy tình nguyện: 4 thôn, 62 lượt.');
    assert.deepEqual((await download(s, chi, `/plan_reports/${report}/files?form=pdf`)).bytes, sent.bytes, 'what was handed in stays');
    body(await chi.post(`/report_filings/${back.id}/hand_in`));
  });

  await t.test('the area receives: not who handed it in, not the commune, not without reasons', async () => {
    assert.equal((await mine(dung, area)).waiting.length, 2);
    assert.equal(slug(await move(chi, back.id, 'accept'), 403), 'mover');
    assert.equal((await move(monitor, back.id, 'accept')).status, 403);
    assert.equal((await move(an, back.id, 'accept')).status, 403);
    assert.equal((await move(dung, back.id, 'return')).body.errors[0].pointer, '/reason');
    body(await move(dung, back.id, 'accept'));
    assert.equal(slug(await move(dung, back.id, 'accept'), 409), 'state');
    const { steps, standing, state } = await whole(back.id);
    assert.deepEqual([state, standing], ['accepted', 'on_time']);
    assert.deepEqual(steps.map((one) => one.action), ['submit', 'return', 'submit', 'recall', 'submit', 'accept']);
    assert.equal(steps.at(-1).by, 'Phạm Văn Dũng');
    const waits = (await mine(dung, area)).waiting[0];
    body(await dung.post(`/report_filings/${waits.id}/moves`, { action: 'return', reason: 'Thiếu số người tham gia.' }));
    const again = await whole(waits.id, dung);
    body(await dung.patch(`/plan_reports/${again.report}`, { results: 'Đã bổ sung: 40 lượt.' }));
    body(await dung.post(`/report_filings/${waits.id}/hand_in`));
    assert.equal(slug(await move(dung, waits.id, 'accept'), 409), 'own', 'four eyes');
    body(await move(tinh, waits.id, 'accept'));
  });

  await t.test('on paper, waived, and a silent unit: each counts as what it is', async () => {
    const { periods } = await mine(dung, area);
    const month = periods.filter((one) => one.kind === 'month').find((one) => one.part === back.part);
    const below = async () => body(await dung.get(`/plan/filings/below?unit=${area}&kind=month&year=${back.year}&part=${back.part}`));
    const was = await below();
    assert.deepEqual(was.counts, month.counts);
    const silent = was.items.find((one) => one.standing === 'missed');
    assert.equal((await move(dung, silent.id, 'paper')).body.errors.length, 2);
    body(await move(dung, silent.id, 'paper', { paper: '09-BC/ĐTN', paper_on: silent.due }));
    const is = await below();
    assert.equal(is.counts.on_time, was.counts.on_time + 1);
    assert.equal(is.counts.missed, was.counts.missed - 1);
    const next = (await mine(dung, area)).periods.find((one) => one.counts.open > 0 && one.kind === 'month');
    const open = body(await dung.get(`/plan/filings/below?unit=${area}&kind=month&year=${next.year}&part=${next.part}`)).items.find((one) => one.unit.id !== home);
    body(await move(dung, open.id, 'waive', { reason: 'Xã đang sáp nhập trụ sở.' }));
    assert.equal((await whole(open.id, dung)).standing, 'excused');
    body(await move(dung, open.id, 'oblige'));
    assert.equal((await whole(open.id, dung)).standing, 'open');
  });

  await t.test('the province says what is due; units owe it from then on', async () => {
    assert.equal((await dung.post('/report_duties', { unit: area, level: 'commune', kind: 'quarter', day: 10, from: '2026-01-01' })).status, 403);
    const top = await unitOf(tinh);
    const duty = body(await tinh.post('/report_duties', { unit: top, level: 'commune', kind: 'quarter', day: 31, months_after: 1, from: '2026-07-01' }), 201);
    const owed = async (tries = 100) => {
      const found = (await mine()).owed.find((one) => one.kind === 'quarter' && one.part === 3);
      if (found || tries === 0) return found;
      await new Promise((go) => setTimeout(go, 100));
      return owed(tries - 1);
    };
    assert.equal((await owed())?.due, '2026-10-31');
    assert.equal((await mine()).owed.filter((one) => one.kind === 'quarter').length, new Date().getMonth() >= 9 ? 2 : 1, 'none before its day');
    assert.ok(duty.id);
  });
});

test('reports count in the rule of the area, and for the officers who answer for them', async (t) => {
  const s = await bank(t);
  const [tinh, dung] = [await s.as('tinh.giang'), await s.as('cum.dung')];
  const area = body(await tinh.get('/units?code=666')).items[0].id;
  const commune = body(await tinh.get('/units?limit=200')).items.find((one) => one.parent === area && one.kind === 'commune_union').id;
  const ladder = async (unit) => body(await tinh.get(`/plan/filings/ladder?unit=${unit}`));

  await t.test('the ladder 8/6/4/2/0 of Đắk R’Lấp follows what was filed', async () => {
    const is = await ladder(commune);
    assert.deepEqual([is.counts, is.most], [true, 800]);
    assert.match(is.words, new RegExp(`Báo cáo: muộn ${is.late} kỳ, thiếu ${is.missed} kỳ`));
    const { owed } = body(await tinh.get(`/plan/filings?unit=${commune}`));
    const settled = owed.filter((one) => ['on_time', 'late', 'missed'].includes(one.standing));
    assert.equal(is.on_time + is.late + is.missed, settled.length);
    const long = (standing) => settled.some((one) => one.standing === standing && one.kind !== 'month');
    const { late, missed } = is;
    const points = long('missed') || missed >= 3 ? 0 : missed === 2 ? 2 : missed === 1 || long('late') ? 4 : late > 0 ? 6 : 8;
    assert.equal(is.points, points * 100);
  });

  await t.test('a rule that does not look at reports says so', async () => {
    const is = await ladder(await unitOf(dung));
    assert.deepEqual([is.counts, is.points, is.words], [false, 0, '']);
  });
});
