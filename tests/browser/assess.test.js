// SPDX-License-Identifier: MIT
// A year's assessment on a phone: the commune's officer goes on with a sheet, is told of another's change, hands it in; the province
// appraises it and reads why it is classified so. Members of assess.ts are held to what the server answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';
import { comes, counted, gone } from './support/waiting.js';

const TYPES = readFileSync(join(import.meta.dirname, '../../plugins/training/web/officer/assess.ts'), 'utf8');

/** Names of the members of an interface of assess.ts. */
function membersOf(name) {
  const body = new RegExp(`export interface ${name}(?: extends \\w+)? \\{\\n([\\s\\S]*?)\\n\\}`).exec(TYPES)[1];
  return [...body.matchAll(/^ {2}(\w+): /gm)].map((found) => found[1]).sort();
}
const same = (name, value) => assert.deepEqual(Object.keys(value).sort(), membersOf(name), name);

async function sound(page, where) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

const linesOf = (sheet) => sheet.groups.flatMap((group) => group.lines);
const form = async (who, id) => ok(await who.get(`/assessments/${id}/form`));

test('a sheet from the unit’s own score to its rating', async (t) => {
  const s = await province(t, { volunteers: 60, seed: 7 });
  const chi = await s.login('canbo.chi', PASSWORD);
  const giang = await s.login('tinh.giang', PASSWORD);
  const [own] = ok(await chi.get('/assessments/waiting')).items.filter((row) => row.of === 'unit');
  const [first, ...rest] = linesOf(await form(chi, own.id));

  await t.test('is gone on with on a phone, saved as it is written, and handed in', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: chi.cookie });
    await page.goto('/can-bo/nang-luc');
    await page.getByRole('link', { name: `Tự chấm: ${own.unit_name}`, exact: true }).waitFor();
    await sound(page, 'what waits');
    await page.getByRole('link', { name: `Tự chấm: ${own.unit_name}`, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: own.unit_name }).waitFor();
    await sound(page, 'a sheet to fill in');

    const card = page.locator(`#line-${first.id}`);
    await card.getByLabel(/^Tự chấm/).fill('3');
    await card.getByLabel(/^Ghi chú/).focus();
    await card.getByText('✓ Đã lưu').waitFor();
    await comes(async () => linesOf(await form(chi, own.id))[0].self, 3);
    ok(await giang.patch(`/assessment_lines/${first.id}/self`, { self: 5, note: 'Đã có kế hoạch số 12' }));
    await card.getByLabel(/^Tự chấm/).fill('4');
    await card.getByLabel(/^Ghi chú/).focus();
    await card.getByText('Bản đang lưu, do người khác vừa sửa:').waitFor();
    await card.getByText('Đã có kế hoạch số 12').waitFor();
    assert.equal(linesOf(await form(chi, own.id))[0].self, 5, 'nothing of theirs is lost');
    await card.getByLabel(/^Tự chấm/).fill('6');
    await card.getByLabel(/^Ghi chú/).focus();
    await card.getByText('✓ Đã lưu').waitFor();
    await card.getByLabel(/^Tự chấm/).fill('999');
    await card.getByLabel(/^Ghi chú/).focus();
    await card.getByText('Tiêu chí này nhiều nhất 12 điểm').first().waitFor();

    for (const line of rest) ok(await chi.patch(`/assessment_lines/${line.id}/self`, { self: line.points - 1 }));
    await page.getByRole('button', { name: 'Nộp phiếu' }).click();
    await page.getByText('thiếu minh chứng').first().waitFor();
    await page.getByRole('button', { name: 'Nộp dù thiếu minh chứng' }).click();
    await page.getByText('Chờ thẩm định').first().waitFor();
    await gone(page.getByLabel(/^Tự chấm/), 'nothing is written any more');
  });

  await t.test('is appraised by the level above, classified, and says why', async (t) => {
    for (const line of rest)
      ok(await giang.patch(`/assessment_lines/${line.id}/appraisal`, { appraised: Math.max(0, line.points - 2) }));
    const { page } = await phone(t, { url: s.url, width: 320, cookie: giang.cookie });
    await page.goto(`/can-bo/nang-luc/phieu/${own.id}`);
    await page.getByLabel(/^Thẩm định/).first().waitFor();
    await page.getByRole('button', { name: 'Xác nhận và xếp loại' }).click();
    await page.getByText('chưa thẩm định').first().waitFor();
    await page.locator(`#line-${first.id}`).getByLabel(/^Thẩm định/).fill('5');
    await page.locator(`#line-${first.id}`).getByLabel(/^Nhận xét/).focus();
    await page.locator(`#line-${first.id}`).getByText('✓ Đã lưu').waitFor();
    await sound(page, 'a sheet to appraise');
    await page.getByRole('button', { name: 'Xác nhận và xếp loại' }).click();
    await page.getByRole('heading', { name: 'Xếp loại và vì sao' }).waitFor();
    await page.getByRole('button', { name: 'Tính lại' }).click();
    await page.getByText('✓ Tính lại ra đúng như vậy.').waitFor();
    await sound(page, 'a classified sheet');
  });

  await t.test('the province sees who is late and who needs training; types are what the server says', async (t) => {
    const sheet = await form(giang, own.id);
    same('Sheet', sheet);
    same('Group', sheet.groups[0]);
    same('Line', linesOf(sheet)[0]);
    same('Classification', sheet.classifications[0]);
    const standing = ok(await giang.get(`/criteria_sets/${own.set}/standing`));
    same('SheetRow', standing.items[0]);
    const { page } = await phone(t, { url: s.url, width: 320, cookie: giang.cookie });
    await page.goto(`/can-bo/nang-luc/bo/${own.set}`);
    await page.getByRole('button', { name: 'Chỉ ai chậm' }).click();
    await page.getByText(/chậm 4 ngày/).first().waitFor();
    const late = standing.items.filter((row) => row.state !== 'classified' && row.self_late + row.appraisal_late > 0);
    await counted(page.getByRole('table').first().locator('tbody tr'), late.length);
    await sound(page, 'a set');
    await page.goto('/can-bo/nang-luc/can-bo?can=1');
    await page.getByText('Chưa có chứng nhận').first().waitFor();
    await sound(page, 'cadres');
    const [home] = ok(await giang.get('/me')).roles;
    const known = ok(await giang.get(`/cadres/known?unit=${home.unit}`));
    same('KnownCadre', without(known.items[0]));
    same('Figure', without(ok(await giang.get(`/cadres/figure?unit=${home.unit}`)), ['cadres', 'full_time', 'trained', 'percent']));
  });
});

/** A copy without the members that pages do not use, or that another interface has. */
function without(value, names = ['volunteer']) {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
