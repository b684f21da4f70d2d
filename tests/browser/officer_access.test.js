// SPDX-License-Identifier: MIT
// The officers' application for everybody: axe (WCAG 2.2 AA and best practice) in light and dark at 320 and 1280 px, nothing to
// scroll sideways, what is pressed is 44 px high, everything by keyboard, and what it costs to load.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, cost, fits, focusOn, forEverybody, phone } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';
import { atRest, comes, holding } from './support/waiting.js';

const SHELL_MAX = 40 * 1024;

/** Some record of each kind, as the provincial administrator sees them. */
async function some(giang) {
  const first = async (path) => (await giang.get(`${path}${path.includes('?') ? '&' : '?'}limit=1`)).body.items[0].id;
  const campaign = await first('/campaigns?state=open');
  const opening = await first(`/openings?campaign=${campaign}`);
  const shift = await first(`/shifts?opening=${opening}`);
  return { campaign, opening, shift, person: await first('/volunteers'), unit: await first('/units'), rule: await first('/rule_versions') };
}

const pages = (of) => [
  '',
  '/tat-ca',
  '/toi',
  '/chien-dich',
  '/chien-dich/moi',
  `/chien-dich/${of.campaign}`,
  `/chien-dich/${of.campaign}/viec-moi`,
  `/viec/${of.opening}`,
  '/diem-danh',
  `/ca/${of.shift}`,
  `/ca/${of.shift}/ap-phich`,
  '/nguoi',
  '/nguoi/ghi-giay',
  '/nguoi/trung',
  `/nguoi/${of.person}`,
  '/don-vi',
  '/quy-tac',
  `/quy-tac/${of.rule}`,
  '/nhat-ky',
  '/hop-thu',
  '/viec-nen',
  '/thiet-lap',
  '/khoa-api',
  '/du-lieu',
  '/du-lieu/cadre',
  '/du-lieu/cadre/moi',
  `/du-lieu/unit/${of.unit}`,
  '/nhap/volunteer',
  '/khong-co',
];

/** Waits until the page has its heading and nothing says that it is loading. */
async function open(page, path) {
  await page.goto(`/can-bo${path}`);
  await atRest(page);
}

test('the officers’ application is for everybody', async (t) => {
  const s = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const of = await some(giang);

  // Opened at each width, since a page may choose what it shows when it opens.
  for (const width of [320, 1280])
    await t.test(`every page, ${width} px, light and dark, text twice as large`, async (t) => {
      const { page } = await phone(t, { url: s.url, width, cookie: giang.cookie });
      for (const path of pages(of)) {
        await open(page, path);
        await page.evaluate(() => {
          for (const part of document.querySelectorAll('details')) part.open = true;
        });
        await forEverybody(page, path || '/', [width]);
      }
    });

  await t.test('the first page costs at most 40 KB, packed', async (t) => {
    const { page } = await phone(t, { url: s.url, cookie: giang.cookie });
    const spent = await cost(page, '/can-bo');
    assert.ok(spent.bytes <= SHELL_MAX, `${spent.bytes} bytes`);
  });

  /** Where the menu leads whom: the first page too. */
  const menuOf = async (page) => {
    await open(page, '/tat-ca');
    const led = await page.locator('#map a').evaluateAll((links) => links.map((link) => link.pathname.replace('/can-bo', '')));
    assert.ok(led.length > 0, 'there is something to do');
    return ['', ...led];
  };

  // For those whose work is not the staff's, whose pages are all opened above.
  for (const login of ['doitruong.binh', 'taphuan.hoa', 'danhgia.khanh', 'hoidong.lam', 'theodoi.minh', 'sonoivu.nga', 'vanhanh.oanh', 'mattran.hanh'])
    await t.test(`nothing that ${login} is led to refuses them or is too wide`, async (t) => {
      const { cookie } = await s.login(login, PASSWORD);
      const { page } = await phone(t, { url: s.url, width: 320, cookie });
      const refused = [];
      page.on('response', (answer) => {
        if (answer.status() >= 400) refused.push(`${answer.status()} ${new URL(answer.url()).pathname} on ${new URL(page.url()).pathname}`);
      });
      for (const path of await menuOf(page)) {
        await open(page, path);
        await fits(page, path);
      }
      assert.deepEqual(refused, []);
    });

  await t.test('nothing that an area’s staff are led to is too wide', async (t) => {
    const { cookie } = await s.login('cum.dung', PASSWORD);
    const { page } = await phone(t, { url: s.url, width: 320, cookie });
    for (const path of await menuOf(page)) {
      await open(page, path);
      await fits(page, path);
    }
  });

  await t.test('by keyboard: skip link, navigation, heading gets the focus, a form is filled and sent', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: giang.cookie });
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await open(page, '');
    await page.keyboard.press('Tab');
    await comes(focused, 'Đến nội dung chính');
    for (let i = 0; i < 12 && (await focused()) !== 'Tất cả'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tat-ca');
    await page.getByRole('heading', { level: 1, name: 'Tất cả' }).waitFor();
    await focusOn(page, 'Tất cả');
    await holding(() => page.title(), (title) => title.startsWith('Tất cả'));

    await open(page, '/du-lieu/cadre/moi');
    await page.locator('#f-full_name').focus();
    await page.keyboard.type('Hoàng Văn Páo');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('duc lap'); // at once: each letter alone would have an answer of its own
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#f-unit').value.includes('Đức Lập'));
    await page.keyboard.press('Tab');
    await page.keyboard.type('Phó Bí thư');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent.includes('Từ ngày'));
    await page.getByRole('alert').getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'f-from');
  });

  await t.test('what is typed before an answer is there stays, and Enter sends no half a name', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: giang.cookie });
    let letGo;
    const held = new Promise((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/api\/v1\/(units|cadres)\?/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/can-bo/du-lieu/cadre/moi');
    const unit = page.locator('#f-unit');
    await unit.fill('duc lap');
    await page.keyboard.press('Enter');
    letGo();
    await page.getByRole('option', { name: /Đức Lập/ }).first().waitFor();
    assert.equal(await unit.inputValue(), 'duc lap', 'the name of the unit offered came later');
    assert.equal(await page.getByRole('alert').count(), 0);

    await open(page, '/du-lieu/cadre');
    const words = page.getByRole('searchbox');
    const narrowed = page.waitForResponse((answer) => answer.url().includes('/cadres?') && answer.url().includes('q=nguyen'));
    await words.fill('nguyen ');
    await narrowed;
    await atRest(page);
    await words.press('a');
    assert.equal(await words.inputValue(), 'nguyen a', 'a space at the end is not taken away');
    await page.waitForURL(/q=nguyen\+a/);
  });

  await t.test('a dialog keeps the focus and gives it back', async (t) => {
    const area = ok(await giang.get('/units?kind=area')).items[0];
    ok(await giang.patch(`/units/${area.id}`, { phone: '0261 3 999 999' })); // something to take back
    const { page } = await phone(t, { url: s.url, width: 1280, cookie: giang.cookie });
    await open(page, '/nhat-ky');
    const undo = page.getByRole('button', { name: /^Hoàn tác số/ }).first();
    await undo.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await accessible(page, 'dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Hoàn tác số'));
  });
});
