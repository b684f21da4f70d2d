// SPDX-License-Identifier: MIT
// house: the built program in a folder of its own, with fewer plugins than it was built with. It finds its plugins and files beside itself.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atEnd } from './ending.js';

/** The path of a copy of `binary` without the named plugins; gone after the test. */
export function houseWithout(t, binary, plugins) {
  const built = dirname(binary);
  const house = mkdtempSync(join(tmpdir(), 'volbank-house-'));
  copyFileSync(binary, join(house, 'volbank'));
  for (const part of ['scripts', 'data', 'web']) symlinkSync(join(built, part), join(house, part));
  mkdirSync(join(house, 'plugins'));
  for (const file of readdirSync(join(built, 'plugins')))
    if (!plugins.includes(file.replace(/\.so$/, ''))) symlinkSync(join(built, 'plugins', file), join(house, 'plugins', file));
  atEnd(t, () => rmSync(house, { recursive: true, force: true }));
  return join(house, 'volbank');
}
