// SPDX-License-Identifier: MIT
// Every header compiles alone: it includes what it needs and needs no order. One compiler is enough to know.
import { compilations, complaints, each, files, run } from '../tree.js';

export async function check(root, build) {
  // All that any source is compiled with, but for its definitions: "-isystem DIR" stays one item.
  const all = compilations(root, build).flatMap(({ flags }) => flags.join('\n').replace(/^-isystem\n/gm, '-isystem').split('\n'));
  const flags = [...new Set(all)].filter((flag) => !flag.startsWith('-D'));
  flags.push('-D_GNU_SOURCE', '-DPLUGIN_ABI_DIGEST=""', '-DTEST_BUILD_DIR=""', '-DTEST_SOURCE_DIR=""');
  return each(files(root, /^(core|plugins|tests)\/.*\.h$/), async (path) => {
    const input = `#include "${path}"\ntypedef int header_is_enough;\n`;
    const result = await run('clang', [...flags, `-I${root}`, '-fsyntax-only', '-x', 'c', '-'], { input });
    return result.code ? complaints(path, result.stderr) : [];
  });
}
