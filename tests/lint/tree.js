// SPDX-License-Identifier: MIT
// The source tree as the lint rules see it: which files there are, their text without comments, what
// they include, and how they were compiled. All paths are relative to the root and use '/'.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

const UNSEEN = new Set(['.git', '.tools', 'node_modules', 'build', 'data.part']);
const UNSEEN_PATHS = new Set(['data', 'tests/lint/wrong']);

/** Every file of the product below `root` whose path matches `pattern`, sorted. */
export function files(root, pattern = /./) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (UNSEEN.has(entry.name) || UNSEEN_PATHS.has(path)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && pattern.test(path)) found.push(path);
    }
  };
  walk('');
  return found.sort();
}

export const C_FILES = /\.[ch]$/;

export function read(root, path) {
  return readFileSync(join(root, path), 'utf8');
}

const TOKEN = /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'/g;
const blank = (text) => text.replace(/[^\n]/g, ' ');

/** C text with comments (and, unless kept, strings) blanked out; lines and columns stay. */
export function code(text, { keepStrings = false } = {}) {
  return text.replace(TOKEN, (token) => (token[0] === '/' || !keepStrings ? blank(token) : token));
}

/** The includes of a C file: [{ line, name, quoted }]. */
export function includes(root, path) {
  const found = [];
  code(read(root, path), { keepStrings: true }).split('\n').forEach((line, index) => {
    const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(line);
    if (match) found.push({ line: index + 1, name: match[2], quoted: match[1] === '"' });
  });
  return found;
}

/** Where a quoted include leads: beside the file, else from the root; null when there is no such file. */
export function included(root, path, name) {
  for (const candidate of [posix.join(posix.dirname(path), name), posix.normalize(name)])
    if (!candidate.startsWith('..') && existsSync(join(root, candidate))) return candidate;
  return null;
}

/** The words of a command line, as a POSIX shell would split them. */
export function words(command) {
  const found = [];
  for (const [word] of command.matchAll(/(?:\\.|"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'\\])+/g))
    found.push(word.replace(/\\(.)|"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, escaped, double, single) =>
      escaped ?? single ?? double.replace(/\\(["\\$`])/g, '$1')));
  return found;
}

/** How the build compiles the C files below root: [{ path, output, flags }]; flags are the ones that change meaning. */
export function compilations(root, build) {
  const list = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
  const seen = new Map();
  for (const entry of list) {
    const path = posix.relative(root, entry.file);
    if (path.startsWith('..') || !C_FILES.test(path) || seen.has(path)) continue;
    const flags = [];
    const args = words(entry.command);
    args.forEach((arg, index) => {
      if (/^-[IDW]./.test(arg) || arg.startsWith('-std=')) flags.push(arg);
      if (arg === '-isystem') flags.push(arg, args[index + 1]);
    });
    seen.set(path, { path, output: join(entry.directory, args[args.indexOf('-o') + 1]), flags });
  }
  return [...seen.values()];
}

/** Runs a program; never throws. { code, stdout, stderr } */
export function run(program, args, { input = '', cwd } = {}) {
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? 1) : 0, stdout, stderr: stderr || (error?.message ?? '') }));
    child.stdin.on('error', () => {}); // a compiler that stops early closes the pipe; its exit code tells
    child.stdin.end(input);
  });
}

/** work(item) for all items, `width` at a time; the results in order, flattened. */
export async function each(items, work, width = 2) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results.flat();
}

/** The first lines of a compiler's complaint as findings. */
export function complaints(path, stderr) {
  const found = stderr.split('\n').filter((line) => /(error|warning):/.test(line)).slice(0, 5);
  return (found.length ? found : [stderr.trim()]).map((text) => ({ path, text }));
}
