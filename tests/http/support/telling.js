// SPDX-License-Identifier: MIT
// telling: a test that fails says what somebody would have looked at then: what stands on the page, what the server said last.
import { atEnd } from './ending.js';

const PATIENCE_MS = 5000; // a page that hangs cannot be asked

/** Prints what `look` gives when `t` fails or a test within it, before what was opened so far is closed. */
export function tellFailure(t, look) {
  const tell = async (failed) => {
    if (!failed.error) return;
    let late;
    const silence = new Promise((resolve) => {
      late = setTimeout(resolve, PATIENCE_MS, 'it does not answer');
    });
    const words = await Promise.race([look().catch((failure) => failure.message), silence]);
    clearTimeout(late);
    for (const line of words.split('\n')) if (line.trim()) failed.diagnostic(line);
  };
  t.afterEach(tell);
  atEnd(t, () => tell(t));
}
