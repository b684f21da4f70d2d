// SPDX-License-Identifier: MIT
// credit: hours from attendance by the rule bank.credit, with their evidence and reasons; declined, never deleted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftAt } from './support/bank.js';

test('hours come from the rule, with reasons and evidence the volunteer sees', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20, 240));
  const { me } = await s.member(shift);
  await me.post('/me/check-ins', { code: await s.codeOf(shift) });
  const { body } = await me.get('/me/hours');
  const [item] = body.items;
  assert.equal(body.total_text, '4');
  assert.equal(body.year_text, '4');
  assert.equal(item.hours_text, '4');
  assert.equal(item.title, 'Dọn rác ven suối');
  assert.equal(item.evidence_label, 'Quét mã tại chỗ');
  assert.equal(item.state, 'granted');
  assert.deepEqual(item.reasons, [{ text: 'Có mặt 240 phút', points: '4' }]);
  assert.match(item.rule_name, /^Quy tắc .*, bản 1$/);
});

test('a declined credit stays, with its reason, and no longer counts', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const { me, signup } = await s.member(shift);
  await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state: 'present' });
  const [{ id }] = (await me.get('/me/hours')).body.items;
  assert.equal((await s.officer.post(`/credits/${id}/declines`, {})).status, 422, 'a reason is asked for');
  const declined = await s.officer.post(`/credits/${id}/declines`, { reason: 'Bỏ về giữa buổi' });
  assert.equal(declined.status, 200, declined.text);

  const { body } = await me.get('/me/hours');
  assert.equal(body.total_text, '0');
  assert.equal(body.items[0].state, 'declined');
  assert.equal(body.items[0].declined_reason, 'Bỏ về giữa buổi');

  await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state: 'late', late_minutes: 30 });
  const after = (await me.get('/me/hours')).body;
  assert.equal(after.total_text, '0', 'marking again does not undo what an officer declined');
  assert.equal(after.items[0].declined_reason, 'Bỏ về giữa buổi');
});

test('a corrected mark is credited anew', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const { me, signup } = await s.member(shift);
  const mark = (state, more) => s.officer.post(`/shifts/${shift.id}/marks`, { signup, state, ...more });
  const hours = async () => (await me.get('/me/hours')).body;
  await mark('present');
  assert.equal((await hours()).total_text, '2');
  await mark('unexcused');
  const gone = await hours();
  assert.equal(gone.total_text, '0');
  assert.match(gone.items[0].declined_reason, /Vắng/);
  await mark('present', { minutes: 90 });
  assert.equal((await hours()).total_text, '1,5');
  assert.equal((await hours()).items.length, 1);
});

test('the area’s rule decides, else the province’s', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20, 600));
  const inArea = await s.member(shift);
  await s.officer.post(`/shifts/${shift.id}/marks`, { signup: inArea.signup, state: 'present', evidence: 'declared' });
  const [local] = (await inArea.me.get('/me/hours')).body.items;
  assert.equal(local.hours_text, '8');
  assert.equal(local.rule_name, 'Quy tắc Cụm Đắk Mil, bản 1');
  assert.deepEqual(local.reasons.map((r) => r.points), ['10', '−2'], 'every step with its points');

  const tinh = await s.as('tinh.giang');
  const root = (await tinh.get('/me')).body.roles[0].unit;
  const campaign = await s.campaign({ unit: root, title: 'Chiến dịch của tỉnh' }, tinh);
  const opening = await s.opening(campaign, {}, tinh);
  const wide = await s.shift(opening, shiftAt(20, 600), tinh);
  assert.equal((await tinh.post(`/campaigns/${campaign.id}/publish`)).status, 200);
  const mark = async (more) => {
    const { me, signup } = await s.join(wide);
    await tinh.post(`/signups/${signup}/decisions`, { decision: 'accept' });
    await tinh.post(`/shifts/${wide.id}/marks`, { signup, state: 'present', ...more });
    return (await me.get('/me/hours')).body.items[0];
  };
  const declared = await mark({ evidence: 'declared' });
  assert.equal(declared.hours_text, '4', 'self-declared time is capped');
  assert.equal(declared.rule_name, 'Quy tắc toàn tỉnh, bản 1');
  assert.equal((await mark({ role: 'leader' })).hours_text, '8,8', 'leaders get a tenth more');
});
