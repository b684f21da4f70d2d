// SPDX-License-Identifier: MIT
// The plan's board: the province and a monitor read the four targets, go down to a unit and its records and back in time, on a phone of 320 px.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { local, PASSWORD, province } from './support/province.js';
import { counted } from './support/waiting.js';

test('from the four targets down to the records, and back to 2024', async (t) => {
  const s = await province(t);
  const tinh = await s.login('tinh.giang', PASSWORD);
  const monitor = await s.login('theodoi.minh', PASSWORD);
  const { body: board } = await tinh.get('/plan/board');
  const { page } = await phone(t, { url: s.url, width: 320, cookie: monitor.cookie });
  const words = (code) => {
    const { part, whole } = board.targets.find((one) => one.code === code);
    return `${local(part)}/${local(whole)}`;
  };

  await t.test('four figures, their trend, units and communes, with a table for each picture', async () => {
    await page.goto('/can-bo/ke-hoach');
    await page.getByRole('heading', { level: 1, name: 'Bốn chỉ tiêu của kế hoạch' }).waitFor();
    const tiles = page.locator('.plan-tiles li');
    await tiles.first().waitFor();
    for (const [i, code] of ['a', 'b', 'c', 'd'].entries()) await tiles.nth(i).filter({ hasText: words(code) }).waitFor();
    await page.getByRole('link', { name: 'd) Cán bộ' }).click();
    await page.getByText(/^Cán bộ chuyên trách được bồi dưỡng, cập nhật: /).waitFor();
    await counted(page.locator('.plan-tile'), board.tiles.length);
    await counted(page.locator('.plan-bars li'), board.rows.filter((row) => row.d.whole > 0).length);
    await page.getByText(/^Bảng \d+ quý/).click();
    await page.getByRole('row', { name: /^Quý/ }).first().waitFor();
    await page.getByText(/điều cần xem lại$/).click();
    await accessible(page, '/can-bo/ke-hoach');
    await fits(page, '/can-bo/ke-hoach');
    await pressable(page, '/can-bo/ke-hoach');
  });

  await t.test('a unit opens, and the records behind its figure say why they do not count; nobody is named to a monitor', async () => {
    const area = board.rows.find((row) => !row.own && row.d.whole > row.d.part);
    await page.locator('.plan-bars').getByRole('link', { name: area.name }).click();
    await page.locator('.crumbs').getByRole('link', { name: board.name }).waitFor();
    await page.getByText(new RegExp(`cập nhật: ${area.d.part} trên ${area.d.whole}`)).waitFor();
    await page.getByRole('link', { name: 'Xem các bản ghi đứng sau' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bản ghi đứng sau chỉ tiêu d' }).waitFor();
    await page.getByLabel('Chỉ bản ghi chưa tính').check();
    await page.getByText(`${area.d.whole - area.d.part} bản ghi`).waitFor();
    await counted(page.getByText('(không hiện tên)'), area.d.whole - area.d.part);
    await accessible(page, 'records');
    await fits(page, 'records');
    await pressable(page, 'records');
  });

  await t.test('asked about 2024 it shows the districts of 2024', async () => {
    await page.goto('/can-bo/ke-hoach');
    await page.getByLabel('Số liệu đến ngày').fill('2024-12-31');
    await page.locator('tbody').getByText('Huyện đoàn Tuy Đức').first().waitFor();
    await counted(page.locator('.plan-tile'), 71);
    await page.waitForURL(/ngay=2024-12-31/);
    await fits(page, '2024');
  });

  await t.test('the province writes a table with a targets’ column, sees where each figure comes from, keeps it and takes it along', async () => {
    const { page: desk } = await phone(t, { url: s.url, width: 320, cookie: tinh.cookie });
    await desk.goto('/can-bo/ke-hoach');
    await desk.getByRole('link', { name: 'Báo cáo', exact: true }).click();
    await desk.getByRole('link', { name: '+ Bảng số liệu' }).click();
    await desk.getByRole('checkbox', { name: /^Chỉ tiêu d/ }).check();
    await accessible(desk, 'new');
    await fits(desk, 'new');
    await pressable(desk, 'new');
    await desk.getByRole('button', { name: 'Lưu bản thảo' }).click();
    await desk.getByRole('alert').getByText(/Tên bảng/).waitFor();
    await desk.getByLabel('Tên bảng').fill('Hoạt động và cán bộ từng đơn vị');
    await desk.getByLabel('Ngày ban hành').fill('2026-11-20');
    await desk.getByRole('button', { name: 'Lưu bản thảo' }).click();
    await desk.getByRole('heading', { level: 1, name: 'Hoạt động và cán bộ từng đơn vị' }).waitFor();
    const { part, whole } = board.targets.find((one) => one.code === 'd');
    const tenths = Math.round((part * 1000) / whole);
    const share = `${Math.floor(tenths / 10)},${tenths % 10}%`;
    await desk.getByRole('row', { name: /Chỉ tiêu d, tỷ lệ/ }).getByText(share).waitFor();
    await accessible(desk, 'report');
    await fits(desk, 'report');
    await pressable(desk, 'report');
    await desk.getByRole('button', { name: 'Chốt báo cáo' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Chốt', exact: true }).click();
    await desk.getByRole('button', { name: 'Sửa bản thảo' }).waitFor({ state: 'detached' });
    await desk.getByText(/, chốt /).waitFor();
    const [taken] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: 'Tải Word' }).click()]);
    assert.match(taken.suggestedFilename(), /^bang-so-lieu-2026\.docx$/);
    await desk.getByRole('link', { name: 'Báo cáo', exact: true }).click();
    await desk.getByRole('link', { name: 'Hoạt động và cán bộ từng đơn vị' }).waitFor();
  });
});
