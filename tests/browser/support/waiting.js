// SPDX-License-Identifier: MIT
// waiting: what a page shows, it shows a moment after what was pressed. Nothing is asserted of a page at one moment.
import { comes, holding } from '../../http/support/waiting.js';

export { comes, holding };

/** Waits until `locator` finds as many as that. */
export const counted = (locator, count, why) => comes(() => locator.count(), count, why ?? `${locator}`);

/** Waits until `locator` finds nothing. */
export const gone = (locator, why) => counted(locator, 0, why);

/** Waits until a field's value is that. */
export const valued = (locator, value, why) => comes(() => locator.inputValue(), value, why ?? `${locator}`);

/** Does `act`, which sends something to be kept, and waits until the server has answered. */
export async function kept(page, act, method = 'PATCH') {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === method), act()]);
  return answer;
}

/** Whether a page has its heading and says neither that it is loading nor that something is under way. Runs in the page. */
function settledIn() {
  if (document.readyState !== 'complete' || !document.querySelector('h1')) return false;
  if ([...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Đang tải…')) return false;
  return !document.querySelector('[aria-busy=true]');
}

/** Waits until a page shows what it has to show; works without JavaScript in the page as well. */
export async function atRest(page) {
  // A page that is being left cannot be asked: the next one is.
  await comes(() => page.evaluate(settledIn).catch(() => false), true, `${page.url()} is at rest`);
}
