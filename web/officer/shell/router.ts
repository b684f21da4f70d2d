// SPDX-License-Identifier: MIT
// Addresses below /can-bo without loading the page again. A pattern "chien-dich/:id" is matched by segment; a literal goes
// before a parameter when it stands earlier in the table.
import { signal } from '@preact/signals';

export const BASE = '/can-bo';

export interface Place {
  path: string; // below BASE, without slashes at its ends
  query: URLSearchParams;
}

function here(): Place {
  const path = location.pathname.slice(BASE.length).replace(/^\/+|\/+$/g, '');
  return { path, query: new URLSearchParams(location.search) };
}

export const place = signal<Place>(here());

export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/');
  const have = path.split('/');
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const given = have[i] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return null;
  }
  return found;
}

/** The address of a page: to('chien-dich', id). */
export const to = (...parts: string[]): string => [BASE, ...parts.filter(Boolean)].join('/');

export function go(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  place.value = here();
  if (!options.replace) scrollTo(0, 0);
}

/** Changes the query only; the page stays. */
export function refine(changes: Record<string, string>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  go(location.pathname + (text ? `?${text}` : ''), { replace: true });
}

function plainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export function startRouter(): void {
  addEventListener('popstate', () => {
    place.value = here();
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || event.defaultPrevented || !plainClick(event)) return;
    if (link.origin !== location.origin || link.hasAttribute('download') || link.target) return;
    const inside = link.pathname === BASE || link.pathname.startsWith(`${BASE}/`);
    const samePage = link.pathname === location.pathname && link.search === location.search && link.hash;
    if (!inside || samePage) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
