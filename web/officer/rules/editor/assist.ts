// SPDX-License-Identifier: MIT
// Completion and explanation in the words of the facts table: facts, their codes inside strings, parameters, reasons, functions.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView, Tooltip } from '@codemirror/view';
import { say } from '../../data/words.ts';
import { outline } from '../outline.ts';
import {
  type Callable,
  type Fact,
  factHelp,
  factLabel,
  kindWords,
  type Reference,
  termLabel,
  termsOf,
} from '../reference.ts';
import { factAt, factOfString, membersOf } from './scope.ts';

const KEYWORDS =
  'and break do else elseif end false for function goto if in local nil not or repeat return then true until while';
const METHODS: Record<string, readonly [string, string, string][]> = {
  has: [['has', 'có mã này', 'has this code']],
  level: [['level', 'mức của mã này, 0 là không có', 'level of this code, 0 is none']],
  count: [['count', 'bao nhiêu mã', 'how many codes']],
};

const factInfo = (fact: Fact): string => [kindWords(fact), factHelp(fact)].filter(Boolean).join('. ');

const factOption = (fact: Fact): Completion => ({
  label: fact.name,
  type: 'property',
  detail: factLabel(fact),
  info: factInfo(fact),
});

const callWords = (call: Callable): string => say(call.vi, call.en);
const callOption = (call: Callable): Completion => ({
  label: call.name,
  type: call.value ? 'constant' : 'function',
  detail: call.signature,
  info: callWords(call),
});

/** Codes that belong into a string: of the fact it is compared with, of the reasons, of the bands. */
function inString(reference: Reference, source: string, before: string): Completion[] {
  if (
    /\b(add|reject|require|note|cap)\s*\(?\s*["'][^"']*$/.test(before) ||
    /\b(has|lacks)\s*=\s*\{[^}]*["'][^"']*$/.test(before) ||
    /\brejected\s*=\s*["'][^"']*$/.test(before)
  ) {
    const bands = /\bcap\s*\(?\s*["'][^"']*$/.test(before);
    if (bands)
      return reference.bands.map((band) => ({
        label: band.code,
        type: 'enum',
        detail: say(band.vi, band.en),
      }));
    return outline(source).reasons.map(({ code, text }) => ({ label: code, type: 'text', detail: text }));
  }
  if (/\bband\s*=\s*["'][^"']*$/.test(before))
    return reference.bands.map((band) => ({ label: band.code, type: 'enum', detail: say(band.vi, band.en) }));
  return termsOf(reference, factOfString(reference, source, before)).map((term) => ({
    label: term.code,
    type: 'enum',
    detail: termLabel(term),
  }));
}

function methodsOf(fact: Fact | undefined): Completion[] {
  const names =
    fact?.kind === 'levels' ? ['has', 'level', 'count'] : fact?.kind === 'codes' ? ['has', 'count'] : [];
  return names
    .flatMap((name) => METHODS[name] ?? [])
    .map(([name, vi, en]) => ({ label: name, type: 'method', detail: say(vi, en) }));
}

function afterDot(reference: Reference, source: string, path: string): Completion[] {
  if (path === 'p')
    return outline(source).params.map((param) => ({
      label: param.name,
      type: 'variable',
      detail: param.label,
      info: String(param.value),
    }));
  const library = reference.functions.filter((call) => call.library === path);
  return library.length ? library.map(callOption) : membersOf(reference, source, path).map(factOption);
}

function words(reference: Reference, source: string, at: number): Completion[] {
  const { tests, testsEnd } = outline(source);
  const given = tests.length > 0 && at > (tests[0]?.from ?? 0) && at < testsEnd;
  const facts = given
    ? reference.facts.map((fact) => ({
        ...factOption(fact),
        label: fact.name.split('.').at(-1) ?? fact.name,
      }))
    : [];
  return [
    ...facts,
    ...reference.functions.filter((call) => !call.library).map(callOption),
    ...[...new Set(reference.functions.flatMap((call) => call.library ?? []))].map((label) => ({
      label,
      type: 'namespace',
    })),
    ...KEYWORDS.split(' ').map((label) => ({ label, type: 'keyword' })),
  ];
}

const inComment = (before: string): boolean => /^(?:[^"'-]|"[^"]*"|'[^']*'|-(?!-))*--/.test(before);
const stringStart = (before: string): number => {
  const found = /^(?:[^"']|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')*["']([^"']*)$/.exec(before);
  return found ? (found[1] ?? '').length : -1;
};

export function complete(reference: Reference) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const source = context.state.doc.toString();
    if (inComment(before)) return null;
    const typed = stringStart(before);
    if (typed >= 0) {
      const options = inString(reference, source, before);
      return options.length ? { from: context.pos - typed, options, validFor: /^[\w-]*$/ } : null;
    }
    const path = /([A-Za-z_][\w.]*)([.:])(\w*)$/.exec(before);
    if (path) {
      const [, head = '', mark, tail = ''] = path;
      const options =
        mark === ':' ? methodsOf(factAt(reference, source, head)) : afterDot(reference, source, head);
      return { from: context.pos - tail.length, options, validFor: /^[\w.]*$/ };
    }
    const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? '';
    if (!word && !context.explicit) return null;
    return {
      from: context.pos - word.length,
      options: words(reference, source, context.pos),
      validFor: /^\w*$/,
    };
  };
}

interface Explained {
  head: string;
  text: string;
  codes?: string[];
}

function explain(
  reference: Reference,
  source: string,
  line: string,
  from: number,
  to: number,
): Explained | null {
  const word = line.slice(from, to);
  const path = /[A-Za-z_][\w.]*$/.exec(line.slice(0, to))?.[0] ?? word;
  if (/["']$/.test(line.slice(0, from))) {
    const fact = factOfString(reference, source, line.slice(0, to));
    const term = termsOf(reference, fact).find((one) => one.code === word);
    if (fact && term) return { head: termLabel(term), text: factLabel(fact) };
    const reason = outline(source).reasons.find((one) => one.code === word);
    return reason ? { head: reason.text, text: say('Lý do', 'Reason') } : null;
  }
  if (path.startsWith('p.')) {
    const param = outline(source).params.find((one) => one.name === word);
    return param ? { head: param.label, text: String(param.value) } : null;
  }
  const fact = factAt(reference, source, path) ?? undefined;
  if (fact)
    return {
      head: factLabel(fact),
      text: factInfo(fact),
      codes: termsOf(reference, fact).map((term) => `${term.code}: ${termLabel(term)}`),
    };
  const cut = path.lastIndexOf('.');
  const library = cut < 0 ? null : path.slice(0, cut);
  const call = reference.functions.find((one) => one.name === word && one.library === library);
  return call ? { head: call.signature, text: callWords(call) } : null;
}

function tip({ head, text, codes = [] }: Explained): HTMLElement {
  const box = document.createElement('div');
  box.className = 'explained';
  const title = box.appendChild(document.createElement('b'));
  title.textContent = head;
  box.appendChild(document.createElement('p')).textContent = text;
  if (codes.length) box.appendChild(document.createElement('p')).textContent = codes.slice(0, 12).join('; ');
  return box;
}

export function hover(reference: Reference) {
  return (view: EditorView, pos: number): Tooltip | null => {
    const range = view.state.wordAt(pos);
    if (!range) return null;
    const line = view.state.doc.lineAt(pos);
    const found = explain(
      reference,
      view.state.doc.toString(),
      line.text,
      range.from - line.from,
      range.to - line.from,
    );
    return found && { pos: range.from, end: range.to, create: () => ({ dom: tip(found) }) };
  };
}
