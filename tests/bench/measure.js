// SPDX-License-Identifier: MIT
// measure: load by wrk over 64 kept connections, and the processor time of processes as the kernel counts it.
import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CONNECTIONS = 64;
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const script = join(import.meta.dirname, 'load.lua');

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Fields of /proc/PID/stat behind the name, which may hold anything: [state, parent, …]. */
function stat(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // it ended meanwhile
  }
}

/** User and system time of the processes and of their children, in seconds. */
export function cpuSeconds(pids) {
  const parents = new Set(pids.map(String));
  let ticks = 0;
  for (const pid of readdirSync('/proc')) {
    const fields = /^\d+$/.test(pid) && stat(pid);
    if (fields && (parents.has(pid) || parents.has(fields[1]))) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS;
}

/** Runs wrk against { url, path, method, cookie, body }: { requests, seconds, failed, p50_us, p99_us }. Any failed request is an error. */
export async function load({ url, path, method = 'GET', cookie = '', body = '' }, seconds) {
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script, url, '--', method, path, cookie, body];
  const { stdout } = await promisify(execFile)('wrk', args);
  const seen = JSON.parse(stdout.split('\n').find((line) => line.startsWith('{')));
  if (seen.failed) throw new Error(`${method} ${path}: ${seen.failed} of ${seen.requests} requests failed`);
  return seen;
}
