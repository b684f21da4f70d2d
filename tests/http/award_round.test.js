// SPDX-License-Identifier: MIT
// award_round: rounds from shipped templates and from other years, what stands still once they are open, and a dossier's way: every state ×
// action × log-in through the real routes, levels one after the other, the second dossier, withdrawal, and days that pass.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, person } from './support/bank.js';
import { dossiers } from './support/dossier.js';
import { atEnd } from './support/ending.js';
import { day } from './support/register.js';
import { cli } from './support/server.js';
import { dump } from './support/sheets.js';
import { comes } from './support/waiting.js';

const YEAR = Number(day(0).slice(0, 4));
const codes = (answer) => (answer.body.errors ?? []).map((flaw) => flaw.code);
const move = (who, id, action, reason) => who.post(`/nominations/${id}/moves`, { action, ...(reason && { reason }) });
const WORDS = { summary: 'Hai năm đi đều.', achievements: 'Sáu đợt, một trăm người được giúp.' };

/** People of the officer's commune: ids of volunteers that can be nominated. */
async function people(s, count) {
  const { shift } = await s.open();
  const all = [];
  for (let i = 0; i < count; i += 1) {
    const joined = await s.join(shift, person({ commune: s.place }));
    all.push({ me: joined.me, volunteer: s.made(await joined.me.get('/me/profile'), 'profile').id });
  }
  return all;
}

async function written(s, round, who, volunteer) {
  const { id } = await s.begun(round, { person: volunteer, unit: s.unit }, who);
  s.made(await who.patch(`/nominations/${id}`, WORDS), 'words');
  return id;
}

test('a round comes from a template, is changed until it opens, and stands then', async (t) => {
  const s = await dossiers(t);
  const { items } = s.made(await s.tinh.get('/award_templates'), 'templates');
  assert.equal(items.length, 7);
  for (const { code } of items) {
    const year = YEAR + 1; // none of whose days has passed
    const round = s.made(await s.tinh.post('/award_rounds/from_template', { template: code, year, unit: s.province }), code);
    assert.equal(round.state, 'planned');
    const opened = await s.tinh.post(`/award_rounds/${round.id}/moves`, { action: 'open' });
    assert.equal(opened.status, 200, `${code}: ${opened.text}`);
  }
  const unknown = await s.tinh.post('/award_rounds/from_template', { template: 'khong-co', year: YEAR, unit: s.province });
  assert.deepEqual([unknown.status, codes(unknown)], [422, ['unknown']]);
  const foreign = await s.officer.post('/award_rounds/from_template', { template: 'bang-khen-tinh-doan', year: YEAR + 1, unit: s.province });
  assert.equal(foreign.status, 403, 'a commune holds no round of the province');

  // The national award asks what its statute asks: data, not code.
  const { items: all } = s.made(await s.tinh.get('/award_rounds?limit=100'), 'rounds');
  const round = all.find((one) => one.year === YEAR + 1 && one.title.startsWith('Giải thưởng Tình nguyện Quốc gia'));
  const categories = (await s.tinh.get(`/award_categories?round=${round.id}`)).body.items;
  const of = (what) => categories.find((one) => one.of === what);
  assert.deepEqual(
    [of('organisation').months_founded_min, of('organisation').coordinators_min, of('organisation').members_min, of('organisation').needs_charter],
    [12, 3, 20, true],
  );
  assert.deepEqual([of('person').age_min, of('person').years_min], [16, 2]);

  // What everybody has read stands; days to come move.
  const fixed = await s.tinh.patch(`/award_rounds/${round.id}`, { reviewers: 5 });
  assert.deepEqual([fixed.status, codes(fixed)], [422, ['fixed']]);
  const category = await s.tinh.patch(`/award_categories/${of('person').id}`, { age_min: 30 });
  assert.deepEqual([category.status, category.body.code], [409, 'open']);
  assert.equal((await s.tinh.delete(`/award_categories/${of('person').id}`)).status, 409);
  assert.equal((await s.tinh.delete(`/award_rounds/${round.id}`)).status, 409);
  const later = await s.tinh.patch(`/award_rounds/${round.id}`, { ceremony_on: `${YEAR + 1}-12-20` });
  assert.equal(later.status, 200, later.text);
  const mixed = await s.tinh.patch(`/award_rounds/${round.id}`, { council_on: `${YEAR + 1}-01-01` });
  assert.ok(codes(mixed).includes('order'), mixed.text);

  // The next year's is this one, moved by a year.
  const copy = s.made(await s.tinh.post(`/award_rounds/${round.id}/copies`, { year: YEAR + 2 }), 'copy');
  assert.deepEqual([copy.state, copy.dossiers_from], ['planned', `${YEAR + 2}${round.dossiers_from.slice(4)}`]);
  assert.ok(copy.title.includes(String(YEAR + 2)), copy.title);
  assert.equal((await s.tinh.get(`/award_categories?round=${copy.id}`)).body.items.length, categories.length);

  // Incomplete rounds do not open, and say all that is missing at once.
  const made = { award: s.award.id, unit: s.province, year: YEAR, title: 'Thiếu', who_may: ['unit'], reviewers: 1 };
  const days = { dossiers_from: day(-9), dossiers_until: day(-1), check_until: day(2), council_on: day(3) };
  const bare = s.made(await s.tinh.post('/award_rounds', { ...made, ...days }), 'bare');
  const empty = await s.tinh.post(`/award_rounds/${bare.id}/moves`, { action: 'open' });
  assert.deepEqual([empty.status, codes(empty).sort()], [422, ['none', 'past']]);
  const half = s.made(await s.tinh.post('/award_categories', { round: bare.id, position: 1, title: 'Nửa', of: 'person' }), 'category');
  s.made(await s.tinh.post('/award_criterions', { category: half.id, position: 1, title: 'Một', weight: 60, most: 10 }), 'criterion');
  assert.ok(codes(await s.tinh.post(`/award_rounds/${bare.id}/moves`, { action: 'open' })).includes('weights'));
  assert.equal((await s.tinh.post(`/award_rounds/${bare.id}/moves`, { action: 'decide' })).status, 409, 'a decision has its own route');
});

test('levels confirm one after the other; what is returned comes back; nobody confirms their own', async (t) => {
  const s = await dossiers(t);
  const cum = await s.as('cum.dung');
  const round = await s.round({}, { one_form: true });
  const [an, other] = await people(s, 2);
  const path = async (id, who = s.officer) => s.made(await who.get(`/nominations/${id}/path`), 'path');

  // Nominated by themselves: their commune, then the area; the province checks.
  const { id } = await s.begun(round, {}, an.me);
  const empty = await move(an.me, id, 'submit');
  assert.deepEqual([empty.status, codes(empty).every((code) => code === 'missing')], [422, true], empty.text);
  s.made(await an.me.post(`/nominations/${id}/drafts`, WORDS), 'words');
  assert.equal((await move(s.officer, id, 'confirm')).status, 409, 'a draft waits for nobody');
  const sent = s.made(await move(an.me, id, 'submit'), 'submit');
  assert.deepEqual([sent.state, sent.at, sent.source], ['submitted', s.unit, 'self']);
  assert.equal((await move(an.me, id, 'confirm')).status, 403, 'nobody confirms their own');
  assert.deepEqual((await path(id)).actions, ['confirm', 'return', 'refuse']);
  assert.deepEqual((await path(id)).levels.map((l) => [l.done, l.now]), [[false, true], [false, false]]);
  const waiting = s.made(await s.officer.get('/nominations/waiting'), 'waiting');
  const own = (rows) => rows.map((row) => row.id).filter((one) => one === id);
  assert.deepEqual(own(waiting.items), [id]);
  assert.deepEqual(own(s.made(await s.tinh.get('/nominations/waiting'), 'waiting').items), [], 'not for those above, who could');

  // Returned with reasons, mended, handed in again: from the first level on.
  const mute = await move(s.officer, id, 'return');
  assert.deepEqual([mute.status, codes(mute)], [422, ['required']]);
  s.made(await move(s.officer, id, 'return', 'Ghi rõ đã giúp bao nhiêu người'), 'return');
  assert.equal((await path(id, an.me)).reason, 'Ghi rõ đã giúp bao nhiêu người');
  const told = (await s.messages()).filter((m) => m.about === 'nomination.moved');
  assert.equal(told.length, 1);
  assert.ok(!told[0].body.includes('bao nhiêu người'), 'reasons are read after signing in');
  s.made(await an.me.post(`/nominations/${id}/drafts`, { summary: 'Giúp 120 người.' }), 'mended');
  s.made(await move(an.me, id, 'submit'), 'again');
  s.made(await move(s.officer, id, 'confirm'), 'commune');
  assert.equal((await move(s.officer, id, 'confirm')).status, 403, 'it waits for the area now');
  const whole = s.made(await move(cum, id, 'confirm'), 'area');
  assert.deepEqual([whole.state, whole.at], ['confirmed', null]);
  assert.equal((await move(cum, id, 'check')).status, 403);
  assert.equal(s.made(await move(s.tinh, id, 'check'), 'check').state, 'checked');
  assert.deepEqual(
    (await path(id)).steps.map((step) => [step.decision, step.turn]),
    [['proposed', 1], ['returned', 1], ['proposed', 2], ['confirmed', 2], ['confirmed', 2], ['checked', 2]],
  );
  const { items: history } = s.made(await s.tinh.get(`/nominations/${id}/history`), 'history');
  assert.equal(history.filter((entry) => entry.why.includes('/moves')).length, 6, 'every move stands in the journal');

  // A second dossier for the same nominee is told so at once; a draft takes nobody's place.
  const second = await s.officer.post(`/award_rounds/${round.round.id}/nominations`, { category: round.category.id, person: an.volunteer });
  assert.deepEqual([second.status, second.body.code], [409, 'twice'], second.text);
  const mine = await written(s, round, s.officer, other.volunteer);
  const again = await s.officer.post(`/award_rounds/${round.round.id}/nominations`, { category: round.category.id, person: other.volunteer });
  assert.deepEqual([again.status, again.body.code], [409, 'draft']);
  const { id: theirs } = await s.begun(round, {}, other.me);
  s.made(await other.me.post(`/nominations/${theirs}/drafts`, WORDS), 'words');
  s.made(await move(other.me, theirs, 'submit'), 'submit');
  const late = await move(s.officer, mine, 'submit');
  assert.deepEqual([late.status, late.body.code], [409, 'twice']);
  const elsewhere = await s.round({}, { one_form: true, title: 'Đợt khác trong năm' });
  const there = await s.officer.post(`/award_rounds/${elsewhere.round.id}/nominations`, { category: elsewhere.category.id, person: other.volunteer });
  assert.deepEqual([there.status, there.body.code], [409, 'twice'], 'one form a year');

  // Withdrawn mid-round: it stands no more, what happened is kept, and the place is free.
  assert.equal((await move(other.me, theirs, 'withdraw')).status, 422);
  assert.equal(s.made(await move(other.me, theirs, 'withdraw', 'Chuyển nơi ở'), 'withdraw').state, 'withdrawn');
  assert.equal((await move(s.officer, theirs, 'confirm')).status, 409);
  assert.equal(s.made(await move(s.officer, mine, 'submit'), 'submit').at, (await s.tinh.get(`/units/${s.unit}`)).body.parent, 'a unit that proposes has spoken');
  assert.equal((await s.officer.delete(`/nominations/${mine}`)).status, 409, 'what was handed in is withdrawn, not deleted');

  // What waits holds up the council; a cancelled round lets go.
  const early = await s.tinh.post(`/award_rounds/${round.round.id}/moves`, { action: 'close' });
  assert.deepEqual([early.status, early.body.code], [409, 'dossiers']);
  s.made(await s.tinh.post(`/award_rounds/${round.round.id}/moves`, { action: 'cancel', reason: 'Dời sang năm sau' }), 'cancel');
  assert.deepEqual([(await path(mine)).state, (await path(mine)).reason], ['lapsed', 'Dời sang năm sau']);
  assert.equal((await s.officer.post(`/award_rounds/${elsewhere.round.id}/nominations`, { category: elsewhere.category.id, person: other.volunteer })).status, 201);
});

/* Who may do what with a dossier of the commune that waits for the area: column by column as in nomination_table.c. */
const MAY = {
  draft: { submit: 'nominator' },
  submitted: { confirm: 'level', return: 'level', refuse: 'level', withdraw: 'nominator' },
  returned: { submit: 'nominator', withdraw: 'nominator' },
  confirmed: { return: 'holder', refuse: 'holder', withdraw: 'nominator', check: 'holder' },
  checked: { refuse: 'holder', withdraw: 'nominator' },
  proposed: { refuse: 'holder', withdraw: 'nominator', pass_over: 'holder' },
  awarded: { revoke: 'holder' },
};
const SYSTEM = { submitted: ['lapse'], returned: ['lapse'], confirmed: ['lapse'], checked: ['lapse', 'propose', 'pass_over'], proposed: ['lapse', 'award'] };
const STATES = ['draft', 'submitted', 'returned', 'refused', 'withdrawn', 'lapsed', 'confirmed', 'checked', 'proposed', 'not_chosen', 'awarded', 'revoked'];
const ACTIONS = ['submit', 'confirm', 'return', 'refuse', 'withdraw', 'check', 'lapse', 'propose', 'pass_over', 'award', 'revoke'];
/* The province stands above the area and the commune: what they may, it may. */
const ALSO = { nominator: ['nominator', 'level', 'holder'], level: ['level', 'holder'], holder: ['holder'] };

test('every state, every action, every log-in: the table and nothing else', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-award-'));
  const copied = `${data}-states`;
  for (const file of [data, copied, `${data}.txt`]) atEnd(t, () => rmSync(file, { recursive: true, force: true }));
  const first = await dossiers(t, { data });
  const round = await first.round({});
  const found = await people(first, STATES.length);
  const ids = {};
  for (const [i, state] of STATES.entries()) ids[state] = await written(first, round, first.officer, found[i].volunteer);
  const area = (await first.tinh.get(`/units/${first.unit}`)).body.parent;
  await first.stop();

  // Put into each state as they lie on disk: no route could.
  const state = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]));
  const lines = dump(data).split('\n').map((line) => {
    if (!line.startsWith('{"entity":"nomination"')) return line;
    const is = state[/"id":"([^"]+)"/.exec(line)[1]];
    return !is ? line : line.replace('"state":"draft"', `"state":"${is}"${is === 'submitted' ? `,"at":"${area}"` : ''}`);
  });
  writeFileSync(`${data}.txt`, lines.join('\n'));
  const loaded = cli('load', '--data', copied, `${data}.txt`);
  assert.equal(loaded.status, 0, loaded.stderr);
  const s = await bank(t, { data: copied, demo: null });
  const logins = { nominator: 'canbo.chi', level: 'cum.dung', holder: 'tinh.giang', council: 'hoidong.lam', monitor: 'theodoi.minh', trainer: 'taphuan.hoa', partner: 'sonoivu.nga', operator: 'vanhanh.oanh', volunteer: 'tnv.an', leader: 'doitruong.binh' };
  const who = { nobody: s };
  for (const [role, login] of Object.entries(logins)) who[role] = await s.as(login);

  let refused = 0;
  const stands = async () => Object.fromEntries((await who.holder.get('/nominations?limit=100')).body.items.filter((n) => state[n.id]).map((n) => [state[n.id], n.state]));
  const before = await stands();
  assert.deepEqual(before, Object.fromEntries(STATES.map((one) => [one, one])));
  for (const is of STATES)
    for (const action of ACTIONS)
      for (const [role, client] of Object.entries(who)) {
        const mover = MAY[is]?.[action];
        // The commune's officer made it, the area did not: of one unit's staff only who proposes is the nominator; those above are too.
        if (mover && (mover === 'nominator' ? ALSO.nominator : ALSO[mover]).includes(role)) continue;
        const answer = await move(client, ids[is], action, 'vì thế');
        const expected = role === 'nobody' ? [401] : mover || SYSTEM[is]?.includes(action) ? [403] : [403, 409];
        assert.ok(expected.includes(answer.status), `${is} ${action} ${role}: ${answer.status} ${answer.text}`);
        refused += 1;
      }
  assert.deepEqual(await stands(), before, 'nothing moved');
  assert.ok(refused > 1300, `${refused} refusals`);
  // And who may, does: one of each that is possible for the state it is in.
  for (const [is, actions] of Object.entries(MAY)) {
    const { actions: offered } = first.made(await who.holder.get(`/nominations/${ids[is]}/path`), 'path');
    assert.deepEqual(offered.sort(), Object.keys(actions).sort(), `${is}: what the page offers the province`);
    const action = Object.keys(actions).at(-1);
    const done = await move(who[actions[action]], ids[is], action, 'vì thế');
    assert.equal(done.status, 200, `${is} ${action}: ${done.text}`);
  }
});

test('days pass: a form that is still open is kept as a draft and told so; what is not confirmed lapses', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-late-'));
  const copied = `${data}-later`;
  for (const file of [data, copied, `${data}.txt`]) atEnd(t, () => rmSync(file, { recursive: true, force: true }));
  const first = await dossiers(t, { data });
  const round = await first.round({}, { comment_from: day(11), comment_until: day(12) });
  const [open, sent, back] = await people(first, 3);
  const ids = [];
  for (const one of [open, sent, back]) ids.push(await written(first, round, first.officer, one.volunteer));
  for (const id of ids.slice(1)) first.made(await move(first.officer, id, 'submit'), 'submit');
  first.made(await move(first.tinh, ids[2], 'return', 'Thiếu xác nhận của thôn'), 'return');
  const soon = await first.round({}, { dossiers_until: day(2), title: 'Sắp hết hạn' });
  await first.begun(soon, {}, open.me);
  await first.stop();

  // The same folder thirteen days later in the round's calendar.
  const lines = dump(data).split('\n').map((line) => {
    if (line.startsWith('{"entity":"award_round"')) return line.replace(`"dossiers_until":"${day(10)}"`, `"dossiers_until":"${day(-3)}"`).replace(`"dossiers_from":"${day(-5)}"`, `"dossiers_from":"${day(-18)}"`).replace(`"check_until":"${day(20)}"`, `"check_until":"${day(-1)}"`).replace(`"comment_from":"${day(11)}"`, `"comment_from":"${day(-2)}"`);
    return line.startsWith('{"meta":"work.last.awards.rounds"') ? null : line;
  });
  const kept = lines.filter((line) => line !== null);
  writeFileSync(`${data}.txt`, kept.map((line) => line.replace(/^end (\d+)$/, (_, n) => `end ${n - (lines.length - kept.length)}`)).join('\n'));
  const loaded = cli('load', '--data', copied, `${data}.txt`);
  assert.equal(loaded.status, 0, loaded.stderr);
  const s = await bank(t, { data: copied, demo: null });
  const tinh = await s.as('tinh.giang');
  const state = async (id) => (await s.officer.get(`/nominations/${id}/path`)).body.state;
  await comes(() => state(ids[2]), 'lapsed'); // the timetable runs when the server has begun
  assert.deepEqual([await state(ids[0]), await state(ids[1])], ['draft', 'lapsed']);
  const reminded = async () => (await s.messages()).filter((m) => m.body.includes('«Sắp hết hạn» chưa nộp'));
  await comes(async () => (await reminded()).length, 1, 'who is still writing is reminded, once');
  await comes(async () => (await tinh.get(`/award_rounds/${round.round.id}`)).body.state, 'commenting', 'as far as its days have come');
  const late = await move(s.officer, ids[0], 'submit');
  assert.deepEqual([late.status, late.body.code], [409, 'late']);
  assert.match(late.body.detail, /vẫn được giữ nguyên/);
  const fresh = await s.officer.post(`/award_rounds/${round.round.id}/nominations`, { category: round.category.id, person: open.volunteer });
  assert.deepEqual([fresh.status, fresh.body.code], [409, 'closed']);
  assert.equal((await move(tinh, ids[1], 'confirm')).status, 409);
  const early = await tinh.post(`/award_rounds/${round.round.id}/moves`, { action: 'council' });
  assert.deepEqual([early.status, early.body.code], [409, 'public'], 'comments still come in');
});

test('who nominates whom: units their own people, leaders their team, people themselves; and what becomes of a nominee’s record', async (t) => {
  const s = await dossiers(t);
  const [leader, member, other, twin] = await people(s, 4);
  const team = s.made(await s.officer.post('/teams', { name: 'Đội Xanh', unit: s.unit, founded: '2020-01-01' }), 'team');
  for (const [who, role] of [[leader, 'leader'], [member, 'member']])
    s.made(await s.officer.post('/team_members', { team: team.id, volunteer: who.volunteer, role, since: '2021-01-01' }), 'member');
  const { round, category } = await s.round();
  const start = (who, body) => who.post(`/award_rounds/${round.id}/nominations`, { category: category.id, ...body });
  const says = (answer) => [answer.status, answer.status === 422 ? codes(answer)[0] : answer.body.code];

  assert.deepEqual(says(await start(s.officer, {})), [422, 'one'], 'nobody is named');
  assert.deepEqual(says(await start(s.officer, { person: member.volunteer, team: team.id })), [422, 'one']);
  assert.deepEqual(says(await start(s.officer, { team: team.id })), [422, 'kind'], 'the category honours people');
  assert.deepEqual(says(await start(s.officer, { person: member.volunteer, model: 'Mô hình' })), [422, 'kind']);
  assert.deepEqual(says(await start(s.officer, { person: round.id })), [422, 'unknown']);
  assert.deepEqual(says(await start(leader.me, { person: member.volunteer })), [403, 'permission'], 'a volunteer speaks for no unit');
  assert.deepEqual(says(await start(member.me, { person: leader.volunteer, by_team: team.id })), [403, 'leader']);
  assert.deepEqual(says(await start(leader.me, { person: other.volunteer, by_team: team.id })), [422, 'elsewhere']);
  const units = (await s.tinh.get('/units?limit=200')).body.items.filter((u) => u.kind === 'commune_union' && u.id !== s.unit);
  assert.deepEqual(says(await start(s.tinh, { person: other.volunteer, unit: units[0].id })), [422, 'elsewhere'], 'a unit proposes its own people');
  const byTeam = s.made(await start(leader.me, { person: member.volunteer, by_team: team.id }), 'by the team');
  assert.deepEqual([byTeam.source, byTeam.unit, byTeam.by_team], ['team', s.unit, team.id]);
  assert.equal(s.made(await start(member.me, {}), 'by oneself').source, 'self', 'a draft stands in nobody’s way');
  const ofUnits = await s.round({}, { who_may: ['unit'], title: 'Chỉ đơn vị đề cử' });
  assert.deepEqual(says(await other.me.post(`/award_rounds/${ofUnits.round.id}/nominations`, { category: ofUnits.category.id })), [403, 'who']);
  const models = await s.round({ of: 'model' });
  const model = s.made(await s.officer.post(`/award_rounds/${models.round.id}/nominations`, { category: models.category.id, team: team.id, model: 'Tủ sách' }), 'model');
  assert.equal(model.name, 'Tủ sách (Đội Xanh)');
  assert.equal((await other.me.get(`/nominations/${byTeam.id}/path`)).status, 404, 'of a draft others learn not even that it is there');

  // Two records of one person are one nominee once they are merged.
  const id = await written(s, { round, category }, s.officer, twin.volunteer);
  s.made(await move(s.officer, id, 'submit'), 'submit');
  s.made(await s.tinh.post(`/volunteers/${twin.volunteer}/merge`, { into: other.volunteer }), 'merge');
  assert.equal((await s.officer.get(`/nominations/${id}`)).body.person, other.volunteer);
  assert.deepEqual(says(await start(s.officer, { person: other.volunteer })), [409, 'twice']);

  // A nominee who has their data erased: the words go, that there was a dossier stays.
  s.made(await leader.me.post(`/nominations/${byTeam.id}/drafts`, { summary: 'Ba năm đều đặn.' }), 'draft');
  assert.equal((await s.view(byTeam.id, leader.me)).summary, 'Ba năm đều đặn.');
  s.made(await member.me.post(`/me/erase`, { confirm: true }), 'erasure');
  const left = await s.view(byTeam.id, leader.me);
  assert.deepEqual([left.state, left.summary], ['draft', '']);
});
