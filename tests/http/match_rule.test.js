// SPDX-License-Identifier: MIT
// match_rule: matching by a named version of the area's rule: one that is approved but not yet in force decides for its unit and those
// below, two runs show what it would change, and what may not decide is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { previewed, scoreRule as rule } from './support/rules.js';
import { ended } from './support/sheets.js';

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) => ['morning', 'afternoon'].map((b) => `${day}.${b}`));
const MOST = 10_000;

const ok = (answer) => {
  assert.ok(answer.status < 300, answer.text);
  return answer.body;
};

async function office(t) {
  const s = await bank(t);
  const [dung, giang] = [await s.as('cum.dung'), await s.as('tinh.giang')];
  const area = ok(await dung.get('/me')).roles.find((one) => one.role === 'area_admin').unit;
  const draft = async (source, unit = area, who = dung) => ok(await who.post('/rules/drafts', { unit, source }));
  const approved = async (source) => {
    const version = await draft(source);
    ok(await dung.post(`/rule_versions/${version.id}/check`));
    await previewed(dung, version);
    ok(await dung.post(`/rule_versions/${version.id}/submit`));
    return ok(await giang.post(`/rule_versions/${version.id}/approve`));
  };
  const match = async (wish) => {
    const asked = ok(await dung.post('/match_runs', { unit: area, to: shiftOn(10).day, seed: 3, stability: 0, ...wish }));
    const job = await ended(dung, asked.job);
    const run = ok(await dung.get(`/match_runs/${asked.id}`));
    assert.equal(run.state, 'ready', JSON.stringify(job));
    return run;
  };
  return { s, dung, giang, area, draft, approved, match };
}

test('a version that is approved decides a matching before it is in force, and two runs show what it changes', async (t) => {
  const { s, dung, area, approved, match } = await office(t);
  const { campaign, shift, later } = await s.open(shiftOn(4), { min_people: 2, max_people: 30 }, { title: 'Trồng rừng đầu nguồn' });
  for (let i = 0; i < 4; i += 1) await s.join(later, { free: ALWAYS });
  const version = await approved(rule(7));

  const wish = { campaign: campaign.id };
  const plain = await match({ ...wish, without_rules: true });
  const byIt = await match({ ...wish, rule_version: version.id });
  assert.equal(byIt.rule_version, version.id);
  assert.ok(!byIt.faults);
  const scores = async (run) => {
    const { classes } = ok(await dung.get(`/match_runs/${run.id}/shifts/${shift.id}`));
    return new Map(classes.flatMap((one) => [...one.people, ...one.next]).map((one) => [one.volunteer, one.score]));
  };
  const [without, with7] = [await scores(plain), await scores(byIt)];
  assert.ok(with7.size > 4);
  for (const [who, score] of with7) if (without.has(who)) assert.equal(score, Math.min(MOST, without.get(who) + 700));

  const { unit_name: name } = ok(await dung.get('/me')).roles.find((one) => one.unit === area);
  const words = `Quy tắc ${name}, bản ${version.version}`;
  const second = await approved(rule(9));
  const later9 = await match({ ...wish, rule_version: second.id });
  const compared = ok(await dung.get(`/match_runs/${later9.id}/compare/${byIt.id}`));
  assert.deepEqual([compared.before.rule, compared.now.rule], [words, `Quy tắc ${name}, bản ${second.version}`]);
  assert.ok(compared.now.objective > compared.before.objective);
  assert.equal(ok(await dung.get(`/match_runs/${byIt.id}/result`)).rule, words);
  assert.equal(ok(await dung.get(`/match_runs/${plain.id}/result`)).rule, '');
});

test('what nobody approved, what is for something else, and what is of another area decides nothing', async (t) => {
  const { dung, giang, area, draft, approved } = await office(t);
  const refused = async (wish, code) => {
    const answer = await dung.post('/match_runs', { unit: area, to: shiftOn(10).day, ...wish });
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.body.errors.map((one) => [one.pointer, one.code]), [['/rule_version', code]]);
  };
  await refused({ rule_version: (await draft(rule(7))).id }, 'not-approved');
  await refused({ rule_version: (await approved(rule(7))).id, without_rules: true }, 'without_rules');
  const all = ok(await giang.get('/rule_versions?limit=200')).items;
  await refused({ rule_version: all.find((one) => one.hook === 'bank.credit').id }, 'hook');
  const theirs = all.find((one) => one.hook === 'bank.score' && one.unit && one.unit !== area && one.state === 'active');
  await refused({ rule_version: theirs.id }, 'unit');
});
