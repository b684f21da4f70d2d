// SPDX-License-Identifier: MIT
// demo: `volbank demo` makes the same province from the same seed and day, whole and consistent, with work to sign up for and one
// log-in per role.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { cli, server } from './support/server.js';

const AS_OF = '2026-03-02';
const LOGINS = [
  'tnv.an', 'doitruong.binh', 'canbo.chi', 'cum.dung', 'tinh.giang', 'taphuan.hoa', 'danhgia.khanh', 'hoidong.lam', 'theodoi.minh',
  'sonoivu.nga', 'vanhanh.oanh', 'mattran.hanh',
];
const COUNCIL = ['hoidong.hung', 'hoidong.mai', 'hoidong.son', 'hoidong.thu']; // beside the one whose log-in is printed: a vote needs several

function folder(t) {
  const data = mkdtempSync(join(tmpdir(), 'volbank-demo-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  return data;
}

function ok(...args) {
  const done = cli(...args);
  assert.equal(done.status, 0, `volbank ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

/** A demo folder of 60 people unless told otherwise; what it printed and how it dumps. */
function demo(t, more = {}) {
  const data = folder(t);
  const options = { volunteers: 60, seed: 5, 'as-of': AS_OF, ...more };
  const printed = ok('demo', '--data', data, ...Object.entries(options).flatMap(([k, v]) => [`--${k}`, String(v)]));
  const file = join(data, 'dump.txt');
  ok('dump', '--data', data, file);
  return { data, printed, dump: readFileSync(file, 'utf8') };
}

/** Records by entity, their fields beside the id. */
function records(dump) {
  const all = {};
  for (const line of dump.split('\n')) {
    if (!line.startsWith('{"entity"')) continue;
    const { entity, id, fields } = JSON.parse(line);
    (all[entity] ??= []).push({ id, ...fields });
  }
  return all;
}

function grouped(rows, key) {
  const groups = {};
  for (const row of rows) (groups[key(row)] ??= []).push(row);
  return groups;
}

test('the same seed and day give the same bytes, another seed others', (t) => {
  const one = demo(t);
  const again = demo(t);
  assert.equal(one.dump, again.dump);
  assert.equal(one.printed, again.printed);
  const other = demo(t, { seed: 6 });
  assert.notEqual(one.dump, other.dump);
  assert.equal(records(one.dump).place.length, records(other.dump).place.length);
});

test('a demo province has no faults and refuses to be made twice', (t) => {
  const { data } = demo(t);
  assert.match(ok('verify', '--data', data), /\b0 faults/);
  const twice = cli('demo', '--data', data);
  assert.notEqual(twice.status, 0);
  assert.match(twice.stderr, /empty|trống/);
});

test('it knows the places of 2023 and of 2025 and what became of them', (t) => {
  const { place, place_successor, unit } = records(demo(t).dump);
  const of = (level, from) => place.filter((p) => p.level === level && p.valid_from === from).length;
  assert.deepEqual([of('district', '2004-01-01'), of('commune', '2004-01-01'), of('commune', '2025-07-01')], [8, 71, 28]);
  assert.equal(place_successor.length, 71);
  assert.equal(unit.filter((u) => u.kind === 'area').length, 8);
  assert.equal(unit.filter((u) => u.kind === 'district_union' && u.valid_to === '2025-06-30').length, 8);
  assert.equal(unit.filter((u) => u.kind === 'commune_union' && !u.valid_to).length, 28);
});

test('seats are set aside for who leads a large group, and for who speaks the language of a house', (t) => {
  const { opening } = records(demo(t).dump);
  for (const o of opening) {
    assert.deepEqual([o.lead_seats, o.lead_per], o.max_people >= 12 ? [1, 10] : [undefined, undefined], o.title);
    if (o.language_seats) assert.ok(o.language && o.policy_household && o.language_seats < o.max_people / 2, o.title);
  }
  assert.ok(opening.some((o) => o.state === 'open' && o.language_seats));
  assert.ok(opening.some((o) => o.state === 'open' && o.lead_seats));
});

for (const volunteers of [20, 400]) {
  test(`40 campaigns with 400 openings wait for ${volunteers} volunteers, each with a coming shift`, (t) => {
    const { campaign, opening, shift, volunteer } = records(demo(t, { volunteers }).dump);
    assert.equal(volunteer.length, volunteers);
    const open = new Set(campaign.filter((c) => c.state === 'open').map((c) => c.id));
    assert.equal(open.size, 40);
    const wanted = opening.filter((o) => o.state === 'open');
    assert.equal(wanted.length, 400);
    const days = grouped(shift, (s) => s.opening);
    const last = '2026-05-01';
    for (const o of wanted) {
      assert.ok(open.has(o.campaign), o.title);
      const own = days[o.id].map((s) => s.day).sort();
      assert.ok(own[0] > AS_OF && own.at(-1) <= last, `${o.title} ${own}`);
      assert.deepEqual([o.starts, o.ends], [own[0], own.at(-1)]);
    }
    const soonest = wanted.toSorted((a, b) => (a.starts < b.starts ? -1 : 1)).slice(0, 40);
    assert.ok(new Set(soonest.map((o) => o.campaign)).size >= 8);
  });
}

test('the past spans the reform, and nobody is in two places on one day', (t) => {
  const { campaign, place, unit, shift, signup, attendance, credit, membership, verdict } = records(demo(t, { volunteers: 400 }).dump);
  const by = (rows) => new Map(rows.map((r) => [r.id, r]));
  const [places, units, shifts, marks, receipts] = [by(place), by(unit), by(shift), by(attendance), by(verdict)];
  const past = campaign.filter((c) => c.state === 'done');
  assert.ok(past.some((c) => c.starts < '2025-07-01') && past.some((c) => c.starts >= '2025-07-01'));
  for (const c of past) {
    const from = c.starts < '2025-07-01' ? '2004-01-01' : '2025-07-01';
    assert.equal(places.get(c.place).valid_from, from, c.title);
    const u = units.get(c.unit);
    assert.ok(!u.valid_to || c.starts <= u.valid_to, `${c.title} of ${u.name}`);
  }
  const taken = signup.filter((s) => s.state === 'accepted').map((s) => `${s.volunteer} ${shifts.get(s.shift).day}`);
  assert.equal(new Set(taken).size, taken.length);
  assert.ok(attendance.length > 300);
  for (const c of credit) {
    const mark = marks.get(c.attendance);
    assert.ok(['present', 'late'].includes(mark.state));
    const told = JSON.parse(c.reasons);
    const receipt = receipts.get(c.verdict);
    assert.equal(receipt.answer, c.reasons);
    assert.equal(receipt.volunteer, c.volunteer);
    if (told.rejected) {
      assert.deepEqual([c.state, c.hours ?? 0, c.why_declined], ['declined', 0, told.rejected_vi]);
      continue;
    }
    assert.ok(c.hours > 0 && c.hours <= 1200);
    assert.equal(Math.round(told.score * 100), c.hours);
    assert.ok(told.reasons.length > 0);
  }
  assert.ok(membership.some((m) => m.to === '2025-06-30') && membership.some((m) => m.from === '2025-07-01'));
});

test('invented people cannot be called, and the young have a guardian', (t) => {
  const { volunteer, account, consent } = records(demo(t, { volunteers: 400 }).dump);
  const under16 = volunteer.filter((v) => v.birth > '2010-03-02');
  assert.ok(under16.length > 0);
  for (const v of under16) assert.ok(v.guardian_name && v.guardian_phone);
  for (const v of volunteer) assert.match(v.phone, /^\+84990\d{6}$/);
  for (const v of volunteer) assert.ok(!('ethnicity' in v) && !('religion' in v));
  assert.deepEqual(account.map((a) => a.login).sort(), [...LOGINS, ...COUNCIL].sort());
  const agreed = new Set(consent.filter((c) => c.purpose === 'contact').map((c) => c.volunteer));
  assert.equal(agreed.size, volunteer.length);
});

test('every role has a log-in, printed and working', async (t) => {
  const data = folder(t);
  const printed = ok('demo', '--data', data, '--volunteers', '30');
  const s = await server(t, { data });
  for (const login of LOGINS) {
    assert.ok(printed.includes(`| ${login} | ${PASSWORD} |`), login);
    const who = await s.login(login, PASSWORD);
    assert.equal((await who.get('/me')).status, 200);
  }
});

test('nothing in a demo of today is dated later than the clock', (t) => {
  const data = folder(t);
  ok('demo', '--data', data, '--volunteers', '60', '--seed', '5');
  const file = join(data, 'dump.txt');
  ok('dump', '--data', data, file);
  const now = new Date().toISOString();
  const { signup, consent, message = [] } = records(readFileSync(file, 'utf8'));
  assert.ok(signup.length > 0 && consent.length > 0);
  for (const record of [...signup, ...consent, ...message])
    for (const name of ['made', 'given', 'decided', 'created', 'sent']) assert.ok(!record[name] || record[name] <= now, `${name} ${record[name]}`);
});
