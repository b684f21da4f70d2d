// SPDX-License-Identifier: MIT
// ballot: a council ranks, votes in secret, counts once, decides; what the district's rules say stands beside. Bad days: no quorum, a
// quorum that is lost, two who close at once, a member in conflict after casting, a district's rule that fails.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { scoreAll } from './support/council.js';
import { previewed } from './support/rules.js';
import { cli, server } from './support/server.js';
import { download, ended } from './support/sheets.js';
import { unzip } from './support/unzip.js';
import { comes } from './support/waiting.js';

const AWARD = 'Giải thưởng 15 tháng 10';
const VOTERS = ['hoidong.hung', 'hoidong.mai', 'hoidong.lam', 'hoidong.son', 'hoidong.thu'];

/** The demo's round that its council has scored: { s, round, who: { login: client } }. */
async function council(t) {
  const s = await server(t, { demo: { volunteers: 240, seed: 3 } });
  const who = {};
  for (const login of [...VOTERS, 'canbo.chi', 'tinh.giang']) who[login] = await s.login(login, PASSWORD);
  const { items } = (await who['tinh.giang'].get('/award_rounds?limit=50')).body;
  const round = items.find((r) => r.title.startsWith(AWARD) && r.state === 'council');
  assert.ok(round, 'a round before its council');
  const { categories } = (await who['tinh.giang'].get(`/award_rounds/${round.id}/ballots`)).body;
  const early = await who['tinh.giang'].post(`/award_rounds/${round.id}/ballots`, { category: categories[0].id });
  assert.match(early.text, /1 hồ sơ chưa đủ phiếu chấm/, 'the demo leaves a dossier to score before the vote');
  assert.equal(await scoreAll(who['hoidong.lam'], round.id), 1);
  assert.equal((await who['hoidong.mai'].get(`/award_rounds/${round.id}/reviews`)).body.items.length, 0, 'a secretary keeps the papers');
  return { s, round, who, giang: who['tinh.giang'] };
}

async function open(giang, round, more = {}) {
  const { categories } = (await giang.get(`/award_rounds/${round.id}/ballots`)).body;
  const answer = await giang.post(`/award_rounds/${round.id}/ballots`, { category: categories[0].id, ...more });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

const paper = async (who, box) => (await who.get(`/ballot_boxes/${box.id}/paper`)).body;
const cast = (who, box, choices) => who.send('PUT', `/ballot_boxes/${box.id}/ballot`, { body: { choices: choices.join(' ') } });
/** All that a copy of the folder made now says, as text. */
function copyOf(s, name) {
  const file = join(s.data, name);
  const done = cli('dump', '--data', s.data, file);
  assert.equal(done.status, 0, done.stderr);
  return readFileSync(file, 'utf8');
}

const dumped = (text, entity) => text.split('\n').filter((line) => line.startsWith(`{"entity":"${entity}",`)).map((line) => JSON.parse(line));
const all = (n, word) => Array(n).fill(word);

test('a council votes in secret, two close at once, one count stands, a decision follows', async (t) => {
  const { s, round, who, giang } = await council(t);
  const standing = (await giang.get(`/award_rounds/${round.id}/standing`)).body;
  const { rows, quota } = standing.categories[0];
  assert.ok(rows.length >= 4 && rows.every((row, i) => row.rank === i + 1 && row.reviews === 3 && row.ruled), JSON.stringify(rows));
  assert.ok(rows.every((row, i) => i === 0 || rows[i - 1].score >= row.score));
  assert.equal(rows.filter((row) => row.within).length, quota);

  const box = await open(giang, round);
  assert.deepEqual([box.members, box.quorum, box.pass, box.state], [5, 4, '>1/2', 'open']);
  const second = await giang.post(`/award_rounds/${round.id}/ballots`, { category: box.category });
  assert.equal(second.status, 409);
  assert.match(second.text, /đang có hòm phiếu mở/);

  const n = rows.length;
  const seen = await paper(who['hoidong.lam'], box);
  assert.ok(seen.votes && !seen.leads && !('missing' in seen));
  assert.deepEqual(seen.candidates.map((c) => c.nomination), rows.map((r) => r.nomination));
  assert.ok(seen.candidates.every((c) => !('in_favour' in c)));
  assert.equal((await cast(who['hoidong.lam'], box, all(n - 1, 'for'))).status, 422);
  assert.equal((await cast(who['canbo.chi'], box, all(n, 'for'))).status, 403);

  const early = await giang.post(`/ballot_boxes/${box.id}/closings`, { minutes: '01-BB/HĐKT' });
  assert.equal(early.status, 409);
  assert.match(early.text, /còn thiếu 4 phiếu/);

  const key = readFileSync(join(s.data, 'secrets', box.id));
  const choices = {
    'hoidong.hung': all(n, 'for'),
    'hoidong.mai': ['for', ...all(n - 1, 'against')],
    'hoidong.lam': ['for', 'for', ...all(n - 2, 'blank')],
    'hoidong.son': ['against', ...all(n - 1, 'for')],
  };
  for (const [login, made] of Object.entries(choices)) {
    const answer = await cast(who[login], box, made);
    assert.equal(answer.status, 204, `${login}: ${answer.text}`);
  }
  assert.equal((await cast(who['hoidong.hung'], box, choices['hoidong.hung'])).status, 409, 'nobody casts twice');
  const { missing, cast: count } = await paper(giang, box);
  assert.deepEqual([missing, count], [['Trịnh Hoài Thu'], 4]);

  // What a copy made now holds: papers nobody can open without the key, which is in no copy.
  const copied = copyOf(s, 'open.txt');
  const papers = dumped(copied, 'ballot');
  assert.equal(papers.length, 4);
  assert.ok(papers.every((p) => p.id[14] === '4' && Object.keys(p.fields).sort().join() === 'box,envelope'), 'random ids, nothing but the box');
  assert.equal(new Set(papers.map((p) => p.fields.envelope.length)).size, 1);
  for (const form of ['hex', 'base64', 'base64url']) assert.ok(!copied.includes(key.toString(form)), `the key as ${form}`);

  const closing = (login) => who[login].post(`/ballot_boxes/${box.id}/closings`, { minutes: '01-BB/HĐKT' });
  const both = await Promise.all([closing('hoidong.hung'), closing('hoidong.mai')]);
  assert.deepEqual(both.map((a) => a.status).sort(), [200, 409]);
  assert.match(both.find((a) => a.status === 409).text, /đã kiểm phiếu lúc/);

  const counted = await paper(who['hoidong.thu'], box);
  const figures = counted.candidates.map((c) => [c.in_favour, c.against, c.blank, c.entitled]);
  assert.deepEqual(figures.slice(0, 3), [[3, 1, 0, 5], [3, 1, 0, 5], [2, 1, 1, 5]]);
  assert.deepEqual(counted.candidates.map((c) => c.chosen), rows.map((_, i) => i < Math.min(2, quota)));
  assert.equal((await cast(who['hoidong.thu'], box, all(n, 'for'))).status, 409);

  const minutes = await giang.get(`/ballot_boxes/${box.id}/minutes`);
  assert.deepEqual([minutes.status, minutes.headers.get('content-type'), minutes.text.slice(0, 5)], [200, 'application/pdf', '%PDF-']);

  const word = await giang.get(`/ballot_boxes/${box.id}/minutes?format=docx`);
  assert.deepEqual([word.status, word.text.slice(0, 2)], [200, 'PK']);
  const sheet = unzip((await download(s, giang, `/ballot_boxes/${box.id}/minutes?format=docx`)).bytes);
  assert.match(sheet.get('word/document.xml').toString(), /Có mặt: .*Điểu Lâm \(.*Vắng mặt, không bỏ phiếu: .*Trịnh Hoài Thu/s, 'who was there, who was not');

  // The key and the papers are gone; the journal says that something was put into a box, not when nor by whom.
  await comes(() => readdirSync(join(s.data, 'secrets')), []);
  assert.deepEqual(dumped(copyOf(s, 'closed.txt'), 'ballot'), []);
  const journal = (await giang.get('/journal?limit=200')).body.items;
  const casts = journal.filter((entry) => entry.why === 'PUT /ballot_boxes/:id/ballot');
  assert.equal(casts.length, 4);
  assert.ok(casts.every((entry) => !entry.actor && !entry.at), JSON.stringify(casts[0]));
  assert.ok(casts.every((entry) => !/Hùng|Mai|Lâm|Sơn/.test(entry.sentence)), casts[0].sentence);

  const wrong = await giang.post(`/award_rounds/${round.id}/decisions`, { number: '77-QĐ/TĐTN', day: '2020-01-01' });
  assert.equal(wrong.status, 422);
  const decided = await giang.post(`/award_rounds/${round.id}/decisions`, { number: '77-QĐ/TĐTN', day: counted.closed.slice(0, 10) });
  assert.deepEqual([decided.status, decided.body.state, decided.body.decision_number], [200, 'decided', '77-QĐ/TĐTN'], decided.text);
  const honours = (await giang.get(`/honours?round=${round.id}`)).body.items.map((one) => one.entry).sort((a, b) => a - b);
  assert.deepEqual(honours, honours.map((_, i) => honours[0] + i), 'who is honoured stands in the book, without gaps');
  assert.ok(honours.length > 0);
  const winner = await giang.get(`/nominations/${rows[0].nomination}`);
  assert.equal(winner.body.state, 'awarded');
  assert.equal((await giang.get(`/award_rounds/${round.id}/decision_paper`)).text.slice(0, 5), '%PDF-');
});

test('without enough members a ballot is declared void; a conflict found after casting cannot be taken out', async (t) => {
  const { round, who, giang } = await council(t);
  const members = (await giang.get(`/council_members?round=${round.id}`)).body.items;
  const box = await open(giang, round);
  const n = (await paper(giang, box)).candidates.length;
  for (const login of ['hoidong.hung', 'hoidong.lam']) assert.equal((await cast(who[login], box, all(n, 'for'))).status, 204);
  const until = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  for (const name of ['K\'Sơn', 'Trịnh Hoài Thu']) {
    const left = await giang.patch(`/council_members/${members.find((m) => m.name === name).id}`, { until });
    assert.equal(left.status, 200, left.text);
  }
  assert.equal((await cast(who['hoidong.son'], box, all(n, 'for'))).status, 403, 'who has left casts no more');
  const lost = await giang.post(`/ballot_boxes/${box.id}/closings`, { minutes: '02-BB/HĐKT' });
  assert.equal(lost.status, 409);
  assert.match(lost.text, /không đủ số phiếu được nữa/);
  assert.equal((await giang.post(`/ballot_boxes/${box.id}/voids`, { reason: '' })).status, 422);
  const gone = await giang.post(`/ballot_boxes/${box.id}/voids`, { reason: 'Hai ủy viên thôi tham gia hội đồng' });
  assert.equal(gone.body.state, 'void');
  assert.equal((await cast(who['hoidong.mai'], box, all(n, 'for'))).status, 409);
  assert.equal((await giang.get(`/ballot_boxes/${box.id}/minutes`)).text.slice(0, 5), '%PDF-');

  const again = await open(giang, round);
  assert.deepEqual([again.members, again.quorum], [3, 2]);
  for (const login of ['hoidong.lam', 'hoidong.mai']) assert.equal((await cast(who[login], again, all(n, 'for'))).status, 204);
  const [review] = (await who['hoidong.lam'].get(`/award_rounds/${round.id}/reviews`)).body.items;
  const aside = await who['hoidong.lam'].post(`/reviews/${review.id}/set_aside`, { why: 'kin', note: 'Em họ mới về chi đoàn này' });
  assert.equal(aside.status, 200, aside.text);
  const late = await giang.post(`/ballot_boxes/${again.id}/closings`, { minutes: '03-BB/HĐKT' });
  assert.equal(late.status, 409, late.text);
  assert.match(late.text, /xung đột lợi ích/);
  assert.equal((await giang.post(`/ballot_boxes/${again.id}/voids`, { reason: 'Xung đột lợi ích phát sinh' })).status, 200);
});

const failing = `hook "awards.score"
bands { excellent = 85, good = 65, fair = 45 }
reasons { a = "Có hồ sơ" }
function run(f, p)
  local none = nil
  if f.shifts > 0 and f.documents == 0 then return none.x end
  add("a", 10)
end
tests {
  { "một", given = { documents = 1 }, expect = { score = 10 } },
  { "hai", given = { documents = 2 }, expect = { score = 10 } },
  { "ba", given = { documents = 3 }, expect = { has = { "a" } } },
}
`;

/** Puts the rule into force in the area of the log-ins. */
async function inForce(s, giang, source) {
  const dung = await s.login('cum.dung', PASSWORD);
  const unit = (await dung.get('/me')).body.roles.find((r) => r.role === 'area_admin').unit;
  const draft = (await dung.post('/rules/drafts', { unit, hook: 'awards.score', source, note: 'thử' })).body;
  const step = async (who, name) => {
    const answer = await who.post(`/rule_versions/${draft.id}/${name}`, {});
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
  };
  await step(dung, 'check');
  await previewed(dung, draft);
  await step(dung, 'submit');
  await step(giang, 'approve');
  await step(giang, 'activate');
}

test('a district’s rule that fails is marked and counted, and never taken for no points', async (t) => {
  const { s, round, giang } = await council(t);
  await inForce(s, giang, failing);
  const asked = await giang.post(`/award_rounds/${round.id}/rule_scores`, {});
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(giang, asked.body.id);
  const result = JSON.parse(job.result);
  assert.ok(result.faults > 0, JSON.stringify(result));
  assert.equal(result.scored + result.faults + result.unproved, result.dossiers);
  const { rows, faults } = (await giang.get(`/award_rounds/${round.id}/standing`)).body.categories[0];
  assert.equal(faults, result.faults);
  const faulty = rows.find((row) => row.faulty);
  assert.equal(faulty.ruled, false);
  const verdict = (await giang.get(`/nominations/${faulty.nomination}/rule_score`)).body;
  assert.match(verdict.fault, /Dòng 6/);
  assert.equal((await giang.post(`/award_verdicts/${verdict.id}/replays`, {})).status, 409);
  const good = rows.find((row) => row.ruled);
  const monitor = await s.login('theodoi.minh', PASSWORD); // sits on no council: nothing is veiled
  const kept = (await monitor.get(`/nominations/${good.nomination}/rule_score`)).body;
  const replay = await monitor.post(`/award_verdicts/${kept.id}/replays`, {});
  assert.deepEqual([replay.status, replay.body.same, replay.body.untouched], [200, true, true], replay.text);
});
