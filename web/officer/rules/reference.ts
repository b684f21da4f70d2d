// SPDX-License-Identifier: MIT
// What may stand in a script of one hook, as the server tells it from the same table that checks and runs it.
import { get } from '../data/api.ts';
import { say } from '../data/words.ts';

export interface Fact {
  name: string; // dotted where facts are grouped: "opening.night"
  kind: string; // text int money bool date time enum code codes levels list
  lua: string;
  label: string;
  label_en: string | null;
  help: string | null;
  help_en: string | null;
  min?: number;
  max?: number;
  vocabulary: string | null;
  items?: Fact[]; // of a list
}

export interface Callable {
  library: string | null; // "math"
  name: string;
  where: string;
  value: boolean; // a constant
  signature: string;
  vi: string;
  en: string;
  sample: string | null;
}

export interface Term {
  code: string;
  vi: string;
  en: string;
}

export interface Reference {
  hook: string;
  label: string;
  min: number;
  max: number;
  may_reject: boolean;
  bands: { code: string; vi: string; en: string }[];
  facts: Fact[];
  defaults: Record<string, unknown>;
  vocabularies: Record<string, { label: string; label_en: string; terms: Term[] }>;
  functions: Callable[];
}

export const readReference = (hook: string): Promise<Reference> =>
  get<Reference>(`/rules/reference?hook=${encodeURIComponent(hook)}`);

export const factLabel = (fact: Fact): string => say(fact.label, fact.label_en ?? fact.label);
export const factHelp = (fact: Fact): string => say(fact.help ?? '', fact.help_en ?? fact.help ?? '');
export const termLabel = (term: Term): string => say(term.vi, term.en);

export const termsOf = (reference: Reference, fact: Fact | undefined): Term[] =>
  fact?.vocabulary ? (reference.vocabularies[fact.vocabulary]?.terms ?? []) : [];

const kinds: Record<string, readonly [string, string]> = {
  text: ['chữ', 'text'],
  int: ['số nguyên', 'whole number'],
  money: ['số tiền, đồng', 'money, đồng'],
  bool: ['có hoặc không', 'yes or no'],
  date: ['ngày', 'day'],
  time: ['thời điểm', 'moment'],
  enum: ['một mã', 'one code'],
  code: ['một mã', 'one code'],
  codes: ['nhiều mã: hỏi bằng :has', 'codes: ask with :has'],
  levels: ['mã có mức: hỏi bằng :level', 'codes with levels: ask with :level'],
  list: ['danh sách: đọc bằng ipairs', 'a list: read with ipairs'],
};

export function kindWords(fact: Fact): string {
  const [vi, en] = kinds[fact.kind] ?? [fact.kind, fact.kind];
  return say(vi, en);
}
