// SPDX-License-Identifier: MIT
// hostile: what one evaluation of each hostile script takes of a processor before it is stopped or ends (bench_hostile), the longest told.
// Nothing fails by it: times are not for tests. The budget of steps is meant to stop each before 100 ms, so that the clock never has to.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const source = join(import.meta.dirname, '../..');
const FOLDER = 'tests/data/rules/hostile';
const LIMIT_MS = 100;
const SHOWN = 10;

/** Measures every hostile script and prints a table of the longest; all of them, the longest first. */
export function hostileTimes(program) {
  const files = readdirSync(join(source, FOLDER)).map((name) => join(FOLDER, name));
  const measured = JSON.parse(execFileSync(program, files, { encoding: 'utf8', cwd: source, maxBuffer: 1 << 24 }));
  measured.sort((a, b) => b.ms - a.ms);
  const run = measured.filter(({ outcome }) => outcome !== 'refused');
  const loading = measured.reduce((a, b) => (b.loading_ms > a.loading_ms ? b : a));
  const over = run.filter(({ ms }) => ms > LIMIT_MS).length;
  const busy = run.filter(({ outcome }) => outcome === 'busy').length;
  console.log(`\n${measured.length} hostile scripts, one evaluation each (must: at most ${LIMIT_MS} ms; over: ${over}; stopped by the clock: ${busy}):`);
  console.log('| script | ends as | ms CPU |\n|---|---|---|');
  for (const { script, outcome, ms } of run.slice(0, SHOWN)) console.log(`| ${basename(script)} | ${outcome} | ${ms.toFixed(1)} |`);
  console.log(`Median ${run[run.length >> 1].ms.toFixed(3)} ms; ${measured.length - run.length} are refused while loading, which took at most ${loading.loading_ms.toFixed(1)} ms (${basename(loading.script)}).`);
  return measured;
}
