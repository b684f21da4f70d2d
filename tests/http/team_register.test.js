// SPDX-License-Identifier: MIT
// team_register: the register of teams: the Front of an area reviews its teams and nobody else does, what is to be mended is answered by
// who leads the team, and the public sees only teams that run lawfully and only leaders who agreed to be named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from './support/register.js';
import { bank } from './support/bank.js';
import { download } from './support/sheets.js';

const ok = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const codes = (answer) => (answer.body.errors ?? []).map((flaw) => flaw.code);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

test('teams: reviewed by the Front, mended by their leaders, read by everybody when they are lawful', async (t) => {
  const s = await bank(t, { demo: { volunteers: 300, seed: 7 } });
  const front = await s.as('mattran.hanh');
  const binh = await s.as('doitruong.binh');
  const tinh = await s.as('tinh.giang');
  const chi = await s.as('canbo.chi');
  const list = async (who, query = '') => ok(await who.get(`/team_register?limit=200${query}`));
  const one = async (who, team) => ok(await who.get(`/teams/${team}/register`));
  const own = async () => ok(await binh.get('/me/teams')).items.find((row) => row.unit_name.includes('Đức Lập'));
  const listed = async (query = '') => ok(await s.get(`/public/teams${query}`)).items;

  await t.test('each sees the register of their area; a standing for every team', async () => {
    const all = await list(front);
    assert.equal(all.all, 25);
    assert.equal(Object.values(all.counts).reduce((a, b) => a + b, 0), 25);
    assert.deepEqual([all.counts.overdue, all.counts.failed, all.counts.to_mend, all.counts.no_basis], [1, 1, 2, 1]);
    assert.equal((await list(tinh)).all, 25);
    const near = (await list(chi)).items;
    assert.ok(near.length > 0 && near.length < 25, `${near.length}`);
    assert.equal((await binh.get('/team_register')).status, 403);
    const late = (await list(front, '&standing=overdue')).items;
    assert.deepEqual([late.length, late[0].late], [1, true]);
    assert.equal(all.items[0].id, late[0].id, 'whoever is due first comes first');
    assert.ok((await list(front, '&words=sinh%20vien')).items.every((row) => row.name.includes('Sinh viên')));
    assert.equal((await front.get('/team_register?standing=x')).status, 422);
    const book = await download(s, front, '/team_register/export');
    assert.equal(book.status, 200);
    assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
  });

  await t.test('only the Front reviews, only what the table has, only with what it asks for', async () => {
    const asked = (await list(front, '&standing=to_mend')).items.find((row) => row.unit_name.includes('Đức Lập'));
    assert.ok(asked, 'the team of the leader who has a log-in');
    const review = (await one(front, asked.id)).reviews[0];
    const move = (who, body) => who.post(`/team_reviews/${review.id}/moves`, body);
    assert.equal((await move(tinh, { action: 'pass' })).status, 403, 'no officer finds a team lawful');
    assert.equal((await move(binh, { action: 'fail', words: 'x' })).status, 403);
    assert.equal((await move(front, { action: 'answer', words: 'x' })).status, 403, 'nor does the Front answer itself');
    assert.equal((await move(front, { action: 'resume', words: 'x', revisit: day(9) })).status, 409);
    assert.equal((await move(front, { action: 'close', words: 'x' })).status, 422);
    assert.deepEqual(codes(await move(front, { action: 'ask' })), ['required', 'required']);
    assert.deepEqual(codes(await move(front, { action: 'ask', words: 'x', revisit: day(-1) })), ['range']);
    assert.equal((await move(await s.as('tnv.an'), { action: 'answer', words: 'x' })).status, 403);

    // The leader sees what is asked, answers on a form, and the Front finds it mended.
    const mine = await own();
    assert.deepEqual([mine.id, mine.to_mend, mine.good], [asked.id, true, false]);
    assert.ok(mine.mend.includes('Quy chế'));
    ok(await binh.post('/me/team_answers', { team: asked.id, words: 'Đã bổ sung quy chế.' }));
    assert.equal((await list(front, '&standing=to_mend')).total, 2, 'an answer alone makes nothing lawful');
    ok(await move(front, { action: 'pass', words: 'Đã bổ sung đủ.', seen: ['charter', 'money'] }));
    const after = await one(front, asked.id);
    assert.deepEqual([after.standing, after.good], ['lawful', true]);
    assert.deepEqual(after.reviews[0].steps.map((step) => step.action), ['ask', 'answer', 'pass']);
    assert.equal((await binh.post('/me/team_answers', { team: asked.id, words: 'x' })).status, 409);
    assert.equal((await front.post(`/teams/${asked.id}/reviews`, { visit: day(3) })).status, 409, 'one review a year');
    ok(await move(front, { action: 'resume', words: 'Có đơn phản ánh.', revisit: day(5) }));
    assert.equal((await one(front, asked.id)).standing, 'to_mend');
    ok(await move(front, { action: 'pass' }));
  });

  await t.test('a visit is planned by the Front of the area only, never on a day gone by', async () => {
    const late = (await list(front, '&standing=overdue')).items[0];
    assert.equal((await tinh.post(`/teams/${late.id}/reviews`, { visit: day(2) })).status, 403);
    assert.deepEqual(codes(await front.post(`/teams/${late.id}/reviews`, { visit: day(-2) })), ['past']);
    const review = ok(await front.post(`/teams/${late.id}/reviews`, { visit: day(2) }), 201);
    assert.equal((await one(front, late.id)).standing, 'overdue', 'a planned visit is no review');
    ok(await front.post(`/team_reviews/${review.id}/moves`, { action: 'fail', words: 'Không còn hoạt động.' }));
    assert.equal((await one(front, late.id)).standing, 'failed');
    assert.equal((await listed()).some((team) => team.id === late.id), false);

    // A role of the Front held at no body of the Front reviews nothing.
    const unit = ok(await chi.get('/me')).roles[0].unit;
    ok(await tinh.post('/grants', { account: ok(await s.as('tnv.an').then((an) => an.get('/me'))).id, role: 'front', unit, from: day(-1), why: 'nhầm' }), 201);
    const an = await s.as('tnv.an');
    const near = (await list(chi)).items[0];
    assert.equal((await an.post(`/teams/${near.id}/reviews`, { visit: day(2) })).status, 403);
  });

  await t.test('without a decision no team is lawful; a decision is whole, its copy is a paper', async () => {
    const bare = (await list(front, '&standing=no_basis')).items[0];
    const review = ok(await front.post(`/teams/${bare.id}/reviews`, { visit: day(1) }), 201);
    const pass = () => front.post(`/team_reviews/${review.id}/moves`, { action: 'pass' });
    assert.equal((await pass()).status, 409);
    const half = await tinh.patch(`/teams/${bare.id}`, { basis_number: '7-QĐ/ĐTN' });
    assert.deepEqual(half.body.errors.map((flaw) => flaw.pointer).sort(), ['/basis_body', '/basis_day']);
    ok(await tinh.patch(`/teams/${bare.id}`, { basis_number: '7-QĐ/ĐTN', basis_day: day(-30), basis_body: 'Đoàn xã Quảng Hòa' }));
    ok(await pass());
    assert.equal((await one(front, bare.id)).standing, 'lawful');
    const put = (bytes) => {
      const form = new FormData();
      form.append('file', new Blob([bytes]), 'quyet dinh.pdf');
      return fetch(`${s.url}/api/v1/teams/${bare.id}/basis`, { method: 'POST', body: form, headers: { cookie: tinh.cookie, accept: 'application/json' } });
    };
    assert.equal((await put(Buffer.from('MZ\x90 no paper'))).status, 422);
    assert.equal((await put(PDF)).status, 200);
    const copy = await download(s, front, `/teams/${bare.id}/basis`);
    assert.deepEqual(Buffer.from(copy.bytes), PDF);
    assert.equal((await s.get(`/teams/${bare.id}/basis`)).status, 401);
  });

  await t.test('a report: figures counted by the bank, sent by who leads, taken or returned by the unit', async () => {
    const team = await own();
    const report = { team: team.id, year: team.year, done: 'Mười buổi đổi công.' };
    assert.equal((await (await s.as('tnv.an')).post('/me/team_reports', report)).status, 403);
    const sent = ok(await binh.post('/me/team_reports', report));
    assert.equal(sent.members, team.members);
    const decide = (who, body) => who.post(`/team_reports/${sent.id}/decisions`, body);
    assert.equal((await decide(binh, { accept: true })).status, 403);
    assert.deepEqual(codes(await decide(tinh, { accept: false })), ['required']);
    ok(await decide(tinh, { accept: false, reason: 'Thiếu phần khó khăn.' }));
    assert.equal((await own()).returned, 'Thiếu phần khó khăn.');
    ok(await binh.post('/me/team_reports', { ...report, hard: 'Thiếu áo mưa.' }));
    ok(await decide(tinh, { accept: true }));
    assert.equal((await binh.post('/me/team_reports', report)).status, 409);
  });

  await t.test('the public register names lawful teams, and leaders only while they agree', async () => {
    const team = await own();
    const shown = async () => (await listed()).find((row) => row.id === team.id);
    const before = await list(front);
    assert.equal((await listed()).length, before.counts.lawful + before.counts.new);
    assert.equal((await shown()).leader, '');
    ok(await binh.post('/me/team_names', { team: team.id, named: true }));
    assert.equal((await shown()).leader, 'Trần Quốc Bình');
    ok(await binh.post('/me/team_names', { team: team.id, named: false }));
    assert.equal((await shown()).leader, '');
    assert.doesNotMatch((await s.get('/public/teams')).text, /\+84|phone|mend/);
    const page = await fetch(`${s.url}/doi-nhom?q=duc%20lap`, { headers: { accept: 'text/html' } });
    assert.equal(page.status, 200);
    assert.ok((await page.text()).includes(team.name));

    // Whoever only watches sees standings, no names.
    const seen = await one(await s.as('theodoi.minh'), team.id);
    assert.equal(seen.leader, null);
    assert.equal((await one(front, team.id)).leader, 'Trần Quốc Bình');

    // Closed by its unit: out of the public register, still in the book.
    ok(await chi.post(`/teams/${team.id}/closings`, { words: 'Nhập vào đội khác.' }));
    assert.equal(await shown(), undefined);
    assert.equal((await one(front, team.id)).standing, 'closed');
    assert.equal((await front.post(`/teams/${team.id}/reviews`, { visit: day(2) })).status, 409);
  });
});
