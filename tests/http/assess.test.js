// SPDX-License-Identifier: MIT
// assess: a year's competence: a set is written, copied and opened; the unit fills in, the level above appraises, the rule classifies and
// says why; what is refused and to whom; what was decided is corrected by a new classification and can be computed again.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { bank, shiftOn } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { previewed } from './support/rules.js';
import { cli } from './support/server.js';
import { download, ended, SOURCE } from './support/sheets.js';
import { holding } from './support/waiting.js';

const day = (n) => shiftOn(n).day;
const YEAR = Number(day(0).slice(0, 4));
const ok = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const slugs = (answer) => (answer.body.errors ?? [answer.body]).map((e) => e.code);

const CRITERIA = [
  { position: 1, group: 'Kế hoạch', title: 'Có kế hoạch năm', points: 12, evidence_needed: true },
  { position: 2, group: 'Báo cáo', title: 'Báo cáo đúng hạn', condition: '8: đủ cả; 6: thiếu một; 0: thiếu từ ba', points: 8 },
  { position: 3, group: 'Báo cáo', title: 'Số liệu trên hệ thống', points: 20 },
  { position: 4, group: 'Điểm thưởng', title: 'Mô hình mới', points: 4, bonus: true },
];

/** A province with an open set for communes; `chi` is the officer of one, `dung` of the area above it. */
async function province(t, { dues = [5, 10], set: more = {}, criteria = CRITERIA } = {}) {
  const s = await bank(t);
  const [chi, giang] = [s.officer, await s.as('tinh.giang')];
  const area = ok(await chi.get(`/units/${s.unit}`)).parent;
  const top = ok(await giang.get('/me')).roles.find((r) => r.role === 'province_admin').unit;
  const body = { code: 'kiem-thu', title: 'Năng lực tổ chức tình nguyện', of: 'unit', level: 'commune', year: YEAR, unit: top };
  const set = ok(await giang.post('/criteria_sets', { ...body, self_due: day(dues[0]), appraisal_due: day(dues[1]), ...more }), 201);
  for (const c of criteria) ok(await giang.post('/criterions', { set: set.id, ...c }), 201);
  const open = async (which = set) => {
    const { job } = ok(await giang.post(`/criteria_sets/${which.id}/opening`), 202);
    const done = await ended(giang, job);
    assert.equal(done.state, 'done', done.note);
  };
  const form = async (who, id) => ok(await who.get(`/assessments/${id}/form`));
  const lines = (sheet) => sheet.groups.flatMap((g) => g.lines);
  const fill = async (who, id, scores, evidence = 'https://tinhdoan.example.vn/kh-12') => {
    for (const [i, line] of lines(await form(who, id)).entries())
      ok(await who.patch(`/assessment_lines/${line.id}/self`, { self: scores[i], evidence }));
  };
  const appraise = async (who, id, scores) => {
    for (const [i, line] of lines(await form(who, id)).entries())
      ok(await who.patch(`/assessment_lines/${line.id}/appraisal`, { appraised: scores[i] }));
  };
  const mine = async (who = chi) => ok(await who.get('/assessments/waiting')).items.filter((i) => i.set === set.id);
  return Object.assign(s, { chi, giang, area, top, set, open, form, lines, fill, appraise, mine });
}

/** The commune has handed its sheet in; a second person of the province looks at it. */
async function submitted(t, scores = [12, 8, 18, 4], options) {
  const s = await province(t, options);
  await s.open();
  const [sheet] = await s.mine();
  await s.fill(s.chi, sheet.id, scores);
  ok(await s.chi.post(`/assessments/${sheet.id}/submissions`, {}));
  return Object.assign(s, { sheet });
}

test('a set is a draft until it is opened: then every unit of the level has a sheet, and the criteria stand', async (t) => {
  const s = await province(t);
  const empty = ok(await s.giang.post('/criteria_sets', { code: 'rong', title: 'Rỗng', of: 'unit', level: 'commune', year: YEAR, unit: s.top }), 201);
  assert.deepEqual(slugs(await s.giang.post(`/criteria_sets/${empty.id}/opening`)).sort(), ['required', 'required', 'required']);
  const set = ok(await s.giang.get(`/criteria_sets/${s.set.id}`));
  assert.deepEqual([set.state, set.most, set.bonus_most], ['draft', 40, 4]);
  assert.equal((await s.chi.post('/criteria_sets', { ...set, code: 'khac' })).status, 403, 'a commune writes no criteria');
  const turned = { self_due: day(9), appraisal_due: day(3) };
  assert.deepEqual(slugs(await s.giang.patch(`/criteria_sets/${set.id}`, turned)), ['order']);

  await s.open();
  const { items, counts } = ok(await s.giang.get(`/criteria_sets/${set.id}/standing`));
  const communes = ok(await s.giang.get('/units?kind=commune_union&limit=200')).items.filter((u) => !u.valid_to);
  assert.equal(items.length, communes.length);
  assert.deepEqual(counts, { all: items.length, submitted: 0, classified: 0, self_late: 0, appraisal_late: 0 });
  const [criterion] = ok(await s.giang.get(`/criterions?set=${set.id}`)).items;
  assert.deepEqual(slugs(await s.giang.patch(`/criterions/${criterion.id}`, { points: 13 })), ['opened']);
  assert.deepEqual(slugs(await s.giang.patch(`/criteria_sets/${set.id}`, { year: YEAR + 1 })), ['opened']);
  ok(await s.giang.patch(`/criteria_sets/${set.id}`, { appraisal_due: day(12) }));
  assert.equal((await s.giang.post(`/criteria_sets/${set.id}/opening`)).status, 409, 'once');

  const next = ok(await s.giang.post(`/criteria_sets/${set.id}/copies`, { year: YEAR + 1 }), 201);
  assert.deepEqual([next.state, next.year, next.copied_from, next.most], ['draft', YEAR + 1, set.id, 40]);
  assert.deepEqual(slugs(await s.giang.post(`/criteria_sets/${set.id}/copies`, { year: YEAR + 1 })), ['exists']);
});

test('a unit fills in line by line; what is missing, too high, somebody else’s or changed meanwhile is said', async (t) => {
  const s = await province(t);
  await s.open();
  const waiting = await s.mine();
  assert.deepEqual(waiting.map((w) => [w.unit, w.state, w.waits_for]), [[s.unit, 'self', 'self']], 'its own only');
  const sheet = await s.form(s.chi, waiting[0].id);
  const appraising = await s.chi.patch(`/assessment_lines/${s.lines(sheet)[0].id}/appraisal`, { appraised: 1 });
  assert.deepEqual(slugs(appraising), ['self-appraisal']);
  assert.deepEqual(sheet.groups.map((g) => [g.name, g.lines.length, g.bonus]), [['Kế hoạch', 1, false], ['Báo cáo', 2, false], ['Điểm thưởng', 1, true]]);
  assert.deepEqual([sheet.may_self, sheet.may_appraise], [true, false]);
  const [plan, reports] = s.lines(sheet);
  const self = (line, body, more) => s.chi.patch(`/assessment_lines/${line.id}/self`, body, more);
  assert.deepEqual(slugs(await self(reports, { self: 9 })), ['above']);
  const first = ok(await self(plan, { self: 12 }, { headers: { 'if-match': `"${plan.version}"` } }));
  assert.deepEqual([first.self, first.scored], [12, true]);
  const stale = await self(plan, { note: 'Cũ' }, { headers: { 'if-match': `"${plan.version}"` } });
  assert.equal(stale.status, 412, stale.text);
  assert.equal(ok(await self(reports, { self: 0 })).scored, true, 'no point is an answer');

  const hand = (body = {}) => s.chi.post(`/assessments/${sheet.id}/submissions`, body);
  assert.deepEqual(slugs(await hand()).sort(), ['evidence', 'unscored', 'unscored']);
  for (const line of s.lines(sheet).slice(2)) ok(await self(line, { self: 2 }));
  assert.deepEqual(slugs(await hand()), ['evidence']);
  const handed = ok(await hand({ as_is: true }));
  assert.deepEqual([handed.state, handed.self_total, handed.self_bonus], ['submitted', 14, 2]);
  assert.equal((await self(plan, { self: 1 })).status, 409);

  const other = ok(await s.giang.get(`/criteria_sets/${s.set.id}/standing`)).items.find((i) => i.unit !== s.unit);
  assert.equal((await s.chi.get(`/assessments/${other.id}/form`)).status, 403);
  assert.equal((await s.get(`/assessments/${sheet.id}/form`)).status, 401);
});

test('a unit does not appraise itself, nor who handed it in; the level above returns or confirms, and the rule says why', async (t) => {
  const s = await submitted(t);
  const { id } = s.sheet;
  const [line] = s.lines(await s.form(s.giang, id));
  assert.deepEqual(slugs(await s.chi.patch(`/assessment_lines/${line.id}/appraisal`, { appraised: 12 })), ['same-person']);
  assert.deepEqual(slugs(await s.chi.post(`/assessments/${id}/confirmations`)), ['same-person']);
  assert.deepEqual(slugs(await s.giang.patch(`/assessment_lines/${line.id}/appraisal`, { appraised: 13 })), ['above']);

  const back = ok(await s.giang.post(`/assessments/${id}/returns`, { reason: 'Thiếu số liệu quý III' }));
  assert.deepEqual([back.state, back.returns], ['returned', 1]);
  assert.equal((await s.mine())[0].waits_for, 'self');
  ok(await s.chi.post(`/assessments/${id}/submissions`, {}));

  await s.appraise(s.giang, id, [12, 6, 18]); // one is left
  assert.deepEqual(slugs(await s.giang.post(`/assessments/${id}/confirmations`)), ['unchecked']);
  await s.appraise(s.giang, id, [12, 6, 18, 4]);
  const done = ok(await s.giang.post(`/assessments/${id}/confirmations`));
  // 36 of 40 are 90, and 4 bonus points of 40 are 10 more.
  assert.deepEqual([done.state, done.appraised_total, done.appraised_bonus, done.score], ['classified', 36, 4, 10000]);
  const sheet = await s.form(s.chi, id);
  const [receipt] = sheet.classifications;
  assert.equal(receipt.standing, true);
  assert.deepEqual(receipt.reasons.slice(0, 2).map((r) => r.points), [9000, 1000]);
  assert.match(receipt.reasons[0].text, /36\/40/);
  assert.deepEqual([receipt.rule_unit, receipt.rule_number], ['toàn tỉnh', 1]);
  const replay = ok(await s.chi.post(`/classifications/${receipt.id}/replays`));
  assert.deepEqual(replay, { same: true, untouched: true, same_facts: true, fault: '' });
});

test('what was classified is corrected by a new classification; the old one stays, and a closed set takes only that', async (t) => {
  const s = await submitted(t);
  const { id } = s.sheet;
  await s.appraise(s.giang, id, [12, 8, 18, 0]);
  const first = ok(await s.giang.post(`/assessments/${id}/confirmations`));
  ok(await s.giang.post(`/criteria_sets/${s.set.id}/closing`));
  assert.equal((await s.giang.post(`/assessments/${id}/returns`, { reason: 'x' })).status, 409);
  assert.equal((await s.chi.post(`/assessments/${id}/corrections`, { why: 'Xin nâng' })).status, 403);
  const again = ok(await s.giang.post(`/assessments/${id}/corrections`, { why: 'Minh chứng tiêu chí 1 không đúng' }));
  assert.deepEqual([again.state, again.band], ['submitted', first.band], 'it stands until the next');
  await s.appraise(s.giang, id, [0, 8, 10, 0]);
  const second = ok(await s.giang.post(`/assessments/${id}/confirmations`));
  assert.equal(second.score, 4500);
  assert.equal(second.band, 'fail');
  const { classifications } = await s.form(s.chi, id);
  assert.deepEqual(classifications.map((c) => [c.standing, c.score, c.why]), [[true, 4500, 'Minh chứng tiêu chí 1 không đúng'], [false, 9500, '']]);
  const kept = ok(await s.giang.get(`/classifications/${classifications[0].id}`));
  assert.equal(kept.replaces, classifications[1].id);
  assert.ok((await s.giang.patch(`/classifications/${kept.id}`, { score: 1 })).status >= 400, 'never edited');
});

const RULE = (run) => `hook "training.classify"
bands { excellent = 90, good = 70, pass = 50 }
reasons { diem = "Đạt {n} điểm" }
function run(f, p)
  ${run}
  add("diem", f.appraised, { n = f.appraised })
end
tests {
  { "một", given = { appraised = 95 }, expect = { band = "excellent" } },
  { "hai", given = { appraised = 75 }, expect = { band = "good" } },
  { "ba", given = { appraised = 10 }, expect = { band = "fail" } },
}
`;

test('an area’s own rule decides below it; one that fails leaves the sheet appraised until a mended one is taken', async (t) => {
  const s = await province(t);
  const dung = await s.as('cum.dung');
  const area = ok(await dung.get('/me')).roles.find((r) => r.role === 'area_admin').unit;
  const enforce = async (source) => {
    const version = ok(await dung.post('/rules/drafts', { unit: area, source }), 201);
    ok(await dung.post(`/rule_versions/${version.id}/check`));
    await previewed(dung, version);
    ok(await dung.post(`/rule_versions/${version.id}/submit`));
    ok(await s.giang.post(`/rule_versions/${version.id}/approve`));
    ok(await dung.post(`/rule_versions/${version.id}/activate`));
  };
  await enforce(RULE('if f.appraised == 38 then add("diem", f.chua_co) end'));
  await s.open();
  const rows = ok(await dung.get(`/criteria_sets/${s.set.id}/standing`)).items;
  const { id } = rows[0];
  await s.fill(dung, id, [12, 8, 18, 0]);
  ok(await dung.post(`/assessments/${id}/submissions`, {}));
  await s.appraise(s.giang, id, [12, 8, 18, 0]);
  const failed = ok(await s.giang.post(`/assessments/${id}/confirmations`));
  assert.deepEqual([failed.state, failed.band], ['appraised', null]);
  assert.match(failed.fault, /Dòng 5/);
  assert.equal((await s.form(s.giang, id)).may_confirm_again, true);
  await enforce(RULE('local n = 0'));
  assert.equal(ok(await s.giang.post(`/assessments/${id}/confirmations`)).state, 'appraised', 'it keeps the rule it was opened with');
  assert.equal((await dung.post(`/criteria_sets/${s.set.id}/rule`)).status, 403, 'the set is the province’s');
  assert.deepEqual(ok(await s.giang.post(`/criteria_sets/${s.set.id}/rule`)), { changed: rows.length });
  const done = ok(await s.giang.post(`/assessments/${id}/confirmations`));
  assert.deepEqual([done.state, done.score, done.fault], ['classified', 3800, null]);
});

test('a cadre fills in their own sheet and appraises nothing of it; the province’s own is looked at by a second person', async (t) => {
  const s = await province(t, { set: { of: 'cadre', code: 'kiem-thu-canbo' } });
  const an = await s.as('tnv.an');
  const { id: volunteer } = ok(await an.get('/me/profile'));
  const cadre = ok(
    await s.giang.post('/cadres', { full_name: 'An', unit: s.unit, position: 'Ủy viên', from: day(-40), volunteer }),
    201,
  );
  await s.open();
  const [own] = (await s.mine(an)).filter((row) => row.unit === s.unit);
  assert.equal(own.waits_for, 'self');
  await s.fill(an, own.id, [12, 8, 18, 0]);
  ok(await an.post(`/assessments/${own.id}/submissions`, {}));
  assert.equal((await an.post(`/assessments/${own.id}/confirmations`)).status, 403);
  assert.equal(ok(await s.giang.get(`/assessments/${own.id}`)).cadre, cadre.id);

  const top = ok(await s.giang.post(`/criteria_sets/${s.set.id}/copies`, { year: YEAR + 1, self_due: day(5), appraisal_due: day(9) }), 201);
  ok(await s.giang.patch(`/criteria_sets/${top.id}`, { of: 'unit', level: 'province' }));
  await s.open(top);
  const [sheet] = ok(await s.giang.get(`/criteria_sets/${top.id}/standing`)).items;
  await s.fill(s.giang, sheet.id, [12, 8, 18, 0]);
  ok(await s.giang.post(`/assessments/${sheet.id}/submissions`, {}));
  const [line] = s.lines(await s.form(s.giang, sheet.id));
  assert.deepEqual(slugs(await s.giang.patch(`/assessment_lines/${line.id}/appraisal`, { appraised: 1 })), ['same-person']);
  assert.equal((await s.chi.patch(`/assessment_lines/${line.id}/appraisal`, { appraised: 1 })).status, 403);
  const { id: account } = ok(await (await s.as('cum.dung')).get('/me'));
  ok(await s.giang.post('/grants', { account, role: 'province_admin', unit: s.top, from: day(0), why: 'Người thứ hai' }), 201);
  const second = await s.as('cum.dung');
  await s.appraise(second, sheet.id, [12, 8, 18, 0]);
  assert.equal(ok(await second.post(`/assessments/${sheet.id}/confirmations`)).state, 'classified');
});

test('late is counted in days from the due day and costs what the rule says', async (t) => {
  const s = await submitted(t, [12, 8, 20, 0], { dues: [-8, -1] });
  const { items, counts } = ok(await s.giang.get(`/criteria_sets/${s.set.id}/standing`));
  const own = items.find((i) => i.unit === s.unit);
  assert.deepEqual([own.self_late, own.appraisal_late, own.waits_for], [8, 1, 'appraisal']);
  assert.equal(counts.self_late, items.length - 1, 'all others have not handed in');
  assert.equal(counts.appraisal_late, 1);
  await s.appraise(s.giang, s.sheet.id, [12, 8, 20, 0]);
  const done = ok(await s.giang.post(`/assessments/${s.sheet.id}/confirmations`));
  assert.equal(done.score, 9750, '8 days, 3 of them free, half a point each');
});

test('the difference report counts by formulas', async (t) => {
  const s = await submitted(t);
  await s.appraise(s.giang, s.sheet.id, [12, 6, 15, 4]);
  const { bytes } = await download(s, s.giang, `/criteria_sets/${s.set.id}/differences`);
  const parts = sheetsOf(bytes);
  assert.match(parts[0], /<f>G(\d+)-H\1<\/f><v>3<\/v>/, '18 less 15');
  assert.match(parts[1], /<f>SUMIFS\('Từng tiêu chí'!\$H\$2:\$H\$\d+,[^<]*<\/f><v>33<\/v>/);
  assert.match(parts[1], /<f>E\d+-F\d+<\/f><v>5<\/v>/);
  assert.equal((await s.chi.get(`/assessments/${s.sheet.id}/differences`)).status, 200);
});

test('cadres: who needs training, the figure of target d, and their own sheets', async (t) => {
  const s = await province(t, { set: { of: 'cadre', code: 'kiem-thu-canbo' } });
  const people = ok(await s.giang.get('/cadres?limit=200')).items.filter((c) => !c.to);
  const known = ok(await s.giang.get(`/cadres/known?unit=${s.top}`));
  assert.equal(known.items.length, people.length);
  const own = ok(
    await s.giang.post('/cadres', { full_name: 'Điểu K’Bông', unit: s.unit, position: 'Cán bộ phong trào', from: day(-400) }),
    201,
  );
  const before = ok(await s.giang.get(`/cadres/figure?unit=${s.unit}`));
  assert.equal(before.full_time, people.filter((c) => c.unit === s.unit && !c.part_time).length + 1);
  assert.ok(ok(await s.giang.get(`/cadres/known?unit=${s.unit}&due=true`)).items.some((c) => c.cadre === own.id && !c.ever), 'nobody knows them');

  const [volunteer] = ok(await s.giang.get(`/volunteers?unit=${s.unit}&limit=50`)).items
    .map((v) => v.id).filter((id) => !people.some((c) => c.volunteer === id));
  ok(await s.giang.patch(`/cadres/${own.id}`, { volunteer }));
  const kind = ok(await s.giang.get('/certificate_kinds?limit=50')).items.find((k) => k.code === 'volunteer_management').id;
  const { expires } = ok(await s.giang.post('/certificates', { volunteer, kind, unit: s.top, issued: day(-30) }), 201);
  const after = ok(await s.giang.get(`/cadres/figure?unit=${s.unit}`));
  assert.equal(after.trained, before.trained + 1);
  const eve = ok(await s.giang.get(`/cadres/known?unit=${s.unit}&on=${day(-31)}`)).items;
  assert.equal(eve.find((c) => c.cadre === own.id).trained, false, 'the day before it was issued');
  const due = ok(await s.giang.get(`/cadres/known?unit=${s.unit}&due=true`)).items;
  assert.ok(!due.some((c) => c.cadre === own.id));
  const far = ok(await s.giang.get(`/cadres/known?unit=${s.unit}&due=true&on=${expires}`)).items;
  assert.ok(far.some((c) => c.cadre === own.id), 'on its last day it is due');
  assert.equal((await s.chi.get('/cadres/known')).status, 403, 'a commune does not see the province');

  await s.open();
  const { items } = ok(await s.giang.get(`/criteria_sets/${s.set.id}/standing`));
  const sheet = items.find((i) => i.unit === s.unit && i.holder === own.full_name);
  assert.ok(sheet, 'one for each cadre');
  await s.fill(s.chi, sheet.id, [12, 8, 20, 0]);
  ok(await s.chi.post(`/assessments/${sheet.id}/submissions`, {}));
  await s.appraise(s.giang, sheet.id, [12, 8, 20, 0]);
  assert.equal(ok(await s.giang.post(`/assessments/${sheet.id}/confirmations`)).band, 'excellent');
});

test('the staff whose turn it is are told once before and once behind each day', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-assess-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  const told = async (s) => {
    const giang = await s.as('tinh.giang');
    const mine = async () => ok(await giang.get('/messages?limit=200')).items.filter((m) => m.about.startsWith('assessment.') && m.body.startsWith('Chào Chi,'));
    return holding(mine, (found) => found.length > 1, 'who was told');
  };
  // The demo's communes are four days behind their day; its cadres have six days left.
  const s = await bank(t, { data });
  const mine = await told(s);
  assert.deepEqual(mine.map((m) => m.about).sort(), ['assessment.self_late', 'assessment.self_soon']);
  assert.match(mine.find((m) => m.about === 'assessment.self_late').body, /còn 1 phiếu chưa nộp .* đã quá hạn tự chấm \d\d\/\d\d\/\d{4}/);
  await s.stop();
  const again = await bank(t, { data, demo: null });
  assert.equal((await told(again)).length, mine.length);
});

test('a new rule is tried on the years that were confirmed', async (t) => {
  const s = await bank(t);
  const rule = join(s.data, 'training.classify.lua');
  const shipped = readFileSync(join(SOURCE, 'scripts/province/training.classify.lua'), 'utf8');
  writeFileSync(rule, shipped.replace('bands { excellent = 90, good = 70,', 'bands { excellent = 99, good = 98,'));
  const sets = ok(await (await s.as('tinh.giang')).get('/assessments?state=classified&limit=200')).items;
  const { status, stdout, stderr } = cli('rule', 'preview', rule, '--data', s.data, '--json');
  assert.equal(status, 0, stderr);
  const told = JSON.parse(stdout);
  assert.equal(told.cases, sets.length);
  const falls = (a) => (a.band === 'excellent' && a.score < 9900) || (a.band === 'good' && a.score < 9800);
  assert.deepEqual([told.fell, told.rose, told.faults], [sets.filter(falls).length, 0, 0]);
  assert.ok(told.fell > 0);
});

/** The XML of the worksheets of an XLSX, in order. */
function sheetsOf(bytes) {
  const found = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, nameSize, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 30, at + 30 + nameSize);
    const from = at + 30 + nameSize + extra;
    if (/worksheets\/sheet\d+\.xml$/.test(name)) found.push([name, inflateRawSync(bytes.subarray(from, from + size)).toString('utf8')]);
    at = from + size;
  }
  return found.sort().map(([, xml]) => xml);
}
