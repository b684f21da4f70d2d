// SPDX-License-Identifier: MIT
// dossier: what a nomination rests on: what the bank proves and can prove again, files that are what their bytes say, drafts that are never
// lost, and a checklist that refuses what is incomplete.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { dossiers, PDF } from './support/dossier.js';
import { day } from './support/register.js';
import { cli } from './support/server.js';
import { download } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const codes = (answer) => (answer.body.errors ?? []).map((flaw) => flaw.code);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const missing = (view) => view.checklist.filter((line) => line.missing).map((line) => line.code);

test('a nominator writes, attaches, hands in; the bank proves it, again and again the same', async (t) => {
  const s = await dossiers(t);
  const an = await s.as('tnv.an');
  const { id: person } = s.made(await an.get('/me/profile'), 'profile');
  const place = await s.round({ years_min: 1, age_min: 16, words_max: 12, needs: ['report', 'photo'] });
  const { id } = await s.begun(place, {}, an);

  // Written bit by bit; each saving keeps the rest.
  const empty = await s.view(id, an);
  assert.deepEqual([empty.editable, empty.late, empty.complete], [true, false, false]);
  assert.ok(missing(empty).includes('missing'));
  assert.equal((await an.patch(`/nominations/${id}`, { summary: 'Hai năm đi đều.' })).status, 200);
  assert.equal((await an.patch(`/nominations/${id}`, { achievements: 'một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai mười-ba' })).status, 200);
  const long = await s.view(id, an);
  assert.equal(long.summary, 'Hai năm đi đều.');
  assert.ok(missing(long).includes('words'), 'too long is kept, and told');

  // Handed in too early: told all at once, and what was written with it stays.
  const early = await an.post(`/nominations/${id}/drafts`, { earlier: 'Giấy khen 2025', hand_in: true });
  assert.equal(early.status, 422, early.text);
  assert.ok(codes(early).includes('words') && codes(early).filter((c) => c === 'document').length === 2, early.text);
  assert.equal((await s.view(id, an)).earlier, 'Giấy khen 2025');
  assert.equal((await an.patch(`/nominations/${id}`, { achievements: 'Sáu đợt, một trăm người.' })).status, 200);

  // Files: named by what they hold, refused by what they hold.
  const cookie = an.cookie;
  const report = await s.attach(cookie, id, PDF, 'C:\\hồ sơ\\Báo cáo.pdf');
  assert.equal(report.status, 201, report.text);
  assert.equal(report.body.sha256, sha256(PDF));
  assert.equal(report.body.name, 'Báo cáo.pdf');
  assert.ok(existsSync(join(s.data, 'files', sha256(PDF).slice(0, 2), sha256(PDF))));
  const refused = async (bytes, name, code) => {
    const answer = await s.attach(cookie, id, bytes, name);
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(codes(answer), [code]);
  };
  await refused(Buffer.from('MZ\x90\x00 a program'), 'thanh-tich.pdf', 'type');
  await refused(Buffer.from('<html><script>alert(1)</script>'), 'anh.jpg', 'type');
  await refused(PDF, 'lần nữa.pdf', 'twice');
  await refused(Buffer.alloc(0), 'trong.pdf', 'required');
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF')]);
  const second = await s.attach(cookie, id, photo, 'hội trại.exe', { kind: 'photo', about: 'Hội trại' });
  assert.equal(second.body.name, 'hội trại.jpg', 'the ending follows the bytes');
  const sent = await fetch(`${s.url}/api/v1/evidence/${second.body.id}/content`, { headers: { cookie } });
  assert.deepEqual(Buffer.from(await sent.arrayBuffer()), photo);
  assert.match(sent.headers.get('content-disposition'), /^attachment/);
  assert.equal(sent.headers.get('x-content-type-options'), 'nosniff');
  assert.equal((await s.get(`/evidence/${second.body.id}/content`)).status, 401);

  // A film of 200 MB is refused by its announced length: not a byte of it is read.
  const head = `POST /api/v1/nominations/${id}/evidence HTTP/1.1\r\nHost: ${new URL(s.url).host}\r\nOrigin: ${s.url}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 209715200\r\n\r\n`;
  assert.match(await s.raw(head), /^HTTP\/1\.1 413 [\s\S]*21 MB/);

  // Handed in: the proof is frozen, and stands.
  assert.deepEqual(missing(await s.view(id, an)), []);
  const in_ = await an.post(`/nominations/${id}/drafts`, { hand_in: true });
  assert.equal(in_.status, 200, in_.text);
  assert.equal(in_.body.state, 'submitted');
  const frozen = (await s.view(id, an)).proof;
  assert.equal(frozen.frozen, true);
  const credits = (await s.tinh.get(`/credits?volunteer=${person}&limit=200`)).body.items.filter((c) => c.state === 'granted' && c.hours > 0);
  assert.ok(credits.length > 0);
  assert.equal(frozen.shifts, credits.length);
  assert.equal(frozen.hours_text, String(Math.floor(credits.reduce((sum, c) => sum + c.hours, 0) / 10 + 0.5) / 10).replace('.', ','));
  assert.equal(frozen.days, new Set(credits.map((c) => c.day)).size);
  assert.ok(frozen.years >= 1 && frozen.campaigns.every((c) => c.id && c.hours_text));
  const again = s.made(await an.get(`/nominations/${id}/proof/recount`), 'recount');
  assert.deepEqual([again.same, again.digest_fits, again.differences], [true, true, []]);
  const kept = (await s.officer.get(`/nomination_proofs?nomination=${id}`)).body.items[0];
  assert.equal(sha256(Buffer.from(kept.facts)), kept.digest, 'anybody can check the digest');
  assert.ok(!kept.facts.includes('Nguyễn'), 'no names in it');

  // On paper, and as a package whose sums are those of its files.
  const paper = await download(s, an, `/nominations/${id}/report.pdf`);
  assert.match(paper.bytes.subarray(0, 8).toString('latin1'), /^%PDF-1/);
  const zip = unzip((await download(s, s.tinh, `/award_rounds/${place.round.id}/package.zip`)).bytes);
  const sums = new Map(zip.get('SHA256SUMS').toString().trim().split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  assert.deepEqual([...sums.keys()], [...zip.keys()].filter((name) => name !== 'SHA256SUMS'));
  for (const [name, sum] of sums) assert.equal(sha256(zip.get(name)), sum, name);
  assert.deepEqual(zip.get('001/minh-chung/01-Báo cáo.pdf'), PDF);
  assert.equal(zip.get('001/chung-minh.json').toString(), kept.facts);
  assert.match(unzip(zip.get('to-trinh.docx')).get('word/document.xml').toString(), /Đề nghị xét Giải thưởng Tình nguyện năm 2026/);
  const words = unzip(zip.get('001/bao-cao-thanh-tich.docx')).get('word/document.xml').toString();
  assert.ok(words.includes('Sáu đợt, một trăm người.') && words.includes(frozen.digest), 'what was written, and the digest of what is proved');

  // Nothing can be slipped in afterwards.
  assert.equal((await an.patch(`/nominations/${id}`, { summary: 'Khác' })).status, 409);
  assert.equal((await s.attach(cookie, id, Buffer.from('%PDF-2'), 'sau.pdf')).status, 409);
  assert.equal((await an.delete(`/evidence/${second.body.id}`)).status, 409);
});

test('what others may see and write, what paper shows instead, and what a deadline does to a draft', async (t) => {
  const s = await dossiers(t);
  const place = await s.round({ years_min: 90, title: 'Lâu năm' });
  const an = await s.as('tnv.an');
  const { id: person } = s.made(await an.get('/me/profile'), 'profile');
  const { id } = await s.begun(place, {}, an);
  const binh = await s.as('doitruong.binh');
  assert.equal((await s.officer.get(`/nominations/${id}/dossier`)).status, 404, 'a draft is its nominator’s');
  assert.equal((await s.officer.get(`/nominations/${id}/path`)).status, 404);
  assert.equal((await an.patch(`/nominations/${id}`, { summary: 'Chưa ai được đọc.' })).status, 200);
  const listed = s.made(await s.tinh.get('/nominations?limit=200'), 'list').items.find((one) => one.id === id);
  const read = s.made(await s.tinh.get(`/nominations/${id}`), 'record');
  for (const one of [listed, read])
    assert.ok(one && !one.person && !one.summary && !one.nominator && !one.name, JSON.stringify(one));
  assert.equal(s.made(await an.get(`/nominations/${id}`), 'own').summary, 'Chưa ai được đọc.');
  for (const who of [s.officer, s.tinh, binh]) assert.ok((await who.patch(`/nominations/${id}`, { summary: 'x' })).status >= 403);
  assert.equal((await s.get(`/nominations/${id}/dossier`)).status, 401);

  // Ninety years: the bank cannot prove them, a certified report shows them, and both are told apart.
  assert.ok(missing(await s.view(id, an)).includes('years'));
  const { body: file } = await s.attach(an.cookie, id, PDF, 'bao-cao.pdf');
  assert.equal((await s.view(id, an)).checklist.find((line) => line.code === 'years').shown, true);
  const tie = await an.post(`/nominations/${id}/conflicts`, { person, kind: 'kin', note: 'Anh em' });
  assert.equal(tie.status, 201, tie.text);
  assert.equal((await s.view(id, an)).conflicts[0].kind_label, 'Người thân');
  assert.equal((await an.delete(`/declared_conflicts/${tie.body.id}`)).status, 204);
  assert.equal((await an.delete(`/evidence/${file.id}`)).status, 200);

  // The last day passes while the form is open: what is written is kept, and it is said.
  assert.equal((await an.patch(`/nominations/${id}`, { summary: 'Tóm tắt', achievements: 'Báo cáo' })).status, 200);
  await s.attach(an.cookie, id, PDF, 'bao-cao.pdf');
  s.made(await s.tinh.post(`/award_rounds/${place.round.id}/moves`, { action: 'cancel', reason: 'Dời sang năm sau' }), 'cancel');
  const late = await an.post(`/nominations/${id}/drafts`, { achievements: 'Báo cáo, viết thêm', hand_in: true });
  assert.equal(late.status, 409, late.text);
  assert.match(late.text, /vẫn được giữ/);
  const view = await s.view(id, an);
  assert.deepEqual([view.state, view.late, view.achievements], ['draft', true, 'Báo cáo, viết thêm']);
  assert.equal((await an.delete(`/nominations/${id}`)).status, 204, 'and its writer may throw it away');

  // A team is proposed by who leads it, as an organisation; the bank proves its founding, members and coordinators.
  const club = s.made(await s.officer.post('/teams', { name: 'CLB Máu nóng', unit: s.unit, founded: '2024-02-01', charter: 'Quy chế 2024' }), 'team');
  const leader = s.made(await binh.get('/me/profile'), 'profile').id;
  for (const [volunteer, role] of [[leader, 'leader'], [leader, 'member'], [person, 'member']])
    s.made(await s.officer.post('/team_members', { team: club.id, volunteer, role, since: '2024-02-01' }), 'member');
  const clubs = await s.round({ title: 'Tập thể', of: 'organisation', members_min: 1, coordinators_min: 1, months_founded_min: 1, needs_charter: true });
  const asked = s.made(await binh.get(`/award_rounds/${clubs.round.id}/nominating`), 'nominating');
  assert.equal(asked.categories[0].as_team, true);
  assert.ok(asked.teams.some((one) => one.team === club.id && one.team_name === 'CLB Máu nóng'));
  assert.ok(!(await an.get(`/award_rounds/${clubs.round.id}/nominating`)).body.teams.some((one) => one.team === club.id), 'a member does not speak for it');
  assert.equal((await an.post(`/award_rounds/${clubs.round.id}/nominations`, { category: clubs.category.id, by_team: club.id, team: club.id })).status, 403);
  const proposed = await s.begun(clubs, { by_team: club.id, team: club.id }, binh);
  const team = await s.view(proposed.id, binh);
  assert.deepEqual(team.proof.team, { founded_text: '01/02/2024', members: 2, coordinators: 1, charter: true, basis: false, standing: 'no_basis', reviewed_text: '' });
  const told = team.checklist.find((line) => line.code === 'review');
  assert.deepEqual([told.noted, told.missing], [true, false], 'told, though this category does not ask for it');
  assert.deepEqual(missing(team).filter((code) => code !== 'missing'), []);
  const strict = await s.round({ title: 'Tổ chức', of: 'organisation', needs_review: true }, { title: 'Đợt có rà soát' });
  const unreviewed = await s.begun(strict, { by_team: club.id, team: club.id }, binh);
  assert.ok(missing(await s.view(unreviewed.id, binh)).includes('review'), 'where it asks, a team nobody reviewed is not handed in');
  const registered = { kind: 'club', basis_number: '3-QĐ/HLHTN', basis_day: day(-20), basis_body: 'Hội LHTN tỉnh' };
  s.made(await s.officer.patch(`/teams/${club.id}`, registered), 'team');
  const standing = (await s.view(unreviewed.id, binh)).checklist.find((line) => line.code === 'review');
  assert.deepEqual([standing.met, standing.missing], [true, false], 'founded by a decision of this year: its review is not due yet');
  const since = (id) => s.tinh.get(`/credits?volunteer=${id}&limit=200`).then((r) => r.body.items.filter((c) => c.state === 'granted' && c.hours > 0 && c.day >= '2024-02-01'));
  assert.equal(team.proof.shifts, (await since(person)).length + (await since(leader)).length, 'whoever holds two parts in it counts once');

  // The folder: backup, dump and verify know the files.
  const held = await s.round({ title: 'Còn mở' }, { title: 'Đợt khác' });
  const { id: other } = await s.begun(held, {}, an);
  assert.equal((await s.attach(an.cookie, other, PDF, 'a.pdf')).status, 201);
  const out = `${s.data}-ra`;
  atEnd(t, () => {
    for (const path of [out, `${out}.files`, `${out}-lại`, `${out}-thiếu`]) rmSync(path, { recursive: true, force: true });
  });
  assert.equal(cli('backup', '--data', s.data, out).status, 0);
  assert.deepEqual(readdirSync(join(`${out}.files`, sha256(PDF).slice(0, 2))), [sha256(PDF)]);
  assert.equal(cli('restore', out, `${out}-lại`).status, 0);
  assert.equal(cli('verify', '--data', `${out}-lại`).status, 0);
  writeFileSync(join(`${out}-lại`, 'files', sha256(PDF).slice(0, 2), sha256(PDF)), 'changed');
  const found = cli('verify', '--data', `${out}-lại`);
  assert.notEqual(found.status, 0);
  assert.match(found.stdout, /the file of sha256 is damaged/);
  rmSync(`${out}.files`, { recursive: true });
  const without = cli('restore', out, `${out}-thiếu`);
  assert.notEqual(without.status, 0);
  assert.match(without.stdout, /1 attached files are missing/);
});
