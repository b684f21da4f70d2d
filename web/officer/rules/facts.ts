// SPDX-License-Identifier: MIT
// Facts of one case as a nested object, and a dotted name's place in it.
import type { Fact } from './reference.ts';

export type Facts = { [name: string]: unknown };

const isGroup = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function factIn(facts: Facts, name: string): unknown {
  let at: unknown = facts;
  for (const part of name.split('.')) at = isGroup(at) ? at[part] : undefined;
  return at;
}

export function withFact(facts: Facts, name: string, value: unknown): Facts {
  const [head = '', ...rest] = name.split('.');
  if (rest.length === 0) return { ...facts, [head]: value };
  const below = facts[head];
  return { ...facts, [head]: withFact(isGroup(below) ? below : {}, rest.join('.'), value) };
}

/** What a test must be given: the facts that differ from what it has when it says nothing. */
export function differingFacts(table: Fact[], facts: Facts, defaults: Facts): Facts {
  let out: Facts = {};
  for (const { name } of table) {
    const value = factIn(facts, name);
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(factIn(defaults, name)))
      out = withFact(out, name, value);
  }
  return out;
}

/** Whether the text of a rule reads a fact by its name. */
export function reads(source: string, name: string): boolean {
  const last = name.split('.').at(-1) ?? name;
  return new RegExp(`\\.${last}\\b`).test(source);
}
