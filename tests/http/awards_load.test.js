// SPDX-License-Identifier: MIT
// awards_load: thousands of telephones vote at once over 64 connections behind a proxy, a few addresses stuffing. Every vote that was
// accepted is counted once, every other is refused with 429. VOLBANK_LONG=1: 60,000 telephones behind 4,096 addresses.
import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { cli, server } from './support/server.js';
import { voting } from './support/voting.js';

const LONG = Boolean(process.env.VOLBANK_LONG);
const PHONES = LONG ? 60_000 : 3_000;
const ADDRESSES = LONG ? 4_096 : 204;
const CONNECTIONS = 64;
const EACH = 5_000; // tickets a command
const STUFFING = LONG ? 16 : 4; // addresses from which every tenth vote comes

/** The address a vote comes from: nine of ten spread evenly, a few stuffing. */
function addressOf(i) {
  if (i % 10 === 9) return `203.0.113.${Math.floor(i / 10) % STUFFING}`;
  const n = i % (ADDRESSES - STUFFING);
  return `10.1.${n >> 8}.${n & 255}`;
}

/** A connection that is kept and asks one thing after the other: ask(bytes) gives the status. */
function connection(t, url) {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  let said = '';
  let waiting = null;
  socket.setEncoding('latin1').setNoDelay(true);
  const read = (chunk) => {
    said += chunk;
    const head = said.indexOf('\r\n\r\n');
    if (head < 0) return;
    const size = Number(/content-length: (\d+)/i.exec(said.slice(0, head))?.[1] ?? 0);
    if (said.length < head + 4 + size) return;
    const status = Number(said.slice(9, 12));
    said = said.slice(head + 4 + size);
    const { resolve } = waiting;
    waiting = null;
    resolve(status);
  };
  const end = (failure) => waiting?.reject(failure ?? new Error('the server closed the connection'));
  socket.on('data', read).on('error', end).on('close', () => end());
  atEnd(t, async () => socket.destroy());
  return (bytes) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(bytes);
    });
}

test('every vote accepted under load is counted once, every other refused with 429', async (t) => {
  const s = await server(t, { demo: { volunteers: 30, seed: 11 }, args: ['--behind-proxy'] });
  const v = await voting(s);
  const category = v.categories.find((c) => c.nominees.length > 2);
  await v.voter('0990999999'); // a vote begins with the first who asks
  const tickets = [];
  while (tickets.length < PHONES) {
    const more = ['--first', String(tickets.length + 1), '--count', String(Math.min(EACH, PHONES - tickets.length))];
    const made = cli('vote', 'tickets', '--data', s.data, '--round', v.round.id, ...more);
    assert.equal(made.status, 0, made.stderr);
    tickets.push(...made.stdout.trim().split('\n'));
  }
  const { host, pathname } = new URL(`${s.url}/api/v1${v.at}/votes`);

  const request = (i, ticket) => {
    const body = `{"nomination":"${category.nominees[i % 2].id}"}`;
    return [
      `POST ${pathname} HTTP/1.1`,
      `host: ${host}`,
      `origin: ${s.url}`,
      `cookie: volbank_vote=${ticket}`,
      `x-forwarded-for: ${addressOf(i)}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
  };

  const statuses = new Map();
  const accepted = [0, 0];
  let next = 0;
  const worker = async () => {
    const ask = connection(t, s.url);
    while (next < tickets.length) {
      const i = next++;
      const status = await ask(request(i, tickets[i]));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 201) accepted[i % 2] += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  t.diagnostic(JSON.stringify(Object.fromEntries(statuses)));
  assert.deepEqual([...statuses.keys()].sort(), [201, 429], JSON.stringify([...statuses]));
  assert.equal(statuses.get(201) + statuses.get(429), PHONES);

  // Once more with what was accepted already: nothing is counted twice, from wherever it comes.
  const again = connection(t, s.url);
  for (let i = 0; i < 9; i++) assert.equal(await again(request(i, tickets[i]).replace(/10\.1\.\d+\.\d+/, `10.9.0.${i}`)), 409);

  const office = await s.login('tinh.giang', PASSWORD);
  const cancelled = await office.post(`/award_rounds/${v.round.id}/moves`, { action: 'cancel', reason: 'Thử tải xong' });
  assert.equal(cancelled.status, 200, cancelled.text);
  assert.equal((await v.count()).state, 'done');
  const recount = cli('vote', 'recount', '--data', s.data, '--round', v.round.id);
  assert.equal(recount.status, 0, recount.stderr);
  const lines = recount.stdout.trim().split('\n');
  const counted = (id) => Number(lines.find((line) => line.startsWith(id))?.split(' ')[1]);
  assert.deepEqual([counted(category.nominees[0].id), counted(category.nominees[1].id)], accepted);
  assert.equal(Number(lines.at(-1).split(' ')[0]), statuses.get(201));
});
