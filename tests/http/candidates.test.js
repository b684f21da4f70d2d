// SPDX-License-Identifier: MIT
// candidates: who is proposed to an officer, and who has said not to be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';

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

  await me.post('/me/profile', { consent_matching: false });
  const woken = await change(s.officer, `/volunteers/${volunteer}`, { state: 'active' });
  assert.equal(woken.status, 200, woken.text);
  const after = await proposed();
  assert.ok(!after.items.some((c) => c.code === answer.body.code));
  assert.equal(after.no_consent, 1);
  assert.equal(after.items.length, before.items.length - 1);
  const invited = await s.officer.post(`/openings/${opening.id}/invitations`, { volunteer, shift: other.id });
  assert.equal(invited.status, 409);
  assert.equal(slug(invited), 'no-consent');

  await me.post('/me/profile', { consent_matching: true });
  assert.equal((await proposed()).no_consent, 0, 'until it is given again');
});
