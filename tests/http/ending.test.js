// SPDX-License-Identifier: MIT
// ending: the order in which conversations close what they opened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';

test('the page closes before its server, the server before its folder, also when one of them fails', async () => {
  const hooks = [];
  const closed = [];
  const t = { after: (hook) => hooks.push(hook) };
  atEnd(t, () => closed.push('folder'));
  atEnd(t, async () => {
    closed.push('server');
    throw new Error('it did not stop');
  });
  atEnd(t, () => closed.push('page'));
  assert.equal(hooks.length, 1);
  await assert.rejects(hooks[0](), /it did not stop/);
  assert.deepEqual(closed, ['page', 'server', 'folder']);
});
