// SPDX-License-Identifier: MIT
// me: one's own record: correcting it, consent taken back, a copy of everything, and being erased.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { cli, server } from './support/server.js';
import { bank, person, shiftAt, shiftOn } from './support/bank.js';

test('people correct their own record, and only what they name changes', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, body } = await s.join(shift);
  const changed = await me.post('/me/profile', { hamlet: 'Bon Bu Đắk', skills: ['mc', 'photo'], languages: ['mnong'] });
  assert.equal(changed.status, 200, changed.text);
  const profile = (await me.get('/me/profile')).body;
  assert.equal(profile.hamlet, 'Bon Bu Đắk');
  assert.deepEqual(profile.skills, ['mc', 'photo']);
  assert.equal(profile.full_name, body.full_name);
  assert.deepEqual(profile.free, ['sat.morning']);
  assert.equal((await me.post('/me/profile', { phone: '12' })).status, 422);
  assert.equal((await me.post('/me/profile', { state: 'left' })).status, 422, 'not theirs to set');
});

test('the form is whole: what is not ticked is off, what has to be there stays', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, body, cookie } = await s.join(shift, { consent_photo: true });
  const fields = [['full_name', body.full_name], ['phone', body.phone], ['birth', ''], ['commune', ''], ['skills', 'mc']];
  const sent = await s.form('/ho-so', fields, { headers: { cookie } });
  assert.equal(sent.status, 303, sent.text);
  const kept = [['consent_contact', '1'], ['consent_matching', '1']];
  const agreed = await s.form('/ho-so/dong-y', kept, { headers: { cookie } });
  assert.equal(agreed.status, 303, agreed.text);
  const profile = (await me.get('/me/profile')).body;
  assert.deepEqual([profile.skills, profile.free, profile.consent_photo], [['mc'], [], false]);
  assert.deepEqual([profile.birth, profile.commune, profile.state], [body.birth, s.place, 'active']);
});

test('phones are shown the way people write them, and stored for machines', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, cookie } = await s.join(shift, { phone: '0990555777', guardian_phone: '0990 555 778' });
  const profile = (await me.get('/me/profile')).body;
  assert.deepEqual([profile.phone, profile.phone_text], ['+84990555777', '0990 555 777']);
  const { text } = await s.page('/ho-so', { headers: { cookie } });
  assert.match(text, /name="phone"[^>]* value="0990 555 777"/);
  assert.match(text, /name="guardian_phone"[^>]* value="0990 555 778"/);
  assert.doesNotMatch(text, /\+84/);
});

test('a new phone is the new login', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, body } = await s.join(shift);
  await me.post('/me/profile', { phone: '0990 555 666' });
  const again = await s.login('0990555666', body.password);
  assert.equal((await again.get('/me/profile')).body.phone, '+84990555666');
});

test('consent is taken back as easily as given; without what the bank needs the record rests', async (t) => {
  const s = await bank(t);
  const { shift, later } = await s.open();
  const { me } = await s.join(shift, { consent_photo: true });
  await me.post('/me/consents', { consent_photo: false });
  let profile = (await me.get('/me/profile')).body;
  assert.equal(profile.consent_photo, false);
  assert.equal(profile.state, 'active');
  await me.post('/me/consents', { consent_matching: false });
  profile = (await me.get('/me/profile')).body;
  assert.equal(profile.state, 'paused');
  assert.equal((await me.post('/public/signups', { shift: later.id })).status, 422);
  await me.post('/me/consents', { consent_matching: true });
  assert.equal((await me.get('/me/profile')).body.state, 'active');
  const { consents } = (await me.get('/me/export')).body;
  const matching = consents.filter((c) => c.purpose === 'matching');
  assert.equal(matching.length, 2, 'each giving is a row of its own');
  assert.deepEqual(matching.map((c) => Boolean(c.withdrawn)).sort(), [false, true]);
});

test('nobody is written to without consent to be contacted', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { me, signup, body } = await s.join(shift);
  const told = async () => (await s.messages()).filter((m) => m.to === body.phone.replace(/^0/, '+84')).length;
  const before = await told();
  assert.ok(before > 0, 'until then they are');
  await me.post('/me/consents', { consent_contact: false });
  await s.officer.post(`/signups/${signup}/decisions`, { decision: 'decline', reason: 'Đủ người' });
  assert.equal(await told(), before);
});

test('the copy holds everything and no password', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const { me, body } = await s.member(shift);
  await me.post('/me/check-ins', { code: await s.codeOf(shift) });
  const copy = await me.get('/me/export');
  assert.equal(copy.status, 200, copy.text);
  const { volunteer, account, memberships, signups, attendance, credits } = copy.body;
  assert.equal(volunteer.full_name, body.full_name);
  assert.equal(account.login, `+84${body.phone.slice(1)}`);
  assert.deepEqual([memberships, signups, attendance, credits].map((x) => x.length), [1, 1, 1, 1]);
  assert.doesNotMatch(copy.text, /argon2/);
});

test('being erased leaves figures without a person, here and in the journal', async (t) => {
  const s = await bank(t);
  const { shift, later } = await s.open(shiftAt(20), { max_people: 1 });
  const { me, body, signup } = await s.member(shift);
  await me.post('/me/check-ins', { code: await s.codeOf(shift) });
  const next = await me.post('/public/signups', { shift: later.id });
  await s.take(next.body.id);
  const waits = await s.join(later);
  assert.equal(waits.answer.body.state, 'waiting');

  assert.equal((await me.post('/me/erase', {})).status, 422, 'it is asked for in so many words');
  const gone = await me.post('/me/erase', { confirm: true });
  assert.equal(gone.status, 204, gone.text);
  assert.equal((await me.get('/me/profile')).status, 401);
  await assert.rejects(s.login(body.phone, body.password));
  assert.equal((await waits.me.get('/me/schedule')).body.coming[0].state, 'offered', 'the place goes to who waits');

  const { items } = (await s.officer.get(`/shifts/${shift.id}/roster`)).body;
  assert.equal(items.find((r) => r.signup === signup).hours, '2', 'what was done still counts');
  const name = new RegExp(body.full_name);
  assert.doesNotMatch(JSON.stringify(items), name);
  const tinh = await s.as('tinh.giang');
  assert.doesNotMatch((await tinh.get('/journal?limit=200')).text, name);
  assert.doesNotMatch(JSON.stringify(await s.messages()), new RegExp(body.phone.slice(1)));

  await s.stop();
  const file = join(s.data, 'dump.txt');
  assert.equal(cli('dump', '--data', s.data, file).status, 0);
  assert.doesNotMatch(readFileSync(file, 'utf8'), name);
  assert.equal(cli('verify', '--data', s.data).status, 0, 'the chain still holds');
});

test('being erased takes the words about a person along: reasons and notes', async (t) => {
  const s = await bank(t, { without: ['training'] });
  const { shift, later } = await s.open(shiftAt(20), { certificates: ['first_aid'] });
  const { me, body, signup } = await s.join(shift);
  await s.take(signup, { unchecked: 'Thẻ giấy số MẬT-1' });
  const marked = await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state: 'present', note: 'Hay mệt MẬT-2' });
  assert.equal(marked.status, 201, marked.text);
  const [{ id: credit }] = (await me.get('/me/hours')).body.items;
  assert.equal((await s.officer.post(`/credits/${credit}/declines`, { reason: 'Về sớm MẬT-3' })).status, 200);
  const next = (await me.post('/public/signups', { shift: later.id })).body.id;
  await me.post('/me/withdrawals', { signup: next, reason: 'Con ốm MẬT-4' });
  const copy = (await me.get('/me/export')).text;
  for (const n of [1, 2, 3, 4]) assert.match(copy, new RegExp(`MẬT-${n}`), 'the copy shows them');

  assert.equal((await me.post('/me/erase', { confirm: true })).status, 204);
  const tinh = await s.as('tinh.giang');
  for (const list of ['signups', 'attendances', 'credits', 'journal', 'messages'])
    assert.ok(!(await tinh.get(`/${list}?limit=200`)).text.includes('MẬT-'), list);
  assert.equal((await tinh.get(`/credits/${credit}`)).body.state, 'declined', 'what was decided stays');

  await s.stop();
  const file = join(s.data, 'dump.txt');
  assert.equal(cli('dump', '--data', s.data, file).status, 0);
  const dump = readFileSync(file, 'utf8');
  assert.ok(!dump.includes('MẬT-'), 'neither in the journal');
  assert.ok(!dump.includes(body.phone.slice(1)));
});

/** An instance of real bodies, where messages wait because no way out is set: { s, admin, shift, commune }. */
async function realInstance(t) {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-http-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  const [data, secret] = [join(dir, 'data'), join(dir, 'secret')];
  writeFileSync(secret, 'một mật khẩu dài\n');
  assert.equal(cli('official', '--data', data).status, 0);
  const user = ['add', 'quantri', '--name', 'Quản trị', '--role', 'province_admin', '--unit', 'tinh-doan'];
  assert.equal(cli('user', '--data', data, ...user, '--password-file', secret).status, 0);
  const s = await server(t, { data });
  const admin = await s.login('quantri', 'một mật khẩu dài');
  const make = async (path, body) => {
    const answer = await admin.post(path, body);
    assert.ok(answer.status < 300, `${path}: ${answer.text}`);
    return answer.body;
  };
  const { unit } = (await admin.get('/me')).body.roles[0];
  const communes = (await admin.get('/places?level=commune&limit=200')).body.items;
  const place = communes.find((p) => p.valid_from === '2025-07-01').id;
  const days = { starts: shiftOn(-1).day, ends: shiftOn(30).day };
  const campaign = await make('/campaigns', { title: 'Thật', type: 'ncnx', field: 'environment', unit, place, ...days });
  const opening = await make('/openings', { campaign: campaign.id, title: 'Dọn suối', max_people: 9 });
  const shift = await make('/shifts', { opening: opening.id, ...shiftOn(3) });
  await make(`/campaigns/${campaign.id}/publish`);
  return { s, admin, shift, commune: place };
}

test('messages that still wait are taken along, unless somebody else has that phone', async (t) => {
  const { s, admin, shift, commune } = await realInstance(t);
  const join = async (more) => {
    const body = person({ commune, ...more });
    const answer = await s.post('/public/signups', { shift: shift.id, ...body });
    assert.equal(answer.status, 201, answer.text);
    const headers = { cookie: answer.headers.getSetCookie()[0].split(';')[0] };
    return { body, erase: () => s.send('POST', '/me/erase', { body: { confirm: true }, headers }) };
  };
  const waiting = async (who) => {
    const { items } = (await admin.get('/messages?limit=200')).body;
    assert.ok(items.every((m) => m.state === 'waiting'));
    return items.filter((m) => m.to.endsWith(who.body.phone.slice(1))).length;
  };
  const alone = await join();
  const brother = await join();
  const sister = await join({ phone: brother.body.phone });
  assert.deepEqual([await waiting(alone), await waiting(sister)], [1, 2]);
  for (const who of [alone, brother]) assert.equal((await who.erase()).status, 204);
  assert.deepEqual([await waiting(alone), await waiting(sister)], [0, 2]);
  assert.equal((await sister.erase()).status, 204);
  assert.equal(await waiting(sister), 0, 'the last one takes them along');
});

test('who holds a role is not erased with it', async (t) => {
  const s = await bank(t);
  const binh = await s.as('doitruong.binh');
  const erased = await binh.post('/me/erase', { confirm: true });
  assert.equal(erased.status, 409, erased.text);
  assert.equal((await binh.get('/me/profile')).body.full_name, 'Trần Quốc Bình');
});

test('an account without a volunteer record has nothing here', async (t) => {
  const s = await bank(t);
  for (const path of ['/me/schedule', '/me/hours', '/me/profile', '/me/export'])
    assert.equal((await s.officer.get(path)).status, 404, path);
});
