// SPDX-License-Identifier: MIT
// nospace: when the store has used up its quota nothing is written by half, everybody is told, and reading goes on.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, PASSWORD } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { cli, server } from './support/server.js';

test('past its quota the store refuses with 507, writes nothing by half, and goes on reading', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-full-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  assert.equal(cli('demo', '--data', data, '--volunteers', '30', '--seed', '11').status, 0);
  const quota = Math.ceil(statSync(join(data, 'data.mdb')).size / 1048576) + 1;
  const s = await bank(t, { demo: null, data, args: ['--quota-mb', String(quota)] });
  const { shift } = await s.open();
  const made = [];
  let refused = null;
  for (let i = 0; i < 3000 && !refused; i += 20) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, k) => s.officer.post('/teams', { name: `Đội ${i + k}`, unit: s.unit, founded: '2026-01-01', charter: 'Quy chế. '.repeat(2000) })),
    );
    for (const answer of answers)
      if (answer.status === 201) made.push(answer.body.id);
      else refused = answer;
  }
  assert.equal(refused?.status, 507, refused?.text);
  assert.match(refused.headers.get('content-type'), /problem\+json/);
  assert.match(refused.body.detail, /MB/);

  const joined = await s.join(shift, { hamlet: undefined });
  if (joined.answer.status !== 201) {
    assert.equal(joined.answer.status, 507);
    const people = (await s.officer.get('/volunteers?limit=200')).body.items;
    assert.ok(!people.some((v) => v.full_name === joined.body.full_name), 'no half of a newcomer');
  }
  for (const id of made) assert.equal((await s.get(`/teams/${id}`)).status, 200);
  assert.equal((await s.page('/')).status, 200);
  assert.equal((await s.page('/readyz')).status, 200);
  assert.equal((await s.officer.get('/officer/today')).status, 200);
  await s.stop();

  const verified = cli('verify', '--data', data);
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  const roomy = await server(t, { data });
  const officer = await roomy.login('canbo.chi', PASSWORD);
  const after = await officer.post('/teams', { name: 'Đội mới', unit: s.unit, founded: '2026-01-01' });
  assert.equal(after.status, 201, 'with more room it goes on');
});

test('a command says that the store is full, and leaves nothing', (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-full-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  const done = cli('demo', '--data', data, '--volunteers', '2000', '--seed', '1', '--quota-mb', '2');
  assert.equal(done.status, 1);
  assert.match(done.stderr, /2 MB/);
});

test('a quota that is no number is a wrong command line', (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-full-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  for (const quota of ['0', '-1', 'nhiều', '99999999999']) assert.equal(cli('verify', '--data', data, '--quota-mb', quota).status, 2, quota);
});
