// SPDX-License-Identifier: MIT
// Every public page: axe (WCAG 2.2 AA and best practice) in light and dark, nothing to scroll sideways at 320, 360 and 1280 px and
// with text twice as large, and what is pressed is 44 px high.
import { test } from 'node:test';
import { accessible, fits, forEverybody, phone } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';

const OPEN = ['/', '/?q=zzzz', '/dang-nhap', '/ma', '/cach-kiem-tra', '/quyen-rieng-tu', '/tro-giup', '/xac-minh', '/xac-minh/nothing', '/da-xoa', '/hop-thu', '/nowhere'];
const OWN = ['/', '/lich', '/gio', '/ho-so', '/ho-so/dong-y', '/ho-so/xoa', '/diem-danh', '/danh-gia', '/bao-ban'];

/** The first campaign of the list that has a shift to take, and that shift. */
async function workOf(page) {
  await page.goto('/');
  const campaigns = await page.locator('.job h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const campaign of new Set(campaigns)) {
    await page.goto(campaign);
    const shifts = page.locator('.shift a');
    if (await shifts.count()) return [campaign, await shifts.first().getAttribute('href')];
  }
  throw new Error('no campaign has a shift to take');
}

async function look(page, path) {
  await page.goto(path);
  await fits(page, `${path} at 320 px`);
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await forEverybody(page, path, [360, 1280]);
  await page.setViewportSize({ width: 320, height: 740 });
}

test('every public page is for everybody', async (t) => {
  const s = await province(t);
  const an = await s.login('tnv.an', PASSWORD);

  for (const [who, paths, cookie] of [
    ['anybody', OPEN, undefined],
    ['a volunteer', OWN, an.cookie],
  ])
    await t.test(`${who}: every width, light and dark, text twice as large`, async (t) => {
      const { page } = await phone(t, { url: s.url, width: 320, cookie });
      for (const path of [...paths, ...(await workOf(page))]) await look(page, path);
    });

  await t.test('the sign-up form with its errors', async (t) => {
    const { page } = await phone(t, { url: s.url });
    await page.goto((await workOf(page))[1]);
    await page.locator('#dang-ky button.wide').click();
    await page.locator('.bad').waitFor();
    await accessible(page, 'errors');
    await fits(page, 'errors');
  });
});
