// SPDX-License-Identifier: MIT
// What a phone on a weak network has to load: bodies as sent, packed. A page somebody lands on (the list, a campaign shared on Zalo)
// is a first view; the others are further pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cost, phone } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';

const KB = 1024;
const FIRST = { requests: 2, bytes: 16 * KB, scripts: 8 * KB };

function within(spent, limit, where) {
  for (const [name, most] of Object.entries(limit)) assert.ok(spent[name] <= most, `${where}: ${spent[name]} ${name}, at most ${most}`);
  assert.ok(spent.packed, `${where}: something is not packed`);
}

test('what pages cost', async (t) => {
  const s = await province(t);
  const an = await s.login('tnv.an', PASSWORD);

  for (const [who, cookie] of [
    ['anybody', undefined],
    ['a volunteer', an.cookie],
  ])
    await t.test(`first views of ${who}`, async (t) => {
      const { page, context } = await phone(t, { url: s.url, cookie });
      within(await cost(page, '/'), FIRST, '/');
      const campaign = await page.locator('.job h3 a').first().getAttribute('href');
      await context.clearCookies();
      const { page: fresh } = await phone(t, { url: s.url, cookie });
      within(await cost(fresh, campaign), FIRST, campaign);
    });

  await t.test('further pages', async (t) => {
    const { page } = await phone(t, { url: s.url, cookie: an.cookie });
    for (const path of ['/lich', '/gio', '/diem-danh', '/dang-nhap', '/ma', '/cach-kiem-tra', '/quyen-rieng-tu', '/tro-giup']) {
      const spent = await cost(page, path);
      within({ ...spent, bytes: spent.bytes - spent.scripts }, { requests: 2, bytes: 4 * KB, scripts: 2 * KB }, path);
    }
  });

  await t.test('the certificate check', async (t) => {
    const { page } = await phone(t, { url: s.url });
    within(await cost(page, '/xac-minh/DN25-0000-0000'), { requests: 1, bytes: 8 * KB, scripts: 0 }, '/xac-minh');
  });
});
