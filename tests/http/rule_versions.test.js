// SPDX-License-Identifier: MIT
// rule_versions: an area's rule from draft to retirement: checked test by test, fixed once checked, approved by a second person, in
// force from a day, inherited below, and rolled back in one call.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewed, scoreRule as rule } from './support/rules.js';
import { server } from './support/server.js';

const PASSWORD = 'volbank-demo';
const DEMO = { volunteers: 20, seed: 640 };
const HOOK = 'bank.score';

/** The day `n` days from today, UTC+07:00. */
const day = (n) => new Date(Date.now() + 7 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);

async function office(t) {
  const s = await server(t, { demo: DEMO });
  const [dung, giang, minh, chi] = await Promise.all(['cum.dung', 'tinh.giang', 'theodoi.minh', 'canbo.chi'].map((n) => s.login(n, PASSWORD)));
  const held = async (who, role) => (await who.get('/me')).body.roles.find((r) => r.role === role).unit;
  const area = await held(dung, 'area_admin');
  const commune = await held(chi, 'unit_officer');
  const ok = (answer, status = 200) => {
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };
  const draft = async (source, more = {}, who = dung) => ok(await who.post('/rules/drafts', { unit: area, source, ...more }), 201);
  const step = (who, version, name, body) => who.post(`/rule_versions/${version.id}/${name}`, body);
  /** Written by the area, approved by the province; not yet in force. */
  const approved = async (source, more) => {
    const version = await draft(source, more);
    ok(await step(dung, version, 'check'));
    await previewed(dung, version);
    ok(await step(dung, version, 'submit'));
    return ok(await step(giang, version, 'approve'));
  };
  const inForce = async (unit, on, who = giang) => {
    const query = new URLSearchParams({ ...(unit && { unit }), ...(on && { on }) });
    return ok(await who.get(`/rules?${query}`)).items.find((item) => item.hook === HOOK);
  };
  return { s, dung, giang, minh, chi, area, commune, ok, draft, step, approved, inForce };
}

test('a rule goes from draft to in force, through a second person, and a unit below inherits it', async (t) => {
  const { dung, giang, area, commune, ok, draft, step, inForce } = await office(t);
  const before = (await inForce(area)).rule.id;

  const version = await draft(rule(7), { note: 'Cộng bảy điểm' });
  assert.deepEqual([version.state, version.unit, version.hook], ['draft', area, HOOK]);
  assert.equal((await step(dung, version, 'submit')).body.code, 'state', 'an unchecked draft is not submitted');

  const checked = ok(await step(dung, version, 'check'));
  assert.deepEqual([checked.ok, checked.state, checked.fault], [true, 'checked', null]);
  assert.deepEqual(checked.tests.map((row) => [row.name, row.line, row.outcome]), [['còn nhỏ', 9, 'passed'], ['người lớn', 10, 'passed'], ['có lý do', 11, 'passed']]);
  assert.deepEqual(checked.params, [{ name: 'cong', label: 'Điểm cộng', value: 7, min: 0, max: 20, line: 2 }]);

  assert.equal((await step(giang, version, 'approve')).body.code, 'state', 'nobody submitted it');
  assert.equal((await step(dung, version, 'submit')).body.code, 'not-previewed');
  await previewed(dung, version);
  ok(await step(dung, version, 'submit'));
  const alone = await step(dung, version, 'approve');
  assert.deepEqual([alone.status, alone.body.code], [403, 'second-person']);
  assert.equal((await step(dung, version, 'activate')).body.code, 'state', 'not approved yet');
  const approved = ok(await step(giang, version, 'approve'));
  assert.equal(approved.state, 'approved');
  assert.ok(approved.approver && approved.approver !== approved.author);

  const past = await step(dung, version, 'activate', { from: day(-1) });
  assert.deepEqual([past.status, past.body.errors[0].pointer], [422, '/from']);
  assert.equal(ok(await step(dung, version, 'activate', { from: day(3) })).active_from, day(3));
  assert.equal((await inForce(area, day(2))).rule.id, before, 'not before its day');
  for (const [unit, origin] of [[area, 'own'], [commune, 'parent']]) {
    const found = await inForce(unit, day(3));
    assert.deepEqual([found.origin, found.rule.id, found.unit], [origin, version.id, area]);
  }
  assert.equal((await inForce(undefined, day(3))).origin, 'province');

  const history = ok(await giang.get(`/rule_versions/${version.id}/history`));
  assert.ok(JSON.stringify(history).includes('approve'), 'each step is in the journal, with its route');
});

test('each test that fails is told with its line, and a broken source with the line it breaks at', async (t) => {
  const { dung, draft, step, ok } = await office(t);
  const version = await draft(rule(7, { expected: 8 }));
  const failed = ok(await step(dung, version, 'check'));
  assert.deepEqual([failed.ok, failed.state], [false, 'draft']);
  assert.deepEqual(failed.tests.map((row) => row.outcome), ['passed', 'failed', 'passed']);
  assert.equal(failed.tests[1].line, 10);
  assert.match(failed.tests[1].fault.vi, /mong đợi 8 nhưng được 7/);
  assert.match(failed.tests[1].fault.en, /expected 8 but got 7/);

  const trial = async (source) => ok(await dung.post('/rules/check', { source }));
  const syntax = await trial('hook "bank.score"\nreasons {}\nfunction run(f, p)\n  if f.age < 5 then\nend\n');
  assert.deepEqual([syntax.ok, syntax.fault.kind, syntax.tests], [false, 'syntax', []]);
  assert.match(syntax.fault.vi, /[Dd]òng \d/);
  const global = await trial(rule(7).replace('  add("a", p.cong)', '  diem = 5'));
  assert.deepEqual([global.fault.line, global.tests[1].fault.line], [6, 6]);
  const loop = await trial(rule(7).replace('  add("a", p.cong)', '  while true do end'));
  assert.deepEqual([loop.fault.kind, loop.fault.line, loop.tests[0].outcome], ['budget', 6, 'passed']);
  assert.equal((await trial('x = 1')).fault.fact, 'hook');

  const fixed = await dung.patch(`/rule_versions/${version.id}`, { source: rule(7) });
  assert.equal(fixed.status, 200, fixed.text);
  assert.equal(ok(await step(dung, version, 'check')).state, 'checked');
});

test('what was checked stays as it is; a returned version is drafted anew', async (t) => {
  const { dung, giang, draft, step, ok } = await office(t);
  const version = await draft(rule(7));
  const other = await giang.patch(`/rule_versions/${version.id}`, { source: rule(9) });
  assert.deepEqual([other.status, other.body.code], [403, 'not-author'], 'the second person stays one');
  ok(await step(dung, version, 'check'));
  const late = await dung.patch(`/rule_versions/${version.id}`, { source: rule(9) });
  assert.deepEqual([late.status, late.body.code], [409, 'immutable']);
  await previewed(dung, version);
  ok(await step(dung, version, 'submit'));
  assert.equal((await step(giang, version, 'return', {})).status, 422, 'a reason is due');
  const returned = ok(await step(giang, version, 'return', { why: 'Điểm quá thấp' }));
  assert.deepEqual([returned.state, returned.returned, returned.submitted ?? null], ['previewed', 'Điểm quá thấp', null]);
  const anew = await draft(undefined, { from: version.id, params: 'cong = 9.5' });
  assert.equal(anew.version, version.version + 1);
  assert.equal(anew.source, rule(7).replace('{ 7,', '{ 9.5,'));
});

test('a draft that was changed meanwhile is not overwritten by who saw it before', async (t) => {
  const { dung, draft } = await office(t);
  const version = await draft(rule(7));
  const etag = (await dung.get(`/rule_versions/${version.id}`)).headers.get('etag');
  const change = (note) => dung.patch(`/rule_versions/${version.id}`, { note }, { headers: { 'if-match': etag } });
  assert.equal((await change('Lần một')).status, 200);
  const late = await change('Lần hai');
  assert.deepEqual([late.status, late.body.code], [412, 'version']);
});

test('parameters are changed without touching the Lua, from the rule in force above', async (t) => {
  const { dung, area, inForce, ok } = await office(t);
  const { rule: province } = await inForce();
  const made = ok(await dung.post('/rules/drafts', { unit: area, from: province.id, params: 'vang = 4\n\nnguoi_moi = 2\n' }), 201);
  assert.match(made.source, /vang +=\s\{ 4, +min = 1/);
  assert.match(made.source, /nguoi_moi +=\s\{ 2, +min = 0/);
  assert.notEqual(made.id, province.id);
  const unknown = await dung.post('/rules/drafts', { unit: area, from: province.id, params: 'khong_co = 4\nvang = nhiều' });
  assert.deepEqual([unknown.status, unknown.body.errors.map((e) => e.pointer)], [422, ['/params', '/params']]);
  const wrong = await dung.patch(`/rule_versions/${made.id}`, { params: 'vang = 40' });
  assert.equal(wrong.status, 200, wrong.text);
  const checked = ok(await dung.post(`/rule_versions/${made.id}/check`));
  assert.equal(checked.fault.fact, 'vang', 'out of its bounds');
  assert.ok(checked.fault.line > 0);
});

test('one version a day is in force, an earlier one comes back by one call, and a retired one leaves the parent’s', async (t) => {
  const { dung, area, approved, step, inForce, ok } = await office(t);
  const first = await approved(rule(5));
  const second = await approved(rule(6));
  const third = await approved(rule(7));
  ok(await step(dung, first, 'activate'));
  ok(await step(dung, third, 'activate', { from: day(10) }));
  const between = ok(await step(dung, second, 'activate', { from: day(5) }));
  assert.equal(between.active_to, day(10), 'until the next that is set down');
  for (const [on, version] of [[0, first], [4, first], [5, second], [9, second], [10, third], [400, third]]) {
    const found = await inForce(area, day(on));
    assert.equal(found.rule.id, version.id, `day ${on}`);
    assert.equal(found.versions.filter((v) => v.in_force).length, 1, `day ${on}`);
  }
  assert.equal((await step(dung, first, 'roll-back')).status, 409, 'it is in force');

  ok(await step(dung, await approved(rule(8)), 'activate'));
  const again = ok(await step(dung, first, 'roll-back'), 201);
  assert.deepEqual([again.state, again.again, again.source, again.active_from], ['active', first.id, first.source, day(0)]);
  const now = await inForce(area);
  assert.deepEqual([now.rule.id, now.versions.filter((v) => v.in_force).length], [again.id, 1]);

  for (const version of [again, between, third]) ok(await step(dung, version, 'retire'));
  for (const on of [0, 5, 10]) assert.equal((await inForce(area, day(on))).origin, 'province', `day ${on}`);
});

test('only who holds authority there writes and approves, and the province is never without a rule', async (t) => {
  const { dung, giang, minh, chi, area, commune, draft, inForce, step } = await office(t);
  const version = await draft(rule(7));
  for (const who of [minh, chi]) {
    assert.equal((await who.post('/rules/drafts', { unit: area, source: rule(7) })).status, 403);
    for (const name of ['check', 'submit', 'approve', 'activate', 'retire', 'roll-back']) assert.equal((await step(who, version, name)).status, 403, name);
  }
  assert.equal((await dung.post('/rules/drafts', { source: rule(7) })).status, 403, 'the province’s rule is not the area’s');
  assert.equal((await giang.post('/rules/drafts', { unit: commune, source: rule(7) })).status, 201);
  const mixed = await dung.post('/rules/drafts', { unit: area, hook: 'bank.credit', source: rule(7) });
  assert.deepEqual([mixed.status, mixed.body.errors[0].pointer], [422, '/source']);
  const { rule: province } = await inForce();
  assert.equal((await step(giang, province, 'retire')).status, 409);
  assert.equal((await step(dung, province, 'retire')).status, 403);
});

test('a page of the workshop reads a version with what may be done with it, and what waits', async (t) => {
  const { dung, giang, minh, area, draft, step, inForce, ok } = await office(t);
  const seen = async (who, version) => ok(await who.get(`/rules/versions/${version.id}`));
  const { rule: before } = await inForce(area);
  const { rule: province } = await inForce();
  const version = await draft(rule(7));
  const own = await seen(dung, version);
  assert.deepEqual([own.hook, own.unit, own.source, own.now, own.state], [HOOK, area, rule(7), before.id, 'draft']);
  assert.equal(own.previews, true, 'there are sign-ups to try it on');
  assert.deepEqual([own.mine, own.may_write, own.may_decide, own.may_apply], [true, true, false, true]);
  const second = await seen(giang, version);
  assert.deepEqual([second.mine, second.may_decide, second.author_name], [false, true, own.author_name]);
  const above = await seen(dung, province);
  assert.deepEqual([above.may_write, above.may_decide, above.may_apply, above.now], [false, false, false, province.id]);
  assert.match(above.source, /hook "bank.score"/, 'what was approved is no secret among those who see rules');

  const ofProvince = await draft(rule(9), { unit: undefined }, giang);
  assert.equal((await dung.get(`/rules/versions/${ofProvince.id}`)).status, 403, 'a draft above is not for below');

  const waiting = async (who) => ok(await who.get('/rules/waiting')).items;
  ok(await step(dung, version, 'check'));
  await previewed(dung, version);
  assert.deepEqual(await waiting(giang), [], 'previewed, not submitted');
  assert.equal(ok(await step(dung, version, 'submit', { note: 'Bảy điểm thay cho năm' })).note, 'Bảy điểm thay cho năm');
  ok(await step(giang, ofProvince, 'check'));
  await previewed(giang, ofProvince);
  ok(await step(giang, ofProvince, 'submit'));
  assert.deepEqual((await waiting(giang)).map((one) => [one.id, one.may_decide]).sort(), [[version.id, true], [ofProvince.id, false]].sort());
  assert.deepEqual((await waiting(dung)).map((one) => [one.id, one.may_decide, one.mine]), [[version.id, false, true]]);
  assert.equal((await waiting(minh)).length, 2, 'a monitor sees, and decides nothing');
  assert.equal((await dung.get('/rules/versions/nothing')).status, 404);
});

test('an editor is told the facts, the codes and the functions of a hook', async (t) => {
  const { dung, ok, s } = await office(t);
  const told = ok(await dung.get('/rules/reference?hook=bank.evaluate'));
  assert.equal(told.hook, 'bank.evaluate');
  assert.match(told.schema, /^[0-9a-f]{64}$/);
  const sessions = told.facts.find((fact) => fact.name === 'sessions');
  assert.equal(sessions.kind, 'list');
  const state = sessions.items.find((fact) => fact.name === 'state');
  assert.deepEqual(
    told.vocabularies[state.vocabulary].terms.map((term) => term.code),
    ['present', 'late', 'excused', 'unexcused'],
  );
  const add = told.functions.find((call) => call.name === 'add');
  assert.equal(add.signature, 'add(code, points, vars?)');
  assert.equal(told.functions.some((call) => call.name === 'reject'), false);
  assert.equal(ok(await dung.get(`/rules/reference?hook=${HOOK}`)).functions.some((call) => call.name === 'reject'), true);
  assert.equal((await dung.get('/rules/reference?hook=bank.nothing')).status, 404);
  assert.equal((await s.login('tnv.an', PASSWORD).then((an) => an.get(`/rules/reference?hook=${HOOK}`))).status, 403);
});

test('whoever types is told all that is wrong, where it stands, and what the source declares', async (t) => {
  const { dung, ok } = await office(t);
  const check = async (source) => ok(await dung.post('/rules/check', { source }));
  const source = [
    'hook "bank.score"',
    'params { zz = { 2, min = 0, max = 9, label = "Z" },',
    '  aa = { 1.5, min = 0, max = 9, label = "A" } }',
    'reasons { a = "Cộng {n} điểm" }',
    'function run(f, p)',
    '  if f.age > 90 then add("a", f.tuoii) end',
    '  add("a", p.zz + p.aa, { n = 1 })',
    'end',
    'tests {',
    '  { "sai", given = { age = 20 }, expect = { score = 9 } },',
    '  { "đúng", expect = { score = 3.5 } },',
    '}',
  ].join('\n');
  const told = await check(source);
  assert.equal(told.ok, false);
  assert.equal(told.hook, HOOK);
  assert.deepEqual(
    told.faults.map((fault) => [fault.line, fault.vi]),
    [
      [null, 'Cần ít nhất ba kiểm thử trong `tests { … }`'],
      [null, 'Cần ít nhất một kiểm thử cho trường hợp bị từ chối (rejected)'],
      [10, 'Kiểm thử «sai»: mong đợi 9 nhưng được 3.50'],
    ],
  );
  assert.deepEqual(
    told.advice.map((fault) => [fault.line, fault.vi]),
    [[6, 'Dòng 6: không có dữ kiện «tuoii»']],
  );
  assert.deepEqual(
    told.params.map((param) => [param.name, param.value, param.line]),
    [
      ['zz', 2, 2],
      ['aa', 1.5, 3],
    ],
  );
  assert.deepEqual(told.reasons, [{ code: 'a', vi: 'Cộng {n} điểm' }]);
  const broken = await check('hook "bank.score"\nfunction run(f, p\nend');
  assert.equal(broken.faults.length, 1);
  assert.deepEqual(broken.faults[0], broken.fault);
  assert.equal(broken.fault.line, 3);
  const nothing = await check('xin chào');
  assert.equal(nothing.hook, null);
  assert.equal(nothing.faults[0].fact, 'hook');
});

test('the rule in force tells in plain words what it does', async (t) => {
  const { area, inForce } = await office(t);
  const { summary, rule } = await inForce(area);
  assert.equal(rule.in_force, true);
  assert.ok(summary.words.length > 10, summary.words);
  assert.ok(summary.params.every(({ name, label, value }) => name && label && Number.isFinite(Number(value))));
  assert.ok(summary.reasons.length > 0 && summary.reasons.every(({ code, vi }) => code && vi));
});
