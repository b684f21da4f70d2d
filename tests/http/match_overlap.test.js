// SPDX-License-Identifier: MIT
// match_overlap: a bulk matching that allows several shifts a day: nobody is in two places at once, many come twice, what is certified
// is checked, and whoever cannot come is replaced by a plan without overlap.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { cli } from './support/server.js';
import { ended } from './support/sheets.js';

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) => ['morning', 'afternoon'].map((b) => `${day}.${b}`));
const HOURS = { morning: [7, 240], afternoon: [13, 240], both: [9, 360] };

/** A campaign with three shifts on one day: morning, afternoon, and one that overlaps the two. */
async function dayOfWork(s, seats) {
  const made = await s.open(shiftOn(4, ...HOURS.morning), { min_people: 1, max_people: seats }, { title: 'Trồng rừng đầu nguồn' });
  const shifts = [made.shift];
  for (const name of ['afternoon', 'both']) shifts.push(await s.shift(made.opening, shiftOn(4, ...HOURS[name])));
  return { ...made, shifts };
}

async function match(s, wish) {
  const asked = await s.officer.post('/match_runs', { unit: s.unit, max_shifts: 3, from: shiftOn(1).day, to: shiftOn(10).day, ...wish });
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(s.officer, asked.body.job);
  const run = (await s.officer.get(`/match_runs/${asked.body.id}`)).body;
  assert.equal(run.state, 'ready', JSON.stringify(job));
  return { run, job };
}

/** What people got: { volunteer: [shift, …] }. */
async function given(s, run) {
  const asked = await s.officer.post(`/match_runs/${run.id}/apply`);
  assert.equal((await ended(s.officer, asked.body.job)).state, 'done');
  const signups = (await s.officer.get(`/signups?run=${run.id}&limit=200`)).body.items;
  const by = {};
  for (const one of signups) by[one.volunteer] = [...(by[one.volunteer] ?? []), one];
  return by;
}

const overlaps = (a, b) => a.from_minute < b.to_minute && b.from_minute < a.to_minute;

function assertApart(by, shifts) {
  for (const held of Object.values(by))
    for (const a of held)
      for (const b of held)
        if (a !== b) {
          const [x, y] = [a, b].map((one) => shifts.find((shift) => shift.id === one.shift));
          assert.ok(!overlaps(x, y), 'in two places at once');
        }
}

test('people come in the morning and in the afternoon, and nobody is in two places at once', async (t) => {
  const s = await bank(t);
  const { campaign, shifts, later } = await dayOfWork(s, 40);
  for (let i = 0; i < 3; i += 1) await s.join(later, { free: ALWAYS });
  const one = await match(s, { campaign: campaign.id, seed: 5, stability: 0 });
  const { run, job } = await match(s, { campaign: campaign.id, seed: 5, stability: 0, overlap: true });
  assert.equal(run.overlap, true);
  assert.ok(run.assigned > one.run.assigned, 'more than with one shift a day');
  assert.ok(run.dual - run.objective <= run.dual / 10000, JSON.stringify(job));

  const by = await given(s, run);
  assertApart(by, shifts);
  assert.ok(Object.values(by).some((held) => held.length === 2), 'somebody comes twice');
});

test('the certificate of several a day holds, with the figures the run states', async (t) => {
  const s = await bank(t);
  const { campaign, later } = await dayOfWork(s, 40);
  for (let i = 0; i < 3; i += 1) await s.join(later, { free: ALWAYS });
  const { run } = await match(s, { campaign: campaign.id, seed: 5, overlap: true });
  const folder = mkdtempSync(join(tmpdir(), 'volbank-overlap-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  const paths = [];
  for (const kind of ['instance', 'certificate']) {
    const answer = await fetch(`${s.url}/api/v1/match_runs/${run.id}/${kind}`, { headers: { cookie: s.officer.cookie } });
    paths.push(join(folder, kind));
    writeFileSync(paths.at(-1), Buffer.from(await answer.arrayBuffer()));
  }
  const checked = cli('match', 'verify', ...paths, '--gap');
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(checked.stdout, new RegExp(`objective ${run.objective}, bound ${run.dual}`));
});

test('who is busy in the morning is still asked for the afternoon', async (t) => {
  const s = await bank(t);
  const { campaign, shifts, later } = await dayOfWork(s, 40);
  const busy = await s.join(shifts[0], { free: ALWAYS });
  await s.join(later, { free: ALWAYS });
  await s.take(busy.signup);
  const { volunteer } = (await s.officer.get(`/signups/${busy.signup}`)).body;
  const { run } = await match(s, { campaign: campaign.id, seed: 5, overlap: true });
  const held = (await given(s, run))[volunteer] ?? [];
  assert.deepEqual(held.map((one) => one.shift), [shifts[1].id]);
});

test('whoever cannot come is replaced by a plan that is proved', async (t) => {
  const s = await bank(t);
  const { campaign, shifts, later } = await dayOfWork(s, 2);
  for (let i = 0; i < 5; i += 1) await s.join(later, { free: ALWAYS });
  const { run } = await match(s, { campaign: campaign.id, seed: 5, overlap: true });
  const by = await given(s, run);
  const [gone] = Object.values(by).flat();
  await s.officer.post(`/signups/${gone.id}/decisions`, { decision: 'decline', reason: 'ốm' });
  const plan = (await s.officer.get(`/match_runs/${run.id}/replacements`)).body;
  assert.ok(plan.proved);
  assert.ok(plan.moves.length >= 1, JSON.stringify(plan));
  for (const move of plan.moves) {
    const held = (by[move.volunteer] ?? []).filter((one) => one.shift !== move.from?.shift);
    assertApart({ [move.volunteer]: [...held, { shift: move.to.shift }] }, shifts);
  }
});
