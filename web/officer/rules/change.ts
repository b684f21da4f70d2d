// SPDX-License-Identifier: MIT
// Changes to the text of a rule that need no knowledge of Lua: what a test expects, and a test more.
import { outline } from './outline.ts';

/** How a failed test differs, when it does by a score or a band: what the server says of it in English. */
export function differing(said: string): { expected: string; got: string } | null {
  const found = /: expected (\S+) but got (\S+)$/.exec(said);
  return found ? { expected: found[1] ?? '', got: found[2] ?? '' } : null;
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** The source in which the test that stands on `line` expects what it got; null when it says so in another way. */
export function expecting(source: string, line: number, got: string): string | null {
  const row = outline(source).tests.find((test) => test.line === line);
  if (!row) return null;
  const told = source.slice(row.from, row.to).search(/\bexpect\s*=\s*\{/);
  if (told < 0) return null;
  const from = row.from + told; // facts may have the same names
  const before = source.slice(from, row.to);
  const after = isNumber(got)
    ? before.replace(/\bscore\s*=\s*-?\d+(\.\d+)?/, `score = ${got}`)
    : before.replace(/\bband\s*=\s*("[^"]*"|'[^']*')/, `band = "${got}"`);
  return after === before ? null : source.slice(0, from) + after + source.slice(row.to);
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, ' ')}"`;

/** A plain value as Lua writes it. */
export function lua(value: unknown): string {
  if (Array.isArray(value)) return value.length ? `{ ${value.map(lua).join(', ')} }` : '{}';
  if (value && typeof value === 'object') {
    const rows = Object.entries(value).map(([name, one]) => `${name} = ${lua(one)}`);
    return rows.length ? `{ ${rows.join(', ')} }` : '{}';
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

export interface Expected {
  score?: number;
  rejected?: string;
  band?: string;
  unrated?: boolean;
  has?: string[];
}

/** The source with one test more, after the others; null when it has no tests { … } to put it in. */
export function withTest(source: string, name: string, given: unknown, expect: Expected): string | null {
  const { tests, testsEnd } = outline(source);
  if (testsEnd < 0) return null;
  const row = `  { ${quoted(name)}, given = ${lua(given)},\n    expect = ${lua(expect)} },\n`;
  const last = tests.at(-1);
  if (!last) return `${source.slice(0, testsEnd).trimEnd()}\n${row}${source.slice(testsEnd)}`;
  const rest = source.slice(last.to, testsEnd).replace(/^\s*[,;]/, '');
  return `${source.slice(0, last.to)},${rest.trimEnd()}\n${row}${source.slice(testsEnd)}`;
}
