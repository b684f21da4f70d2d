// SPDX-License-Identifier: MIT
// waiting: what jobs, threads and pages do, they do a moment later. Nothing is asserted of them at one moment: these look again and
// again until it is so, however slow the machine, and fail with what was seen last.
import assert from 'node:assert/strict';

const PATIENCE_MS = 90_000;
const PAUSE_MS = 40;

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** Waits until `look` gives what deeply equals `wanted`. */
export async function comes(look, wanted, why) {
  for (const until = Date.now() + PATIENCE_MS; ; await pause()) {
    const seen = await look();
    try {
      return assert.deepEqual(seen, wanted, why);
    } catch (failure) {
      if (Date.now() > until) throw failure;
    }
  }
}

/** Waits until what `look` gives makes `holds` true; gives it. */
export async function holding(look, holds, why = String(holds)) {
  for (const until = Date.now() + PATIENCE_MS; ; await pause()) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until) assert.fail(`${why}: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`);
  }
}
