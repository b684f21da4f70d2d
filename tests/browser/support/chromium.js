// SPDX-License-Identifier: MIT
// chromium: Debian's Chromium for a test, and what journeys ask of a page: is it accessible, does it fit, what did it cost.
// Everything ends with the test. A page with an error in its console fails its test; a test that fails tells what stood on its page.
// One browser serves a file of tests: phones in it share no cookie, cache or storage.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { atEnd } from '../../http/support/ending.js';
import { tellFailure } from '../../http/support/telling.js';
import { atRest } from './waiting.js';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 60_000; // for a slow machine; what does come is waited for no longer than it takes
const WORDS_MAX = 3000;
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let shared;
const browserOfFile = () => {
  shared ??= chromium.launch({ executablePath, args });
  return shared;
};
after(async () => (await shared)?.close());

/** Where a page is and what stands on it. */
async function standing(page) {
  const words = await page.evaluate(() => (document.querySelector('dialog[open]') ?? document.querySelector('main') ?? document.body).innerText);
  return `on ${page.url()} stood:\n${words.slice(0, WORDS_MAX)}`;
}

/** For whoever looks for races: VOLBANK_SLOW="MS TIMES" makes every answer come MS later and the page's own work take TIMES as long. */
async function slowed(context, page) {
  const [latency, rate] = (process.env.VOLBANK_SLOW ?? '').split(' ').map(Number);
  if (!latency && !rate) return;
  const devtools = await context.newCDPSession(page);
  const network = (offline) => devtools.send('Network.emulateNetworkConditions', { offline, latency: latency || 0, downloadThroughput: -1, uploadThroughput: -1 });
  const { setOffline } = context;
  context.setOffline = async (offline) => {
    await setOffline.call(context, offline);
    await network(offline); // the last word counts
  };
  await network(false);
  if (rate) await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

/** A phone with nothing on it: { page, context }. options: url, width, height, dark, js, cookie. */
export async function phone(t, options = {}) {
  const browser = await browserOfFile();
  const said = [];
  const context = await browser.newContext({
    baseURL: options.url,
    viewport: { width: options.width ?? 360, height: options.height ?? 740 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.js ?? true,
    locale: 'vi',
  });
  atEnd(t, async () => {
    await context.close();
    assert.deepEqual(said, [], 'errors in the console');
  });
  tellFailure(t, async () => (await Promise.all(context.pages().map(standing))).join('\n'));
  context.setDefaultTimeout(PATIENCE_MS);
  if (options.cookie) {
    const [name, value] = options.cookie.split('=');
    await context.addCookies([{ name, value, url: options.url }]);
  }
  const page = await context.newPage();
  await slowed(context, page);
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    // The browser itself notes 4xx answers and a lost network; journeys provoke those on purpose.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) said.push(message.text());
  });
  return { page, context };
}

/** Fails with every violation axe finds, by rule and element: all rules in light, those of colour in dark as well. */
export async function accessible(page, where) {
  await atRest(page);
  await page.evaluate(`${axe};0`);
  await page.emulateMedia({ colorScheme: 'light' });
  await violations(page, { type: 'tag', values: STANDARD }, where);
  await page.emulateMedia({ colorScheme: 'dark' });
  await violations(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, `${where}, dark`);
  await page.emulateMedia({ colorScheme: null });
}

async function violations(page, runOnly, where) {
  const told = await page.evaluate(async (only) => {
    const found = await globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.html.slice(0, 120)}`));
  }, runOnly);
  assert.deepEqual(told, [], where);
}

/** Nothing has to be scrolled to the side. */
export async function fits(page, where) {
  await atRest(page);
  const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }));
  assert.ok(wide <= window, `${where}: ${wide} px wide in ${window} px`);
}

/** What people press is at least 44 px high, links within a sentence aside. */
export async function pressable(page, where) {
  await atRest(page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, input:not([type=hidden], [type=checkbox], [type=radio]), summary, nav a, footer a')]
      .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(small, [], where);
}

/** The page that is open, at each width and with its text twice as large. The next one is opened anew. */
export async function forEverybody(page, where, widths) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await accessible(page, `${where} at ${width} px`);
    await fits(page, `${where} at ${width} px`);
    await pressable(page, `${where} at ${width} px`);
  }
  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await fits(page, `${where} with large text`);
  await page.setViewportSize({ width: widths[0], height: 800 });
}

/** Does what leads to another page, as a link or a form of ours does, and waits until that has loaded. */
export async function arrive(page, act) {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Waits until what has the focus says `words`: pages move it a moment after they show something. */
export async function focusOn(page, words) {
  await page.waitForFunction((wanted) => document.activeElement?.textContent?.trim() === wanted, words);
}

const land = (page, path) => page.goto(path, { waitUntil: 'networkidle' });

/** Whether the page had it from the browser's cache. */
const isCached = (page, request) =>
  page.evaluate((url) => performance.getEntriesByName(url, 'resource')[0]?.transferSize === 0, request.url());

/** Goes on to a page as a link of ours does. */
export async function follow(page, path) {
  await page.evaluate((to) => location.assign(to), path);
  await page.waitForURL((url) => url.pathname === path);
  await page.waitForLoadState('networkidle');
}

/** What a view of `path` costs, landing there or following a link: { requests, bytes, scripts, packed }, bodies as they
 * were sent; what is in the cache costs nothing. */
export async function cost(page, path, go = land) {
  const finished = [];
  const note = (request) => request.url().startsWith('data:') || finished.push(request);
  page.on('requestfinished', note);
  await go(page, path);
  page.off('requestfinished', note);
  const sum = { requests: 0, bytes: 0, scripts: 0, packed: true };
  for (const request of finished) {
    if (await isCached(page, request)) continue;
    const { responseBodySize } = await request.sizes();
    sum.requests++;
    const response = await request.response();
    sum.bytes += responseBodySize;
    if (request.resourceType() === 'script') sum.scripts += responseBodySize;
    sum.packed &&= (await response.headerValue('content-encoding')) === 'gzip';
  }
  return sum;
}
