// SPDX-License-Identifier: MIT
// All C is laid out as clang-format lays it out (`./dev format` does it).
import { C_FILES, each, files, run } from '../tree.js';

const AT_ONCE = 32; // starting clang-format costs more than a file does

export async function check(root) {
  const all = files(root, C_FILES);
  const handfuls = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
  return each(handfuls, async (paths) => {
    const result = await run('clang-format', ['--dry-run', '-Werror', ...paths], { cwd: root });
    if (!result.code) return [];
    const first = new Map();
    for (const [, path, line] of result.stderr.matchAll(/^(.+?):(\d+):\d+: error/gm)) if (!first.has(path)) first.set(path, line);
    if (first.size === 0) return [{ path: paths[0], text: result.stderr.trim() }];
    return [...first].map(([path, line]) => ({ path, line, text: 'not formatted: run ./dev format' }));
  });
}
