// SPDX-License-Identifier: MIT
// signup: people sign up, officers decide, the waiting list moves by itself, and what a shift asks for is enforced.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, person, shiftAt, shiftOn } from './support/bank.js';

const slug = (answer) => answer.body.errors?.[0]?.code ?? answer.body.code;

test('a newcomer signs up in one request and comes out signed in', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { answer, me, body } = await s.join(shift);
  assert.equal(answer.status, 201, answer.text);
  assert.match(answer.body.code, /^TNV-[0-9A-Z]{8}$/);
  assert.equal(answer.body.state, 'applied');
  assert.equal(answer.body.state_label, 'Chờ duyệt');

  const { coming } = (await me.get('/me/schedule')).body;
  assert.equal(coming.length, 1);
  assert.equal(coming[0].title, 'Dọn rác ven suối');
  assert.equal(coming[0].leader_phone, '', 'the phone shows once accepted');

  const again = await s.login(body.phone, body.password);
  assert.equal((await again.get('/me/schedule')).body.coming[0].id, answer.body.id);
});

test('consents are asked one by one and kept with their words', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { answer } = await s.join(shift, { consent_contact: false, consent_matching: false });
  assert.equal(answer.status, 422);
  const fields = answer.body.errors.map((e) => e.pointer);
  assert.deepEqual(fields.sort(), ['/consent_contact', '/consent_matching']);

  const { me } = await s.join(shift, { consent_photo: true });
  const { consents } = (await me.get('/me/export')).body;
  assert.deepEqual(consents.map((c) => c.purpose).sort(), ['contact', 'matching', 'photo']);
  assert.ok(consents.every((c) => c.words.startsWith('Tôi đồng ý') && c.given && !c.withdrawn));
});

test('a shared phone is no obstacle: the second person signs in with the code', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const first = await s.join(shift);
  const second = await s.join(shift, { phone: first.body.phone });
  assert.equal(second.answer.status, 201, second.answer.text);
  const sister = await s.login(second.answer.body.code, second.body.password);
  assert.equal((await sister.get('/me/schedule')).body.coming[0].id, second.signup);
  const brother = await s.login(first.body.phone, first.body.password);
  assert.equal((await brother.get('/me/schedule')).body.coming[0].id, first.signup);
});

test('who comes a second time is asked to sign in', async (t) => {
  const s = await bank(t);
  const { shift, later } = await s.open();
  const { body } = await s.join(shift);
  const again = await s.post('/public/signups', { ...person({ commune: s.place }), ...body, shift: later.id });
  assert.equal(again.status, 409);
  assert.equal(slug(again), 'known');
});

test('under sixteen a guardian is asked for', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const birth = `${new Date().getUTCFullYear() - 14}-01-15`;
  const alone = await s.join(shift, { birth });
  assert.equal(alone.answer.status, 422);
  assert.deepEqual(alone.answer.body.errors.map((e) => e.pointer).sort(), ['/guardian_name', '/guardian_phone']);
  const agreed = await s.join(shift, { birth, guardian_name: 'Nguyễn Văn Cha', guardian_phone: '0990 111 222' });
  assert.equal(agreed.answer.status, 201, agreed.answer.text);
  const told = (await s.messages()).find((m) => m.about === 'signup.guardian');
  assert.equal(told.to, '+84990111222');
  assert.match(told.body, /xin gọi 0990 999 999\./, 'whom to call, as people here write it');
});

test('nobody signs up for two shifts at the same time', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftOn(3, 7));
  const other = await s.open(shiftOn(3, 10), {}, { title: 'Chiến dịch khác' });
  const next = await s.open(shiftOn(3, 11), {}, { title: 'Ngay sau đó' });
  const { me } = await s.join(shift);
  const refused = await me.post('/public/signups', { shift: other.shift.id });
  assert.equal(refused.status, 409);
  assert.equal(slug(refused), 'overlap');
  assert.match(refused.body.detail, /Dọn rác ven suối/);
  assert.equal((await me.post('/public/signups', { shift: next.shift.id })).status, 201, 'shifts that touch do not overlap');
});

test('the same shift twice is refused, again after withdrawing is not', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, signup } = await s.join(shift);
  assert.equal(slug(await me.post('/public/signups', { shift: shift.id })), 'exists');
  assert.equal((await me.post('/me/withdrawals', { signup })).body.state, 'withdrawn');
  assert.equal((await me.post('/me/withdrawals', { signup })).body.state, 'withdrawn', 'saying it twice is harmless');
  const again = await me.post('/public/signups', { shift: shift.id });
  assert.equal(again.status, 201);
  assert.equal(again.body.id, signup);
});

test('required skills, languages and age are enforced', async (t) => {
  const s = await bank(t);
  const skilled = await s.open(shiftOn(3), { required_skills: ['medical'] });
  assert.equal(slug((await s.join(skilled.shift)).answer), 'skill');
  assert.equal((await s.join(skilled.shift, { skills: ['medical'] })).answer.status, 201);
  const spoken = await s.open(shiftOn(4), { languages: ['mnong'] });
  assert.equal(slug((await s.join(spoken.shift)).answer), 'language');
  assert.equal((await s.join(spoken.shift, { languages: ['mnong'] })).answer.status, 201);
  const adult = await s.open(shiftOn(5), { min_age: 30 });
  assert.equal(slug((await s.join(adult.shift)).answer), 'age');
});

test('nobody under eighteen works at night', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftOn(3, 22));
  const birth = `${new Date().getUTCFullYear() - 17}-12-31`;
  const young = await s.join(shift, { birth });
  assert.equal(young.answer.status, 422);
  assert.equal(slug(young.answer), 'age');
});

test('certificates nobody can check are for the officer to decide, with a reason that stays', async (t) => {
  const s = await bank(t, { without: ['training'] });
  const { shift } = await s.open(shiftOn(3), { certificates: ['first_aid'] });
  const { answer, me, signup } = await s.join(shift);
  assert.equal(answer.status, 201, answer.text);
  assert.match((await me.get(`/signups/${signup}/receipt`)).body.unchecked, /Chưa kiểm tra được.*Sơ cấp cứu/);
  const blind = await s.officer.post(`/signups/${signup}/decisions`, { decision: 'accept' });
  assert.equal(blind.status, 422);
  assert.equal(blind.body.errors[0].pointer, '/unchecked');
  const taken = await s.take(signup, { unchecked: 'Đã xem thẻ sơ cấp cứu giấy' });
  assert.equal(taken.state, 'accepted');
  assert.equal(taken.unchecked, 'Đã xem thẻ sơ cấp cứu giấy');
});

test('the officer accepts, declines with a reason, and the person hears of it', async (t) => {
  const s = await bank(t);
  const { shift, campaign } = await s.open();
  const an = await s.join(shift);
  const binh = await s.join(shift);
  await s.take(an.signup);
  const mute = await s.officer.post(`/signups/${binh.signup}/decisions`, { decision: 'decline' });
  assert.equal(mute.status, 422);
  const declined = await s.officer.post(`/signups/${binh.signup}/decisions`, { decision: 'decline', reason: 'Đã đủ người có xe' });
  assert.equal(declined.body.state, 'declined');

  const receipt = (await an.me.get(`/signups/${an.signup}/receipt`)).body;
  assert.equal(receipt.leader_phone, '+84990999999');
  assert.equal(receipt.leader_phone_text, '0990 999 999', 'as people read it');
  assert.equal(receipt.campaign, campaign.title);
  const mine = (await binh.me.get('/me/schedule')).body.coming[0];
  assert.equal(mine.reason, 'Đã đủ người có xe');
  assert.equal(mine.can_withdraw, false);
  assert.equal(slug(await binh.me.post('/public/signups', { shift: shift.id })), 'declined');

  const sent = await s.messages();
  assert.ok(sent.some((m) => m.about === 'signup.accepted'));
  const told = sent.find((m) => m.about === 'signup.declined');
  assert.match(told.body, /Đã đủ người có xe/);
  assert.ok(!told.body.includes(binh.body.full_name), 'only the given name');
});

test('the waiting list moves up by itself and asks', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftOn(3), { max_people: 1 });
  const first = await s.member(shift);
  const second = await s.join(shift);
  const third = await s.join(shift);
  assert.equal(second.answer.body.state, 'waiting');
  assert.equal(third.answer.body.state, 'waiting');
  assert.equal((await s.officer.post(`/signups/${second.signup}/decisions`, { decision: 'accept' })).status, 409, 'it is full');

  await first.me.post('/me/withdrawals', { signup: first.signup, reason: 'Nhà có việc' });
  const offered = (await second.me.get('/me/schedule')).body.coming[0];
  assert.equal(offered.state, 'offered');
  assert.equal(offered.can_confirm, true);
  assert.equal((await third.me.get('/me/schedule')).body.coming[0].state, 'waiting');

  await second.me.post('/me/withdrawals', { signup: second.signup });
  const yes = await third.me.post('/me/confirmations', { signup: third.signup });
  assert.equal(yes.body.state, 'accepted');
  assert.equal((await third.me.post('/me/confirmations', { signup: third.signup })).status, 200, 'saying yes twice is harmless');
  assert.equal((await second.me.post('/me/confirmations', { signup: second.signup })).status, 409, 'the place is gone');
});

test('an invitation is the person’s to take', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { opening, shift: other } = await s.open(shiftOn(6), {}, { title: 'Trồng cây' });
  const { me } = await s.join(shift);
  const volunteer = (await me.get('/me/profile')).body.id;
  const invited = await s.officer.post(`/openings/${opening.id}/invitations`, { volunteer, shift: other.id });
  assert.equal(invited.status, 201, invited.text);
  const forced = await s.officer.post(`/signups/${invited.body.id}/decisions`, { decision: 'accept' });
  assert.equal(forced.status, 409, 'nobody is accepted who did not say yes');
  assert.equal((await me.post('/me/confirmations', { signup: invited.body.id })).body.state, 'accepted');
});

test('a shift that has begun takes nobody', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(-30));
  const { answer } = await s.join(shift);
  assert.equal(answer.status, 409);
  assert.equal(slug(answer), 'closed');
});

test('a draft takes nobody and is not shown', async (t) => {
  const s = await bank(t);
  const campaign = await s.campaign();
  const opening = await s.opening(campaign);
  const shift = await s.shift(opening, shiftOn(3));
  assert.equal(slug((await s.join(shift)).answer), 'closed');
  assert.equal((await s.get(`/campaigns/${campaign.id}/public`)).status, 404);
  const empty = await s.campaign({ title: 'Chưa có ca' });
  assert.equal(slug(await s.officer.post(`/campaigns/${empty.id}/publish`)), 'no-shift');
});

test('the calendar file names the shift and nobody', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, signup, body } = await s.member(shift);
  const file = await me.get(`/signups/${signup}/calendar`);
  assert.match(file.headers.get('content-type'), /text\/calendar/);
  assert.match(file.text, /SUMMARY:Dọn rác ven suối/);
  assert.ok(!file.text.includes(body.full_name));
});

test('sign-up works as a native form, without scripts', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { free, skills, consent_contact, consent_matching, ...words } = person({ commune: s.place });
  const fields = [...Object.entries(words), ['shift', shift.id], ['skills', skills[0]], ['skills', 'mc'], ['free', free[0]]];
  const unticked = await s.form(`/ca/${shift.id}`, fields);
  assert.equal(unticked.status, 422);
  assert.match(unticked.text, /Cần đồng ý/);
  const bare = await s.form(`/ca/${shift.id}`, [['shift', shift.id]]);
  const summary = [...bare.text.matchAll(/<li><a href="#(\w+)">/g)].map(([, name]) => name);
  assert.deepEqual(summary, ['phone', 'full_name', 'birth', 'commune', 'consent_contact', 'consent_matching'], 'as the form asks');
  const sent = await s.form(`/ca/${shift.id}`, [...fields, ['consent_contact', '1'], ['consent_matching', '1']]);
  assert.equal(sent.status, 303, sent.text);
  const where = sent.headers.get('location');
  assert.match(where, /^\/dang-ky\/[0-9a-f-]{36}$/);
  const cookie = sent.headers.getSetCookie()[0].split(';')[0];
  const receipt = await s.page(where, { headers: { cookie } });
  assert.equal(receipt.status, 200);
  assert.match(receipt.text, /TNV-[0-9A-Z]{8}/);
});

test('somebody without a phone is registered on paper', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { password, phone, consent_contact, consent_matching, ...words } = person({ commune: s.place });
  const bare = await s.officer.post('/volunteers/paper', { ...words, unit: s.unit, paper_consents: ['photo'] });
  assert.equal(bare.status, 422);
  assert.equal(bare.body.errors[0].pointer, '/paper_consents');
  const paper = await s.officer.post('/volunteers/paper', {
    ...words,
    unit: s.unit,
    paper_consents: ['contact', 'matching'],
    shift: shift.id,
  });
  assert.equal(paper.status, 201, paper.text);
  assert.equal(paper.body.registered_by, 'paper');
  assert.equal(paper.body.account, null);
  const roster = (await s.officer.get(`/shifts/${shift.id}/roster`)).body.items;
  assert.deepEqual(roster.map((r) => r.name), [words.full_name]);
});
