// SPDX-License-Identifier: MIT
// A page written by hand and laid on the server, without any build: plugins/<name>/ui.js below /static. It imports the application's
// own runtime through the page's import map, brings a page, a navigation entry and a part of the first page.
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../http/support/ending.js';

const UI = `
import { Title, get, h, say, useLoad } from 'volbank';

const Page = () => {
  const found = useLoad(() => get('/units?limit=3'), []);
  return h('div', {}, h(Title, {}, say('Trang viết tay', 'By hand')), h('p', {}, String(found.data?.items.length ?? '')));
};

export default {
  id: 'hand', api: 1,
  routes: [{ path: 'viet-tay', page: async () => ({ default: Page }) }],
  nav: [{ path: 'viet-tay', words: ['Trang viết tay', 'By hand'], group: 'work', main: 9 }],
  slots: { today: async () => ({ default: () => h('p', {}, 'Phần viết tay') }) },
};
`;

/** The program with its folders in a place of its own, so that a file can be laid beside it. */
function ownPlace(t) {
  const from = dirname(process.env.VOLBANK_BINARY);
  const home = mkdtempSync(join(tmpdir(), 'volbank-home-'));
  atEnd(t, () => rmSync(home, { recursive: true, force: true }));
  copyFileSync(process.env.VOLBANK_BINARY, join(home, 'volbank'));
  for (const name of ['plugins', 'scripts', 'data']) symlinkSync(join(from, name), join(home, name));
  cpSync(join(from, 'web'), join(home, 'web'), { recursive: true });
  return home;
}

test('a hand-written file brings a page and fills a slot', async (t) => {
  const home = ownPlace(t);
  const folder = join(home, 'web/static/plugins/bank');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ui.js'), UI);
  process.env.VOLBANK_BINARY = join(home, 'volbank');
  const { PASSWORD, province } = await import('./support/province.js');
  const { phone } = await import('./support/chromium.js');

  const s = await province(t);
  const chi = await s.login('canbo.chi', PASSWORD);
  const { page } = await phone(t, { url: s.url, width: 1280, cookie: chi.cookie });
  await page.goto('/can-bo');
  await page.getByText('Phần viết tay').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Trang viết tay' }).click();
  await page.getByRole('heading', { level: 1, name: 'Trang viết tay' }).waitFor();
  await page.getByText('3', { exact: true }).waitFor();
  assert.match(await page.title(), /^Trang viết tay/);
});
