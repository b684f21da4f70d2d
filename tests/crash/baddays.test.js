// SPDX-License-Identifier: MIT
// Bad days: a data folder in use, not writable or damaged, a taken port, a broken plugin. Each ends with a sentence that says what
// is wrong and the exit code for it, never with a signal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { atEnd } from '../http/support/ending.js';
import { cli, server } from '../http/support/server.js';

const binary = process.env.VOLBANK_BINARY;
const DEMO = ['--volunteers', '30', '--years', '0', '--seed', '7', '--as-of', '2026-11-22'];

function folder(t) {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-bad-'));
  atEnd(t, () => {
    chmodSync(dir, 0o700);
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

function province(t) {
  const data = folder(t);
  const made = cli('demo', '--data', data, ...DEMO);
  assert.equal(made.status, 0, made.stderr);
  return data;
}

/** A start of `serve` that has to fail: { status, said }. */
function serve(data, ...args) {
  const done = spawnSync(binary, ['serve', '--data', data, '--port', '0', ...args], { encoding: 'utf8', timeout: 30_000 });
  return { status: done.status, signal: done.signal, said: done.stderr };
}

test('a data folder in use is left alone', async (t) => {
  const data = province(t);
  const s = await server(t, { data });
  for (const done of [serve(data), cli('demo', '--data', data, ...DEMO), cli('load', '--data', data, '/dev/null')]) {
    assert.equal(done.status, 1, done.stderr ?? done.said);
    assert.match(done.said ?? done.stderr, /đang được một chương trình volbank khác sử dụng/);
    assert.match(done.said ?? done.stderr, /in use by another volbank process/);
  }
  assert.equal((await s.page('/healthz')).status, 200);
});

test('a taken port is named', async (t) => {
  const holder = net.createServer();
  await new Promise((resolve) => holder.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => holder.close());
  const { port } = holder.address();
  const done = spawnSync(binary, ['serve', '--data', province(t), '--port', String(port)], { encoding: 'utf8', timeout: 30_000 });
  assert.equal(done.status, 1, done.stderr);
  assert.match(done.stderr, new RegExp(`127\\.0\\.0\\.1:${port} is in use`));
  const bad = spawnSync(binary, ['serve', '--data', province(t), '--port', '0', '--address', 'đây'], { encoding: 'utf8', timeout: 30_000 });
  assert.equal(bad.status, 1);
  assert.match(bad.stderr, /is not an IP address/);
});

test('a folder that cannot be a data folder is named', (t) => {
  const dir = folder(t);
  writeFileSync(join(dir, 'file'), 'not a folder');
  for (const data of [join(dir, 'file'), join(dir, 'file', 'below'), '/proc/volbank']) {
    const done = serve(data);
    assert.equal(done.status, 1, done.said);
    assert.ok(done.said.includes(data), done.said);
  }
});

test('a folder that is not writable is named', (t) => {
  const own = folder(t);
  chmodSync(own, 0o500);
  const dir = process.getuid() === 0 ? '/proc' : own; // root may write anywhere but there
  const done = serve(dir);
  assert.equal(done.status, 1, done.said);
  assert.ok(done.said.includes(dir), done.said);
});

/** Overwrites `length` bytes at `at` with what `make` gives for each. */
function damage(file, at, length, make) {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.from(Array.from({ length }, (_, i) => make(i))), 0, length, at);
  closeSync(handle);
}

/** Places in the file where a text of a record lies. */
function places(file, needle) {
  const bytes = readFileSync(file);
  const found = [];
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) found.push(at);
  return found;
}

/** Spoils the head of every text `words` in a record. */
function spoil(data, words) {
  const file = join(data, 'data.mdb');
  const found = places(file, Buffer.from(words));
  assert.ok(found.length > 0, words);
  for (const at of found) damage(file, at - 1, 2, () => 0xff);
}

const RECORD = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

test('a damaged record is named, what is whole is read, and nothing crashes', async (t) => {
  const data = province(t);
  const before = await server(t, { data });
  const { items } = (await before.get('/public/openings')).body;
  const { id, campaign } = { id: items[0].href.slice(3), campaign: items[0].campaign };
  const other = items.find((item) => item.campaign !== campaign);
  await before.stop();
  spoil(data, campaign);

  const verified = cli('verify', '--data', data);
  assert.equal(verified.status, 4, verified.stdout + verified.stderr);
  assert.match(verified.stdout + verified.stderr, RECORD);

  const s = await server(t, { data });
  const spoiled = await s.get(`/campaigns/${id}/public`, { headers: { 'accept-language': 'en' } });
  assert.equal(spoiled.status, 500, spoiled.text);
  assert.match(spoiled.headers.get('content-type'), /problem\+json/);
  assert.match(spoiled.body.detail, RECORD);
  for (let waited = 0; !/record is damaged/.test(s.said()) && waited < 3000; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50)); // the log comes through a pipe of its own
  assert.match(s.said(), /record is damaged/);
  const whole = await s.get(other.href.replace('/c/', '/campaigns/') + '/public');
  assert.equal(whole.status, 200, whole.text);
  assert.equal((await s.get('/places?limit=10')).status, 200);
  assert.equal((await s.page('/healthz')).status, 200);
  assert.equal(await s.stop(), 0, 'and it ends in order');
});

test('a damaged record that starting needs is named, exit 1', (t) => {
  const data = province(t);
  spoil(data, 'Cụm Đắk Mil');
  const done = serve(data);
  assert.equal(done.status, 1, `${done.signal} ${done.said}`);
  assert.match(done.said, RECORD);
});

test('a folder whose file is cut off or no store at all is refused in words', (t) => {
  const whole = readFileSync(join(province(t), 'data.mdb'));
  const cases = {
    'cut to less than its head': (f) => writeFileSync(f, whole.subarray(0, 100)),
    'cut near its beginning': (f) => writeFileSync(f, whole.subarray(0, Math.floor(whole.length / 8 / 4096) * 4096)),
    'text instead': (f) => writeFileSync(f, 'không phải kho dữ liệu\n'.repeat(1000)),
    'random heads': (f) => writeFileSync(f, Buffer.concat([Buffer.alloc(8192, 0xa5), whole.subarray(8192)])),
  };
  for (const [what, make] of Object.entries(cases)) {
    const dir = folder(t);
    make(join(dir, 'data.mdb'));
    const done = serve(dir);
    assert.equal(done.signal, null, `${what}: ${done.signal}`);
    assert.equal(done.status, 1, `${what}: ${done.said}`);
    assert.ok(done.said.includes(dir) || /is damaged/.test(done.said), `${what}: ${done.said}`);
  }
});

/** A copy of the program beside its own folders, with other plugins. */
function house(t) {
  const from = dirname(binary);
  const dir = folder(t);
  copyFileSync(binary, join(dir, 'volbank'));
  for (const name of ['data', 'scripts', 'web']) symlinkSync(join(from, name), join(dir, name));
  mkdirSync(join(dir, 'plugins'));
  for (const name of readdirSync(join(from, 'plugins')).filter((n) => n.endsWith('.so'))) cpSync(join(from, 'plugins', name), join(dir, 'plugins', name));
  return dir;
}

test('broken plugins are all named at once, and nothing starts', (t) => {
  const dir = house(t);
  writeFileSync(join(dir, 'plugins', 'rac.so'), 'không phải chương trình');
  writeFileSync(join(dir, 'plugins', 'rong.so'), '');
  cpSync(join(dir, 'plugins', 'bank.so'), join(dir, 'plugins', 'cut.so'));
  truncateSync(join(dir, 'plugins', 'cut.so'), Math.floor(statSync(join(dir, 'plugins', 'cut.so')).size / 4));
  const data = folder(t);
  for (const args of [['check'], ['serve', '--data', data, '--port', '0'], ['routes']]) {
    const done = spawnSync(join(dir, 'volbank'), args, { encoding: 'utf8', timeout: 30_000 });
    assert.equal(done.status, 1, `${args[0]}: ${done.signal} ${done.stderr}`);
    for (const name of ['rac', 'rong', 'cut']) assert.ok(done.stderr.includes(name), `${args[0]} names ${name}: ${done.stderr}`);
  }
});
