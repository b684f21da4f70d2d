// SPDX-License-Identifier: MIT
// Pictures in assets/ get a name with their hash below static/; a partial or page names one as %share.png%.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { web } from './folders.ts';

/** Writes what is served as `name`, and says at which address. */
export function writeAsset(out: string, name: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  const ending = extname(name);
  const hashed = `${name.slice(0, -ending.length)}.${hash}${ending}`;
  mkdirSync(join(out, 'static'), { recursive: true });
  writeFileSync(join(out, 'static', hashed), bytes);
  return `/static/${hashed}`;
}

/** From the name in assets/ to the address it is served at. */
export function writeAssets(out: string): Map<string, string> {
  const addresses = new Map<string, string>();
  const folder = join(web, 'assets');
  for (const name of readdirSync(folder).sort()) {
    addresses.set(name, writeAsset(out, name, readFileSync(join(folder, name))));
  }
  return addresses;
}

export function nameAssets(html: string, addresses: Map<string, string>): string {
  return html.replace(/%([\w-]+\.\w+)%/g, (_, name: string) => {
    const address = addresses.get(name);
    if (!address) throw new Error(`there is no assets/${name}`);
    return address;
  });
}
