// SPDX-License-Identifier: MIT
// A file is at most 400 lines (800 fails), a C header 150 (300 fails), a C function 40 (80 fails), its
// nesting 3 (5 fails). Tables may be as long as what they list, and so may what a program wrote and says so.
import { code, files, read } from '../tree.js';

const SOURCES = /(\.([ch]|js|ts|tsx|css|lua|sh|cmake)|^dev|CMakeLists\.txt)$/;

/** The functions of a C text: [{ name, line, lines, nesting }]. A brace at depth 0 behind ')' opens one; the lines
 * of a table in it (a brace behind '=') do not count. */
export function functions(text) {
  // Preprocessor lines may open braces twice (#if … #else), so they are blanked as well.
  const plain = code(text).replace(/^[ \t]*#(?:\\\n|[^\n])*/gm, (line) => line.replace(/[^\n]/g, ' '));
  const found = [];
  let depth = 0;
  let line = 1;
  let start = 0; // where the declaration at depth 0 began
  let current = null;
  let table = null; // { depth, line } where a table in a function began
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at];
    if (char === '\n') line++;
    else if (char === ';' && depth === 0) start = at + 1;
    else if (char === '{') {
      const head = plain.slice(start, at);
      if (depth === 0 && /\)\s*$/.test(head)) current = { name: /(\w+)\s*\(/.exec(head)?.[1] ?? '?', line, nesting: 0, tables: 0 };
      depth++;
      if (current && !table && /=\s*$/.test(head)) table = { depth, line };
      if (current && !table) current.nesting = Math.max(current.nesting, depth - 1);
    } else if (char === '}') {
      if (table?.depth === depth) {
        current.tables += line - table.line;
        table = null;
      }
      depth--;
      if (depth === 0) {
        if (current) found.push({ ...current, lines: line - current.line + 1 - current.tables });
        current = null;
        start = at + 1;
      }
    }
  }
  return found;
}

function judge(path, line, what, size, soft, hard) {
  if (size <= soft) return [];
  return [{ path, line, text: `${what} is ${size}, meant to be at most ${soft}`, warning: size <= hard }];
}

export function check(root) {
  return files(root, SOURCES).filter((path) => !path.startsWith('tests/data/')).flatMap((path) => {
    const text = read(root, path);
    if (/^(.*\n){0,2}.*not edited by hand/.test(text)) return [];
    const lines = text.split('\n').length - 1;
    const header = path.endsWith('.h');
    const findings = judge(path, 0, header ? 'header length' : 'file length', lines, header ? 150 : 400, header ? 300 : 800);
    if (/\.[ch]$/.test(path))
      for (const { name, line, lines, nesting } of functions(text))
        findings.push(
          ...judge(path, line, `length of ${name}`, lines, 40, 80),
          ...judge(path, line, `nesting of ${name}`, nesting, 3, 5),
        );
    return findings;
  });
}
