// SPDX-License-Identifier: MIT
// protocol: what every client meets first: fixed addresses, problems, headers, refusal of ambiguous HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { server } from './support/server.js';

test('the fixed addresses answer', async (t) => {
  const s = await server(t);
  for (const path of ['/healthz', '/readyz', '/metrics']) assert.equal((await s.page(path)).status, 200, path);
  const document = await s.get('/openapi.json');
  assert.equal(document.body.openapi, '3.1.0');
  assert.ok(document.body.paths['/units'].get);
});

test('every answer carries its security headers', async (t) => {
  const s = await server(t);
  for (const path of ['/', '/dang-nhap', '/nowhere', '/api/v1/units', '/api/v1/none', '/healthz']) {
    const { headers } = await s.page(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    assert.match(headers.get('content-security-policy'), /frame-ancestors 'none'/, path);
    assert.doesNotMatch(headers.get('content-security-policy'), /unsafe/, path);
  }
});

test('being alive is said alike to everybody, however often and by whatever thread', async (t) => {
  const s = await server(t);
  const told = await Promise.all(Array.from({ length: 40 }, () => s.page('/healthz')));
  const head = ({ headers }) => Object.fromEntries([...headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)));
  for (const one of told) {
    assert.equal(one.status, 200);
    assert.equal(one.text, 'ok\n');
    assert.deepEqual(head(one), head(told[0]));
  }
  const bare = await fetch(`${s.url}/healthz`, { method: 'HEAD' });
  assert.deepEqual([bare.status, await bare.text(), bare.headers.get('content-length')], [200, '', '3']);
  assert.equal((await fetch(`${s.url}/healthz`, { method: 'POST' })).status, 405);
  assert.equal((await s.page('/healthz')).text, 'ok\n');
});

test('an error is a problem document in the language asked for', async (t) => {
  const s = await server(t);
  const vi = await s.get('/nothing');
  assert.equal(vi.status, 404);
  assert.equal(vi.headers.get('content-type'), 'application/problem+json');
  assert.equal(vi.body.title, 'Không tìm thấy');
  const en = await s.get('/nothing', { headers: { 'accept-language': 'en' } });
  assert.equal(en.body.title, 'Not found');
  assert.equal(en.body.status, 404);
});

const ambiguous = {
  'length and chunks': 'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'two lengths': 'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
  'unknown coding': 'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\nab',
  'bare line feed': 'GET /healthz HTTP/1.1\nHost: a\r\n\r\n',
  'bare line feed at the end': 'GET /healthz HTTP/1.1\r\nHost: a\r\n\n',
  'space before the colon': 'GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n',
  'no host': 'GET /healthz HTTP/1.1\r\n\r\n',
  'folded header': 'GET /healthz HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n',
  'NUL in the address': 'GET /healthz%00/x HTTP/1.1\r\nHost: a\r\n\r\n',
};

test('ambiguous HTTP is refused and the connection closed', async (t) => {
  const s = await server(t);
  for (const [what, bytes] of Object.entries(ambiguous)) {
    const reply = await s.raw(`${bytes}GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n`);
    assert.match(reply, /^HTTP\/1\.1 400 /, what);
    assert.equal(reply.match(/HTTP\/1\.1 /g).length, 1, `${what}: something was smuggled`);
  }
  assert.equal((await s.page('/healthz')).status, 200);
});

test('a body that is too large is refused before it is sent', async (t) => {
  const s = await server(t);
  const reply = await s.raw('POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n');
  assert.match(reply, /^HTTP\/1\.1 413 /);
});

test('another site cannot borrow a session', async (t) => {
  const s = await server(t);
  const answer = await s.post('/sessions', { login: 'x', password: 'y' }, { headers: { origin: 'https://evil.example' } });
  assert.equal(answer.status, 403);
});

test('a live listener hears events end when the server stops', async (t) => {
  const s = await server(t);
  const stream = await fetch(`${s.url}/api/v1/live?topic=nothing`);
  assert.equal(stream.headers.get('content-type'), 'text/event-stream');
  const ended = stream.text();
  assert.equal(await s.stop(), 0);
  assert.match(await ended, /^retry: 3000\n\n/);
});
