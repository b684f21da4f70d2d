// SPDX-License-Identifier: MIT
// A unit's year: an officer of a commune sees what to do next and declares a quarter, writes next year's plan and submits it; the area approves it; the province
// proposes to change a target and records the Chairman's decision. On a phone of 320 px.
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';
import { atRest, gone } from './support/waiting.js';

test('a yearly plan, a quarter declared, an adjustment decided', async (t) => {
  const s = await province(t);
  const [chi, dung, tinh] = [await s.login('canbo.chi', PASSWORD), await s.login('cum.dung', PASSWORD), await s.login('tinh.giang', PASSWORD)];
  const year = Number(new Date().toISOString().slice(0, 4)) + 1;
  const unit = ok(await chi.get('/me')).roles.find((role) => role.role === 'unit_officer').unit;
  const good = async (page, where) => {
    await atRest(page);
    await accessible(page, where);
    await fits(page, where);
    await pressable(page, where);
  };

  await t.test('the officer sees what to do next, and declares a quarter from the plan', async () => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: chi.cookie });
    await page.goto('/can-bo');
    await page.getByRole('link', { name: /^Mọi việc của kế hoạch năm/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Kế hoạch năm/ }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Chỉ tiêu của đơn vị' }).waitFor();
    await page.getByText('d) Cán bộ').waitFor();
    await good(page, 'a unit’s year');
    await page.getByRole('link', { name: 'Mở kế hoạch' }).click();
    await page.getByRole('heading', { level: 1, name: /^Kế hoạch tình nguyện năm/ }).waitFor();
    await good(page, 'a plan');
    await page.getByRole('link', { name: /^(Kê khai|Sửa kê khai) quý I$/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Kê khai hoạt động quý I năm/ }).waitFor();
    await page.getByLabel('Tên các hoạt động').fill('Dọn vệ sinh chợ\nThăm gia đình chính sách');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText(/Đã kê khai 2$/).waitFor();

    await page.goto(`/can-bo/ke-hoach/don-vi?nam=${year}`);
    await page.getByRole('button', { name: `Xây dựng kế hoạch năm ${year}` }).click();
    await page.getByRole('link', { name: 'Thêm hoạt động' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hoạt động trong kế hoạch' }).waitFor();
    await page.getByLabel('Tên hoạt động').fill('Ngày Chủ nhật xanh');
    await page.getByLabel('Quý', { exact: true }).fill('2');
    await page.getByLabel('Lĩnh vực').selectOption({ index: 1 });
    await good(page, 'an activity');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('.tasks b').filter({ hasText: 'Ngày Chủ nhật xanh' }).waitFor();
    await page.getByRole('button', { name: /^Trình / }).click();
    await page.getByText('Đã trình cấp trên', { exact: true }).waitFor();
    await gone(page.getByRole('link', { name: 'Thêm hoạt động' }));
  });

  await t.test('the area reads it among those below and approves it', async () => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: dung.cookie });
    await page.goto(`/can-bo/ke-hoach/don-vi?nam=${year}`);
    const { name } = ok(await chi.get(`/units/${unit}`));
    await page.getByRole('link', { name: `Đã trình cấp trên ${name}` }).click();
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Lý do').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click();
    await page.getByRole('button', { name: 'Duyệt kế hoạch' }).click();
    await page.getByText(/Đã duyệt$/).waitFor();
  });

  await t.test('the province records what the Chairman decided', async () => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: tinh.cookie });
    await page.goto('/can-bo/ke-hoach/dieu-chinh');
    await page.getByRole('heading', { level: 1, name: 'Điều chỉnh kế hoạch' }).waitFor();
    await page.getByRole('link', { name: /^Nâng mức chỉ tiêu b/ }).waitFor();
    await good(page, 'adjustments');
    await page.getByRole('link', { name: 'Điều chỉnh Kế hoạch 630' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đề nghị điều chỉnh Kế hoạch 630/KH-UBND' }).waitFor();
    await good(page, 'a proposal');
    await page.goBack();
    await page.getByRole('link', { name: /^Nâng mức chỉ tiêu b/ }).click();
    await page.getByRole('button', { name: 'Ghi quyết định điều chỉnh' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số quyết định, văn bản').fill('1402/QĐ-UBND');
    await dialog.getByLabel('Ngày quyết định').fill(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10));
    await accessible(page, 'a decision');
    await dialog.getByRole('button', { name: 'Ghi quyết định điều chỉnh' }).click();
    await page.getByText(/Đã quyết định điều chỉnh$/).waitFor();
    await good(page, 'an adjustment');
    await page.getByRole('link', { name: 'Điều chỉnh kế hoạch' }).click();
    await page.getByRole('heading', { level: 2, name: 'Mức chỉ tiêu theo quyết định' }).waitFor();
    await page.getByText(/^85 %/).waitFor();
  });
});
