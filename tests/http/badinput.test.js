// SPDX-License-Identifier: MIT
// badinput: what a broken or hostile client sends: every refusal is a problem document that names what is wrong, nothing of it is
// kept, and nothing that was typed comes back as markup or as a header.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, person, shiftOn } from './support/bank.js';

const json = { headers: { 'content-type': 'application/json' } };

function problem(answer, status, what) {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${answer.text.slice(0, 300)}`);
  assert.match(answer.headers.get('content-type'), /application\/problem\+json/, what);
  assert.ok(answer.body.title && answer.body.code, what);
}

test('what is no JSON object is refused', async (t) => {
  const s = await bank(t);
  const bodies = {
    nothing: '', 'half an object': '{"name":', 'two values': '{} {}', 'a list': '[]', 'a text': '"x"', 'a number': '1e999',
    'a name twice': '{"name":"a","name":"b"}', 'trailing comma': '{"name":"a",}', comment: '{/**/}', NaN: '{"name":NaN}',
    'a lone surrogate': '{"name":"\\ud800"}', 'a NUL': '{"name":"a\\u0000b"}', deep: '['.repeat(60_000), 'deep objects': '{"a":'.repeat(10_000),
    'bad UTF-8': Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('","kind":"club"}')]),
    'an overlong slash': Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    'UTF-16': Buffer.from('{"name":"a"}', 'utf16le'),
  };
  const before = (await s.get('/units?limit=200')).text;
  for (const [what, body] of Object.entries(bodies)) {
    const response = await fetch(`${s.url}/api/v1/units`, { method: 'POST', body, headers: { ...json.headers, origin: s.url, cookie: (await s.as('tinh.giang')).cookie } });
    const text = await response.text();
    assert.ok([400, 422].includes(response.status), `${what}: ${response.status} ${text.slice(0, 200)}`);
    assert.ok(JSON.parse(text).code, what);
  }
  assert.equal((await s.get('/units?limit=200')).text, before);
});

test('every wrong field is named at once, in both languages', async (t) => {
  const s = await bank(t);
  const answer = await s.officer.post('/campaigns', {
    title: 'x'.repeat(5000), type: 'no-such', field: 7, unit: 'not-a-uuid', starts: '2026-02-30', ends: 20260101, place: null, state: [], oops: 1,
  });
  problem(answer, 422, 'campaign');
  const pointers = new Set(answer.body.errors.map((e) => e.pointer));
  for (const name of ['/title', '/type', '/field', '/unit', '/starts', '/ends', '/state', '/oops']) assert.ok(pointers.has(name), `${name} in ${[...pointers]}`);
  for (const e of answer.body.errors) assert.ok(e.code && e.vi && e.en, JSON.stringify(e));
});

test('wrong kinds of values are refused for every kind of field', async (t) => {
  const s = await bank(t);
  const wrong = {
    full_name: [1, true, null, {}, [], '', ' ', 'x'.repeat(121), '\n\u0007\u202e'],
    birth: ['31/12/2000x', '2000-13-01', '0000-00-00', 1, '2999-01-01', '1800-01-01'],
    phone: ['12', 'abc', '+1 555 0100', '0'.repeat(30), 84905123456],
    commune: ['x', 5, '00000000-0000-0000-0000-000000000000'],
    skills: ['first_aid', ['no_such'], [1], { first_aid: true }, ['first_aid', null]],
    free: [['mon.noon'], 'sat.morning', [[]]],
    radius_km: [-1, 301, 1.5, '12', 1e30, true],
    occupation: ['no_such', 3, []],
    busy_harvest: ['true', 1, 'yes', []],
    consent_contact: ['true', 1],
  };
  const { shift } = await s.open();
  const clean = await s.join(shift, { full_name: ' Nguyễn\u0007\r\n\u202eVăn  Sạch\u200b ' });
  assert.equal((await clean.me.get('/me/profile')).body.full_name, 'Nguyễn Văn Sạch', 'what cannot be seen is not kept');
  for (const [name, values] of Object.entries(wrong))
    for (const value of values) {
      const answer = await s.post('/public/signups', { shift: shift.id, ...person({ commune: s.place }), [name]: value });
      problem(answer, 422, `${name} = ${JSON.stringify(value)}`);
      assert.ok(answer.body.errors.some((e) => e.pointer.startsWith(`/${name}`)), `${name} = ${JSON.stringify(value)}: ${answer.text}`);
    }
});

test('bodies of another kind, too large, or cut off', async (t) => {
  const s = await bank(t);
  problem(await s.post('/sessions', '<xml/>', { headers: { 'content-type': 'text/xml' } }), 415, 'xml');
  problem(await s.officer.post('/teams', { name: 'a', charter: 'x'.repeat(3_000_000) }), 413, 'too large');
  problem(await s.post('/sessions', '--x\r\nbroken', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }), 400, 'multipart');
  problem(await s.post('/sessions', 'a=%ff', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 400, 'form of no UTF-8');
  const cut = await s.raw('POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"login"', 500);
  assert.doesNotMatch(cut, /HTTP\/1.1 2/);
  assert.equal((await s.page('/healthz')).status, 200);
});

test('addresses, headers and queries of any size and shape are answered', async (t) => {
  const s = await bank(t);
  const long = 'a'.repeat(20_000);
  for (const path of ['/units/x', '/units/00000000-0000-0000-0000-000000000000', '/units/%2e%2e%2f', '/%00', '/units?limit=0', '/units?limit=abc', '/units?limit=99999999999999999999', '/units?name=%ff', '/units?nothing=1', `/units?q=${'ă'.repeat(1500)}&limit=x`, '/units?sort=valid_to', '/units?parent=x', '/units?kind=none', `/units?${'kind=club&'.repeat(150)}`]) {
    const answer = await s.get(path);
    assert.ok(answer.status >= 400 && answer.status < 500, `${path.slice(0, 60)}: ${answer.status}`);
  }
  for (const path of ['/?q=%ff', '/?commune=x', `/?q=${long.slice(0, 5000)}`, '/?after=%00', '/c/x', '/c/00000000-0000-0000-0000-000000000000', '/ca/x', '/ca/00000000-0000-0000-0000-000000000000', '/dang-ky/x', '/xac-minh/%3Cscript%3E', '/xac-minh/' + 'x'.repeat(3000), '/diem-danh?ma=%3Cb%3E']) {
    const answer = await s.page(path);
    assert.ok(answer.status < 500, `${path.slice(0, 60)}: ${answer.status}`);
    assert.doesNotMatch(answer.text, /<script>|<b>&?lt;|undefined/);
  }
  assert.match(await s.raw(`GET /api/v1/units/${long} HTTP/1.1\r\nHost: a\r\n\r\n`), /^(HTTP\/1.1 414|$)/);
  const many = await s.raw(`GET /healthz HTTP/1.1\r\nHost: a\r\n${'X-A: b\r\n'.repeat(2000)}\r\n`);
  assert.match(many, /^(HTTP\/1.1 4\d\d|$)/);
  const big = await s.raw(`GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ${'b'.repeat(200_000)}\r\n\r\n`);
  assert.match(big, /^(HTTP\/1.1 4\d\d|$)/);
  for (const cookie of ['volbank=', `volbank=${'A'.repeat(4000)}`, 'volbank=%00', '; ; =;', 'lang=<script>'])
    assert.ok((await s.get('/units?limit=1', { headers: { cookie } })).status < 500, cookie);
  for (const authorization of ['Bearer ', 'Bearer x', `Bearer ${'A'.repeat(4000)}`, 'Basic eA=='])
    assert.ok((await s.get('/me', { headers: { authorization } })).status === 401, authorization);
});

const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(2)>'{{title}}{{&title}}[[a|b]]&lt;`;

test('nothing that was typed becomes markup, wherever it is shown', async (t) => {
  const s = await bank(t);
  const about = { title: MARKUP, location: MARKUP, summary: MARKUP, leader_name: MARKUP };
  const { campaign, shift } = await s.open(shiftOn(3), { title: MARKUP, duties: MARKUP }, about);
  const joined = await s.join(shift, { full_name: MARKUP.slice(0, 120) });
  assert.equal(joined.answer.status, 201, joined.answer.text);
  await s.take(joined.signup);
  const pages = [
    await s.page('/'), await s.page(`/?q=${encodeURIComponent(MARKUP)}`), await s.page(`/c/${campaign.id}`), await s.page(`/ca/${shift.id}`), await joined.me.page(`/dang-ky/${joined.signup}`),
    await joined.me.page('/lich'), await joined.me.page('/ho-so'), await s.page('/hop-thu'), await s.page(`/xac-minh/${encodeURIComponent(MARKUP)}`),
    await s.form('/dang-nhap', { login: MARKUP, password: MARKUP }), await s.form('/ma', { login: MARKUP }),
    await s.form(`/ca/${shift.id}`, { shift: shift.id, full_name: MARKUP, phone: MARKUP, hamlet: MARKUP }),
    await s.page(`/diem-danh?ma=${encodeURIComponent(MARKUP)}`), await s.page(`/dang-nhap?back=${encodeURIComponent(MARKUP)}`),
  ];
  for (const { text } of pages) {
    assert.doesNotMatch(text, /<script>alert|<img src=x|onerror=alert\(2\)>/);
    assert.ok(!text.includes(`value=""><`));
  }
  assert.match(pages[2].text, /&lt;script&gt;alert\(1\)/, 'it is shown, as text');
  const answer = await s.get(`/campaigns/${campaign.id}/public`);
  assert.match(answer.headers.get('content-type'), /^application\/json/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const calendar = await joined.me.get(`/signups/${joined.signup}/calendar`);
  assert.match(calendar.headers.get('content-type'), /text\/calendar/);
  assert.match(calendar.headers.get('content-disposition'), /attachment/);
});

test('nothing that was typed becomes a header, a mail command or a line of a calendar', async (t) => {
  const s = await bank(t);
  const breaks = 'a\r\nSet-Cookie: x=y\r\nBEGIN:VALARM';
  problem(await s.officer.post('/campaigns', { title: breaks }), 422, 'title');
  const { shift } = await s.open(shiftOn(3), { duties: 'Dòng một\r\nEND:VEVENT\r\nBEGIN:VEVENT' });
  const joined = await s.join(shift);
  const calendar = (await joined.me.get(`/signups/${joined.signup}/calendar`)).text;
  assert.equal(calendar.match(/^BEGIN:VEVENT/gm).length, 1);
  const redirects = ['/x%0d%0aSet-Cookie:%20a=b', '//evil.example', '/\\evil.example', 'https://evil.example', '%2f%2fevil.example', '/%09/evil.example', '/\u0000'];
  for (const r of redirects) {
    const answer = await s.page(`/ngon-ngu?l=en&r=${r.startsWith('%') ? r : encodeURIComponent(decodeURIComponent(r))}`);
    if (answer.status === 303) assert.equal(answer.headers.get('location'), '/', r);
    assert.ok(answer.headers.getSetCookie().length <= 1, r);
    const back = await s.form(`/dang-nhap?back=${encodeURIComponent(decodeURIComponent(r))}`, { login: 'tnv.an', password: 'volbank-demo' });
    if (back.status === 303) assert.match(back.headers.get('location'), /^\/(?![/\\])[\x21-\x7e]*$/, r);
    if (back.status === 303) assert.doesNotMatch(back.headers.get('location'), /evil/, r);
  }
});

test('an id is nobody’s to choose twice, and versions are kept apart', async (t) => {
  const s = await bank(t);
  const id = '01a20000-0000-7000-8000-0000000000aa';
  const team = { id, name: 'Đội một', unit: s.unit, founded: '2026-01-01' };
  assert.equal((await s.officer.post('/teams', team)).status, 201);
  problem(await s.officer.post('/teams', { ...team, name: 'Đội hai' }), 409, 'the same id');
  for (const bad of ['x', 7, {}, '00000000-0000-0000-0000-000000000000x']) problem(await s.officer.post('/teams', { ...team, id: bad }), 422, `id ${bad}`);
  const etag = (await s.get(`/teams/${id}`)).headers.get('etag');
  assert.equal((await s.officer.patch(`/teams/${id}`, { name: 'Đội ba' }, { headers: { 'if-match': etag } })).status, 200);
  problem(await s.officer.patch(`/teams/${id}`, { name: 'Đội bốn' }, { headers: { 'if-match': etag } }), 412, 'an old version');
  problem(await s.officer.patch(`/teams/${id}`, { name: 'Đội bốn' }, { headers: { 'if-match': 'W/"x", y, "' } }), 412, 'no version');
  problem(await s.officer.patch(`/teams/${id}`, { unit: null }), 422, 'a required field taken away');
  assert.equal((await s.get(`/teams/${id}`)).body.name, 'Đội ba');
});

test('an Idempotency-Key is one’s own and for one body', async (t) => {
  const s = await bank(t);
  const tinh = await s.as('tinh.giang');
  const key = { headers: { 'idempotency-key': 'k-1' } };
  const team = { name: 'Đội một', unit: s.unit, founded: '2026-01-01' };
  const first = await s.officer.post('/teams', team, key);
  const again = await s.officer.post('/teams', team, key);
  assert.equal(first.status, 201);
  assert.deepEqual(again.body, first.body);
  problem(await s.officer.post('/teams', { ...team, name: 'Khác' }, key), 422, 'another body');
  const other = await tinh.post('/teams', team, key);
  assert.notEqual(other.body.id, first.body.id, 'somebody else’s key is another key');
  problem(await s.officer.post('/teams', team, { headers: { 'idempotency-key': 'k'.repeat(5000) } }), 400, 'a long key');
  const { shift } = await s.open();
  const who = person({ commune: s.place });
  const joined = await s.post('/public/signups', { shift: shift.id, ...who }, { headers: { 'idempotency-key': 'j-1' } });
  const replayed = await s.post('/public/signups', { shift: shift.id, ...who }, { headers: { 'idempotency-key': 'j-1' } });
  assert.equal(replayed.status, 201, replayed.text);
  assert.equal(replayed.body.id, joined.body.id);
  assert.equal(replayed.headers.getSetCookie().length, 0, 'a replay signs nobody in');
});

test('a session’s cookie is out of reach of scripts and of other sites', async (t) => {
  const s = await bank(t, { args: ['--public-url', 'https://volbank.example'] });
  const answer = await s.post('/sessions', { login: 'tnv.an', password: 'volbank-demo' });
  const [cookie] = answer.headers.getSetCookie();
  for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure']) assert.ok(cookie.includes(flag), `${flag} in ${cookie}`);
  const evil = ['https://evil.example', 'null', s.url + '.evil.example', s.url.replace('http', 'https') + '@evil.example'];
  for (const origin of evil) problem(await s.officer.post('/teams', {}, { headers: { origin } }), 403, origin);
  problem(await s.officer.post('/teams', {}, { headers: { 'sec-fetch-site': 'cross-site' } }), 403, 'sec-fetch-site');
  const form = await s.form('/lich', { signup: 'x' }, { headers: { origin: 'https://evil.example', cookie: s.officer.cookie } });
  assert.equal(form.status, 403);
});
