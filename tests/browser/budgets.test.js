// SPDX-License-Identifier: MIT
// What a phone on a weak network has to load: bodies as sent, packed. A page somebody lands on (the list, a campaign shared on Zalo)
// is a first view and brings all it needs; a page somebody goes on to is a further page, whose style came once before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cost, follow, phone } from './support/chromium.js';
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

  const FURTHER = { requests: 2, bytes: 4 * KB, scripts: 3 * KB };
  const OPEN = ['/dang-nhap', '/ma', '/cach-kiem-tra', '/quyen-rieng-tu', '/tro-giup'];
  const OWN = ['/lich', '/gio', '/diem-danh', '/ho-so', '/ho-so/dong-y', '/ho-so/xoa', '/danh-gia', '/bao-ban'];
  for (const [who, cookie, paths] of [
    ['anybody', undefined, OPEN],
    ['a volunteer', an.cookie, OWN],
  ])
    await t.test(`further pages of ${who}`, async (t) => {
      const { page } = await phone(t, { url: s.url, cookie });
      await page.goto('/');
      const campaigns = await page.locator('.job h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      await follow(page, '/da-xoa');
      for (const path of [...paths, ...new Set(campaigns)]) {
        const spent = await cost(page, path, follow);
        within({ ...spent, bytes: spent.bytes - spent.scripts }, FURTHER, path);
      }
    });

  await t.test('the page to sign up on', async (t) => {
    for (const [cookie, most] of [
      [an.cookie, 4 * KB],
      [undefined, 5.5 * KB], // everything a newcomer is asked, on one page
    ]) {
      const { page } = await phone(t, { url: s.url, cookie });
      await page.goto('/');
      const campaigns = await page.locator('.job h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      let shift;
      for (const campaign of new Set(campaigns)) {
        await follow(page, campaign);
        shift ??= await page.evaluate(() => document.querySelector('.shift a')?.getAttribute('href'));
      }
      const spent = await cost(page, shift, follow);
      within({ ...spent, bytes: spent.bytes - spent.scripts }, { requests: 2, bytes: most, scripts: 3 * KB }, shift);
    }
  });

  await t.test('the style of further pages comes once, ahead of the first of them', async (t) => {
    const { page } = await phone(t, { url: s.url });
    await page.goto('/');
    const [style] = await Promise.all([page.waitForRequest(/site\.[\w-]+\.css$/), page.locator('h1').click()]);
    assert.ok((await (await style.response()).finished()) === null);
    const { bytes, requests } = await cost(page, '/tro-giup', follow);
    assert.ok(bytes <= 4 * KB && requests === 1, `${requests} requests, ${bytes} bytes`);
  });

  await t.test('a page looks the same whether one lands there or goes on to it', async (t) => {
    const { page } = await phone(t, { url: s.url, cookie: an.cookie, js: true });
    const look = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('body *')].filter((part) => part.offsetParent !== null).map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          const { color, backgroundColor, borderColor, fontWeight } = getComputedStyle(part);
          return [part.tagName, x, y + scrollY, width, height, color, backgroundColor, borderColor, fontWeight].join(' ');
        }),
      );
    await page.goto('/');
    const campaign = await page.locator('.job h3 a').first().getAttribute('href');
    for (const path of ['/', campaign, ...OWN, ...OPEN, '/xac-minh']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const landed = await look();
      await follow(page, '/da-xoa');
      await follow(page, path);
      assert.deepEqual(await look(), landed, path);
    }
  });

  await t.test('the certificate check', async (t) => {
    const { page } = await phone(t, { url: s.url });
    within(await cost(page, '/xac-minh/DN25-0000-0000'), { requests: 1, bytes: 8 * KB, scripts: 0 }, '/xac-minh');
  });
});
