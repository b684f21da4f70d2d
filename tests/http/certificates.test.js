// SPDX-License-Identifier: MIT
// certificates: from the register of a unit to what openings ask for, to the public page, and to a signed file that an independent
// library (jose) and our own command verify without the server: forged, expired, revoked, under an old key.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as jose from 'jose';
import { bank, shiftOn } from './support/bank.js';
import { atEnd } from './support/ending.js';
import { day, ISSUER, register } from './support/register.js';
import { cli } from './support/server.js';
import { ended, upload } from './support/sheets.js';
import { holding } from './support/waiting.js';

test('issuing enters the register: numbers of a unit and year without gaps, three dates, a code', async (t) => {
  const s = await register(t);
  const { volunteer } = await s.newcomer();
  const first = await s.issue(volunteer, 'first_aid', '2026-01-31');
  const second = await s.issue(volunteer, 'team_leader', '2026-02-28');
  assert.equal(second.entry, first.entry + 1);
  assert.match(first.number, /^\d{2,}-GCN\//);
  assert.deepEqual([first.renew_from, first.expires, first.grace_until], ['2027-12-02', '2028-01-31', '2028-04-30']);
  assert.match(first.code, /^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/);
  const failed = await s.officer.post('/certificates', { volunteer, kind: s.kinds.first_aid, unit: s.unit, issued: day(3) });
  assert.equal(failed.body.errors[0].code, 'future');
  const third = await s.issue(volunteer, 'child_safety', '2026-03-01');
  assert.equal(third.entry, second.entry + 1, 'what failed took no number');
  assert.equal((await s.issue(volunteer, 'child_safety', '2025-03-01')).entry, 1, 'every year has its book');
  assert.equal((await s.officer.patch(`/certificates/${first.id}`, { course: 'Khác' })).status, 409);
  assert.equal((await s.officer.delete(`/certificates/${first.id}`)).status, 409);
  const sheet = await s.officer.get('/certificates/export.xlsx');
  assert.equal(sheet.status, 200);
});

test('a class is issued from a sheet, each its own number', async (t) => {
  const s = await register(t);
  const people = [await s.newcomer(), await s.newcomer()];
  const codes = await Promise.all(people.map(async (p) => (await p.me.get('/me/profile')).body.id));
  const rows = codes.map((v) => `${v};first_aid;${s.unit};01/09/2026;Lớp sơ cấp cứu`);
  const sheet = ['volunteer;kind;unit;issued;course', ...rows].join('\n');
  const sent = await upload(s, s.officer, '/certificates/import', 'lop.csv', sheet);
  assert.ok(sent.status < 300, sent.text);
  const job = await ended(s.officer, sent.body.job ?? sent.body.id);
  assert.equal(job.state, 'done', job.note);
  const made = (await s.officer.get('/certificates?limit=200')).body.items.filter((c) => codes.includes(c.volunteer));
  assert.equal(made.length, 2);
  assert.equal(Math.abs(made[0].entry - made[1].entry), 1);
});

test('an import is undone while its numbers are the last of the book, and refused once the book goes on', async (t) => {
  const s = await register(t);
  const people = [await s.newcomer(), await s.newcomer(), await s.newcomer()];
  const ids = people.map((p) => p.volunteer);
  const sheet = (who) => ['volunteer;kind;unit;issued', ...who.map((v) => `${v};first_aid;${s.unit};01/09/2026`)].join('\n');
  const load = async (who) => {
    const sent = await upload(s, s.officer, '/certificates/import', 'lop.csv', sheet(who));
    return ended(s.officer, sent.body.job ?? sent.body.id);
  };
  const book = async () => (await s.officer.get('/certificates?limit=200')).body.items.filter((c) => ids.includes(c.volunteer));
  const first = await load(ids.slice(0, 2));
  const numbers = (await book()).map((c) => c.entry).sort();
  const kept = await s.file(people[0].me, (await book()).find((c) => c.volunteer === ids[0]));
  const undone = await s.officer.post(`/jobs/${first.id}/undo`);
  assert.equal(undone.status, 200, undone.text);
  assert.equal((await book()).length, 0);

  const again = await load(ids.slice(0, 2));
  assert.deepEqual((await book()).map((c) => c.entry).sort(), numbers, 'the numbers were free again');
  assert.equal((await s.verify(kept, { status: await s.list() })).status, 5, 'a file kept from before the undo is worth nothing');
  const anew = await s.file(people[0].me, (await book()).find((c) => c.volunteer === ids[0]));
  assert.equal((await s.verify(anew, { status: await s.list() })).status, 0);
  const later = await s.issue(ids[2], 'first_aid', '2026-09-02');
  const refused = await s.officer.post(`/jobs/${again.id}/undo`);
  assert.equal(refused.status, 409, refused.text);
  assert.match(refused.body.detail, /Cấp nhầm/);
  const entries = (await book()).map((c) => c.entry).sort((a, b) => a - b);
  assert.deepEqual(entries, [...numbers, later.entry], 'all stand, without a gap');
});

test('only staff of the unit issue and revoke, and nobody learns of people elsewhere by certifying them', async (t) => {
  const s = await register(t);
  const { me, volunteer } = await s.newcomer();
  const body = { volunteer, kind: s.kinds.first_aid, unit: s.unit, issued: day(-1) };
  assert.equal((await me.post('/certificates', body)).status, 403);
  assert.equal((await s.post('/certificates', body)).status, 401);
  const made = await s.issue(volunteer, 'first_aid');
  assert.equal((await me.post(`/certificates/${made.id}/revocations`, { revoke_reason: 'conduct' })).status, 403);
  const watcher = await s.as('theodoi.minh');
  const seen = (await watcher.get(`/certificates/${made.id}`)).body;
  assert.equal(seen.code ?? null, null, 'the code opens a page with the name');
  assert.equal(seen.holder ?? null, null);
  const { me: other } = await s.newcomer();
  assert.equal((await other.get(`/certificates/${made.id}/credential`)).status, 404);
});

test('a required certificate is enforced, on the day of the shift', async (t) => {
  const s = await register(t);
  const { shift } = await s.open(shiftOn(20), { certificates: ['first_aid'] });
  const { me, volunteer } = await s.newcomer();
  const apply = () => me.post('/public/signups', { shift: shift.id });
  const without = await apply();
  assert.equal(without.status, 422);
  assert.equal(without.body.errors[0].code, 'certificate');
  assert.match(without.body.detail, /Sơ cấp cứu/);
  await s.issue(volunteer, 'first_aid', day(-725)); // ends within days
  assert.equal((await apply()).status, 422, 'it ends before the shift');
  const good = await s.issue(volunteer, 'first_aid', day(-5));
  await s.officer.post(`/certificates/${good.id}/revocations`, { revoke_reason: 'mistake' });
  assert.equal((await apply()).status, 422, 'revoked');
  await s.issue(volunteer, 'first_aid', day(-4));
  const signed = await apply();
  assert.equal(signed.status, 201, signed.text);
  assert.equal((await me.get(`/signups/${signed.body.id}/receipt`)).body.unchecked, null);
  assert.equal((await s.take(signed.body.id)).state, 'accepted', 'nothing is left to be taken on trust');
});

test('a bulk matching takes nobody without the certificate; who is certified to lead leads, or who says they can, and nobody else', async (t) => {
  const s = await register(t);
  const always = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((d) => `${d}.morning`);
  const wanted = { certificates: ['first_aid'], min_people: 3, max_people: 4, lead_seats: 2 };
  const { campaign, shift, later } = await s.open(shiftOn(6), wanted, { title: 'Trực sơ cứu' });
  const certified = await s.newcomer({ free: always });
  const says = await s.newcomer({ free: always, skills: ['team_leading'] });
  const neither = await s.newcomer({ free: always });
  const without = await s.newcomer({ free: always, skills: ['team_leading'] });
  for (const one of [certified, says, neither]) await s.issue(one.volunteer, 'first_aid');
  await s.issue(certified.volunteer, 'team_leader');
  assert.ok(later.id);

  const asked = await s.officer.post('/match_runs', { unit: s.unit, campaign: campaign.id, to: shiftOn(10).day });
  assert.equal((await ended(s.officer, asked.body.job)).state, 'done');
  const page = (await s.officer.get(`/match_runs/${asked.body.id}/shifts/${shift.id}`)).body;
  const chosen = (lead) => page.classes.filter((c) => (c.class !== '') === lead).flatMap((c) => c.people.map((p) => p.volunteer));
  assert.deepEqual(chosen(true).sort(), [certified.volunteer, says.volunteer].sort());
  assert.ok(chosen(false).includes(neither.volunteer), 'no leader, but certified to be there');
  assert.ok(![...chosen(true), ...chosen(false)].includes(without.volunteer), 'not certified to be there');
});

test('the public page tells valid, expired, revoked and why, and nothing of who is not there', async (t) => {
  const s = await register(t);
  const { volunteer, body } = await s.newcomer();
  const young = await s.newcomer({ full_name: "H'Giang Niê Kdăm", birth: `${new Date().getFullYear() - 17}-12-31` });
  const c = await s.issue(volunteer, 'first_aid', day(-1), { course: 'Lớp tháng 11' });
  const page = async (code) => s.page(`/xac-minh/${code}`);
  const valid = await page(c.code);
  assert.equal(valid.status, 200);
  assert.match(valid.text, /✓ Còn giá trị/);
  assert.ok(valid.text.includes(body.full_name) && valid.text.includes(c.number) && valid.text.includes('Lớp tháng 11'));
  assert.doesNotMatch(valid.text, /<script(?! type="application\/)/, 'no JavaScript');
  assert.ok(gzipSync(valid.text).length <= 8 * 1024, `${gzipSync(valid.text).length} bytes`);
  assert.ok(!valid.text.includes(body.phone));
  assert.match((await page(c.code.toLowerCase().replaceAll('-', ''))).text, /✓ Còn giá trị/, 'as somebody types it');

  const child = await page((await s.issue(young.volunteer, 'child_safety')).code);
  assert.match(child.text, /H\. N\. K\./);
  assert.doesNotMatch(child.text, /Giang/);

  const old = await page((await s.issue(volunteer, 'first_aid', day(-1000))).code);
  assert.match(old.text, /! Hết hạn/);
  assert.match((await page((await s.issue(volunteer, 'first_aid', day(-760))).code)).text, /Hết hạn, còn được gia hạn/);
  const gone = await s.officer.post(`/certificates/${c.id}/revocations`, { revoke_reason: 'false_statement', revoke_basis: 'QĐ 12' });
  assert.equal(gone.body.revoke_reason, 'false_statement');
  assert.match((await page(c.code)).text, /! Đã thu hồi[\s\S]*Hồ sơ không đúng sự thật/);
  assert.equal((await s.officer.post(`/certificates/${c.id}/revocations`, { revoke_reason: 'conduct' })).status, 409);

  assert.equal((await s.get('/public/certificates/ABCD-EFGH-JKMN-PQRS')).status, 404);
  const none = await page('ABCD-EFGH-JKMN-PQRS');
  assert.equal(none.status, 404);
  assert.match(none.text, /Không tìm thấy/);
  assert.match(none.text, /<a class="btn" href="\/xac-minh">Tra cứu chứng nhận<\/a>/, 'with the way back to the form');
  const typed = await s.form('/xac-minh', { code: c.code.toLowerCase() });
  assert.equal(typed.status, 303);
  assert.equal(typed.headers.get('location'), `/xac-minh/${c.code}`);
});

test('the signed file is verified by an independent library, with the keys and the list the server publishes', async (t) => {
  const s = await register(t);
  const { me, volunteer, body } = await s.newcomer();
  const c = await s.issue(volunteer, 'first_aid', '2026-05-01');
  const token = await s.file(me, c);
  const document = await s.did();
  assert.equal(document.id, 'did:web:chung-nhan.test%3A8443');
  const keys = jose.createLocalJWKSet({ keys: document.verificationMethod.map((m) => m.publicKeyJwk) });
  const when = { currentDate: new Date('2026-06-01') };
  const { payload, protectedHeader } = await jose.jwtVerify(token, keys, { typ: 'vc+jwt', issuer: document.id, ...when });
  assert.deepEqual([protectedHeader.alg, protectedHeader.kid], ['EdDSA', `${document.id}#key-1`]);
  assert.deepEqual(payload.type, ['VerifiableCredential', 'OpenBadgeCredential']);
  assert.equal(payload['@context'][0], 'https://www.w3.org/ns/credentials/v2');
  assert.equal(payload.validUntil, '2028-05-01T23:59:59+07:00');
  assert.equal(payload.credentialSubject.identifier[0].identityHash, body.full_name);
  assert.equal(payload.id, `${ISSUER}/xac-minh/${c.code}`);
  await assert.rejects(jose.jwtVerify(token, keys, { currentDate: new Date('2028-05-02T12:00:00Z') }), { code: 'ERR_JWT_EXPIRED' });
  await assert.rejects(jose.jwtVerify(token, keys, { currentDate: new Date('2026-04-01') }), /nbf/);

  const revoked = async () => {
    const { payload: listed } = await jose.jwtVerify(await s.list(), keys);
    assert.equal(listed.id, payload.credentialStatus.statusListCredential);
    const { encodedList } = listed.credentialSubject;
    assert.equal(encodedList[0], 'u');
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
    assert.equal(bits.length, 16384, 'the least the standard allows');
    const index = Number(payload.credentialStatus.statusListIndex);
    return Boolean(bits[index >> 3] & (0x80 >> (index & 7)));
  };
  assert.equal(await revoked(), false);
  assert.equal((await s.officer.post(`/certificates/${c.id}/revocations`, { revoke_reason: 'holder_asked' })).status, 200);
  assert.equal(await revoked(), true);
});

test('our own command verifies it without a data folder, and tells each way of being bad by its exit code', async (t) => {
  const s = await register(t);
  const { me, volunteer } = await s.newcomer();
  const c = await s.issue(volunteer, 'first_aid', '2026-05-01');
  const token = await s.file(me, c);
  const [head, claims, signature] = token.split('.');
  const good = await s.verify(token, { status: await s.list(), on: '2026-06-01' });
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /^CÒN GIÁ TRỊ \/ VALID\n/);
  assert.match(good.stdout, /Sơ cấp cứu/);
  const unasked = await s.verify(token, { on: '2028-05-01' });
  assert.equal(unasked.status, 0, 'the last day counts');
  assert.match(unasked.stdout, /Revocation not checked/);
  assert.equal((await s.verify(token, { on: '2028-05-02' })).status, 4);
  assert.equal((await s.verify(token, { on: '2026-04-30' })).status, 4);

  const forged = JSON.parse(Buffer.from(claims, 'base64url'));
  forged.credentialSubject.identifier[0].identityHash = 'Người khác';
  const changed = `${head}.${Buffer.from(JSON.stringify(forged)).toString('base64url')}.${signature}`;
  const told = await s.verify(changed);
  assert.equal(told.status, 3);
  assert.doesNotMatch(told.stdout, /Người khác/, 'nothing of a forged file is repeated');
  const x = (await s.did()).verificationMethod[0].publicKeyJwk.x;
  assert.equal((await s.verify(token, { issuer: x, on: '2026-06-01' })).status, 0, 'the key itself');
  const stranger = await jose.generateKeyPair('Ed25519', { extractable: true });
  const strange = (await jose.exportJWK(stranger.publicKey)).x;
  assert.equal((await s.verify(token, { issuer: strange })).status, 3);
  const none = Buffer.from('{"alg":"none","typ":"vc+jwt"}').toString('base64url');
  assert.equal((await s.verify(`${none}.${claims}.`)).status, 1);

  const theirs = await new jose.SignJWT(JSON.parse(Buffer.from(claims, 'base64url')))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt' })
    .sign(stranger.privateKey);
  assert.equal((await s.verify(theirs, { issuer: strange, on: '2026-06-01' })).status, 0, 'a token another library made');
  assert.equal((await s.verify(theirs, { issuer: x })).status, 3);
  const before = await s.list();
  await s.officer.post(`/certificates/${c.id}/revocations`, { revoke_reason: 'conduct' });
  const gone = await s.verify(token, { status: await s.list(), on: '2026-06-01' });
  assert.equal(gone.status, 5);
  assert.match(gone.stdout, /ĐÃ THU HỒI/);
  assert.equal((await s.verify(token, { status: before, on: '2026-06-01' })).status, 0, 'an old list knows nothing of it');
  assert.equal((await s.verify(token, { status: await s.list(2), on: '2026-06-01' })).status, 3, 'another list is none');
  assert.equal((await s.verify(token, { status: token, on: '2026-06-01' })).status, 3);
  assert.equal(cli('credential', 'verify', 'khong-co.jwt', '--issuer', x).status, 1);
  assert.equal(cli('credential', 'verify').status, 2);
});

test('rotating the key breaks nothing that was signed before', async (t) => {
  const s = await register(t);
  const { me, volunteer } = await s.newcomer();
  const c = await s.issue(volunteer, 'first_aid', '2026-05-01');
  const before = await s.file(me, c);
  assert.equal((await s.officer.post('/issuer_keys')).status, 403);
  const rotated = await s.tinh.post('/issuer_keys');
  assert.equal(rotated.status, 201, rotated.text);
  assert.equal(rotated.body.kid, 'key-2');
  assert.equal(rotated.body.seed, undefined, 'the secret never leaves');
  const after = await s.file(me, c);
  assert.match(jose.decodeProtectedHeader(after).kid, /#key-2$/);
  const status = await s.list();
  for (const token of [before, after]) {
    const done = await s.verify(token, { status, on: '2026-06-01' });
    assert.equal(done.status, 0, done.stdout);
  }
  const keys = jose.createLocalJWKSet({ keys: (await s.did()).verificationMethod.map((m) => m.publicKeyJwk) });
  await jose.jwtVerify(before, keys, { currentDate: new Date('2026-06-01') });
});

test('issued anew: another number, the old one revoked as replaced', async (t) => {
  const s = await register(t);
  const { me, volunteer } = await s.newcomer();
  const old = await s.issue(volunteer, 'first_aid', day(-700), { course: 'Lớp cũ' });
  const made = await s.officer.post(`/certificates/${old.id}/reissues`, { issued: day(0) });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.body.replaces, old.id);
  assert.notEqual(made.body.code, old.code);
  assert.equal(made.body.course, 'Lớp cũ');
  assert.equal((await s.officer.get(`/certificates/${old.id}`)).body.revoke_reason, 'replaced');
  const { items } = (await me.get('/me/certificates')).body;
  assert.deepEqual(items.map((i) => i.state), ['valid', 'revoked']);
  const page = await me.page('/chung-chi');
  assert.match(page.text, /<svg/);
  assert.match((await me.page('/ho-so')).text, /href="\/chung-chi"/);
  assert.match((await me.get('/me/export')).text, new RegExp(made.body.code), 'the copy of one’s data has it');
});

test('people are reminded once before each date, and not of what was revoked', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'volbank-reminders-'));
  atEnd(t, () => rmSync(data, { recursive: true, force: true }));
  const reminders = async (s) => {
    const told = async () => (await s.messages()).filter((m) => m.about.startsWith('certificate.'));
    return holding(told, (found) => found.some((m) => m.about === 'certificate.grace'), 'who was reminded');
  };
  const s = await bank(t, { data });
  const told = await reminders(s);
  const an = (await (await s.as('tnv.an')).get('/me/profile')).body;
  const mine = told.filter((m) => m.to === an.phone);
  assert.deepEqual(mine.map((m) => m.about), ['certificate.grace'], 'the one that is revoked is not mentioned');
  assert.match(mine[0].body, /^Chào An, chứng nhận «An toàn khi làm việc với trẻ em» của bạn đã hết hạn/);
  await s.stop();
  const again = await bank(t, { data, demo: null });
  assert.equal((await reminders(again)).length, told.length);
});
