// SPDX-License-Identifier: MIT
// What the text of a rule says without running it: its opening words, parameters, reasons and tests, each with where it
// stands. Only what is written out plainly is found; the server, which runs the text, has the last word.

export interface Param {
  name: string;
  label: string;
  value: number;
  min: number | null;
  max: number | null;
}

export interface Reason {
  code: string;
  text: string;
}

export interface TestRow {
  name: string;
  line: number; // of the source, from 1
  from: number; // its braces
  to: number;
}

export interface Outline {
  about: string; // the comment it opens with
  hook: string;
  params: Param[];
  reasons: Reason[];
  tests: TestRow[];
  testsEnd: number; // where a further row goes, before the closing brace; -1: there are no tests
}

interface Token {
  kind: 'name' | 'text' | 'number' | 'sign';
  text: string; // of a text: what it stands for
  from: number;
  to: number;
}

const TOKENS =
  /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|\[(=*)\[([\s\S]*?)\]\2\]|"((?:\\[\s\S]|[^"\\\n])*)"|'((?:\\[\s\S]|[^'\\\n])*)'|([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|\S/g;
const ESCAPES: Record<string, string> = { n: '\n', t: '\t' };

const unescaped = (text: string): string =>
  text.replace(/\\(\d{1,3}|[\s\S])/g, (_, one: string) =>
    /^\d/.test(one) ? String.fromCharCode(Number(one)) : (ESCAPES[one] ?? one),
  );

function tokens(source: string): Token[] {
  const out: Token[] = [];
  for (const found of source.matchAll(TOKENS)) {
    const [all, , , long, double, single, name, digits] = found;
    if (all.startsWith('--')) continue;
    const quoted = double ?? single;
    const place = { from: found.index, to: found.index + all.length };
    if (long !== undefined) out.push({ kind: 'text', text: long.replace(/^\r?\n/, ''), ...place });
    else if (quoted !== undefined) out.push({ kind: 'text', text: unescaped(quoted), ...place });
    else if (name !== undefined) out.push({ kind: 'name', text: name, ...place });
    else if (digits !== undefined) out.push({ kind: 'number', text: digits, ...place });
    else out.push({ kind: 'sign', text: all, ...place });
  }
  return out;
}

type Plain = string | number | Table | null; // null: more than a plain value
interface Table {
  named: Map<string, Plain>;
  listed: { value: Plain; from: number; to: number }[];
  to: number;
}

const isTable = (value: Plain | undefined): value is Table => typeof value === 'object' && value !== null;

/** Reads tables as they are written; anything computed is null, up to the next comma or brace of its table. */
class Reader {
  private readonly all: Token[];
  private at: number;

  constructor(all: Token[], at: number) {
    this.all = all;
    this.at = at;
  }

  private sign(text: string, ahead = 0): boolean {
    const token = this.all[this.at + ahead];
    return token?.kind === 'sign' && token.text === text;
  }

  private value(): Plain {
    const start = this.at;
    const token = this.all[this.at];
    let found: Plain = null;
    if (this.sign('{')) found = this.table();
    else if (token?.kind === 'text') {
      found = token.text;
      this.at++;
    } else {
      const minus = this.sign('-');
      const number = this.all[this.at + (minus ? 1 : 0)];
      if (number?.kind === 'number') {
        found = Number(number.text) * (minus ? -1 : 1);
        this.at += minus ? 2 : 1;
      }
    }
    if (!this.ends()) {
      this.at = start;
      this.skip();
      return null;
    }
    return found;
  }

  private ends(): boolean {
    return this.at >= this.all.length || this.sign(',') || this.sign(';') || this.sign('}');
  }

  private skip(): void {
    for (let deep = 0; this.at < this.all.length && (deep > 0 || !this.ends()); this.at++)
      if (['{', '(', '['].some((sign) => this.sign(sign))) deep++;
      else if (['}', ')', ']'].some((sign) => this.sign(sign))) deep--;
  }

  /** From its opening brace on. */
  table(): Table {
    const made: Table = { named: new Map(), listed: [], to: -1 };
    for (this.at++; this.at < this.all.length && !this.sign('}'); ) {
      const token = this.all[this.at] as Token;
      const named = token.kind === 'name' && this.sign('=', 1) && !this.sign('=', 2);
      if (named) this.at += 2;
      const from = this.all[this.at]?.from ?? token.from;
      const value = this.value();
      if (named) made.named.set(token.text, value);
      else made.listed.push({ value, from, to: this.all[this.at - 1]?.to ?? from });
      if (this.sign(',') || this.sign(';')) this.at++;
    }
    made.to = this.all[this.at++]?.from ?? -1;
    return made;
  }
}

/** The table after a word that stands alone: params { … }, tests({ … }). */
function tableOf(all: Token[], word: string): Table | null {
  for (const [i, token] of all.entries()) {
    if (token.kind !== 'name' || token.text !== word || all[i - 1]?.text === '.') continue;
    const open = all[i + 1]?.text === '(' ? i + 2 : i + 1;
    if (all[open]?.kind === 'sign' && all[open]?.text === '{') return new Reader(all, open).table();
  }
  return null;
}

function paramsOf(table: Table | null): Param[] {
  const number = (value: Plain | undefined) => (typeof value === 'number' ? value : null);
  return [...(table?.named ?? [])].flatMap(([name, row]) => {
    const value = isTable(row) ? number(row.listed[0]?.value) : null;
    if (!isTable(row) || value === null) return [];
    const label = row.named.get('label');
    return {
      name,
      label: typeof label === 'string' ? label : name,
      value,
      min: number(row.named.get('min')),
      max: number(row.named.get('max')),
    };
  });
}

/** The comment at the top, its marks taken off. */
function aboutOf(source: string): string {
  const lines: string[] = [];
  for (const line of source.split('\n')) {
    const said = /^\s*---?\s?(.*)$/.exec(line);
    if (said) lines.push((said[1] ?? '').trim());
    else if (line.trim() || lines.length) break;
  }
  return lines.join('\n').trim();
}

export const lineAt = (source: string, at: number): number => source.slice(0, at).split('\n').length;

export function outline(source: string): Outline {
  const all = tokens(source);
  const hook = all.findIndex((token) => token.kind === 'name' && token.text === 'hook');
  const reasons = tableOf(all, 'reasons');
  const tests = tableOf(all, 'tests');
  return {
    about: aboutOf(source),
    hook: all[all[hook + 1]?.text === '(' ? hook + 2 : hook + 1]?.text ?? '',
    params: paramsOf(tableOf(all, 'params')),
    reasons: [...(reasons?.named ?? [])].flatMap(([code, text]) =>
      typeof text === 'string' ? { code, text } : [],
    ),
    tests: (tests?.listed ?? []).flatMap(({ value, from, to }) => {
      const name = isTable(value) ? value.listed[0]?.value : null;
      return isTable(value) ? { name: String(name ?? ''), line: lineAt(source, from), from, to } : [];
    }),
    testsEnd: tests?.to ?? -1,
  };
}
