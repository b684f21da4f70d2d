// SPDX-License-Identifier: MIT
// limits: how often one address, one account and one log-in may try; what a refused try says; and that reading stays free.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, PASSWORD, person } from './support/bank.js';
import { server } from './support/server.js';

const DEMO = { volunteers: 20, years: 0, seed: 11 };
const proxy = { args: ['--behind-proxy'] };

/** A request as a proxy on this machine would pass it on for `address`. */
const from = (address) => ({ headers: { 'x-forwarded-for': address } });

test('an address has twenty tries to sign in, then waits', async (t) => {
  const s = await server(t, { demo: DEMO, ...proxy });
  const tries = [];
  for (let i = 0; i < 22; i++) tries.push(await s.post('/sessions', { login: `ai.do.${i}`, password: 'sai' }, from('203.0.113.7')));
  assert.deepEqual([...new Set(tries.slice(0, 20).map((a) => a.status))], [401]);
  const late = tries.at(-1);
  assert.equal(late.status, 429, late.text);
  assert.match(late.headers.get('content-type'), /problem\+json/);
  const wait = Number(late.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 60, String(wait));
  assert.equal((await s.post('/sessions', { login: 'tnv.an', password: PASSWORD }, from('203.0.113.8'))).status, 201, 'another address is free');
  assert.equal((await s.get('/units?limit=1', from('203.0.113.7'))).status, 200, 'reading is free');
});

test('addresses of one IPv6 network are one: their owner makes as many as they like', async (t) => {
  const s = await server(t, { demo: DEMO, ...proxy });
  const tries = [];
  const ask = (i, address) => s.post('/sessions', { login: `ai.do.${i}`, password: 'sai' }, from(address));
  for (let i = 0; i < 22; i++) tries.push((await ask(i, `2001:db8:7:1::${i.toString(16)}:9`)).status);
  assert.deepEqual(tries.slice(0, 20), Array(20).fill(401));
  assert.equal(tries.at(-1), 429);
  assert.equal((await ask(22, '2001:DB8:7:1:ffff::1')).status, 429, 'written otherwise');
  assert.equal((await ask(23, '2001:db8:7:2::1')).status, 401, 'another network is free');
  for (const odd of ['::ffff:198.51.100.9', 'unknown', '2001:db8::zz']) assert.equal((await ask(24, odd)).status, 401, odd);
});

test('one log-in has twenty tries from however many addresses', async (t) => {
  const s = await server(t, { demo: DEMO, ...proxy });
  const statuses = [];
  for (let i = 0; i < 25; i++) {
    const spelled = i % 2 ? 'TINH.giang ' : 'tinh.giang';
    statuses.push((await s.post('/sessions', { login: spelled, password: 'sai' }, from(`198.51.100.${i}`))).status);
  }
  assert.deepEqual([...new Set(statuses.slice(0, 20))], [401]);
  assert.ok(statuses.slice(20).includes(429), String(statuses));
  assert.equal((await s.post('/sessions', { login: 'tnv.an', password: PASSWORD }, from('198.51.100.99'))).status, 201, 'others are not held up');
});

test('one log-in is sent five codes, not fifty', async (t) => {
  const s = await server(t, { demo: DEMO, ...proxy });
  const statuses = [];
  for (let i = 0; i < 10; i++) statuses.push((await s.post('/login-codes', { login: 'canbo.chi' }, from(`198.51.100.${i}`))).status);
  assert.deepEqual(statuses.slice(0, 5), [202, 202, 202, 202, 202]);
  assert.equal(statuses.at(-1), 429);
  const nobody = [];
  for (let i = 0; i < 7; i++) nobody.push((await s.post('/login-codes', { login: 'khong.ai' }, from(`192.0.2.${i}`))).status);
  assert.deepEqual(nobody, statuses.slice(0, 7), 'a log-in that does not exist is answered alike');
});

test('a forwarded address is believed only behind a proxy', async (t) => {
  const s = await server(t, { demo: DEMO });
  let last;
  for (let i = 0; i < 22; i++) last = await s.post('/sessions', { login: `ai.do.${i}`, password: 'sai' }, from(`203.0.113.${i}`));
  assert.equal(last.status, 429);
});

test('a one-time code is guessed five times', async (t) => {
  const s = await server(t, { demo: DEMO, ...proxy });
  assert.equal((await s.post('/login-codes', { login: 'tnv.an' })).status, 202);
  const sent = async () => (await s.get('/demo/messages')).body.items.map((one) => /\b\d{6}\b/.exec(one.body)?.[0]).find(Boolean); // the newest
  const code = await sent();
  const wrong = code === '000000' ? '000001' : '000000';
  for (let i = 0; i < 5; i++) assert.equal((await s.post('/sessions', { login: 'tnv.an', code: wrong })).status, 401);
  assert.equal((await s.post('/sessions', { login: 'tnv.an', code })).status, 401, 'the right one comes too late');
  await s.post('/login-codes', { login: 'tnv.an' });
  const again = await sent();
  assert.equal((await s.post('/sessions', { login: 'tnv.an', code: again })).status, 201);
  assert.equal((await s.post('/sessions', { login: 'tnv.an', code: again })).status, 401, 'a code works once');
});

test('writes of an hour are limited, also of one account from many addresses', async (t) => {
  const s = await server(t, { demo: DEMO, args: ['--behind-proxy', '--writes-per-hour', '100'] });
  const an = await s.login('tnv.an', PASSWORD);
  const statuses = [];
  for (let i = 0; i < 15; i++) statuses.push((await an.post('/me/profile', { radius_km: i }, from(`198.51.100.${i}`))).status);
  assert.equal(statuses[0], 200);
  assert.equal(statuses.at(-1), 429);
});

test('a class signs up from one address', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(undefined, { max_people: 60 });
  const answers = await Promise.all(Array.from({ length: 45 }, () => s.post('/public/signups', { shift: shift.id, ...person({ commune: s.place, password: undefined }) })));
  assert.deepEqual([...new Set(answers.map((a) => a.status))], [201]);
});
