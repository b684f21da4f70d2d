// SPDX-License-Identifier: MIT
// keys: API keys are listed without themselves, say when they were last used, and end one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { cli } from './support/server.js';

const bearer = (token) => ({ headers: { authorization: `Bearer ${token}` } });

async function makeKey(who, label) {
  const answer = await who.post('/me/keys', { label });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.token;
}

/** Asks until the list says so: the day of use is written after the answer. */
async function seen(who, fits) {
  for (let i = 0; i < 200; i++) {
    const { items } = (await who.get('/api_keys')).body;
    if (fits(items)) return items;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return assert.fail('never seen');
}

test('a key is listed by name, maker, scope and last day of use, never by itself', async (t) => {
  const s = await bank(t);
  const token = await makeKey(s.officer, 'Bảng điện xã');
  const [fresh] = await seen(s.officer, (items) => items.length === 1);
  assert.equal(fresh.label, 'Bảng điện xã');
  assert.equal(fresh.unit, s.unit);
  assert.equal(fresh.used, null);
  assert.match(fresh.scope, /^Cán bộ đơn vị · /);
  assert.ok(fresh.maker.length > 0);
  assert.equal((await s.send('GET', '/me', bearer(token))).status, 200);
  const [used] = await seen(s.officer, ([key]) => key.used !== null);
  assert.match(used.used, /^\d{4}-\d\d-\d\d$/);
  const tinh = await s.as('tinh.giang');
  for (const path of ['/api_keys', `/api_keys/${fresh.id}`, `/api_keys/${fresh.id}/history`, '/journal'])
    assert.ok(!(await tinh.get(path)).text.includes(token), path);
});

test('a revoked key is refused from then on, the others work, and the journal tells both', async (t) => {
  const s = await bank(t);
  const [lost, kept] = [await makeKey(s.officer, 'máy mất'), await makeKey(s.officer, 'máy còn')];
  const items = await seen(s.officer, (keys) => keys.length === 2);
  const { id } = items.find((key) => key.label === 'máy mất');
  assert.equal((await s.officer.delete(`/api_keys/${id}`)).status, 204);
  assert.equal((await s.send('GET', '/me', bearer(lost))).status, 401);
  assert.equal((await s.send('GET', '/me', bearer(kept))).status, 200);
  assert.equal((await s.officer.delete(`/api_keys/${id}`)).status, 404);
  const tinh = await s.as('tinh.giang');
  const told = (await tinh.get('/journal?limit=200')).body.items.map((entry) => entry.why);
  assert.ok(told.includes('POST /me/keys'), String(told));
  assert.ok(told.includes('DELETE /api_keys/:id'), String(told));
});

test('staff see and revoke the keys of their units, a volunteer only their own', async (t) => {
  const s = await bank(t);
  await makeKey(s.officer, 'của cán bộ');
  const an = await s.as('tnv.an');
  await makeKey(an, 'của An');
  const tinh = await s.as('tinh.giang');
  const labels = (items) => items.map((key) => key.label).sort();
  assert.deepEqual(labels((await an.get('/api_keys')).body.items), ['của An']);
  assert.deepEqual(labels((await s.officer.get('/api_keys')).body.items), ['của cán bộ']);
  assert.deepEqual(labels((await tinh.get('/api_keys')).body.items), ['của An', 'của cán bộ'].sort());
  const [own] = (await an.get('/api_keys')).body.items;
  const [officers] = (await s.officer.get('/api_keys')).body.items;
  assert.equal((await an.delete(`/api_keys/${officers.id}`)).status, 403);
  assert.equal((await s.officer.delete(`/api_keys/${own.id}`)).status, 403);
  assert.equal((await tinh.delete(`/api_keys/${officers.id}`)).status, 204);
  assert.equal((await an.delete(`/api_keys/${own.id}`)).status, 204);
});

test('a key makes no other keys', async (t) => {
  const s = await bank(t);
  const token = await makeKey(s.officer, 'máy');
  assert.equal((await s.send('POST', '/me/keys', { body: { label: 'hậu duệ' }, ...bearer(token) })).status, 403);
});

test('the command line lists keys and revokes one', async (t) => {
  const s = await bank(t);
  const token = await makeKey(s.officer, 'Bảng điện xã');
  await s.stop();
  const said = cli('user', '--data', s.data, 'keys').stdout;
  assert.match(said, /\tBảng điện xã\t/);
  assert.ok(!said.includes(token));
  const [key] = said.split('\t');
  assert.equal(cli('user', '--data', s.data, 'revoke', key).status, 0);
  assert.equal(cli('user', '--data', s.data, 'keys').stdout, '');
  assert.notEqual(cli('user', '--data', s.data, 'revoke', key).status, 0);
});
