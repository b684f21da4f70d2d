// SPDX-License-Identifier: MIT
// The officers' application: its page, and beside it `runtime`, which plugins written by hand import by the name "volbank".
// The import map that leads there is inline; the server allows it by its hash.
import { join } from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { web } from './folders.ts';

export const officerPage = join(web, 'officer/index.html');
export const officerRuntime = join(web, 'officer/runtime.ts');

export function importMap(): Plugin {
  return {
    name: 'officer-import-map',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }): { html: string; tags: HtmlTagDescriptor[] } {
        const made = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.name === 'runtime' && file.isEntry,
        );
        if (!made) throw new Error('the officers’ runtime was not built');
        const map = JSON.stringify({ imports: { volbank: `/${made.fileName}` } });
        return {
          html,
          tags: [{ tag: 'script', attrs: { type: 'importmap' }, children: map, injectTo: 'head-prepend' }],
        };
      },
    },
  };
}
