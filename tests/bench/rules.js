// SPDX-License-Identifier: MIT
// rules: what a rule costs in its sandbox with everything on, beside plain Lua (lua_pcall on one table filled anew for every person) that
// gives the same answer, and beside a bare one that fills in only the facts which that rule reads and keeps no texts. Processor time of one
// thread, interleaved rounds, medians of ratios within a round.
// Then, where no FILE is named, what each hostile script takes before it is stopped (hostile.js).
//   node rules.js [--rounds N] [--json FILE] [FILE…]      VOLBANK_BENCH_RULES, VOLBANK_BENCH_HOSTILE: the programs to measure with
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostileTimes } from './hostile.js';
import { median } from './measure.js';

const source = join(import.meta.dirname, '../..');
const SHIPPED = ['scripts/province/bank.score.lua', 'scripts/province/bank.credit.lua', 'scripts/areas/667-tuy-duc/bank.evaluate.lua', 'tests/bench/bench.rate.lua'];
const { values: options, positionals: files } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } } });

const program = process.env.VOLBANK_BENCH_RULES ?? join(source, 'build/release/bench_rules');
const measured = JSON.parse(execFileSync(program, [options.rounds, ...(files.length ? files : SHIPPED)], { encoding: 'utf8', cwd: source }));
const figures = measured.map(({ rule, rounds, reasons }) => ({
  rule,
  reasons,
  per_second: median(rounds.map((round) => round.sandboxed)),
  beside_plain: median(rounds.map((round) => round.plain / round.sandboxed)),
  beside_bare: median(rounds.map((round) => round.bare / round.sandboxed)),
}));

console.log(`On ${cpus().length} × ${cpus()[0].model}, one thread (must: at most 1.1× plain, at least 0.5 million a second):`);
console.log('| rule | reasons | evaluations a second | µs CPU | CPU beside plain Lua | beside a bare one |\n|---|---|---|---|---|---|');
for (const f of figures)
  console.log(`| ${f.rule} | ${f.reasons.toFixed(1)} | ${(f.per_second / 1e6).toFixed(2)} M | ${(1e6 / f.per_second).toFixed(2)} | ${f.beside_plain.toFixed(2)}× | ${f.beside_bare.toFixed(2)}× |`);
const hostile = files.length ? [] : hostileTimes(process.env.VOLBANK_BENCH_HOSTILE ?? join(source, 'build/release/bench_hostile'));
if (options.json) writeFileSync(options.json, `${JSON.stringify({ when: new Date().toISOString(), machine: cpus()[0].model, figures, measured, hostile }, null, 2)}\n`);
