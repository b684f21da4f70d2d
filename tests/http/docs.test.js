// SPDX-License-Identifier: MIT
// docs: what the documents say of the program is what the program says of itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { cli, server } from './support/server.js';

const source = process.env.VOLBANK_SOURCE;
const read = (path) => readFileSync(join(source, path), 'utf8');
const plugins = readdirSync(join(source, 'plugins'));
const documents = ['README.md', 'CONTRIBUTING.md', 'core/README.md', 'tests/README.md', 'web/README.md', ...plugins.map((name) => `plugins/${name}/README.md`)];

/** First column of what `volbank list` prints. */
function names(list) {
  const said = cli(list);
  assert.equal(said.status, 0, said.stderr);
  return said.stdout.trimEnd().split('\n').map((line) => line.split('\t')[0]);
}

// A command with parts of its own, as `match export`, counts once.
const commands = () => [...new Set([...cli('--help').stdout.matchAll(/^ {2}volbank ([\w-]+)/gm)].map(([, name]) => name))];

/** First cells in backquotes of the table below a heading. */
function table(text, first) {
  const rows = text.split('\n');
  const head = rows.findIndex((row) => row.startsWith(`| ${first} |`));
  assert.notEqual(head, -1, `no table of ${first}`);
  const cells = [];
  for (let i = head + 2; rows[i]?.startsWith('|'); i++) cells.push(...[...rows[i].split('|')[1].matchAll(/`([\w.-]+)`/g)].map(([, name]) => name));
  return cells;
}

test('the README lists exactly the commands there are', () => {
  assert.deepEqual(table(read('README.md'), 'command').sort(), commands().sort());
});

/** What stands in code spans and fenced blocks, line by line. */
function code(text) {
  const blocks = [...text.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, block]) => block.replaceAll('\\\n', ' '));
  const spans = [...text.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
  return [...blocks.flatMap((block) => block.split('\n')), ...spans];
}

test('every command named in a document exists and takes the options it is given', () => {
  const known = commands();
  for (const document of documents)
    for (const line of code(read(document)))
      for (const [, name, rest] of line.matchAll(/(?:^|[/( ])volbank ([a-z]+)([^)#]*)/g)) {
        assert.ok(known.includes(name), `${document}: volbank ${name}`);
        const [part] = rest.trim().split(/\s+/); // of a command with parts of its own
        const help = cli(name, '--help').stdout + (/^[a-z]+$/.test(part) ? cli(name, part, '--help').stdout : '');
        for (const [option] of rest.matchAll(/--[a-z-]+/g))
          assert.ok(option === '--help' || help.includes(option), `${document}: volbank ${name} ${option}`);
      }
});

test('the README says what each exit code means, as the program does', () => {
  const said = cli('--help').stdout.split('\n').find((line) => line.startsWith('0 '));
  const listed = [...read('README.md').matchAll(/^\| (\d) \|/gm)].map(([, number]) => number);
  assert.deepEqual(listed, said.split(' · ').map((part) => part[0]));
  assert.equal(cli('no-such-command').status, 2);
  assert.equal(cli('check', '--no-such-option').status, 2);
  assert.equal(cli('--help').status, 0);
});

test('a real instance begins as the README says', async (t) => {
  const chapter = read('README.md').split(/^## /m).find((part) => part.startsWith('With real people'));
  const [, block] = /^```sh\n(.*?)^```$/ms.exec(chapter);
  const tree = mkdtempSync(join(tmpdir(), 'volbank-docs-'));
  atEnd(t, () => rmSync(tree, { recursive: true, force: true }));
  mkdirSync(join(tree, 'build'));
  symlinkSync(dirname(process.env.VOLBANK_BINARY), join(tree, 'build/release'));
  const data = join(tree, 'data');
  const lines = block.trimEnd().replaceAll('/var/lib/volbank', data).split('\n');
  assert.match(lines.pop(), /^build\/release\/volbank serve --data \S+ --port 8080$/);
  const said = execFileSync('sh', ['-euc', lines.join('\n')], { cwd: tree, encoding: 'utf8' });
  const s = await server(t, { data });
  const administrator = await s.login('quantri', /password: (\S+)/.exec(said)[1]);
  assert.equal((await administrator.get('/me')).body.roles[0].role, 'province_admin');
});

test('every command of ./dev that is named exists', () => {
  const known = [...read('dev').matchAll(/^command_(\w+)\(\)/gm)].map(([, name]) => name).concat('help');
  for (const document of documents) for (const [, name] of read(document).matchAll(/\.\/dev +([a-z]+)/g)) assert.ok(known.includes(name), `${document}: ./dev ${name}`);
});

test('the bank describes exactly its entities, hooks and settings', () => {
  const text = read('plugins/bank/README.md');
  const own = cli('entities').stdout.trimEnd().split('\n').map((line) => line.split('\t')).filter(([, number]) => Number(number) >= 100 && Number(number) < 200);
  assert.deepEqual(table(text, 'entity').sort(), own.map(([name]) => name).sort());
  assert.deepEqual(table(text, 'hook').sort(), names('hooks').filter((name) => name.startsWith('bank.')).sort());
  assert.deepEqual(table(text, 'setting').sort(), names('settings').filter((name) => name.startsWith('bank.')).sort());
});

test('every file a document names is there', () => {
  const made = ['hello.c']; // by whoever follows the README
  for (const document of documents) {
    const folder = join(source, dirname(document));
    const text = read(document);
    for (const [, path] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) assert.ok(existsSync(join(folder, path)), `${document}: ${path}`);
    for (const [, path] of text.matchAll(/`((?:[a-z_]+\/)+[a-z_]+\.[ch])`/g))
      assert.ok([folder, source].some((from) => existsSync(join(from, path))) || made.includes(path), `${document}: ${path}`);
  }
});

test('editors are told exactly the facts there are', () => {
  for (const hook of names('hooks')) {
    assert.equal(read(`scripts/api/${hook}.lua`), cli('hook', hook, 'stub').stdout, `volbank hook ${hook} stub > scripts/api/${hook}.lua`);
    assert.equal(read(`scripts/api/${hook}.md`), cli('hook', hook, 'docs').stdout, `volbank hook ${hook} docs > scripts/api/${hook}.md`);
    assert.equal(JSON.parse(cli('hook', hook, 'reference').stdout).hook, hook);
  }
  assert.equal(cli('hook', 'bank.nothing', 'stub').status, 2);
});
