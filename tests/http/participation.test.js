// SPDX-License-Identifier: MIT
// participation: a whole campaign is certified from the hours credited to its people, each once, under numbers without gaps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftAt, shiftOn } from './support/bank.js';
import { day, register } from './support/register.js';
import { ended } from './support/sheets.js';

/** A campaign with three who came for four hours, one for one hour, and one who did not come. */
async function worked(t) {
  const s = await register(t);
  const { campaign, opening, shift } = await s.open(shiftAt(20, 240), {}, { title: 'Mùa hè xanh Đắk Gằn' });
  const brief = await s.shift(opening, shiftAt(25, 60));
  const come = async (where, state) => {
    const one = await s.member(where);
    const marked = await s.officer.post(`/shifts/${where.id}/marks`, { signup: one.signup, state });
    assert.ok(marked.status < 300, marked.text);
    return { ...one, volunteer: (await one.me.get('/me/profile')).body.id };
  };
  const long = [await come(shift, 'present'), await come(shift, 'present'), await come(shift, 'present')];
  const short = await come(brief, 'present');
  const absent = await come(shift, 'unexcused');
  return Object.assign(s, { campaign, long, short, absent, kind: s.kinds.participation });
}

const preview = async (s, hours, who = s.officer) =>
  who.get(`/participations?campaign=${s.campaign.id}&kind=${s.kind}&hours=${hours}`);
const issueAll = (s, more = {}, who = s.officer) =>
  who.post('/participations', { campaign: s.campaign.id, kind: s.kind, unit: s.unit, hours: 2, issued: day(0), signer: 'Phó Bí thư', ...more });
async function done(s, asked, who = s.officer) {
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(who, asked.body.id);
  assert.equal(job.state, 'done', job.note);
  return job;
}
const issued = async (s) =>
  (await s.officer.get('/certificates?limit=200')).body.items.filter((c) => c.campaign === s.campaign.id);

test('one action certifies everybody with enough credited hours, and nobody twice', async (t) => {
  const s = await worked(t);
  const seen = (await preview(s, 2)).body;
  assert.deepEqual(seen.items.map((i) => i.volunteer).sort(), s.long.map((one) => one.volunteer).sort());
  assert.deepEqual([seen.count, seen.have, seen.over, seen.items[0].hours_text], [3, 0, false, '4']);
  assert.deepEqual((await preview(s, 1)).body.items.at(-1).volunteer, s.short.volunteer);
  const early = await issueAll(s);
  assert.equal(early.status, 409, 'hours may still change');
  assert.equal(early.body.errors[0].code, 'not-over');
  assert.equal((await s.officer.post(`/campaigns/${s.campaign.id}/close`)).status, 200);

  const first = await done(s, await issueAll(s));
  assert.match(first.note, /3 giấy/);
  assert.equal(first.undo ?? '', '', 'what stands in the register is not undone');
  const made = await issued(s);
  assert.deepEqual(made.map((c) => c.volunteer).sort(), s.long.map((one) => one.volunteer).sort());
  const entries = made.map((c) => c.entry).sort((a, b) => a - b);
  assert.equal(entries[2] - entries[0], 2, 'numbers without gaps');
  assert.equal(made[0].course, 'Mùa hè xanh Đắk Gằn (4 giờ)');
  assert.match((await s.page(`/xac-minh/${made[0].code}`)).text, /Còn giá trị/);
  assert.equal((await s.long[0].me.get('/me/certificates')).body.items.length, 1);

  assert.match((await done(s, await issueAll(s))).note, /0 giấy/);
  assert.equal((await issued(s)).length, 3);
  assert.deepEqual([(await preview(s, 1)).body.count, (await preview(s, 1)).body.have], [1, 3]);
  await done(s, await issueAll(s, { hours: 1 }));
  assert.equal((await issued(s)).length, 4, 'with fewer hours asked for, only who has none yet');

  const wrong = made[0];
  await s.officer.post(`/certificates/${wrong.id}/revocations`, { revoke_reason: 'mistake' });
  assert.match((await done(s, await issueAll(s))).note, /1 giấy/, 'a mistake never counted');
});

test('only who may certify for the organiser sees and issues; another unit is refused', async (t) => {
  const s = await worked(t);
  await s.officer.post(`/campaigns/${s.campaign.id}/close`);
  assert.equal((await preview(s, 0, s.long[0].me)).status, 403);
  const units = (await s.tinh.get('/units?limit=200')).body.items;
  const elsewhere = units.find((u) => u.id !== s.unit && u.parent && u.kind === 'commune_union');
  const refused = await issueAll(s, { unit: elsewhere.id }, s.tinh);
  assert.equal(refused.status, 422, refused.text);
  assert.equal(refused.body.errors[0].pointer, '/unit');
  assert.equal((await issueAll(s, { issued: shiftOn(3).day })).status, 422);
  const parent = (await s.officer.get(`/units/${s.unit}`)).body.parent;
  await done(s, await issueAll(s, { unit: parent }, s.tinh), s.tinh);
  assert.equal((await s.tinh.get(`/certificates?limit=200&unit=${parent}`)).body.items.filter((c) => c.campaign === s.campaign.id).length, 3);
  const byHand = await s.officer.post('/certificates', { volunteer: s.absent.volunteer, kind: s.kind, unit: s.unit, issued: day(0), campaign: s.campaign.id });
  assert.ok(byHand.status >= 400 || byHand.body.campaign === null, 'the campaign is not for anybody to claim');
});
