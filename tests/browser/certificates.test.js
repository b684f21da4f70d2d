// SPDX-License-Identifier: MIT
// Certificates in the browser: an officer issues one, prints it, issues it anew and revokes it; the holder sees it, and whoever has
// the paper in hand looks it up, on a phone of 320 px. That these pages have no JavaScript is asked in tests/http.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('a certificate is issued, seen by its holder and looked up, issued anew and revoked', async (t) => {
  const s = await province(t, { volunteers: 300, seed: 7 });
  const chi = await s.login('canbo.chi', PASSWORD);
  const an = await s.login('tnv.an', PASSWORD);
  const me = ok(await an.get('/me/profile'));
  const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: chi.cookie });
  const { page: mine } = await phone(t, { url: s.url, width: 320, cookie: an.cookie });
  const { page: anybody } = await phone(t, { url: s.url, width: 320 });
  let id;
  const code = async () => ok(await chi.get(`/certificates/${id}`)).code;

  await t.test('an officer issues one', async () => {
    await page.goto('/can-bo/tat-ca');
    await page.getByRole('main').getByRole('link', { name: 'Chứng nhận', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sổ cấp chứng nhận' }).waitFor();
    await sound(page, 'the register');
    await page.getByRole('link', { name: 'Cấp chứng nhận', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Cấp chứng nhận', exact: true }).waitFor(); // the register has such a field too
    await page.getByRole('combobox', { name: 'Người được cấp' }).fill(me.full_name);
    await page.getByRole('option', { name: me.full_name }).first().click();
    await page.getByRole('combobox', { name: 'Loại chứng nhận' }).fill('Sơ cấp cứu');
    await page.getByRole('option', { name: /Sơ cấp cứu/ }).first().click();
    await page.getByLabel('Khóa, lớp hoặc quyết định').fill('Lớp sơ cấp cứu tháng 11');
    await sound(page, 'issuing');
    await page.getByRole('button', { name: 'Vào sổ và cấp' }).click();
    await page.getByRole('heading', { level: 1, name: me.full_name }).waitFor();
    id = new URL(page.url()).pathname.split('/').at(-1);
    await page.getByText(/^✓ Còn giá trị/).first().waitFor();
    await page.getByText(String(new Date().getFullYear()), { exact: true }).first().waitFor(); // no «2.026»
    await sound(page, 'one certificate');
    const paper = await page.getByRole('link', { name: 'In giấy (PDF)' }).getAttribute('href');
    assert.equal((await chi.get(paper.replace('/api/v1', ''))).status, 200);
  });

  await t.test('the holder has it, with the paper and the file', async () => {
    await mine.goto('/chung-chi');
    const card = mine.getByRole('listitem').filter({ hasText: 'Lớp sơ cấp cứu tháng 11' });
    await card.getByText('Còn giá trị').waitFor();
    await card.locator('summary').click();
    await card.getByRole('link', { name: /In giấy chứng nhận/ }).waitFor();
    await sound(mine, '/chung-chi');
  });

  await t.test('whoever has the paper looks it up', async () => {
    await anybody.goto('/xac-minh');
    await sound(anybody, '/xac-minh');
    await anybody.getByLabel('Mã trên chứng nhận').fill('khong-co');
    await anybody.keyboard.press('Enter');
    await anybody.getByText('Mã có 16 chữ cái không dấu và chữ số').first().waitFor();
    await anybody.getByLabel('Mã trên chứng nhận').fill((await code()).toLowerCase());
    await anybody.keyboard.press('Enter');
    await anybody.getByText('✓ Còn giá trị').waitFor();
    await anybody.getByText(me.full_name).waitFor();
    await sound(anybody, 'a valid one');
  });

  await t.test('it is issued anew, then revoked, and everybody reads why', async () => {
    const first = await code();
    await page.getByRole('button', { name: 'Cấp lại' }).click();
    await page.getByRole('dialog').waitFor();
    await accessible(page, 'issuing anew');
    await page.getByRole('dialog').getByRole('button', { name: 'Cấp lại' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    id = new URL(page.url()).pathname.split('/').at(-1);
    await page.locator(`a[href="/xac-minh/${await code()}"]`).waitFor(); // the new one's page, not the old one's
    await anybody.goto(`/xac-minh/${first}`);
    await anybody.getByText('! Đã thu hồi').waitFor();
    await page.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('dialog').getByLabel('Lý do thu hồi').selectOption({ index: 1 });
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Thu hồi' }).waitFor({ state: 'detached' });
    await page.getByText(/^× Đã thu hồi/).first().waitFor();
    await anybody.goto(`/xac-minh/${await code()}`);
    await anybody.getByText('! Đã thu hồi').waitFor();
    await sound(anybody, 'a revoked one');
  });

  await t.test('on a phone of 320 px', async () => {
    const { page: small } = await phone(t, { url: s.url, width: 320, cookie: chi.cookie });
    for (const path of ['/can-bo/chung-nhan', '/can-bo/chung-nhan/moi', `/can-bo/chung-nhan/${id}`]) {
      await small.goto(path);
      await small.getByRole('heading', { level: 1 }).waitFor();
      await small.waitForLoadState('networkidle');
      await sound(small, path);
    }
  });
});
