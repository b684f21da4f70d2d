// SPDX-License-Identifier: MIT
// The tree of trainers: for everybody without a script and at little cost, for officers with the keyboard on a phone of 320 px.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, cost, fits, focusOn, follow, phone, pressable } from './support/chromium.js';
import { PASSWORD, province } from './support/province.js';
import { comes, counted } from './support/waiting.js';

test('who trained whom, what came through and where nobody is', async (t) => {
  const s = await province(t);
  const officer = await s.login('canbo.chi', PASSWORD);
  const { body: tree } = await officer.get('/lineage');

  await t.test('everybody reads it without a script, as a further page', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320 });
    await page.goto('/');
    await page.locator('h1').click();
    await follow(page, '/tro-giup');
    const spent = await cost(page, '/pha-he', follow);
    assert.ok(spent.bytes <= 4 * 1024 && spent.scripts === 0 && spent.packed, JSON.stringify(spent));
    await page.getByRole('heading', { level: 1, name: 'Cây tập huấn viên' }).waitFor();
    assert.equal(await page.locator('.tree li').count(), tree.people.length);
    assert.equal(await page.locator('.tiles li').count(), tree.communes.length);
    assert.equal(await page.getByText(tree.people[0].name).count(), 0, 'names are for staff');
    await accessible(page, '/pha-he');
    await fits(page, '/pha-he');
    await pressable(page, '/pha-he');
  });

  await t.test('an officer folds branches, and opens a trainer and another from there, by keyboard', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: officer.cookie });
    await page.goto('/can-bo/pha-he');
    const top = tree.people[0];
    const child = tree.people.find((one) => one.parent === top.id);
    const branch = page.getByRole('button', { name: `Người ${top.name} đã dạy` });
    const name = page.locator('.tree').getByRole('button', { name: child.name, exact: true }).first();
    await name.waitFor();
    await branch.focus();
    await page.keyboard.press('Enter');
    await name.waitFor({ state: 'detached' });
    await comes(() => branch.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    await name.waitFor();
    await name.focus();
    await page.keyboard.press('Enter');
    await focusOn(page, child.name);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: top.name, exact: true }).click();
    await focusOn(page, top.name);
    await accessible(page, 'a trainer');
    await fits(page, 'a trainer');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await comes(() => new URL(page.url()).search, '');
  });

  await t.test('the picture, the map and the tables fit and are readable in light and dark', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: officer.cookie });
    await page.goto('/can-bo/pha-he');
    await page.getByText(/^Xem dạng bảng/).click();
    await counted(page.locator('figure.lineage circle'), tree.people.length);
    await counted(page.locator('figure.lineage path'), tree.people.reduce((all, one) => all + one.parents.length, 0));
    await counted(page.locator('.tiles .gap'), tree.communes.filter((one) => one.trainers === 0).length);
    await accessible(page, '/can-bo/pha-he');
    await fits(page, '/can-bo/pha-he');
    await pressable(page, '/can-bo/pha-he');
  });
});
