// SPDX-License-Identifier: MIT
// campaign: an officer's campaign from its first line to its last hour, and what publishing, closing and cancelling do to people.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { bank, shiftAt, shiftOn } from './support/bank.js';

const slug = (answer) => answer.body.errors?.[0]?.code ?? answer.body.code;

/** A UUIDv7, as an offline client makes them. */
function uuid7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** A PATCH of the version that is there. */
async function change(who, path, fields) {
  const etag = (await who.get(path)).headers.get('etag');
  return who.patch(path, fields, { headers: { 'if-match': etag } });
}

const stateOf = async (who, signup) => (await who.get('/me/schedule')).body.coming.find((x) => x.id === signup).state;
const told = async (s, about) => (await s.messages()).filter((m) => m.about === about);

test('an officer’s campaign from the first line to the last hour', async (t) => {
  const s = await bank(t, { without: ['training'] });
  const { officer } = s;
  const post = async (path, body, status = 201) => {
    const answer = await officer.post(path, body);
    assert.equal(answer.status, status, `${path}: ${answer.text}`);
    return answer.body;
  };

  const campaign = await post('/campaigns', {
    title: 'Mùa hè xanh Đắk Mil',
    type: 'mhx',
    field: 'environment',
    summary: 'Dọn suối, trồng cây chắn gió quanh trường.',
    starts: shiftOn(-5).day,
    ends: shiftOn(40).day,
    place: s.place,
    unit: s.unit,
    model: 'mixed_team',
    engagement: 'community',
    location: 'Nhà văn hóa thôn 3',
    leader_name: 'Chị Chi',
    leader_phone: '0990 999 999',
  });
  assert.deepEqual([campaign.state, campaign.type, campaign.model, campaign.engagement], ['draft', 'mhx', 'mixed_team', 'community']);
  assert.equal(campaign.leader_phone, '+84990999999');
  const partner = (await s.as('sonoivu.nga').then((nga) => nga.get('/me'))).body.roles[0].unit;
  await post('/campaign_partners', { campaign: campaign.id, unit: partner, role: 'Hỗ trợ cây giống' });

  const bare = await officer.post(`/campaigns/${campaign.id}/publish`);
  assert.equal(bare.status, 409);
  assert.match(bare.body.detail, /thêm việc và ca/);

  const opening = await post('/openings', {
    campaign: campaign.id,
    title: 'Sơ cứu và dọn suối',
    duties: 'Trực sơ cứu, gom rác.',
    required_skills: ['first_aid'],
    preferred_skills: ['photo'],
    languages: ['mnong'],
    certificates: ['first_aid'],
    min_people: 1,
    max_people: 1,
  });
  assert.equal(opening.place, s.place, 'the campaign’s place unless told');
  const upside = await officer.post('/openings', { campaign: campaign.id, title: 'X', min_people: 5, max_people: 2 });
  assert.equal(upside.status, 422);
  const over = await post('/shifts', { opening: opening.id, ...shiftOn(-4) });
  assert.equal(slug(await officer.post(`/campaigns/${campaign.id}/publish`)), 'no-shift', 'a past shift is nothing to sign up for');
  const shift = await post('/shifts', { opening: opening.id, ...shiftOn(3) });
  const published = await post(`/campaigns/${campaign.id}/publish`, undefined, 200);
  assert.equal(published.state, 'open');
  assert.ok(published.published);
  const seen = (await s.get(`/campaigns/${campaign.id}/public`)).body;
  assert.equal(seen.title, campaign.title);

  const able = { skills: ['first_aid'], languages: ['mnong'] };
  const an = await s.join(shift, able);
  const binh = await s.join(shift, able);
  assert.deepEqual([an.answer.body.state, binh.answer.body.state], ['applied', 'applied']);
  assert.equal(slug((await s.join(shift, { skills: ['first_aid'] })).answer), 'language');
  const lines = (await officer.get(`/shifts/${shift.id}/roster`)).body.items;
  assert.deepEqual(lines.map((r) => r.signup).sort(), [an.signup, binh.signup].sort());

  assert.equal(slug(await officer.post(`/signups/${an.signup}/decisions`, { decision: 'accept' })), 'unchecked');
  await s.take(an.signup, { unchecked: 'Đã xem thẻ giấy' });
  const trusted = { unchecked: 'Đã xem thẻ giấy' };
  assert.equal(slug(await officer.post(`/signups/${binh.signup}/decisions`, { decision: 'accept', ...trusted })), 'full');
  const waits = await post(`/signups/${binh.signup}/decisions`, { decision: 'wait', ...trusted }, 200);
  assert.equal(waits.state, 'waiting');
  const chau = await s.join(shift, able);
  assert.equal(chau.answer.body.state, 'waiting');
  const declined = await post(`/signups/${chau.signup}/decisions`, { decision: 'decline', reason: 'Cần người có thẻ sơ cứu' }, 200);
  assert.equal(declined.state, 'declined');

  await an.me.post('/me/withdrawals', { signup: an.signup, reason: 'Nhà có việc' });
  assert.equal(await stateOf(binh.me, binh.signup), 'offered', 'the list moves by itself');
  assert.equal((await binh.me.post('/me/confirmations', { signup: binh.signup })).body.state, 'accepted');
  assert.equal((await told(s, 'signup.offered')).length, 1);

  const volunteer = (await binh.me.get('/me/profile')).body.id;
  const mark = { volunteer, state: 'present', id: uuid7(), at: new Date(`${over.day}T08:00:00+07:00`).toISOString() };
  await post(`/shifts/${over.id}/marks`, mark);
  await post(`/shifts/${over.id}/marks`, mark, 200);
  const hours = (await binh.me.get('/me/hours')).body;
  assert.deepEqual([hours.items.length, hours.total_text], [1, '4'], 'a late mark counts exactly once');
  await post(`/credits/${hours.items[0].id}/declines`, { reason: 'Không có trong biên bản' }, 200);
  const after = (await binh.me.get('/me/hours')).body;
  assert.deepEqual([after.items.length, after.items[0].state, after.total_text], [1, 'declined', '0'], 'declined stays');
  assert.equal(after.items[0].declined_reason, 'Không có trong biên bản');
});

test('no way of publishing goes around having something to sign up for', async (t) => {
  const s = await bank(t);
  const campaign = await s.campaign();
  const patched = await change(s.officer, `/campaigns/${campaign.id}`, { state: 'open' });
  assert.equal(slug(patched), 'no-shift', patched.text);
  const { id, published, area, ending, score_rule, credit_rule, score_above, credit_above, leader_training, ...fields } = campaign;
  const born = await s.officer.post('/campaigns', { ...fields, title: 'Mở ngay', state: 'open', published: undefined, area: undefined });
  assert.equal(slug(born), 'no-shift', born.text);

  const opening = await s.opening(campaign, { state: 'draft' });
  await s.shift(opening, shiftOn(3));
  const now = await change(s.officer, `/campaigns/${campaign.id}`, { state: 'open' });
  assert.equal(now.status, 200, now.text);
  assert.equal((await s.officer.get(`/openings/${opening.id}`)).body.state, 'open', 'its openings open with it');
});

test('a cancelled campaign tells everybody with a coming shift, once, and gives them their time back', async (t) => {
  const s = await bank(t);
  const { campaign, shift, later } = await s.open(shiftOn(3), { max_people: 1 });
  const an = await s.member(shift);
  const second = (await an.me.post('/public/signups', { shift: later.id })).body.id;
  await s.take(second);
  const binh = await s.join(shift);
  const silent = await s.join(shift);
  await silent.me.post('/me/consents', { consent_contact: false });
  const gone = await s.join(shift);
  await gone.me.post('/me/withdrawals', { signup: gone.signup });

  assert.deepEqual((await s.officer.get(`/campaigns/${campaign.id}/affected`)).body, { shifts: 2, people: 3, told: 2 }, 'known before');
  const cancelled = await change(s.officer, `/campaigns/${campaign.id}`, { state: 'cancelled', end_reason: 'Mưa lũ' });
  assert.equal(cancelled.status, 200, cancelled.text);
  const heard = async () => (await told(s, 'campaign.cancelled')).map((m) => m.to).sort();
  const phone = (who) => `+84${who.body.phone.slice(1)}`;
  assert.deepEqual(await heard(), [phone(an), phone(binh)].sort(), 'two shifts, one message; none without consent');
  assert.equal(await stateOf(an.me, an.signup), 'declined');
  assert.equal(await stateOf(an.me, second), 'declined');
  assert.equal(await stateOf(binh.me, binh.signup), 'declined', 'nobody is offered a place in it');
  assert.match((await an.me.get('/me/schedule')).body.coming[0].reason, /đã hủy: Mưa lũ/);
  assert.match((await told(s, 'campaign.cancelled'))[0].body, /không diễn ra nữa\. Lý do: Mưa lũ$/);

  await s.officer.post(`/campaigns/${campaign.id}/close`);
  assert.equal((await heard()).length, 2, 'and it is not told again');
  assert.equal((await told(s, 'campaign.closed')).length, 0);
  const other = await s.open(shiftOn(3), {}, { title: 'Việc khác cùng giờ' });
  assert.equal((await an.me.post('/public/signups', { shift: other.shift.id })).status, 201, 'their time is free again');
});

test('closing keeps who was accepted and tells who still waited', async (t) => {
  const s = await bank(t);
  const { campaign, opening, shift } = await s.open(shiftOn(3), { max_people: 1 });
  const an = await s.member(shift);
  const binh = await s.join(shift);
  for (const status of [200, 200]) assert.equal((await s.officer.post(`/campaigns/${campaign.id}/close`)).status, status);
  const sent = Object.fromEntries((await told(s, 'campaign.closed')).map((m) => [m.to, m.body]));
  assert.equal(Object.keys(sent).length, 2);
  assert.match(sent[`+84${an.body.phone.slice(1)}`], /vẫn giữ chỗ/);
  assert.match(sent[`+84${binh.body.phone.slice(1)}`], /chưa xếp được/);
  assert.equal(await stateOf(an.me, an.signup), 'accepted');
  assert.equal(await stateOf(binh.me, binh.signup), 'declined');
  assert.equal((await s.officer.get(`/openings/${opening.id}`)).body.state, 'closed');
  assert.equal(slug((await s.join(shift)).answer), 'closed');
});

test('what is over already is told to nobody', async (t) => {
  const s = await bank(t);
  const { campaign, shift } = await s.open(shiftAt(20));
  const { signup } = await s.member(shift);
  const marked = await s.officer.post(`/shifts/${shift.id}/marks`, { signup, state: 'present' });
  assert.equal(marked.status, 201, marked.text);
  const past = await s.open(shiftOn(-3));
  await s.officer.post(`/campaigns/${past.campaign.id}/close`);
  assert.equal((await told(s, 'campaign.closed')).length, 0);
  await s.officer.post(`/campaigns/${campaign.id}/close`);
  assert.equal((await told(s, 'campaign.closed')).length, 1, 'the shift that begins in twenty minutes');
});
