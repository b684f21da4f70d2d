// SPDX-License-Identifier: MIT
// reform: the reform of 1 July 2025, replayed from the official mapping on a province that stands before it: 71 communes become 28, the districts end, nobody
// loses anything, what was said of 2024 stays the same to the byte, and taking it back leaves what was there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from './support/demo.js';
import { PASSWORD } from './support/bank.js';
import { cli, server } from './support/server.js';
import { download, records, SOURCE } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const DAY = '2025-07-01';
const MAPPING = join(SOURCE, 'plugins/bank/data/reform-2025-07-01.csv');
const PROVINCE_NOW = 'Tỉnh đoàn Lâm Đồng – khu vực Đắk Nông';

const unit = (data, ...args) => {
  const done = cli('unit', '--data', data, ...args);
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
};
const replay = (data, ...more) => JSON.parse(unit(data, 'replay', MAPPING, '--on', DAY, '--json', ...more));

/** Records by entity, each { id, fields }. What only says that something was done or written about stays out. */
function stock(data) {
  const found = {};
  for (const line of records(data)) {
    const { entity, id, fields } = JSON.parse(line);
    found[entity] ??= new Map();
    found[entity].set(id, fields);
  }
  return found;
}

/** What a person has, by person: hours, sign-ups, certificates, teams, honours. */
function belongings(all) {
  const of = {};
  for (const [entity, member] of [['credit', 'volunteer'], ['attendance', 'volunteer'], ['signup', 'volunteer'], ['certificate', 'holder'], ['certificate', 'volunteer'], ['team_member', 'volunteer'], ['honour', 'person'], ['nomination', 'person'], ['consent', 'volunteer']])
    for (const [id, fields] of all[entity] ?? [])
      if (fields[member]) (of[fields[member]] ??= []).push(`${entity} ${id} ${fields.hours ?? ''}`);
  for (const list of Object.values(of)) list.sort();
  return of;
}

const AS_IS = ['campaign', 'opening', 'shift', 'signup', 'attendance', 'credit', 'certificate', 'honour', 'nomination', 'evaluation', 'verdict', 'consent', 'team_member', 'account'];

/** All that a file says but the minute at which its figures were taken: for a report still a draft, made anew each time. */
function words(data, form, bytes) {
  const path = join(data, `said.${form}`);
  writeFileSync(path, bytes);
  const text = form === 'pdf' ? execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }) : [...unzip(bytes)].filter(([name]) => name !== 'docProps/core.xml').map(([name, part]) => `${name}\n${part}`).join('\n');
  rmSync(path);
  return text.replaceAll(/\d{2}:\d{2}(:\d{2}Z?)?/g, '…').replaceAll(/\d{4}-\d{2}-\d{2}T…/g, '…');
}

/** What is said of 2024: boards of the province, every area and district, sums, records, and reports as PDF, DOCX and XLSX, those of the year
 * sent and kept. */
async function said(t, data, reports) {
  const s = await server(t, { data });
  const tinh = await s.login('tinh.giang', PASSWORD);
  const units = [];
  for (let after = ''; ; ) {
    const { body } = await tinh.get(`/units?limit=200${after ? `&after=${after}` : ''}`);
    units.push(...body.items);
    after = body.next;
    if (!after) break;
  }
  const old = units.filter((u) => ['province_union', 'area', 'district_union'].includes(u.kind)).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!reports.length) {
    for (const u of [old.find((one) => one.kind === 'province_union'), old.find((one) => one.kind === 'district_union')])
      for (const kind of [{ kind: 'year', year: 2024 }, { kind: 'quarter', year: 2024, part: 3 }]) {
        const made = await tinh.post('/plan_reports', { unit: u.id, ...kind, number: reports.length + 1, department: 'PT', day: '2025-01-06', kept_by: 'VP' });
        assert.equal(made.status, 201, made.text);
        const kept = kind.kind === 'year';
        if (kept) assert.equal((await tinh.post(`/plan_reports/${made.body.id}/keepings`)).status, 200);
        reports.push({ id: made.body.id, kept });
      }
  }
  const answers = {};
  for (const u of old) {
    for (const on of ['2024-06-30', '2024-12-31']) answers[`${u.id} ${on}`] = (await tinh.get(`/plan/board?unit=${u.id}&on=${on}`)).text;
    answers[`${u.id} records`] = (await tinh.get(`/plan/records?unit=${u.id}&on=2024-12-31&target=c`)).text;
    answers[`${u.id} sums`] = (await tinh.get(`/plan/sums?unit=${u.id}&from=2024-01-01&until=2024-12-31`)).text;
  }
  for (const { id, kept } of reports)
    for (const form of ['pdf', 'docx', 'xlsx']) {
      const file = await download(s, tinh, `/plan_reports/${id}/files?form=${form}`);
      assert.equal(file.status, 200, file.text.slice(0, 300));
      answers[`${id} ${form}`] = kept ? createHash('sha256').update(file.bytes).digest('hex') : words(data, form, file.bytes);
    }
  assert.match((await tinh.get('/plan/recount')).text, /"agrees":true/);
  const chi = await s.login('canbo.chi', PASSWORD);
  const seen = (await chi.get('/campaigns?limit=200')).body.items.length;
  await s.stop();
  return { answers, seen };
}

const same = (before, after) => {
  assert.deepEqual(Object.keys(after).sort(), Object.keys(before).sort());
  for (const key of Object.keys(before)) assert.equal(after[key], before[key], `${key} reads otherwise`);
};

test('the reform of 1 July 2025', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-reform-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  run(process.env.VOLBANK_BINARY, ['demo', '--data', data, '--volunteers', '150', '--years', '2', '--seed', '7', '--as-of', '2025-03-31']);
  const reports = [];
  const then = await said(t, data, reports);
  const before = stock(data);

  await t.test('a dry run tells all and writes nothing', () => {
    const told = replay(data, '--dry-run');
    const deeds = (what) => told.deeds.filter((d) => d.deed === what).length;
    // Quảng Sơn, Quảng Hòa and Quảng Trực go on alone, their unions too; 68 others end, and 8 of districts.
    assert.deepEqual([deeds('begins'), deeds('ends')], [25, 68 + 8]);
    const moved = told.touched.find((one) => one.entity === 'volunteer');
    assert.equal(moved.fate, 'goes_over');
    assert.deepEqual(stock(data), before);
  });

  const told = replay(data);
  unit(data, 'rename', 'tinh-doan', '--name', PROVINCE_NOW, '--on', DAY);
  const after = stock(data);

  await t.test('no person, hour, certificate or award is lost', () => {
    assert.deepEqual([...after.volunteer.keys()].sort(), [...before.volunteer.keys()].sort());
    assert.deepEqual(belongings(after), belongings(before));
    for (const entity of AS_IS) assert.deepEqual(after[entity], before[entity], `${entity} changed`);
    for (const [id, one] of after.volunteer) assert.equal(one.area, before.volunteer.get(id).area, 'everybody keeps their area');
  });

  await t.test('everybody is a member of one unit on every day, and of one that stands', () => {
    const memberships = [...after.membership.values()];
    for (const [id, person] of after.volunteer) {
      const mine = memberships.filter((m) => m.volunteer === id);
      const open = mine.filter((m) => !m.to);
      assert.equal(open.length, 1);
      assert.equal(open[0].unit, person.unit);
      const home = after.unit.get(person.unit);
      assert.ok(!home.valid_to, `${home.name} has ended`);
      const was = [...before.membership.values()].find((m) => m.volunteer === id && !m.to);
      const on30June = mine.find((m) => m.from <= '2025-06-30' && (!m.to || m.to >= '2025-06-30'));
      assert.equal(on30June.unit, was.unit);
    }
  });

  await t.test('28 communes stand, two of them across old districts, with the seat’s area above', () => {
    const unions = [...after.unit.values()].filter((u) => u.kind === 'commune_union' && !u.valid_to);
    assert.equal(unions.length, 28);
    const by = (code) => [...after.unit.values()].find((u) => u.code === code);
    assert.equal(by('doan-24611').name, 'Đoàn phường Bắc Gia Nghĩa');
    assert.equal(after.unit.get(by('doan-24611').parent).code, '660'); // with Đắk Ha, which was Đắk Glong's
    assert.equal(by('doan-24678').name, 'Đoàn xã Đắk Sắk');
    assert.equal(after.unit.get(by('doan-24678').parent).code, '663'); // with Nam Xuân, which was Krông Nô's
    const communes = [...after.place.values()].filter((p) => p.valid_from === DAY && p.level === 'commune');
    assert.equal(communes.length, 28);
    assert.equal([...after.place_successor.values()].filter((e) => e.on === DAY).length, 71);
    assert.equal([...after.unit_successor.values()].filter((e) => e.on === DAY).length, 68);
  });

  await t.test('a second replay finds nothing to do', () => assert.equal(replay(data).units, 0));

  await t.test('every report of 2024 is the same to the byte, and an officer sees what the heir inherited', async () => {
    const now = await said(t, data, reports);
    same(then.answers, now.answers);
    assert.ok(now.seen >= then.seen);
  });

  await t.test('what was built on since stands in the way; otherwise taking back leaves what was there', () => {
    const listed = unit(data, 'list').trim().split('\n').map((line) => line.split('\t'));
    const rename = listed.find((row) => row[2] === 'rename')[0];
    unit(data, 'rename', 'doan-24611', '--name', 'Đoàn phường Thử', '--on', '2025-08-01');
    const refused = cli('unit', '--data', data, 'undo', told.operation);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /Đoàn phường Thử|đã được sửa sau đó|còn đang dùng/);
    const last = unit(data, 'list').trim().split('\n').map((line) => line.split('\t')).find((row) => row[5].includes('Thử'))[0];
    unit(data, 'undo', last);
    unit(data, 'undo', rename);
    unit(data, 'undo', told.operation);
    const back = stock(data);
    for (const entity of ['unit', 'place', 'volunteer', 'membership', 'team', 'cadre', 'grant', ...AS_IS]) if (entity !== 'account') assert.deepEqual(back[entity], before[entity], entity);
    assert.deepEqual([back.unit_past, back.unit_successor, back.place_successor], [undefined, undefined, undefined]);
    assert.equal(cli('verify', '--data', data).status, 0);
  });
});

test('parts, splits and moves', async (t) => {
  const s = await server(t, { demo: { volunteers: 30, seed: 11 } });
  const [tinh, chi] = [await s.login('tinh.giang', PASSWORD), await s.login('canbo.chi', PASSWORD)];
  const home = (await chi.get('/me')).body.roles.find((r) => r.role === 'unit_officer').unit;
  const was = (await tinh.get(`/units/${home}`)).body;
  const body = { kind: 'split', on: '2026-10-01', units: home, into: `${home};doan-thu:Đoàn xã Thử` };

  await t.test('only the province reorganises', async () => assert.equal((await chi.post('/unit_operations/trials', body)).status, 403));

  await t.test('a trial tells and writes nothing', async () => {
    const told = await tinh.post('/unit_operations/trials', body);
    assert.equal(told.status, 200, told.text);
    assert.deepEqual(told.body.deeds.map((d) => d.deed), ['begins']);
    assert.equal((await tinh.get('/units?code=doan-thu')).body.items.length, 0);
  });

  await t.test('a unit moves and is renamed, stays the same unit, and is put back', async () => {
    const area = (await tinh.get('/units?code=660')).body.items[0].id;
    const moved = await tinh.post('/unit_operations', { kind: 'reparent', on: '2026-10-01', units: home, under: area });
    assert.equal(moved.status, 201, moved.text);
    const named = await tinh.post('/unit_operations', { kind: 'rename', on: '2026-10-01', units: home, name: 'Đoàn xã Mới' });
    assert.equal(named.status, 201, named.text);
    const now = (await tinh.get(`/units/${home}`)).body;
    assert.deepEqual([now.name, now.parent], ['Đoàn xã Mới', area]);
    const board = async (on) => (await tinh.get(`/plan/board?unit=${home}&on=${on}`)).body;
    assert.equal((await board('2026-09-30')).name ?? (await board('2026-09-30')).path.at(-1).name, was.name);
    assert.equal((await tinh.post(`/unit_operations/${moved.body.operation}/undo`, {})).status, 409); // renamed since, on what it left
    assert.equal((await tinh.post(`/unit_operations/${named.body.operation}/undo`, {})).status, 204);
    assert.equal((await tinh.post(`/unit_operations/${moved.body.operation}/undo`, {})).status, 204);
    const back = (await tinh.get(`/units/${home}`)).body;
    assert.deepEqual([back.name, back.parent], [was.name, was.parent]);
  });

  await t.test('what cannot be is refused with its reason', async () => {
    const no = async (fields, slug) => {
      const answer = await tinh.post('/unit_operations/trials', { on: '2026-10-01', units: home, ...fields });
      assert.ok(answer.status >= 400, answer.text);
      assert.ok(answer.text.includes(slug), answer.text);
    };
    await no({ kind: 'close' }, 'children');
    assert.equal((await tinh.post('/unit_operations', { kind: 'close', on: '2026-10-01', units: home })).status, 409);
    await no({ kind: 'rename', name: 'Mai sau', on: '2099-01-01' }, 'future');
    await no({ kind: 'merge', into: 'khong-co' }, 'khong-co');
    await no({ kind: 'reparent', under: home }, 'loop');
  });
});
