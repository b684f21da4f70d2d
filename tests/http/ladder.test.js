// SPDX-License-Identifier: MIT
// ladder: who may judge whom on the way to a trainer's level, and the way itself: from a candidacy to a certificate, by the rule.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { ladder, marks, STEPS } from './support/ladder.js';
import { day } from './support/register.js';
import { previewed } from './support/rules.js';
import { cli } from './support/server.js';
import { holding } from './support/waiting.js';

const codes = (list) => list.map((r) => r.code);

test('one candidacy is open at a time, of somebody one may see, and is kept', async (t) => {
  const s = await ladder(t);
  const { me, volunteer } = await s.trainer(1);
  const c = await s.opened({ volunteer, level: 2 });
  assert.equal(c.state, 'open');
  assert.equal(c.opened, day(0));
  const second = await s.candidacy({ volunteer, level: 1, renewal: true });
  assert.equal(second.status, 409);
  assert.equal(second.body.errors?.[0]?.code ?? second.body.code, 'open');
  assert.equal((await me.post('/candidacies', { volunteer, unit: s.unit, level: 2 })).status, 403, 'nobody opens their own');
  assert.equal((await s.candidacy({ volunteer, level: 5 })).status, 422);
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { level: 3 })).status, 422, 'the level stays');
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { volunteer: (await s.newcomer()).volunteer })).status, 422, 'and whose it is');
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { mentor: volunteer })).status, 422, 'nobody mentors themselves');
  assert.equal((await s.officer.delete(`/candidacies/${c.id}`)).status, 409);
  const gone = await me.post(`/candidacies/${c.id}/withdrawals`, { reason: 'Chuyển nơi ở' });
  assert.equal(gone.body.state, 'withdrawn');
  assert.equal((await me.post(`/candidacies/${c.id}/withdrawals`, {})).status, 409);
  assert.equal((await s.candidacy({ volunteer, level: 2 })).status, 201, 'and another may be opened');
});

test('an assessor in conflict is refused and told why', async (t) => {
  const s = await ladder(t);
  const { volunteer } = await s.trainer(1);
  const [mentor, kin, colleague, peer, novice, good] = [await s.trainer(3), await s.trainer(3), await s.trainer(3), await s.trainer(1), await s.trainer(0), await s.trainer(3)];
  const c = await s.opened({ volunteer, level: 2, mentor: mentor.volunteer });
  const tie = (other, kind) => s.officer.post('/declared_ties', { volunteer, other, unit: s.unit, kind });
  assert.equal((await tie(kin.volunteer, 'kin')).status, 201);
  assert.equal((await s.officer.post('/declared_ties', { volunteer: colleague.volunteer, other: volunteer, unit: s.unit, kind: 'colleague' })).status, 201, 'either way round');
  assert.equal((await tie(volunteer, 'kin')).status, 422, 'with oneself');
  assert.equal((await tie(colleague.volunteer, 'kin')).status, 409, 'a pair is declared once');

  const shown = await s.teachBack(c);
  const refused = async (assessor, code) => {
    const answer = await s.score(shown, assessor.volunteer);
    assert.equal(answer.status, 409, `${code}: ${answer.text}`);
    assert.match(answer.text, new RegExp(`"${code}"`));
  };
  await refused({ volunteer }, 'self');
  await refused(mentor, 'mentor');
  await refused(kin, 'kin');
  await refused(colleague, 'colleague');
  await refused(peer, 'level');
  await refused(novice, 'level');
  const first = await s.score(shown, good.volunteer);
  assert.equal(first.status, 201, first.text);
  assert.equal(first.body.level, 3);
  assert.equal(first.body.total, 30);
  await refused(good, 'twice');
  assert.equal((await s.officer.patch(`/teach_back_scores/${first.body.id}`, { s1: '4' })).body.total, 31, 'a slip of the pen is corrected');
  assert.equal((await s.officer.delete(`/teach_back_scores/${first.body.id}`)).status, 409);
  assert.equal((await s.officer.get(`/teach_backs/${shown.id}`)).body.state, 'scored');
});

test('marks out of range, missing marks and days to come are refused', async (t) => {
  const s = await ladder(t);
  const { volunteer } = await s.trainer(1);
  const assessor = (await s.trainer(3)).volunteer;
  const c = await s.opened({ volunteer, level: 2 });
  const shown = await s.teachBack(c);
  const over = await s.score(shown, assessor, { s4: '5' });
  assert.equal(over.status, 422);
  assert.equal(over.body.errors[0].pointer, '/s4');
  const { s10, ...nine } = marks(3);
  const missing = await s.officer.post('/teach_back_scores', { teach_back: shown.id, assessor, ...nine, steps: STEPS });
  assert.equal(missing.status, 422);
  assert.equal(missing.body.errors[0].pointer, '/s10', `${s10} was left out`);
  assert.equal((await s.score(await s.teachBack(c, 2), assessor)).status, 409, 'not held yet');
  const broken = await s.teachBack(c);
  assert.equal((await s.officer.post(`/teach_backs/${broken.id}/voids`, { reason: 'Mất điện' })).body.state, 'void');
  assert.equal((await s.score(broken, assessor)).status, 409, 'void');
  const zero = await s.score(shown, assessor, marks(0));
  assert.deepEqual([zero.status, zero.body.s1, zero.body.total ?? 0], [201, '0', 0], 'a mark of 0 is a mark');
});

test('a score is set aside when its assessor turns out to be in conflict', async (t) => {
  const s = await ladder(t);
  const { volunteer } = await s.trainer(1);
  const [a, b, d] = [await s.trainer(3), await s.trainer(3), await s.trainer(3)];
  const c = await s.opened({ volunteer, level: 2 });
  const shown = await s.teachBack(c);
  for (const assessor of [a, b, d]) assert.equal((await s.score(shown, assessor.volunteer)).status, 201);
  assert.ok(codes((await s.explained(c)).met).includes('giang'));
  assert.equal((await s.officer.patch(`/candidacies/${c.id}`, { mentor: a.volunteer })).status, 200);
  let now = await s.explained(c);
  assert.match(now.teach_backs[0].scores.find((x) => x.set_aside).set_aside, /người hướng dẫn/);
  assert.ok(codes(now.met).includes('giang'), 'two are left');
  assert.ok(codes(now.missing).includes('de_ngoai'), 'and it is said that one was set aside');
  assert.equal((await s.officer.post('/declared_ties', { volunteer: b.volunteer, other: volunteer, unit: s.unit, kind: 'kin' })).status, 201);
  now = await s.explained(c);
  assert.ok(codes(now.missing).includes('chua_giang'), 'one is not enough');
  assert.equal(now.teach_backs[0].scores.filter((x) => x.set_aside).length, 2);
});

test('from T1 to T2: class, test, teach-back, co-facilitated classes, what trainees say; then the certificate, and a receipt that holds', async (t) => {
  const s = await ladder(t);
  const candidate = await s.trainer(1);
  const mentor = await s.trainer(2);
  const [a, b] = [await s.trainer(3), await s.trainer(4)];
  const { volunteer } = candidate;
  const c = await s.opened({ volunteer, level: 2, mentor: mentor.volunteer });
  let now = await s.explained(c);
  assert.deepEqual(codes(now.met), ['bac_duoi']);
  assert.deepEqual(codes(now.missing), ['chua_co_bai', 'chua_giang', 'chua_dong', 'it_phieu'], 'all that is missing, at once');
  const decide = (body, who = s.officer) => who.post(`/candidacies/${c.id}/decisions`, body);
  const early = await decide({ certify: true });
  assert.equal(early.status, 409);
  assert.equal(early.body.code, 'rule');
  assert.match(early.body.detail, /Chưa có bài kiểm tra cốt lõi bậc T2.*giảng/s);

  await s.held(await s.curriculum(2), { trainees: [candidate], percent: 80, on: -4 });
  const trainees = [];
  for (let i = 0; i < 5; i++) trainees.push(await s.newcomer());
  const everyday = await s.curriculum(0);
  const trainers = [{ volunteer: mentor.volunteer, part: 'lead' }, { volunteer, part: 'co', mentor: mentor.volunteer }];
  const first = await s.held(everyday, { trainees, trainers, feedback: 4, on: -2 });
  now = await s.explained(c);
  assert.deepEqual(codes(now.met), ['bac_duoi', 'kiem_tra'], 'one class is not two, five answers are not ten');
  await s.held(everyday, { trainees, trainers, feedback: 4, on: -1 });
  const shown = await s.teachBack(c);
  for (const assessor of [a, b]) assert.equal((await s.score(shown, assessor.volunteer)).status, 201);

  now = await s.explained(c);
  assert.deepEqual(now.missing, []);
  assert.deepEqual(codes(now.met), ['bac_duoi', 'kiem_tra', 'giang', 'dong_giang', 'hoc_vien']);
  assert.match(now.met.find((r) => r.code === 'hoc_vien').text, /4\/5, 10 phiếu/);
  assert.ok(now.qualified && now.taught.some((one) => one.course === first.id) && now.learnt[0].test === '80%');
  const own = (await candidate.me.get('/me/ladder')).body;
  assert.deepEqual([own.level, own.tasks[0].id, own.tasks[0].met_count], [1, c.id, 5]);
  assert.equal((await s.explained(c, await s.as('theodoi.minh'))).name, '', 'who watches sees no names');
  assert.equal((await candidate.me.get(`/candidacies/${c.id}/explained`)).status, 200);
  assert.equal((await trainees[0].me.get(`/candidacies/${c.id}/explained`)).status, 403, 'nobody else does');
  const page = await s.send('GET', '/bac-thang', { page: true, headers: { cookie: candidate.cookie } });
  assert.match(page.text, /Đủ điều kiện/);

  assert.equal((await decide({ certify: true }, candidate.me)).status, 403);
  assert.equal((await decide({ certify: false })).status, 422, 'a refusal says why');
  const done = await decide({ certify: true, decision: '12-QĐ/TĐTN', signer: 'Phó Bí thư' });
  assert.equal(done.status, 200, done.text);
  assert.equal(done.body.state, 'certified');
  const paper = (await s.officer.get(`/certificates/${done.body.certificate}`)).body;
  assert.deepEqual([paper.kind, paper.volunteer, paper.course, paper.issued], [s.kinds.trainer_t2, volunteer, '12-QĐ/TĐTN', day(0)]);
  assert.equal((await decide({ certify: true })).status, 409, 'once');
  assert.equal((await s.score(shown, mentor.volunteer)).status, 409, 'what is decided is not scored any more');
  assert.equal((await candidate.me.get('/me/ladder')).body.level, 2);
  assert.ok((await s.messages()).some((m) => m.about === 'candidacy.decided' && /T2/.test(m.body)));

  const receipt = (await s.officer.get(`/training_verdicts/${done.body.verdict}`)).body;
  assert.deepEqual([receipt.hook, receipt.about, receipt.volunteer], ['training.certify', `candidacy/${c.id}`, volunteer]);
  const again = (await s.officer.post(`/training_verdicts/${receipt.id}/replays`)).body;
  assert.deepEqual([again.same, again.untouched, again.same_facts], [true, true, true]);
  assert.equal((await trainees[0].me.post(`/training_verdicts/${receipt.id}/replays`)).status, 403);

  const renewal = await s.opened({ volunteer, level: 2, renewal: true });
  assert.ok(codes((await s.explained(renewal)).missing).includes('chua_den'), 'not before its day');
});

test('a class says who completed it by the rule, and keeps why', async (t) => {
  const s = await ladder(t);
  const curriculum = await s.curriculum(1);
  const [good, weak] = [await s.newcomer(), await s.newcomer()];
  const passed = await s.held(curriculum, { trainees: [good], percent: 80 });
  const failed = await s.held(curriculum, { trainees: [weak], percent: 79, on: -2 });
  const of = async (course) => (await s.officer.get(`/enrolments/${course.enrolled[0].id}`)).body;
  assert.deepEqual([(await of(passed)).state, (await of(failed)).state], ['completed', 'not_completed']);
  assert.match((await of(failed)).reason, /Kiểm tra 79%, chưa đến mức đạt 80%/);
  const { items } = (await s.officer.get('/training_verdicts')).body;
  assert.deepEqual(items.map((v) => v.hook), ['training.assess', 'training.assess']);
  for (const v of items) assert.equal((await s.officer.post(`/training_verdicts/${v.id}/replays`)).body.same, true);
});

test('a mentor named in a class is in conflict as one named in the candidacy', async (t) => {
  const s = await ladder(t);
  const candidate = await s.trainer(1);
  const [a, b] = [await s.trainer(3), await s.trainer(3)];
  const c = await s.opened({ volunteer: candidate.volunteer, level: 2 });
  const shown = await s.teachBack(c);
  for (const assessor of [a, b]) assert.equal((await s.score(shown, assessor.volunteer)).status, 201);
  await s.held(await s.curriculum(0), { trainees: [await s.newcomer()], trainers: [{ volunteer: candidate.volunteer, part: 'co', mentor: a.volunteer }] });
  const { scores } = (await s.explained(c)).teach_backs[0];
  assert.deepEqual(scores.map((one) => Boolean(one.set_aside)).sort(), [false, true]);
  const later = await s.score(await s.teachBack(c), a.volunteer);
  assert.equal(later.status, 409);
  assert.match(later.text, /"mentor"/);
});

test('a change of a rule is tried on the classes and candidacies there were, on one person too; the province alone approves it', async (t) => {
  const s = await ladder(t);
  const trainee = await s.newcomer();
  await s.held(await s.curriculum(1), { trainees: [trainee], percent: 80 });
  const candidate = await s.trainer(1);
  await s.opened({ volunteer: candidate.volunteer, level: 2 });
  const script = (hook) => join(process.env.VOLBANK_SOURCE, 'scripts/province', `${hook}.lua`);
  const stricter = join(s.data, 'stricter.lua');
  const source = readFileSync(script('training.assess'), 'utf8').replace(/tests \{[^]*/, '').replace('tot < f.pass_percent', 'tot < 90');
  writeFileSync(stricter, `${source}\ntests {}\n`);
  const tried = JSON.parse(cli('rule', 'preview', stricter, '--data', s.data, '--json').stdout);
  assert.deepEqual([tried.cases, tried.fell, tried.bands.rows[0].slice(0, 2)], [1, 1, [0, 1]], 'who had completed would not have');
  const up = JSON.parse(cli('rule', 'preview', script('training.certify'), '--data', s.data, '--json').stdout);
  assert.deepEqual([up.cases, up.changed, up.groups.map((g) => g.label)], [1, 0, ['Bậc', 'Đơn vị']]);
  const own = await s.tinh.get(`/rules/facts?hook=training.certify&subject=${candidate.volunteer}`);
  assert.equal(own.status, 200, own.text);
  assert.deepEqual([own.body.items[0].facts.level, own.body.items[0].facts.held_level], [2, 1]);
  for (const hook of ['training.assess', 'training.certify'])
    assert.equal((await s.tinh.get(`/rules/reference?hook=${hook}`)).body.province_approves, true);
});

test('two records of one person are merged: one candidacy goes on, and ties and mentors hold for whoever is kept', async (t) => {
  const s = await ladder(t);
  const merged = async (from, into) => assert.equal((await s.officer.post(`/volunteers/${from.volunteer}/merge`, { into: into.volunteer })).status, 200);
  const [twin, candidate] = [await s.trainer(1), await s.trainer(1)];
  const [old, kin, oldMentor, mentor] = [await s.newcomer(), await s.trainer(3), await s.newcomer(), await s.trainer(3)];
  const doubled = await s.opened({ volunteer: twin.volunteer, level: 2 });
  const c = await s.opened({ volunteer: candidate.volunteer, level: 2, mentor: oldMentor.volunteer });
  for (const volunteer of [twin.volunteer, candidate.volunteer])
    assert.equal((await s.officer.post('/declared_ties', { volunteer, other: old.volunteer, unit: s.unit, kind: 'kin' })).status, 201);
  await merged(old, kin);
  await merged(oldMentor, mentor);
  await merged(twin, candidate);
  assert.deepEqual([(await s.officer.get(`/candidacies/${doubled.id}`)).body.state, (await s.officer.get(`/candidacies/${c.id}`)).body.state], ['withdrawn', 'open']);
  const shown = await s.teachBack(c);
  assert.match((await s.score(shown, kin.volunteer)).text, /"kin"/);
  assert.match((await s.score(shown, mentor.volunteer)).text, /"mentor"/);
});

test('an assessor enters their own marks, nobody else’s', async (t) => {
  const s = await ladder(t);
  const candidate = await s.trainer(1);
  const [assessor, other] = [await s.trainer(3), await s.trainer(3)];
  const c = await s.opened({ volunteer: candidate.volunteer, level: 2 });
  const shown = await s.teachBack(c);
  assert.equal((await s.score(shown, assessor.volunteer, {}, assessor.me)).status, 403, 'not an assessor yet');
  const { id: account } = (await assessor.me.get('/me')).body;
  assert.equal((await s.tinh.post('/grants', { account, role: 'assessor', unit: s.unit, from: day(-1), why: 'QĐ 5' })).status, 201);
  assert.equal((await s.score(shown, other.volunteer, {}, assessor.me)).body.code, 'own');
  const given = await s.score(shown, assessor.volunteer, {}, assessor.me);
  assert.equal(given.status, 201, given.text);
  const theirs = (await s.score(shown, other.volunteer)).body;
  const change = (which, body) => s.send('PATCH', `/teach_back_scores/${which}`, { body, headers: { cookie: assessor.cookie } });
  assert.equal((await change(theirs.id, { s1: '4' })).status, 403);
  assert.equal((await change(given.body.id, { s1: '4' })).body.total, 31);
});

test('trainers who have not taught for long are told once, with the day of their last class', async (t) => {
  const s = await bank(t, { demo: { volunteers: 300, seed: 7 } });
  const tinh = await s.as('tinh.giang');
  const idle = async () => (await tinh.get('/messages?limit=200')).body.items.filter((m) => m.about === 'trainer.idle');
  const told = await holding(idle, (found) => found.length > 0, 'somebody in the demo has not taught since');
  const limit = new Date();
  limit.setMonth(limit.getMonth() - 18);
  for (const m of told) {
    const [, d, mm, y] = m.body.match(/từ ngày (\d\d)\/(\d\d)\/(\d{4})/);
    assert.ok(new Date(`${y}-${mm}-${d}`) < limit, m.body);
    assert.match(m.body, /bậc T[1-4]/);
  }
});

test('an area may write its own rule of trainers; only the province approves it', async (t) => {
  const s = await ladder(t);
  const dung = await s.as('cum.dung');
  const area = s.made(await dung.get('/me'), 'me').roles.find((r) => r.role === 'area_admin').unit;
  const second = await s.newcomer();
  const { id: account } = (await second.me.get('/me')).body;
  s.made(await s.tinh.post('/grants', { account, role: 'area_admin', unit: area, from: day(-1), why: 'QĐ 6' }), 'grant');
  const source = readFileSync(join(process.env.VOLBANK_SOURCE, 'scripts/province/training.certify.lua'), 'utf8');
  const step = (who, version, name) => who.post(`/rule_versions/${version.id}/${name}`, {});
  const version = s.made(await dung.post('/rules/drafts', { hook: 'training.certify', unit: area, source }), 'draft');
  s.made(await step(dung, version, 'check'), 'check');
  await previewed(dung, version);
  s.made(await step(dung, version, 'submit'), 'submit');
  assert.equal((await step(second.me, version, 'approve')).status, 403, 'a second person of the area');
  assert.equal((await step(s.tinh, version, 'approve')).body.state, 'approved');
});
