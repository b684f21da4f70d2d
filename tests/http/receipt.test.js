// SPDX-License-Identifier: MIT
// receipt: every hour a rule decided can be asked why, and computed again to the byte by whoever it is about and by their unit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftAt } from './support/bank.js';
import { previewed } from './support/rules.js';

/** Somebody whose four hours were credited by the rule in force, and the receipt of them. */
async function credited(t) {
  const s = await bank(t);
  const { shift } = await s.open(shiftAt(20, 240));
  const { me, signup } = await s.member(shift);
  await me.post('/me/check-ins', { code: await s.codeOf(shift) });
  const receipt = async () => (await me.get('/me/hours')).body.items[0].verdict;
  return { s, shift, me, signup, receipt, id: await receipt() };
}

test('a receipt says the reasons, whose rule it was and the facts it read', async (t) => {
  const { s, me, id } = await credited(t);
  const { status, body } = await me.get(`/verdicts/${id}/receipt`);
  assert.equal(status, 200);
  assert.equal(body.score, '4');
  assert.deepEqual(body.reasons, [{ text: 'Có mặt 240 phút', points: '4' }]);
  assert.equal(body.rule.number, 1);
  assert.equal(body.rule.author, 'có sẵn trong phần mềm');
  const value = (name) => body.facts.find((f) => f.name === name)?.value;
  assert.equal(value('minutes_present'), '240');
  assert.equal(value('state'), 'Có mặt');
  assert.equal(value('campaign_type'), undefined, 'what the rule did not read is not kept');
  assert.deepEqual(
    body.hashes.map((h) => h.hash.length),
    [64, 64, 64, 64],
  );
  const page = await me.page(`/bien-nhan/${id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Số phút có mặt/);
  assert.match((await me.page('/gio')).text, new RegExp(`/bien-nhan/${id}`));
  assert.equal((await s.page(`/bien-nhan/${id}`)).status, 303, 'nobody reads it without signing in');
});

test('computed again it is the same, even when another rule is in force since', async (t) => {
  const { s, me, id } = await credited(t);
  const [giang, dung] = [await s.as('tinh.giang'), await s.as('cum.dung')];
  const unit = (await dung.get('/me')).body.roles.find((r) => r.role === 'area_admin').unit;
  const inForce = async () => (await giang.get(`/rules?unit=${s.unit}`)).body.items.find((r) => r.hook === 'bank.credit').rule.id;
  const { source } = (await giang.get(`/rule_versions/${await inForce()}`)).body;
  const draft = (await dung.post('/rules/drafts', { unit, hook: 'bank.credit', source: `${source}\n-- đổi\n`, note: 'đổi' })).body;
  await dung.post(`/rule_versions/${draft.id}/check`, {});
  await previewed(dung, draft);
  await dung.post(`/rule_versions/${draft.id}/submit`, {});
  for (const step of ['approve', 'activate']) await giang.post(`/rule_versions/${draft.id}/${step}`, {});
  assert.equal(await inForce(), draft.id);
  for (const again of [await me.post(`/verdicts/${id}/replays`), await s.officer.post(`/verdicts/${id}/replays`)]) {
    assert.equal(again.status, 200, again.text);
    assert.deepEqual(again.body.replay, { same: true, untouched: true, same_facts: true, fault: '' });
    assert.notEqual(again.body.rule.version, draft.id);
  }
  const page = await me.page(`/bien-nhan/${id}/tinh-lai`);
  assert.match(page.text, /Tính lại ra đúng như cũ/);
});

test('a receipt is for the person and the unit; what staff read is in the journal', async (t) => {
  const { s, shift, id } = await credited(t);
  const other = await s.member(shift);
  for (const path of [`/verdicts/${id}/receipt`, `/verdicts/${id}/replay`, `/verdicts/${id}`]) {
    assert.equal((await other.me.get(path)).status, 403, path);
    assert.equal((await s.get(path)).status, 401, path);
  }
  assert.equal((await (await s.as('theodoi.minh')).get(`/verdicts/${id}/receipt`)).status, 403, 'a monitor sees nothing personal');
  assert.equal((await s.officer.get(`/verdicts/${id}/receipt`)).status, 200);
  const giang = await s.as('tinh.giang');
  const { items } = (await giang.get('/journal?limit=200')).body;
  assert.ok(
    items.some((i) => !i.changed && /receipt/.test(i.why)),
    JSON.stringify(items.map((i) => i.why)),
  );
});

test('what is decided anew is a new receipt; saying the same again is not', async (t) => {
  const { s, shift, me, signup, receipt, id } = await credited(t);
  const mark = (state, more) => s.officer.post(`/shifts/${shift.id}/marks`, { signup, state, ...more });
  assert.equal((await mark('present')).status, 200);
  const confirmed = await receipt();
  assert.equal((await mark('present')).status, 200);
  assert.equal(await receipt(), confirmed);
  assert.equal((await mark('late', { late_minutes: 60 })).status, 200);
  const late = await receipt();
  assert.notEqual(late, confirmed);
  assert.equal((await me.get(`/verdicts/${id}/receipt`)).body.score, '4', 'the first one stays what it was');
  assert.equal((await me.get(`/verdicts/${late}/receipt`)).body.score, '3');
  const own = await me.get('/me/export');
  assert.ok(own.body.verdicts.length >= 2, 'they belong to what one can take along');
});

test('erasing a person empties their receipts', async (t) => {
  const { s, me, id } = await credited(t);
  const gone = await me.post('/me/erase', { confirm: true });
  assert.equal(gone.status, 204, gone.text);
  const { body } = await s.officer.get(`/verdicts/${id}/receipt`);
  assert.equal(body.erased, true);
  assert.deepEqual([body.facts, body.reasons], [[], []]);
  const again = await s.officer.post(`/verdicts/${id}/replays`);
  assert.equal(again.status, 409);
  assert.equal(again.body.code, 'erased');
});
