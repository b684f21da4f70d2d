// SPDX-License-Identifier: MIT
// candidates: who is proposed to an officer, and who has said not to be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { ended, upload } from './support/sheets.js';

const slug = (answer) => answer.body.errors?.[0]?.code ?? answer.body.code;

/** A PATCH of the version that is there. */
async function change(who, path, fields) {
  const etag = (await who.get(path)).headers.get('etag');
  return who.patch(path, fields, { headers: { 'if-match': etag } });
}

test('who took back the consent to be matched is neither proposed nor invited, only counted', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const { opening, shift: other } = await s.open(shiftOn(6), {}, { title: 'Trồng cây' });
  const { me, answer } = await s.join(shift);
  const { id: volunteer } = (await me.get('/me/profile')).body;
  const proposed = async () => (await s.officer.get(`/openings/${opening.id}/candidates?limit=200`)).body;
  const before = await proposed();
  assert.ok(before.items.some((c) => c.code === answer.body.code));
  assert.equal(before.no_consent, 0);

  await me.post('/me/consents', { consent_matching: false });
  const woken = await change(s.officer, `/volunteers/${volunteer}`, { state: 'active' });
  assert.equal(woken.status, 200, woken.text);
  const after = await proposed();
  assert.ok(!after.items.some((c) => c.code === answer.body.code));
  assert.equal(after.no_consent, 1);
  assert.equal(after.items.length, before.items.length - 1);
  const invited = await s.officer.post(`/openings/${opening.id}/invitations`, { volunteer, shift: other.id });
  assert.equal(invited.status, 409);
  assert.equal(slug(invited), 'no-consent');

  await me.post('/me/consents', { consent_matching: true });
  assert.equal((await proposed()).no_consent, 0, 'until it is given again');
});

/** Imports rows below the heading; the people that came of it, by the last name in the order of the rows. */
async function imported(s, heading, rows) {
  const { code } = (await s.officer.get(`/units/${s.unit}`)).body;
  const place = (await s.officer.get(`/places/${s.place}`)).body;
  const line = (words) => `${words},1/2/2001,"${place.name}",${code}`;
  const file = ['Họ và tên,Ngày sinh,Xã,Đơn vị' + heading, ...rows.map(([name, more]) => line(name) + more)].join('\n');
  const asked = await upload(s, s.officer, '/volunteers/import', 'ds.csv', file);
  assert.equal(asked.status, 202, asked.text);
  const job = await ended(s.officer, asked.body.id);
  assert.equal(job.state, 'done', JSON.stringify(job));
  const all = (await s.officer.get('/volunteers?limit=200')).body.items;
  return rows.map(([name]) => all.find((v) => v.full_name === name));
}

test('who was imported without being asked is not proposed, invited or written to until their paper is entered', async (t) => {
  const s = await bank(t);
  const { opening, shift } = await s.open();
  const proposed = async () => (await s.officer.get(`/openings/${opening.id}/candidates?limit=200`)).body;
  const before = await proposed();
  const [silent] = await imported(s, '', [['Người Chưa Hỏi', '']]);
  assert.deepEqual([silent.registered_by, silent.consent], ['import', 'not_asked']);
  const unasked = await proposed();
  assert.equal(unasked.considered, before.considered + 1);
  assert.deepEqual([unasked.not_asked, unasked.no_consent], [before.not_asked + 1, before.no_consent]);
  assert.ok(!unasked.items.some((c) => c.code === silent.code));
  const invite = () => s.officer.post(`/openings/${opening.id}/invitations`, { volunteer: silent.id, shift: shift.id });
  assert.equal(slug(await invite()), 'not-asked');

  const bare = await change(s.officer, `/volunteers/${silent.id}`, { paper_consents: ['matching', 'contact'] });
  assert.equal(bare.status, 422);
  assert.equal(bare.body.errors[0].pointer, '/paper_form');
  const paper = { paper_consents: ['matching', 'contact'], paper_form: 'Phiếu 17, tủ Văn phòng Đoàn' };
  const entered = await change(s.officer, `/volunteers/${silent.id}`, paper);
  assert.equal(entered.status, 200, entered.text);
  const consents = (await s.officer.get(`/consents?volunteer=${silent.id}`)).body.items;
  assert.deepEqual(consents.map((c) => c.purpose).sort(), ['contact', 'matching']);
  assert.ok(consents.every((c) => c.how === 'paper' && c.paper === paper.paper_form && c.by && c.words.startsWith('Tôi đồng ý')));
  assert.equal((await s.officer.get(`/volunteers/${silent.id}`)).body.consent, 'agreed');
  const after = await proposed();
  assert.equal(after.not_asked, before.not_asked);
  assert.ok(after.items.some((c) => c.code === silent.code));
  assert.ok((await invite()).status < 300);
});

test('a roster that names the signed papers brings their consents along, purpose by purpose', async (t) => {
  const s = await bank(t);
  const [both, photo] = await imported(s, ',Đã đồng ý trên giấy,Phiếu đồng ý', [
    ['Người Ký Đủ', ',"Liên lạc về hoạt động; Xếp việc phù hợp",Phiếu 18'],
    ['Người Ký Ảnh', ',Dùng ảnh hoạt động,Phiếu 19'],
  ]);
  assert.deepEqual([both.consent, photo.consent], ['agreed', 'not_asked']);
  const of = async (v) => (await s.officer.get(`/consents?volunteer=${v.id}`)).body.items.map((c) => `${c.purpose} ${c.how} ${c.paper}`).sort();
  assert.deepEqual(await of(both), ['contact paper Phiếu 18', 'matching paper Phiếu 18']);
  assert.deepEqual(await of(photo), ['photo paper Phiếu 19']);
});
