// SPDX-License-Identifier: MIT
// Two texts line by line: which lines went, came and stayed (Myers' greedy algorithm), with three lines kept around each change.

export interface Line {
  sign: ' ' | '-' | '+';
  text: string;
  old: number; // numbers of the line, 0 where it has none
  now: number;
}

/** How far each diagonal was reached, round by round. */
function rounds(a: string[], b: string[]): Map<number, number>[] {
  const trace: Map<number, number>[] = [];
  const reached = new Map([[1, 0]]);
  for (let d = 0; d <= a.length + b.length; d++) {
    trace.push(new Map(reached));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reached.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return trace;
}

export function lineChanges(before: string, after: string): Line[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const out: Line[] = [];
  const trace = rounds(a, b);
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const reached = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
    const fromX = reached.get(down ? k + 1 : k - 1) ?? 0;
    const fromY = fromX - (down ? k + 1 : k - 1);
    while (d > 0 ? x > fromX && y > fromY : x > 0 && y > 0) {
      out.push({ sign: ' ', text: a[x - 1] ?? '', old: x--, now: y-- });
    }
    if (d === 0) break;
    if (down) out.push({ sign: '+', text: b[y - 1] ?? '', old: 0, now: y-- });
    else out.push({ sign: '-', text: a[x - 1] ?? '', old: x--, now: 0 });
  }
  return out.reverse();
}

const AROUND = 3;

/** The changed lines with those around them, parted where much stayed the same. */
export function hunks(lines: Line[]): Line[][] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some((line) => line.sign !== ' '),
  );
  const out: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    if (!near[i]) continue;
    if (!near[i - 1]) out.push([]);
    out.at(-1)?.push(line);
  }
  return out;
}
