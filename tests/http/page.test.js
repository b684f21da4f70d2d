// SPDX-License-Identifier: MIT
// page: public pages without scripts: both languages, forms shown again, files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { server } from './support/server.js';

test('pages are Vietnamese until somebody switches', async (t) => {
  const s = await server(t);
  const vi = await s.page('/dang-nhap', { headers: { 'accept-language': 'en-US' } });
  assert.match(vi.text, /<html lang="vi">/);
  assert.match(vi.text, /Đăng nhập/);
  const turn = await s.form('/ngon-ngu', { l: 'en', r: '/dang-nhap' });
  assert.equal(turn.status, 303);
  assert.equal(turn.headers.get('location'), '/dang-nhap');
  const en = await s.page('/dang-nhap', { headers: { cookie: turn.headers.getSetCookie()[0].split(';')[0] } });
  assert.match(en.text, /<html lang="en">/);
  assert.match(en.text, /Sign in/);
});

test('every part that everybody may begin at is listed, and is there', async (t) => {
  const s = await server(t);
  const list = await s.page('/tro-giup');
  const { items } = (await s.get('/public/pages')).body;
  assert.ok(items.length >= 10);
  for (const { url, title, about } of items) {
    assert.ok(list.text.includes(`<a href="${url}">${title}</a><br>${about}</p>`), url);
    const reply = await s.page(url);
    assert.ok(reply.status === 200 || (reply.status === 303 && reply.headers.get('location').startsWith('/dang-nhap')), `${url}: ${reply.status}`);
  }
  assert.match((await s.page('/dang-nhap')).text, /<footer>.*<a href="\/tro-giup">/s);
});

test('the language switch never leads to another site', async (t) => {
  const s = await server(t);
  for (const r of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:1'])
    assert.equal((await s.page(`/ngon-ngu?l=en&r=${encodeURIComponent(r)}`)).headers.get('location'), '/', r);
});

test('a form that failed is shown again with what was typed', async (t) => {
  const s = await server(t);
  const again = await s.form('/dang-nhap', { login: '<b>"an"', password: 'not-the-password' });
  assert.equal(again.status, 401);
  assert.match(again.text, /value="&lt;b&gt;&quot;an&quot;"/);
  assert.doesNotMatch(again.text, /not-the-password/);
  assert.match(again.text, /role="alert"/);
  const empty = await s.form('/dang-nhap', { login: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#login"/);
});

test('a page is not sent twice', async (t) => {
  const s = await server(t);
  const first = await s.page('/dang-nhap');
  const again = await s.page('/dang-nhap', { headers: { 'if-none-match': first.headers.get('etag') } });
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
});

test('nothing outside the folder of files is served', async (t) => {
  const s = await server(t);
  for (const path of ['/static/../partials/frame.html', '/static/%2e%2e/page.css', '/static/..%2fpage.css', '/static//etc/passwd']) {
    const reply = await s.raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    assert.match(reply, /^HTTP\/1\.1 404 /, path);
  }
});

test('a page is compressed when the client can read that', async (t) => {
  const s = await server(t);
  const packed = await s.raw('GET /dang-nhap HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n');
  const plain = await s.raw('GET /dang-nhap HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip;q=0\r\nConnection: close\r\n\r\n');
  assert.match(packed, /\r\nContent-Encoding: gzip\r\n/);
  assert.doesNotMatch(plain, /Content-Encoding/);
  assert.ok(packed.length < plain.length / 2);
  const typed = await s.raw(
    'POST /dang-nhap HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n' +
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nlogin=',
  );
  assert.doesNotMatch(typed, /Content-Encoding/, 'what was typed never shares a compressed page');
});

test('an answer to one who is signed in is compressed unless something was asked', async (t) => {
  const s = await bank(t);
  const { cookie } = await s.as('tinh.giang');
  const answer = (path) =>
    s.raw(`GET /api/v1${path} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`);
  assert.match(await answer('/units'), /^HTTP\/1\.1 200 .*\r\nContent-Encoding: gzip\r\n/s);
  const asked = await answer('/units?limit=40');
  assert.match(asked, /^HTTP\/1\.1 200 /);
  assert.ok(asked.length > 2000, 'it would be worth it');
  assert.doesNotMatch(asked, /Content-Encoding/, 'what is asked never shares a compressed answer');
});

test('style is inlined for who lands and named for who goes on', async (t) => {
  const s = await server(t);
  const page = (from) => s.page('/dang-nhap', { headers: from ? { 'sec-fetch-site': from } : {} });
  for (const from of ['none', 'cross-site', 'same-site']) {
    const { text } = await page(from);
    assert.match(text, /<style[^>]*>:root/, from);
    assert.doesNotMatch(text, /rel="stylesheet"/, from);
  }
  for (const from of ['same-origin', undefined]) {
    const { text, headers } = await page(from);
    const [, address] = text.match(/<link rel="stylesheet" href="([^"]+)">/);
    assert.doesNotMatch(text, /:root/);
    const style = await s.page(address);
    assert.match(style.text, /^:root/);
    assert.match(style.headers.get('cache-control'), /immutable/);
    assert.match(headers.get('content-security-policy'), /style-src 'self'/);
  }
});
