// SPDX-License-Identifier: MIT
// No object of the core (but app/) or of a plugin has data that can change: everything hangs on a
// struct that somebody was handed. Constant tables with pointers (.data.rel.ro) are fine.
import { existsSync } from 'node:fs';
import { compilations, each, run } from '../tree.js';

// { path, symbol, why } of what must be an exception.
const EXCEPTIONS = [];

const WRITABLE = /\s(\.(?:data|bss|tdata|tbss)(?:\.[\w.]*)?|\*COM\*)\s+[0-9a-f]+\s+(?:\.hidden\s+)?(\S+)$/;

/** The writable objects that `objdump -t` lists. */
export function writable(listing) {
  const found = [];
  for (const line of listing.split('\n')) {
    if (!/^[0-9a-f]+ .{5}[^d][O ] /.test(line)) continue; // neither section, file nor function
    const match = WRITABLE.exec(line);
    // AddressSanitizer marks every exported constant with a byte of its own.
    if (match && !match[1].startsWith('.data.rel.ro') && !match[2].startsWith('__odr_asan.')) found.push(match[2]);
  }
  return found;
}

export async function check(root, build) {
  const objects = compilations(root, build).filter(({ path, output }) =>
    /^(core\/(?!app\/)|plugins\/)/.test(path) && existsSync(output));
  return each(objects, async ({ path, output }) => {
    const { stdout } = await run('objdump', ['-t', output]);
    return writable(stdout)
      .filter((symbol) => !EXCEPTIONS.some((allowed) => allowed.path === path && allowed.symbol === symbol))
      .map((symbol) => ({ path, text: `${symbol} is a mutable global` }));
  });
}
