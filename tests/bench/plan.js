// SPDX-License-Identifier: MIT
// plan: the dashboard and a full count of all measures beside the same aggregates in PostgreSQL, in one run, over five years of a province
// with 100,000 volunteers and 2,000,000 attendance records. Both must give the same sums. PostgreSQL is asked twice: over the records
// themselves (with its usual parallel workers, and with none), and over daily sums it has stored beforehand, which is what our book is.
//   node plan.js [--volunteers N] [--attendance N] [--seed N] [--data DIR] [--json FILE]       --data: a filled folder, which is kept
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { cluster } from './cluster.js';
import { median } from './measure.js';

const here = import.meta.dirname;
const source = join(here, '../..');
const binary = process.env.VOLBANK_BINARY ?? join(source, 'build/release/volbank');
const { values: options } = parseArgs({
  options: { volunteers: { type: 'string', default: '100000' }, attendance: { type: 'string', default: '2000000' }, seed: { type: 'string', default: '1' }, data: { type: 'string' }, json: { type: 'string' } },
});
const ROUNDS = 30;
const BOARD_MS = 50;
const COUNT_MS = 10000;
const REPORT_MS = 2000;
const RATA_DIE_1970 = 719163; // days from 0001-01-01 = 1 to 1970-01-01

const step = (text) => process.stderr.write(`[${process.uptime().toFixed(0).padStart(3)} s] ${text}\n`);

/** A copy of the release with what fills and tells. */
function install(folder) {
  const home = join(folder, 'volbank');
  mkdirSync(home);
  for (const part of ['volbank', 'plugins', 'scripts', 'data', 'web'])
    if (existsSync(join(dirname(binary), part))) cpSync(join(dirname(binary), part), join(home, part), { recursive: true });
  const digest = execFileSync(join(home, 'volbank'), ['abi'], { encoding: 'utf8' }).trim();
  const flags = ['-std=c17', '-D_GNU_SOURCE', '-O2', '-shared', '-fPIC', '-fvisibility=hidden', '-I', source, `-DPLUGIN_ABI_DIGEST="${digest}"`];
  execFileSync('cc', [...flags, join(here, 'plan_plugin.c'), '-o', join(home, 'plugins/plan_bench.so')]);
  return join(home, 'volbank');
}

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

// --- ours ---------------------------------------------------------------------------------------------------------------------------
/** Counted from scratch: by a process that has touched nothing yet, and again, as by a server: { first_ms, ms, cells, placed }. */
function counted(program, data) {
  const all = run(program, 'plan', 'count', '--data', data, '--times', '4').trim().split('\n').map((line) => JSON.parse(line));
  return { ...all[0], first_ms: all[0].ms, ms: median(all.slice(1).map((one) => one.ms)) };
}

async function served(program, data, use) {
  const child = spawn(program, ['serve', '--data', data, '--port', '0'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    let said = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      said += chunk;
      if (/listening on http/.test(said)) break;
    }
    const [, url] = /listening on (http:\/\/[\d.]+:\d+)/.exec(said);
    const answer = await fetch(`${url}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'tinh.giang', password: 'volbank-demo' }) });
    const cookie = answer.headers.getSetCookie()[0].split(';')[0];
    return await use(async (query) => {
      const start = process.hrtime.bigint();
      const got = await fetch(`${url}/api/v1/plan/board?${query}`, { headers: { cookie } });
      const text = await got.text();
      if (!got.ok) throw new Error(text);
      return { ms: Number(process.hrtime.bigint() - start) / 1e6, board: JSON.parse(text), bytes: text.length };
    }, { url, cookie });
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
  }
}

/** The province's yearly report as a PDF, counted and drawn anew each time: milliseconds of the whole request. */
async function yearly({ url, cookie }, unit) {
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  const made = await fetch(`${url}/api/v1/plan_reports`, { method: 'POST', headers, body: JSON.stringify({ unit, kind: 'year', year: 2025 }) });
  const { id } = await made.json();
  const took = [];
  for (let round = 0; round < 5; round++) {
    const start = process.hrtime.bigint();
    const got = await fetch(`${url}/api/v1/plan_reports/${id}/files?form=pdf`, { headers: { cookie } });
    const bytes = await got.arrayBuffer();
    if (!got.ok) throw new Error(Buffer.from(bytes).toString());
    took.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  await fetch(`${url}/api/v1/plan_reports/${id}`, { method: 'DELETE', headers });
  return { p50_ms: median(took), max_ms: Math.max(...took) };
}

/** The province on each of the days, in turn: milliseconds of the whole request as its client sees it. */
const boards = (program, data, days) =>
  served(program, data, async (ask, door) => {
    const { board: now } = await ask('');
    const report = await yearly(door, now.unit);
    const took = [];
    const answers = {};
    for (let round = 0; round < ROUNDS; round++)
      for (const day of days) {
        const { ms, board } = await ask(`on=${day}`);
        took.push(ms);
        answers[day] = board;
      }
    return { took: took.toSorted((a, b) => a - b), answers, report };
  });

// --- the same in SQL ------------------------------------------------------------------------------------------------------------------
const TABLES = {
  attendance: 'shift int, state int, minutes int, late int',
  shift: 'id int PRIMARY KEY, campaign int, day int',
  campaign: 'id int PRIMARY KEY, unit uuid, starts int, published int, state int, trained int',
  unit: 'id uuid PRIMARY KEY, parent uuid, kind int, valid_from int, valid_to int',
};
const YOUTH = 'u.kind NOT IN (8, 11, 12) AND c.state NOT IN (1, 5)'; // no agencies, departments, others; no drafts, nothing cancelled
const OF_SHIFTS = `SELECT c.unit, s.day, count(*) FILTER (WHERE a.state <= 2) AS attendances, sum(a.minutes) FILTER (WHERE a.state <= 2) AS minutes,
    count(*) AS operations, sum(a.late) AS late
  FROM attendance a JOIN shift s ON s.id = a.shift JOIN campaign c ON c.id = s.campaign WHERE c.state NOT IN (1, 5) GROUP BY c.unit, s.day`;
const OF_CAMPAIGNS = `SELECT c.unit, c.starts AS day, count(*) AS whole, sum(c.trained) AS part
  FROM campaign c JOIN unit u ON u.id = c.unit WHERE ${YOUTH} GROUP BY c.unit, c.starts`;
const OF_PUBLISHED = 'SELECT c.unit, c.published AS day, count(*) AS operations FROM campaign c WHERE c.state NOT IN (1, 5) GROUP BY c.unit, c.published';

/** Sums by unit and quarter of six years up to a day, and of its twelve months: one pass over daily sums. */
const ofShifts = (from) => `SELECT unit, ($1::int - day) / 91 AS quarter, sum(operations) AS operations,
    sum(attendances) FILTER (WHERE day >= $2) AS attendances, sum(minutes) FILTER (WHERE day >= $2) AS minutes
  FROM ${from} x WHERE day <= $1 AND day > $1 - 91 * 24 GROUP BY 1, 2`;
const ofCampaigns = (from) => `SELECT unit, ($1::int - day) / 91 AS quarter, sum(whole) AS in_quarter, sum(part) AS part_in_quarter,
    sum(whole) FILTER (WHERE day >= $2) AS whole, sum(part) FILTER (WHERE day >= $2) AS part
  FROM ${from} x WHERE day <= $1 AND day > $1 - 91 * 24 GROUP BY 1, 2`;
const STORED = [ofShifts('day_of_shifts'), ofCampaigns('day_of_campaigns')];
const RECORDS = [ofShifts(`(${OF_SHIFTS})`), ofCampaigns(`(${OF_CAMPAIGNS})`)];

const civil = (text) => Date.parse(text) / 86_400_000 + RATA_DIE_1970;

/** What the server needed for all of the statements, without the way to it and back: the median of some rounds. */
async function timed(client, statements, params, rounds) {
  const took = [];
  for (let i = 0; i < rounds; i++) {
    let sum = 0;
    for (const sql of statements) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, params);
      sum += rows[0]['QUERY PLAN'][0]['Execution Time'];
    }
    took.push(sum);
  }
  return median(took);
}

function compare(day, ours, rows) {
  const total = (name) => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
  const c = ours.targets.find((one) => one.code === 'c');
  const our = [ours.rows.reduce((sum, row) => sum + row.attendances, 0), c.whole, c.part];
  const theirs = [total('attendances'), total('whole'), total('part')];
  if (JSON.stringify(our) !== JSON.stringify(theirs)) throw new Error(`${day}: ours ${our}, PostgreSQL ${theirs}`);
  const hours = ours.rows.reduce((sum, row) => sum + row.hours, 0);
  if (Math.abs(hours - total('minutes') / 60) > ours.rows.length) throw new Error(`${day}: ours ${hours} hours, PostgreSQL ${total('minutes') / 60}`);
}

async function postgres(folder, prefix, days, answers) {
  const server = cluster(folder);
  const client = new pg.Client({ host: server.socket, user: 'bench', database: 'postgres' });
  try {
    await client.connect();
    for (const [name, columns] of Object.entries(TABLES)) {
      await client.query(`CREATE TABLE ${name} (${columns})`);
      execFileSync('psql', ['-h', server.socket, '-U', 'bench', '-d', 'postgres', '-qc', `\\copy ${name} FROM '${prefix}.${name}'`]);
    }
    await client.query('CREATE INDEX attendance_shift ON attendance (shift)');
    await client.query('VACUUM ANALYZE');
    const count = () => timed(client, [OF_SHIFTS, OF_CAMPAIGNS, OF_PUBLISHED], [], 3);
    const parallel = await count();
    await client.query('SET max_parallel_workers_per_gather = 0');
    const alone = await count();
    await client.query(`CREATE TABLE day_of_shifts AS ${OF_SHIFTS}`);
    await client.query(`CREATE TABLE day_of_campaigns AS ${OF_CAMPAIGNS}`);
    for (const table of ['day_of_shifts', 'day_of_campaigns']) await client.query(`CREATE UNIQUE INDEX ${table}_unit ON ${table} (unit, day)`);
    await client.query('VACUUM ANALYZE');
    const stored = [];
    for (const day of days) {
      const params = [civil(day), civil(answers[day].from)];
      const rows = [];
      for (const sql of STORED) rows.push(...(await client.query(sql, params)).rows);
      compare(day, answers[day], rows);
      stored.push(await timed(client, STORED, params, 5));
    }
    const records = await timed(client, RECORDS, [civil(days[0]), civil(answers[days[0]].from)], 3);
    return { count_ms: alone, count_parallel_ms: parallel, board_stored_ms: median(stored), board_records_ms: records };
  } finally {
    await client.end();
    server.stop();
  }
}

// --- all of it ------------------------------------------------------------------------------------------------------------------------
const folder = mkdtempSync(join(tmpdir(), 'volbank-plan-'));
const data = options.data ?? join(folder, 'data');
const figures = { machine: `${cpus().length} × ${cpus()[0].model}` };
try {
  const program = install(folder);
  if (!options.data) {
    step(`a province of ${options.volunteers} people, five years`);
    run(program, 'demo', '--data', data, '--volunteers', options.volunteers, '--years', '5', '--seed', options.seed);
    step(`${options.attendance} attendance records`);
    run(program, 'plan_bench', 'fill', '--data', data, options.attendance);
  }
  step('counting everything from scratch');
  figures.count = counted(program, data);
  step('the board of the province, on four days');
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const days = [today, '2025-12-31', '2025-06-30', '2024-12-31'];
  const { took, answers, report } = await boards(program, data, days);
  figures.board = { p50_ms: median(took), p99_ms: took[Math.floor(took.length * 0.99)], max_ms: took.at(-1) };
  figures.report = report;
  step('the same in PostgreSQL');
  const prefix = join(folder, 'told');
  run(program, 'plan_bench', 'tell', '--data', data, prefix);
  figures.postgres = await postgres(folder, prefix, days, answers);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const { count, board: ours, report, postgres: theirs } = figures;
const ms = (n) => `${n < 10 ? n.toFixed(1) : Math.round(n)} ms`;
const lines = [
  ['dashboard of the province, whole request', ms(ours.p50_ms), `p99 ${ms(ours.p99_ms)}, goal ${BOARD_MS} ms`],
  ['  PostgreSQL, from stored daily sums', ms(theirs.board_stored_ms), `${(theirs.board_stored_ms / ours.p50_ms).toFixed(1)} × ours`],
  ['  PostgreSQL, from the records', ms(theirs.board_records_ms), `${(theirs.board_records_ms / ours.p50_ms).toFixed(0)} × ours`],
  ['yearly report of the province as PDF, whole request', ms(report.p50_ms), `longest ${ms(report.max_ms)}, goal ${REPORT_MS / 1000} s`],
  [`full count of all measures (${count.placed} placed records)`, ms(count.ms), `in a fresh process ${ms(count.first_ms)}; goal ${COUNT_MS / 1000} s`],
  ['  PostgreSQL, one process', ms(theirs.count_ms), `${(theirs.count_ms / count.ms).toFixed(2)} × ours`],
  ['  PostgreSQL, parallel workers', ms(theirs.count_parallel_ms), `${(theirs.count_parallel_ms / count.ms).toFixed(2)} × ours`],
];
for (const [what, value, more] of lines) console.log(`${what.padEnd(58)} ${value.padStart(10)}   ${more}`);
console.log(`${figures.machine}; figures of PostgreSQL leave out the way to it and back, ours do not.`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
else console.log(JSON.stringify(figures));
if (ours.p99_ms > BOARD_MS || report.max_ms > REPORT_MS || count.first_ms > COUNT_MS) process.exitCode = 1;
