// SPDX-License-Identifier: MIT
// What a visitor sees first: open work, filtered without accents, ranked for who is signed in, with the same numbers the officer sees.
import assert from 'node:assert/strict';
import test from 'node:test';
import { server } from './support/server.js';

const DEMO = { volunteers: 120, seed: 630, years: 1 };
const PASSWORD = 'volbank-demo';

test('the first page shows many campaigns, none more than twice before the others', async (t) => {
  const s = await server(t, { demo: DEMO });
  const { body } = await s.get('/public/openings');
  assert.ok(body.items.length >= 12);
  const campaigns = new Set(body.items.map((i) => i.campaign_id));
  assert.ok(campaigns.size >= 8, `${campaigns.size} campaigns`);
  const seen = new Map();
  for (const item of body.items) seen.set(item.campaign_id, (seen.get(item.campaign_id) ?? 0) + 1);
  assert.ok([...seen.values()].every((n) => n <= 2));
  assert.equal(body.ranked, false);
  assert.ok(body.items.every((i) => i.score === null));
  assert.ok(body.items.every((i) => i.href === `/c/${i.campaign_id}`));

  const all = [];
  for (let next = '/?after=0'; next; ) {
    const page = (await s.get(`/public/openings${next.slice(1)}`)).body;
    all.push(...page.items.map((i) => i.id));
    next = page.next;
  }
  assert.equal(all.length, body.total);
  assert.equal(new Set(all).size, all.length, 'every opening once');

  const html = (await s.page('/')).text;
  assert.ok([...html.matchAll(/<a href="\/c\/[0-9a-f-]{36}"/g)].length >= 12);
});

test('filters fold accents and never end in an empty page without a way out', async (t) => {
  const s = await server(t, { demo: DEMO });
  const count = async (q) => (await s.get(`/public/openings?q=${encodeURIComponent(q)}`)).body.count;
  assert.ok((await count('dak mil')) > 0);
  assert.equal(await count('dak mil'), await count('Đắk Mil'));
  assert.equal(await count('đăk mil'), await count('ĐẮK  MIL'));
  assert.ok((await count('da')) >= (await count('đắk')));
  const nothing = (await s.get('/public/openings?q=khongcogi&when=weekend')).body;
  assert.equal(nothing.count, 0);
  assert.equal(nothing.empty, true);
  assert.deepEqual(nothing.relax.map((r) => r.href), ['/?when=weekend', '/?q=khongcogi']);
  assert.ok(nothing.relax[0].count > 0);
  assert.equal(nothing.relax[1].count, 0);
  const skilled = (await s.get('/public/openings?skill=first_aid')).body;
  assert.ok(skilled.count > 0 && skilled.count < skilled.total);
  assert.ok(skilled.items.every((i) => i.skills.split(' ').includes('first_aid')));
});

test('a wrong filter is said, not ignored', async (t) => {
  const s = await server(t, { demo: DEMO });
  const wrong = await s.get('/public/openings?commune=nowhere');
  assert.equal(wrong.status, 422);
  assert.equal(wrong.body.errors[0].pointer, '/commune');
});

test('volunteer and officer see the same score and the same reasons', async (t) => {
  const s = await server(t, { demo: DEMO });
  const an = await s.login('tnv.an', PASSWORD);
  const mine = (await an.get('/public/openings')).body;
  assert.equal(mine.ranked, true);
  const eligible = mine.items.filter((i) => i.eligible);
  for (const item of eligible) {
    const sum = item.why.reduce((points, row) => points + row.value, 0);
    assert.equal(item.score_hundredths, Math.max(0, Math.min(10000, sum)), item.title);
  }
  const officer = await s.login('tinh.giang', PASSWORD);
  const me = (await an.get('/me/profile')).body;
  let compared = 0;
  for (const item of eligible.slice(0, 3)) {
    const { body } = await officer.get(`/openings/${item.id}/candidates?limit=200`);
    const found = body.items.find((c) => c.code === me.code);
    if (!found) continue;
    compared++;
    assert.equal(found.score_hundredths, item.score_hundredths);
    assert.deepEqual(found.why, item.why);
    const scores = body.items.map((c) => c.score_hundredths);
    assert.deepEqual(scores, [...scores].sort((a, b) => b - a), 'best first');
  }
  assert.ok(compared > 0);
});

test('a short list is the head of the long one: the bound never drops a better person', async (t) => {
  const s = await server(t, { demo: DEMO });
  const officer = await s.login('tinh.giang', PASSWORD);
  const { body: list } = await s.get('/public/openings');
  for (const item of list.items.slice(0, 6)) {
    const long = (await officer.get(`/openings/${item.id}/candidates?limit=200`)).body;
    const short = (await officer.get(`/openings/${item.id}/candidates?limit=5`)).body;
    assert.deepEqual(
      short.items.map((c) => c.score_hundredths),
      long.items.slice(0, 5).map((c) => c.score_hundredths),
    );
    assert.ok(short.scored <= long.scored);
  }
});

test("an area's own rule moves the ranking of its openings", async (t) => {
  const s = await server(t, { demo: DEMO });
  const an = await s.login('tnv.an', PASSWORD);
  const names = new Set();
  for (let next = '/?after=0'; next; ) {
    const page = (await an.get(`/public/openings${next.slice(1)}`)).body;
    for (const item of page.items)
      for (const row of item.why) if (row.label.startsWith('Quy tắc')) names.add(row.label);
    next = page.next;
  }
  assert.ok(names.has('Quy tắc của tỉnh'), [...names].join());
  for (const area of ['Đắk Mil', 'Cư Jút', 'Tuy Đức'])
    assert.ok([...names].some((n) => n.includes(area)), `${area} in ${[...names].join()}`);
});

test('people of other units stay without name and phone until they accept', async (t) => {
  const s = await server(t, { demo: DEMO });
  const chi = await s.login('canbo.chi', PASSWORD);
  const { body: list } = await chi.get('/campaigns?state=open&limit=200');
  assert.ok(list.items.length > 0);
  let strangers = 0;
  const own = (await chi.get('/openings?state=open&limit=200')).body.items;
  assert.ok(own.length > 0);
  for (const item of own) {
    const answer = await chi.get(`/openings/${item.id}/candidates?limit=100`);
    assert.equal(answer.status, 200);
    for (const c of answer.body.items) {
      if (c.own_unit || c.signup_state) continue;
      strangers++;
      assert.equal(c.name, null);
      assert.equal(c.phone, null);
    }
  }
  assert.ok(strangers > 0);
});
