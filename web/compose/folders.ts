// SPDX-License-Identifier: MIT
// Where the front end lies: the shell and kit here, each plugin's part in plugins/<name>/web. A plugin folder without
// `web` has no pages; a deleted one takes its pages with it.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const web = resolve(import.meta.dirname, '..');
export const plugins = resolve(web, '../plugins');

export interface Part {
  plugin: string; // "core" for what lies here
  pages: string;
  islands: string;
  partials: string;
}

export function parts(): Part[] {
  const names = existsSync(plugins) ? readdirSync(plugins).sort() : [];
  const own: Part = {
    plugin: 'core',
    pages: join(web, 'pages/core'),
    islands: join(web, 'islands'),
    partials: join(web, 'partials'),
  };
  return [
    own,
    ...names.map((plugin) => ({
      plugin,
      pages: join(plugins, plugin, 'web/pages'),
      islands: join(plugins, plugin, 'web/islands'),
      partials: join(plugins, plugin, 'web/partials'),
    })),
  ];
}

/** Files of a folder with this ending, [] when there is no such folder. */
export function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}
