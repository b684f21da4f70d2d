// SPDX-License-Identifier: MIT
// Who may include whom: base ← store ← access ← { http, rules, work, paper } ← plugin ← app; a plugin
// includes core/plugin/plugin.h and its own headers; tests follow the floor they test; what is named
// *_private.h stays in its folder; nobody includes a .c file (but tests/support, to build a plugin's
// tables into the test of a floor).
import { C_FILES, files, included, includes } from '../tree.js';

const BELOW = { base: [], store: ['base'], access: ['base', 'store'] };
for (const floor of ['http', 'rules', 'work', 'paper']) BELOW[floor] = ['base', 'store', 'access'];
BELOW.plugin = ['base', 'store', 'access', 'http', 'rules', 'work', 'paper'];
BELOW.app = [...BELOW.plugin, 'plugin'];

const folder = (path) => path.slice(0, path.lastIndexOf('/'));

/** Why `from` may not include `to`, or null. */
function objection(from, to) {
  if (to.endsWith('.c') && !from.startsWith('tests/support/')) return 'a .c file is never included';
  if (to.endsWith('_private.h') && folder(to) !== folder(from)) return 'a private header of another folder';
  const [top, second, third] = from.split('/');
  const [toTop, toSecond] = to.split('/');
  if (top === 'plugins' || from.startsWith('tests/support/wrong_plugins/')) {
    if (to === 'core/plugin/plugin.h' || (toTop === top && toSecond === second)) return null;
    return 'a plugin includes core/plugin/plugin.h and its own headers only';
  }
  if (top === 'core') {
    if (toTop !== 'core') return 'the core knows only itself';
    if (!BELOW[second]) return `core/${second} is no floor`;
    if (toSecond === second || BELOW[second].includes(toSecond)) return null;
    return `${second} may include ${[second, ...BELOW[second]].join(', ')}`;
  }
  if (top === 'tests' && (second === 'unit' || second === 'support') && BELOW[third] && toTop === 'core') {
    if (toSecond === third || BELOW[third].includes(toSecond)) return null;
    return `a test of ${third} reaches no higher than ${third}`;
  }
  return null;
}

export function check(root) {
  const findings = [];
  for (const path of files(root, C_FILES))
    for (const { line, name, quoted } of includes(root, path)) {
      if (!quoted) continue;
      const to = included(root, path, name);
      const why = to ? objection(path, to) : 'no such file';
      if (why) findings.push({ path, line, text: `includes ${name}: ${why}` });
    }
  return findings;
}
