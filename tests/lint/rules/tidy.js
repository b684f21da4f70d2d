// SPDX-License-Identifier: MIT
// clang-tidy ends well and finds nothing wrong in the core and the plugins; .clang-tidy says what it looks for.
import { compilations, each, run } from '../tree.js';

export async function check(root, build) {
  const sources = compilations(root, build).filter(({ path }) => /^(core|plugins)\//.test(path));
  return each(sources, async ({ path, flags }) => {
    const { code, stdout, stderr } = await run('clang-tidy', ['--quiet', path, '--', ...flags], { cwd: root });
    const found = stdout.split('\n').flatMap((text) => {
      const match = /:(\d+):\d+: (?:error|warning): (.*)/.exec(text);
      return match ? [{ path, line: Number(match[1]), text: match[2] }] : [];
    });
    // It may have been killed, or not have begun: silence then says nothing.
    return code && !found.length ? [{ path, text: `clang-tidy did not end well (${code}): ${stderr.trim()}` }] : found;
  });
}
