// SPDX-License-Identifier: MIT
// topk: the searches of the match engine beside PostgreSQL and SQLite asked the same, in one run: the best 50 of 100,000 people for an
// opening, with the same people found; then the best 50 of 5,000,000 and the best 20 openings of 100,000, which no goal compares.
//   node topk.js [--queries N] [--seed N] [--large] [--json FILE]      --large: 5,000,000 people as well (4 GB of memory, a minute)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { cluster } from './cluster.js';
import { median } from './measure.js';

const source = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: { queries: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, large: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const PROVINCE = { places: 71, side: 90 };
const COUNTRY = { places: 3321, side: 600 };
const LANGUAGES = 5;
const FIELDS = 15;
const BEST = 50;

const step = (text) => process.stderr.write(`[${process.uptime().toFixed(0).padStart(3)} s] ${text}\n`);
const range = (n) => Array.from({ length: n }, (_, i) => i + 1);

/** The searches alone, as the release compiles them. */
function build(folder) {
  const program = join(folder, 'topk');
  const match = ['snapshot', 'snapshot_people', 'snapshot_places', 'topk', 'topk_classes', 'topk_walk', 'topk_openings'].map((name) => `plugins/bank/match/${name}.c`);
  const base = ['arena', 'check', 'clock', 'id', 'text'].map((name) => `core/base/${name}.c`);
  const files = ['tests/bench/topk.c', 'tests/support/plugins/bank/crowd.c', 'plugins/bank/score.c', 'core/store/vocabulary.c', ...match, ...base];
  const flags = ['-std=c17', '-D_GNU_SOURCE', '-O3', '-DNDEBUG', '-ffunction-sections', '-Wl,--gc-sections', '-I', source, '-DPLUGIN_ABI_DIGEST=""'];
  execFileSync('cc', [...flags, ...files.map((file) => join(source, file)), '-o', program]);
  return program;
}

const ask = (program, what, { places, side }, count, queries, ...more) =>
  JSON.parse(execFileSync(program, [what, places, count, side, queries, options.seed, ...more].map(String), { encoding: 'utf8' }));

// --- The same in SQL: columns, the indexes that fit, and one statement per opening ------------------------------------------------
const COLUMNS = ['id', 'place', 'lot', 'birth', 'skills', 'free', 'radius', 'word', 'busy', 'agreed', ...range(LANGUAGES).map((n) => `l${n}`), ...range(FIELDS).map((n) => `f${n}`)];
const TABLES = [
  `CREATE TABLE person (${COLUMNS.map((name) => `${name} bigint`).join(', ')})`,
  'CREATE TABLE near (here bigint, place bigint, km bigint, points bigint)',
];
const INDEXES = ['CREATE UNIQUE INDEX person_id ON person (id)', 'CREATE INDEX person_place ON person (place, word DESC)', 'CREATE UNIQUE INDEX near_here ON near (here, place)', 'ANALYZE'];

const bits = (mask) => range(63).map((n) => n - 1).filter((n) => (BigInt(mask) >> BigInt(n)) & 1n);
const sum = (column, mask) => bits(mask).map((n) => `((${column} >> ${n}) & 1)`).join(' + ') || '0';

/** The base score of score.h in integers; `least` and `greatest` are written out for both dialects. */
function statement(q) {
  const wished = bits(q.preferred).length;
  const cells = bits(q.blocks).length;
  const skills = wished ? `3000 * (${sum('skills', q.preferred)}) / ${wished}` : '3000';
  const time = `CASE WHEN busy = 1 AND ${q.in_harvest ? 1 : 0} = 1 THEN 0 WHEN free = 0 THEN 1200 ELSE 2000 * (${sum('free', q.blocks)}) / ${cells} END`;
  const language = q.language ? `1000 * (CASE WHEN l${q.language} > 3 THEN 3 ELSE l${q.language} END) / 3` : '600';
  const near = 'CASE WHEN n.points IS NULL OR (radius > 0 AND n.km > radius) THEN 0 ELSE n.points END';
  const spoken = bits(q.languages).map((n) => ` AND l${n} > 0`).join('');
  return `SELECT id, ${skills} + ${time} + word + ${language} + 160 * f${q.field} + ${near} AS score
    FROM person p LEFT JOIN near n ON n.here = ${q.place} AND n.place = p.place
    WHERE agreed = 1 AND (skills & ${q.required}) = ${q.required} AND birth <= ${q.born_by}${spoken}
    ORDER BY score DESC, lot, id LIMIT ${BEST}`;
}

/** Both must have found the same people with the same scores. */
function compare(name, query, rows) {
  const theirs = JSON.stringify(rows.map((row) => [Number(row.id), Number(row.score)]));
  if (theirs !== JSON.stringify(query.found)) throw new Error(`${name} found others than the search did: ${theirs.slice(0, 300)}\n${JSON.stringify(query.found).slice(0, 300)}`);
}

/** Milliseconds of each query: the least of three, so that everything is in memory. */
async function least(run) {
  const took = [];
  for (let i = 0; i < 3; i++) {
    const start = process.hrtime.bigint();
    await run();
    took.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return Math.min(...took);
}

async function postgres(folder, queries) {
  const server = cluster(folder);
  const client = new pg.Client({ host: server.socket, user: 'bench', database: 'postgres' });
  try {
    await client.connect();
    for (const sql of [...TABLES, 'SET max_parallel_workers_per_gather = 0']) await client.query(sql);
    for (const table of ['person', 'near'])
      execFileSync('psql', ['-h', server.socket, '-U', 'bench', '-d', 'postgres', '-qc', `\\copy ${table} FROM '${join(folder, `data.${table === 'person' ? 'people' : 'near'}`)}'`]);
    for (const sql of INDEXES) await client.query(sql);
    const took = [];
    for (const query of queries) {
      const sql = statement(query);
      compare('PostgreSQL', query, (await client.query(sql)).rows);
      // What the server needed, without the way to it and back.
      const plans = [];
      for (let i = 0; i < 3; i++) plans.push((await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`)).rows[0]['QUERY PLAN'][0]);
      took.push(Math.min(...plans.map((plan) => plan['Execution Time'])));
    }
    return took;
  } finally {
    await client.end();
    server.stop();
  }
}

async function sqlite(folder, queries) {
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(':memory:');
  for (const sql of TABLES) db.exec(sql);
  for (const [table, file] of [['person', 'people'], ['near', 'near']]) {
    const rows = readFileSync(join(folder, `data.${file}`), 'utf8').trimEnd().split('\n').map((line) => line.split('\t').map(Number));
    const insert = db.prepare(`INSERT INTO ${table} VALUES (${rows[0].map(() => '?').join(', ')})`);
    db.exec('BEGIN');
    for (const row of rows) insert.run(...row);
    db.exec('COMMIT');
  }
  for (const sql of INDEXES) db.exec(sql);
  const took = [];
  for (const query of queries) {
    const prepared = db.prepare(statement(query));
    compare('SQLite', query, prepared.all());
    took.push(await least(() => prepared.all()));
  }
  db.close();
  return took;
}

const folder = mkdtempSync(join(tmpdir(), 'volbank-topk-'));
const figures = { machine: `${cpus().length} × ${cpus()[0].model}` };
try {
  step('building');
  const program = build(folder);
  step('best 50 of 100,000 people');
  figures.people = ask(program, 'people', PROVINCE, 100000, 2000);
  ask(program, 'people', PROVINCE, 100000, options.queries, join(folder, 'data'));
  const queries = readFileSync(join(folder, 'data.queries'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  for (const [name, peer] of [['PostgreSQL', postgres], ['SQLite', sqlite]]) {
    step(`the same of ${name}`);
    const took = await peer(folder, queries);
    const ours = queries.map((query) => query.us / 1000);
    const total = (all) => all.reduce((a, b) => a + b, 0);
    figures[name] = { p50_ms: median(took), times: total(took) / total(ours), times_median: median(took.map((ms, i) => ms / ours[i])) };
  }
  step('best 20 of 100,000 openings');
  figures.openings = ask(program, 'openings', COUNTRY, 100000, 10000);
  if (options.large) {
    step('best 50 of 5,000,000 people');
    figures.country = ask(program, 'people', COUNTRY, 5000000, 2000);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const us = (f) => `p50 ${f.p50_us.toFixed(0)} µs, p99 ${f.p99_us.toFixed(0)} µs, ${f.bytes_each.toFixed(0)} bytes each`;
const rows = [
  ['best 50 of 100,000 people', us(figures.people)],
  ...['PostgreSQL', 'SQLite'].map((name) => [`  ${name}, the same people found`, `p50 ${figures[name].p50_ms.toFixed(1)} ms: ${figures[name].times.toFixed(0)}× as long (median ${figures[name].times_median.toFixed(0)}×; must 200, goal 500)`]),
  ['best 20 of 100,000 openings', `${us(figures.openings)} (goal p99 15)`],
  ...(figures.country ? [['best 50 of 5,000,000 people', `${us(figures.country)} (must p99 400, goal 300)`]] : []),
];
console.log(`On ${figures.machine}, one thread:\n${rows.map(([what, result]) => `${what.padEnd(36)} ${result}`).join('\n')}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
