// SPDX-License-Identifier: MIT
// house: the built program in a folder of its own, with fewer plugins than it was built with. It finds its plugins and files beside itself.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atEnd } from './ending.js';

/** Plugins that cannot be loaded as things are, as the program tells it. */
const needy = (volbank) =>
  [...spawnSync(volbank, ['check'], { encoding: 'utf8' }).stderr.matchAll(/^volbank: (\w+): needs the plugin/gm)].map(([, name]) => name);

/** The path of a copy of `binary` without the named plugins and whatever needs them; gone after the test. */
export function houseWithout(t, binary, plugins) {
  const built = dirname(binary);
  const house = mkdtempSync(join(tmpdir(), 'volbank-house-'));
  copyFileSync(binary, join(house, 'volbank'));
  for (const part of ['scripts', 'data', 'web']) symlinkSync(join(built, part), join(house, part));
  mkdirSync(join(house, 'plugins'));
  for (const file of readdirSync(join(built, 'plugins')))
    if (!plugins.includes(file.replace(/\.so$/, ''))) symlinkSync(join(built, 'plugins', file), join(house, 'plugins', file));
  for (let out = needy(join(house, 'volbank')); out.length > 0; out = needy(join(house, 'volbank')))
    for (const name of out) rmSync(join(house, 'plugins', `${name}.so`));
  atEnd(t, () => rmSync(house, { recursive: true, force: true }));
  return join(house, 'volbank');
}
