// SPDX-License-Identifier: MIT
// attendance: checking in with the code, marks from the list, offline marks that arrive late and count once.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { bank, shiftAt, shiftOn } from './support/bank.js';

const slug = (answer) => answer.body.errors?.[0]?.code ?? answer.body.code;
const minutesAgo = (n) => new Date(Date.now() - n * 60_000).toISOString();

/** A UUIDv7, as an offline client makes them. */
function uuid7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

test('checking in with the six characters; a second time changes nothing', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const { me } = await s.member(shift);
  const code = await s.codeOf(shift);
  assert.match(code, /^[0-9A-Z]{6}$/);
  const first = await me.post('/me/check-ins', { code: ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}` });
  assert.equal(first.status, 201, first.text);
  assert.equal(first.body.state, 'present');
  assert.equal(first.body.evidence, 'scanned');
  assert.equal(first.body.minutes, 120);
  const again = await me.post('/me/check-ins', { code });
  assert.equal(again.status, 200);
  assert.deepEqual(again.body, first.body);
  const { today } = (await me.get(`/me/checkin?ma=${code}`)).body;
  assert.deepEqual(today.map((x) => x.marked), [true]);
});

test('a wrong code, somebody else’s shift and the wrong hour are refused', async (t) => {
  const s = await bank(t);
  const { shift, later } = await s.open(shiftAt(20));
  const { me, signup } = await s.join(shift);
  const code = await s.codeOf(shift);
  assert.equal(slug(await me.post('/me/check-ins', { code })), 'code', 'not accepted yet');
  await s.take(signup);
  assert.equal(slug(await me.post('/me/check-ins', { code: 'ZZZZZZ' })), 'code');
  const far = await s.member(later);
  assert.equal(slug(await far.me.post('/me/check-ins', { code: await s.codeOf(later) })), 'window');
  assert.equal(slug(await far.me.post('/me/check-ins', { code })), 'code');
});

test('an offline scan keeps its own time and counts once by its id', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(2));
  const { me } = await s.member(shift);
  const code = await s.codeOf(shift);
  const mark = { code, at: minutesAgo(5), id: uuid7() };
  const first = await me.post('/me/check-ins', mark);
  assert.equal(first.status, 201, first.text);
  assert.equal(first.body.id, mark.id);
  assert.equal((await me.post('/me/check-ins', mark)).status, 200);
  const future = await me.post('/me/check-ins', { code, at: minutesAgo(-30), id: uuid7() });
  assert.equal(future.status, 200, 'the first mark stands');
});

test('the leader marks from the list; two people saying the same confirm each other', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const { me, signup } = await s.member(shift);
  await me.post('/me/check-ins', { code: await s.codeOf(shift) });
  const leader = await s.as('doitruong.binh');
  const seen = await leader.post(`/shifts/${shift.id}/marks`, { signup, state: 'present' });
  assert.equal(seen.status, 200, seen.text);
  assert.equal(seen.body.evidence, 'scanned', 'the stronger evidence stays');
  const [line] = (await leader.get(`/shifts/${shift.id}/roster`)).body.items;
  assert.equal(line.attendance.confirmed_twice, true);
  assert.equal(line.hours, '2');
});

test('late, excused and absent', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const marks = { late: { late_minutes: 30 }, excused: {}, unexcused: {} };
  const minutes = {};
  for (const [state, more] of Object.entries(marks)) {
    const { signup } = await s.member(shift);
    const answer = await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state, ...more });
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.body.evidence, 'confirmed');
    minutes[state] = answer.body.minutes ?? 0;
  }
  assert.deepEqual(minutes, { late: 90, excused: 0, unexcused: 0 });
  const { signup } = await s.member(shift);
  const faked = await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state: 'present', evidence: 'scanned' });
  assert.equal(faked.status, 422, 'only the person’s own scan is a scan');
});

test('offline marks arrive in any order and up to fifteen days later; the one made last counts', async (t) => {
  const s = await bank(t);
  const { opening } = await s.open();
  const { me } = await s.join(await s.shift(opening, shiftOn(7)));
  const volunteer = (await me.get('/me/profile')).body.id;
  const shift = await s.shift(opening, shiftOn(-10));
  const at = (hour) => new Date(`${shift.day}T${hour}:00:00+07:00`).toISOString();
  const mark = (body) => s.officer.post(`/shifts/${shift.id}/marks`, { volunteer, ...body });

  const present = { state: 'present', at: at('08'), id: uuid7() };
  const corrected = { state: 'late', late_minutes: 60, at: at('09'), id: uuid7() };
  const first = await mark(corrected);
  assert.equal(first.status, 201, first.text);
  const older = await mark(present);
  assert.equal(older.status, 200);
  assert.equal(older.body.state, 'late', 'an older mark that comes later changes nothing');
  assert.equal((await mark(corrected)).status, 200);
  const [credit] = (await me.get('/me/hours')).body.items;
  assert.equal(credit.hours_text, '3', 'once');

  const old = await s.shift(opening, shiftOn(-17));
  const tooLate = await s.officer.post(`/shifts/${old.id}/marks`, { volunteer, state: 'present' });
  assert.equal(slug(tooLate), 'late');
});

test('one id cannot be used for two marks', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20));
  const an = await s.member(shift);
  const binh = await s.member(shift);
  const id = uuid7();
  assert.equal((await s.officer.post(`/shifts/${shift.id}/marks`, { signup: an.signup, state: 'present', id })).status, 201);
  const other = await s.officer.post(`/shifts/${shift.id}/marks`, { signup: binh.signup, state: 'present', id });
  assert.equal(other.status, 409);
});

test('only who is accepted is marked, and not before the day', async (t) => {
  const s = await bank(t);
  const { shift, later } = await s.open(shiftAt(20));
  const { signup } = await s.join(shift);
  assert.equal((await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state: 'present' })).status, 409);
  const early = await s.member(later);
  const mark = (state) => s.officer.post(`/shifts/${later.id}/marks`, { signup: early.signup, state });
  assert.equal(slug(await mark('present')), 'window');
  assert.equal((await mark('excused')).status, 201, 'who says beforehand is excused beforehand');
});

test('the poster carries the code as text and as a QR code', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { body } = await s.officer.get(`/shifts/${shift.id}/poster`);
  assert.ok(body.url.endsWith(`/diem-danh?ma=${body.code}`));
  assert.match(body.svg, /^<svg[^>]*viewBox/);
  const { me } = await s.join(shift);
  assert.equal((await me.get(`/shifts/${shift.id}/poster`)).status, 403);
  assert.ok(!JSON.stringify((await s.officer.get(`/shifts/${shift.id}`)).body).includes(body.code), 'nowhere else');
});
