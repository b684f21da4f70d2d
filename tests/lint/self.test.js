// SPDX-License-Identifier: MIT
// Every lint rule can fail: each is run over wrong/RULE, a small tree that breaks it on purpose, and
// must find exactly what is wrong there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { files } from './tree.js';

const here = import.meta.dirname;
const FLAGS = '-std=c17 -Wall -Wextra -Wconversion -Werror';

// What must be found, as 'path:line text' (line 0 is left out); * in a text stands for anything.
const EXPECTED = {
  includes: [
    'core/app/whole.c:2 includes ../base/upward.c: a .c file is never included',
    'core/app/whole.c:3 includes nowhere.h: no such file',
    'core/app/whole.c:4 includes ../../plugins/bank/bank.h: the core knows only itself',
    'core/base/upward.c:2 includes ../store/kv.h: base may include base',
    'core/drawer/thing.c:2 includes ../base/text.h: core/drawer is no floor',
    'core/plugin/plugin.h:2 includes ../http/secret_private.h: a private header of another folder',
    'core/work/sideways.c:2 includes ../http/http.h: work may include work, base, store, access',
    'plugins/awards/awards.c:2 includes core/base/text.h: a plugin includes *',
    'plugins/awards/awards.c:4 includes ../bank/bank.h: a plugin includes *',
    'tests/unit/base/text_test.c:3 includes core/store/kv.h: a test of base reaches no higher than base',
  ],
  one_library_per_file: [
    'core/http/static.c:2 <zlib.h> is already known to core/http/http_mhd.c',
    'core/store/index.c:2 <lmdb.h> is known only to *',
    'core/store/index.c:4 <jansson.h> belongs to no library this project has chosen',
  ],
  headers_alone: ['core/base/needy.h *size_t*'],
  clang: ['core/base/gcc_only.c *string literal*'],
  tidy: ['core/base/forgetful.c:*bugprone-*'],
  format: ['core/base/crooked.c:2 not formatted*'],
  symbols: [
    'core/plugin/api.sym unlisted is exported but not listed',
    'core/plugin/api.sym vanished is listed but not exported',
  ],
  no_mutable_globals: ['calls.*', 'hidden', 'mine', 'shared'].map((name) => `core/base/counting.c ${name} is a mutable global`),
  sizes: [
    'core/base/endless.c file length is 801, meant to be at most 400',
    'core/base/functions.c:* nesting of deep is 6, meant to be at most 3',
    'core/base/functions.c:* length of sprawls is 81, meant to be at most 40',
    'core/base/functions.c:* length of stretches is 41, meant to be at most 40 (warning)',
    'core/base/step.h header length is 201, meant to be at most 150 (warning)',
  ],
  names: [
    'core/base/Shouting.c C files are lower_case',
    'core/base/text_utils.c "utils" says nothing*',
    'web/src/lib/date.ts "lib" says nothing*',
  ],
  spdx: [
    'core/base/bare.c:1 no SPDX-License-Identifier: MIT*',
    'core/base/text.c:1 no SPDX-License-Identifier: MIT*',
    'web/src/page.ts:1 no SPDX-License-Identifier: MIT*',
  ],
  words: [
    'core/base/later.c:2 "TO*" does not belong in the product',
    'core/base/later.c:3 *does not belong in the product',
    'web/package-lock.json:1 *does not belong in the product',
  ],
};

/** A build folder for the tree, as far as its rule looks into one: objects, compile commands, volbank. */
function build(t, root) {
  const folder = mkdtempSync(join(tmpdir(), 'volbank-lint-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const list = files(root, /^core\/.*\.c$/).map((path) => {
    const output = `${path}.o`;
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    return { directory: folder, file: join(root, path), output, command: `gcc ${FLAGS} -fPIC -o ${output} -c ${path}` };
  });
  writeFileSync(join(folder, 'compile_commands.json'), JSON.stringify(list));
  return { folder, list };
}

function matches(pattern, text) {
  const [first, ...rest] = pattern.split('*');
  let at = first.length;
  if (!text.startsWith(first)) return false;
  for (const part of rest) {
    at = text.indexOf(part, at);
    if (at < 0) return false;
    at += part.length;
  }
  return pattern.endsWith('*') || at === text.length;
}

for (const [rule, expected] of Object.entries(EXPECTED))
  test(`${rule} finds what is wrong in wrong/${rule}`, async (t) => {
    const root = join(here, 'wrong', rule);
    const { folder, list } = build(t, root);
    if (rule === 'no_mutable_globals' || rule === 'clang')
      for (const { file, output } of list)
        execFileSync('gcc', [...FLAGS.split(' '), '-fPIC', '-c', file, '-o', join(folder, output)]);
    if (rule === 'symbols')
      execFileSync('gcc', ['-rdynamic', '-fvisibility=hidden', join(root, 'volbank.c'), '-o', join(folder, 'volbank')]);

    const { check } = await import(`./rules/${rule}.js`);
    const found = (await check(root, folder)).map(({ path, line, text, warning }) =>
      `${path}${line ? `:${line}` : ''} ${text}${warning ? ' (warning)' : ''}`);
    for (const pattern of expected)
      assert.ok(found.some((text) => matches(pattern, text)), `not found: ${pattern}\nfound:\n${found.join('\n')}`);
    assert.equal(found.length, expected.length, `found:\n${found.join('\n')}`);
  });

test('every rule has a wrong example', () => {
  const rules = readdirSync(join(here, 'rules')).map((name) => name.replace('.js', '')).sort();
  assert.deepEqual(Object.keys(EXPECTED).sort(), rules);
});

test('a clang-tidy that is killed, or is not there, is not a clean one', async (t) => {
  const root = join(here, 'wrong', 'tidy');
  const { folder } = build(t, root);
  const { PATH } = process.env;
  t.after(() => { process.env.PATH = PATH; });
  const { check } = await import('./rules/tidy.js');
  writeFileSync(join(folder, 'clang-tidy'), '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 });
  for (const path of [`${folder}:${PATH}`, join(folder, 'nowhere')]) {
    process.env.PATH = path;
    const [only, ...others] = await check(root, folder);
    assert.equal(others.length, 0);
    assert.equal(only.path, 'core/base/forgetful.c');
    assert.match(only.text, /clang-tidy did not end well/);
  }
});
