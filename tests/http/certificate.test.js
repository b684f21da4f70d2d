// SPDX-License-Identifier: MIT
// certificate: with a plugin that serves credential@1 beside the bank, required certificates are enforced by themselves; a code
// nobody issued is not found.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

/** The program in a folder of its own, which has one plugin more. It finds its plugins and files beside itself. */
function withCredential(binary) {
  const built = dirname(binary);
  const house = mkdtempSync(join(tmpdir(), 'volbank-house-'));
  copyFileSync(binary, join(house, 'volbank'));
  for (const part of ['scripts', 'data', 'web']) symlinkSync(join(built, part), join(house, part));
  mkdirSync(join(house, 'plugins'));
  for (const file of readdirSync(join(built, 'plugins'))) symlinkSync(join(built, 'plugins', file), join(house, 'plugins', file));
  symlinkSync(join(built, 'test_plugins', 'credential.so'), join(house, 'plugins', 'credential.so'));
  after(() => rmSync(house, { recursive: true, force: true }));
  return join(house, 'volbank');
}
process.env.VOLBANK_BINARY = withCredential(process.env.VOLBANK_BINARY);
const { bank, shiftOn } = await import('./support/bank.js');
const { ended } = await import('./support/sheets.js');

test('a required certificate is enforced, on the day of the shift', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open(shiftOn(20), { certificates: ['first_aid'] });
  const { shift: plain } = await s.open(shiftOn(5), {}, { title: 'Không cần chứng chỉ' });
  const { me } = await s.join(plain);
  const apply = () => me.post('/public/signups', { shift: shift.id });
  const tinh = await s.as('tinh.giang');
  const volunteer = (await me.get('/me/profile')).body.id;
  const grant = async (expires) => {
    const made = await tinh.post('/test_certificates', { volunteer, code: 'first_aid', issued: shiftOn(-100).day, expires });
    assert.equal(made.status, 201, made.text);
  };

  const without = await apply();
  assert.equal(without.status, 422);
  assert.equal(without.body.errors[0].code, 'certificate');
  assert.match(without.body.detail, /Sơ cấp cứu/);
  await grant(shiftOn(10).day);
  assert.equal((await apply()).status, 422, 'it ends before the shift');
  await grant(shiftOn(40).day);
  const signed = await apply();
  assert.equal(signed.status, 201, signed.text);
  assert.equal((await me.get(`/signups/${signed.body.id}/receipt`)).body.unchecked, null);
  assert.equal((await s.take(signed.body.id)).state, 'accepted', 'nothing is left to be taken on trust');
});

test('a bulk matching takes nobody without the certificate, and leads only who is certified to', async (t) => {
  const s = await bank(t);
  const always = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}.morning`);
  const wanted = { certificates: ['first_aid'], min_people: 2, max_people: 3, lead_seats: 1 };
  const { campaign, shift, later } = await s.open(shiftOn(6), wanted, { title: 'Trực sơ cứu' });
  const tinh = await s.as('tinh.giang');
  const certify = async (joined, code) => {
    const volunteer = (await joined.me.get('/me/profile')).body.id;
    const made = await tinh.post('/test_certificates', { volunteer, code, issued: shiftOn(-100).day, expires: shiftOn(90).day });
    assert.equal(made.status, 201, made.text);
    return volunteer;
  };
  const { shift: plain } = await s.open(shiftOn(5), {}, { title: 'Không cần chứng chỉ' });
  const [a, b] = [await s.join(plain, { free: always }), await s.join(plain, { free: always, skills: ['team_leading'] })];
  const lead = await certify(a, 'first_aid');
  await certify(a, 'team_leader');
  await certify(b, 'first_aid');
  assert.ok(later.id);

  const asked = await s.officer.post('/match_runs', { unit: s.unit, campaign: campaign.id, to: shiftOn(10).day });
  assert.equal((await ended(s.officer, asked.body.job)).state, 'done');
  const { shifts } = (await s.officer.get(`/match_runs/${asked.body.id}/result`)).body;
  const of = (lead) => shifts.find((x) => x.shift === shift.id && (x.class !== '') === lead);
  assert.equal(of(false).filled, 1);
  assert.equal(of(true).filled, 1);
  assert.equal(of(false).eligible, 2);
  assert.ok(of(false).relax.some((r) => /Sơ cấp cứu/.test(r.words) && r.people > 0), 'how many more without it');
  const page = (await s.officer.get(`/match_runs/${asked.body.id}/shifts/${shift.id}`)).body;
  const leading = page.classes.find((c) => c.class !== '').people.map((p) => p.volunteer);
  assert.deepEqual(leading, [lead]);
});

test('an unknown certificate code is not found, on the page and in the API', async (t) => {
  const s = await bank(t);
  assert.equal((await s.get('/certificates/DN-2026-000001')).status, 404);
  const page = await s.page('/xac-minh/DN-2026-000001');
  assert.equal(page.status, 404);
  assert.match(page.text, /Không tìm thấy/);
  assert.match(page.text, /<a class="btn" href="\/xac-minh">Tra cứu chứng nhận<\/a>/, 'with the way back to the form');
  assert.doesNotMatch((await s.page('/khong/co')).text, /href="\/khong"/, 'no way to a page that is not there');
});
