// SPDX-License-Identifier: MIT
// Every source file opens with its licence: one SPDX line among the first three. The districts' rules
// in scripts/ are texts that officers read and change, and carry none; nor do inputs of tests.
import { files, read } from '../tree.js';

const SOURCES = /(\.(c|h|js|ts|tsx|lua|sh|cmake)|^dev|CMakeLists\.txt)$/;

export function check(root) {
  return files(root, SOURCES)
    .filter((path) => !/^(scripts|tests\/data|tests\/fuzz\/corpus)\//.test(path))
    .filter((path) => !read(root, path).split('\n', 3).some((line) => line.includes('SPDX-License-Identifier: MIT')))
    .map((path) => ({ path, line: 1, text: 'no SPDX-License-Identifier: MIT in the first three lines' }));
}
