// SPDX-License-Identifier: MIT
// What islands need of the page they enhance.

const english = document.documentElement.lang === 'en';

/** The same sentence in the language of the page. */
export const say = (vi: string, en: string): string => (english ? en : vi);

export function find<T extends Element>(selector: string, root: ParentNode = document): T | null {
  return root.querySelector<T>(selector);
}

export function all<T extends Element>(selector: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** The part `selector` of another page of ours; null when it has none. Rejects when the network or the server fails. */
export async function partOf(
  address: string,
  selector: string,
  options: RequestInit = {},
): Promise<Element | null> {
  const reply = await fetch(address, { headers: { accept: 'text/html' }, ...options });
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  return page.querySelector(selector);
}
