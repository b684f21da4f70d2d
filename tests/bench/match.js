// SPDX-License-Identifier: MIT
// match: the match engine beside LEMON's solvers on the same instances, in the same run. Everything is processor time of the solving
// alone; a round runs all of them one after another and gives ratios, of which the median counts. Every answer of ours must equal
// theirs and pass the checker. Instances and certificates are kept in build/bench/match; a faster engine needs no new ones.
//   ./dev bench match [--sizes S,M,L] [--large] [--national] [--random N] [--events N] [--rounds N] [--json FILE]
//   --large adds 1,000,000 × 20,000 (minutes, 8 GB for the peers), --national 5,000,000 × 100,000 (no peer; 4 GB)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './measure.js';

const source = join(import.meta.dirname, '../..');
const binary = process.env.VOLBANK_BINARY ?? join(source, 'build/release/volbank');
const folder = join(source, 'build/bench/match');
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'S,M,L' },
    large: { type: 'boolean', default: false },
    national: { type: 'boolean', default: false },
    random: { type: 'string', default: '500' },
    events: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});

/** volunteers, openings; what the exact solution must reach and aims at, over the better of the peer's solvers. */
const SIZES = {
  S: { volunteers: 2000, openings: 100 },
  M: { volunteers: 20000, openings: 500, must: 8, goal: 15 },
  L: { volunteers: 100000, openings: 2000, must: 11, goal: 25 },
  XL: { volunteers: 1000000, openings: 20000, must: 12, goal: 25, memory: { simplex: [7, 15], cost: [13, 15] }, rounds: 1 },
  national: { volunteers: 5000000, openings: 100000 },
};
const SEED = 42;
const TRIED_GAP = 0.004; // percent of the bound
const LEAST_GAP = 1e-5; // below, it counts as this
const NATIONAL_BYTES = 4 * 2 ** 30;

const step = (text) => process.stderr.write(`[${process.uptime().toFixed(0).padStart(3)} s] ${text}\n`);
const tool = (name) => join(dirname(binary), name);
const told = (program, args) => JSON.parse(execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));

/** The file of an instance, made when there is none yet. */
function instance({ volunteers, openings }, seed = SEED, more = []) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${[volunteers, openings, seed, ...more].join('-').replaceAll('--', '')}.vbm`);
  if (!existsSync(file)) {
    execFileSync(tool('match_generate'), [String(volunteers), String(openings), String(seed), `${file}.part`, ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(`${file}.part`, file);
  }
  return file;
}

const ours = (file) => told(binary, ['match', 'solve', file, '--json']);
const peer = (file, method) => told(tool('match_peer'), [file, method]);

function demandEqual(file, mine, theirs) {
  if (mine.objective !== theirs.objective || mine.gap !== 0)
    throw new Error(`${file}: ours ${mine.objective} (gap ${mine.gap}), ${theirs.method} ${theirs.objective}`);
}

/** Ours and the peer's solvers, a round each: [{ ours, simplex, cost }]. */
function rounds(file, count, methods) {
  return Array.from({ length: count }, () => {
    const round = { ours: ours(file) };
    for (const method of methods) {
      round[method] = peer(file, method);
      demandEqual(file, round.ours, round[method]);
    }
    return round;
  });
}

/** Solves once more, now with a certificate, and has it checked. */
function certify(file, ...rule) {
  const certificate = `${file}.vbc`;
  execFileSync(binary, ['match', 'solve', file, ...rule, '--certificate', certificate], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(binary, ['match', 'verify', file, certificate, ...(rule.length > 0 ? ['--gap'] : [])], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(certificate);
}

const seconds = (all, who) => median(all.map((round) => round[who].seconds));

/** One row of the table: how many times faster (or smaller) ours is. */
function row(what, beside, all, best, more = {}) {
  const ratio = median(all.map((round) => Math.min(...best.map((who) => round[who].seconds)) / round.ours.seconds));
  return { what, beside, ratio, ours: seconds(all, 'ours'), theirs: Math.min(...best.map((who) => seconds(all, who))), unit: 's', ...more };
}

function bulk(size) {
  const { must, goal, memory = {}, rounds: most } = SIZES[size];
  const file = instance(SIZES[size]);
  step(`exact, ${size}`);
  const all = rounds(file, most ?? Number(options.rounds), ['simplex', 'cost']);
  certify(file);
  const resident = told(tool('match_live'), [file, '0', '1']).resident_bytes;
  const room = (method) => ({
    what: `memory, ${size}`, beside: `LEMON ${method}`, ratio: all[0][method].peak_bytes / resident, ours: resident / 1e6, theirs: all[0][method].peak_bytes / 1e6, unit: 'MB', must: memory[method]?.[0], goal: memory[method]?.[1],
  });
  const greedy = told(tool('match_greedy'), [file]);
  const { objective, assigned } = all[0].ours;
  const worth = { what: `worth of what is given, ${size}`, beside: 'best pair first', ratio: objective / greedy.objective, ours: objective / 100, theirs: greedy.objective / 100, unit: 'points' };
  const placed = { ...worth, what: `places filled, ${size}`, ratio: assigned / greedy.assigned, ours: assigned, theirs: greedy.assigned, unit: '' };
  return [row(`exact, ${size}`, 'best LEMON', all, ['simplex', 'cost'], { must, goal }), room('simplex'), room('cost'), worth, placed];
}

/** Several shifts a day as long as none overlap: no peer knows that problem. How near the result is proved to be, beside what the
 *  trials of the method reached, and what it takes beside the exact solution of one a day. */
function overlap(size) {
  step(`several shifts a day, ${size}`);
  const file = instance(SIZES[size]);
  const all = Array.from({ length: Number(options.rounds) }, () => ({
    ours: told(binary, ['match', 'solve', file, '--overlap', '--json']),
    exact: ours(file),
  }));
  certify(file, '--overlap');
  const { gap, dual, objective } = all[0].ours;
  if (objective < all[0].exact.objective) throw new Error(`${file}: several shifts a day are worth ${objective}, one ${all[0].exact.objective}`);
  const percent = (100 * gap) / dual;
  return [
    { what: `several shifts a day, proved gap, ${size}`, beside: 'the trials', ratio: TRIED_GAP / Math.max(percent, LEAST_GAP), ours: percent, theirs: TRIED_GAP, unit: '%', must: 1, goal: 4, gap, objective },
    row(`several shifts a day, ${size}`, 'one a day, exact', all, ['exact']),
  ];
}

/** All scores equal: where an auction creeps. */
function constant(size, jitter) {
  step(`one score for all, ${size}, jitter ${jitter}`);
  const file = instance(SIZES[size], SEED, ['--constant', '5000', '--jitter', String(jitter)]);
  const all = rounds(file, Number(options.rounds), ['simplex']);
  const what = jitter > 1 ? `scores within ${jitter}, ${size}` : `one score for all, ${size}`;
  return row(what, 'LEMON simplex', all, ['simplex'], { must: 1, goal: 1.5 });
}

/** One change, proved optimal again, beside the peer that solves the changed instance from nothing. */
function live(size) {
  step(`${options.events} changes, ${size}`);
  const changed = join(folder, `changed-${size}.vbm`);
  const course = told(tool('match_live'), [instance(SIZES[size]), options.events, '1', changed]);
  const theirs = ['simplex', 'cost'].map((method) => peer(changed, method));
  for (const answer of theirs) demandEqual(changed, course.ended, answer);
  rmSync(changed);
  const again = Math.min(...theirs.map((answer) => answer.seconds));
  return { what: `one change proved again, ${size}`, beside: 'LEMON from nothing', ratio: again / (course.mean_us / 1e6), ours: course.mean_us / 1e6, theirs: again, unit: 's', must: size === 'L' ? 10000 : undefined, goal: size === 'L' ? 50000 : undefined, course };
}

/** The words for a random instance, drawn from its number: sizes, seats, kinds of scores. */
function chance(seed) {
  const kinds = [[], ['--flat'], ['--step', '500'], ['--constant', '5000'], ['--constant', '5000', '--jitter', '3'], ['--unsorted'], ['--seats', '0.5'], ['--seats', '2'], ['--constant', '3000', '--seats', '0.4']];
  return [{ volunteers: 2000 + ((seed * 7919) % 4000), openings: 100 + ((seed * 104729) % 150) }, 1000 + seed, kinds[seed % kinds.length]];
}

/** Never slower than the network simplex, whatever comes: the least ratio of many. */
function random(count) {
  step(`${count} random instances`);
  const seen = [];
  for (let seed = 1; seed <= count; seed++) {
    const words = chance(seed);
    const file = instance(...words);
    const [round] = rounds(file, 1, ['simplex']);
    rmSync(file);
    seen.push({ words, ratio: round.simplex.seconds / round.ours.seconds, ours: round.ours.seconds, theirs: round.simplex.seconds });
  }
  seen.sort((a, b) => a.ratio - b.ratio);
  const slower = seen.filter(({ ratio }) => ratio < 1).length;
  const { ours: mine, theirs } = seen[0];
  return { what: `the worst of ${count} random (median ${median(seen.map(({ ratio }) => ratio)).toFixed(1)}×, ${slower} slower)`, beside: 'LEMON simplex', ratio: seen[0].ratio, ours: mine, theirs, unit: 's', must: 1, worst: seen.slice(0, 10) };
}

function national() {
  step('national');
  const file = instance(SIZES.national);
  const mine = ours(file);
  if (mine.gap !== 0) throw new Error(`national: a gap of ${mine.gap}`);
  certify(file);
  const resident = told(tool('match_live'), [file, '0', '1']).resident_bytes;
  return [
    { what: 'exact, national, certified', beside: '24.7 s of the trials', ratio: 24.7 / mine.seconds, ours: mine.seconds, unit: 's', goal: 2 },
    { what: 'memory, national', beside: '4 GiB', ratio: NATIONAL_BYTES / resident, ours: resident / 1e6, theirs: NATIONAL_BYTES / 1e6, unit: 'MB', must: 1 },
  ];
}

const number = (value) => (value === undefined ? '' : value >= 1 && value < 2 ? value.toFixed(3) : value >= 100 ? value.toFixed(0) : value >= 0.01 ? value.toPrecision(3) : value.toExponential(2));

function print(figures) {
  console.log('| what | beside | times better | must, goal | ours | theirs |\n|---|---|---|---|---|---|');
  for (const f of figures) {
    const wanted = [f.must, f.goal].map((value) => (value === undefined ? '' : `${value}×`)).join(', ');
    const short = f.must !== undefined && f.ratio < f.must ? ' (short)' : '';
    console.log(`| ${f.what} | ${f.beside} | ${number(f.ratio)}×${short} | ${wanted === ', ' ? '' : wanted} | ${number(f.ours)} ${f.unit} | ${f.theirs === undefined ? '' : `${number(f.theirs)} ${f.unit}`} |`);
  }
}

const sizes = [...options.sizes.split(',').filter(Boolean), ...(options.large ? ['XL'] : [])];
const figures = sizes.flatMap(bulk);
for (const size of sizes.filter((name) => name !== 'XL')) if (size !== 'L') figures.push(constant(size, 1), constant(size, 3));
for (const size of sizes.filter((name) => name !== 'XL')) figures.push(live(size));
for (const size of sizes.filter((name) => name !== 'XL')) figures.push(...overlap(size));
if (Number(options.random) > 0) figures.push(random(Number(options.random)));
if (options.national) figures.push(...national());
print(figures);
const machine = { cpus: availableParallelism(), model: /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1], node: process.version };
if (options.json) writeFileSync(options.json, `${JSON.stringify({ when: new Date().toISOString(), machine, options, figures }, null, 2)}\n`);
