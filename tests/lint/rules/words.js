// SPDX-License-Identifier: MIT
// Nothing is left for later in the text, and nothing tells of the machine it was written on: no notes
// to self, no absolute paths of a developer, no package registry's address in a lock file.
import { files, read } from '../tree.js';

// Put together from halves, so that this file passes its own rule.
const NOTES = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
const PLACES = new RegExp(`(?:^|[\\s"'\`(=:])/(?:${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me/[a-z]+'].join('|')})/`);
const REGISTRY = new RegExp(`${'regis' + 'try'}\\.(npmjs|yarnpkg)|"resolved"\\s*:\\s*"http`);
const BINARY = /\.(png|jpe?g|webp|ico|woff2?|ttf|otf|xlsx|docx|pdf|zip|gz|bin|mdb|sqlite)$/;

export function check(root) {
  const findings = [];
  for (const path of files(root)) {
    if (BINARY.test(path) || path.startsWith('tests/fuzz/corpus/')) continue;
    read(root, path).split('\n').forEach((text, index) => {
      const found = [NOTES, PLACES, REGISTRY].map((pattern) => pattern.exec(text)).find(Boolean);
      if (found) findings.push({ path, line: index + 1, text: `"${found[0].trim()}" does not belong in the product` });
    });
  }
  return findings;
}
