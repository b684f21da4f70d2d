// SPDX-License-Identifier: MIT
// The command line as an operator meets it: a real instance from nothing, backups, dumps, rules, and what each exit code means.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { atEnd } from './support/ending.js';
import { cli, server } from './support/server.js';

const DEMO = ['--volunteers', '20', '--years', '0', '--seed', '5'];

function folder(t) {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-cli-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test('a real instance from nothing: official bodies, a first administrator, signing in', async (t) => {
  const dir = folder(t);
  const data = join(dir, 'data');
  const loaded = cli('official', '--data', data);
  assert.equal(loaded.status, 0, loaded.stderr);
  assert.notEqual(cli('official', '--data', data).status, 0, 'twice is refused');
  writeFileSync(join(dir, 'secret'), 'một mật khẩu dài\n');
  const user = ['user', '--data', data, 'add', 'quantri', '--name', 'Quản trị', '--role', 'province_admin'];
  const wrong = cli(...user, '--unit', 'khong-co', '--password-file', join(dir, 'secret'));
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /khong-co/);
  assert.equal(cli(...user, '--unit', 'tinh-doan', '--password-file', join(dir, 'secret')).status, 0);
  assert.match(cli('user', '--data', data, 'list').stdout, /^quantri\tQuản trị\tactive$/m);

  const s = await server(t, { data });
  const admin = await s.login('quantri', 'một mật khẩu dài');
  const me = (await admin.get('/me')).body;
  assert.equal(me.staff, true);
  assert.equal(me.roles[0].role, 'province_admin');
  const level = async (name) => (await admin.get(`/places?level=${name}&limit=200`)).body.items;
  const communes = await level('commune');
  assert.equal((await level('district')).length, 8);
  assert.equal(communes.filter((p) => p.valid_from === '2004-01-01').length, 71);
  assert.equal(communes.filter((p) => p.valid_from === '2025-07-01').length, 28);
});

test('backup, restore, dump and load keep every byte', (t) => {
  const dir = folder(t);
  const at = (name) => join(dir, name);
  assert.equal(cli('demo', '--data', at('a'), ...DEMO).status, 0);
  assert.equal(cli('backup', '--data', at('a'), at('copy.mdb')).status, 0);
  assert.notEqual(cli('backup', '--data', at('a'), at('copy.mdb')).status, 0, 'a backup is never overwritten');
  const restored = cli('restore', at('copy.mdb'), at('b'));
  assert.equal(restored.status, 0, restored.stderr);
  assert.notEqual(cli('restore', at('copy.mdb'), at('b')).status, 0, 'nor is a folder');
  assert.equal(cli('dump', '--data', at('a'), at('a.txt')).status, 0);
  assert.equal(cli('dump', '--data', at('b'), at('b.txt')).status, 0);
  const loaded = cli('load', '--data', at('c'), at('a.txt'));
  assert.equal(loaded.status, 0, loaded.stderr);
  assert.equal(cli('dump', '--data', at('c'), at('c.txt')).status, 0);
  const first = readFileSync(at('a.txt'), 'utf8');
  assert.ok(first.length > 100_000);
  assert.ok(first === readFileSync(at('b.txt'), 'utf8'), 'restored folder differs');
  assert.ok(first === readFileSync(at('c.txt'), 'utf8'), 'loaded folder differs');
  assert.equal(cli('verify', '--data', at('c')).status, 0);
});

test('a broken dump loads nothing and names the line', (t) => {
  const dir = folder(t);
  const file = join(dir, 'broken.txt');
  writeFileSync(file, 'volbank-dump 1\n{"entity":"place"\nend 1\n');
  const refused = cli('load', '--data', join(dir, 'd'), file);
  assert.equal(refused.status, 3, refused.stdout + refused.stderr);
  assert.match(refused.stderr, /2/);
});

test('rules: a verdict is exit 0, also a refusal; a broken script is a JSON fault and exit 3', (t) => {
  const dir = folder(t);
  const write = (name, source) => {
    writeFileSync(join(dir, name), source);
    return join(dir, name);
  };
  const rule = write('ok.lua', 'hook "bank.score"\nfunction run(f, p)\n  if f.age < 18 then return reject "tre" end\n  add("tuoi", 2.5)\nend\n');
  const run = (file, facts) => cli('rule', 'run', file, '--facts', write('facts.json', JSON.stringify(facts)));
  const good = run(rule, { age: 20 });
  assert.equal(good.status, 0, good.stdout);
  const verdict = JSON.parse(good.stdout);
  assert.equal(verdict.score, 2.5);
  assert.equal(verdict.rejected, null);
  assert.equal(verdict.reasons[0].code, 'tuoi');
  assert.ok(verdict.steps > 0);
  const refused = run(rule, { age: 15 });
  assert.equal(refused.status, 0);
  assert.equal(JSON.parse(refused.stdout).rejected, 'tre');

  for (const [kind, source] of [
    ['syntax', 'hook "bank.score"\nfunction run(f, p)\n  if f.age then\nend\n'],
    ['budget', 'hook "bank.score"\nfunction run(f, p)\n  while true do end\nend\n'],
    ['runtime', 'hook "bank.score"\nfunction run(f, p)\n  local x = nil + 1\nend\n'],
    ['contract', 'hook "no.such"\nfunction run(f, p) end\n'],
  ]) {
    const began = process.hrtime.bigint();
    const broken = run(write('broken.lua', source), {});
    assert.ok(process.hrtime.bigint() - began < 20_000_000_000n);
    assert.equal(broken.status, 3, `${kind}: ${broken.stdout}${broken.stderr}`);
    assert.equal(broken.signal, null);
    const fault = JSON.parse(broken.stdout);
    assert.equal(fault.kind, kind);
    assert.ok(fault.vi && fault.en);
  }
  const unknownFact = run(rule, { ethnicity: 'x' });
  assert.equal(unknownFact.status, 3);
  const source = process.env.VOLBANK_SOURCE ?? join(import.meta.dirname, '../..');
  const shipped = cli('rule', 'check', join(source, 'scripts/province/bank.score.lua'));
  assert.equal(shipped.status, 0, shipped.stdout);
  assert.equal(cli('rule', 'check', rule).status, 3, 'no tests: not fit for activation');
});

test('a wrong command line says how it is used, exit 2', () => {
  for (const args of [[], ['no-such'], ['serve'], ['serve', '--data', '/tmp/x', '--port', 'abc'], ['rule', 'walk'], ['user', '--data'], ['routes', '--loud']]) {
    const done = cli(...args);
    assert.equal(done.status, 2, `${args.join(' ')}: ${done.status} ${done.stderr}`);
    assert.ok(done.stderr.length + done.stdout.length > 20);
  }
  for (const args of [['--help'], ['serve', '--help'], ['rule', '--help'], ['demo', '--help']]) assert.equal(cli(...args).status, 0);
});

test('every list prints one row a line', () => {
  for (const list of ['entities', 'routes', 'hooks', 'permissions', 'settings']) {
    const done = cli(list);
    assert.equal(done.status, 0);
    const rows = done.stdout.trimEnd().split('\n');
    assert.ok(rows.length >= 2, list);
    assert.ok(rows.every((row) => row.includes('\t')), list);
  }
});
