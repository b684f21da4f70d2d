// SPDX-License-Identifier: MIT
// import: lists as units send them, at the command line and over HTTP: tried first, applied, never twice, and taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { cli, server } from './support/server.js';
import { bytesOf, desk, dump, ended, kept, official, records, upload } from './support/sheets.js';

const HEAD = 'Họ và tên,Ngày sinh,Xã,Đơn vị,SĐT,Mã đoàn viên\n';

function person(n) {
  const day = String((n % 28) + 1).padStart(2, '0');
  return `Người Thử ${n},${day}/0${(n % 9) + 1}/${1970 + (n % 35)},Đắk Mil,doan-24664,09902${String(n).padStart(5, '0')},`;
}

function report(...args) {
  const done = cli('import', ...args, '--dry-run', '--json');
  return { status: done.status, ...JSON.parse(done.stdout) };
}

test('the official places and bodies are the same however often they are imported', (t) => {
  const data = desk(t).at('data');
  official(data);
  const before = dump(data);
  official(data);
  assert.equal(dump(data), before);
  assert.equal(cli('verify', '--data', data).status, 0);
  const places = records(data, ['place']).map((line) => JSON.parse(line));
  const level = (name, from) => places.filter((p) => p.fields.level === name && p.fields.valid_from === from).length;
  assert.equal(level('district', '2004-01-01'), 8);
  assert.equal(level('commune', '2004-01-01'), 71);
  assert.equal(level('commune', '2025-07-01'), 28);
  const named = new Map(places.map((p) => [p.id, p.fields.key]));
  const after = records(data, ['place_successor']).map((line) => JSON.parse(line).fields);
  assert.equal(after.length, 71);
  for (const s of after) {
    assert.match(named.get(s.old), /@2004-01-01$/);
    assert.match(named.get(s.new_place), /@2025-07-01$/);
  }
});

test('a dry run lists every problem by cell and writes nothing', (t) => {
  const { at, write } = desk(t);
  const data = at('data');
  official(data);
  const before = dump(data);
  const clean = report('--data', data, 'volunteer', write('clean.csv', `${HEAD}${person(1)}\n${person(2)}\n`));
  assert.deepEqual(clean, { status: 0, rows: 2, good: 2, bad: 0, duplicates: 0, created: 2, updated: 0, unchanged: 0, problems: [], ignored: [] });
  const list = `DANH SÁCH\n${HEAD}${person(1)}\nB,31/02/2000,Đắk Mil,doan-24664,,\n,1/1/2000,Đắk Nia,không có,12,\n${person(1)}\nTổng cộng: 4\n`;
  const wrong = report('--data', data, 'volunteer', write('wrong.csv', list));
  assert.equal(wrong.status, 4);
  assert.deepEqual([wrong.rows, wrong.good, wrong.bad, wrong.duplicates], [4, 1, 2, 1]);
  const at4 = wrong.problems.map((p) => `${p.cell} ${p.code}`);
  assert.deepEqual(at4, ['B4 date', 'D5 unknown', 'A6 duplicate_row']);
  for (const p of wrong.problems) assert.ok(p.vi && p.en && p.vi !== p.en);
  assert.equal(wrong.problems[2].row, 3);
  assert.equal(dump(data), before);

  const refused = cli('import', '--data', data, 'volunteer', at('wrong.csv'));
  assert.equal(refused.status, 4);
  assert.equal(dump(data), before, 'nothing while something is wrong');
  assert.equal(cli('import', '--data', data, 'volunteer', at('wrong.csv'), '--good-only').status, 4);
  assert.equal(records(data, ['volunteer']).length, 1);
});

test('exit codes tell the file, the command line and the world apart', (t) => {
  const { at, write } = desk(t);
  const data = at('data');
  official(data);
  for (const name of ['bomb.xlsx', 'bomb_lying.xlsx', 'laughs.xlsx', 'old.xls', 'locked.xlsx', 'truncated.xlsx', 'empty.csv', 'table.ods']) {
    const done = cli('import', '--data', data, 'volunteer', kept(name), '--dry-run', '--json');
    assert.equal(done.status, 3, `${name}: ${done.stderr}`);
    const { rows, problems } = JSON.parse(done.stdout);
    assert.equal(rows, 0);
    assert.ok(problems[0].vi && problems[0].en, name);
  }
  const some = write('some.csv', `${HEAD}${person(1)}\n`);
  const code = (...args) => cli('import', '--data', data, ...args).status;
  assert.equal(code('volunteer'), 2);
  assert.equal(code('no_such_list', some), 2);
  assert.equal(code('session', some), 2, 'sessions are nobody’s list');
  assert.equal(code('volunteer', some, '--set', 'nonsense'), 2);
  assert.equal(code('volunteer', some, '--set', 'age=7'), 3, 'a computed field cannot be set');
  assert.equal(code('volunteer', at('not there.csv')), 1);
});

test('a roster as it is sent: titles, semicolons, people twice, what is missing given beside it', (t) => {
  const data = desk(t).at('data');
  official(data);
  const args = ['--data', data, 'volunteer', kept('people.csv'), '--set', 'commune=Xã Đắk Mil'];
  const found = report(...args, '--unit', 'tinh-doan');
  assert.equal(found.rows, 8);
  assert.ok(found.problems.some((p) => p.cell === 'D11' && p.code === 'unknown'));
  assert.ok(found.problems.some((p) => p.cell === 'C9' && p.code === 'date'));
  assert.equal(found.status, 4);
});

test('five thousand people in a workbook, and none of them twice', (t) => {
  const { at, write } = desk(t);
  const [first, second] = [at('a'), at('b')];
  official(first);
  official(second);
  const many = HEAD + Array.from({ length: 5000 }, (_, n) => person(n)).join('\n');
  assert.equal(cli('import', '--data', first, 'volunteer', write('many.csv', many)).status, 0);
  assert.equal(cli('export', '--data', first, 'volunteer', at('many.xlsx')).status, 0);
  const done = cli('import', '--data', second, 'volunteer', at('many.xlsx'), '--json');
  assert.equal(done.status, 0, done.stderr);
  assert.equal(JSON.parse(done.stdout).created, 5000);
  const again = cli('import', '--data', second, 'volunteer', at('many.csv'), '--json');
  assert.deepEqual([again.status, JSON.parse(again.stdout).duplicates], [0, 5000]);
  assert.equal(records(second, ['volunteer']).length, 5000);
  assert.equal(cli('verify', '--data', second).status, 0);
});

async function province(t) {
  const s = await server(t, { demo: { volunteers: 30, seed: 11 } });
  const login = (name) => s.login(name, PASSWORD);
  const officer = await login('canbo.chi');
  const { roles } = (await officer.get('/me')).body;
  const unit = (await officer.get(`/units/${roles.find((r) => r.role === 'unit_officer').unit}`)).body;
  return { s, login, officer, unit };
}

const rows = (unit, from, count) =>
  Array.from({ length: count }, (_, i) => `Người Mới ${from + i},0${((from + i) % 9) + 1}/05/2001,Đắk Mil,${unit.code},,`).join('\n');

test('over HTTP: a dry run answers at once, applying is a job that can be taken back', async (t) => {
  const { s, officer, unit } = await province(t);
  const file = HEAD + rows(unit, 0, 700);
  const dry = await upload(s, officer, '/volunteers/import', 'ds.csv', file, { dry_run: 'true' });
  assert.equal(dry.status, 200, dry.text);
  assert.deepEqual([dry.body.rows, dry.body.created, dry.body.problems.length], [700, 700, 0]);
  await s.stop();
  const before = records(s.data);

  const again = await server(t, { data: s.data });
  const chi = await again.login('canbo.chi', PASSWORD);
  const asked = await upload(again, chi, '/volunteers/import', 'ds.csv', file);
  assert.equal(asked.status, 202, asked.text);
  assert.equal(asked.headers.get('location'), `/api/v1/jobs/${asked.body.id}`);
  const job = await ended(chi, asked.body.id);
  assert.equal(job.state, 'done', job.note);
  assert.equal(JSON.parse(job.result).created, 700);
  assert.equal(JSON.parse(job.undo).length, 2, 'in chunks');
  const someone = (await chi.get('/volunteers?q=nguoi+moi+1&limit=1')).body.items[0];
  assert.equal(someone.registered_by, 'import');
  const since = (await chi.get(`/memberships?volunteer=${someone.id}`)).body.items;
  assert.deepEqual(since.map((m) => m.unit), [unit.id], 'belongs to the unit from today on');
  const twice = await upload(again, chi, '/volunteers/import', 'ds.csv', file);
  assert.deepEqual([twice.status, twice.body.duplicates, twice.body.created], [200, 700, 0]);

  assert.equal((await (await again.login('tnv.an', PASSWORD)).post(`/jobs/${job.id}/undo`)).status, 403);
  const undone = await chi.post(`/jobs/${job.id}/undo`);
  assert.equal(undone.status, 200, undone.text);
  await again.stop();
  const count = (list) => list.filter((line) => line.startsWith('{"entity":"volunteer"'));
  assert.deepEqual(count(records(s.data)), count(before));
  const others = (list) => list.filter((line) => !/^\{"entity":"(account|volunteer)"/.test(line));
  assert.deepEqual(others(records(s.data)), others(before));
  assert.doesNotMatch(dump(s.data), /"blob"/, 'no file is left behind');
});

test('over HTTP: problems are refused by cell, unless only the good rows are asked for', async (t) => {
  const { s, officer, unit } = await province(t);
  const file = `${HEAD}${rows(unit, 0, 2)}\nSai,32/1/2001,Đắk Mil,${unit.code},,\n`;
  const refused = await upload(s, officer, '/volunteers/import', 'ds.csv', file);
  assert.equal(refused.status, 422);
  assert.equal(refused.headers.get('content-type'), 'application/problem+json');
  assert.deepEqual(refused.body.errors.map((e) => [e.pointer, e.code]), [['B4', 'date']]);
  const good = await upload(s, officer, '/volunteers/import', 'ds.csv', file, { good_only: 'true' });
  assert.equal(good.status, 202, good.text);
  const job = await ended(officer, good.body.id);
  const result = JSON.parse(job.result);
  assert.deepEqual([job.state, result.created, result.bad], ['done', 2, 1]);
  assert.equal((await upload(s, officer, '/volunteers/import', 'x.xlsx', bytesOf(kept('bomb.xlsx')))).status, 422);
  assert.equal((await upload(s, officer, '/volunteers/import', 'x.xls', bytesOf(kept('old.xls')))).status, 415);
  assert.equal((await upload(s, officer, '/volunteers/import', 'x.csv', '')).status, 422);
});

test('over HTTP: an import into other units is not taken back by an officer who may not write there', async (t) => {
  const { s, officer } = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const units = (await giang.get('/units?limit=200')).body.items;
  const own = (await officer.get('/me')).body.roles[0].unit;
  const other = units.find((u) => u.kind === 'commune_union' && u.id !== own && !u.valid_to);
  const asked = await upload(s, giang, '/volunteers/import', 'ds.csv', HEAD + rows(other, 0, 3));
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(giang, asked.body.id);
  assert.equal(job.state, 'done', job.note);
  assert.equal((await officer.post(`/jobs/${job.id}/undo`)).status, 403);
  assert.equal((await giang.post(`/jobs/${job.id}/undo`)).status, 200);
});

test('over HTTP: nobody imports into units that are not theirs', async (t) => {
  const { s, login, officer, unit } = await province(t);
  const file = `${HEAD}Người Lạ,01/05/2001,Đắk Mil,tinh-doan,,\nNgười Nhà,01/05/2002,Đắk Mil,${unit.code},,\n`;
  const dry = await upload(s, officer, '/volunteers/import', 'ds.csv', file, { dry_run: 'true' });
  assert.deepEqual([dry.body.good, dry.body.bad], [1, 1]);
  assert.deepEqual(dry.body.problems.map((p) => [p.cell, p.code]), [['A2', 'permission']]);
  assert.equal((await upload(s, await login('tnv.an'), '/volunteers/import', 'ds.csv', file)).status, 403);
  assert.equal((await upload(s, null, '/volunteers/import', 'ds.csv', file)).status, 401);
  const places = 'code,name\n99999,Xã Mới\n';
  assert.equal((await upload(s, officer, '/places/import', 'p.csv', places)).status, 403);
});
