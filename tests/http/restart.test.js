// SPDX-License-Identifier: MIT
// restart: what a client holds in its hands is still good when the server is back.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { server } from './support/server.js';

test('a list goes on where it was after a restart', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-restart-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  const before = await server(t, { demo: { volunteers: 20, years: 0, seed: 11 }, data });
  const list = async (s, after = '') => {
    const tinh = await s.login('tinh.giang', PASSWORD);
    return (await tinh.get(`/volunteers?limit=5${after && `&after=${after}`}`)).body;
  };
  const first = await list(before);
  const second = await list(before, first.next);
  assert.equal(second.items.length, 5);
  await before.stop();
  const again = await list(await server(t, { data }), first.next);
  assert.deepEqual(again.items?.map((v) => v.id), second.items.map((v) => v.id), JSON.stringify(again));
});
