// SPDX-License-Identifier: MIT
// kill -9 at any moment under write load: every acknowledged write is there after the restart, and nothing is half there.
// VOLBANK_LONG=1 runs thirty rounds instead of three.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { atEnd } from '../http/support/ending.js';
import { cli, server } from '../http/support/server.js';

const ROUNDS = process.env.VOLBANK_LONG ? 30 : 3;
const WRITERS = 8;
const DEMO = ['--volunteers', '20', '--years', '0', '--seed', '7', '--as-of', '2026-11-22'];

/** Keeps creating clubs until the server is gone; ids that were acknowledged go into `known`. */
async function write(client, known, round, writer) {
  for (let i = 0; ; i++) {
    try {
      const answer = await client.post('/units', { name: `Câu lạc bộ ${round}-${writer}-${i}`, kind: 'club' });
      assert.equal(answer.status, 201, answer.text);
      known.push(answer.body.id);
    } catch (failure) {
      if (failure instanceof assert.AssertionError) throw failure;
      return;
    }
  }
}

/** Newcomers sign up for a shift, each in one request that makes six records. */
async function signUp(s, shift, place, known, round, writer) {
  for (let i = 0; ; i++) {
    const name = `Nguyễn Văn ${round} ${writer} ${i}`;
    const phone = `099${String(round * 1_000_000 + writer * 100_000 + i).padStart(7, '0')}`;
    const person = { full_name: name, phone, birth: '2000-05-17', commune: place, consent_contact: true, consent_matching: true };
    try {
      const answer = await s.post('/public/signups', { shift, ...person });
      if (answer.status === 429) return; // enough for one address
      assert.equal(answer.status, 201, answer.text);
      known.push({ ...answer.body, name, cookie: answer.headers.getSetCookie()[0].split(';')[0] });
    } catch (failure) {
      if (failure instanceof assert.AssertionError) throw failure;
      return;
    }
  }
}

/** An opening for thousands in a campaign of its own: { shift, place }. */
async function openShift(officer, s) {
  const { roles } = (await officer.get('/me')).body;
  const { unit } = roles[0];
  const { place } = (await s.get(`/units/${unit}`)).body;
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const about = { title: 'Chiến dịch', type: 'ncnx', field: 'environment', location: 'Nhà văn hóa', unit, place };
  const made = async (path, body) => {
    const answer = await officer.post(path, body);
    assert.ok(answer.status < 300, `${path}: ${answer.text}`);
    return answer.body;
  };
  const campaign = await made('/campaigns', { ...about, starts: day(-1), ends: day(30) });
  const opening = await made('/openings', { campaign: campaign.id, title: 'Việc', min_people: 1, max_people: 5000 });
  const shift = await made('/shifts', { opening: opening.id, day: day(10), from_minute: 420, to_minute: 660 });
  await made(`/campaigns/${campaign.id}/publish`);
  return { shift: shift.id, place };
}

test('kill -9 under load loses no acknowledged write', { timeout: 600_000 }, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-crash-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  assert.equal(cli('demo', '--data', data, ...DEMO).status, 0);
  const known = [];
  for (let round = 0; round < ROUNDS; round++) {
    const s = await server(t, { data, args: ['--writes-per-hour', '0'] });
    const officer = await s.login('tinh.giang', 'volbank-demo');
    const before = known.length;
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(officer, known, round, writer));
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.floor(Math.random() * 900)));
    await s.stop('SIGKILL');
    await Promise.all(writers);
    assert.ok(known.length > before, 'the round wrote something');
  }
  const s = await server(t, { data });
  for (const id of known) assert.equal((await s.get(`/units/${id}`)).status, 200, `acknowledged and lost: ${id}`);
  await s.stop();
  const verified = cli('verify', '--data', data);
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  t.diagnostic(`${known.length} acknowledged writes over ${ROUNDS} kills, all found`);
});

test('kill -9 among sign-ups leaves every acknowledged one whole and no other half there', { timeout: 600_000 }, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-crash-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  assert.equal(cli('demo', '--data', data, ...DEMO).status, 0);
  const known = [];
  let where;
  for (let round = 0; round < ROUNDS; round++) {
    const s = await server(t, { data, args: ['--writes-per-hour', '0'] });
    where ??= await openShift(await s.login('canbo.chi', 'volbank-demo'), s);
    const before = known.length;
    const writers = Array.from({ length: WRITERS }, (_, writer) => signUp(s, where.shift, where.place, known, round, writer));
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.floor(Math.random() * 900)));
    await s.stop('SIGKILL');
    await Promise.all(writers);
    assert.ok(known.length > before, 'somebody signed up in this round');
  }
  const s = await server(t, { data });
  for (const { id, name, code, cookie } of known) {
    const receipt = await s.get(`/signups/${id}/receipt`, { headers: { cookie } });
    assert.equal(receipt.status, 200, `acknowledged and lost: ${name}`);
    assert.equal(receipt.body.code, code);
  }
  const officer = await s.login('tinh.giang', 'volbank-demo');
  const every = async (path) => {
    const items = [];
    for (let next = ''; next !== null; ) {
      const { body } = await officer.get(`${path}?limit=200${next && `&after=${next}`}`);
      items.push(...body.items);
      next = body.next;
    }
    return items;
  };
  const people = (await every('/volunteers')).filter((v) => /^Nguyễn Văn \d+ \d+ \d+$/.test(v.full_name));
  const signups = new Set((await every('/signups')).map((one) => one.volunteer));
  const consents = (await every('/consents')).reduce((n, c) => n.set(c.volunteer, (n.get(c.volunteer) ?? 0) + 1), new Map());
  const members = new Set((await every('/memberships')).map((m) => m.volunteer));
  assert.ok(people.length >= known.length);
  for (const v of people) {
    assert.ok(signups.has(v.id) && members.has(v.id) && v.account, `${v.full_name} is whole`);
    assert.equal(consents.get(v.id), 2, `${v.full_name} agreed to both`);
  }
  await s.stop();
  const verified = cli('verify', '--data', data);
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  t.diagnostic(`${known.length} acknowledged sign-ups over ${ROUNDS} kills, all whole`);
});
