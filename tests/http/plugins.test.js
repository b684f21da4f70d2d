// SPDX-License-Identifier: MIT
// plugins: what a plugin is from outside: one file dropped into the folder brings everything it names, taking it away leaves its data.
// Works on a copy of the program, because the program reads what lies beside it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { atEnd } from './support/ending.js';
import { holding } from './support/waiting.js';

const source = process.env.VOLBANK_SOURCE;
const built = dirname(process.env.VOLBANK_BINARY);

// A folder as a newcomer has it: the tree, and the program in build/release.
const tree = mkdtempSync(join(tmpdir(), 'volbank-plugins-'));
const home = join(tree, 'build/release');
after(() => rmSync(tree, { recursive: true, force: true }));
mkdirSync(home, { recursive: true });
symlinkSync(join(source, 'core'), join(tree, 'core'));
for (const part of ['volbank', 'plugins', 'scripts', 'data', 'web'])
  if (existsSync(join(built, part))) cpSync(join(built, part), join(home, part), { recursive: true });

process.env.VOLBANK_BINARY = join(home, 'volbank');
const { cli, server } = await import('./support/server.js');

/** What `volbank list` prints, one array of columns a row. */
function rows(list) {
  const said = cli(list);
  assert.equal(said.status, 0, said.stderr);
  return said.stdout.trimEnd().split('\n').map((line) => line.split('\t'));
}

const EVERY = readdirSync(join(home, 'plugins')).map((file) => file.replace(/\.so$/, ''));

/** Runs `work` while the named plugins are out of the folder. */
async function without(names, work) {
  const aside = mkdtempSync(join(tree, 'aside-'));
  const move = (from, to) => names.forEach((name) => renameSync(join(from, `${name}.so`), join(to, `${name}.so`)));
  move(join(home, 'plugins'), aside);
  try {
    return await work();
  } finally {
    move(aside, join(home, 'plugins'));
  }
}

function dump(data) {
  const file = join(tree, 'dump.txt');
  const said = cli('dump', '--data', data, file);
  assert.equal(said.status, 0, said.stderr);
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  return text;
}

/** The provincial administrator of the demo, as the server prints it: [login, password]. */
function administrator(s) {
  return /\| (tinh\.giang) \| (\S+) \|/.exec(s.said()).slice(1);
}

/** The fenced blocks of README's chapter about plugins, by language. */
function readmeBlocks() {
  const chapter = readFileSync(join(source, 'README.md'), 'utf8').split(/^## /m).find((part) => part.startsWith('A plugin in under 60 lines'));
  return Object.fromEntries([...chapter.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => [language, text]));
}

test('the plugin of the README brings an entity, a page and a hook', async (t) => {
  const { c, html, lua, sh } = readmeBlocks();
  assert.ok([c, html, lua].join('').trimEnd().split('\n').length < 60);
  assert.deepEqual([...c.matchAll(/#include (.*)/g)].map(([, file]) => file), ['"core/plugin/plugin.h"']);
  writeFileSync(join(tree, 'hello.c'), c);
  writeFileSync(join(tree, 'gardens.html'), html);
  writeFileSync(join(tree, 'hello.praise.lua'), lua);
  atEnd(t, () => rmSync(join(home, 'plugins/hello.so'), { force: true }));
  execFileSync('sh', ['-euc', sh], { cwd: tree, encoding: 'utf8' });

  assert.ok(rows('entities').some(([name, , label]) => name === 'garden' && label === 'Vườn cây'));
  assert.ok(rows('routes').some(([verb, path]) => verb === 'POST' && path === '/gardens'));
  assert.ok(rows('hooks').some(([name]) => name === 'hello.praise'));

  const s = await server(t, { demo: { volunteers: 20, seed: 1, years: 0 } });
  const office = await s.login(...administrator(s));
  const made = await office.post('/gardens', { name: 'Vườn Ó <b>', trees: 12 });
  assert.equal(made.status, 201, made.text);
  const page = await s.page('/vuon');
  assert.equal(page.status, 200);
  assert.match(page.text, /Vườn Ó &lt;b&gt;: 12/);
  const praise = await s.get(`/gardens/${made.body.id}/praise`);
  assert.equal(praise.status, 200, praise.text);
  assert.equal(praise.body.score, 12);
  assert.deepEqual(praise.body.reasons.map((reason) => reason.vi), ['Vườn có 12 cây']);
});

test('a plugin built for another plugin.h is refused by name', async (t) => {
  const { c } = readmeBlocks();
  writeFileSync(join(tree, 'hello.c'), c);
  atEnd(t, () => rmSync(join(home, 'plugins/hello.so'), { force: true }));
  const flags = ['-std=c17', '-D_GNU_SOURCE', '-shared', '-fPIC', '-I', '.', '-DPLUGIN_ABI_DIGEST="of another release"'];
  execFileSync('cc', [...flags, 'hello.c', '-o', 'build/release/plugins/hello.so'], { cwd: tree });
  const said = cli('check');
  assert.equal(said.status, 1);
  assert.match(said.stderr, /hello/);
});

test('the plugin that ./dev bench measures with still fits', (t) => {
  const lua = (flag) => execFileSync('pkg-config', [flag, 'lua5.4'], { encoding: 'utf8' }).trim().split(' ').filter(Boolean);
  const digest = `-DPLUGIN_ABI_DIGEST="${cli('abi').stdout.trim()}"`;
  const flags = ['-std=c17', '-D_GNU_SOURCE', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-fvisibility=hidden', '-I', '.', digest];
  const bench = join(source, 'tests/bench');
  atEnd(t, () => rmSync(join(home, 'plugins/bench.so'), { force: true }));
  const files = ['bench_plugin.c', 'bench_commit.c', 'rate.c'].map((name) => join(bench, name));
  const out = [...lua('--libs'), '-o', 'build/release/plugins/bench.so'];
  execFileSync('cc', [...flags, ...lua('--cflags'), ...files, ...out], { cwd: tree });
  const said = cli('check');
  assert.equal(said.status, 0, said.stderr);
  assert.equal(cli('rule', 'check', join(bench, 'bench.rate.lua')).status, 0);
});

test('a page laid on the server keeps no browser on its old text', async (t) => {
  const folder = join(home, 'web/static/plugins/training');
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ui.js'), 'export default {};');
  const s = await server(t, { demo: { volunteers: 20, seed: 1, years: 0 } });
  const office = await s.login(...administrator(s));
  const address = async (id) => (await office.get('/plugins')).body.items.find((plugin) => plugin.id === id).ui;
  const first = await address('training');
  assert.match(first, /^\/static\/plugins\/training\/ui\.js\?v=/);
  assert.equal(await address('bank'), null);
  const file = await s.page(first);
  assert.equal(file.status, 200);
  assert.match(file.headers.get('cache-control'), /immutable/);
  assert.equal(await address('training'), first);
  writeFileSync(join(folder, 'ui.js'), 'export default { menu: [] };');
  assert.notEqual(await address('training'), first);
});

test('the core starts with no plugin at all', async (t) => {
  await without(EVERY, async () => {
    assert.match(cli('check').stdout, /^0 plugins/m);
    const s = await server(t);
    assert.equal((await s.page('/healthz')).status, 200);
    assert.equal((await s.page('/readyz')).status, 200);
    const places = await s.get('/places');
    assert.equal(places.status, 200);
    assert.deepEqual(places.body.items, []);
    assert.equal((await s.page('/dang-nhap')).status, 200);
    assert.equal((await s.get('/volunteers')).status, 404);
    await s.stop();
  });
});

/** How many kinds of jobs run by themselves. */
const TIMED = globSync('{core,plugins}/**/*.c', { cwd: source }).reduce((sum, name) => sum + readFileSync(join(source, name), 'utf8').split('.every_s = ').length - 1, 0);

/** What a running server's folder holds once its timetable has gone round for the first time. */
async function settled(data) {
  let last = '';
  const still = (now) => {
    const same = now === last && now.split('"work.last.').length > TIMED;
    last = now;
    return same;
  };
  await holding(() => dump(data), still, 'the timetable has gone round');
}

test('taking a plugin away takes its pages and routes and keeps its data; putting it back restores all', async (t) => {
  const data = mkdtempSync(join(tree, 'data-'));
  const province = { volunteers: 25, seed: 7, years: 1 };
  const whole = await server(t, { data, demo: province });
  const openings = await whole.page('/');
  assert.equal(openings.status, 200);
  const [campaign] = /\/c\/[\w-]+/.exec(openings.text);
  await settled(data);
  await whole.stop();
  const before = dump(data);
  assert.match(before, /"entity":"volunteer"/);

  await without(EVERY, async () => {
    const bare = await server(t, { data });
    for (const path of ['/', campaign, '/lich', '/gio']) assert.equal((await bare.page(path)).status, 404, path);
    for (const path of ['/volunteers', '/campaigns', '/public/openings']) assert.equal((await bare.get(path)).status, 404, path);
    assert.equal((await bare.get('/units')).status, 200);
    await bare.stop();
    const kept = dump(data);
    assert.doesNotMatch(kept, /"entity":"volunteer"/);
    assert.equal(kept.split('\n').length, before.split('\n').length);
  });

  assert.ok(dump(data) === before, 'with the plugin back the dump is the same bytes');
  const restored = await server(t, { data });
  assert.equal((await restored.page(campaign)).status, 200);
  await restored.stop();
  assert.ok(dump(data) === before, 'serving it again changes nothing');
});
