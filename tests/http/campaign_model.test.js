// SPDX-License-Identifier: MIT
// campaign_model: who leads a campaign and whether they were trained in its management model on its first day (target c).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftOn } from './support/bank.js';
import { day, register } from './support/register.js';

const led = async (s, campaign) => (await s.officer.get(`/campaigns/${campaign.id}`)).body;

test('a campaign says whether its leader was trained in its model on the first day', async (t) => {
  const s = await register(t);
  const { volunteer } = await s.newcomer();
  const about = { leader: volunteer, model: 'mixed_team', starts: day(10) };
  const { campaign } = await s.open(shiftOn(12), {}, about);
  assert.equal((await led(s, campaign)).leader_training, 'not_trained');
  const good = await s.issue(volunteer, 'volunteer_management', day(-3));
  assert.equal((await led(s, campaign)).leader_training, 'trained');
  const ends = new Date(Date.parse(good.expires) + 86_400_000).toISOString().slice(0, 10);
  const after = await s.campaign({ leader: volunteer, model: 'mixed_team', starts: ends, ends });
  assert.equal(after.leader_training, 'not_trained', 'the certificate ends the day before');
  const last = await s.campaign({ leader: volunteer, model: 'mixed_team', starts: good.expires, ends });
  assert.equal(last.leader_training, 'trained', 'its last day counts');
  assert.equal((await led(s, campaign)).leader_name, 'Chị Chi', 'whom to call stays a name of its own');

  const nobody = await s.campaign({ model: 'club' });
  assert.equal(nobody.leader_training, null, 'nobody is named, so nothing is known');
  assert.equal((await s.campaign({ leader: volunteer })).leader_training, null, 'no model');
  await s.officer.post(`/certificates/${good.id}/revocations`, { revoke_reason: 'mistake' });
  assert.equal((await led(s, campaign)).leader_training, 'not_trained');
});

test('the province says which certificates prove training in a model', async (t) => {
  const s = await register(t);
  const { volunteer } = await s.newcomer();
  await s.issue(volunteer, 'team_leader');
  const campaign = await s.campaign({ leader: volunteer, model: 'rapid', starts: day(1) });
  assert.equal(campaign.leader_training, 'not_trained');
  const rule = { model: 'rapid', certificates: ['team_leader', 'forest_fire'] };
  assert.equal((await s.officer.post('/campaign_models', rule)).status, 403);
  assert.equal((await s.tinh.post('/campaign_models', rule)).status, 201);
  assert.equal((await led(s, campaign)).leader_training, 'trained');
  assert.equal((await s.tinh.post('/campaign_models', rule)).status, 409, 'a model has one row');
});

test('the figure counts published campaigns of Đoàn and Hội by year and unit', async (t) => {
  const s = await register(t);
  const { volunteer } = await s.newcomer();
  await s.issue(volunteer, 'volunteer_management', '2031-01-01' < day(0) ? '2031-01-01' : day(-1));
  const year = Number(day(0).slice(0, 4));
  const figure = async (query = '') => (await s.officer.get(`/campaigns/figure?year=${year}${query}`)).body;
  const before = await figure();
  await s.open(shiftOn(3), {}, { leader: volunteer, model: 'club', starts: day(0) });
  await s.open(shiftOn(3), {}, { model: 'club', starts: day(0) });
  await s.campaign({ leader: volunteer, model: 'club', starts: day(0) }); // a draft
  const after = await figure();
  assert.equal(after.campaigns - before.campaigns, 2);
  assert.equal(after.trained - before.trained, 1);
  assert.equal(after.modelled - before.modelled, 2);
  assert.equal(after.percent, Math.floor((after.trained * 100) / after.campaigns));
  assert.equal(after.models.reduce((sum, m) => sum + m.campaigns, 0), after.modelled);
  const parent = (await s.officer.get(`/units/${s.unit}`)).body.parent;
  const own = (await figure(`&unit=${parent}`)).units.find((u) => u.unit === s.unit);
  assert.ok(own.trained >= 1, JSON.stringify(own));
  const { body: none } = await s.officer.get('/campaigns/figure?year=2001');
  assert.deepEqual([none.campaigns, none.percent], [0, null]);
  assert.equal((await s.get('/campaigns/figure')).status, 401);
});

test('nobody learns of people elsewhere by naming them as leaders; merged records lead on', async (t) => {
  const s = await register(t);
  const one = await s.newcomer();
  const two = await s.newcomer();
  const campaign = await s.campaign({ leader: one.volunteer, model: 'club' });
  const stranger = (await s.tinh.get('/volunteers?limit=200')).body.items.map((v) => v.id);
  const mine = new Set((await s.officer.get('/volunteers?limit=200')).body.items.map((v) => v.id));
  const elsewhere = stranger.find((id) => !mine.has(id));
  const refused = await s.officer.patch(`/campaigns/${campaign.id}`, { leader: elsewhere });
  assert.equal(refused.status, 422);
  assert.equal(refused.body.errors[0].pointer, '/leader');
  const merged = await s.officer.post(`/volunteers/${one.volunteer}/merge`, { into: two.volunteer });
  assert.ok(merged.status < 300, merged.text);
  assert.equal((await led(s, campaign)).leader, two.volunteer);
});
