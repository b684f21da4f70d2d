// SPDX-License-Identifier: MIT
// A unit officer's day in the browser: a campaign with an opening and shifts, publishing, a sign-up that shows by itself, the best
// people with their reasons, accepting, declining, attendance with and without network, hours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';
import { comes } from './support/waiting.js';

async function signIn(page, login) {
  await page.goto('/dang-nhap');
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('form button.btn').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));
}

/** Types into a combobox and takes its first answer. */
async function pick(page, label, typed) {
  const box = page.getByRole('combobox', { name: label });
  await box.fill(typed);
  await page.locator('[role=option]').first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
}

/** Day and minutes of a shift that began an hour ago, on the clock of Viet Nam. */
function underWay() {
  const here = new Date(Date.now() + 7 * 3600 * 1000);
  const from = Math.max(0, here.getUTCHours() * 60 + here.getUTCMinutes() - 60);
  return { day: here.toISOString().slice(0, 10), from_minute: from, to_minute: from + 240 };
}

async function makeCampaign(page, title) {
  await page.goto('/can-bo');
  await page.getByRole('link', { name: 'Lập chiến dịch' }).click();
  await page.getByLabel('Tên chiến dịch').fill(title);
  await page.getByLabel('Loại chiến dịch').selectOption({ index: 1 });
  await page.getByLabel('Lĩnh vực').selectOption({ index: 1 });
  await pick(page, 'Địa bàn', 'duc lap');
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page.url().split('/').at(-1);
}

async function makeOpening(page, title, { most = '2' } = {}) {
  await page.getByRole('link', { name: 'Thêm việc' }).click();
  await page.getByLabel('Việc cần người').fill(title);
  await page.getByLabel('Nhận nhiều nhất (người mỗi ca)').fill(most);
  await page.getByRole('button', { name: 'Lưu, rồi thêm ca' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('button', { name: 'Lưu ca' }).click();
  await page.getByText(`Đã nhận 0 trên ${most}`).waitFor();
  return page.url().split('/').at(-1);
}

test('an officer runs a campaign', async (t) => {
  const s = await province(t);
  const an = await s.login('tnv.an', PASSWORD);
  const chi = await s.login('canbo.chi', PASSWORD);
  const { page, context } = await phone(t, { url: s.url, width: 1280, height: 900 });
  await signIn(page, 'canbo.chi');

  const campaign = await makeCampaign(page, 'Sửa đường thôn 4');
  const opening = await makeOpening(page, 'Đổ bê tông');
  const shift = (await chi.get(`/shifts?opening=${opening}`)).body.items[0].id;

  await t.test('a draft is nobody else’s, published it is on the public site', async () => {
    assert.equal((await s.page(`/c/${campaign}`)).status, 404);
    await page.goto(`/can-bo/chien-dich/${campaign}`);
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByText('Đã công bố').first().waitFor();
    assert.equal((await s.page(`/c/${campaign}`)).status, 200);
  });

  await t.test('a sign-up appears by itself', async () => {
    const stream = page.waitForResponse((answer) => answer.url().includes('/api/v1/live?'));
    await page.goto(`/can-bo/viec/${opening}`);
    assert.equal((await stream).status(), 200, 'told by the stream, not by asking again');
    await page.getByText('Chưa có ai đăng ký.').waitFor();
    const asked = await an.post('/public/signups', { shift });
    assert.equal(asked.status, 201, asked.text);
    await page.getByText('Chờ duyệt').waitFor();
    await page.getByRole('status').filter({ hasText: 'Có đăng ký mới' }).waitFor();
  });

  await t.test('the best people have the numbers of the API, and all their reasons', async () => {
    const best = (await chi.get(`/openings/${opening}/candidates?limit=10`)).body.items[0];
    const card = page.locator('.sides section').nth(1).locator('li.card').first();
    await card.getByRole('heading', { name: best.name ?? best.code }).waitFor();
    await card.getByRole('img', { name: `${best.score} điểm` }).waitFor();
    await card.getByText('Vì sao?').click();
    await comes(() => card.locator('tbody tr td').allTextContents(), best.why.map((row) => row.points));
  });

  await t.test('inviting and accepting', async () => {
    const invite = await page.getByRole('button', { name: /^Mời / }).first().getAttribute('aria-label');
    await page.getByRole('button', { name: invite, exact: true }).click(); // by name: the list moves as people sign up
    await page.locator('.shift').getByText('Được mời').waitFor();
    await page.locator('.shift').filter({ hasText: invite.slice('Mời '.length) }).waitFor();
    await page.getByRole('button', { name: /^Nhận / }).click();
    await page.getByText('Đã nhận 1 trên 2').waitFor();
  });

  await t.test('a decline needs a reason', async () => {
    const binh = await s.login('doitruong.binh', PASSWORD);
    const asked = await binh.post('/public/signups', { shift });
    assert.equal(asked.status, 201, asked.text);
    await page.getByRole('button', { name: /^Không nhận / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Không nhận' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Lý do').fill('Đã đủ người biết lái máy trộn');
    await dialog.getByRole('button', { name: 'Không nhận' }).click();
    await page.getByText('1 người không đi').waitFor();
  });

  await t.test('a mark before the shift is refused with the reason, next to the person', async () => {
    await page.locator('.shift').getByRole('link', { name: 'Điểm danh' }).click();
    await page.getByRole('button', { name: 'Có mặt' }).first().click();
    await page.locator('.attend').getByText('Chưa đến giờ ca này').waitFor();
  });

  await t.test('attendance by one touch, and the hours it earns', async () => {
    const moved = await chi.patch(`/shifts/${shift}`, underWay());
    assert.equal(moved.status, 200, moved.text);
    await page.reload();
    await page.getByRole('button', { name: 'Có mặt' }).first().click();
    await page.getByText('Có mặt 1 trên 1').waitFor();
    await page.locator('.attend').getByText(/\d giờ/).waitFor();
    const line = (await chi.get(`/shifts/${shift}/roster`)).body.items.find((one) => one.state === 'accepted');
    assert.equal(line.attendance.state, 'present');
    assert.notEqual(line.hours, '0');
  });

  await t.test('marks made without network wait on the device and are sent once', async () => {
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Có phép' }).first().click();
    await page.getByText(/1 lượt điểm danh còn nằm trên máy này/).waitFor();
    assert.equal((await chi.get(`/shifts/${shift}/roster`)).body.items.find((one) => one.attendance).attendance.state, 'present');
    await context.setOffline(false);
    await page.getByText(/còn nằm trên máy này/).waitFor({ state: 'detached' });
    const marks = (await chi.get(`/attendances?shift=${shift}`)).body.items;
    assert.equal(marks.length, 1);
    assert.equal(marks[0].state, 'excused');
  });

  await t.test('the poster has a QR code and the six characters', async () => {
    await page.goto(`/can-bo/ca/${shift}/ap-phich`);
    await page.getByRole('img', { name: 'Mã QR để điểm danh' }).waitFor();
    assert.match(await page.locator('.six').textContent(), /[A-Z0-9]{3} [A-Z0-9]{3}$/);
    assert.ok(await page.locator('.poster img').evaluate((img) => img.naturalWidth > 0));
  });
});

test('certificates that nobody could check are taken on the officer’s word, with the reason', async (t) => {
  const s = await province(t, {}, { without: ['training'] });
  const an = await s.login('tnv.an', PASSWORD);
  const chi = await s.login('canbo.chi', PASSWORD);
  const { page } = await phone(t, { url: s.url, cookie: chi.cookie });
  const campaign = await makeCampaign(page, 'Sơ cứu cho lớp bơi');
  await page.getByRole('link', { name: 'Thêm việc' }).click();
  await page.getByLabel('Việc cần người').fill('Trực hồ bơi');
  await page.getByLabel('Nhận nhiều nhất (người mỗi ca)').fill('1');
  await page.getByRole('group', { name: /Chứng chỉ bắt buộc/ }).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Lưu, rồi thêm ca' }).click();
  await page.getByRole('button', { name: 'Lưu ca' }).click();
  await page.getByText('Đã nhận 0 trên 1').waitFor();
  const opening = page.url().split('/').at(-1);
  const shift = (await chi.get(`/shifts?opening=${opening}`)).body.items[0].id;
  assert.equal((await chi.post(`/campaigns/${campaign}/publish`, {})).status, 200);
  const asked = await an.post('/public/signups', { shift });
  assert.equal(asked.status, 201, asked.text);

  await page.getByRole('button', { name: /^Nhận / }).click();
  const dialog = page.getByRole('dialog', { name: 'Chưa kiểm tra được chứng chỉ' });
  await dialog.getByLabel('Vì sao vẫn nhận?').fill('Đã xem bản gốc');
  await dialog.getByRole('button', { name: 'Nhận' }).click();
  await page.getByText('Đã nhận 1 trên 1').waitFor();
  await page.getByText(/Đã xem bản gốc/).waitFor();
});

test('an officer brings in a list, sees what is wrong with it by cell, and takes it out again', async (t) => {
  const s = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: giang.cookie });
  const sheet = [
    'DANH SÁCH TÌNH NGUYỆN VIÊN',
    'Họ và tên;Ngày sinh;SĐT;Xã, phường nơi ở',
    'Đặng Thị Nhập Khẩu;05/03/2001;0990 555 001;Xã Đức Lập',
    'Lò Văn Bảng Tính;31/02/2001;0990 555 002;Xã Đức Lập',
  ].join('\n');
  const found = async () => (await giang.get('/volunteers?q=nhap+khau')).body.items.length;

  await page.goto('/can-bo/nhap/volunteer');
  await page.locator('#file').setInputFiles({ name: 'ds.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await page.getByRole('button', { name: 'Thử, chưa ghi gì' }).click();
  await page.getByRole('rowheader', { name: 'B4' }).waitFor();
  assert.equal(await found(), 0);

  await page.getByRole('button', { name: 'Nhập 1 dòng' }).click();
  await page.locator('.chip', { hasText: 'Xong' }).waitFor();
  assert.equal(await found(), 1);

  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.locator('main').getByText('Đã hoàn tác').waitFor();
  assert.equal(await found(), 0);

  await page.goto('/can-bo/nguoi?q=nguyen');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Xuất CSV' }).click();
  assert.match((await file).suggestedFilename(), /^volunteer-.*\.csv$/);
});

test('registering from paper, duplicates side by side', async (t) => {
  const s = await province(t);
  const chi = await s.login('canbo.chi', PASSWORD);
  const { page } = await phone(t, { url: s.url, cookie: chi.cookie });
  const person = async (name) => {
    await page.getByLabel('Họ và tên').fill(name);
    await page.getByLabel('Ngày sinh').fill('1999-09-09');
    await pick(page, 'Xã, phường nơi ở', 'duc lap');
    await page.getByRole('group', { name: /Mục đích/ }).getByRole('checkbox').nth(0).check();
    await page.getByRole('group', { name: /Mục đích/ }).getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Ghi tên' }).click();
  };
  await page.goto('/can-bo/nguoi/ghi-giay');
  await page.getByRole('button', { name: 'Ghi tên' }).click();
  await page.getByRole('alert').getByRole('link', { name: /Họ và tên/ }).waitFor();
  await person("H'Len Niê");
  await page.getByText('✓ Đã ghi:').waitFor();
  const code = (await chi.get('/volunteers?q=h%27len')).body.items.at(-1).code;
  await page.getByText(code).waitFor();

  const again = await chi.post('/volunteers', {
    ...(await chi.get('/volunteers?q=h%27len')).body.items.map(({ full_name, birth, commune, unit }) => ({ full_name, birth, commune, unit })).at(-1),
    hamlet: 'Bon Pi Nao',
  });
  assert.equal(again.status, 201, again.text);
  await page.goto('/can-bo/nguoi/trung');
  const pair = page.locator('.card').filter({ hasText: "H'Len Niê" });
  await pair.getByText('khác').first().waitFor();
  await pair.getByRole('button', { name: 'Gộp, giữ B' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gộp', exact: true }).click();
  await pair.waitFor({ state: 'detached' });
  assert.equal((await chi.get(`/volunteers?q=h%27len&state=active`)).body.items.length, 1);
});
