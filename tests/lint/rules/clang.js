// SPDX-License-Identifier: MIT
// All C is clean in clang too, under the same warnings as in gcc.
import { compilations, complaints, each, run } from '../tree.js';

export async function check(root, build) {
  return each(compilations(root, build), async ({ path, flags }) => {
    const result = await run('clang', [...flags, '-fsyntax-only', path], { cwd: root });
    return result.code ? complaints(path, result.stderr) : [];
  });
}
