// SPDX-License-Identifier: MIT
// kill -9 while files are handed in: every acknowledged file is there after the restart with all its bytes, no record names one that is
// not, and what was half written has no name.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { dossiers } from '../http/support/dossier.js';
import { atEnd } from '../http/support/ending.js';
import { cli, server } from '../http/support/server.js';

const WRITERS = 4;
const ENOUGH = 12; // acknowledged, then the power goes

const pdf = () => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(200_000)]);

test('a file that was acknowledged outlives the server', async (t) => {
  const s = await dossiers(t);
  const an = await s.as('tnv.an');
  assert.ok((await s.tinh.post('/settings', { name: 'awards.evidence_files', value: '100' })).status < 300);
  const { id } = await s.begun(await s.round(), {}, an);
  const kept = [];
  let gone = false;
  const write = async () => {
    while (!gone) {
      const bytes = pdf();
      try {
        const answer = await s.attach(an.cookie, id, bytes, 'a.pdf');
        assert.equal(answer.status, 201, answer.text);
        kept.push({ id: answer.body.id, sha256: createHash('sha256').update(bytes).digest('hex') });
      } catch (failure) {
        if (failure instanceof assert.AssertionError) throw failure;
        return; // the server is gone
      }
      if (kept.length >= ENOUGH && !gone) {
        gone = true;
        await s.stop('SIGKILL');
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  assert.ok(kept.length >= ENOUGH);

  const data = mkdtempSync(join(tmpdir(), 'volbank-files-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  cpSync(s.data, data, { recursive: true });
  const found = cli('verify', '--data', data);
  assert.equal(found.status, 0, found.stdout);
  const again = await server(t, { data });
  for (const file of kept) {
    const answer = await fetch(`${again.url}/api/v1/evidence/${file.id}/content`, { headers: { cookie: an.cookie } });
    assert.equal(createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('hex'), file.sha256);
  }
});
