// SPDX-License-Identifier: MIT
// demo: folders with a demo province. The same options give the same bytes on one day, so each is made once for a build and copied
// for every test that asks: making one costs as much as a whole conversation. A folder is made beside its place and renamed when
// whole, so that tests running at once never see half of one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const KEPT_MS = 3 * 3_600_000; // of other builds and days; longer than any one test runs
const LOCKS = ['lock.mdb', 'volbank.lock'];

/** Runs `program …args`, which must do well: what it printed. */
export function run(program, args) {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 120_000 });
  if (done.status !== 0) throw new Error(`volbank ${args.join(' ')}: ${done.stderr || done.stdout}`);
  return done.stdout;
}

/** Everything a demo province is made from: the program, what lies beside it, and the day. */
function digestOf(built) {
  const sum = createHash('sha256');
  const note = (path) => {
    const { size, mtimeMs } = statSync(path);
    sum.update(`${path} ${size} ${mtimeMs}\n`);
  };
  note(join(built, 'volbank'));
  for (const part of ['plugins', 'scripts', 'data'])
    for (const file of existsSync(join(built, part)) ? readdirSync(join(built, part), { recursive: true }) : []) note(join(built, part, file));
  sum.update(new Date().toISOString().slice(0, 13)); // the hour: finer than the day a province is made for
  return sum.digest('hex').slice(0, 16);
}

function forget(kept, mine) {
  for (const name of existsSync(kept) ? readdirSync(kept) : []) {
    if (name === mine) continue;
    try {
      if (Date.now() - statSync(join(kept, name)).mtimeMs > KEPT_MS) rmSync(join(kept, name), { recursive: true, force: true });
    } catch {
      // another test takes it away at this moment
    }
  }
}

function copy(from, to) {
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, filter: (path) => !LOCKS.includes(basename(path)) });
}

/** Makes the province in `place` unless somebody has meanwhile. */
function make(program, options, place) {
  const part = mkdtempSync(`${place}.part-`);
  run(program, ['demo', '--data', part, ...options]);
  try {
    renameSync(part, place);
  } catch (failure) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(place)) throw failure;
  }
}

/** Fills the empty folder `data` with a demo province; `demo`: { volunteers, seed, … } as `volbank demo` takes them. */
export function fillWithDemo(program, data, demo) {
  const built = dirname(program);
  const options = Object.entries(demo).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const kept = join(built, 'test-demo');
  const digest = digestOf(built);
  const place = join(kept, digest, options.join('').replace(/^--/, '') || 'usual');
  if (!existsSync(place)) {
    forget(kept, digest);
    mkdirSync(dirname(place), { recursive: true });
    make(program, options, place);
  }
  copy(place, data);
}
