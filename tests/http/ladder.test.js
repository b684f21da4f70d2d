// SPDX-License-Identifier: MIT
// ladder: who may judge whom on the way to a trainer's level, and the way itself: from a candidacy to a certificate, by the rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladder, marks, STEPS } from './support/ladder.js';
import { day } from './support/register.js';

const codes = (list) => list.map((r) => r.code);

test('one candidacy is open at a time, of somebody one may see, and is kept', async (t) => {
  const s = await ladder(t);
  const { me, volunteer } = await s.trainer(1);
  const c = await s.opened({ volunteer, level: 2 });
  assert.equal(c.state, 'open');
  assert.equal(c.opened, day(0));
  const second = await s.candidacy({ volunteer, level: 1, renewal: true });
  assert.equal(second.status, 409);
  assert.equal(second.body.errors?.[0]?.code ?? second.body.code, 'open');
  assert.equal((await me.post('/candidacies', { volunteer, unit: s.unit, level: 2 })).status, 403, 'nobody opens their own');
  assert.equal((await s.candidacy({ volunteer, level: 5 })).status, 422);
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { level: 3 })).status, 409, 'the level stays');
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { mentor: volunteer })).status, 422, 'nobody mentors themselves');
  assert.equal((await s.officer.delete(`/candidacies/${c.id}`)).status, 409);
  const gone = await me.post(`/candidacies/${c.id}/withdrawals`, { reason: 'Chuyển nơi ở' });
  assert.equal(gone.body.state, 'withdrawn');
  assert.equal((await me.post(`/candidacies/${c.id}/withdrawals`, {})).status, 409);
  assert.equal((await s.candidacy({ volunteer, level: 2 })).status, 201, 'and another may be opened');
});

test('an assessor in conflict is refused and told why', async (t) => {
  const s = await ladder(t);
  const { volunteer } = await s.trainer(1);
  const [mentor, kin, colleague, peer, novice, good] = [await s.trainer(3), await s.trainer(3), await s.trainer(3), await s.trainer(1), await s.trainer(0), await s.trainer(3)];
  const c = await s.opened({ volunteer, level: 2, mentor: mentor.volunteer });
  const tie = (other, kind) => s.officer.post('/declared_ties', { volunteer, other, unit: s.unit, kind });
  assert.equal((await tie(kin.volunteer, 'kin')).status, 201);
  assert.equal((await s.officer.post('/declared_ties', { volunteer: colleague.volunteer, other: volunteer, unit: s.unit, kind: 'colleague' })).status, 201, 'either way round');
  assert.equal((await tie(volunteer, 'kin')).status, 422, 'with oneself');
  assert.equal((await tie(colleague.volunteer, 'kin')).status, 409, 'a pair is declared once');

  const shown = await s.teachBack(c);
  const refused = async (assessor, code) => {
    const answer = await s.score(shown, assessor.volunteer);
    assert.equal(answer.status, 409, `${code}: ${answer.text}`);
    assert.match(answer.text, new RegExp(`"${code}"`));
  };
  await refused({ volunteer }, 'self');
  await refused(mentor, 'mentor');
  await refused(kin, 'kin');
  await refused(colleague, 'colleague');
  await refused(peer, 'level');
  await refused(novice, 'level');
  const first = await s.score(shown, good.volunteer);
  assert.equal(first.status, 201, first.text);
  assert.equal(first.body.level, 3);
  assert.equal(first.body.total, 30);
  await refused(good, 'twice');
  assert.equal((await s.officer.patch(`/teach_back_scores/${first.body.id}`, { s1: '4' })).body.total, 31, 'a slip of the pen is corrected');
  assert.equal((await s.officer.delete(`/teach_back_scores/${first.body.id}`)).status, 409);
  assert.equal((await s.officer.get(`/teach_backs/${shown.id}`)).body.state, 'scored');
});

test('marks out of range, missing marks and days to come are refused', async (t) => {
  const s = await ladder(t);
  const { volunteer } = await s.trainer(1);
  const assessor = (await s.trainer(3)).volunteer;
  const c = await s.opened({ volunteer, level: 2 });
  const shown = await s.teachBack(c);
  const over = await s.score(shown, assessor, { s4: '5' });
  assert.equal(over.status, 422);
  assert.equal(over.body.errors[0].pointer, '/s4');
  const { s10, ...nine } = marks(3);
  const missing = await s.officer.post('/teach_back_scores', { teach_back: shown.id, assessor, ...nine, steps: STEPS });
  assert.equal(missing.status, 422);
  assert.equal(missing.body.errors[0].pointer, '/s10', `${s10} was left out`);
  assert.equal((await s.score(await s.teachBack(c, 2), assessor)).status, 409, 'not held yet');
  const broken = await s.teachBack(c);
  assert.equal((await s.officer.post(`/teach_backs/${broken.id}/voids`, { reason: 'Mất điện' })).body.state, 'void');
  assert.equal((await s.score(broken, assessor)).status, 409, 'void');
  const zero = await s.score(shown, assessor, marks(0));
  assert.deepEqual([zero.status, zero.body.s1, zero.body.total ?? 0], [201, '0', 0], 'a mark of 0 is a mark');
});

test('a score is set aside when its assessor turns out to be in conflict', async (t) => {
  const s = await ladder(t);
  const { volunteer } = await s.trainer(1);
  const [a, b, d] = [await s.trainer(3), await s.trainer(3), await s.trainer(3)];
  const c = await s.opened({ volunteer, level: 2 });
  const shown = await s.teachBack(c);
  for (const assessor of [a, b, d]) assert.equal((await s.score(shown, assessor.volunteer)).status, 201);
  assert.ok(codes((await s.explained(c)).met).includes('giang'));
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { mentor: a.volunteer })).status, 200);
  let now = await s.explained(c);
  assert.match(now.teach_backs[0].scores.find((x) => x.set_aside).set_aside, /người hướng dẫn/);
  assert.ok(codes(now.met).includes('giang'), 'two are left');
  assert.ok(codes(now.missing).includes('de_ngoai'), 'and it is said that one was set aside');
  assert.equal((await s.officer.post('/declared_ties', { volunteer: b.volunteer, other: volunteer, unit: s.unit, kind: 'kin' })).status, 201);
  now = await s.explained(c);
  assert.ok(codes(now.missing).includes('chua_giang'), 'one is not enough');
  assert.equal(now.teach_backs[0].scores.filter((x) => x.set_aside).length, 2);
});
