// SPDX-License-Identifier: MIT
// What the last check found, beside the lines it is about: faults underlined with their advice, tests in the gutter.
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import {
  type EditorState,
  type Extension,
  type Line,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { type EditorView, GutterMarker, gutter } from '@codemirror/view';
import { say } from '../../data/words.ts';
import type { Fault, Trial } from '../types.ts';

class Result extends GutterMarker {
  readonly passed: boolean;
  readonly words: string;

  constructor(passed: boolean, words: string) {
    super();
    this.passed = passed;
    this.words = words;
  }

  override eq(other: Result): boolean {
    return other.passed === this.passed && other.words === this.words;
  }

  override toDOM(): Node {
    const sign = document.createElement('span');
    sign.className = this.passed ? 'ok' : 'no';
    sign.textContent = this.passed ? '✓' : '×';
    sign.title = this.words;
    return sign;
  }
}

const setResults = StateEffect.define<RangeSet<Result>>();

/** Marks stay with their lines while the text changes, until the next check. */
const results = StateField.define<RangeSet<Result>>({
  create: () => RangeSet.empty,
  update(marks, change) {
    for (const effect of change.effects) if (effect.is(setResults)) return effect.value;
    return marks.map(change.changes);
  },
});

export const marks: Extension = [
  results,
  gutter({
    class: 'cm-results',
    markers: (view) => view.state.field(results),
    initialSpacer: () => new Result(true, ''),
  }),
];

const start = (state: EditorState, line: number): number =>
  state.doc.line(Math.min(Math.max(line, 1), state.doc.lines)).from;

function resultsOf(state: EditorState, trial: Trial): RangeSet<Result> {
  const rows = trial.tests.flatMap((row) =>
    row.line && row.outcome !== 'not-run'
      ? [
          new Result(
            row.outcome === 'passed',
            row.outcome === 'passed'
              ? say(`Kiểm thử đạt: ${row.name}`, `Test passed: ${row.name}`)
              : say(row.fault?.vi ?? '', row.fault?.en ?? ''),
          ).range(start(state, row.line)),
        ]
      : [],
  );
  return RangeSet.of(rows, true);
}

/** The line, or the last one above it with something on it: what is missing at the end is told where the text ends. */
function textLine(state: EditorState, number: number): Line {
  let line = state.doc.line(Math.min(Math.max(number, 1), state.doc.lines));
  while (line.number > 1 && !line.text.trim()) line = state.doc.line(line.number - 1);
  return line;
}

function diagnosticOf(
  state: EditorState,
  fault: Fault,
  fallback: number | null,
  severity: 'error' | 'warning' = 'error',
): Diagnostic[] {
  const at = fault.line ?? fallback;
  if (!at) return [];
  const line = textLine(state, at);
  const from = line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0);
  return [{ from, to: Math.max(from, line.to), severity, message: say(fault.vi, fault.en) }];
}

export function showTrial(view: EditorView, trial: Trial | null): void {
  const { state } = view;
  const rows =
    trial?.tests.flatMap((row) => (row.fault ? diagnosticOf(state, row.fault, row.line) : [])) ?? [];
  const own = trial?.faults.flatMap((fault) => diagnosticOf(state, fault, null)) ?? [];
  const advice = trial?.advice.flatMap((fault) => diagnosticOf(state, fault, null, 'warning')) ?? [];
  const told = new Set<string>();
  const all = [...own, ...rows, ...advice].filter(({ from, message }) => {
    const key = `${from} ${message}`;
    return !told.has(key) && told.add(key);
  });
  view.dispatch(setDiagnostics(state, all), {
    effects: setResults.of(trial ? resultsOf(state, trial) : RangeSet.empty),
  });
}
