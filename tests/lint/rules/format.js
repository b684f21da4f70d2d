// SPDX-License-Identifier: MIT
// All C is laid out as clang-format lays it out (`./dev format` does it).
import { C_FILES, each, files, run } from '../tree.js';

export async function check(root) {
  const wrong = await each(files(root, C_FILES), async (path) => {
    const result = await run('clang-format', ['--dry-run', '-Werror', path], { cwd: root });
    const line = /:(\d+):\d+: error/.exec(result.stderr)?.[1];
    return result.code ? [{ path, line, text: 'not formatted: run ./dev format' }] : [];
  });
  return wrong;
}
