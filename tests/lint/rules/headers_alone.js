// SPDX-License-Identifier: MIT
// Every header compiles alone, with gcc and with clang: it includes what it needs and needs no order.
import { compilations, complaints, each, files, run } from '../tree.js';

export async function check(root, build) {
  const flags = [...new Set(compilations(root, build).flatMap(({ flags }) => flags.filter((flag) => /^-[IWs]/.test(flag))))];
  flags.push('-D_GNU_SOURCE', '-DPLUGIN_ABI_DIGEST=""', '-DTEST_BUILD_DIR=""', '-DTEST_SOURCE_DIR=""');
  const pairs = files(root, /^(core|plugins|tests)\/.*\.h$/).flatMap((path) => ['gcc', 'clang'].map((compiler) => ({ path, compiler })));
  return each(pairs, async ({ path, compiler }) => {
    const input = `#include "${path}"\ntypedef int header_is_enough;\n`;
    const result = await run(compiler, [...flags, `-I${root}`, '-fsyntax-only', '-x', 'c', '-'], { input });
    return result.code ? complaints(path, `${result.stderr}`).map((finding) => ({ ...finding, text: `${compiler}: ${finding.text}` })) : [];
  });
}
