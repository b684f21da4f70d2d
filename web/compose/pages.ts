// SPDX-License-Identifier: MIT
// What the server reads: templates and partials with their white space reduced, and style, minified. Where somebody lands the
// server inlines page.css and pages/<plugin>/<template>.css; further pages name the whole kit as one hashed file in static/ and
// inline only what is not in it, <template>.own.css. So the templates stay plain files and nothing is rendered here.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { bundleAsync, Features } from 'lightningcss';
import { nameAssets, writeAsset, writeAssets } from './assets.ts';
import { filesIn, parts, web } from './folders.ts';

/** Lines lose their indentation and empty lines go; a line break stays the one space it is. */
function squeeze(html: string): string {
  return html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const inKit = (wanted: string): boolean => wanted.startsWith('kit/');

/** `@import "kit/…"` reaches the kit from any folder; other imports are relative. `own`: without what lies in the kit. */
async function style(file: string, own = false): Promise<Uint8Array> {
  const kit = join(web, 'kit');
  const made = await bundleAsync({
    filename: file,
    minify: true,
    exclude: Features.LightDark, // its stand-in for old browsers is larger than our two palettes
    targets: { chrome: 105 << 16, safari: 16 << 16, firefox: 115 << 16 },
    resolver: {
      resolve: (wanted, from) => (inKit(wanted) ? join(web, wanted) : join(dirname(from), wanted)),
      read: (path) => (own && path.startsWith(kit) ? '' : readFileSync(path, 'utf8')),
    },
  });
  return made.code;
}

export async function writePages(out: string): Promise<void> {
  const seen = new Map<string, string>();
  const assets = writeAssets(out);
  assets.set('site.css', writeAsset(out, 'site.css', await style(join(web, 'kit/site.css'))));
  write(join(out, 'page.css'), await style(join(web, 'kit/page.css')));
  const template = (file: string): string => nameAssets(squeeze(readFileSync(file, 'utf8')), assets);
  for (const part of parts()) {
    for (const file of filesIn(part.partials, '.html')) {
      const name = basename(file);
      const other = seen.get(name);
      if (other) throw new Error(`two partials are named ${name}: ${other}, ${relative(web, file)}`);
      seen.set(name, relative(web, file));
      const text = template(file);
      // What stands inside an attribute or a line must not bring a line break along.
      write(join(out, 'partials', name), text.trimEnd().includes('\n') ? text : text.trimEnd());
    }
    for (const file of filesIn(part.pages, '.html'))
      write(join(out, 'pages', part.plugin, basename(file)), template(file));
    for (const file of filesIn(part.pages, '.css')) {
      const to = join(out, 'pages', part.plugin, basename(file, '.css'));
      write(`${to}.css`, await style(file));
      write(`${to}.own.css`, await style(file, true));
    }
  }
}
