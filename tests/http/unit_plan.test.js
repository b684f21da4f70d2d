// SPDX-License-Identifier: MIT
// unit_plan: a commune's yearly plan goes up, comes back with a reason and is approved; quarters are declared from it; what was approved changes by a decided
// adjustment only, from its day on, and a day before reads as it was: activities of a plan, and the levels of Plan 630's targets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { download } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

const body = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const refused = (answer, status, code) => {
  assert.equal(answer.status, status, answer.text);
  assert.ok([answer.body.code, ...(answer.body.errors ?? []).map((flaw) => flaw.code)].includes(code), `${code}: ${answer.text}`);
};

test('a unit’s year, and what changes of it', async (t) => {
  const s = await bank(t);
  const { officer: chi, unit } = s;
  const [dung, tinh, minh] = [await s.as('cum.dung'), await s.as('tinh.giang'), await s.as('theodoi.minh')];
  const province = body(await tinh.get('/plan/units')).unit;
  const today = shiftOn(0).day;
  const year = Number(today.slice(0, 4));
  const plan = async (who, of, its) => body(await who.post('/unit_plans', { unit: of, year: its }), 201).id;
  const add = (who, of, fields = {}) => who.post('/plan_activities', { plan: of, name: 'Ngày Chủ nhật xanh', quarter: 2, ...fields });
  const step = (who, of, action, more = {}) => who.patch(`/unit_plans/${of}/state`, { action, ...more });
  const whole = async (of, query = '', who = chi) => body(await who.get(`/unit_plans/${of}/whole${query}`));
  const next = async (its = year + 1, who = chi, of = unit) => body(await who.get(`/plan/units?unit=${of}&year=${its}`)).next.map((one) => one.code);
  let coming;
  let green;

  await t.test('it is written, submitted, returned with a reason, approved by the unit above alone, and stands', async () => {
    assert.ok((await next()).includes('begin'));
    assert.equal((await minh.post('/unit_plans', { unit, year: year + 1 })).status, 403);
    coming = await plan(chi, unit, year + 1);
    refused(await chi.post('/unit_plans', { unit, year: year + 1 }), 409, 'unique');
    refused(await step(chi, coming, 'submit'), 409, 'empty');
    refused(await add(chi, coming, { type: 'khong-co' }), 422, 'unknown');
    green = body(await add(chi, coming, { type: 'ncnx', field: 'environment', times: 2, host: 'Chi đoàn thôn 3' }), 201).id;
    body(await add(chi, coming, { name: 'Hiến máu tình nguyện', quarter: 4 }), 201);
    assert.ok((await next()).includes('submit'));
    for (const action of ['approve', 'close', 'adjust']) refused(await step(chi, coming, action), 409, 'state');
    body(await step(chi, coming, 'submit'));
    refused(await chi.patch(`/plan_activities/${green}`, { times: 3 }), 409, 'locked');
    refused(await chi.patch(`/unit_plans/${coming}`, { aims: 'Khác' }), 409, 'locked');
    assert.equal((await step(chi, coming, 'approve')).status, 403);
    assert.equal((await step(minh, coming, 'approve')).status, 403);
    assert.ok((await next(year + 1, dung, body(await chi.get(`/units/${unit}`)).parent)).includes('decide'));
    refused(await step(dung, coming, 'return'), 422, 'required');
    body(await step(dung, coming, 'return', { reason: 'Thiếu quý III' }));
    assert.equal((await whole(coming)).reason, 'Thiếu quý III');
    assert.ok((await next()).includes('returned'));
    body(await add(chi, coming, { name: 'Mùa hè xanh', quarter: 3 }), 201);
    body(await step(chi, coming, 'submit'));
    body(await step(dung, coming, 'approve'));
    const { can, open, activities } = await whole(coming);
    assert.deepEqual([can, open, activities.map((one) => one.name)], [['close'], false, ['Ngày Chủ nhật xanh', 'Mùa hè xanh', 'Hiến máu tình nguyện']]);
    refused(await add(chi, coming), 409, 'locked');
    refused(await chi.delete(`/plan_activities/${green}`), 409, 'locked');
    refused(await chi.delete(`/unit_plans/${coming}`), 409, 'locked');
    refused(await step(chi, coming, 'close'), 409, 'early');
  });

  const heard = async (about, of, words) => body(await tinh.get('/messages?limit=200')).items.filter((one) => one.about === about && one.unit === of && one.body.includes(words)).length;

  await t.test('who has to act, or waited, hears of each step; what to do next is had alone too', async () => {
    const area = body(await chi.get(`/units/${unit}`)).parent;
    assert.deepEqual([await heard('plan.step', area, 'chờ duyệt'), await heard('plan.step', unit, 'trả lại'), await heard('plan.step', unit, 'đã được duyệt')], [2, 1, 1]);
    const of = `?unit=${unit}&year=${year}`;
    assert.deepEqual(body(await chi.get(`/plan/next${of}`)).next, body(await chi.get(`/plan/units${of}`)).next);
    assert.equal(body(await chi.get('/plan/next')).unit, unit, 'one’s own, unless asked otherwise');
    assert.equal((await (await s.as('tnv.an')).get(`/plan/next${of}`)).status, 403);
  });

  await t.test('a quarter that is over is declared from the plan, then the year may be closed', async () => {
    const past = await plan(chi, unit, year - 1);
    body(await add(chi, past, { name: 'Thăm gia đình chính sách', quarter: 1, times: 2 }), 201);
    body(await step(chi, past, 'submit'));
    body(await step(dung, past, 'approve'));
    const old = body(await chi.get(`/declared_activities?unit=${unit}&limit=200`)).items;
    for (const one of old) if (one.year === year - 1) assert.equal((await chi.delete(`/declared_activities/${one.id}`)).status, 204);
    const { quarters, activities } = await whole(past);
    assert.deepEqual([activities[0].state, quarters[0].owes, quarters[0].planned, quarters[0].done], ['late', true, 2, 0]);
    assert.ok(quarters[0].draft.startsWith('Thăm gia đình chính sách (lần 1)\nThăm gia đình chính sách (lần 2)\n'), quarters[0].draft);
    const codes = await next(year - 1);
    assert.ok(codes.includes('undeclared') && codes.includes('overdue'), codes.join());
    refused(await step(chi, past, 'close'), 409, 'undeclared');
    for (const one of quarters)
      if (one.owes) body(await chi.post('/declared_activities', { unit, year: year - 1, quarter: one.quarter, activities: one.draft }), 201);
    assert.equal((await whole(past)).quarters[0].declared.figure, quarters[0].draft.trim().split('\n').length);
    assert.ok(!(await next(year - 1)).includes('undeclared'));
    assert.equal(body(await step(chi, past, 'close')).state, 'closed');
    refused(await add(chi, past), 409, 'locked');
  });

  await t.test('a campaign answers one activity of its year; what was done is counted from it', async () => {
    const starts = `${year + 1}-04-05`;
    const campaign = await s.campaign({ title: 'Chủ nhật xanh ở thôn 3', starts, ends: `${year + 1}-04-06` });
    const other = await s.campaign({ title: 'Chủ nhật xanh năm nay', starts: shiftOn(-1).day, ends: today });
    const tie = (which, activity = green) => chi.post('/plan_answers', { activity, campaign: which });
    refused(await tie(other.id), 422, 'year');
    body(await tie(campaign.id), 201);
    refused(await tie(campaign.id, (await whole(coming)).activities[1].id), 409, 'unique');
    const { activities } = await whole(coming);
    assert.deepEqual([activities[0].state, activities[0].campaigns.map((one) => one.title)], ['prepared', ['Chủ nhật xanh ở thôn 3']]);
  });

  const change = (who, of, fields) => who.post('/plan_changes', { adjustment: of, ...fields });
  const decide = (who, of, action, more = {}) => who.patch(`/plan_adjustments/${of}/state`, { action, ...more });
  const given = { decision: '21/QĐ-CĐ', decided: today };

  await t.test('an approved plan changes once its adjustment is decided, and reads as it was before that day', async () => {
    const fields = { unit, plan: coming, title: 'Điều chỉnh số lần', grounds: 'Mưa lũ\nThiếu người' };
    refused(await chi.post('/plan_adjustments', { ...fields, plan: undefined }), 422, 'required');
    const one = body(await chi.post('/plan_adjustments', fields), 201);
    assert.equal(one.to, 'above');
    refused(await decide(chi, one.id, 'submit'), 409, 'empty');
    const blood = (await whole(coming)).activities.find((activity) => activity.quarter === 4);
    const wrong = body(await change(chi, one.id, { what: 'target', target: 'a', percent: 10, by: '2030-12-31' }), 201);
    refused(await decide(chi, one.id, 'submit'), 409, 'target');
    assert.equal((await chi.delete(`/plan_changes/${wrong.id}`)).status, 204);
    body(await change(chi, one.id, { what: 'alter', activity: green, times: 3 }), 201);
    body(await change(chi, one.id, { what: 'drop', activity: blood.id, why: 'Gộp với tỉnh' }), 201);
    const upload = async (bytes, name) => {
      const form = new FormData();
      form.set('file', new Blob([bytes]), name);
      const answer = await fetch(`${s.url}/api/v1/plan_adjustments/${one.id}/evidence`, { method: 'POST', body: form, headers: { cookie: chi.cookie, origin: s.url } });
      const text = await answer.text();
      return { status: answer.status, text, body: JSON.parse(text) };
    };
    refused(await upload(Buffer.from('#!/bin/sh\n'), 'bao-cao.pdf'), 422, 'type');
    assert.equal(body(await upload(PDF, 'Biên bản.pdf')).evidence_name, 'Biên bản.pdf');
    assert.deepEqual((await download(s, minh, `/plan_adjustments/${one.id}/evidence`)).bytes, PDF);
    body(await decide(chi, one.id, 'submit'));
    assert.equal((await whole(coming)).state, 'adjusting');
    assert.equal((await upload(PDF, 'khac.pdf')).status, 409);
    refused(await chi.patch(`/plan_adjustments/${one.id}`, { grounds: 'Khác' }), 409, 'locked');
    assert.equal((await whole(coming)).activities[0].times, 2, 'nothing changes before the decision');

    const paper = await download(s, chi, `/plan_adjustments/${one.id}/files`);
    assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');
    const word = unzip((await download(s, chi, `/plan_adjustments/${one.id}/files?form=docx`)).bytes).get('word/document.xml').toString();
    for (const said of ['TỜ TRÌNH', 'Mưa lũ', 'Hiến máu tình nguyện, quý IV, 1 lần', 'không tổ chức']) assert.ok(word.includes(said), said);

    assert.equal((await decide(chi, one.id, 'approve', given)).status, 403);
    refused(await decide(dung, one.id, 'approve', { decided: today }), 422, 'required');
    refused(await decide(dung, one.id, 'approve', { ...given, decided: shiftOn(1).day }), 422, 'future');
    refused(await decide(dung, one.id, 'approve', { ...given, decided: shiftOn(-5).day }), 422, 'early');
    refused(await decide(dung, one.id, 'approve', { ...given, effective: shiftOn(-1).day }), 422, 'early');
    body(await decide(dung, one.id, 'approve', given));
    refused(await decide(dung, one.id, 'approve', given), 409, 'state');
    const area = body(await chi.get(`/units/${unit}`)).parent;
    assert.deepEqual([await heard('plan.adjustment', area, '«Điều chỉnh số lần» chờ'), await heard('plan.adjustment', unit, 'đã có quyết định')], [1, 1]);

    const stands = (of) => of.activities.filter((activity) => activity.state !== 'out').map((activity) => `${activity.name} ${activity.times}`);
    const now = await whole(coming);
    assert.equal(now.state, 'approved');
    assert.deepEqual(stands(now), ['Ngày Chủ nhật xanh 3', 'Mùa hè xanh 1']);
    assert.deepEqual(stands(await whole(coming, `?on=${shiftOn(-1).day}`)), ['Ngày Chủ nhật xanh 2', 'Mùa hè xanh 1', 'Hiến máu tình nguyện 1']);
    const raised = now.activities.find((activity) => activity.times === 3);
    assert.deepEqual(raised.campaigns.map((campaign) => campaign.title), ['Chủ nhật xanh ở thôn 3'], 'what was done stays with it');
  });

  await t.test('levels of Plan 630 change by the Chairman’s decision, and a board of a day before keeps its own', async () => {
    const levels = async (on) => body(await tinh.get(`/plan/board?on=${on}`)).targets.find((one) => one.code === 'd').steps.map((one) => `${one.percent}@${one.by}`);
    const before = await levels(today);
    assert.deepEqual(before, ['80@2025-12-31', '100@2030-12-31']);
    const fields = { unit: province, title: 'Giảm mức chỉ tiêu d', grounds: 'Sáp nhập, nhiều cán bộ mới' };
    const one = body(await tinh.post('/plan_adjustments', fields), 201);
    assert.equal(one.to, 'chairman');
    body(await change(tinh, one.id, { what: 'target', target: 'd', due: '2030-12-31', percent: 95 }), 201);
    body(await change(tinh, one.id, { what: 'target', target: 'd', percent: 90, by: '2028-12-31' }), 201);
    refused(await decide(tinh, one.id, 'submit'), 409, 'waiting');
    const waits = body(await tinh.get(`/plan/adjustments?unit=${province}`)).items.find((other) => other.waits);
    body(await decide(tinh, waits.id, 'refuse', { reason: 'Chưa đủ căn cứ' }));
    body(await decide(tinh, one.id, 'submit'));
    assert.deepEqual(await levels(today), before);
    body(await decide(tinh, one.id, 'approve', { ...given, decision: '1390/QĐ-UBND' }));
    assert.deepEqual(await levels(today), ['80@2025-12-31', '90@2028-12-31', '95@2030-12-31']);
    assert.deepEqual(await levels(shiftOn(-1).day), before);
    const again = body(await tinh.post('/plan_adjustments', fields), 201);
    body(await change(tinh, again.id, { what: 'target', target: 'd', due: '2028-12-31', by: '2029-12-31' }), 201);
    body(await decide(tinh, again.id, 'submit'));
    body(await decide(tinh, again.id, 'approve', { ...given, effective: shiftOn(30).day }));
    assert.deepEqual(await levels(today), ['80@2025-12-31', '90@2028-12-31', '95@2030-12-31'], 'in force from its day only');
    const kept = body(await tinh.get(`/plan/adjustments?unit=${province}`)).levels.filter((level) => level.by === '2028-12-31');
    assert.deepEqual(kept.map((level) => [level.percent, level.from, level.until]), [[90, today, shiftOn(30).day]]);
  });
});
