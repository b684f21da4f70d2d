// SPDX-License-Identifier: MIT
// scope: hostile conversations about what belongs to somebody else. Nobody reads, guesses, sorts, moves or hands out what lies
// outside the units of their roles, however the question is put.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli } from './support/server.js';
import { bank, PASSWORD, person, shiftOn } from './support/bank.js';

const DEMO = { volunteers: 60, seed: 11 };

/** A commune of another area than the officer's, with its body. */
async function elsewhere(s) {
  const areas = (await s.get('/units?limit=200&kind=area')).body.items;
  const mine = (await s.get(`/units/${s.unit}`)).body.parent;
  const area = areas.find((a) => a.id !== mine);
  const below = (await s.get(`/units?limit=200&parent=${area.id}`)).body.items;
  const body = below.find((u) => u.kind === 'commune_union' && u.place);
  return { area: area.id, unit: body.id, place: body.place, code: body.code };
}

async function all(client, path) {
  const items = [];
  for (let next = ''; next !== null; ) {
    const { status, body, text } = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${next && `&after=${next}`}`);
    assert.equal(status, 200, `${path}: ${text}`);
    items.push(...body.items);
    next = body.next;
  }
  return items;
}

/** Names and phones of people outside a unit and of nobody inside it. */
async function strangers(s, tinh) {
  const people = await all(tinh, '/volunteers');
  const units = new Map((await all(s, '/units')).map((u) => [u.id, u]));
  const within = (id, root) => Boolean(id) && (id === root || within(units.get(id)?.parent, root));
  const inside = people.filter((v) => within(v.unit, s.unit));
  const known = new Set(inside.flatMap((v) => [v.full_name, v.phone]));
  const outside = people.filter((v) => !inside.includes(v));
  assert.ok(inside.length > 0 && outside.length > 5, 'people on both sides');
  return { outside, words: outside.flatMap((v) => [v.full_name, v.phone]).filter((w) => w && !known.has(w)) };
}

test('no list, record, history or sheet shows an officer a stranger', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const tinh = await s.as('tinh.giang');
  const { words } = await strangers(s, tinh);
  const { paths } = (await s.get('/openapi.json')).body;
  const lists = Object.keys(paths).filter((p) => paths[p].get && !p.includes('{') && !p.startsWith('/public') && !p.startsWith('/demo'));
  assert.ok(lists.length > 20);
  for (const who of ['canbo.chi', 'doitruong.binh', 'tnv.an', 'sonoivu.nga', 'theodoi.minh', 'vanhanh.oanh']) {
    const client = await s.as(who);
    for (const path of lists) {
      const { text } = await client.get(path);
      for (const word of words) assert.ok(!text.includes(word), `${who} reads ${word} at ${path}`);
    }
  }
  const records = lists.filter((p) => paths[`${p}/{id}`]?.get);
  assert.ok(records.length > 12);
  for (const path of records) {
    const { body } = await tinh.get(`${path}?limit=15`);
    for (const { id } of body.items ?? [])
      for (const end of ['', '/history']) {
        const { text } = await s.officer.get(`${path}/${id}${end}`);
        for (const word of words) assert.ok(!text.includes(word), `${word} at ${path}/${id}${end}`);
      }
  }
});

test('a cursor is closed, and one’s own cannot be written', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const tinh = await s.as('tinh.giang');
  for (const path of ['/volunteers?limit=1', '/volunteers?limit=1&sort=phone', '/accounts?limit=1&sort=login']) {
    const { body } = await tinh.get(path);
    const bytes = Buffer.from(body.next, 'base64url').toString('latin1');
    const shown = JSON.stringify(body.items[0]);
    for (const piece of bytes.match(/[\x20-\x7e]{5,}/g) ?? []) assert.ok(!shown.includes(piece.trim()), `${piece} in the cursor of ${path}`);
    const forged = Buffer.from(body.next, 'base64url');
    forged[30] ^= 1;
    for (const after of [forged.toString('base64url'), 'AAAA', '!', 'A'.repeat(600), Buffer.alloc(60, 255).toString('base64url')]) {
      const answer = await tinh.get(`${path}&after=${after}`);
      assert.equal(answer.status, 422, `${path} ${after}: ${answer.text}`);
    }
  }
  const next = (await tinh.get('/volunteers?limit=1')).body.next;
  assert.equal((await tinh.get(`/units?limit=1&after=${next}`)).status, 422, 'a cursor of another list');
});

test('whoever sees people masked neither sorts nor searches by what is masked', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const operator = await s.as('vanhanh.oanh');
  const accounts = await operator.get('/accounts?limit=50');
  assert.equal(accounts.status, 200, accounts.text);
  assert.ok(accounts.body.items.length > 5);
  for (const a of accounts.body.items) for (const name of ['login', 'name', 'phone', 'email', 'password']) assert.ok(!(a[name] && a.name !== 'Bùi Thị Oanh'), `${name} of ${JSON.stringify(a)}`);
  for (const query of ['sort=login', 'sort=-phone', 'q=chi', 'login=canbo.chi', 'phone.min=1'])
    assert.equal((await operator.get(`/accounts?${query}`)).status, 422, query);
  for (const query of ['phone=0990', 'birth.min=2000-01-01', 'full_name=An', 'code=x&sort=password'])
    assert.equal((await s.officer.get(`/volunteers?${query}`)).status, 422, query);
});

test('nobody hands out more than they hold, nor takes what is not theirs', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const far = await elsewhere(s);
  const [area, tinh, operator] = await Promise.all(['cum.dung', 'tinh.giang', 'vanhanh.oanh'].map((n) => s.as(n)));
  const me = async (who) => (await who.get('/me')).body;
  const mine = (await me(area)).roles[0].unit;
  const top = (await me(tinh)).roles[0].unit;
  const account = (await me(area)).id;
  const officer = (await me(s.officer)).id;
  const forbidden = [
    [area, { role: 'province_admin', unit: top }],
    [area, { role: 'province_admin', unit: mine }],
    [area, { role: 'operator', unit: mine }],
    [area, { role: 'area_admin', unit: far.area }],
    [area, { role: 'unit_officer', unit: far.unit }],
    [area, { role: 'area_admin', unit: top }],
    [operator, { role: 'province_admin', unit: top }],
    [operator, { role: 'unit_officer', unit: s.unit }],
    [s.officer, { role: 'unit_officer', unit: s.unit }],
    [s.officer, { role: 'area_admin', unit: mine }],
  ];
  for (const [who, grant] of forbidden) {
    const answer = await who.post('/grants', { account, ...grant });
    assert.equal(answer.status, 403, `${JSON.stringify(grant)}: ${answer.text}`);
  }
  const made = await area.post('/grants', { account: officer, role: 'team_leader', unit: s.unit });
  assert.equal(made.status, 201, made.text);
  const moved = [{ unit: far.unit }, { unit: top }, { role: 'province_admin' }, { role: 'operator', unit: top }];
  for (const body of moved) assert.equal((await area.patch(`/grants/${made.body.id}`, body)).status, 403, JSON.stringify(body));
  const admins = (await all(tinh, '/grants')).find((g) => g.role === 'province_admin');
  for (const who of [area, operator, s.officer]) {
    assert.equal((await who.patch(`/grants/${admins.id}`, { to: '2020-01-01' })).status, 403);
    assert.equal((await who.delete(`/grants/${admins.id}`)).status, 403);
    assert.equal((await who.patch(`/grants/${admins.id}`, { account, unit: mine })).status, 403);
  }
  assert.equal((await area.get('/me')).body.roles.length, 1);
});

test('people and units do not move across the border of an area', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const far = await elsewhere(s);
  const tinh = await s.as('tinh.giang');
  const area = await s.as('cum.dung');
  const { outside } = await strangers(s, tinh);
  const own = (await s.officer.get('/volunteers?limit=1')).body.items[0];
  assert.equal((await s.officer.patch(`/volunteers/${own.id}`, { unit: far.unit })).status, 403, 'given away');
  for (const body of [{ unit: s.unit }, { state: 'left' }, { full_name: 'X' }])
    assert.equal((await s.officer.patch(`/volunteers/${outside[0].id}`, body)).status, 403, 'taken');
  assert.equal((await s.officer.delete(`/volunteers/${outside[0].id}`)).status, 403);
  const merges = [[outside[0].id, own.id], [own.id, outside[0].id]];
  for (const [from, into] of merges) assert.equal((await s.officer.post(`/volunteers/${from}/merge`, { into })).status, 403);
  assert.equal((await s.officer.post('/volunteers', { ...newcomer, unit: far.unit, commune: far.place })).status, 403);

  const mine = (await area.get('/me')).body.roles[0].unit;
  assert.equal((await area.patch(`/units/${far.unit}`, { parent: mine })).status, 403, 'a commune taken');
  assert.equal((await area.patch(`/units/${s.unit}`, { parent: far.area })).status, 403, 'a commune given away');
  assert.equal((await area.patch(`/units/${s.unit}`, { parent: null })).status, 403, 'a commune made a root');
  assert.equal((await area.patch(`/units/${mine}`, { parent: null })).status, 403, 'the area made a root');
  assert.equal((await area.post('/units', { name: 'Gốc mới', kind: 'province_union' })).status, 403);
  assert.equal((await area.post('/units', { name: 'Của cụm khác', kind: 'club', parent: far.area })).status, 403);
  assert.equal((await tinh.patch(`/units/${mine}`, { parent: s.unit })).status, 422, 'a loop');
});

const newcomer = { full_name: 'Người Mới', birth: '2000-01-01', phone: '0990123123' };

test('a body that stands under nobody is not the province', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const tinh = await s.as('tinh.giang');
  const { body: school } = await tinh.post('/units', { name: 'Trường ngoài tỉnh', kind: 'school', code: 'truong-ngoai' });
  await s.stop();
  const file = join(s.data, 'word');
  writeFileSync(file, PASSWORD);
  const added = cli('user', '--data', s.data, 'add', 'canbo.truong', '--name', 'Cán bộ trường', '--role', 'province_admin', '--unit', 'truong-ngoai', '--password-file', file);
  assert.equal(added.status, 0, added.stderr);
  const again = await bank(t, { demo: null, data: s.data });
  const there = await again.as('canbo.truong');
  assert.deepEqual((await all(there, '/volunteers')).length, 0);
  assert.deepEqual((await all(there, '/messages')).length, 0);
  for (const [path, body] of [['/grants', { account: school.id, role: 'province_admin', unit: school.id }], ['/settings', { name: 'bank.offer_hours', value: '1' }], ['/units', { name: 'Gốc', kind: 'club' }]])
    assert.equal((await there.post(path, body)).status, 403, path);
});

test('campaigns, openings, shifts and teams stay with their unit', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const far = await elsewhere(s);
  const tinh = await s.as('tinh.giang');
  const theirs = await s.campaign({ unit: far.unit, place: far.place, title: 'Của họ' }, tinh);
  const opening = await s.opening(theirs, {}, tinh);
  const shift = await s.shift(opening, shiftOn(4), tinh);
  const mine = await s.open();
  const calls = [
    ['patch', `/campaigns/${theirs.id}`, { title: 'Của tôi' }],
    ['patch', `/campaigns/${theirs.id}`, { unit: s.unit }],
    ['patch', `/campaigns/${mine.campaign.id}`, { unit: far.unit }],
    ['patch', `/openings/${opening.id}`, { campaign: mine.campaign.id }],
    ['patch', `/openings/${mine.opening.id}`, { campaign: theirs.id }],
    ['patch', `/shifts/${shift.id}`, { opening: mine.opening.id }],
    ['patch', `/shifts/${mine.shift.id}`, { opening: opening.id }],
    ['post', '/openings', { campaign: theirs.id, title: 'Thêm', min_people: 1, max_people: 2 }],
    ['post', '/shifts', { opening: opening.id, ...shiftOn(5) }],
    ['post', `/campaigns/${theirs.id}/publish`, undefined],
    ['post', `/campaigns/${theirs.id}/close`, undefined],
    ['get', `/openings/${opening.id}/candidates`, undefined],
    ['get', `/shifts/${shift.id}/roster`, undefined],
    ['get', `/shifts/${shift.id}/poster`, undefined],
    ['post', '/teams', { name: 'Đội', unit: far.unit, founded: '2026-01-01' }],
    ['post', '/fire_days', { area: far.area, day: shiftOn(1).day, level: 4 }],
  ];
  for (const [method, path, body] of calls) {
    const answer = await s.officer[method](path, method === 'get' ? {} : body);
    assert.equal(answer.status, 403, `${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`);
  }
  for (const path of ['signups', 'attendances', 'credits', 'memberships', 'consents', 'rule_versions', 'jobs', 'messages'])
    assert.ok([404, 405].includes((await tinh.post(`/${path}`, {})).status), `${path} is not made by hand`);
});

test('one’s own account gives no more than one’s own', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const an = await s.as('tnv.an');
  const { id } = (await an.get('/me')).body;
  for (const body of [{ state: 'active' }, { login: 'tinh.giang' }, { password: 'x' }, { must_change: true }])
    assert.equal((await an.patch(`/accounts/${id}`, body)).status, 403, JSON.stringify(body));
  assert.deepEqual((await all(an, '/accounts')).map((a) => a.id), [id]);
  assert.ok(!('password' in (await an.get(`/accounts/${id}`)).body));
  const copy = await an.get('/me/export');
  assert.ok(!copy.text.includes('argon2'));
  const { outside } = await strangers(s, await s.as('tinh.giang'));
  for (const end of ['', '/history']) assert.equal((await an.get(`/volunteers/${outside[0].id}${end}`)).status, 403);
  const profile = await an.post('/me/profile', { unit: s.unit });
  assert.equal(profile.status, 422, 'the unit is not the volunteer’s to choose');
});

test('merging records closes nobody’s office', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const { shift } = await s.open();
  const tinh = await s.as('tinh.giang');
  const signed = await tinh.post('/public/signups', { shift: shift.id, ...person({ commune: s.place, password: undefined }) });
  assert.equal(signed.status, 201, signed.text);
  const from = (await tinh.get('/me/profile')).body.id;
  const other = await s.join(shift);
  const into = (await other.me.get('/me/profile')).body.id;
  const answer = await s.officer.post(`/volunteers/${from}/merge`, { into });
  assert.equal(answer.status, 409, answer.text);
  assert.equal(answer.body.code, 'role');
  assert.equal((await tinh.get('/me')).status, 200);
  assert.equal((await s.officer.post(`/volunteers/${into}/merge`, { into: from })).status, 200);
  assert.equal((await other.me.get('/me')).status, 401, 'the spare log-in is closed');
});

test('a job is stopped by who asked for it, or above the unit it is for', async (t) => {
  const s = await bank(t, { demo: DEMO });
  const tinh = await s.as('tinh.giang');
  const csv = 'Mã đơn vị,Tên đơn vị,Loại đơn vị\nclb-1,Câu lạc bộ Một,"Câu lạc bộ, đội, nhóm"\n';
  const form = new FormData();
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'units.csv');
  const sent = await fetch(`${s.url}/api/v1/units/import`, { method: 'POST', body: form, headers: { cookie: tinh.cookie, origin: s.url } });
  assert.equal(sent.status, 202, await sent.clone().text());
  const job = await sent.json();
  const answer = await s.officer.post(`/jobs/${job.id}/stop`);
  assert.equal(answer.status, 403, answer.text);
});
