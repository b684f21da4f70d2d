// SPDX-License-Identifier: MIT
// A department on a phone: it answers an invitation, says what it brings, reads its rows of the plan; and the commune's officer takes a programme
// up and answers an inspection, by keyboard.
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';
import { gone } from './support/waiting.js';

const AT = '/can-bo/phoi-hop';

test('a department and a unit of the Youth Union work together', async (t) => {
  const s = await province(t);
  const [nga, chi] = [await s.login('sonoivu.nga', PASSWORD), await s.login('canbo.chi', PASSWORD)];
  const board = (await nga.get('/partner/board')).body;
  const waiting = board.parts.find((one) => one.state === 'invited');
  const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

  const { page } = await phone(t, { url: s.url, width: 320, cookie: nga.cookie });
  await t.test('the department answers, and says what it brings', async () => {
    await page.goto('/can-bo');
    await page.getByRole('button', { name: `Nhận phối hợp: ${waiting.title}` }).waitFor();
    await accessible(page, 'first page');
    await fits(page, 'first page');
    await pressable(page, 'first page');
    await page.getByRole('link', { name: 'Mọi việc phối hợp' }).click();
    await heading(page, 'Phối hợp với sở, ngành');
    await page.getByRole('heading', { level: 2, name: 'Phần việc trong Kế hoạch 630' }).waitFor();
    await accessible(page, 'board');
    await fits(page, 'board');
    await pressable(page, 'board');
    await page.getByRole('button', { name: `Nhận phối hợp: ${waiting.title}` }).click();
    const ask = page.getByRole('dialog');
    await ask.getByLabel('Lời kèm (không bắt buộc)').fill('Nhất trí, Sở cử 2 cán bộ.');
    await ask.getByRole('button', { name: 'Nhận phối hợp' }).click();
    await gone(page.getByRole('button', { name: `Nhận phối hợp: ${waiting.title}` }));
    await page.getByRole('link', { name: waiting.title, exact: true }).click();
    await heading(page, waiting.title);
    await page.getByText('“Nhất trí, Sở cử 2 cán bộ.”').waitFor();
    await page.getByRole('button', { name: 'Thêm nhu cầu, đóng góp, văn bản' }).click();
    await page.getByLabel('Nội dung').fill('2 cán bộ hướng dẫn hồ sơ');
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByRole('button', { name: 'Đã xong: 2 cán bộ hướng dẫn hồ sơ' }).click();
    await page.getByRole('button', { name: 'Chưa xong: 2 cán bộ hướng dẫn hồ sơ' }).waitFor();
    await accessible(page, 'part');
    await fits(page, 'part');
    await pressable(page, 'part');
  });

  await t.test('the officer takes the programme up and answers the note, by keyboard', async () => {
    const { page: desk } = await phone(t, { url: s.url, width: 1280, cookie: chi.cookie });
    await desk.goto(AT);
    await heading(desk, 'Phối hợp với sở, ngành');
    const ask = desk.getByRole('dialog');
    const { asks } = (await chi.get('/partner/board')).body.desk;
    await desk.getByRole('button', { name: `Nhận chương trình: ${asks[0].title}` }).focus();
    await desk.keyboard.press('Enter');
    await ask.getByRole('button', { name: 'Nhận chương trình' }).focus();
    await desk.keyboard.press('Enter');
    await gone(desk.getByRole('button', { name: `Nhận chương trình: ${asks[0].title}` }));
    await desk.getByRole('button', { name: 'Trả lời: Sở Nội vụ' }).focus();
    await desk.keyboard.press('Enter');
    await ask.getByLabel('Nội dung').fill('Đã nhập đủ hai buổi.');
    await ask.getByRole('button', { name: 'Trả lời' }).focus();
    await desk.keyboard.press('Enter');
    await desk.locator('.chip').getByText('Đơn vị đã trả lời').waitFor();
    await desk.getByText('Đã nhập đủ hai buổi.').waitFor();
    await accessible(desk, 'desk');
  });
});
