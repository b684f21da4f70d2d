// SPDX-License-Identifier: MIT
// Beside each hashed file lies its .gz, packed once as tightly as gzip can.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export function pack(out: string): void {
  const folder = join(out, 'static');
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg)$/.test(entry)) continue;
    const bytes = readFileSync(join(folder, entry));
    writeFileSync(join(folder, `${entry}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
