// SPDX-License-Identifier: MIT
// rule_try: a rule on facts somebody types, beside the rule in force; the facts of a real person to begin from; and a rule taken home as a
// ZIP that passes the same check there.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { scoreRule } from './support/rules.js';
import { cli, server } from './support/server.js';
import { download } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const PASSWORD = 'volbank-demo';
const DEMO = { volunteers: 60, seed: 640 };

async function office(t) {
  const s = await server(t, { demo: DEMO });
  const [dung, giang, minh] = await Promise.all(['cum.dung', 'tinh.giang', 'theodoi.minh'].map((n) => s.login(n, PASSWORD)));
  const ok = (answer, status = 200) => {
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };
  const area = (await dung.get('/me')).body.roles.find((r) => r.role === 'area_admin').unit;
  const tried = async (body, who = dung) => ok(await who.post('/rules/try', { unit: area, ...body }));
  return { s, dung, giang, minh, area, ok, tried };
}

test('a source and the rule in force answer on the same facts, with what they read', async (t) => {
  const { dung, area, tried } = await office(t);
  const got = await tried({ source: scoreRule(7), facts: JSON.stringify({ age: 20, unexcused: 5 }) });
  assert.deepEqual([got.hook, got.fault, got.verdict.score], ['bank.score', null, 7]);
  assert.deepEqual(got.verdict.reasons, [{ code: 'a', points: 7, vi: 'Cộng điểm' }]);
  assert.deepEqual(got.facts_used, ['age']);
  assert.ok(got.before.version && got.before.verdict && got.before.facts_used.includes('unexcused'));

  assert.equal((await tried({ source: scoreRule(7), facts: '{"age":12}' })).verdict.rejected, 'tre');
  assert.equal((await tried({ source: scoreRule(7) })).verdict.score, 7, 'facts that are left out take their fallbacks');
  assert.equal((await tried({ source: scoreRule(7), params: 'cong = 3.5' })).verdict.score, 3.5);
  const version = (await tried({ version: got.before.version, facts: '{"age":20,"unexcused":5}' }));
  assert.deepEqual(version.verdict, got.before.verdict);

  const failing = await tried({ source: scoreRule(7, { run: 'add("a", p.khong_co)' }) });
  assert.deepEqual([failing.verdict, failing.fault.line, failing.fault.kind], [null, 6, 'runtime']);
  assert.ok(failing.before.verdict, 'the rule in force answers all the same');
  const wrong = await dung.post('/rules/try', { unit: area, source: scoreRule(7), facts: '{"tuoi":20,"age":"x"}' });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.body.errors.length, 2);
  assert.equal((await dung.post('/rules/try', { unit: area, source: scoreRule(7), facts: '{' })).status, 400);
});

test('whoever may not write rules there tries none, and a hostile source costs nothing but its own try', async (t) => {
  const { dung, giang, minh, area, tried, ok } = await office(t);
  assert.equal((await minh.post('/rules/try', { unit: area, source: scoreRule(7) })).status, 403);
  assert.equal((await dung.post('/rules/try', { source: scoreRule(7) })).status, 403, 'the province is not the area’s');
  const endless = await tried({ source: scoreRule(7, { run: 'while true do end' }) });
  assert.equal(endless.fault.kind, 'budget');
  const other = ok(await giang.post('/rules/drafts', { source: scoreRule(9) }), 201);
  assert.equal((await dung.post('/rules/try', { unit: area, version: other.id })).status, 403, 'a draft above is nobody’s below');
  assert.equal((await dung.post('/rules/try', { unit: area })).body.errors[0].pointer, '/source');
});

test('the facts of a real person are read by who may see them, and each reading is in the journal', async (t) => {
  const { dung, giang, minh, area, tried, ok } = await office(t);
  const people = ok(await giang.get('/volunteers?limit=60')).items;
  const asked = async (who, hook, subject, unit) => who.get(`/rules/facts?${new URLSearchParams({ hook, subject, ...(unit && { unit }) })}`);
  const met = {};
  for (const hook of ['bank.score', 'bank.credit', 'bank.evaluate']) {
    for (const person of people) {
      const got = ok(await asked(giang, hook, person.id));
      assert.deepEqual([got.hook, got.subject, got.name], [hook, person.id, person.full_name]);
      if (!got.items.length) continue;
      met[hook] = got;
      break;
    }
    assert.ok(met[hook], `${hook}: somebody has history`);
    const tryOut = await tried({ unit: undefined, version: (await inForce(giang, hook)), facts: JSON.stringify(met[hook].items[0].facts) }, giang);
    assert.equal(tryOut.fault, null, `${hook}: what is read can be tried as it is`);
  }
  const days = met['bank.credit'].items.map((item) => item.day);
  assert.deepEqual(days, [...days].sort().reverse(), 'newest first');
  const journal = await giang.get(`/volunteers/${met['bank.credit'].subject}/history`);
  assert.ok(journal.text.includes('/rules/facts'), 'who looked, and by which route');

  assert.equal((await asked(minh, 'bank.score', people[0].id, area)).status, 403);
  const mine = ok(await dung.get('/volunteers?limit=60')).items.map((p) => p.id);
  const other = people.find((p) => !mine.includes(p.id));
  assert.equal((await asked(dung, 'bank.score', other.id, area)).status, 403, 'of another area');
  assert.equal((await asked(giang, 'bank.score', 'x')).status, 422);
  assert.equal((await asked(giang, 'bank.nothing', people[0].id)).status, 422);
});

async function inForce(who, hook) {
  return (await who.get('/rules')).body.items.find((item) => item.hook === hook).rule.id;
}

test('a rule taken home holds script, stub, settings and a word on what to do, and passes the same check there', async (t) => {
  const { s, dung, giang, minh, area, ok } = await office(t);
  const folder = mkdtempSync(join(tmpdir(), 'volbank-zip-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  for (const hook of ['bank.score', 'bank.credit', 'bank.evaluate']) {
    const version = await inForce(giang, hook);
    const zip = await download(s, dung, `/rule_versions/${version}/zip`);
    assert.equal(zip.status, 200);
    assert.equal(zip.headers.get('content-type'), 'application/zip');
    const files = Object.fromEntries([...unzip(zip.bytes)].map(([name, bytes]) => [name, bytes.toString()]));
    assert.deepEqual(Object.keys(files), [`${hook}.lua`, `api/${hook}.lua`, '.luarc.json', 'README.md']);
    const script = files[`${hook}.lua`];
    const types = /^---@param f (\w+)\n---@param p table<string, number>\n(?=function run\(f, p\))/m;
    assert.equal(script.replace(types, ''), ok(await giang.get(`/rule_versions/${version}`)).source);
    assert.ok(files[`api/${hook}.lua`].includes(`\n---@class ${script.match(types)[1]}\n`), 'what the editor completes behind f.');
    assert.equal(files[`api/${hook}.lua`], cli('hook', hook, 'stub').stdout);
    assert.deepEqual(JSON.parse(files['.luarc.json'])['workspace.library'], ['api']);
    assert.match(files['README.md'], new RegExp(`volbank rule test ${hook}\\.lua`));
    const path = join(folder, `${hook}.lua`);
    writeFileSync(path, files[`${hook}.lua`]);
    const checked = cli('rule', 'check', path);
    assert.deepEqual([checked.status, JSON.parse(checked.stdout).ok], [0, true]);
    assert.equal(cli('rule', 'test', path).status, 0);
  }
  const draft = ok(await giang.post('/rules/drafts', { source: scoreRule(9) }), 201);
  assert.equal((await download(s, dung, `/rule_versions/${draft.id}/zip`)).status, 403, 'a draft above is not for below');
  assert.equal((await download(s, minh, `/rule_versions/${await inForce(giang, 'bank.score')}/zip`)).status, 200);
  assert.ok(area);
});
