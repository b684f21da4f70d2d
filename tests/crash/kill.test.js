// SPDX-License-Identifier: MIT
// kill -9 at any moment under write load: every acknowledged write is there after the restart, and nothing is half there.
// VOLBANK_LONG=1 runs thirty rounds instead of three.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
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

test('kill -9 under load loses no acknowledged write', { timeout: 600_000 }, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-crash-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
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
