// SPDX-License-Identifier: MIT
// What volbank exports to plugins is exactly core/plugin/api.sym: one name per line, sorted, # comments.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read, run } from '../tree.js';

const LIST = 'core/plugin/api.sym';

export async function check(root, build) {
  const program = join(build, 'volbank');
  if (!existsSync(program)) return [];
  if (!existsSync(join(root, LIST))) return [{ path: LIST, text: 'volbank is built but this list is missing' }];

  const listed = read(root, LIST).split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  const { stdout } = await run('nm', ['-D', '--defined-only', '--format=posix', program]);
  // Weak names and those that begin with an underscore are the linker's and the sanitizers', never ours.
  const exported = stdout.split('\n').map((line) => line.split(' '))
    .filter(([name, type]) => type && !/[wv]/i.test(type) && !name.startsWith('_')).map(([name]) => name);

  const findings = [];
  for (const name of exported.filter((name) => !listed.includes(name)).sort())
    findings.push({ path: LIST, text: `${name} is exported but not listed` });
  for (const name of listed.filter((name) => !exported.includes(name)))
    findings.push({ path: LIST, text: `${name} is listed but not exported` });
  if (listed.join() !== [...listed].sort().join()) findings.push({ path: LIST, text: 'not in alphabetical order' });
  return findings;
}
