// SPDX-License-Identifier: MIT
// export: any list as CSV and XLSX: what the list shows to whoever asks, nothing that runs, and the same when it comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { cli, server } from './support/server.js';
import { csv, desk, download, dump, official, records } from './support/sheets.js';
import { holding } from './support/waiting.js';

const LISTS = ['place', 'place_successor', 'unit', 'unit_successor', 'campaign', 'opening', 'shift', 'team', 'team_member', 'cadre', 'grant'];

test('every list comes back as no change, for people and for programs', (t) => {
  const { at } = desk(t);
  const data = at('data');
  assert.equal(cli('demo', '--data', data, '--volunteers', '40', '--seed', '3', '--years', '1').status, 0);
  const before = dump(data);
  LISTS.forEach((entity, i) => {
    for (const headers of ['labels', 'names']) {
      const file = at(`${entity}-${headers}.${i % 2 ? 'csv' : 'xlsx'}`);
      assert.equal(cli('export', '--data', data, entity, file, '--headers', headers).status, 0, entity);
      const done = cli('import', '--data', data, entity, file, '--json');
      assert.equal(done.status, 0, `${file}: ${done.stdout}`);
      const { rows, unchanged } = JSON.parse(done.stdout);
      assert.equal(unchanged, rows, file);
      assert.equal(rows, records(data, [entity]).length, file);
    }
  });
  const people = at('people.csv');
  assert.equal(cli('export', '--data', data, 'volunteer', people, '--headers', 'names').status, 0);
  assert.equal(JSON.parse(cli('import', '--data', data, 'volunteer', people, '--json').stdout).unchanged, 40);
  assert.equal(cli('export', '--data', data, 'volunteer', people).status, 0);
  assert.equal(JSON.parse(cli('import', '--data', data, 'volunteer', people, '--json').stdout).duplicates, 40);
  assert.equal(dump(data), before);
});

test('no exported text runs as a formula, and it is the same text again', (t) => {
  const { at, write } = desk(t);
  const data = at('data');
  official(data);
  const nasty = ["=cmd|' /C calc'!A0", '+SUM(1)', '-2+3', '@now', "'=1", '=1;2'];
  const list = `code,name,kind,parent\n${nasty.map((name, i) => `n${i},"${name}",club,tinh-doan`).join('\n')}\n`;
  assert.equal(cli('import', '--data', data, 'unit', write('n.csv', list)).status, 0);
  for (const file of ['u.csv', 'u.xlsx']) {
    assert.equal(cli('export', '--data', data, 'unit', at(file)).status, 0);
    assert.equal(JSON.parse(cli('import', '--data', data, 'unit', at(file), '--json').stdout).unchanged, 206);
  }
  assert.equal(cli('export', '--data', data, 'unit', at('u.txt')).status, 2);
  assert.equal(cli('export', '--data', data, 'session', at('s.csv')).status, 2);
});

async function province(t) {
  const s = await server(t, { demo: { volunteers: 40, seed: 11 } });
  return { s, login: (name) => s.login(name, PASSWORD) };
}

test('over HTTP: what the list shows, with its filters, and personal columns only for those who may', async (t) => {
  const { s, login } = await province(t);
  const open = await download(s, null, '/units/export.csv');
  assert.equal(open.status, 200);
  assert.match(open.headers.get('content-type'), /^text\/csv/);
  assert.match(open.headers.get('content-disposition'), /attachment; filename="unit-\d{4}-\d\d-\d\d\.csv"/);
  assert.deepEqual(csv(open.text)[0].slice(0, 3), ['Mã đơn vị', 'Tên đơn vị', 'Loại đơn vị']);
  const areas = csv((await download(s, null, '/units/export.csv?kind=area&_headings=names')).text);
  assert.equal(areas.length, 1 + 8);
  assert.deepEqual(areas[0].slice(0, 3), ['id', 'code', 'name']);
  assert.equal((await download(s, null, '/units/export.csv?nonsense=1')).status, 422);

  assert.equal((await download(s, null, '/volunteers/export.csv')).status, 401);
  const giang = await login('tinh.giang');
  const all = csv((await download(s, giang, '/volunteers/export.csv')).text);
  assert.equal(all.length, 1 + 40);
  assert.ok(all[0].includes('Điện thoại') && all[0].includes('Tuổi'));
  assert.ok(all.slice(1).every((row) => row[0].length > 0), 'names are there');
  assert.ok(all.slice(1).some((row) => row.some((cell) => cell.startsWith("'+84"))), 'phones are kept from running');

  const chi = await login('canbo.chi');
  const own = csv((await download(s, chi, '/volunteers/export.csv')).text);
  assert.ok(own.length > 1 && own.length < all.length, `${own.length} of ${all.length}`);
  const an = csv((await download(s, await login('tnv.an'), '/volunteers/export.csv')).text);
  assert.equal(an.length, 2, 'a volunteer sees one record: their own');

  const book = await download(s, giang, '/volunteers/export.xlsx');
  assert.equal(book.status, 200);
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
});

test('over HTTP: taking personal data away is journalled', async (t) => {
  const { s, login } = await province(t);
  const giang = await login('tinh.giang');
  assert.equal((await download(s, giang, '/volunteers/export.csv')).status, 200);
  const told = async () => (await giang.get('/journal?limit=200')).body.items.find((entry) => entry.why === 'GET /volunteers/export.csv')?.sentence;
  await holding(told, (sentence) => /xem dữ liệu cá nhân của 40/i.test(sentence), 'journalled');
});

test('what monitors take away names nobody', async (t) => {
  const { s, login } = await province(t);
  const minh = await login('theodoi.minh');
  const answer = await download(s, minh, '/campaigns/export.csv');
  assert.equal(answer.status, 200);
  assert.ok(csv(answer.text).length > 40);
  assert.equal((await download(s, minh, '/accounts/export.csv')).text.includes('volbank'), false);
});
