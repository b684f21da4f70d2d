// SPDX-License-Identifier: MIT
// paper: a certificate to print. What stands on it is read back by pdftotext: every letter as it was typed, in the form of the body
// that issued it, and across it what it is no longer worth.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { day, ISSUER, register } from './support/register.js';
import { download } from './support/sheets.js';

/** What a reader of the file can select and copy, and its size in points. */
async function read(s, who, certificate) {
  const got = await download(s, who, `/certificates/${certificate.id}/paper`);
  assert.equal(got.status, 200, got.text.slice(0, 300));
  assert.equal(got.headers.get('content-type'), 'application/pdf');
  assert.match(got.headers.get('content-disposition'), new RegExp(`chung-nhan-${certificate.code}\\.pdf`));
  assert.ok(got.bytes.length < 120 * 1024, `${got.bytes.length} bytes`);
  const path = join(s.data, `${certificate.code}.pdf`);
  writeFileSync(path, got.bytes);
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  assert.match(info, /Pages:\s+1\n/);
  assert.match(info, /Page size:\s+841\.89 x 595\.27/, 'A4 landscape');
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).normalize('NFC');
}
/** pdftotext sees a gap behind a mark that stands above another mark ("Ê̆ ban"). */
const solid = (text) => text.normalize('NFC').replaceAll(/\s/g, '');

test('every letter typed stands on the paper and can be read out again', async (t) => {
  const s = await register(t);
  const names = ["H'Yơ̆n Ƀuôn Krông Adrơ̆ng Ê̆ban", 'Y Ƀhiăo Niê Kdăm Mlô', 'Nguyễn Ngọc Ẩn Đỗ Quyên Lỡ Ỷ Ữu'];
  for (const full_name of names) {
    const { me, volunteer } = await s.newcomer({ full_name });
    const made = await s.issue(volunteer, 'first_aid', '2026-02-05', {
      course: 'Lớp sơ cấp cứu tại bon Ƀu Prăng, khóa 2',
      signer: 'TM. BAN THƯỜNG VỤ; PHÓ BÍ THƯ; Hoàng Lê Nhật Quang',
    });
    const text = await read(s, me, made);
    for (const words of [full_name, 'Lớp sơ cấp cứu tại bon Ƀu Prăng, khóa 2', made.number, made.code, 'PHÓ BÍ THƯ', 'Hoàng Lê Nhật Quang', 'GIẤY CHỨNG NHẬN'])
      assert.ok(solid(text).includes(solid(words)), `${words} in\n${text}`);
    assert.match(text, /ngày 05 tháng 02 năm 2026/);
    assert.ok(text.includes(new URL(ISSUER).host), 'where to check it');
    assert.doesNotMatch(text, /THU HỒI|HẾT HẠN/);
  }
});

test('it has the form of the body that issues it', async (t) => {
  const s = await register(t);
  const { me, volunteer } = await s.newcomer();
  const youth = await read(s, me, await s.issue(volunteer, 'first_aid', '2026-10-12'));
  assert.match(youth, /ĐOÀN TNCS HỒ CHÍ MINH/);
  assert.match(youth, /\*\*\*/);
  assert.match(youth, /ngày 12 tháng 10 năm 2026/);
  assert.doesNotMatch(youth, /CỘNG HÒA/);

  const kind = (await s.tinh.get(`/certificate_kinds/${s.kinds.team_leader}`)).body;
  assert.equal((await s.tinh.patch(`/certificate_kinds/${kind.id}`, { regime: 'nd30' })).status, 200);
  const state = await read(s, me, await s.issue(volunteer, 'team_leader', '2026-03-09'));
  assert.match(state, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
  assert.match(state, /Độc lập - Tự do - Hạnh phúc/);
  assert.match(state, /Số: \d+\/GCN-/);
  assert.match(state, /ngày 09 tháng 3 năm 2026/);
  assert.doesNotMatch(state, /ĐOÀN TNCS/);
});

test('what is no longer worth anything says so across the page, and nobody else can print it', async (t) => {
  const s = await register(t);
  const { me, volunteer } = await s.newcomer();
  const { me: other } = await s.newcomer();
  const made = await s.issue(volunteer, 'first_aid', day(-2));
  assert.equal((await other.get(`/certificates/${made.id}/paper`)).status, 404);
  assert.equal((await s.get(`/certificates/${made.id}/paper`)).status, 401);
  assert.equal((await s.officer.get(`/certificates/${made.id}/paper`)).status, 200);
  await s.officer.post(`/certificates/${made.id}/revocations`, { revoke_reason: 'mistake' });
  assert.match(await read(s, me, made), /ĐÃ THU HỒI NGÀY/);
  assert.match(await read(s, me, await s.issue(volunteer, 'first_aid', '2020-01-05')), /HẾT HẠN NGÀY\s+05\/01\/2022/);
});

test('however much is to be said, it stays on one page with the signature', async (t) => {
  const s = await register(t);
  const full_name = `H'${'Ngọc Tuyết Băng Trinh '.repeat(5)}Êban`;
  const { me, volunteer } = await s.newcomer({ full_name });
  const criteria = 'Dự đủ mười sáu giờ học, thực hành hồi sinh tim phổi. '.repeat(11).trim();
  assert.equal((await s.tinh.patch(`/certificate_kinds/${s.kinds.first_aid}`, { criteria })).status, 200);
  const course = 'Lớp sơ cấp cứu cộng đồng cho đội hình tình nguyện hè '.repeat(3).trim();
  const made = await s.issue(volunteer, 'first_aid', '2026-01-05', { course, signer: 'TM. BAN THƯỜNG VỤ; KT. BÍ THƯ; PHÓ BÍ THƯ; Y Quang' });
  const text = solid(await read(s, me, made));
  for (const words of [full_name, criteria, course, 'Y Quang']) assert.ok(text.includes(solid(words)), words);
});
