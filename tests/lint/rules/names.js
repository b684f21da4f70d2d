// SPDX-License-Identifier: MIT
// A file is named after what it knows: no drawer for everything, under any of its usual names.
// Names are lower case with '_' or '-' (components of the web are PascalCase), never spaces.
import { files } from '../tree.js';

const DRAWER = /^(utils?|common|misc|helpers?|shared|stuff|various)$/; // as a word of a name
const FOLDER = /^libs?$/; // as a whole name: "lib" beside a word says whose library it is

export function check(root) {
  return files(root).flatMap((path) => {
    const findings = [];
    const parts = path.toLowerCase().replace(/\.[^/]*$/, '').split('/');
    const drawer = parts.find((part) => FOLDER.test(part)) ?? parts.join('-').split(/[_.-]/).find((word) => DRAWER.test(word));
    if (drawer) findings.push({ path, text: `"${drawer}" says nothing: name it after what it knows` });
    if (/\s/.test(path)) findings.push({ path, text: 'a space in a path' });
    if (/\.[ch]$/.test(path) && /[^a-z0-9_./]/.test(path)) findings.push({ path, text: 'C files are lower_case' });
    return findings;
  });
}
