// SPDX-License-Identifier: MIT
// What the plugins bring. Modules of this build lie in plugins/<name>/web/officer/index.ts; a file ui.js laid on the server
// for a plugin is loaded through the import map and has the same shape. Only loaded plugins appear.
import type { ComponentType } from 'preact';
import type { Plugins } from '../data/answers.ts';
import { get } from '../data/api.ts';
import { holds } from '../data/session.ts';
import { addWords, type Lang, type Words } from '../data/words.ts';
import { match } from './router.ts';

export type Params = Record<string, string>;
export type PageOf = ComponentType<{ params: Params }>;

export interface Route {
  path: string; // below /can-bo
  role?: readonly string[]; // one of them is needed
  page: () => Promise<{ default: PageOf }>;
}

export type Group = 'work' | 'people' | 'data' | 'admin';

export interface NavEntry {
  path: string;
  words: Words;
  group: Group;
  role?: readonly string[];
  covers?: string[]; // other first segments that belong to it
  main?: number; // place in the main row; without it only on the page of everything
  icon?: string; // path data of a 24 × 24 drawing, for the bar on phones
  about?: Words; // one short sentence
}

export interface OfficerModule {
  id: string;
  api: 1;
  routes?: Route[];
  nav?: NavEntry[];
  slots?: Record<string, () => Promise<{ default: ComponentType }>>;
  i18n?: Partial<Record<Lang, Record<string, string>>>;
}

const built = import.meta.glob<{ default: OfficerModule }>('../../../plugins/*/web/officer/index.ts');
const modules: OfficerModule[] = [];

function accept(module: OfficerModule): void {
  if (module.api !== 1) throw new Error(`plugin ${module.id} wants officer API ${String(module.api)}`);
  if (module.i18n) addWords(module.i18n);
  modules.push(module);
}

async function bring(plugin: Plugins['items'][number]): Promise<void> {
  const folder = Object.keys(built).find((path) => path.includes(`/plugins/${plugin.id}/web/`));
  if (folder) accept((await built[folder]?.())?.default as OfficerModule);
  if (plugin.ui) accept(((await import(/* @vite-ignore */ plugin.ui)) as { default: OfficerModule }).default);
}

/** A plugin whose part cannot be loaded is left out and said on the console; the others stay. */
export async function loadModules(own: OfficerModule): Promise<void> {
  accept(own);
  const { items } = await get<Plugins>('/plugins');
  for (const plugin of items)
    await bring(plugin).catch((failure: unknown) => console.error(`plugin ${plugin.id}`, failure));
}

export function find(path: string): { route: Route; params: Params } | null {
  for (const module of modules)
    for (const route of module.routes ?? []) {
      const params = match(route.path, path);
      if (params) return { route, params };
    }
  return null;
}

export function entries(): NavEntry[] {
  return modules.flatMap((module) => module.nav ?? []).filter((entry) => holds(entry.role));
}

export function mainEntries(): NavEntry[] {
  return entries()
    .filter((entry) => entry.main !== undefined)
    .sort((a, b) => (a.main ?? 0) - (b.main ?? 0));
}

export function slot(name: string): (() => Promise<{ default: ComponentType }>)[] {
  return modules.flatMap((module) => module.slots?.[name] ?? []);
}
