// SPDX-License-Identifier: MIT
// The public of a round on a phone of 320 px without a script: rounds, nominees, a comment, a vote by a code, honours with their
// stories, a paper that is checked; then the office reads the comment and revokes an honour with the keyboard's reach.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, arrive, cost, fits, follow, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';

const DEMO = { demo: { volunteers: 30, seed: 11 } };
const code = async (s) => ok(await s.get('/demo/messages')).items.map((one) => /\b\d{6}\b/.exec(one.body)?.[0]).find(Boolean);

test('the public comments, votes and reads of honours; the office answers', async (t) => {
  const s = await province(t, {}, DEMO);
  const office = await s.login('tinh.giang', PASSWORD);
  const rounds = ok(await s.get('/public/award_rounds')).items;
  const round = rounds.find((r) => r.takes_votes);
  const last = rounds.find((r) => r.published);
  const words = 'Bà con xóm tôi đều quý.';
  let nominee;
  let honour;

  await t.test('pages cost what further pages may, and everybody can use them', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320 });
    await page.goto('/');
    await page.locator('h1').click();
    await follow(page, '/tro-giup');
    honour = ok(await s.get('/public/honours')).years[0].honours[0];
    nominee = ok(await s.get(`/public/award_rounds/${round.id}`)).categories[1].nominees[0];
    const at = `/giai-thuong/${round.id}`;
    const looked = [at, `/ung-vien/${nominee.id}`, `/giai-thuong/${last.id}/kiem-phieu`];
    for (const path of ['/giai-thuong', '/vinh-danh', `${at}/binh-chon`, ...looked]) {
      const spent = await cost(page, path, follow);
      assert.ok(spent.bytes <= 4 * 1024 && spent.scripts === 0 && spent.packed, `${path}: ${JSON.stringify(spent)}`);
      await fits(page, path);
      await pressable(page, path);
      if (looked.includes(path)) await accessible(page, path);
    }
  });

  await t.test('a vote and a comment without a script', async (t) => {
    const { page, context } = await phone(t, { url: s.url, width: 320, js: false });
    const press = (name) => arrive(page, () => page.getByRole('button', { name }).click());
    await page.goto(`/giai-thuong/${round.id}`);
    await arrive(page, () => page.getByRole('link', { name: 'Bình chọn', exact: true }).click());
    await page.getByLabel('Số điện thoại di động').fill('0990 333');
    await press('Gửi mã cho tôi');
    await page.getByRole('link', { name: /Cần số di động Việt Nam/ }).waitFor();
    await page.getByLabel('Số điện thoại di động').fill('0990 333 444');
    await press('Gửi mã cho tôi');
    await page.getByLabel(/Mã trong tin nhắn/).fill(await code(s));
    await press('Tiếp tục');
    await page.getByText(nominee.name).click();
    await press(/Gửi phiếu.*: Tình nguyện viên/);
    await page.getByRole('heading', { name: /Đã ghi phiếu/ }).waitFor();
    await page.getByText('Bạn đã bình chọn ở hạng mục này').waitFor();
    assert.equal(await page.getByRole('button', { name: /Gửi phiếu/ }).count(), 2, 'the other categories are left');
    assert.match(await page.locator('b.code').textContent(), /^[0-9A-F-]{19}$/);
    const { page: again, context: other } = await phone(t, { url: s.url, width: 320 });
    await other.addCookies(await context.cookies());
    await again.goto(page.url());
    await accessible(again, 'the ballot');
    await fits(again, 'the ballot');
    await pressable(again, 'the ballot');

    await page.goto(`/ung-vien/${nominee.id}`);
    await page.getByLabel('Ý kiến').fill(words);
    await press('Gửi ý kiến');
    await page.getByText('Đã nhận ý kiến của bạn').waitFor();
    assert.equal(await page.getByText(words).count(), 0, 'nobody sees it before it was read');
  });

  await t.test('the office shows the comment, writes a story and revokes an honour', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: office.cookie });
    await page.goto(`/can-bo/khen-thuong/dot/${round.id}/cong-chung`);
    const line = page.locator('li').filter({ hasText: words });
    await line.getByRole('button', { name: 'Đăng', exact: true }).click();
    await line.waitFor({ state: 'detached' });
    await accessible(page, 'the public and honours');
    await fits(page, 'the public and honours');

    await page.goto(`/can-bo/khen-thuong/so/${honour.id}`);
    await page.getByRole('textbox', { name: /Câu chuyện/ }).fill('Từ một lớp học đêm.');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu').first().waitFor();
    await page.getByRole('button', { name: 'Thu hồi' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Lý do thu hồi/).selectOption({ label: 'Khai man thành tích, giả giấy tờ' });
    await dialog.getByLabel(/Căn cứ thu hồi/).fill('Kết luận 12-KL/TĐTN');
    await accessible(page, 'revoking');
    await dialog.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã thu hồi').first().waitFor();
    await dialog.waitFor({ state: 'detached' });
    await fits(page, 'an honour');
  });

  await t.test('what the office did is what the public sees', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320 });
    await page.goto(`/ung-vien/${nominee.id}`);
    await page.getByText(words).waitFor();
    const { code: paper } = ok(await office.get(`/honours/${honour.id}`));
    await page.goto(`/xac-minh/${paper}`);
    await page.getByRole('heading', { name: /Đã thu hồi/ }).waitFor();
    await page.getByText('Khai man thành tích').waitFor();
    await page.goto('/vinh-danh');
    assert.equal(await page.locator(`a[href="/vinh-danh/${honour.id}"]`).count(), 0);
  });
});
