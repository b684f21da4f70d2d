// SPDX-License-Identifier: MIT
// match: a bulk matching from the wish to the last withdrawal: proved, explained, applied once, mended, undone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { cli } from './support/server.js';
import { ended } from './support/sheets.js';

const slug = (answer) => answer.body.errors?.[0]?.code ?? answer.body.code;
const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) => ['morning', 'afternoon'].map((b) => `${day}.${b}`));

/** Asks for a matching of the officer's unit and waits for its result. */
async function match(s, wish = {}, who = s.officer) {
  const asked = await who.post('/match_runs', { unit: s.unit, ...wish });
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(who, asked.body.job);
  const run = (await who.get(`/match_runs/${asked.body.id}`)).body;
  return { run, job, result: (await who.get(`/match_runs/${run.id}/result`)).body };
}

async function follow(s, run, what) {
  const asked = await s.officer.post(`/match_runs/${run.id}/${what}`);
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(s.officer, asked.body.job);
  assert.equal(job.state, 'done', JSON.stringify(job));
  return { job, counts: JSON.parse(job.result), run: (await s.officer.get(`/match_runs/${run.id}`)).body };
}

const seatsOf = (result, shift) => result.shifts.filter((x) => x.shift === shift.id);
const signupsOf = async (s, run) => (await s.officer.get(`/signups?run=${run.id}&limit=200`)).body.items;
const told = async (s, about) => (await s.messages()).filter((m) => m.about === about).length;

/** A campaign of its own, so that a run can be of this one alone. */
async function work(s, fields = {}, where = shiftOn(4)) {
  return s.open(where, { min_people: 2, max_people: 4, ...fields }, { title: 'Trồng rừng đầu nguồn' });
}

test('a matching is solved, proved, applied once, and taken back', async (t) => {
  const s = await bank(t);
  const { campaign, shift, later } = await work(s);
  const people = [];
  for (let i = 0; i < 3; i += 1) people.push(await s.join(later, { free: ALWAYS }));

  const { run, job, result } = await match(s, { campaign: campaign.id, from: shiftOn(1).day, to: shiftOn(10).day, seed: 5 });
  assert.equal(run.state, 'ready', JSON.stringify(job));
  assert.equal(run.objective, run.dual);
  assert.ok(result.proved);
  assert.equal(run.shifts, 1);
  assert.equal(run.seats, 4);
  const [seats] = seatsOf(result, shift);
  assert.equal(seats.filled, 4);
  assert.equal(seats.missing, 0);
  assert.ok(result.summary.groups.age.length > 0);
  assert.equal(result.summary.churn, null, 'nothing to compare with yet');

  const page = (await s.officer.get(`/match_runs/${run.id}/shifts/${shift.id}`)).body;
  const [chosen] = page.classes[0].people;
  assert.equal(page.classes[0].people.length, 4);
  assert.match(chosen.why, /^Được xếp với [\d,]+ điểm$/);
  const one = (await s.officer.get(`/match_runs/${run.id}/people/${chosen.volunteer}`)).body;
  assert.ok(one.choices.some((c) => c.has && c.shift === shift.id && c.score === chosen.score));

  const before = await told(s, 'signup.invited');
  const applied = await follow(s, run, 'apply');
  assert.equal(applied.run.state, 'applied');
  assert.deepEqual([applied.counts.places, applied.counts.people], [4, 4]);
  assert.deepEqual((await signupsOf(s, run)).map((x) => x.state).sort(), ['invited', 'invited', 'invited', 'invited']);
  const agreed = await told(s, 'signup.invited');
  assert.ok(agreed - before <= 4, 'nobody hears twice');
  const twice = await s.officer.post(`/match_runs/${run.id}/apply`);
  assert.equal(twice.status, 409, twice.text);

  const undone = await follow(s, run, 'undo');
  assert.equal(undone.run.state, 'undone');
  assert.equal(undone.counts.places, 4);
  assert.deepEqual(await signupsOf(s, run), []);
});

test('what a matching would be about is counted before it is asked for', async (t) => {
  const s = await bank(t);
  const { campaign, shift, later } = await work(s, { max_people: 6, language: 'mnong', language_seats: 1, lead_seats: 1 });
  for (let i = 0; i < 3; i += 1) await s.join(later, { free: ALWAYS });
  await s.member(shift, { free: ALWAYS });
  const look = async (wish, who = s.officer) => who.get(`/match_runs/preview?${new URLSearchParams({ unit: s.unit, ...wish })}`);

  for (const wish of [{}, { own_people: true }, { overlap: true, max_shifts: 3 }, { campaign: campaign.id }]) {
    const asked = { to: shiftOn(10).day, without_rules: true, ...wish };
    const { body } = await look(asked);
    const { run, result } = await match(s, asked);
    const counted = ['people', 'shifts', 'seats', 'minimum', 'locked', 'pairs'];
    assert.deepEqual(Object.fromEntries(counted.map((k) => [k, body[k]])), Object.fromEntries(counted.map((k) => [k, run[k]])), JSON.stringify(wish));
    assert.equal(body.pairs_are, 'exact');
    const kept = result.shifts.filter((x) => x.class !== '').reduce((sum, x) => sum + x.seats, 0);
    assert.equal(body.quotas.language + body.quotas.lead, kept);
  }
  assert.equal((await look({ campaign: campaign.id })).body.pairs_are, 'most', 'rules may refuse some');
  const none = (await look({ from: shiftOn(55).day, to: shiftOn(56).day })).body;
  assert.deepEqual([none.shifts, none.seats, none.pairs], [0, 0, 0]);
  assert.equal((await look({ from: shiftOn(3).day, to: shiftOn(2).day })).status, 422);
  assert.equal((await look({}, await s.as('tnv.an'))).status, 403);
  const tinh = await s.as('tinh.giang');
  const elsewhere = (await tinh.get('/units?limit=50&kind=area')).body.items[0].id;
  assert.equal((await look({ unit: elsewhere })).status, 403);
});

test('anybody can check the certificate, and a changed one does not hold', async (t) => {
  const s = await bank(t);
  const { campaign } = await work(s);
  const { run } = await match(s, { campaign: campaign.id });
  const dir = mkdtempSync(join(tmpdir(), 'volbank-match-'));
  atEnd(t, () => rmSync(dir, { recursive: true }));
  const bytes = async (what) => {
    const answer = await fetch(`${s.url}/api/v1/match_runs/${run.id}/${what}`, { headers: { cookie: s.officer.cookie } });
    assert.equal(answer.status, 200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const [instance, certificate] = [await bytes('instance'), await bytes('certificate')];
  writeFileSync(join(dir, 'a.vbm1'), instance);
  writeFileSync(join(dir, 'a.vbc1'), certificate);
  const good = cli('match', 'verify', join(dir, 'a.vbm1'), join(dir, 'a.vbc1'));
  assert.equal(good.status, 0, good.stderr + good.stdout);
  certificate[44] ^= 1;
  writeFileSync(join(dir, 'b.vbc1'), certificate);
  assert.equal(cli('match', 'verify', join(dir, 'a.vbm1'), join(dir, 'b.vbc1')).status, 1);
});

test('who said yes keeps the seat, who said no is not asked again, who is busy that day is left alone', async (t) => {
  const s = await bank(t);
  const { campaign, shift } = await work(s, { max_people: 30 });
  const { shift: same } = await s.open(shiftOn(4, 8), {}, { title: 'Cùng ngày' });
  const kept = await s.member(shift, { free: ALWAYS });
  const declined = await s.join(shift, { free: ALWAYS });
  await s.officer.post(`/signups/${declined.signup}/decisions`, { decision: 'decline', reason: 'đủ người' });
  const busy = await s.member(same, { free: ALWAYS });
  const asking = await s.join(shift, { free: ALWAYS });
  const whoIs = async (joined) => (await joined.me.get('/me/profile')).body.id;

  const { run, result } = await match(s, { campaign: campaign.id, to: shiftOn(10).day });
  const [seats] = seatsOf(result, shift);
  assert.equal(seats.locked, 1);
  assert.equal(seats.seats, 29);
  const page = (await s.officer.get(`/match_runs/${run.id}/shifts/${shift.id}`)).body.classes[0];
  const names = new Set([...page.people, ...page.next].map((p) => p.volunteer));
  for (const person of [kept, declined, busy]) assert.ok(!names.has(await whoIs(person)));
  const asker = await whoIs(asking);
  assert.ok(page.people.some((p) => p.volunteer === asker), 'who asked for it comes first');

  await follow(s, run, 'apply');
  const states = Object.fromEntries((await signupsOf(s, run)).map((x) => [x.volunteer, x.state]));
  assert.equal(states[asker], 'accepted', 'who had signed up is taken');
});

test('seats set aside go to speakers, and what is missing says what would help', async (t) => {
  const s = await bank(t);
  const aside = { max_people: 4, language: 'mnong', language_seats: 2, required_skills: ['swimming_rescue'] };
  const { campaign, shift } = await work(s, aside);
  await s.join((await s.open()).shift, { free: ALWAYS, skills: ['swimming_rescue'] });
  const { run, result } = await match(s, { campaign: campaign.id, to: shiftOn(10).day });
  const classes = seatsOf(result, shift);
  assert.deepEqual(classes.map((x) => x.seats).sort(), [2, 2]);
  const speakers = classes.find((x) => /M'Nông/.test(x.class));
  assert.equal(speakers.minimum, 2);
  assert.equal(run.unmet > 0, speakers.missing > 0 || classes.some((x) => x.missing > 0));
  assert.ok(classes.some((x) => x.relax.some((r) => /Bơi cứu hộ/.test(r.words) && r.people > 0)));
});

test('whoever withdraws is replaced at once by a plan that is proved', async (t) => {
  const s = await bank(t);
  const { campaign, shift, later } = await work(s, { max_people: 3 });
  for (let i = 0; i < 5; i += 1) await s.join(later, { free: ALWAYS });
  const { run } = await match(s, { campaign: campaign.id, to: shiftOn(10).day });
  assert.equal((await s.officer.get(`/match_runs/${run.id}/replacements`)).status, 409, 'not applied yet');
  await follow(s, run, 'apply');
  const [gone] = await signupsOf(s, run);
  await s.officer.post(`/signups/${gone.id}/decisions`, { decision: 'decline', reason: 'ốm' });

  const plan = (await s.officer.get(`/match_runs/${run.id}/replacements`)).body;
  assert.ok(plan.proved);
  assert.equal(plan.left, 1);
  assert.equal(plan.gone_count, 1);
  const { volunteer, shift: left, reason, name } = plan.gone[0];
  assert.deepEqual([volunteer, left, reason], [gone.volunteer, shift.id, 'ốm']);
  assert.equal(name, (await s.officer.get(`/volunteers/${gone.volunteer}`)).body.full_name);
  assert.equal(plan.moves.length, 1);
  assert.equal(plan.moves[0].to.shift, shift.id);
  assert.notEqual(plan.moves[0].volunteer, gone.volunteer);
  const invited = await s.officer.post(`/match_runs/${run.id}/replacements`, { shift: shift.id });
  assert.deepEqual(invited.body, { invited: 1, left_out: 0 });
  const states = (await signupsOf(s, run)).map((x) => x.state).sort();
  assert.deepEqual(states, ['declined', 'invited', 'invited', 'invited']);
  assert.deepEqual((await s.officer.get(`/match_runs/${run.id}/replacements`)).body.moves, []);
});

test('the same wish and seed give the same result, and the next run keeps people where they are', async (t) => {
  const s = await bank(t);
  const { campaign } = await work(s);
  const wish = { campaign: campaign.id, seed: 77, stability: 0 };
  const [a, b] = [await match(s, wish), await match(s, wish)];
  assert.equal(a.run.digest, b.run.digest);
  assert.equal(b.run.before, a.run.id);
  assert.deepEqual([b.result.summary.churn.moved, b.result.summary.churn.fresh, b.result.summary.churn.gone], [0, 0, 0]);
});

test('a wish that cannot be met is refused with its reason', async (t) => {
  const s = await bank(t);
  const tinh = await s.as('tinh.giang');
  const refuse = async (who, body, status, code) => {
    const answer = await who.post('/match_runs', { unit: s.unit, ...body });
    assert.equal(answer.status, status, answer.text);
    assert.equal(slug(answer), code, answer.text);
  };
  await refuse(s.officer, { from: shiftOn(-2).day }, 422, 'past');
  await refuse(s.officer, { from: shiftOn(3).day, to: shiftOn(2).day }, 422, 'order');
  await refuse(s.officer, { to: shiftOn(200).day }, 422, 'long');
  await refuse(s.officer, { max_shifts: 99 }, 422, 'too_big');
  const elsewhere = (await tinh.get('/units?limit=50&kind=area')).body.items[0].id;
  assert.equal((await s.officer.post('/match_runs', { unit: elsewhere })).status, 403);
  assert.equal((await (await s.as('tnv.an')).post('/match_runs', { unit: s.unit })).status, 403);
  const empty = await match(s, { from: shiftOn(55).day, to: shiftOn(56).day });
  assert.equal(empty.run.state, 'failed');
  assert.match(empty.job.note, /Không có ca nào/);
});

test('two runs are compared person by person', async (t) => {
  const s = await bank(t);
  const { campaign, shift, later } = await work(s, { max_people: 2 });
  const first = await match(s, { campaign: campaign.id, to: shiftOn(10).day, seed: 3 });
  for (let i = 0; i < 3; i += 1) await s.join(later, { free: ALWAYS, skills: ['first_aid', 'teaching'] });
  const second = await match(s, { campaign: campaign.id, to: shiftOn(10).day, seed: 3, stability: 0 });
  const compared = (await s.officer.get(`/match_runs/${second.run.id}/compare/${first.run.id}`)).body;
  assert.equal(compared.before.id, first.run.id);
  assert.equal(compared.now.id, second.run.id);
  assert.ok(compared.now.objective >= compared.before.objective, 'more people, no less worth');
  const { fresh, moved, gone } = second.result.summary.churn;
  assert.equal(compared.changed, fresh + moved + gone);
  for (const change of compared.changes)
    for (const one of [...change.before, ...change.now]) assert.equal(one.shift, shift.id);
});

test('a call-up reaches everybody near who may come, once', async (t) => {
  const s = await bank(t);
  const { opening, shift, later } = await work(s, { max_people: 100 });
  const near = await s.join(later, { free: ['mon.evening'] });
  await s.officer.post(`/signups/${near.signup}/decisions`, { decision: 'decline', reason: 'ca khác' });
  const preview = (await s.officer.get(`/openings/${opening.id}/surge?shift=${shift.id}&radius_km=15`)).body;
  assert.ok(preview.near >= 1 && preview.near <= preview.able);
  assert.ok(preview.farthest_km <= 15);
  const before = await told(s, 'signup.invited');
  const asked = await s.officer.post(`/openings/${opening.id}/surge`, { shift: shift.id, radius_km: 15 });
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(s.officer, asked.body.id);
  assert.equal(job.state, 'done', JSON.stringify(job));
  const called = (await s.officer.get(`/signups?shift=${shift.id}&state=invited&limit=200`)).body.items;
  const [, reached, missed] = /^Đã gọi (\d+) người, (\d+) người/.exec(job.note).map(Number);
  assert.equal(called.length, reached, job.note);
  assert.equal(reached + missed, preview.near, 'who is busy then is counted');
  assert.ok(reached >= 1);
  assert.ok((await told(s, 'signup.invited')) - before <= called.length);
  const again = await s.officer.post(`/openings/${opening.id}/surge`, { shift: shift.id, radius_km: 15 });
  assert.match((await ended(s.officer, again.body.id)).note, /Đã gọi 0 người/);
  const wrong = await s.officer.post(`/openings/${opening.id}/surge`, { shift: later.id, radius_km: 999 });
  assert.equal(wrong.status, 422);
  assert.equal((await (await s.as('tnv.an')).get(`/openings/${opening.id}/surge?shift=${shift.id}`)).status, 403);
});

test('of people who live as near, a call-up takes those who were asked least recently', async (t) => {
  const s = await bank(t);
  const { opening, shift, later } = await work(s, { max_people: 100 });
  const people = [];
  for (let i = 0; i < 3; i += 1) people.push(await s.join(later, { free: ALWAYS }));
  await s.officer.post(`/signups/${people[1].signup}/decisions`, { decision: 'decline', reason: 'đủ người' });
  const asked = { shift: shift.id, radius_km: 1 };
  const { near, farthest_km: km } = (await s.officer.get(`/openings/${opening.id}/surge?${new URLSearchParams(asked)}`)).body;
  assert.ok(near >= 3 && km === 0, 'everybody lives in the commune of the opening');
  const job = await s.officer.post(`/openings/${opening.id}/surge`, { ...asked, most: near - 1 });
  assert.equal((await ended(s.officer, job.body.id)).state, 'done');
  const called = new Set((await s.officer.get(`/signups?shift=${shift.id}&state=invited&limit=200`)).body.items.map((x) => x.volunteer));
  const ids = await Promise.all(people.map(async (one) => (await one.me.get('/me/profile')).body.id));
  assert.deepEqual(ids.map((one) => called.has(one)), [true, false, true], 'who was asked just now is left alone');
});

test('a volunteer reads why they were not chosen, with the numbers the officer sees', async (t) => {
  const s = await bank(t);
  const { campaign, opening, shift, later } = await work(s, { max_people: 2 });
  const people = [];
  for (let i = 0; i < 4; i += 1) people.push(await s.join(later, { free: ALWAYS }));
  const never = await s.join(later, { free: ['sun.night'], radius_km: 1 });
  const before = (await never.me.get(`/openings/${opening.id}/why`)).body;
  assert.equal(before.matched, false);
  const { run } = await match(s, { campaign: campaign.id, to: shiftOn(10).day });
  await follow(s, run, 'apply');

  const read = async (one) => (await one.me.get(`/openings/${opening.id}/why`)).body;
  const chosen = new Set((await signupsOf(s, run)).map((x) => x.volunteer));
  for (const one of people) {
    const { id } = (await one.me.get('/me/profile')).body;
    const [mine] = (await read(one)).shifts;
    assert.equal(mine.has, chosen.has(id));
    const officers = (await s.officer.get(`/match_runs/${run.id}/people/${id}`)).body.choices.find((c) => c.shift === shift.id);
    assert.equal(mine.why, officers.why);
  }
  assert.match((await read(never)).shifts[0].why, /chưa đủ điều kiện: giờ của ca nằm ngoài giờ rảnh/);
  const page = await never.me.page(`/vi-sao/${opening.id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Vì sao tôi không được chọn\?/);
  assert.match(page.text, /giờ rảnh trong hồ sơ của bạn/);
  assert.equal((await s.get(`/openings/${opening.id}/why`)).status, 401);
});

test('a matching stopped while it waits is not left waiting', async (t) => {
  const s = await bank(t);
  const { campaign } = await work(s);
  const ask = async () => (await s.officer.post('/match_runs', { unit: s.unit, campaign: campaign.id })).body;
  const asked = [await ask(), await ask(), await ask(), await ask()];
  const stopped = await s.officer.post(`/jobs/${asked[3].job}/stop`);
  assert.ok([200, 409].includes(stopped.status), stopped.text);
  for (const run of asked) await ended(s.officer, run.job);
  const last = await match(s, { campaign: campaign.id });
  assert.equal(last.run.state, 'ready');
  for (const { id } of asked) {
    const run = (await s.officer.get(`/match_runs/${id}`)).body;
    assert.ok(['ready', 'failed'].includes(run.state), run.state);
  }
});

test('one leader for so many who come: the more come, the more seats for leaders', async (t) => {
  const s = await bank(t);
  const { campaign, shift, later } = await work(s, { min_people: 2, max_people: 6, lead_per: 3 });
  for (let i = 0; i < 6; i += 1) await s.join(later, { free: ALWAYS, skills: i < 3 ? ['team_leading'] : ['first_aid'] });
  const { result } = await match(s, { campaign: campaign.id, to: shiftOn(10).day });
  const [general, leads] = [false, true].map((lead) => seatsOf(result, shift).find((x) => (x.class !== '') === lead));
  assert.ok(result.proved);
  assert.equal(general.filled + leads.filled, 6);
  assert.equal(leads.seats, 2, 'six come, so two seats are for leaders');
  assert.equal(leads.filled, 2);
});

test('once a matching is applied, its prices order what a volunteer sees; the score shown stays the score', async (t) => {
  const s = await bank(t);
  const plenty = await work(s, { min_people: 0, max_people: 90, title: 'Việc ai cũng đến được' });
  const wanting = await s.open(shiftOn(6, 13), { min_people: 4, max_people: 8, required_skills: ['medical'], title: 'Việc đang thiếu người' }, { title: 'Khám bệnh lưu động' });
  const me = await s.join(plenty.later, { free: ALWAYS, skills: ['medical'] });
  const seen = async () => (await me.me.get('/public/openings')).body.items.filter((x) => /Việc (ai|đang)/.test(x.title));
  const before = Object.fromEntries((await seen()).map((x) => [x.title, x.score]));
  const wish = { from: shiftOn(1).day, to: shiftOn(10).day };
  const { run, result } = await match(s, wish);
  const price = (shift) => seatsOf(result, shift)[0].price;
  assert.ok(price(wanting.shift) < 0, 'seats below the minimum cost less than nothing');
  await follow(s, run, 'apply');
  const after = await seen();
  assert.equal(after[0].title, 'Việc đang thiếu người', 'where one is needed comes first');
  assert.deepEqual(Object.fromEntries(after.map((x) => [x.title, x.score])), before);
});
