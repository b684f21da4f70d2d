// SPDX-License-Identifier: MIT
// awards_public: what the public says and sees of a round: one vote a telephone and category, counts that show any change, nothing
// that tells whose a vote was, comments that are read first, pupils named with two consents only, honours that are revoked and kept.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { cli, server } from './support/server.js';
import { download, dump } from './support/sheets.js';
import { voting } from './support/voting.js';

const DEMO = { volunteers: 30, seed: 11 };
const ok = (answer, status = 200) => (assert.equal(answer.status, status, answer.text), answer.body);
const person = (v) => v.categories.find((c) => c.category === 'Tình nguyện viên');

test('the public of a round', async (t) => {
  const s = await server(t, { demo: DEMO, args: ['--behind-proxy'] });
  const v = await voting(s);
  const [first, second] = person(v).nominees;
  const other = v.categories.find((c) => c !== person(v)).nominees[0];
  const secrets = () => readdirSync(join(s.data, 'secrets'));

  await t.test('a vote takes a code that came to the telephone', async () => {
    const ask = (phone) => s.post(`${v.at}/vote_codes`, { phone }, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    assert.equal((await ask('12345')).body.errors[0].pointer, '/phone');
    const asked = await ask('0990 100 001');
    assert.equal(asked.status, 202);
    const cookie = asked.headers.getSetCookie()[0].split(';')[0];
    const code = await v.newestCode();
    const wrong = code === '000000' ? '000001' : '000000';
    const give = (typed, headers = { cookie }) => s.post(`${v.at}/vote_tickets`, { code: typed }, { headers });
    assert.equal((await give(wrong)).status, 401);
    assert.equal((await give(code, {})).status, 401, 'the code of another browser');
    assert.equal((await give(code)).status, 201);
    assert.equal((await give(code)).status, 401, 'a code works once');
    const vote = (headers) => s.post(`${v.at}/votes`, { nomination: first.id }, { headers });
    assert.equal((await vote({})).status, 401);
    assert.equal((await vote({ cookie: `volbank_vote=${'0'.repeat(32)}.${'0'.repeat(64)}` })).status, 401, 'a forged ticket');
  });

  await t.test('a telephone is sent three codes, from however many addresses', async () => {
    const statuses = [];
    for (let i = 0; i < 4; i++)
      statuses.push((await s.post(`${v.at}/vote_codes`, { phone: '0990100002' }, { headers: { 'x-forwarded-for': `198.51.100.${i}` } })).status);
    assert.deepEqual(statuses, [202, 202, 202, 429]);
  });

  const receipts = [];
  await t.test('a telephone votes once in each category', async () => {
    const voter = await v.voter('0990100003');
    const cast = await voter.vote(first.id);
    assert.equal(cast.status, 201, cast.text);
    assert.match(cast.receipt, /^([0-9A-F]{4}-){3}[0-9A-F]{4}$/);
    assert.ok(!cast.text.includes(cast.receipt), 'only the browser learns the code');
    const again = await voter.vote(second.id);
    assert.equal(again.status, 409);
    assert.equal(again.body.code, 'voted');
    receipts.push(cast.receipt, (await voter.vote(other.id)).receipt);
    const same = await v.voter('+84 990 100 003');
    assert.equal((await same.vote(first.id)).status, 409, 'the same number, written otherwise');
    const last = await (await v.voter('0990100004')).vote(first.id, { 'idempotency-key': 'a' });
    assert.equal(last.status, 400, 'what is kept of such a request would tell when and for whom');
  });

  await t.test('an address that goes on and on is told to wait, others are not', async () => {
    const made = cli('vote', 'tickets', '--data', s.data, '--round', v.round.id, '--count', '90');
    assert.equal(made.status, 0, made.stderr);
    const tickets = made.stdout.trim().split('\n');
    const cast = (ticket, address) =>
      s.post(`${v.at}/votes`, { nomination: second.id }, { headers: { cookie: `volbank_vote=${ticket}`, 'x-forwarded-for': address } });
    let late;
    let accepted = 0;
    for (const ticket of tickets) {
      late = await cast(ticket, '203.0.113.77');
      if (late.status !== 201) break;
      accepted += 1;
    }
    assert.ok(accepted >= 40, String(accepted));
    assert.equal(late.status, 429);
    assert.ok(Number(late.headers.get('retry-after')) > 0);
    assert.equal((await cast(tickets.at(-1), '203.0.113.78')).status, 201);
  });

  await t.test('while people vote only heads are told, of batches with many votes', async () => {
    assert.equal((await v.count()).state, 'done');
    const now = ok(await s.get(`${v.at}/count`));
    assert.equal(now.counted, false);
    assert.equal(now.counts, undefined);
    assert.ok(now.batches.every((b) => b.votes >= 20), JSON.stringify(now.batches));
    assert.equal((await s.get(`${v.at}/votes.txt`)).body.code, 'not-counted');
    assert.equal((await (await v.voter('0990100005')).vote(first.id)).status, 201);
    await v.count();
    assert.deepEqual(ok(await s.get(`${v.at}/count`)).batches, now.batches, 'one vote alone waits');
  });

  await t.test('nothing stored says who voted for whom', async () => {
    const lines = dump(s.data).split('\n').filter(Boolean);
    const of = (entity) => lines.filter((line) => line.includes(`"entity":"${entity}"`)).map((line) => JSON.parse(line));
    const voters = of('public_voter');
    assert.ok(voters.length > 40);
    for (const one of voters) assert.deepEqual(Object.keys(one.fields), ['round']);
    for (const one of of('public_vote')) assert.deepEqual(Object.keys(one.fields).sort(), ['nomination', 'round']);
    for (const one of [...voters, ...of('public_vote')]) assert.match(one.id, /^.{14}4/, 'an id without a time');
    assert.equal(secrets().length, 1, 'the key lies beside the store');
    const key = readFileSync(join(s.data, 'secrets', secrets()[0]));
    const text = lines.join('\n');
    for (const form of ['hex', 'base64url', 'base64']) assert.ok(!text.includes(key.toString(form)), form);
    const entries = (await v.office.get('/journal?limit=200')).body.items.filter((e) => / \/public\/award_rounds\/:id\/votes$/.test(e.why));
    assert.ok(entries.length > 40);
    for (const entry of entries) assert.deepEqual([entry.at, entry.actor, entry.sentence], ['', null, entries[0].sentence]);
    assert.ok(!/0990100003|84990100003/.test(s.said()), 'no telephone in the log');
  });

  await t.test('once the vote has ended everybody can count again, and what knew telephones is gone', async () => {
    const sealed = ok(await s.get(`${v.at}/count`)).batches;
    ok(await v.office.post(`/award_rounds/${v.round.id}/moves`, { action: 'cancel', reason: 'Dời sang năm sau' }));
    assert.equal((await v.count()).state, 'done');
    const count = ok(await s.get(`${v.at}/count`));
    assert.ok(count.counted && count.agrees);
    assert.deepEqual(count.batches.slice(0, sealed.length), sealed, 'heads stand as they were published');
    const total = count.batches.reduce((sum, b) => sum + b.votes, 0);
    assert.deepEqual([count.sealed, count.unlisted], [total, total], 'dossiers of a cancelled round are named no more');
    const last = ok(await s.get(`/public/award_rounds/${v.last.id}/count`));
    const listed = last.counts.flatMap((c) => c.nominees).reduce((sum, n) => sum + n.votes, 0);
    assert.deepEqual([last.agrees, listed + last.unlisted], [true, last.sealed]);
    assert.ok(listed > 0);
    const file = (await download(s, null, `${v.at}/votes.txt`)).text;
    for (const receipt of receipts) assert.ok(file.includes(receipt), 'each voter finds their vote');
    const path = join(s.data, 'votes.txt');
    writeFileSync(path, file);
    const recount = cli('vote', 'recount', path);
    assert.equal(recount.status, 0, recount.stderr);
    assert.ok(recount.stdout.includes(`${first.id} 2\n`));
    assert.equal(cli('vote', 'recount', '--data', s.data, '--round', v.round.id).stdout, recount.stdout);
    writeFileSync(path, file.replace(first.id, second.id));
    assert.equal(cli('vote', 'recount', path).status, 3, 'one vote moved to another');
    assert.deepEqual(secrets(), []);
    assert.ok(!dump(s.data).includes('84990100003'), 'no telephone');
    assert.equal((await s.post(`${v.at}/vote_codes`, { phone: '0990100009' })).status, 409);
    assert.match(cli('verify', '--data', s.data).stdout, /0 faults/);
  });
});

test('people before the public', async (t) => {
  const s = await server(t, { demo: DEMO, args: ['--behind-proxy'] });
  const v = await voting(s);
  const nominee = person(v).nominees[0];
  const at = `/public/nominations/${nominee.id}`;
  const chi = await s.login('canbo.chi', PASSWORD);

  await t.test('a comment is shown once it was read, and its writer never', async () => {
    const said = { words: 'Anh ấy dạy em tôi bơi.', contact: 'Bảy, 0990100010' };
    ok(await s.post(`${at}/comments`, said), 201);
    const before = ok(await s.get(at)).comment_count;
    const waiting = ok(await v.office.get('/public_comments?state=waiting&limit=200')).items.find((c) => c.words === said.words);
    assert.equal(waiting.contact, said.contact);
    assert.equal((await chi.get(`/public_comments/${waiting.id}`)).status, 403);
    assert.equal((await s.get('/public_comments')).status, 401);
    const decide = (body) => v.office.post(`/public_comments/${waiting.id}/decisions`, body);
    assert.equal((await decide({ show: false })).body.errors[0].pointer, '/note');
    ok(await decide({ show: true }));
    const shown = ok(await s.get(at));
    assert.equal(shown.comment_count, before + 1);
    assert.ok(shown.comments.some((c) => c.words === said.words));
    assert.ok(!JSON.stringify(shown).includes('0990100010'));
    ok(await decide({ show: false, note: 'Trùng ý kiến' }));
    assert.equal(ok(await s.get(at)).comment_count, before);
  });

  await t.test('a nominee under sixteen is named with two consents, not with one', async () => {
    const { person: who } = ok(await v.office.get(`/nominations/${nominee.id}`));
    const born = new Date(Date.now() - 14 * 366 * 86_400_000).toISOString().slice(0, 10);
    ok(await v.office.patch(`/volunteers/${who}`, { birth: born, guardian_name: 'Trần Thị Mẹ', guardian_phone: '0990100011' }));
    const named = async () => JSON.stringify([ok(await s.get(v.at)), ok(await s.get(`${v.at}/ballot`))]).includes(nominee.name);
    const agree = (of, more) => v.office.post('/nomination_consents', { nomination: nominee.id, of, paper: 'Tủ 2, tập 5', given: '2026-11-01', ...more });
    assert.equal(await named(), false);
    assert.equal((await s.get(at)).status, 404);
    const voter = await v.voter('0990100012');
    assert.equal((await voter.vote(nominee.id)).body.code, 'not-on-ballot');
    ok(await agree('child'), 201);
    assert.equal(await named(), false, 'the child alone');
    assert.equal((await agree('guardian')).body.errors[0].pointer, '/who');
    const guardian = ok(await agree('guardian', { who: 'Trần Thị Mẹ' }), 201);
    assert.equal(await named(), true);
    assert.equal((await voter.vote(nominee.id)).status, 201);
    ok(await v.office.patch(`/nomination_consents/${guardian.id}`, { withdrawn: '2026-11-20' }));
    assert.equal(await named(), false, 'taken back');
  });

  await t.test('an honour is shown with its story; revoked, it leaves the page, says so on paper, and is kept', async () => {
    const { years } = ok(await s.get('/public/honours'));
    const titles = years.flatMap((year) => year.honours.map((h) => h.title));
    assert.deepEqual(titles.filter((title) => !/^Bằng khen/.test(title) || /Bằng khen, Bằng khen/.test(title)), [], 'the form is said once');
    assert.match(ok(await s.get(`/public/honours/${years[0].honours.find((h) => /^Lớp học đêm/.test(h.name)).id}`)).story, /lớp có hai ca/, 'told of what it is about');
    const shown = years[0].honours.find((h) => /Tình nguyện viên$/.test(h.title));
    const honour = ok(await v.office.get(`/honours/${shown.id}`));
    ok(await v.office.patch(`/honours/${shown.id}`, { story: 'Mười năm đi từng bon.' }));
    assert.equal(ok(await s.get(`/public/honours/${shown.id}`)).story, 'Mười năm đi từng bon.');
    assert.equal((await chi.patch(`/honours/${shown.id}`, { story: 'x' })).status, 403);
    const paper = () => s.get(`/public/certificates/${honour.code}`);
    assert.deepEqual([ok(await paper()).valid, ok(await paper()).number], [true, honour.number]);
    const revoke = () => v.office.post(`/honours/${shown.id}/revocations`, { reason: 'false_merit', note: 'Kết luận 12-KL/TĐTN: khai sai số giờ' });
    ok(await revoke());
    assert.equal((await revoke()).body.code, 'revoked');
    const checked = ok(await paper());
    assert.deepEqual([checked.valid, checked.state], [false, 'revoked']);
    assert.ok(checked.reason && checked.revoked_text);
    assert.equal((await s.get(`/public/honours/${shown.id}`)).status, 404);
    assert.ok(!JSON.stringify(ok(await s.get('/public/honours'))).includes(shown.id));
    assert.equal(ok(await v.office.get(`/nominations/${honour.nomination}`)).state, 'revoked', 'the dossier is kept');
    const printed = await download(s, v.office, `/honours/${shown.id}/paper`);
    const said = spawnSync('pdftotext', ['-layout', '-', '-'], { input: printed.bytes, encoding: 'utf8' }).stdout;
    assert.match(said, /ĐÃ THU HỒI NGÀY/, printed.text.slice(0, 200));
    assert.ok(said.includes(honour.code) && said.includes(honour.number));
    const page = await s.page(`/xac-minh/${honour.code}`);
    assert.match(page.text, /Đã thu hồi/);
  });

  await t.test('the list for the ceremony is printed without who was revoked', async () => {
    const sheet = await download(s, v.office, `/award_rounds/${v.last.id}/ceremony.xlsx`);
    assert.equal(sheet.bytes.subarray(0, 2).toString(), 'PK');
    const pdf = await download(s, v.office, `/award_rounds/${v.last.id}/ceremony.pdf`);
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await download(s, null, `/award_rounds/${v.last.id}/ceremony.pdf`)).status, 401);
  });

  await t.test('who is never nominated is told by groups of five and more', async () => {
    const { unit } = ok(await v.office.get(`/award_rounds/${v.last.id}`));
    const round = ok(await v.office.post('/award_rounds/from_template', { template: 'bang-khen-tinh-doan', year: 2027, unit }), 201);
    const reach = ok(await v.office.get(`/award_rounds/${round.id}/reach`));
    for (const part of ['communes', 'kinds', 'sexes'])
      for (const group of reach[part].groups) assert.ok(group.eligible >= 5, JSON.stringify(group));
    assert.ok(reach.sexes.groups.every((g) => g.never) && reach.sexes.groups.length > 0 && reach.communes.hidden > 0);
    assert.equal((await chi.get(`/award_rounds/${v.last.id}/reach`)).status, 403);
  });

  await t.test('a folder without the key of its vote takes no more votes, rather than everybody\'s a second time', async () => {
    const voter = await v.voter('0990100013');
    const secrets = join(s.data, 'secrets');
    for (const one of readdirSync(secrets)) rmSync(join(secrets, one));
    assert.equal((await s.post(`${v.at}/vote_codes`, { phone: '0990100014' })).body.code, 'key-lost');
    assert.equal((await voter.vote(person(v).nominees[1].id)).body.code, 'key-lost');
    assert.equal((await s.page(`/giai-thuong/${v.round.id}/binh-chon`)).status, 200);
  });
});
