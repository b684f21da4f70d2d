// SPDX-License-Identifier: MIT
// curriculum: from a draft to approval by somebody else, unchanged from then on; versions and what is cut from a master keep its core and
// its ten anchor questions; materials are read and printed by everybody, and nothing in them runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { download, upload } from './support/sheets.js';
import { approved, draft, question } from './support/training.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const codes = (answer) => (answer.body.errors ?? []).map((flaw) => flaw.code);

async function province(t) {
  const s = await bank(t);
  return Object.assign(s, { tinh: await s.as('tinh.giang') });
}

test('a curriculum is approved by somebody else and does not change any more', async (t) => {
  const s = await province(t);
  const { curriculum, blocks } = await draft(s.officer, s.unit);
  const at = `/curriculums/${curriculum.id}`;
  assert.equal(curriculum.state, 'draft');
  assert.equal((await s.officer.post(`${at}/approvals`, {})).status, 403);
  assert.equal((await s.tinh.post(`${at}/approvals`, {})).body.code, 'state');
  assert.equal((await s.officer.post(`${at}/submissions`)).body.state, 'submitted');
  assert.equal((await s.officer.patch(at, { title: 'Đổi' })).status, 409);
  assert.deepEqual(codes(await s.tinh.post(`${at}/returns`, {})), ['required']);
  const returned = await s.tinh.post(`${at}/returns`, { note: 'Thêm thực hành' });
  assert.equal(returned.status, 200, returned.text);
  assert.deepEqual([returned.body.state, returned.body.review_note], ['returned', 'Thêm thực hành']);
  assert.equal((await s.officer.patch(`/blocks/${blocks[1].id}`, { method: 'Thực hành theo cặp' })).status, 200);
  assert.equal((await s.officer.post(`${at}/submissions`)).status, 200);
  assert.equal((await s.officer.post(`${at}/withdrawals`)).body.state, 'draft');
  assert.equal((await s.officer.post(`${at}/submissions`)).status, 200);
  const done = await s.tinh.post(`${at}/approvals`, { note: 'Tốt' });
  assert.deepEqual([done.body.state, done.body.minutes, done.body.blocks], ['approved', 135, 2]);
  assert.equal((await s.tinh.post(`${at}/approvals`, {})).status, 409);

  const refused = [
    await s.officer.patch(at, { title: 'Đổi' }),
    await s.officer.delete(at),
    await s.officer.patch(`/blocks/${blocks[0].id}`, { minutes: 10 }),
    await s.officer.delete(`/blocks/${blocks[0].id}`),
    await s.officer.post(`/blocks/${blocks[0].id}/moves`, { position: 2 }),
    await s.officer.post('/blocks', { curriculum: curriculum.id, title: 'Thêm', minutes: 10 }),
    await s.officer.post('/questions', { curriculum: curriculum.id, ...question(99) }),
    await s.officer.post('/materials', { curriculum: curriculum.id, title: 'Thêm' }),
  ];
  assert.deepEqual(refused.map((answer) => [answer.status, answer.body.code]), refused.map(() => [409, 'state']));
});

test('who wrote or submitted it does not approve it, not even the province', async (t) => {
  const s = await province(t);
  const { curriculum } = await draft(s.tinh, s.unit);
  const at = `/curriculums/${curriculum.id}`;
  assert.equal((await s.officer.post(`${at}/submissions`)).status, 200);
  const own = await s.tinh.post(`${at}/approvals`, {});
  assert.deepEqual([own.status, own.body.code], [403, 'own']);
});

test('a department named as its reviewer decides, and nobody else', async (t) => {
  const s = await province(t);
  const partner = await s.as('sonoivu.nga');
  const department = (await partner.get('/me')).body.roles.find((r) => r.role === 'partner').unit;
  const wrong = await s.officer.post('/curriculums', { code: 'X', title: 'X', audience: 'volunteer', unit: s.unit, reviewer: s.unit });
  assert.deepEqual(codes(wrong), ['department']);
  const { curriculum } = await draft(s.officer, s.unit, { reviewer: department, field: 'labour' });
  const at = `/curriculums/${curriculum.id}`;
  assert.equal((await partner.get(`${at}/outline`)).status, 200);
  await s.officer.post(`${at}/submissions`);
  const province_ = await s.tinh.post(`${at}/approvals`, {});
  assert.deepEqual([province_.status, province_.body.code], [403, 'reviewer']);
  assert.match(province_.body.detail, /Sở Nội vụ/);
  assert.equal((await partner.get(`${at}/questions`)).body.items.length, 16);
  assert.equal((await partner.post(`${at}/approvals`, { note: 'Đạt' })).body.state, 'approved');
});

test('what is missing is said all at once before anybody is asked to approve', async (t) => {
  const s = await province(t);
  const { curriculum } = await draft(s.officer, s.unit, { objectives: '' }, { blocks: 0, questions: 2, anchors: 9 });
  const material = (await s.officer.post('/materials', { curriculum: curriculum.id, title: 'Sổ tay', body: '![x](mất.png) [y](javascript:1)' })).body;
  const answer = await s.officer.post(`/curriculums/${curriculum.id}/submissions`);
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer).sort(), ['anchors', 'link', 'picture', 'questions', 'required', 'required']);
  assert.ok(material.id);
});

test('a new version copies everything; approving it retires the one before', async (t) => {
  const s = await province(t);
  const { curriculum, blocks } = await draft(s.officer, s.unit);
  const material = (await s.officer.post('/materials', { curriculum: curriculum.id, block: blocks[0].id, title: 'Sổ tay', body: '![a](a.png)' })).body;
  assert.equal((await upload(s, s.officer, `/materials/${material.id}/files`, 'a.png', PNG)).status, 201);
  const at = `/curriculums/${curriculum.id}`;
  assert.equal((await s.officer.post(`${at}/versions`)).body.code, 'state');
  assert.equal((await s.officer.post(`${at}/submissions`)).status, 200);
  assert.equal((await s.tinh.post(`${at}/approvals`, {})).status, 200);
  const next = (await s.officer.post(`${at}/versions`)).body;
  assert.deepEqual([next.version, next.previous, next.state, next.key], [2, curriculum.id, 'draft', `${curriculum.code}@2`]);
  assert.equal((await s.officer.post(`${at}/versions`)).status, 409);
  const outline = (await s.officer.get(`/curriculums/${next.id}/outline`)).body;
  assert.deepEqual(outline.blocks.map((b) => [b.title, b.origin]), blocks.map((b) => [b.title, b.id]));
  const copied = outline.blocks[0].materials[0];
  const page = (await s.officer.page(`/tai-lieu/${copied.id}`)).text;
  const picture = /src="\/api\/v1(\/material_files\/[^"]+)"/.exec(page)[1];
  assert.deepEqual((await download(s, s.officer, picture)).bytes, PNG);

  const { items } = (await s.officer.get(`/curriculums/${next.id}/questions`)).body;
  const anchor = items.find((q) => q.anchor);
  const changes = [
    await s.officer.patch(`/questions/${anchor.id}`, { right: 1 }),
    await s.officer.delete(`/questions/${anchor.id}`),
    await s.officer.post('/questions', { curriculum: next.id, ...question(50, { anchor: true }) }),
  ];
  assert.deepEqual(changes.map((c) => c.body.code), ['anchor', 'anchor', 'anchor']);
  const plain = items.find((q) => !q.anchor);
  assert.equal((await s.officer.patch(`/questions/${plain.id}`, { right: 1 })).status, 200);
  await s.officer.post(`/curriculums/${next.id}/submissions`);
  assert.equal((await s.tinh.post(`/curriculums/${next.id}/approvals`, {})).status, 200);
  assert.equal((await s.officer.get(at)).body.state, 'retired');
});

test('what is cut from a master asks its anchors and keeps its core', async (t) => {
  const s = await province(t);
  const { curriculum } = await approved(s.officer, s.tinh, s.unit);
  const cut = await s.officer.post(`/curriculums/${curriculum.id}/cuts`, { code: 'RG-01', title: 'Rút gọn', unit: s.unit });
  assert.equal(cut.status, 201, cut.text);
  assert.equal(cut.body.master, curriculum.id);
  const at = `/curriculums/${cut.body.id}`;
  const outline = (await s.officer.get(`${at}/outline`)).body;
  assert.deepEqual([outline.questions, outline.anchors], [6, 10]);
  assert.equal((await s.officer.get(`${at}/questions`)).body.items.some((q) => q.anchor), false);
  const [core, other] = outline.blocks;
  assert.equal((await s.officer.delete(`/blocks/${other.id}`)).status, 204);
  assert.equal((await s.officer.delete(`/blocks/${core.id}`)).status, 409); // questions are about it
  for (const q of (await s.officer.get(`${at}/questions`)).body.items) await s.officer.patch(`/questions/${q.id}`, { block: null });
  assert.equal((await s.officer.delete(`/blocks/${core.id}`)).status, 204);
  await s.officer.post('/blocks', { curriculum: cut.body.id, title: 'Khác', minutes: 30 });
  assert.deepEqual(codes(await s.officer.post(`${at}/submissions`)), ['core']);
});

test('blocks stand in order without gaps', async (t) => {
  const s = await province(t);
  const { curriculum, blocks } = await draft(s.officer, s.unit, {}, { blocks: 4, questions: 0, anchors: 0 });
  const order = async () =>
    (await s.officer.get(`/curriculums/${curriculum.id}/outline`)).body.blocks.map((b) => `${b.position}:${b.title.at(-1)}`).join(' ');
  assert.equal(await order(), '1:1 2:2 3:3 4:4');
  assert.equal((await s.officer.post(`/blocks/${blocks[3].id}/moves`, { position: 1 })).body.position, 1);
  assert.equal(await order(), '1:4 2:1 3:2 4:3');
  await s.officer.post(`/blocks/${blocks[3].id}/moves`, { position: 99 });
  assert.equal(await order(), '1:1 2:2 3:3 4:4');
  assert.equal((await s.officer.post(`/blocks/${blocks[0].id}/moves`, { position: 0 })).status, 422);
  await s.officer.delete(`/blocks/${blocks[1].id}`);
  assert.equal(await order(), '1:1 2:3 3:4');
});

test('a question has two to six different choices and one that is right', async (t) => {
  const s = await province(t);
  const { curriculum } = await draft(s.officer, s.unit, {}, { blocks: 0, questions: 0, anchors: 0 });
  const ask = async (more) => codes(await s.officer.post('/questions', { curriculum: curriculum.id, ...question(1), ...more }));
  assert.deepEqual(await ask({ choices: 'một mình' }), ['count']);
  assert.deepEqual(await ask({ choices: 'a\nb\nc\nd\ne\nf\ng' }), ['count']);
  assert.deepEqual(await ask({ choices: 'a\n\n a \nb', right: 3 }), ['twice']);
  assert.deepEqual(await ask({ right: 4 }), ['right']);
  assert.deepEqual(await ask({}), []);
});

test('a draft is read by its unit and nobody else; approved materials by everybody, as attachments with their true types', async (t) => {
  const s = await province(t);
  const { curriculum } = await draft(s.officer, s.unit);
  const body = '# Mở đầu\n\n![Bản đồ](<bản đồ.png>)\n\n<script>alert(1)</script>\n\n[đi](javascript:alert(1))';
  const material = (await s.officer.post('/materials', { curriculum: curriculum.id, title: 'Sổ tay', body })).body;
  const files = `/materials/${material.id}/files`;
  const file = (await upload(s, s.officer, files, 'bản đồ.png', PNG)).body;
  assert.equal(file.type, 'image/png');
  assert.deepEqual(codes(await upload(s, s.officer, files, 'anh.png', Buffer.from('<html>'))), ['type']);
  assert.deepEqual(codes(await upload(s, s.officer, files, 'bài.exe', Buffer.from('PK\x03\x04'))), ['type']);
  assert.equal((await upload(s, s.officer, files, 'bài.pptx', Buffer.from('PK\x03\x04'))).status, 201);
  assert.equal((await upload(s, s.officer, files, 'bản đồ.png', PNG)).body.code, 'exists');
  assert.deepEqual(codes(await upload(s, s.officer, files, 'lớn.pdf', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 << 20)]))), ['size']);

  const volunteer = await s.as('tnv.an');
  const page = `/tai-lieu/${material.id}`;
  assert.deepEqual([(await volunteer.page(page)).status, (await s.officer.page(page)).status], [404, 200]);
  assert.equal((await download(s, volunteer, `/material_files/${file.id}/content`)).status, 404);
  const preview = (await s.officer.post('/materials/previews', { material: material.id, body: '![a](x.png) ![b](<bản đồ.png>)' })).body;
  assert.deepEqual(preview.faults, [{ target: 'x.png', picture: true }]);

  await s.officer.patch(`/materials/${material.id}`, { body: body.replace('javascript:alert(1)', 'https://dakr.example') });
  assert.equal((await s.officer.post(`/curriculums/${curriculum.id}/submissions`)).status, 200);
  await s.tinh.post(`/curriculums/${curriculum.id}/approvals`, {});
  const shown = await s.page(page);
  assert.equal(shown.status, 200);
  assert.match(shown.text, /<h2>Mở đầu<\/h2>/);
  assert.match(shown.text, /&lt;script&gt;alert\(1\)/);
  assert.equal(/<script(?! type="application)/.test(shown.text), false);
  const got = await download(s, null, `/material_files/${file.id}/content`);
  assert.deepEqual([got.headers.get('content-type'), got.headers.get('x-content-type-options')], ['image/png', 'nosniff']);
  assert.match(got.headers.get('content-disposition'), /^attachment/);
});

test('a draft that never was submitted goes with all that is in it', async (t) => {
  const s = await province(t);
  const { curriculum, blocks } = await draft(s.officer, s.unit);
  const material = (await s.officer.post('/materials', { curriculum: curriculum.id, block: blocks[0].id, title: 'Sổ tay' })).body;
  const file = (await upload(s, s.officer, `/materials/${material.id}/files`, 'a.png', PNG)).body;
  assert.equal((await s.officer.delete(`/curriculums/${curriculum.id}`)).status, 204);
  assert.equal((await s.officer.get(`/blocks/${blocks[0].id}`)).status, 404);
  assert.equal((await download(s, s.officer, `/material_files/${file.id}/content`)).status, 404);
});

test('two curricula do not have one code', async (t) => {
  const s = await province(t);
  await draft(s.officer, s.unit, { code: 'CHUNG' }, { blocks: 0, questions: 0, anchors: 0 });
  const again = await s.officer.post('/curriculums', { code: 'CHUNG', title: 'Khác', audience: 'volunteer', unit: s.unit });
  assert.deepEqual([again.status, again.body.code], [409, 'exists']);
  const volunteer = await s.as('tnv.an');
  assert.equal((await volunteer.post('/curriculums', { code: 'V', title: 'V', audience: 'volunteer', unit: s.unit })).status, 403);
});

test('a bank of questions comes from a sheet; what cannot be asked is said by its cell', async (t) => {
  const s = await province(t);
  const { curriculum } = await draft(s.officer, s.unit, {}, { blocks: 0, questions: 0, anchors: 0 });
  const rows = [
    'Câu hỏi;Phương án;Đáp án;Câu neo',
    '"Gọi ai khi có cháy?";"113\n114\n115";2;có',
    '"Gọi ai khi có tai nạn?";"113\n114\n115";4;',
    '"Một phương án?";"một";1;',
  ];
  const sheet = Buffer.from(rows.join('\r\n'));
  const dry = await upload(s, s.officer, '/questions/import', 'cau-hoi.csv', sheet, { set: `curriculum=${curriculum.id}`, dry_run: 'true' });
  assert.deepEqual([dry.body.created, dry.body.bad], [1, 2], dry.text);
  assert.deepEqual(Object.fromEntries(dry.body.problems.map((p) => [p.cell, p.code])), { C3: 'right', B4: 'count' });
});
