// SPDX-License-Identifier: MIT
// pinning: a campaign goes by the rules it was opened with; what is put into force later is for those opened later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftAt, shiftOn } from './support/bank.js';
import { previewed } from './support/rules.js';
import { ended } from './support/sheets.js';

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) => ['morning', 'afternoon'].map((b) => `${day}.${b}`));

const NOBODY = `hook "bank.score"
reasons { khong = "Không xếp ai" }
function run(f, p) return reject "khong" end
tests {
  { "một", given = { age = 20 }, expect = { rejected = "khong" } },
  { "hai", given = { age = 30 }, expect = { rejected = "khong" } },
  { "ba", given = { age = 40 }, expect = { rejected = "khong" } },
}
`;
const ONE_HOUR = `hook "bank.credit"
reasons { mot = "Mỗi buổi một giờ", vang = "Vắng" }
function run(f, p)
  if f.state ~= "present" then return reject "vang" end
  add("mot", 1)
end
tests {
  { "có mặt", given = { state = "present" }, expect = { score = 1 } },
  { "có lý do", given = { state = "present" }, expect = { has = { "mot" } } },
  { "vắng", given = { state = "unexcused" }, expect = { rejected = "vang" } },
}
`;

/** Puts an area's rule into force today. */
async function rule(s, hook, source) {
  const [giang, dung] = [await s.as('tinh.giang'), await s.as('cum.dung')];
  const unit = (await dung.get('/me')).body.roles.find((r) => r.role === 'area_admin').unit;
  const draft = (await dung.post('/rules/drafts', { unit, hook, source, note: 'đổi' })).body;
  const step = async (who, name) => {
    const answer = await who.post(`/rule_versions/${draft.id}/${name}`, {});
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
    return answer.body;
  };
  await step(dung, 'check');
  await previewed(dung, draft);
  await step(dung, 'submit');
  await step(giang, 'approve');
  assert.equal((await step(giang, 'activate')).state, 'active');
  return draft.id;
}

/** One run over the whole unit: people in each of these shifts. */
async function matched(s, shifts) {
  const asked = await s.officer.post('/match_runs', { unit: s.unit, from: shiftOn(1).day, to: shiftOn(10).day, seed: 5 });
  await ended(s.officer, asked.body.job);
  const result = (await s.officer.get(`/match_runs/${asked.body.id}/result`)).body.shifts;
  return shifts.map((shift) => result.filter((x) => x.shift === shift.id).reduce((sum, x) => sum + x.filled, 0));
}

test('ranking and matching stay by the rule a campaign was opened with', async (t) => {
  const s = await bank(t);
  const before = await s.open(shiftOn(4), { min_people: 1 }, { title: 'Mở trước' });
  for (let i = 0; i < 3; i += 1) await s.join(before.later, { free: ALWAYS });
  const proposed = async ({ opening }) => (await s.officer.get(`/openings/${opening.id}/candidates?limit=200`)).body.items;
  const first = await proposed(before);
  assert.ok(first.length >= 3);
  const version = await rule(s, 'bank.score', NOBODY);
  const after = await s.open(shiftOn(6), { min_people: 1 }, { title: 'Mở sau' });

  const stands = (await s.officer.get(`/campaigns/${before.campaign.id}`)).body;
  assert.ok(stands.score_rule);
  assert.notEqual(stands.score_rule, version);
  assert.equal((await s.officer.get(`/campaigns/${after.campaign.id}`)).body.score_rule, version);
  assert.deepEqual(
    (await proposed(before)).map((c) => [c.id, c.score]),
    first.map((c) => [c.id, c.score]),
  );
  assert.deepEqual(await proposed(after), []);
  const [then, now] = await matched(s, [before.shift, after.shift]);
  assert.ok(then >= 3);
  assert.equal(now, 0);
  assert.match((await s.page(`/c/${before.campaign.id}`)).text, /Xếp người theo/);
});

test('hours stay by the rule a campaign was opened with, and their receipts say which', async (t) => {
  const s = await bank(t);
  const before = await s.open(shiftAt(20, 240), {}, { title: 'Mở trước' });
  const version = await rule(s, 'bank.credit', ONE_HOUR);
  const after = await s.open(shiftAt(20, 240), {}, { title: 'Mở sau' });
  const hours = async ({ shift }) => {
    const { me } = await s.member(shift);
    await me.post('/me/check-ins', { code: await s.codeOf(shift) });
    const [item] = (await me.get('/me/hours')).body.items;
    const { rule: by } = (await me.get(`/verdicts/${item.verdict}/receipt`)).body;
    return [item.hours_text, by.version === version];
  };
  assert.deepEqual(await hours(before), ['4', false]);
  assert.deepEqual(await hours(after), ['1', true]);
});

test('nobody sets the rule of a campaign by hand', async (t) => {
  const s = await bank(t);
  const { campaign } = await s.open();
  const kept = (await s.officer.get(`/campaigns/${campaign.id}`)).body.score_rule;
  await s.officer.patch(`/campaigns/${campaign.id}`, { score_rule: campaign.id, credit_rule: null });
  const now = (await s.officer.get(`/campaigns/${campaign.id}`)).body;
  assert.equal(now.score_rule, kept);
  assert.ok(now.credit_rule);
});
