// SPDX-License-Identifier: MIT
// A year of money on a phone of 320 px: a commune writes its estimate and sends it, the area takes it; of an approved one spending is recorded and over-spending
// told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { local, ok, PASSWORD, province } from './support/province.js';
import { gone } from './support/waiting.js';

test('a year of money, written, sent, consolidated and spent', async (t) => {
  const s = await province(t);
  const [chi, dung, tinh] = [await s.login('canbo.chi', PASSWORD), await s.login('cum.dung', PASSWORD), await s.login('tinh.giang', PASSWORD)];
  const unit = ok(await chi.get('/me')).roles.find((held) => held.role === 'unit_officer').unit;
  const year = new Date().getFullYear() + 1; // next year's sources are the demo's
  const { page } = await phone(t, { url: s.url, width: 320, cookie: chi.cookie });

  await t.test('a commune writes its lines and sends them', async () => {
    await page.goto(`/can-bo/ngan-sach?don-vi=${unit}&nam=${year}`);
    await page.getByRole('button', { name: `Lập dự toán năm ${year}` }).click();
    await page.getByRole('link', { name: '+ Dòng' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dòng dự toán' }).waitFor();
    await accessible(page, 'line');
    await fits(page, 'line');
    await page.getByLabel('Nội dung chi').fill('Lớp tập huấn đội trưởng');
    await page.getByLabel('Nguồn kinh phí').selectOption({ label: 'Kinh phí sự nghiệp đào tạo, bồi dưỡng (Ngân sách tỉnh giao Tỉnh đoàn)' });
    await page.getByLabel('Nhiệm vụ của kế hoạch').selectOption({ label: 'III.2.4 Lớp tập huấn, bồi dưỡng' });
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('alert').getByText(/Số tiền/).waitFor();
    await page.getByLabel('Số tiền (đồng)').fill('12000000');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('row', { name: /Lớp tập huấn đội trưởng/ }).getByText(local(12_000_000)).first().waitFor();
    await page.getByRole('button', { name: /^Gửi cấp trên/ }).click();
    await page.getByText('Đã gửi cấp trên', { exact: true }).first().waitFor();
    await gone(page.getByRole('link', { name: '+ Dòng' }));
  });

  await t.test('the area consolidates it: the part is in the sum', async () => {
    const { page: area } = await phone(t, { url: s.url, width: 320, cookie: dung.cookie });
    await area.goto(`/can-bo/ngan-sach?nam=${year}`);
    await area.getByRole('button', { name: `Lập dự toán năm ${year}` }).click();
    await area.getByText('chưa cộng vào tổng').waitFor();
    await area.getByRole('button', { name: /^Trả lại/ }).click();
    await area.getByRole('dialog').getByLabel('Lý do').fill('Tính lại');
    await accessible(area, 'why');
    await area.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click();
    await area.getByRole('button', { name: /^Tổng hợp/ }).click();
    await area.getByText('Đã tổng hợp', { exact: true }).first().waitFor();
    await area.getByRole('row', { name: /^Cộng/ }).getByText(local(12_000_000)).first().waitFor();
  });

  await t.test('of what is approved spending is recorded; more than is left is refused with what is left', async () => {
    const { page: desk } = await phone(t, { url: s.url, width: 320, cookie: tinh.cookie });
    await desk.goto('/can-bo/ngan-sach');
    await desk.getByRole('heading', { level: 1, name: `Kinh phí năm ${year - 1}` }).waitFor();
    await desk.getByRole('row', { name: /^Cộng/ }).first().waitFor();
    await accessible(desk, '/can-bo/ngan-sach');
    await fits(desk, '/can-bo/ngan-sach');
    await pressable(desk, '/can-bo/ngan-sach');
    await desk.getByRole('link', { name: /^Ghi chi/ }).first().click();
    await desk.getByLabel('Số tiền (đồng)').fill('900000000');
    await desk.getByLabel('Số chứng từ').fill('PC-777/2026');
    await desk.getByRole('button', { name: 'Lưu' }).click();
    await desk.getByRole('alert').getByText(/Vượt dự toán: dòng này còn/).first().waitFor();
    await desk.getByLabel('Số tiền (đồng)').fill('1000000');
    await desk.getByRole('button', { name: 'Lưu' }).click();
    await desk.getByRole('row', { name: /PC-777/ }).getByText(local(1_000_000)).waitFor();
    const [taken] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: 'Tải Excel' }).click()]);
    assert.match(taken.suggestedFilename(), /^du-toan-\d{4}\.xlsx$/);
  });
});
