// SPDX-License-Identifier: MIT
// Settings as an administrator sees them: what each does, its bounds and what it is now; secrets are set and never read out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cli, server } from './support/server.js';

const PASSWORD = 'volbank-demo';

test('the table of settings', async (t) => {
  const s = await server(t, { demo: { volunteers: 20, seed: 630 } });
  const giang = await s.login('tinh.giang', PASSWORD);
  const table = async () => (await giang.get('/settings/table')).body.items;
  const one = async (name) => (await table()).flatMap((group) => group.settings).find((row) => row.name === name);

  await t.test('tells label, unit, bounds and default, by plugin', async () => {
    const groups = await table();
    assert.deepEqual(groups.map((group) => group.plugin).slice(0, 2), ['core', 'bank']);
    const { label, help, ...rest } = await one('bank.late_days');
    assert.ok(label && help);
    assert.deepEqual(rest, {
      name: 'bank.late_days', kind: 'int', unit: 'ngày', min: 0, max: 60, fallback: '15', secret: false, value: '15', given: true, id: null,
    });
  });

  await t.test('a stored value shows with its record, and the default again after it is deleted', async () => {
    const made = await giang.post('/settings', { name: 'bank.late_days', value: '20' });
    assert.equal(made.status, 201, made.text);
    const { value, id } = await one('bank.late_days');
    assert.deepEqual({ value, id }, { value: '20', id: made.body.id });
    assert.equal((await giang.delete(`/settings/${id}`)).status, 204);
    assert.equal((await one('bank.late_days')).value, '15');
  });

  await t.test('a value out of bounds is refused with the bounds', async () => {
    const refused = await giang.post('/settings', { name: 'bank.late_days', value: '61' });
    assert.equal(refused.status, 422);
    assert.equal(refused.body.errors[0].pointer, '/value');
    assert.match(refused.body.errors[0].vi, /từ 0 đến 60/);
  });

  await t.test('a secret is set, not shown', async () => {
    assert.equal((await one('sms.token')).given, false);
    assert.equal((await giang.post('/settings', { name: 'sms.token', value: 'bimat' })).status, 201);
    const { value, given } = await one('sms.token');
    assert.deepEqual({ value, given }, { value: null, given: true });
    const { items } = (await giang.get('/settings')).body;
    const stored = items.find((row) => row.name === 'sms.token');
    const again = await giang.patch(`/settings/${stored.id}`, { value: 'bimathon' });
    assert.equal(again.status, 200, again.text);
    const doors = ['/settings', `/settings/${stored.id}`, `/settings/${stored.id}/history`, '/settings/export.csv', '/journal?limit=200'];
    for (const door of doors) {
      const answer = await giang.get(door);
      assert.equal(answer.status, 200, door);
      assert.doesNotMatch(answer.text, /bimat/, door);
    }
    assert.doesNotMatch(again.text, /bimat/);
    assert.doesNotMatch(cli('dump', '--data', s.data, '-').stdout, /^\{.*"value":"bimat/m);
  });

  await t.test('is for those who run the server', async () => {
    const chi = await s.login('canbo.chi', PASSWORD);
    assert.equal((await chi.get('/settings/table')).status, 403);
  });
});

test('the journal tells which entries changed something: the others have nothing to undo', async (t) => {
  const s = await server(t, { demo: { volunteers: 20, seed: 630 } });
  const giang = await s.login('tinh.giang', PASSWORD);
  await giang.get('/volunteers?limit=1');
  await giang.post('/settings', { name: 'bank.late_days', value: '20' }); // waits its turn behind the note of the reading
  const entry = async (why) => (await giang.get('/journal?limit=200')).body.items.find((one) => one.why === why);
  assert.equal((await entry('POST /settings')).changed, true);
  assert.equal((await entry('GET /volunteers')).changed, false);
});
