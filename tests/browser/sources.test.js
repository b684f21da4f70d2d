// SPDX-License-Identifier: MIT
// The front end's own sources: types as the server has them now, types and style clean, search that folds as the server does.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { apiTypes } from '../../web/compose/api_types.ts';
import { newId } from '../../web/kit/id.ts';
import { fold, matches } from '../../web/kit/fold.ts';
import { server } from '../http/support/server.js';

const web = join(import.meta.dirname, '../../web');

test('api.d.ts is what the server describes now', async (t) => {
  const s = await server(t);
  const answer = await s.get('/openapi.json');
  assert.equal(
    readFileSync(join(web, 'api.d.ts'), 'utf8'),
    apiTypes(answer.body),
    'run in web/: npm run types -- ADDRESS, with a server of this build',
  );
});

for (const [tool, ...args] of [['tsc'], ['biome', 'check', '.', '../plugins']])
  test(`${tool} finds nothing`, () => {
    const done = spawnSync(join(web, 'node_modules/.bin', tool), args, { cwd: web, encoding: 'utf8' });
    assert.equal(done.status, 0, done.stdout + done.stderr);
  });

test('the page folds words as the server does', () => {
  for (const [typed, text, found] of [
    ['dak mil', 'Huyện Đắk Mil', true],
    ['nguyen', 'Nguyễn Thị Hoài An', true],
    ['da', 'Xã Đà Lạt', true],
    ['ĐẮK', 'dak song', true],
    ['mil dak', 'Đắk Mil', true],
    ['ak', 'Đắk Mil', false],
    ['hyon', 'H’Yon Niê', true],
    ['h’yon', "H'Yon Niê", true],
  ])
    assert.equal(matches(fold(text), fold(typed)), found, `${typed} in ${text}`);
  // As in tests/unit/base/viet_test.c.
  for (const [text, folded] of [
    ["H'Či Êban", 'hci eban'],
    ['HʼBlum Buôn Yă', 'hblum buon ya'],
    ['ê̆ Ê̆ ŏ ŭ ĕ č', 'e e o u e c'],
    ['ƀuôn Ƀuôn', 'buon buon'],
    ['Ðà Nẵng ðường', 'da nang duong'],
    ['  Ngô—Thì (Nhậm)\t2026/11 ', 'ngo thi nham 2026 11'],
    [" -' ", ''],
  ])
    assert.equal(fold(text), folded);
});

test('ids made on a phone are UUIDv7 of their time, and differ', () => {
  const at = Date.UTC(2026, 10, 22, 7, 30);
  const ids = Array.from({ length: 100 }, () => newId(at));
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(ids[0].replaceAll('-', '').slice(0, 12), 16), at);
  assert.equal(new Set(ids).size, 100);
});
