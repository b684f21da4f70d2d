// SPDX-License-Identifier: MIT
// trainee: people in a class for a required certificate come beside somebody who has it, in places set aside for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftOn } from './support/bank.js';
import { classroom, ok } from './support/classroom.js';
import { ended } from './support/sheets.js';
import { approved } from './support/training.js';

/** A shift that asks for first aid with one trainee place of three, a class for it, and how to get people ready. */
async function beside(t) {
  const s = await classroom(t);
  const kinds = Object.fromEntries((await s.get('/certificate_kinds')).body.items.map((k) => [k.code, k.id]));
  const taught = await approved(s.officer, s.tinh, s.unit, { certificate_kind: kinds.first_aid });
  const course = await s.course({ curriculum: taught.curriculum.id });
  const { opening, shift } = await s.open(shiftOn(6), { certificates: ['first_aid'], max_people: 3, trainee_seats: 1 });
  const learner = async () => {
    const one = await s.trainee();
    assert.equal((await s.apply(one, course)).body.state, 'enrolled');
    return one;
  };
  const holder = async () => {
    const one = await s.trainee();
    const body = { volunteer: one.volunteer, kind: kinds.first_aid, unit: s.unit, issued: shiftOn(-3).day };
    const certificate = ok(await s.officer.post('/certificates', body), 'certificate');
    return { ...one, certificate };
  };
  const sign = (one) => one.me.post('/public/signups', { shift: shift.id });
  const decide = (signup, more = {}) => s.officer.post(`/signups/${signup}/decisions`, { decision: 'accept', ...more });
  const line = async (signup) => (await s.officer.get(`/shifts/${shift.id}/roster`)).body.items.find((l) => l.signup === signup);
  return Object.assign(s, { course, opening, shift, learner, holder, sign, decide, line, kinds });
}

test('a trainee is taken only beside somebody certified, and only into a place for trainees', async (t) => {
  const s = await beside(t);
  const nobody = await s.trainee();
  assert.equal((await s.sign(nobody)).status, 422, 'not in a class for it');
  const one = await s.learner();
  const waits = await s.sign(one);
  assert.equal(waits.status, 201, waits.text);
  assert.equal(waits.body.state, 'waiting', 'nobody certified yet');
  const alone = await s.decide(waits.body.id);
  assert.deepEqual([alone.status, alone.body.code], [409, 'no-holder'], alone.text);
  const first = await s.sign(await s.holder());
  ok(await s.decide(first.body.id), 'accept');
  const taken = ok(await s.decide(waits.body.id), 'accept beside a holder');
  assert.deepEqual([taken.state, taken.trainee], ['accepted', true]);
  const shown = await s.line(waits.body.id);
  assert.deepEqual([shown.trainee, shown.risk], [true, null]);
  assert.match((await one.me.page(`/dang-ky/${waits.body.id}`)).text, /với tư cách học viên/);

  const two = await s.sign(await s.learner());
  assert.equal(two.body.state, 'waiting');
  const full = await s.decide(two.body.id);
  assert.deepEqual([full.status, full.body.code], [409, 'trainees-full']);
  ok(await s.decide(two.body.id, { waiver: 'Bác sĩ trực cùng' }), 'for a reason, in an ordinary place');
  assert.equal((await s.line(two.body.id)).trainee, false);
});

test('when the only certified person leaves, the trainee is at risk and told once', async (t) => {
  const s = await beside(t);
  const holder = await s.holder();
  const first = await s.sign(holder);
  ok(await s.decide(first.body.id), 'accept');
  const one = await s.learner();
  const signed = await s.sign(one);
  assert.equal(signed.body.state, 'applied');
  ok(await s.decide(signed.body.id), 'accept');
  ok(await holder.me.post('/me/withdrawals', { signup: first.body.id }), 'withdrawal');
  assert.match((await s.line(signed.body.id)).risk, /không còn ai có chứng chỉ/);
  for (const time of [1, 2]) {
    const asked = await s.officer.post(`/units/${s.unit}/certificate_checks`);
    assert.equal((await ended(s.officer, asked.body.id)).state, 'done', `check ${time}`);
  }
  const told = await s.told('signup.certificate');
  assert.equal(told.length, 1);
  assert.match(told[0].body, /học viên/);
  assert.equal((await s.officer.get('/officer/today')).body.risk_count, 1);
});

test('places for trainees need a certificate to learn for and a place for who has it', async (t) => {
  const s = await beside(t);
  const patch = (more) => s.officer.patch(`/openings/${s.opening.id}`, more);
  assert.deepEqual((await patch({ trainee_seats: 3 })).body.errors.map((flaw) => flaw.pointer), ['/trainee_seats']);
  assert.deepEqual((await patch({ certificates: [] })).body.errors.map((flaw) => flaw.pointer), ['/certificates']);
  assert.equal((await patch({ trainee_seats: 2 })).status, 200);
});
