// SPDX-License-Identifier: MIT
// privacy: who sees whose name. An officer of one area never sees personal data of another's people before they were accepted
// in one of the officer's campaigns; partners see names of those who agreed; the outbox tells strangers nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';

/** A commune of another area than the officer's. */
async function elsewhere(s) {
  const { items } = (await s.get('/units?limit=200&kind=area')).body;
  const mine = await s.officer.get(`/units/${s.unit}`);
  const other = items.find((area) => area.id !== mine.body.parent);
  const communes = (await s.get(`/units?limit=200&parent=${other.id}`)).body.items;
  return communes.find((u) => u.kind === 'commune_union' && u.place).place;
}

test('somebody of another area is a code until accepted', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const far = await s.join(shift, { commune: await elsewhere(s) });
  assert.equal(far.answer.status, 201, far.answer.text);
  const near = await s.join(shift);
  const roster = async () => {
    const { items } = (await s.officer.get(`/shifts/${shift.id}/roster`)).body;
    return Object.fromEntries(items.map((r) => [r.signup, r]));
  };
  const before = await roster();
  assert.equal(before[far.signup].name, null);
  assert.equal(before[far.signup].phone, null);
  assert.equal(before[far.signup].code, far.answer.body.code);
  assert.equal(before[near.signup].name, near.body.full_name, 'one’s own people are known');

  const volunteer = before[far.signup].volunteer;
  const direct = await s.officer.get(`/volunteers/${volunteer}`);
  assert.ok(direct.status === 403 || direct.status === 404, String(direct.status));
  const text = JSON.stringify((await s.officer.get('/volunteers?limit=200')).body);
  assert.ok(!text.includes(far.body.full_name));

  await s.take(far.signup);
  assert.equal((await roster())[far.signup].name, far.body.full_name);
  await far.me.post('/me/withdrawals', { signup: far.signup });
  assert.equal((await roster())[far.signup].name, null, 'and is a code again after leaving');
});

test('marking strangers is no way to their names', async (t) => {
  const s = await bank(t);
  const { opening } = await s.open();
  const { shift } = await s.open(shiftOn(5), {}, { title: 'Việc khác' });
  const far = await s.join(shift, { commune: await elsewhere(s) });
  const volunteer = (await far.me.get('/me/profile')).body.id;
  const past = await s.shift(opening, shiftOn(-2));
  const answer = await s.officer.post(`/shifts/${past.id}/marks`, { volunteer, state: 'present' });
  assert.equal(answer.status, 404);
});

test('an officer learns that somebody is busy, not with what', async (t) => {
  const s = await bank(t);
  const { opening, shift } = await s.open(shiftOn(5, 8), {}, { title: 'Việc của cán bộ' });
  const busy = await s.open(shiftOn(5, 7), { title: 'Thăm người ốm' }, { title: 'Việc riêng' });
  const { me } = await s.join(busy.shift);
  const volunteer = (await me.get('/me/profile')).body.id;
  const answer = await s.officer.post(`/openings/${opening.id}/invitations`, { volunteer, shift: shift.id });
  assert.equal(answer.status, 409);
  assert.match(answer.body.detail, /trùng giờ/);
  assert.ok(!answer.text.includes('Thăm người ốm'));
});

test('the outbox shows a message only to the person’s own unit', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const far = await s.join(shift, { commune: await elsewhere(s) });
  const text = JSON.stringify((await s.officer.get('/messages?limit=200')).body);
  assert.ok(!text.includes(far.body.phone.slice(1)));
});

test('a one-time code is read by whom it was sent to, and by no staff', async (t) => {
  const s = await bank(t);
  assert.equal((await s.post('/login-codes', { login: 'tnv.an' })).status, 202);
  const code = (await s.get('/demo/messages')).body.items.map((one) => /\b\d{6}\b/.exec(one.body)?.[0]).find(Boolean);
  const tinh = await s.as('tinh.giang');
  const { items } = (await tinh.get('/messages?limit=200')).body;
  const message = items.find((m) => m.about === 'account.code');
  assert.ok(message, 'that one was sent is no secret');
  const read = ['/messages?limit=200', `/messages/${message.id}`, `/messages/${message.id}/history`, '/messages/export.csv', '/journal?limit=200'];
  for (const path of read) {
    const answer = await tinh.get(path);
    assert.equal(answer.status, 200, path);
    assert.ok(!answer.text.includes(code), path);
  }
  assert.equal((await s.post('/sessions', { login: 'tnv.an', code })).status, 201, 'and it is the right one');
});

test('volunteers see their own and nobody else’s', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const an = await s.member(shift);
  const binh = await s.join(shift);
  for (const path of [`/signups/${an.signup}/receipt`, `/signups/${an.signup}/calendar`])
    assert.equal((await binh.me.get(path)).status, 404, path);
  assert.equal((await binh.me.post('/me/withdrawals', { signup: an.signup })).status, 404);
  assert.equal((await binh.me.get(`/shifts/${shift.id}/roster`)).status, 403);
  const seen = (await binh.me.get('/volunteers?limit=200')).body.items;
  assert.deepEqual(seen.map((v) => v.full_name), [binh.body.full_name]);
});

test('an officer elsewhere decides nothing here', async (t) => {
  const s = await bank(t);
  const { shift, campaign } = await s.open();
  const { signup } = await s.join(shift);
  const partner = await s.as('sonoivu.nga');
  const monitor = await s.as('theodoi.minh');
  for (const who of [partner, monitor]) {
    assert.equal((await who.post(`/signups/${signup}/decisions`, { decision: 'accept' })).status, 403);
    assert.equal((await who.get(`/shifts/${shift.id}/roster`)).status, 403);
    assert.equal((await who.post(`/campaigns/${campaign.id}/close`)).status, 403);
  }
});

test('a partner sees names of those who agreed, and no phone', async (t) => {
  const s = await bank(t);
  const { shift, campaign } = await s.open();
  const partner = await s.as('sonoivu.nga');
  const { roles } = (await partner.get('/me')).body;
  const added = await s.officer.post('/campaign_partners', { campaign: campaign.id, unit: roles[0].unit, role: 'Phối hợp' });
  assert.equal(added.status, 201, added.text);
  assert.equal((await partner.get(`/shifts/${shift.id}/roster`)).status, 403, 'not before it takes part');
  assert.equal((await partner.post(`/campaign_partners/${added.body.id}/moves`, { action: 'accept' })).status, 200);
  const agreed = await s.member(shift, { consent_partner: true });
  const silent = await s.member(shift);
  await s.join(shift, { consent_partner: true });
  const { items } = (await partner.get(`/shifts/${shift.id}/roster`)).body;
  assert.equal(items.length, 2, 'only who is accepted');
  const names = Object.fromEntries(items.map((r) => [r.signup, r.name]));
  assert.equal(names[agreed.signup], agreed.body.full_name);
  assert.equal(names[silent.signup], null);
  assert.ok(items.every((r) => r.phone === null && !('attendance' in r)));
});
