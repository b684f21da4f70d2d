// SPDX-License-Identifier: MIT
// A volunteer's way through the public pages: find, sign up, see the schedule, say "Không đi được"; with and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrive, phone } from './support/chromium.js';
import { fillNewcomer, fold, PASSWORD, province } from './support/province.js';
import { comes, counted, holding, valued } from './support/waiting.js';

const hrefs = (page) => page.locator('.job h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
const shown = (page) => page.locator('.job:visible').count();

/** Opens campaigns in turn until one takes anybody, and goes on to its first shift with a place that asks for nothing special. */
async function openEasyShift(page) {
  await page.goto('/');
  for (const href of new Set(await hrefs(page))) {
    await page.goto(href);
    const easy = page.locator('.card:not(:has(.warn)) .shift a').first();
    if (await easy.count()) {
      await easy.click();
      await page.waitForURL(/\/ca\//);
      return { campaign: href, shift: new URL(page.url()).pathname };
    }
  }
  return assert.fail('no campaign takes a newcomer');
}

test('a volunteer on the public pages', async (t) => {
  const s = await province(t);

  await t.test('open work is near the top of the first answer, spread over campaigns', async (t) => {
    const { page } = await phone(t, { url: s.url, js: false });
    await page.goto('/');
    const found = await hrefs(page);
    assert.ok(found.length >= 12, `${found.length} openings`);
    assert.ok(new Set(found).size >= 8, `${new Set(found).size} campaigns`);
    for (const href of new Set(found)) {
      const until = found.slice(0, 2 * new Set(found).size);
      assert.ok(until.filter((other) => other === href).length <= 2, `${href} more than twice before the others`);
    }
    const top = await page.locator('.job').first().boundingBox();
    assert.ok(top.y < 740, `the first opening begins at ${top.y}`);
  });

  await t.test('without JavaScript: filter, sign up, mend what is missing, say that one cannot come', async (t) => {
    const { page } = await phone(t, { url: s.url, js: false });
    await page.goto('/');
    // a commune with work on this day, typed as people do: without accents
    const commune = fold(await page.locator('.job .place').first().textContent()).replace(/^(xa|phuong|thi tran) /, '');
    await page.locator('#q').fill(commune);
    await arrive(page, () => page.getByRole('button', { name: 'Tìm', exact: true }).click());
    assert.match(page.url(), new RegExp(`q=${commune.replaceAll(' ', '\\+')}`));
    const texts = (await page.locator('.job').allTextContents()).map(fold);
    assert.ok(texts.some((text) => text.includes(commune)), `${commune}: ${texts}`);
    // the other words may stand in the duties: "an" in "ăn trưa"
    for (const text of texts) assert.ok(text.includes(commune.split(' ')[0]), text);
    assert.match(await page.locator('#dem').textContent(), /\d+ trong \d+/);

    await openEasyShift(page);
    await page.locator('#full_name').fill('Y Ngông Niê Kdăm');
    await arrive(page, () => page.getByRole('button', { name: 'Gửi đăng ký' }).click());
    assert.equal(await page.locator('.bad').count(), 1, 'an error summary');
    assert.equal(await page.locator('#full_name').inputValue(), 'Y Ngông Niê Kdăm');
    const target = await page.locator('.bad a').first().getAttribute('href');
    assert.equal(await page.locator(target).count(), 1, `${target} is on the page`);
    for (const box of await page.locator('[name^=consent_]').all()) assert.equal(await box.isChecked(), false);

    await fillNewcomer(page, { name: 'Y Ngông Niê Kdăm', phone: '0990 123 456' });
    await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await page.waitForURL(/\/dang-ky\//);
    assert.match(await page.locator('.code').textContent(), /^TNV-/);
    const calendar = await page.request.get(await page.locator('a[href$=calendar]').getAttribute('href'));
    assert.match(await calendar.text(), /^BEGIN:VCALENDAR/);

    await page.goto('/lich');
    await arrive(page, () => page.getByRole('button', { name: 'Không đi được' }).click());
    assert.match(page.url(), /\/lich$/);
    assert.equal(await page.getByRole('button', { name: 'Không đi được' }).count(), 0);
  });

  await t.test('typing narrows at once without asking the server, and the address says what is shown', async (t) => {
    const { page, context } = await phone(t, { url: s.url });
    await page.goto('/');
    const before = await shown(page);
    const title = await page.locator('.job h3').nth(3).textContent();
    await context.setOffline(true);
    await page.locator('#q').pressSequentially(fold(title).replace(/[^a-z0-9 ]/g, ' '));
    await holding(() => shown(page), (after) => after >= 1 && after < before, `fewer than ${before}`);
    await page.waitForURL(/\?q=/);
    await page.getByText('Mất mạng').waitFor();
  });

  await t.test('filters never end in an empty page', async (t) => {
    const { page } = await phone(t, { url: s.url });
    await page.goto('/');
    await page.locator('#q').fill('zzzz');
    const way = page.locator('.relax a').first();
    await way.waitFor();
    assert.match(await page.locator('.relax').first().textContent(), /thì có \d+ việc/);
    await way.click();
    await page.locator('.job:visible').nth(11).waitFor();
  });

  await t.test('more work is added below, and the focus goes there', async (t) => {
    const { page } = await phone(t, { url: s.url });
    await page.goto('/');
    const before = await shown(page);
    await page.locator('[rel=next]').click();
    await page.waitForFunction((count) => document.querySelectorAll('.job').length > count, before);
    await page.waitForFunction(() => document.activeElement.closest('.job') !== null);
  });

  await t.test('the draft stays on the phone, consents and password do not', async (t) => {
    const { page } = await phone(t, { url: s.url });
    await openEasyShift(page);
    await fillNewcomer(page, { name: 'Hoàng Thị Mỷ', birth: '01/02/2003' });
    await page.locator('#password').fill('mot-mat-khau');
    await page.reload();
    await valued(page.locator('#full_name'), 'Hoàng Thị Mỷ');
    await valued(page.locator('#birth'), '01/02/2003');
    assert.equal(await page.locator('#password').inputValue(), '');
    assert.equal(await page.locator('#consent_contact').isChecked(), false);
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /mot-mat-khau|consent/);
  });

  await t.test('a guardian is asked for under 16 only', async (t) => {
    const { page } = await phone(t, { url: s.url });
    await openEasyShift(page);
    const guardian = page.locator('#guardian');
    assert.equal(await guardian.isVisible(), false);
    await page.locator('#birth').pressSequentially('09042014');
    await valued(page.locator('#birth'), '09/04/2014');
    await guardian.waitFor();
    await page.locator('#birth').fill('09/04/2000');
    await guardian.waitFor({ state: 'hidden' });
  });

  await t.test('ranked for me, with every term and its points', async (t) => {
    const an = await s.login('tnv.an', PASSWORD);
    const { page } = await phone(t, { url: s.url, cookie: an.cookie });
    await page.goto('/');
    const scores = (await page.locator('.gong text').allTextContents()).map(Number);
    assert.ok(scores.length >= 12, 'each opening has a score');
    const card = page.locator('.job').first();
    await card.locator('summary').click();
    const points = await card.locator('tbody td:last-child').allTextContents();
    const sum = points.reduce((total, text) => total + Number(text.split('/')[0].replace('−', '-').replace(',', '.')), 0);
    assert.equal(Math.min(100, Math.floor(sum + 0.5)), scores[0], `${points} make ${scores[0]}`);
    assert.ok((await card.locator('.chip').count()) <= 4);
  });

  await t.test('the profile shows what is known, and saving it changes only what was changed', async (t) => {
    const an = await s.login('tnv.an', PASSWORD);
    const { page } = await phone(t, { url: s.url, cookie: an.cookie, js: false });
    const ticked = () => page.locator('input:checked').evaluateAll((boxes) => boxes.map((box) => `${box.name}=${box.value}`));
    await page.goto('/ho-so');
    assert.equal(await page.locator('#full_name').inputValue(), 'Nguyễn Thị Hoài An');
    const before = await ticked();
    assert.ok(before.some((box) => box.startsWith('skills=')), `${before}`);
    assert.match(await page.locator('#phone').inputValue(), /^0\d{3} \d{3} \d{3}$/);
    await page.locator('#hamlet').fill('Bon Bu Đắk');
    await arrive(page, () => page.getByRole('button', { name: 'Lưu' }).click());
    assert.equal(await page.locator('#hamlet').inputValue(), 'Bon Bu Đắk');
    assert.equal(await page.locator('#full_name').inputValue(), 'Nguyễn Thị Hoài An');
    assert.deepEqual(await ticked(), before);
  });

  await t.test('signed in: one tap signs up, one tap takes it back, without a new page', async (t) => {
    const an = await s.login('tnv.an', PASSWORD);
    const { page } = await phone(t, { url: s.url, cookie: an.cookie });
    await openEasyShift(page);
    assert.equal(await page.locator('#full_name').count(), 0, 'nothing is asked twice');
    await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await page.waitForURL(/\/dang-ky\//);
    await page.goto('/lich');
    const before = await page.getByRole('button', { name: 'Không đi được' }).count();
    await page.getByRole('button', { name: 'Không đi được' }).first().click();
    await page.waitForFunction((count) => document.querySelectorAll('.btn.no').length === count - 1, before);
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  });

  await t.test('a check-in without signal waits on the phone and says so', async (t) => {
    const an = await s.login('tnv.an', PASSWORD);
    const { page, context } = await phone(t, { url: s.url, cookie: an.cookie });
    await page.goto('/diem-danh');
    await context.setOffline(true);
    await page.locator('#code').fill('zzzzzz');
    await page.locator('#check button').click();
    await page.getByText('Chưa gửi: ZZZZZZ').waitFor();
    await context.setOffline(false);
    await page.locator('#queue .bad').waitFor();
    assert.match(await page.locator('#queue').textContent(), /ZZZZZZ/);
    await page.getByRole('button', { name: 'Bỏ' }).click();
    await comes(() => page.evaluate(() => localStorage.getItem('checkins')), null);

    let letGo;
    const held = new Promise((resolve) => {
      letGo = resolve;
    });
    await page.route('**/me/check-ins', async (route) => {
      await held;
      await route.continue();
    });
    for (const code of ['xxxxxx', 'yyyyyy']) {
      await page.locator('#code').fill(code);
      await page.locator('#check button').click();
      await page.getByText(`Chưa gửi: ${code.toUpperCase()}`).waitFor();
    }
    letGo();
    await counted(page.locator('#queue .bad'), 2, 'a code given while another is on its way goes out as well');
  });

  await t.test('who tabs on before the server has filtered keeps the place', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 1280 });
    let letGo;
    const held = new Promise((resolve) => {
      letGo = resolve;
    });
    await page.goto('/');
    await page.route('**/?q=a', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('#q').fill('a');
    const link = page.locator('.job:not([hidden]) h3 a').nth(1);
    await link.focus();
    const job = await link.getAttribute('href');
    await page.evaluate(() => {
      document.activeElement.dataset.old = '';
    });
    letGo();
    await page.locator('[data-old]').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), job);
  });

  await t.test('keyboard only: skip, filter, open, sign up', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 1280 });
    const press = (key, times = 1) => Array.from({ length: times }).reduce((done) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    const reach = async (selector) => {
      for (let i = 0; i < 200; i++) {
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
        await press('Tab');
      }
      assert.fail(`Tab never reaches ${selector}`);
    };
    const { campaign, shift } = await openEasyShift(page);
    await page.goto('/');
    await press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await press('Enter');
    await reach('#q');
    await page.keyboard.type('a');
    await reach('.job h3 a');
    await press('Enter');
    await page.waitForURL(/\/c\//);
    await page.goto(campaign);
    await reach(`[href="${shift}"]`);
    await press('Enter');
    await page.waitForURL(/\/ca\//);
    await reach('#full_name');
    await page.keyboard.type('Điểu K’Rem');
    await reach('#birth');
    await page.keyboard.type('12032000');
    await reach('#commune');
    await press('ArrowDown');
    await reach('#consent_contact');
    await press('Space');
    await reach('#consent_matching');
    await press('Space');
    await reach('.wide');
    await arrive(page, () => press('Enter'));
    assert.match(page.url(), /\/dang-ky\/|\/ca\//);
    const outcome = await page.locator('h1').textContent();
    assert.ok(/\/dang-ky\//.test(page.url()) || (await page.locator('.bad').count()) === 1, outcome);
  });

  await t.test('the other language is one press away, and stays', async (t) => {
    const { page } = await phone(t, { url: s.url, js: false });
    await page.goto('/?q=dak+mil');
    await arrive(page, () => page.getByRole('button', { name: 'English' }).click());
    assert.match(page.url(), /\?q=dak\+mil$/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.goto('/tro-giup');
    assert.equal(await page.locator('h1').textContent(), 'All parts, help');
  });

  await t.test('a shift at the time of another one of mine cannot be chosen, and says why', async (t) => {
    const an = await s.login('tnv.an', PASSWORD);
    const { page } = await phone(t, { url: s.url, cookie: an.cookie, js: false });
    await page.goto('/');
    let met = 0;
    for (const href of new Set(await hrefs(page))) {
      await page.goto(href);
      const clashing = page.locator('.shift', { hasText: 'Trùng giờ' });
      assert.equal(await clashing.locator('a').count(), 0);
      met += await clashing.count();
    }
    assert.ok(met > 0, 'An has shifts in the demo, and others are at that time');
  });

  await t.test('one is erased after reading what goes, and only with the box ticked', async (t) => {
    const { page } = await phone(t, { url: s.url, js: false });
    await openEasyShift(page);
    await fillNewcomer(page, { name: 'Bế Thị Thử Xóa', phone: '0990 123 457' });
    await arrive(page, () => page.getByRole('button', { name: 'Gửi đăng ký' }).click());
    await page.goto('/ho-so');
    await arrive(page, () => page.getByRole('link', { name: 'Sự đồng ý và dữ liệu của tôi' }).click());
    assert.equal(await page.locator('#consent_contact').isChecked(), true);
    await page.getByRole('link', { name: 'Xóa dữ liệu của tôi' }).click();
    const erase = page.getByRole('button', { name: 'Xóa dữ liệu của tôi' });
    await erase.click();
    await page.locator('.bad a[href="#confirm"]').waitFor();
    await page.locator('#confirm').check();
    await arrive(page, () => erase.click());
    assert.match(await page.locator('h1').textContent(), /Đã xóa/);
    await page.goto('/ho-so');
    assert.match(page.url(), /dang-nhap/);
  });

  await t.test('an unknown certificate is not found, in words', async (t) => {
    const { page } = await phone(t, { url: s.url, js: false });
    await page.goto('/');
    await page.getByRole('link', { name: 'Tra cứu chứng nhận' }).click();
    await page.getByLabel('Mã trên chứng nhận').fill('dn99?');
    await arrive(page, () => page.getByRole('button', { name: 'Tra cứu' }).click());
    assert.equal(await page.locator('.bad').count(), 1);
    await page.getByLabel('Mã trên chứng nhận').fill('dn99-xxxx 0000 2222');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.status() === 404),
      arrive(page, () => page.getByRole('button', { name: 'Tra cứu' }).click()),
    ]);
    assert.match(answer.url(), /\/xac-minh\/DN99-XXXX-0000-2222$/);
    assert.equal(answer.status(), 404);
    assert.match(await page.locator('h1').textContent(), /Không tìm thấy/);
  });
});
