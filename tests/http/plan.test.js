// SPDX-License-Identifier: MIT
// plan: the four targets with the records behind them: what people record moves the figures at once, counting from scratch agrees, and 2024 reads as 2024.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftOn } from './support/bank.js';
import { day, register } from './support/register.js';

const body = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const target = (board, code) => board.targets.find((one) => one.code === code);
const figure = (board, code) => [target(board, code).part, target(board, code).whole];
/** The last day of the quarter before the one that `on` is in, and of one further back. */
const quarterEnd = (on, back) => {
  const [y, m] = on.split('-').map(Number);
  return new Date(Date.UTC(y, Math.floor((m - 1) / 3) * 3 - 3 * (back - 1), 0)).toISOString().slice(0, 10);
};

test('the plan’s targets follow what units record, declare and learn', async (t) => {
  const s = await register(t);
  const board = async (query = '', who = s.tinh) => body(await who.get(`/plan/board?${query}`));
  const records = async (query) => body(await s.tinh.get(`/plan/records?${query}`));
  const agrees = async () => assert.equal(body(await s.tinh.get('/plan/recount')).agrees, true);
  const own = `unit=${s.unit}`;

  await t.test('where the province set nothing, the plan’s own targets stand', async () => {
    const { targets } = await board();
    assert.deepEqual(targets.map((one) => one.steps.map((step) => [step.by, step.percent])), [
      [['2025-12-31', 60], ['2030-12-31', 80]],
      [['2025-12-31', 60], ['2030-12-31', 80]],
      [['2025-12-31', 80], ['2030-12-31', 100]],
      [['2025-12-31', 80], ['2030-12-31', 100]],
    ]);
  });

  await t.test('c: a campaign counts when its leader is trained, and no longer once that was a mistake', async () => {
    const { volunteer } = await s.newcomer();
    const [part, whole] = figure(await board(own), 'c');
    const about = { leader: volunteer, model: 'club', starts: day(0), title: 'Ngày thứ Bảy xanh' };
    const { campaign } = await s.open(shiftOn(3), {}, about);
    assert.deepEqual(figure(await board(own), 'c'), [part, whole + 1]);
    const missing = await records(`target=c&missing=true&${own}`);
    const found = missing.items.find((one) => one.id === campaign.id);
    assert.deepEqual([found.title, found.day, found.counted, found.page], [about.title, about.starts, false, 'chien-dich/{id}']);
    assert.match(found.why, /chưa có chứng nhận còn hạn/);
    const proof = await s.issue(volunteer, 'volunteer_management', day(-3));
    assert.deepEqual(figure(await board(own), 'c'), [part + 1, whole + 1]);
    assert.equal((await records(`target=c&missing=true&${own}`)).total, missing.total - 1);
    await s.officer.post(`/certificates/${proof.id}/revocations`, { revoke_reason: 'mistake' });
    assert.deepEqual(figure(await board(own), 'c'), [part, whole + 1]);
    await agrees();

    const twin = await s.open(shiftOn(3), {}, { ...about, leader: undefined });
    const { flags } = await board(own);
    assert.deepEqual(flags.filter((flag) => flag.kind === 'duplicate').map((flag) => flag.record), [twin.campaign.id]);
    body(await s.officer.patch(`/campaigns/${twin.campaign.id}`, { starts: day(-20) }));
    const late = (await board(own)).flags.filter((flag) => flag.kind === 'late').map((flag) => flag.record);
    assert.ok(late.includes(twin.campaign.id) && !late.includes(campaign.id));
    await agrees();
  });

  await t.test('b: what was recorded of what was declared, never more; by quarter', async () => {
    const on = quarterEnd(day(0), 1);
    const [year, quarter] = [Number(on.slice(0, 4)), Math.ceil(Number(on.slice(5, 7)) / 3)];
    const starts = `${on.slice(0, 8)}02`;
    const there = (await s.officer.get(`/declared_activities?unit=${s.unit}&limit=200`)).body.items.find((one) => one.year === year && one.quarter === quarter);
    if (there) assert.equal((await s.officer.delete(`/declared_activities/${there.id}`)).status, 204);
    const [part, whole] = figure(await board(`${own}&on=${on}`), 'b');
    const before = target(await board(`${own}&on=${on}`), 'b').trend.at(-1).whole;
    assert.equal(before, 0, 'nothing is declared for the quarter');
    const said = body(await s.officer.post('/declared_activities', { unit: s.unit, year, quarter, activities: 'Dọn vệ sinh\n\nHiến máu\nDạy bơi' }), 201);
    assert.equal(said.figure, 3, 'as many as lines');
    assert.equal((await s.officer.post('/declared_activities', { unit: s.unit, year, quarter, figure: 9 })).status, 409);
    const recorded = (await records(`target=b&${own}&on=${on}`)).items[0].why.split('/')[0];
    await s.open(shiftOn(3), {}, { starts, ends: day(9) });
    const count = Number(recorded) + 1;
    assert.deepEqual(figure(await board(`${own}&on=${on}`), 'b'), [part + Math.min(count, 3), whole + 3]);
    body(await s.officer.patch(`/declared_activities/${said.id}`, { activities: '', figure: 1 }));
    assert.deepEqual(figure(await board(`${own}&on=${on}`), 'b'), [part + 1, whole + 1], 'no more than declared');
    await agrees();
  });

  await t.test('a: what counts as applying IT is the province’s to say, from a day on', async () => {
    const now = await board();
    assert.ok(now.threshold.operations > 1);
    const of = (b) => b.rows.map((row) => row.a.whole).reduce((x, y) => x + y, 0);
    assert.equal(of(now), target(now, 'a').whole);
    assert.equal((await s.officer.post('/plan_thresholds', { from: day(0), operations: 1, months: 12, basis: 'HD 01' })).status, 403);
    body(await s.tinh.post('/plan_thresholds', { from: day(0), operations: 1, months: 12, basis: 'HD 01' }), 201);
    const eased = await board();
    assert.equal(eased.threshold.basis, 'HD 01');
    assert.ok(target(eased, 'a').part >= target(now, 'a').part);
    assert.equal((await board(`on=${day(-1)}`)).threshold.operations, now.threshold.operations, 'yesterday reads as yesterday');
    const listed = await records('target=a');
    assert.equal(listed.total, target(eased, 'a').whole);
    const own_unit = listed.items.find((one) => one.id === s.unit) ?? (await records('target=a&after=50')).items.find((one) => one.id === s.unit);
    assert.equal(own_unit.counted, true, 'it has just published campaigns');
  });

  await t.test('d: cadres in office, by name only for those who may see them', async () => {
    const now = await board();
    const shown = await records('target=d');
    assert.equal(shown.total, target(now, 'd').whole);
    assert.equal(shown.next, null);
    assert.equal(shown.items.filter((one) => one.counted).length, target(now, 'd').part);
    const monitor = await s.login('theodoi.minh', 'volbank-demo');
    const masked = body(await monitor.get('/plan/records?target=d'));
    assert.equal(masked.total, shown.total);
    assert.deepEqual(new Set(masked.items.map((one) => one.title)), new Set(['(không hiện tên)']));
    assert.deepEqual(figure(await board('', monitor), 'd'), figure(now, 'd'));
    assert.equal((await monitor.post('/declared_activities', { unit: s.unit, year: 2024, quarter: 1, figure: 1 })).status, 403);
  });

  await t.test('2024 reads by district, 2026 by area and commune, and old communes count on in those they became', async () => {
    const old = await board('on=2024-12-31');
    assert.equal(old.rows.filter((row) => /^(Huyện|Thành) đoàn /.test(row.name)).length, 8);
    assert.equal(old.tiles.length, 71);
    assert.ok(old.targets.every((one) => one.trend.every((quarter) => quarter.until <= '2024-12-31')));
    const now = await board();
    assert.equal(now.rows.filter((row) => row.name.startsWith('Cụm ')).length, 8);
    assert.equal(now.tiles.length, 28);
    const area = now.rows.find((row) => row.campaigns > 0 && !row.own);
    const below = await board(`unit=${area.unit}`);
    assert.deepEqual(below.path.map((one) => one.name).at(-1), area.name);
    for (const code of ['a', 'b', 'c', 'd']) assert.deepEqual(figure(below, code), [area[code].part, area[code].whole], code);
    const sum = (b, on) => target(b, 'c').trend.filter((quarter) => quarter.until < on).reduce((all, quarter) => all + quarter.whole, 0);
    const communes = await Promise.all(now.tiles.map((tile) => board(`unit=${tile.unit}`)));
    const whole = sum(now, '2025-06-30');
    assert.ok(whole > 0 && communes.map((one) => sum(one, '2025-06-30')).reduce((x, y) => x + y, 0) > 0);
    assert.ok(communes.map((one) => sum(one, '2025-06-30')).reduce((x, y) => x + y, 0) <= whole);
  });

  await t.test('units see their own, volunteers nothing', async () => {
    assert.equal((await s.officer.get('/plan/board')).status, 403);
    assert.equal((await s.officer.get(`/plan/board?${own}`)).status, 200);
    assert.equal((await s.officer.get('/plan/recount')).status, 403);
    const an = await s.login('tnv.an', 'volbank-demo');
    assert.equal((await an.get(`/plan/board?${own}`)).status, 403);
    assert.equal((await s.get(`/plan/board?${own}`)).status, 401);
  });
});
