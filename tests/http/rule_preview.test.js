// SPDX-License-Identifier: MIT
// rule_preview: a version tried on what really happened, as a job: who rises and falls, counted and explained; kept over a restart;
// without it nothing is submitted. Names only for those who may see them, and every look is in the journal.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { preview, previewed, scoreRule } from './support/rules.js';
import { server } from './support/server.js';

const PASSWORD = 'volbank-demo';
const DEMO = { volunteers: 200, seed: 640 };

async function office(t, options = {}) {
  const s = await server(t, { demo: DEMO, ...options });
  const [dung, giang, minh] = await Promise.all(['cum.dung', 'tinh.giang', 'theodoi.minh'].map((n) => s.login(n, PASSWORD)));
  const ok = (answer, status = 200) => {
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };
  const area = (await dung.get('/me')).body.roles.find((r) => r.role === 'area_admin').unit;
  /** The area's, and the province's. */
  const draft = async (source) => ok(await dung.post('/rules/drafts', { unit: area, source }), 201);
  const whole = async (source) => ok(await giang.post('/rules/drafts', { source }), 201);
  const step = (who, version, name, body) => who.post(`/rule_versions/${version.id}/${name}`, body);
  return { s, dung, giang, minh, area, ok, draft, whole, step };
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

test('a checked version is tried on history, is previewed then, and can be submitted', async (t) => {
  const { giang, minh, whole, step, ok } = await office(t);
  const version = await whole(scoreRule(7));
  ok(await step(giang, version, 'check'));
  const early = await step(giang, version, 'submit');
  assert.deepEqual([early.status, early.body.code], [409, 'not-previewed']);
  assert.equal((await giang.get(`/rule_versions/${version.id}/preview`)).body.code, 'no-preview');

  const got = await previewed(giang, version);
  assert.equal(ok(await giang.get(`/rule_versions/${version.id}`)).state, 'previewed');
  assert.deepEqual([got.stale, got.version, got.number], [false, version.id, version.version]);
  assert.equal(got.against.unit, null, 'the province’s rule is what is in force');
  assert.ok(got.cases > 20 && got.people > 5 && got.people <= got.cases, `${got.cases} cases of ${got.people}`);
  assert.equal(got.faults, 0);
  assert.ok(got.changed >= got.rose + got.fell);
  assert.equal(sum(got.bands.rows.flat()), got.cases);
  assert.equal(got.bands.rows.length, got.bands.codes.length);
  const rated = got.cases - got.rejected.after - got.unrated.after;
  assert.equal(sum(got.histogram.after), rated);
  assert.deepEqual([got.histogram.edges[0], got.histogram.edges.at(-1)], [-20, 20]);
  assert.equal(got.mean.after, 7);
  assert.deepEqual(got.groups.map((g) => g.label), ['Xã', 'Giới tính', 'Nhóm tuổi']);
  for (const group of got.groups) assert.equal(sum(group.rows.map((row) => row.cases)), got.cases, group.label);

  assert.ok(got.movers.length > 0);
  const first = got.movers[0];
  assert.ok(first.name && first.subject && first.about);
  assert.equal(first.after.score, 7);
  assert.deepEqual(first.after.reasons.map((r) => r.vi), ['Cộng điểm']);
  assert.equal(first.delta, first.after.score - first.before.score);

  const blind = ok(await minh.get(`/rule_versions/${version.id}/preview`));
  assert.equal(blind.cases, got.cases);
  assert.ok(blind.movers.every((m) => m.name === null && m.subject === null && m.after === null), 'whoever may not see people sees none');
  ok(await step(giang, version, 'submit'));
});

test('a draft may be previewed while it is written; the result says that it is of an older text', async (t) => {
  const { dung, draft, ok } = await office(t);
  const version = await draft(scoreRule(7));
  const got = await previewed(dung, version);
  assert.equal(ok(await dung.get(`/rule_versions/${version.id}`)).state, 'draft');
  ok(await dung.patch(`/rule_versions/${version.id}`, { source: scoreRule(9) }));
  assert.equal(ok(await dung.get(`/rule_versions/${version.id}/preview`)).stale, true);
  const again = await previewed(dung, version);
  assert.equal(again.stale, false);
  assert.equal(again.cases, got.cases);
  if (again.cases) assert.equal(again.mean.after, 9);
});

test('a rule that fails on history is counted and says where; one that does not load fails the job', async (t) => {
  const { giang, whole, ok } = await office(t);
  const failing = await whole(scoreRule(7, { run: 'add("a", f.age > 30 and p.cong or p.khong_co)' }));
  const got = await previewed(giang, failing);
  assert.ok(got.faults > 0);
  assert.deepEqual([got.fault_samples[0].side, got.fault_samples[0].fault.line], ['after', 6]);
  assert.ok(got.fault_samples[0].fault.vi.includes('Dòng 6'));

  const broken = await whole('hook "bank.score"\nreasons {}\nfunction run(f, p)\n  if\nend\n');
  const job = await preview(giang, broken);
  assert.equal(job.state, 'failed');
  assert.match(job.note, /[Dd]òng \d/);
  assert.equal(ok(await giang.get(`/rule_versions/${broken.id}`)).state, 'draft');
});

test('an endless rule costs a preview its time and nothing else', async (t) => {
  const { giang, whole } = await office(t);
  const endless = await whole(scoreRule(7, { run: 'while true do end' }));
  const got = await previewed(giang, endless);
  assert.ok(got.faults > 0);
  assert.equal(got.fault_samples[0].fault.kind, 'budget');
});

test('only days asked for count, and only an approved version is compared with', async (t) => {
  const { dung, giang, draft, whole, step, ok } = await office(t);
  const version = await whole(scoreRule(7));
  const all = await previewed(giang, version);
  const day = (n) => new Date(Date.now() + 7 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);
  const month = await previewed(giang, version, { from: day(-30), until: day(0) });
  assert.deepEqual([month.from, month.until], [day(-30), day(0)]);
  assert.ok(month.cases < all.cases);
  const turned = await step(giang, version, 'preview', { from: day(0), until: day(-1) });
  assert.deepEqual([turned.status, turned.body.errors[0].pointer], [422, '/from']);
  const other = await whole(scoreRule(5));
  const wrong = await step(giang, version, 'preview', { against: other.id });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, '/against']);

  const approved = await draft(scoreRule(7));
  ok(await step(dung, approved, 'check'));
  await previewed(dung, approved);
  ok(await step(dung, approved, 'submit'));
  ok(await step(giang, approved, 'approve'));
  const against = await previewed(giang, other, { against: approved.id });
  assert.deepEqual([against.against.version, against.against.number], [approved.id, approved.version]);
  assert.equal(against.fell, against.cases - against.rejected.after, 'everybody who is not refused loses two points');
});

test('who would be decided by an area’s own rule in force is not counted for the province', async (t) => {
  const { dung, giang, area, draft, whole, step, ok } = await office(t);
  const { items } = ok(await dung.get(`/rules?unit=${area}`));
  const { origin, rule } = items.find((item) => item.hook === 'bank.score');
  assert.equal(origin, 'own');
  const province = await whole(scoreRule(7));
  const counted = async (who, version) => previewed(who, version).then((p) => ({ cases: p.cases, elsewhere: p.elsewhere }));
  const beside = await counted(giang, province);
  const own = await draft(scoreRule(8));
  const part = await counted(dung, own);
  assert.ok(part.cases > 0);
  assert.equal(part.elsewhere, 0, 'the draft would decide in the place of the area’s own');
  assert.ok(beside.elsewhere >= part.cases);

  ok(await step(dung, rule, 'retire'));
  const joined = { cases: beside.cases + part.cases, elsewhere: beside.elsewhere - part.cases };
  assert.deepEqual(await counted(giang, province), joined, 'an area without a rule is decided by the province’s');
  assert.deepEqual(await counted(dung, own), part, 'and its draft would decide for all of it');

  ok(await step(dung, own, 'check'));
  await previewed(dung, own);
  ok(await step(dung, own, 'submit'));
  ok(await step(giang, own, 'approve'));
  assert.deepEqual(await counted(giang, province), joined, 'what is not in force decides nothing');
  ok(await step(dung, own, 'activate'));
  assert.deepEqual(await counted(giang, province), beside);
});

test('every hook of the bank has history of its own, of which an area’s is a part', async (t) => {
  const { giang, dung, draft, whole, ok } = await office(t);
  const { items } = ok(await giang.get('/rules'));
  for (const hook of ['bank.score', 'bank.credit', 'bank.evaluate']) {
    const { source } = ok(await giang.get(`/rule_versions/${items.find((i) => i.hook === hook).rule.id}`));
    const province = await previewed(giang, await whole(source));
    assert.deepEqual([province.changed, province.rose, province.fell], [0, 0, 0], `${hook}: the same rule changes nobody`);
    const part = await previewed(dung, await draft(source));
    const all = province.cases + province.elsewhere;
    assert.ok(part.cases > 0 && part.cases < all, `${hook}: ${part.cases} of ${all}`);
    assert.equal(part.elsewhere, 0, `${hook}: nobody below the area has a rule`);
  }
});

test('what a preview came to is there after a restart, and looking at people is in the journal', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-preview-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  const { s, giang, whole } = await office(t, { data });
  const version = await whole(scoreRule(7));
  const before = await previewed(giang, version);
  const code = await s.stop();
  assert.equal(code, 0, s.said());
  const again = await server(t, { data });
  const back = await again.login('tinh.giang', PASSWORD);
  const after = (await back.get(`/rule_versions/${version.id}/preview`)).body;
  assert.deepEqual(after, before);
  const seen = before.movers[0].subject;
  const journal = await back.get(`/volunteers/${seen}/history`);
  assert.ok(journal.text.includes('/preview'), 'who looked, and by which route');
});

test('who may not write rules there previews none', async (t) => {
  const { s, dung, minh, draft } = await office(t);
  const version = await draft(scoreRule(7));
  const chi = await s.login('canbo.chi', PASSWORD);
  for (const who of [minh, chi]) assert.equal((await who.post(`/rule_versions/${version.id}/preview`, {})).status, 403);
  assert.equal((await dung.post(`/rule_versions/${version.id}/preview`, { against: 'x' })).status, 422);
});
