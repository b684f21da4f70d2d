// SPDX-License-Identifier: MIT
// province: a small demo province for journeys, served by the built program, and the words of its pages.
import assert from 'node:assert/strict';
import { server } from '../../http/support/server.js';

export const PASSWORD = 'volbank-demo';

/** A server with a demo province; `more`: see tests/http/support/server.js. */
export function province(t, options = {}, more = {}) {
  return server(t, { demo: { volunteers: 300, seed: 630, ...options }, ...more });
}

/** The body of an answer that must not be a refusal. */
export function ok(answer) {
  assert.ok(answer.status < 300, `${answer.status} ${answer.text}`);
  return answer.body;
}

/** The record at `path` once its state is none of `passing`. */
export async function settled(who, path, ...passing) {
  for (;;) {
    const record = ok(await who.get(path));
    if (!passing.includes(record.state)) return record;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A number as Vietnamese pages write it. */
export const local = (number) => number.toLocaleString('vi');

/** As the server folds words: accents off, đ is d. */
export function fold(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/** Fills the newcomer's part of the sign-up form and ticks what must be agreed to. */
export async function fillNewcomer(page, { name, birth = '09/04/2001', phone = '' }) {
  await page.locator('#phone').fill(phone);
  await page.locator('#full_name').fill(name);
  await page.locator('#birth').fill(birth);
  await page.locator('#commune').selectOption({ index: 1 });
  await page.locator('#consent_contact').check();
  await page.locator('#consent_matching').check();
}
