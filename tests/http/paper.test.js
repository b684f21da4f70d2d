// SPDX-License-Identifier: MIT
// paper: people without a phone, registered by an officer on paper consent, and people who share one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, person, shiftOn } from './support/bank.js';

/** What an officer writes off a paper form: no phone, no password, the purposes ticked on it. */
function form(s, more = {}) {
  const { password, phone, consent_contact, consent_matching, ...words } = person({ commune: s.place });
  return { ...words, unit: s.unit, paper_consents: ['contact', 'matching'], ...more };
}

const six = (message) => message.body.match(/\b\d{6}\b/)[0];

test('somebody without a phone takes part from registration to credited hours', async (t) => {
  const s = await bank(t);
  const { opening, shift } = await s.open();
  const registered = await s.officer.post('/volunteers/paper', form(s, { shift: shift.id }));
  assert.equal(registered.status, 201, registered.text);
  const { id, code, phone, account } = registered.body;
  assert.match(code, /^TNV-[0-9A-Z]{8}$/, 'the code is what the person takes home');
  assert.deepEqual([phone, account], [null, null]);

  const [line] = (await s.officer.get(`/shifts/${shift.id}/roster`)).body.items;
  assert.equal(line.volunteer, id);
  const before = (await s.messages()).length;
  await s.take(line.signup);
  assert.equal((await s.messages()).length, before, 'there is nowhere to write to');

  const past = await s.shift(opening, shiftOn(-2));
  const marked = await s.officer.post(`/shifts/${past.id}/marks`, { volunteer: id, state: 'present', evidence: 'paper' });
  assert.equal(marked.status, 201, marked.text);
  const credits = (await s.officer.get(`/credits?volunteer=${id}`)).body.items;
  assert.deepEqual(credits.map((c) => [c.state, c.evidence]), [['granted', 'paper']]);
});

test('the paper says which purposes were agreed to, and the record says that it was paper', async (t) => {
  const s = await bank(t);
  const { body } = await s.officer.post('/volunteers/paper', form(s, { paper_consents: ['contact', 'matching', 'photo'] }));
  const consents = (await s.officer.get(`/consents?volunteer=${body.id}`)).body.items;
  assert.deepEqual(consents.map((c) => c.purpose).sort(), ['contact', 'matching', 'photo']);
  assert.ok(consents.every((c) => c.how === 'paper' && c.by && c.words.startsWith('Tôi đồng ý')));
});

test('an officer registers people of the own unit only', async (t) => {
  const s = await bank(t);
  const { items } = (await s.get('/units?limit=200&kind=area')).body;
  const mine = (await s.officer.get(`/units/${s.unit}`)).body.parent;
  const other = items.find((area) => area.id !== mine);
  const refused = await s.officer.post('/volunteers/paper', form(s, { unit: other.id }));
  assert.equal(refused.status, 403, refused.text);
});

test('a child on paper needs a guardian, who hears of it', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const birth = `${new Date().getUTCFullYear() - 12}-01-15`;
  const alone = await s.officer.post('/volunteers/paper', form(s, { birth, shift: shift.id }));
  assert.equal(alone.status, 422);
  const guardian = { guardian_name: 'Nguyễn Văn Cha', guardian_phone: '0990 111 333' };
  const child = await s.officer.post('/volunteers/paper', form(s, { birth, shift: shift.id, ...guardian }));
  assert.equal(child.status, 201, child.text);
  assert.ok((await s.messages()).some((m) => m.to === '+84990111333'));
});

test('two siblings with one phone both sign in with a code of six digits', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const brother = await s.join(shift, { password: undefined });
  const sister = await s.join(shift, { password: undefined, phone: brother.body.phone });
  assert.equal(sister.answer.status, 201, sister.answer.text);
  for (const [login, who] of [[brother.body.phone, brother], [sister.answer.body.code, sister]]) {
    assert.equal((await s.post('/login-codes', { login })).status, 202);
    const [message] = (await s.get('/demo/messages')).body.items;
    assert.equal(message.to.replaceAll(' ', ''), brother.body.phone, `both codes go to the one phone: ${message.to}`);
    const session = await s.post('/sessions', { login, code: six(message) });
    assert.ok(session.status < 300, session.text);
    const cookie = session.headers.getSetCookie()[0].split(';')[0];
    const profile = (await s.send('GET', '/me/profile', { headers: { cookie } })).body;
    assert.equal(profile.full_name, who.body.full_name);
  }
});

test('erasing one sibling leaves the other’s log-in', async (t) => {
  const s = await bank(t);
  const { shift } = await s.open();
  const brother = await s.join(shift);
  const sister = await s.join(shift, { phone: brother.body.phone });
  assert.equal((await brother.me.post('/me/erase', { confirm: true })).status, 204);
  const again = await s.login(sister.answer.body.code, sister.body.password);
  assert.equal((await again.get('/me/profile')).body.full_name, sister.body.full_name);
});
