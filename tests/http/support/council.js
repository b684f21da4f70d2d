// SPDX-License-Identifier: MIT
// A round before its council, as it comes to be: dossiers handed in, confirmed and checked while it is open, and its days then over.
// Three dossiers are of the provincial office's making, two of a commune's, which its area confirms. Nobody waits for a calendar: the
// folder is closed and its round's days are put back by the operator's own import, which asks no rule about days that have passed.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from './bank.js';
import { dossiers } from './dossier.js';
import { atEnd } from './ending.js';
import { day } from './register.js';
import { cli, server } from './server.js';

function done(answer, what) {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Splits a line of a sheet; no cell of these holds a line break. */
const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1]).slice(0, -1);

function putBack(data, folder, round, fields) {
  const sheet = join(folder, 'round.csv');
  assert.equal(cli('export', '--data', data, 'award_round', sheet, '--headers', 'names').status, 0);
  const [head, ...lines] = readFileSync(sheet, 'utf8').replace('\ufeff', '').trimEnd().split(/\r?\n/);
  const names = cells(`${head},`);
  const own = lines.find((line) => line.includes(round));
  const changed = cells(`${own},`);
  for (const [name, value] of Object.entries(fields)) changed[names.indexOf(name)] = value;
  const keep = (_, i) => !['state', 'decision_number', 'decided', 'seed', 'end_reason', 'template_of', 'dossiers'].includes(names[i]);
  writeFileSync(sheet, `${names.filter(keep).join(',')}\n${changed.filter(keep).join(',')}\n`);
  const said = cli('import', '--data', data, 'award_round', sheet, '--headers', 'names');
  assert.equal(said.status, 0, said.stdout + said.stderr);
}

const MEMBERS = [
  ['uyvien.mai', 'Trịnh Mai', 'council'],
  ['uyvien.nam', 'Đoàn Văn Nam', 'council'],
  ['pho.yen', 'Cao Thị Yến', 'province_admin'],
];

/**
 * { blind }: a server with such a round and its council: hoidong.lam chairs, tinh.giang is secretary; uyvien.mai, uyvien.nam,
 * pho.yen (of the provincial office too) and cum.dung (of the area) are members. Gives the server with
 *   round, category, criteria, people (of the dossiers), all (their ids), commune (ids of the commune's two)
 *   as(login), seats { login: id }
 */
export async function council(t, about = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'volbank-council-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  const secret = join(folder, 'secret');
  writeFileSync(secret, `${PASSWORD}\n`);
  const users = MEMBERS.map(([login, name, role]) => [
    'add', login, '--name', name, '--role', role, '--unit', 'tinh-doan', '--password-file', secret,
  ]);
  const data = join(folder, 'data');
  const s = await dossiers(t, { demo: { volunteers: 30, seed: 11 }, data, users });
  const { round, category } = await s.round({ title: 'Cá nhân tiêu biểu' }, { title: 'Tuyên dương 2026', dossiers_until: day(0), check_until: day(0), council_on: day(0), ...about });
  const nominee = async (who, full_name, unit) =>
    done(await who.post('/volunteers', { full_name, birth: '1998-03-26', unit, commune: s.place }), full_name);
  const chosen = [];
  for (const full_name of ['Lục Thị Phương Uyên', 'Sùng A Páo']) chosen.push(await nominee(s.officer, full_name, s.unit));
  for (const full_name of ["H'Bliă Ayŭn", 'Tạ Đình Khôi', 'Vàng Mí Sính']) chosen.push(await nominee(s.tinh, full_name, s.province));
  assert.equal(chosen.length, 5);
  const all = [];
  const begun = new Date().toISOString();
  for (const [at, person] of chosen.entries()) {
    const who = at < 2 ? s.officer : s.tinh;
    const unit = at < 2 ? s.unit : s.province;
    const { id } = await s.begun({ round, category }, { person: person.id, unit }, who);
    const words = `Đồng chí ${person.full_name} giúp ${10 + at} hộ dân; ${person.full_name.toUpperCase()} được bà con quý.`;
    done(await who.patch(`/nominations/${id}`, { summary: words, achievements: `${words} Làm đều hai năm.` }), 'text');
    done(await who.post(`/nominations/${id}/moves`, { action: 'submit' }), 'submitting');
    all.push(id);
  }
  const area = await s.as('cum.dung');
  for (const id of all.slice(0, 2)) done(await area.post(`/nominations/${id}/moves`, { action: 'confirm' }), 'confirming');
  for (const id of all) done(await s.tinh.post(`/nominations/${id}/moves`, { action: 'check' }), 'checking');
  const criteria = (await s.tinh.get(`/award_criterions?category=${category.id}`)).body.items;
  await s.stop();
  putBack(data, folder, round.id, { dossiers_until: day(-2), check_until: day(-1) });

  const again = await server(t, { data });
  const as = (login) => again.login(login, PASSWORD);
  const tinh = await as('tinh.giang');
  const { state } = done(await tinh.get(`/award_rounds/${round.id}`), 'round');
  if (state === 'open') done(await tinh.post(`/award_rounds/${round.id}/moves`, { action: 'close' }), 'closing');
  done(await tinh.post(`/award_rounds/${round.id}/moves`, { action: 'council' }), 'convening');
  const seats = {};
  const name = async (login, part) => {
    seats[login] = done(await tinh.post(`/award_rounds/${round.id}/council`, { login, part }), login).id;
  };
  await name('tinh.giang', 'secretary');
  await name('hoidong.lam', 'chair');
  for (const login of ['uyvien.mai', 'uyvien.nam', 'pho.yen', 'cum.dung']) await name(login, 'member');
  const more = { as, tinh, round, category, criteria, people: chosen, all, commune: all.slice(0, 2), province: s.province, unit: s.unit, seats, begun, done };
  return Object.assign(again, more);
}

/** Gives every review that `one` still has to give in a round, with `points` (tenths) for each criterion. */
export async function scoreAll(one, round, points = 70) {
  const left = done(await one.get(`/award_rounds/${round}/reviews`), 'reviews').items.filter((row) => row.state === 'assigned');
  for (const { id } of left) {
    for (const criterion of done(await one.get(`/reviews/${id}`), 'review').criteria)
      done(await one.send('PUT', `/reviews/${id}/scores`, { body: { criterion: criterion.id, points } }), 'points');
    done(await one.post(`/reviews/${id}/give`, {}), 'giving');
  }
  return left.length;
}
