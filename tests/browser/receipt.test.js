// SPDX-License-Identifier: MIT
// A volunteer asks why an hour counted as it did, and has it computed again: without JavaScript, on a phone, in few bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, arrive, cost, fits, follow, phone, pressable } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';

const KB = 1024;

test('why, and is it so', async (t) => {
  const s = await province(t);
  const an = await s.login('tnv.an', PASSWORD);
  let receipt;

  await t.test('without JavaScript, from the hours to the receipt, computed again', async (t) => {
    const { page } = await phone(t, { url: s.url, cookie: an.cookie, js: false });
    await page.goto('/gio');
    const hours = await page.locator('.card b').first().textContent();
    await page.locator('.card summary').first().click();
    await arrive(page, () => page.getByRole('link', { name: 'Biên nhận' }).first().click());
    receipt = new URL(page.url()).pathname;
    assert.match(receipt, /^\/bien-nhan\//);
    const result = await page.locator('tfoot td').textContent();
    assert.equal(`${result.trim()} giờ`, hours, 'the receipt says the hours of the list');
    assert.ok((await page.locator('dl').first().locator('dt').count()) >= 2, 'facts with their labels');
    assert.equal(await page.getByRole('status').count(), 0);
    await arrive(page, () => page.getByRole('link', { name: 'Tính lại' }).click());
    assert.match(await page.getByRole('status').textContent(), /Tính lại ra đúng như cũ/);
    assert.equal((await page.locator('tfoot td').textContent()).trim(), result.trim());
  });

  await t.test('for everybody, at 320 and 360 px, light and dark', async (t) => {
    for (const width of [320, 360]) {
      const { page } = await phone(t, { url: s.url, width, cookie: an.cookie });
      for (const path of [receipt, `${receipt}/tinh-lai`]) {
        await page.goto(path);
        await page.locator('details').evaluateAll((all) => all.forEach((part) => (part.open = true)));
        await accessible(page, `${path} at ${width} px`);
        await fits(page, `${path} at ${width} px`);
        await pressable(page, `${path} at ${width} px`);
      }
    }
  });

  await t.test('in at most 4 KB as a further page, and no script', async (t) => {
    const { page } = await phone(t, { url: s.url, cookie: an.cookie });
    await page.goto('/');
    await follow(page, '/da-xoa');
    for (const path of [receipt, `${receipt}/tinh-lai`]) {
      const { bytes, scripts } = await cost(page, path, follow);
      assert.ok(bytes - scripts <= 4 * KB, `${path}: ${bytes - scripts} bytes`);
      t.diagnostic(`${path}: ${bytes - scripts} bytes`);
    }
  });
});
