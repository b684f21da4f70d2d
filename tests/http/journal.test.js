// SPDX-License-Identifier: MIT
// journal: what was done, as sentences: who reads it, what it does not say, and how one entry is taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { cli, server } from './support/server.js';
import { desk, official } from './support/sheets.js';

async function province(t) {
  const s = await server(t, { demo: { volunteers: 30, seed: 11 } });
  return { s, login: (name) => s.login(name, PASSWORD) };
}

test('sentences tell who did what to which record, in the reader’s language', async (t) => {
  const { login } = await province(t);
  const giang = await login('tinh.giang');
  const { body: unit } = await giang.post('/units', { name: 'Câu lạc bộ Suối Nhỏ', kind: 'club', parent: (await giang.get('/units?kind=area')).body.items[0].id });
  await giang.patch(`/units/${unit.id}`, { phone: '0261 3 999 999' });
  const journal = (await giang.get('/journal?limit=200')).body.items;
  const [changed, made] = journal.filter((entry) => entry.why === 'POST /units' || entry.why === 'PATCH /units/:id');
  const { name } = (await giang.get('/me')).body;
  assert.ok(made.sentence.startsWith(`${name} đã tạo Đơn vị «Câu lạc bộ Suối Nhỏ» lúc `), made.sentence);
  assert.match(changed.sentence, / sửa .*Câu lạc bộ Suối Nhỏ.*Điện thoại cơ quan/);
  assert.equal(made.why, 'POST /units');
  assert.match(made.at, /^\d{4}-\d\d-\d\dT/);
  assert.ok(changed.seq > made.seq);
  const english = await giang.get(`/journal?limit=1&before=${changed.seq + 1}`, { headers: { 'accept-language': 'en' } });
  assert.match(english.body.items[0].sentence, /changed/);
  const history = (await giang.get(`/units/${unit.id}/history`)).body.items;
  assert.deepEqual(history.map((h) => h.seq), [changed.seq, made.seq]);
});

test('pages of the journal follow each other without gap or repetition', async (t) => {
  const { login } = await province(t);
  const giang = await login('tinh.giang');
  const seen = [];
  let before = '';
  for (let page = 0; page < 4 && before !== null; page++) {
    const { items, next } = (await giang.get(`/journal?limit=3${before && `&before=${before}`}`)).body;
    seen.push(...items.map((entry) => entry.seq));
    before = next;
  }
  assert.ok(seen.length > 6);
  seen.forEach((seq, i) => assert.equal(seq, seen[0] - i));
});

test('a sentence never says what is personal', async (t) => {
  const { s, login } = await province(t);
  const chi = await login('canbo.chi');
  const { items } = (await chi.get('/volunteers?limit=1')).body;
  const changed = await chi.patch(`/volunteers/${items[0].id}`, { hamlet: 'Bon Bu Prăng' });
  assert.equal(changed.status, 200, changed.text);
  const { body } = await (await login('theodoi.minh')).get('/journal?limit=200');
  const told = body.items.find((entry) => entry.why === 'PATCH /volunteers/:id');
  assert.ok(told);
  assert.ok(!told.sentence.includes(items[0].full_name));
  assert.ok(!told.sentence.includes('Bu Prăng'));
  for (const who of ['tnv.an', 'doitruong.binh']) assert.equal((await (await login(who)).get('/journal')).status, 403);
  assert.equal((await s.get('/journal')).status, 401);
});

test('one entry is taken back once, and not over what came after', async (t) => {
  const { login } = await province(t);
  const giang = await login('tinh.giang');
  const area = (await giang.get('/units?kind=area')).body.items[0];
  const rename = (name) => giang.patch(`/units/${area.id}`, { name });
  // The jobs of a server's first minute write entries too.
  const newest = async () => (await giang.get(`/units/${area.id}/history`)).body.items[0].seq;
  await rename('Cụm Một');
  const first = await newest();
  await rename('Cụm Hai');
  const over = await giang.post(`/journal/${first}/undo`);
  assert.equal(over.status, 409, over.text);
  assert.equal((await giang.post(`/journal/${await newest()}/undo`)).status, 204);
  assert.equal((await giang.get(`/units/${area.id}`)).body.name, 'Cụm Một');
  assert.equal((await giang.post(`/journal/${first}/undo`)).status, 204);
  assert.equal((await giang.get(`/units/${area.id}`)).body.name, area.name);
  assert.equal((await giang.post('/journal/999999/undo')).status, 404);
  assert.equal((await (await login('canbo.chi')).post(`/journal/${first}/undo`)).status, 403);
});

test('an import at the command line is one entry to read and one job to take back', async (t) => {
  const { at, write } = desk(t);
  const data = at('data');
  official(data);
  cli('user', '--data', data, 'add', 'quantri', '--name', 'Quản trị', '--role', 'province_admin', '--unit', 'tinh-doan', '--password-file', write('secret', 'một mật khẩu dài\n'));
  assert.equal(cli('import', '--data', data, 'unit', write('u.csv', 'code,name,kind,parent\nclb,Câu lạc bộ,club,tinh-doan\n')).status, 0);
  const s = await server(t, { data });
  const admin = await s.login('quantri', 'một mật khẩu dài');
  const { items } = (await admin.get('/journal?limit=200')).body;
  const told = items.filter((entry) => entry.why === 'volbank import').map((entry) => entry.sentence);
  assert.ok(told.some((sentence) => /Hệ thống đã tạo Đơn vị «Câu lạc bộ»/.test(sentence)), told.join('\n'));
  const jobs = (await admin.get('/jobs?sort=-made&limit=200')).body.items;
  const job = jobs.find((j) => j.note.includes('u.csv'));
  assert.match(job.note, /thêm 1/);
  assert.equal((await admin.post(`/jobs/${job.id}/undo`)).status, 200);
  assert.equal((await admin.get('/units?code=clb')).body.items.length, 0);
});
