// SPDX-License-Identifier: MIT
// curriculum_review: a department (Sở) reviews the curricula of its field from finding them to deciding (plan V.4, V.5), with nothing but
// a partner's log-in; it writes nothing in them, and other departments see no more than that they exist.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, PASSWORD } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { download, upload } from './support/sheets.js';
import { draft, question } from './support/training.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Two departments with a log-in each, and a curriculum of the first one's field with a material and a picture. */
async function review(t, options) {
  const s = await bank(t, options);
  const tinh = await s.as('tinh.giang');
  const partner = await s.as('sonoivu.nga');
  const department = (await partner.get('/me')).body.roles.find((r) => r.role === 'partner').unit;
  const { curriculum, blocks } = await draft(s.officer, s.unit, { reviewer: department, field: 'labour' });
  const about = { curriculum: curriculum.id, block: blocks[0].id, title: 'Sổ tay', body: 'Làm thế nào\n\n![a](a.png)' };
  const material = (await s.officer.post('/materials', about)).body;
  assert.equal((await upload(s, s.officer, `/materials/${material.id}/files`, 'a.png', PNG)).status, 201);
  return Object.assign(s, { tinh, partner, department, curriculum, blocks, material, at: `/curriculums/${curriculum.id}` });
}

test('a department finds what waits for it, reads all of it, sends it back and approves it', async (t) => {
  const s = await review(t);
  assert.equal((await s.officer.post(`${s.at}/submissions`)).status, 200);
  const waiting = (await s.partner.get(`/curriculums?reviewer=${s.department}&state=submitted`)).body.items;
  assert.deepEqual(waiting.map((c) => c.id), [s.curriculum.id], 'in the list, by itself');
  const outline = (await s.partner.get(`${s.at}/outline`)).body;
  assert.equal(outline.blocks.length, 2);
  const { items } = (await s.partner.get(`${s.at}/questions`)).body;
  assert.ok(items.every((q) => q.right === 2), 'with the right answers, which are part of what is judged');
  const page = await s.partner.page(`/tai-lieu/${s.material.id}`);
  assert.equal(page.status, 200);
  const picture = /src="\/api\/v1(\/material_files\/[^"]+)"/.exec(page.text)[1];
  assert.deepEqual((await download(s, s.partner, picture)).bytes, PNG);

  const silent = await s.partner.post(`${s.at}/returns`, {});
  assert.equal(silent.status, 422, 'sent back only with words');
  const back = await s.partner.post(`${s.at}/returns`, { note: 'Nêu căn cứ Bộ luật Lao động' });
  assert.deepEqual([back.status, back.body.state], [200, 'returned'], back.text);
  assert.equal((await s.officer.get(s.at)).body.review_note, 'Nêu căn cứ Bộ luật Lao động');
  assert.equal((await s.officer.patch(`/blocks/${s.blocks[0].id}`, { method: 'Có căn cứ' })).status, 200);
  assert.equal((await s.officer.post(`${s.at}/submissions`)).status, 200);
  const done = await s.partner.post(`${s.at}/approvals`, { note: 'Đạt' });
  assert.deepEqual([done.status, done.body.state], [200, 'approved'], done.text);
  const history = (await s.partner.get(`${s.at}/history`)).body.items;
  assert.ok(history.some((h) => /approvals/.test(h.why)), 'who decided stands in the history');
  assert.equal((await s.partner.get(`/curriculums?reviewer=${s.department}&state=submitted`)).body.items.length, 0);
});

test('a department writes nothing in what it reviews', async (t) => {
  const s = await review(t);
  const tried = [
    await s.partner.patch(s.at, { title: 'Đổi' }),
    await s.partner.delete(s.at),
    await s.partner.post(`${s.at}/submissions`),
    await s.partner.patch(`/blocks/${s.blocks[0].id}`, { minutes: 5 }),
    await s.partner.post('/questions', { curriculum: s.curriculum.id, ...question(9) }),
    await s.partner.post('/materials', { curriculum: s.curriculum.id, title: 'Thêm' }),
    await s.partner.post('/curriculums', { code: 'TU-SO', title: 'Của sở', audience: 'volunteer', unit: s.unit }),
  ];
  assert.deepEqual(tried.map((answer) => answer.status), tried.map(() => 403));
});

test('another department neither reads the questions nor decides, and nobody but its reviewer is asked', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'volbank-review-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  const secret = join(folder, 'secret');
  writeFileSync(secret, `${PASSWORD}\n`);
  const other = ['--name', 'Cán bộ sở khác', '--role', 'partner', '--unit', 'so-kh-cn', '--password-file', secret];
  const s = await review(t, { users: [['add', 'sokhac.an', ...other]] });
  const stranger = await s.as('sokhac.an');
  await s.officer.post(`${s.at}/submissions`);
  assert.notEqual((await stranger.get(`${s.at}/questions`)).status, 200);
  assert.notEqual((await stranger.get(`${s.at}/outline`)).status, 200);
  assert.equal((await stranger.post(`${s.at}/approvals`, {})).status, 403);
  assert.equal((await stranger.post(`${s.at}/returns`, { note: 'Không phải việc của tôi' })).status, 403);
  assert.equal((await s.officer.get(s.at)).body.state, 'submitted');
});
