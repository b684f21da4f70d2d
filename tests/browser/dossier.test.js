// SPDX-License-Identifier: MIT
// A nomination written on a phone: a unit's officer writes, is saved by itself, attaches and hands in; a person nominates themselves on pages
// without any script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dossiers, PDF } from '../http/support/dossier.js';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok } from './support/province.js';

const file = (name, buffer = PDF) => ({ name, mimeType: 'application/octet-stream', buffer });

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('a dossier from its first word to the level that confirms it', async (t) => {
  const s = await dossiers(t);
  const place = await s.round({ needs: ['report'], words_max: 100 });
  const an = await s.as('tnv.an');
  const { id: person } = ok(await an.get('/me/profile'));

  await t.test('an officer writes it, and nothing has to be saved by hand', async (t) => {
    const someone = ok(await s.officer.get(`/volunteers?unit=${s.unit}&limit=10`)).items.find((v) => v.id !== person);
    const { id } = await s.begun(place, { person: someone.id, unit: s.unit });
    const { page } = await phone(t, { url: s.url, width: 320, cookie: s.officer.cookie });
    await page.goto(`/can-bo/khen-thuong/ho-so/${id}`);
    await page.getByRole('heading', { name: 'Còn thiếu 3' }).waitFor();
    await sound(page, 'a dossier being written');
    await page.getByLabel('Tóm tắt thành tích').fill('Hai năm đều đặn.');
    await page.getByLabel('Báo cáo thành tích', { exact: true }).fill('từ '.repeat(101));
    await page.getByText('! 101/100 từ').waitFor();
    await page.getByLabel('Khả năng nhân rộng').focus();
    await page.getByText('✓ Đã lưu').waitFor();
    assert.equal((await s.view(id)).summary, 'Hai năm đều đặn.');
    await page.getByLabel('Báo cáo thành tích', { exact: true }).fill('Ba chiến dịch, hai trăm giờ.');
    await page.getByLabel('Khả năng nhân rộng').focus();
    await page.getByRole('heading', { name: 'Còn thiếu 1' }).waitFor();

    await page.getByLabel('Loại tài liệu').selectOption('report');
    await page.locator('#evidence-file').setInputFiles(file('phim.mp4', Buffer.alloc(21 * 1024 * 1024)));
    await page.getByText('có 21 MB, nhiều nhất 20 MB').waitFor();
    await page.locator('#evidence-file').setInputFiles(file('bao-cao.pdf', Buffer.from('MZ a program')));
    await page.getByRole('button', { name: 'Kèm vào hồ sơ' }).click();
    await page.getByText('đổi tên tệp không làm nó thành loại khác').first().waitFor();
    await page.locator('#evidence-file').setInputFiles(file('bao-cao.pdf'));
    await page.getByRole('button', { name: 'Kèm vào hồ sơ' }).click();
    await page.getByRole('heading', { name: 'Đã đủ điều kiện nộp' }).waitFor();
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByText('Đã chốt khi nộp hồ sơ.').waitFor();
    await page.getByRole('button', { name: 'Tính lại' }).click();
    await page.getByText('✓ Tính lại ra đúng như vậy.').waitFor();
    await sound(page, 'a dossier handed in');
  });

  await t.test('a person nominates themselves without JavaScript', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: an.cookie, js: false });
    await page.goto('/de-cu');
    await page.getByRole('link', { name: /^Bắt đầu hồ sơ/ }).and(page.locator(`[href$="${place.round.id}"]`)).click();
    await page.getByRole('button', { name: /^Tự ứng cử/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Còn thiếu (3)' }).waitFor();
    await fits(page, 'a dossier without a script');
    await page.getByLabel('Tóm tắt thành tích').fill('Tôi đi đều.');
    await page.getByRole('button', { name: 'Lưu và nộp' }).click();
    await page.getByRole('alert').getByText('Báo cáo thành tích: chưa viết').waitFor();
    assert.equal(await page.getByLabel('Tóm tắt thành tích').inputValue(), 'Tôi đi đều.', 'refused, and kept');
    await page.getByLabel('Báo cáo thành tích', { exact: true }).fill('Năm đợt.');
    await page.getByRole('button', { name: 'Lưu nháp' }).click();
    await page.getByRole('heading', { level: 2, name: 'Còn thiếu (1)' }).waitFor();
    await page.getByRole('link', { name: 'Kèm minh chứng' }).click();
    await page.getByLabel('Loại tài liệu').selectOption({ label: 'Báo cáo thành tích có xác nhận' });
    await page.locator('#file').setInputFiles(file('bao-cao.pdf'));
    await page.getByRole('button', { name: 'Kèm vào hồ sơ' }).click();
    await page.getByRole('link', { name: 'bao-cao.pdf' }).waitFor();
    await page.getByRole('link', { name: 'Khai quan hệ với người chấm' }).click();
    await page.getByLabel('Quan hệ').selectOption({ label: 'Người thân' });
    await page.getByLabel('Là ai, ở đâu').fill('Anh ruột, ở Tỉnh đoàn');
    await page.getByRole('button', { name: 'Khai', exact: true }).click();
    await page.getByText('Người thân: Anh ruột, ở Tỉnh đoàn').waitFor();
    await page.getByRole('button', { name: 'Lưu và nộp' }).click();
    await page.getByText('Chờ xác nhận').first().waitFor();
    await page.getByRole('link', { name: 'Rút hồ sơ' }).click();
    await page.getByLabel('Lý do').fill('Nhường người khác');
    await page.getByRole('button', { name: 'Rút', exact: true }).click();
    await page.getByText('Đã rút').first().waitFor();
  });
});
