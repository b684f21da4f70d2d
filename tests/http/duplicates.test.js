// SPDX-License-Identifier: MIT
// duplicates: the same person twice, side by side, merged, and put back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, person, shiftAt, shiftOn } from './support/bank.js';

/** Two records of one person: one of their own, one an officer made from paper. */
async function twice(s, shift) {
  const joined = await s.join(shift, { full_name: 'Điểu Thị Brơi', birth: '1999-03-02' });
  const { password, consent_contact, consent_matching, ...words } = person({ commune: s.place });
  const paper = await s.officer.post('/volunteers/paper', {
    ...words,
    full_name: 'ĐIỂU THỊ BRƠI',
    birth: '1999-03-02',
    languages: ['mnong'],
    member_code: 'DV-0042',
    unit: s.unit,
    paper_consents: ['contact', 'matching'],
  });
  assert.equal(paper.status, 201, paper.text);
  const own = (await joined.me.get('/me/profile')).body;
  return { joined, own, paper: paper.body };
}

test('pairs are found by folded name and birth date, and by phone', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { own, paper } = await twice(s, shift);
  const shared = await s.join(shift, { phone: own.phone });
  const { items } = (await s.officer.get('/volunteers/duplicates')).body;
  const ids = (pair) => [pair.left.id, pair.right.id].sort();
  const byName = items.filter((p) => p.clue === 'name_birth');
  assert.ok(byName.some((p) => ids(p).join() === [own.id, paper.id].sort().join()));
  assert.ok(items.some((p) => p.clue === 'phone' && ids(p).includes(own.id)), shared.answer.text);
  assert.ok(byName[0].left.full_name && byName[0].left.unit_name);
});

test('merging moves everything, and the journal puts it back', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const other = await s.open(shiftOn(6), {}, { title: 'Trồng cây' });
  const { joined, own, paper } = await twice(s, other.shift);
  const marked = await s.member(shift); // somebody else, untouched
  await s.officer.post(`/shifts/${shift.id}/marks`, { volunteer: paper.id, state: 'present' });

  const merged = await s.officer.post(`/volunteers/${paper.id}/merge`, { into: own.id });
  assert.equal(merged.status, 200, merged.text);
  assert.equal(merged.body.id, own.id);
  assert.equal(merged.body.member_code, 'DV-0042', 'what one record lacked comes from the other');
  assert.deepEqual(merged.body.languages, ['mnong']);
  assert.equal((await joined.me.get('/me/hours')).body.total_text, '2');
  assert.equal((await joined.me.get('/me/schedule')).body.coming.length, 2);
  const gone = (await s.officer.get(`/volunteers/${paper.id}`)).body;
  assert.equal(gone.state, 'merged');
  assert.equal(gone.merged_into, own.id);
  assert.equal((await s.officer.post(`/volunteers/${paper.id}/merge`, { into: own.id })).status, 409);
  assert.equal((await s.officer.post(`/volunteers/${own.id}/merge`, { into: own.id })).status, 409);

  const tinh = await s.as('tinh.giang');
  const { items } = (await tinh.get('/journal?limit=200')).body;
  const entry = items.find((e) => e.why.includes('/merge'));
  const undone = await tinh.post(`/journal/${entry.seq}/undo`);
  assert.ok(undone.status < 300, undone.text);
  assert.equal((await s.officer.get(`/volunteers/${paper.id}`)).body.state, 'active');
  assert.equal((await joined.me.get('/me/hours')).body.total_text, '0');
  assert.equal((await marked.me.get('/me/schedule')).body.coming.length, 1);
});

test('both signed up for one shift: the person was there once', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const { joined, own, paper } = await twice(s, shift);
  await s.take(joined.signup);
  const mark = (volunteer) => s.officer.post(`/shifts/${shift.id}/marks`, { volunteer, state: 'present' });
  assert.equal((await mark(own.id)).status, 201);
  assert.equal((await mark(paper.id)).status, 201);
  await s.officer.post(`/volunteers/${paper.id}/merge`, { into: own.id });
  assert.equal((await joined.me.get('/me/hours')).body.total_text, '2');
  const accepted = (await s.officer.get(`/shifts/${shift.id}/roster`)).body.items.filter((r) => r.state === 'accepted');
  assert.equal(accepted.length, 1);
});
