// SPDX-License-Identifier: MIT
// ending: what a test opened is closed after it, the last first: a page before the server it talks to, the server before its folder.
// node:test alone closes in the order of opening; a page that lives longer than its server complains in its console.
const stacks = new WeakMap();

/** Does `close` after the test `t`, before everything that was to be done after it so far. Each is done, whatever fails. */
export function atEnd(t, close) {
  const stack = stacks.get(t) ?? [];
  if (!stack.length) {
    stacks.set(t, stack);
    t.after(() => unwind(stack));
  }
  stack.push(close);
}

async function unwind(stack) {
  const failures = [];
  while (stack.length) {
    try {
      await stack.pop()();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length) throw failures[0];
}
