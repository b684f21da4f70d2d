// SPDX-License-Identifier: MIT
// cluster: a private PostgreSQL in a folder of its own, with the durability it ships with, reached through a socket only.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = '/usr/lib/postgresql';

function bin() {
  const [newest] = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a));
  return join(ROOT, newest, 'bin');
}

/** PostgreSQL refuses to run as root; then it runs as the account Debian made for it. */
function account() {
  if (process.getuid() !== 0) return {};
  const row = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('postgres:')).split(':');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** Makes and starts it below `folder`: { socket, pid, stop() }. */
export function cluster(folder) {
  const data = join(folder, 'postgres');
  const socket = join(folder, 'socket');
  const as = { ...account(), cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] };
  const run = (program, ...args) => execFileSync(join(bin(), program), args, as);
  chmodSync(folder, 0o755);
  for (const path of [data, socket]) mkdirSync(path, { mode: 0o700 });
  if (as.uid) for (const path of [data, socket]) execFileSync('chown', [`${as.uid}:${as.gid}`, path]);
  run('initdb', '-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale');
  run('pg_ctl', '-D', data, '-w', '-l', join(data, 'log'), '-o', `-k ${socket} -c listen_addresses= -c max_connections=40`, 'start');
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { socket, pid, stop: () => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop') };
}
