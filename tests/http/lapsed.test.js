// SPDX-License-Identifier: MIT
// lapsed: certificates between being accepted and the shift: checked again days before it, told once, shown to officers with the
// reason; and people taken without a certificate, which takes an officer's recorded reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftOn } from './support/bank.js';
import { day, register } from './support/register.js';
import { ended } from './support/sheets.js';

const NEEDED = { certificates: ['first_aid'] };

async function check(s) {
  const asked = await s.officer.post(`/units/${s.unit}/certificate_checks`);
  assert.equal(asked.status, 202, asked.text);
  assert.equal((await ended(s.officer, asked.body.id)).state, 'done');
}

/** Accepted with a good certificate, which is then revoked. */
async function revoked(s, shift) {
  const one = await s.newcomer();
  const certificate = await s.issue(one.volunteer, 'first_aid', day(-5));
  const signed = await one.me.post('/public/signups', { shift: shift.id });
  assert.equal(signed.status, 201, signed.text);
  await s.take(signed.body.id);
  const gone = await s.officer.post(`/certificates/${certificate.id}/revocations`, { revoke_reason: 'conduct' });
  assert.equal(gone.status, 200, gone.text);
  return { ...one, signup: signed.body.id };
}

const today = async (who) => (await who.get('/officer/today')).body;
const lineOf = async (s, shift, signup) =>
  (await s.officer.get(`/shifts/${shift.id}/roster`)).body.items.find((l) => l.signup === signup);
const toldOf = async (s, one) =>
  (await s.messages()).filter((m) => m.about === 'signup.certificate' && m.to === one.body.phone.replace(/^0/, '+84'));

test('a certificate revoked after acceptance: the person is told once, officers see who and why, until it is good again', async (t) => {
  const s = await register(t);
  const { shift } = await s.open(shiftOn(6), NEEDED);
  const one = await revoked(s, shift);
  assert.match((await lineOf(s, shift, one.signup)).risk, /^Sơ cấp cứu: thu hồi ngày /, 'the roster knows at once');
  assert.equal((await today(s.officer)).risk_count, 0, 'the first page after the check');
  await check(s);
  await check(s);
  const told = await toldOf(s, one);
  assert.equal(told.length, 1);
  assert.match(told[0].body, /chứng chỉ sẽ không còn giá trị hôm đó: Sơ cấp cứu/);
  const seen = await today(s.officer);
  assert.equal(seen.risk_count, 1);
  assert.deepEqual([seen.risks[0].id, seen.risks[0].shift], [one.signup, shift.id]);
  assert.match(seen.risks[0].risk, /thu hồi ngày/);
  assert.equal((await today(await s.as('theodoi.minh'))).risks?.[0]?.name ?? null, null, 'names only for who may see them');

  await s.issue(one.volunteer, 'first_aid', day(-1));
  assert.equal((await today(s.officer)).risk_count, 0, 'good again');
  assert.equal((await lineOf(s, shift, one.signup)).risk, null);
  await check(s);
  assert.equal((await toldOf(s, one)).length, 1);
});

test('only shifts within the days of the setting are looked at', async (t) => {
  const s = await register(t);
  const { shift } = await s.open(shiftOn(20), NEEDED);
  const one = await revoked(s, shift);
  await check(s);
  assert.equal((await toldOf(s, one)).length, 0);
  assert.equal((await s.tinh.post('/settings', { name: 'bank.certificate_days', value: '30' })).status, 201);
  await check(s);
  assert.equal((await toldOf(s, one)).length, 1);
  assert.equal((await one.me.post(`/units/${s.unit}/certificate_checks`)).status, 403);
});

test('a certificate counts on the day of its own shift, not on the first day of the work', async (t) => {
  const s = await register(t);
  const { shift, later } = await s.open(shiftOn(3), NEEDED);
  const { me, volunteer } = await s.newcomer();
  await s.issue(volunteer, 'first_aid', day(-715)); // ends between the two shifts
  assert.equal((await me.post('/public/signups', { shift: shift.id })).status, 201);
  const late = await me.post('/public/signups', { shift: later.id });
  assert.equal(late.status, 422);
  assert.equal(late.body.errors[0].code, 'certificate');
});

test('an officer takes somebody without the certificate only for a reason, which roster, receipt and history keep', async (t) => {
  const s = await register(t);
  const { opening, shift } = await s.open(shiftOn(6), NEEDED);
  const { me, volunteer } = await s.newcomer();
  const invite = (more) => s.officer.post(`/openings/${opening.id}/invitations`, { volunteer, shift: shift.id, ...more });
  const refused = await invite({});
  assert.equal(refused.status, 422);
  assert.equal(refused.body.errors[0].code, 'certificate');
  assert.equal((await invite({ waiver: '   ' })).status, 422, 'a blank is no reason');
  const invited = await invite({ waiver: 'Y sĩ trạm xá đi cùng' });
  assert.equal(invited.status, 201, invited.text);
  assert.deepEqual(invited.body.waived, ['first_aid']);
  const yes = await me.post('/me/confirmations', { signup: invited.body.id });
  assert.ok(yes.status < 300, yes.text);
  const line = await lineOf(s, shift, invited.body.id);
  assert.deepEqual([line.state, line.waived, line.waiver, line.risk], ['accepted', 'Sơ cấp cứu', 'Y sĩ trạm xá đi cùng', null]);
  const receipt = (await me.get(`/signups/${invited.body.id}/receipt`)).body;
  assert.match(receipt.waived, /Sơ cấp cứu[\s\S]*Y sĩ trạm xá đi cùng/);
  assert.match((await me.page(`/dang-ky/${invited.body.id}`)).text, /Y sĩ trạm xá đi cùng/);
  const history = (await s.officer.get(`/signups/${invited.body.id}/history`)).body.items;
  assert.ok(history.some((h) => /invitations/.test(h.why)), 'the journal has who took them and when');
  await check(s);
  assert.equal((await today(s.officer)).risk_count, 0, 'waived is no risk');
});

test('accepting somebody whose certificate was revoked meanwhile, and keeping one who was accepted before, both take a reason', async (t) => {
  const s = await register(t);
  const { shift } = await s.open(shiftOn(6), NEEDED);
  const { me, volunteer } = await s.newcomer();
  const certificate = await s.issue(volunteer, 'first_aid', day(-5));
  const signed = await me.post('/public/signups', { shift: shift.id });
  await s.officer.post(`/certificates/${certificate.id}/revocations`, { revoke_reason: 'conduct' });
  const decide = (more) => s.officer.post(`/signups/${signed.body.id}/decisions`, { decision: 'accept', ...more });
  const refused = await decide({});
  assert.equal(refused.status, 422);
  assert.deepEqual([refused.body.errors[0].pointer, refused.body.errors[0].code], ['/waiver', 'waiver']);
  assert.match(refused.body.detail, /Sơ cấp cứu/);
  const taken = await decide({ waiver: 'Đang chờ cấp lại' });
  assert.equal(taken.body.state, 'accepted', taken.text);

  const other = await revoked(s, shift);
  await check(s);
  assert.equal((await today(s.officer)).risk_count, 1);
  const waive = (waiver) => s.officer.post(`/signups/${other.signup}/waivers`, { waiver });
  assert.equal((await waive('')).status, 422);
  assert.equal((await other.me.post(`/signups/${other.signup}/waivers`, { waiver: 'Tôi' })).status, 403);
  const kept = await waive('Có bác sĩ trực');
  assert.equal(kept.status, 200, kept.text);
  assert.equal((await today(s.officer)).risk_count, 0);
  assert.equal((await waive('Lần nữa')).status, 200, 'a better reason may replace it');
  assert.equal((await lineOf(s, shift, other.signup)).waiver, 'Lần nữa');
});
