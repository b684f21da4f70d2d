// SPDX-License-Identifier: MIT
// A monthly report that was given back: its officer reads why, changes the words and hands it in on a phone; the area reads it, receives it, and sees who
// has handed in and who has not.
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';

const LIST = '/can-bo/ke-hoach/nop-bao-cao';

test('a report goes up, and is received', async (t) => {
  const s = await province(t);
  const [chi, dung] = [await s.login('canbo.chi', PASSWORD), await s.login('cum.dung', PASSWORD)];
  const unit = (await chi.get('/me')).body.roles.find((one) => one.role === 'unit_officer').unit;
  const owed = (await chi.get(`/plan/filings?unit=${unit}`)).body.owed;
  const back = owed.find((one) => one.state === 'returned');
  const year = owed.find((one) => one.kind === 'year');
  const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

  const { page } = await phone(t, { url: s.url, width: 320, cookie: chi.cookie });
  await t.test('the unit sees what is due and why one came back, changes it and hands it in', async () => {
    await page.goto(LIST);
    await heading(page, 'Nộp báo cáo');
    const card = page.locator('.card').filter({ has: page.getByRole('link', { name: back.title, exact: true }) });
    await card.getByText('Còn 3 ngày').waitFor();
    await card.getByText(back.reason.slice(0, 40)).waitFor();
    await accessible(page, 'list');
    await fits(page, 'list');
    await pressable(page, 'list');
    await card.getByRole('link', { name: back.title, exact: true }).click();
    await heading(page, back.title);
    const words = page.getByLabel('Đánh giá kết quả');
    await words.fill('- Ngày thứ bảy tình nguyện: thôn 3, thôn 5, 62 lượt người.');
    await page.getByRole('button', { name: 'Nộp lên Cụm Đắk Mil' }).click();
    const ask = page.getByRole('dialog');
    await ask.getByText('Bạn có chỗ sửa chưa lưu').waitFor();
    await ask.getByRole('button', { name: 'Thôi' }).click();
    await page.getByRole('button', { name: 'Lưu bản thảo' }).click();
    await page.getByRole('status').getByText('Đã lưu').waitFor();
    await accessible(page, 'writing');
    await fits(page, 'writing');
    await pressable(page, 'writing');
    await page.getByRole('button', { name: 'Nộp lên Cụm Đắk Mil' }).click();
    await ask.getByText('Tệp và số liệu được chốt').waitFor();
    await ask.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.locator('.chip').getByText('Đã nộp, chờ nhận').waitFor();
    await page.getByRole('button', { name: 'Rút lại để sửa' }).waitFor();
  });

  await t.test('the report of the year begins with what was recorded', async () => {
    await page.goto(`${LIST}/${year.id}`);
    await heading(page, year.title);
    await page.getByRole('button', { name: 'Lập báo cáo' }).click();
    await page.getByLabel('Đánh giá kết quả').waitFor();
    await page.getByRole('link', { name: 'Xem trước PDF' }).waitFor();
  });

  await t.test('the area reads it, receives it by keyboard, and sees who is missing', async () => {
    const { page: desk } = await phone(t, { url: s.url, width: 1280, cookie: dung.cookie });
    await desk.goto(LIST);
    await heading(desk, 'Nộp báo cáo');
    await desk.getByRole('heading', { level: 2, name: /^Báo cáo chờ nhận \(2\)/ }).waitFor();
    await desk.getByRole('link', { name: 'Đoàn xã Đức Lập' }).click();
    await heading(desk, back.title);
    await desk.getByText('thôn 3, thôn 5, 62 lượt người').waitFor();
    await accessible(desk, 'reading');
    await desk.getByRole('button', { name: 'Nhận báo cáo' }).focus();
    await desk.keyboard.press('Enter');
    await desk.locator('.chip').getByText('Đã nhận').waitFor();
    await desk.getByText('Phạm Văn Dũng').last().waitFor();
    await desk.goto(LIST);
    await desk.getByRole('row').getByRole('link', { name: back.title, exact: true }).click();
    await heading(desk, back.title);
    await desk.getByText(/3 trên 4 đơn vị đã nộp, 1 quá hạn chưa nộp/).waitFor();
    await accessible(desk, 'period');
    await desk.getByRole('row', { name: /quá hạn, chưa nộp/ }).getByRole('link').click();
    await heading(desk, back.title);
    await desk.getByRole('button', { name: 'Nhận bản giấy' }).click();
    await desk.getByLabel('Số văn bản').fill('12-BC/ĐTN');
    await desk.getByRole('button', { name: 'Ghi đã nhận' }).click();
    await desk.getByText(/bản giấy số 12-BC\/ĐTN/).waitFor();
  });
});
