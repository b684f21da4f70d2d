// SPDX-License-Identifier: MIT
// What an administrator does in the browser: cancelling a campaign with its reason, settings one by one, keys for other systems.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ended, upload } from '../http/support/sheets.js';
import { accessible, focusOn, phone } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';
import { comes, gone, valued } from './support/waiting.js';

/** An open campaign with somebody in a coming shift. */
async function attended(officer) {
  for (const { id, title } of (await officer.get('/campaigns?state=open&limit=100')).body.items) {
    const { people, told } = (await officer.get(`/campaigns/${id}/affected`)).body;
    if (people > 0) return { id, title, people, told };
  }
  throw new Error('nobody signed up for anything');
}

test('a campaign is cancelled with a reason, after saying whom it concerns', async (t) => {
  const s = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const campaign = await attended(giang);
  const { page } = await phone(t, { url: s.url, cookie: giang.cookie });
  await page.goto(`/can-bo/chien-dich/${campaign.id}`);
  const cancel = page.getByRole('button', { name: 'Hủy chiến dịch' });
  const dialog = page.getByRole('dialog');
  await cancel.focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focusOn(page, 'Hủy chiến dịch');
  await page.keyboard.press('Enter');
  await dialog.getByText(`${campaign.people} người đã đăng ký`).waitFor();
  await dialog.getByText(`${campaign.told} người được nhắn tin ngay`).waitFor();
  await accessible(page, 'the question');

  await dialog.getByRole('button', { name: 'Hủy và báo mọi người' }).click();
  await dialog.getByRole('alert').getByText('Hãy ghi lý do.').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'cancel-why');
  assert.equal((await giang.get(`/campaigns/${campaign.id}`)).body.state, 'open');

  await dialog.getByLabel('Lý do hủy').fill('Mưa lũ, đường sạt');
  await dialog.getByRole('button', { name: 'Hủy và báo mọi người' }).click();
  await page.locator('.chip', { hasText: 'Đã hủy' }).waitFor();
  await page.getByText('Mưa lũ, đường sạt').waitFor();
  await gone(cancel);
  const sent = (await giang.get('/messages?about=campaign.cancelled&limit=200')).body.items;
  assert.equal(sent.filter((one) => one.about === 'campaign.cancelled').length, campaign.told);
});

test('settings are saved one by one; what does not fit is said in its place', async (t) => {
  const s = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const { page } = await phone(t, { url: s.url, cookie: giang.cookie });
  await page.goto('/can-bo/thiet-lap');
  await page.getByRole('heading', { level: 2, name: 'Ngân hàng tình nguyện' }).waitFor();
  const days = page.getByLabel(/^Nhận điểm danh bổ sung sau ca/);
  await page.getByText('Từ 0 đến 60 ngày. Mặc định: 15 ngày.').waitFor();
  await valued(days, '15');

  await days.fill('90');
  await days.press('Enter');
  await page.getByRole('alert').getByText('Cần một số nguyên từ 0 đến 60').waitFor();
  assert.equal(await days.getAttribute('aria-invalid'), 'true');
  await accessible(page, 'settings with an error');

  await days.fill('20');
  await page.getByRole('button', { name: 'Lưu: Nhận điểm danh bổ sung sau ca' }).click();
  const back = page.getByRole('button', { name: 'Về mặc định: Nhận điểm danh bổ sung sau ca' });
  await back.waitFor();
  assert.equal((await giang.get('/settings')).body.items.find((one) => one.name === 'bank.late_days').value, '20');
  await back.click();
  await back.waitFor({ state: 'detached' });
  await valued(days, '15');

  const token = page.getByLabel('Mã truy cập cổng nhắn tin', { exact: true });
  await token.fill('bi-mat');
  await token.press('Enter');
  await page.getByText('Đã đặt, không hiện lại.').waitFor();
  await valued(token, '');
});

test('a key for another system is made, works, and is refused once it is revoked', async (t) => {
  const s = await province(t);
  const chi = await s.login('canbo.chi', PASSWORD);
  const { page } = await phone(t, { url: s.url, width: 1280, cookie: chi.cookie });
  await page.goto('/can-bo/khoa-api');
  await page.getByLabel('Tên khóa').fill('Bảng điện tử xã');
  await page.getByRole('button', { name: 'Tạo khóa' }).click();
  const key = await page.locator('code.key').textContent();
  const asks = async () => (await fetch(`${s.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })).status;
  assert.equal(await asks(), 200);
  await accessible(page, 'keys');

  await page.getByRole('button', { name: 'Thu hồi khóa Bảng điện tử xã' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await page.getByRole('rowheader', { name: 'Bảng điện tử xã' }).waitFor({ state: 'detached' });
  await comes(asks, 401);
});

test('an import is taken back by the officer who made it, and the button is not there for who only reads', async (t) => {
  const s = await province(t);
  const chi = await s.login('canbo.chi', PASSWORD);
  const own = (await chi.get('/me')).body.roles[0].unit;
  const { code } = (await chi.get(`/units/${own}`)).body;
  const list = `Họ và tên,Ngày sinh,Xã,Đơn vị\nNgười Nhập Thử,09/04/2001,Đắk Mil,${code}\n`;
  const asked = await upload(s, chi, '/volunteers/import', 'ds.csv', list);
  assert.equal(asked.status, 202, asked.text);
  await ended(chi, asked.body.id);
  const seenBy = async (who) => {
    const { page } = await phone(t, { url: s.url, cookie: who.cookie });
    await page.goto(`/can-bo/viec-nen/${asked.body.id}`);
    await page.locator('.chip', { hasText: 'Xong' }).waitFor();
    return { page, undo: page.getByRole('button', { name: 'Hoàn tác' }) };
  };
  await gone((await seenBy(await s.login('theodoi.minh', PASSWORD))).undo);
  const { page, undo } = await seenBy(chi);
  await undo.click();
  await page.locator('main').getByText('Đã hoàn tác').first().waitFor();
  await undo.waitFor({ state: 'detached' }); // nothing is left to undo
  assert.equal((await chi.get('/volunteers?q=nguoi+nhap+thu')).body.items.length, 0);
});
