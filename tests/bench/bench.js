// SPDX-License-Identifier: MIT
// bench: the server beside its peers, in the same run on the same machine: bare libmicrohttpd (what any server on it must cost) and
// fastify with PostgreSQL, SQLite or LMDB (what one would otherwise write). Rounds are interleaved and every figure is a median of ratios within a
// round, so that a busy machine disturbs both sides alike. Absolute numbers mean little; ratios travel.
//   node bench.js [--rounds N] [--seconds N] [--json FILE]       VOLBANK_BINARY: the release to measure
import { spawn, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cluster } from './cluster.js';
import { cpuSeconds, load, median } from './measure.js';

const here = import.meta.dirname;
const source = join(here, '../..');
const binary = process.env.VOLBANK_BINARY ?? join(source, 'build/release/volbank');
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' }, json: { type: 'string' } },
});
const NOTES = 2000;
const NOTE = { title: 'Lớp học song ngữ @N@', body: 'Đứng lớp xóa mù chữ buổi tối, mang theo đèn pin. '.repeat(5).trim(), day: '2026-11-25', count: 12, hours: 3, night: true };

// What a figure is of: [what, whose run, over whose run, what io must reach, what it aims at].
const FIGURES = [
  ['/healthz', 'volbank.healthz', 'mhd.hello', 0.85, 0.95],
  ['API route that does nothing', 'volbank.nothing', 'mhd.hello', 0.85, 0.95],
  ['API route that does nothing', 'volbank.nothing', 'fastify.nothing'],
  ['read one, session checked', 'volbank.read', 'mhd.hello', 0.6, 0.8],
  ['read one, session checked', 'volbank.read', 'sqlite.read', 2, 2.6],
  ['read one, session checked', 'volbank.read', 'lmdb.read', 1.7, 2.1],
  ['read one, session checked', 'volbank.read', 'fastify.read', 5, 6],
  ['list of 50', 'volbank.list', 'sqlite.list', 3, 6],
  ['list of 50', 'volbank.list', 'lmdb.list', 2.3, 4],
  ['list of 50', 'volbank.list', 'fastify.list', 4, 8],
  ['durable insert', 'volbank.insert', 'sqlite.insert', 5, 8],
  ['durable insert', 'volbank.insert', 'batched.insert', 1.2, 1.45],
  ['durable insert', 'volbank.insert', 'lmdb.insert', 1.15, 1.4],
  ['durable insert', 'volbank.insert', 'fastify.insert', 4, 6],
  ['one rule call per request', 'volbank.rate', 'volbank.nothing', 0.6, 0.8],
];
const PEERS = {
  mhd: 'bare libmicrohttpd',
  fastify: 'fastify + PostgreSQL',
  sqlite: 'fastify + better-sqlite3',
  batched: 'fastify + better-sqlite3, batched',
  lmdb: 'fastify + lmdb-js, flushed',
  volbank: 'the route that does nothing',
};

const step = (text) => process.stderr.write(`[${process.uptime().toFixed(0).padStart(3)} s] ${text}\n`);

/** A copy of the release with the measuring plugin in it. */
function install(folder) {
  const home = join(folder, 'volbank');
  for (const part of ['volbank', 'plugins', 'scripts', 'data', 'web'])
    if (existsSync(join(dirname(binary), part))) cpSync(join(dirname(binary), part), join(home, part), { recursive: true });
  const digest = execFileSync(join(home, 'volbank'), ['abi'], { encoding: 'utf8' }).trim();
  const lua = (flag) => execFileSync('pkg-config', [flag, 'lua5.4'], { encoding: 'utf8' }).trim().split(' ').filter(Boolean);
  const flags = ['-std=c17', '-D_GNU_SOURCE', '-O2', '-shared', '-fPIC', '-fvisibility=hidden', '-I', source, `-DPLUGIN_ABI_DIGEST="${digest}"`];
  execFileSync('cc', [...flags, ...lua('--cflags'), ...['bench_plugin.c', 'bench_commit.c', 'rate.c'].map((file) => join(here, file)), ...lua('--libs'), '-o', join(home, 'plugins/bench.so')]);
  cpSync(join(here, 'bench.rate.lua'), join(home, 'scripts/province/bench.rate.lua'));
  return join(home, 'volbank');
}

/** Starts a program that prints where it listens: { url, pids(), stop() }. */
async function start(stops, command, args, more = []) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  stops.push(() => {
    child.kill('SIGTERM');
    return new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
  });
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += chunk;
    const found = /listening on (http:\/\/[\d.]+:\d+)/.exec(said);
    if (!found) continue;
    child.stdout.resume();
    return { url: found[1], said, pids: [child.pid, ...more] };
  }
  throw new Error(`${command} ended before it listened: ${said}`);
}

async function signIn(s) {
  const [, login, password] = /\| (tinh\.giang) \| (\S+) \|/.exec(s.said);
  const answer = await fetch(`${s.url}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) });
  if (!answer.ok) throw new Error(`cannot sign in: ${await answer.text()}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** NOTES records, so that reading has something to look through; gives the address of one in the middle. */
async function fill(run) {
  let middle;
  const post = async (n) => {
    const answer = await fetch(run.url + run.path, { method: 'POST', headers: { cookie: run.cookie, origin: run.url, 'content-type': 'application/json' }, body: JSON.stringify(NOTE).replace('@N@', n) });
    if (answer.status !== 201) throw new Error(`${run.path}: ${answer.status} ${await answer.text()}`);
    const { id } = await answer.json();
    if (n === NOTES / 2) middle = id;
  };
  for (let n = 1; n <= NOTES; n += 50) await Promise.all(Array.from({ length: 50 }, (_, i) => post(n + i)));
  return middle;
}

/** The runs of one program: { name: { url, pids, path, … } }. */
async function runsOf(program, cookie, paths) {
  const base = { url: program.url, pids: program.pids, cookie };
  const insert = { ...base, method: 'POST', path: paths.insert, body: JSON.stringify(NOTE) };
  const id = await fill(insert);
  const runs = { insert, read: { ...base, path: `${paths.notes}/${id}` }, list: { ...base, path: `${paths.notes}?limit=50` } };
  for (const [name, path] of Object.entries(paths.more ?? {})) runs[name] = { ...base, cookie: '', path };
  for (const [name, run] of Object.entries(runs)) {
    if (run.method) continue;
    const answer = await fetch(run.url + run.path, { headers: { cookie: run.cookie } });
    if (answer.status !== 200) throw new Error(`${name} ${run.path}: ${answer.status} ${await answer.text()}`);
  }
  return runs;
}

async function prepare(folder, stops) {
  step('building the peers');
  const volbank = install(folder);
  const hello = join(folder, 'mhd_hello');
  execFileSync('cc', ['-std=c17', '-D_GNU_SOURCE', '-O2', join(here, 'mhd_hello.c'), '-lmicrohttpd', '-o', hello]);
  step('making a demo province and a PostgreSQL cluster');
  const data = join(folder, 'data');
  execFileSync(volbank, ['demo', '--data', data, '--volunteers', '2000', '--seed', '630']);
  const postgres = cluster(folder);
  stops.push(postgres.stop);
  const token = randomBytes(32).toString('base64url');
  const mhd = await start(stops, hello, []);
  const ours = await start(stops, volbank, ['serve', '--data', data, '--port', '0']);
  const peer = (kind, where, more) => start(stops, process.execPath, [join(here, 'peer.js'), kind, where, token], more);
  const theirs = (program, more) => runsOf(program, `volbank=${token}`, { insert: '/notes', notes: '/notes', more });
  const batched = mkdtempSync(join(folder, 'batched-'));
  const groups = {
    mhd: { hello: { url: mhd.url, pids: mhd.pids, path: '/' } },
    volbank: await runsOf(ours, await signIn(ours), { insert: '/api/v1/bench/notes', notes: '/api/v1/notes', more: { healthz: '/healthz', nothing: '/api/v1/bench/nothing', rate: '/api/v1/bench/rate' } }),
    fastify: await theirs(await peer('postgres', postgres.socket, [postgres.pid]), { nothing: '/nothing' }),
    sqlite: await theirs(await peer('sqlite', folder)),
    batched: { insert: (await theirs(await peer('sqlite-batched', batched))).insert },
    lmdb: await theirs(await peer('lmdb', folder)),
  };
  const runs = Object.entries(groups).flatMap(([group, named]) => Object.entries(named).map(([name, run]) => [`${group}.${name}`, run]));
  return { volbank, runs: runs.sort(([a], [b]) => (a.split('.')[1] < b.split('.')[1] ? -1 : 1)) };
}

async function measure(run, seconds) {
  const before = cpuSeconds(run.pids);
  const seen = await load(run, seconds);
  return { ...seen, perSecond: seen.requests / seen.seconds, cpu_us: ((cpuSeconds(run.pids) - before) * 1e6) / seen.requests };
}

/** [{ run: { perSecond, cpu_us, … } }], one per round, each round in the other direction. */
async function rounds(runs) {
  const all = [];
  for (const [, run] of runs) await load(run, 1);
  for (let n = 0; n < Number(options.rounds); n++) {
    step(`round ${n + 1} of ${options.rounds}`);
    const round = {};
    for (const [name, run] of n % 2 ? runs.toReversed() : runs) round[name] = await measure(run, Number(options.seconds));
    all.push(round);
  }
  return all;
}

/** Group commit beside one sync per write, on this disk and on one whose every sync takes a millisecond more. */
function commits(volbank, folder) {
  const shim = join(folder, 'slow_sync.so');
  execFileSync('cc', ['-std=c17', '-D_GNU_SOURCE', '-O2', '-shared', '-fPIC', join(here, 'slow_sync.c'), '-o', shim]);
  const measured = (name, env) => {
    step(`group commit${name}`);
    const data = join(folder, `commits${name}`);
    return JSON.parse(execFileSync(volbank, ['bench_commit', '--data', data], { encoding: 'utf8', env: { ...process.env, ...env } }));
  };
  return { disk: measured('', {}), slow: measured('-slow', { LD_PRELOAD: shim }) };
}

/** A figure of pairs of speeds, one per round: { what, beside, ratio }. */
function figureOf(what, beside, pairs, one, other) {
  return { what, beside, ratio: median(pairs.map((pair) => pair[one] / pair[other])) };
}

function figuresOf(all, grouped) {
  const figures = FIGURES.map(([what, ours, theirs, must, goal]) => ({
    what,
    beside: PEERS[theirs.split('.')[0]],
    ratio: median(all.map((round) => round[ours].perSecond / round[theirs].perSecond)),
    cpu: median(all.map((round) => round[ours].cpu_us / round[theirs].cpu_us)),
    cpu_us: median(all.map((round) => round[ours].cpu_us)),
    must,
    goal,
  }));
  return [
    ...figures,
    { ...figureOf('group commit', 'one sync per write', grouped.disk, 'grouped', 'each'), must: 8, goal: 13 },
    { ...figureOf('group commit, each sync 1 ms longer', 'one sync per write', grouped.slow, 'grouped', 'each'), must: 20, goal: 30 },
  ];
}

function print(figures) {
  const number = (value, digits = 2) => (value === undefined ? '' : value.toFixed(value >= 10 ? 1 : digits));
  console.log('| what | beside | requests per second | must, goal | CPU per request | µs CPU |\n|---|---|---|---|---|---|');
  for (const f of figures) {
    const wanted = f.must ? `${f.must}×, ${f.goal}×` : '';
    const cpu = f.cpu === undefined ? '' : `${number(f.cpu)}×`;
    console.log(`| ${f.what} | ${f.beside} | ${number(f.ratio)}× | ${wanted} | ${cpu} | ${number(f.cpu_us, 1)} |`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'volbank-bench-'));
const stops = [];
async function end() {
  for (const stop of stops.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.once(signal, () => end().then(() => process.exit(code)));
try {
  const { volbank, runs } = await prepare(folder, stops);
  const all = await rounds(runs);
  const grouped = commits(volbank, folder);
  const figures = figuresOf(all, grouped);
  print(figures);
  const machine = { cpus: availableParallelism(), model: /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1], node: process.version };
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ when: new Date().toISOString(), machine, options, figures, rounds: all, grouped }, null, 2)}\n`);
} finally {
  await end();
}
