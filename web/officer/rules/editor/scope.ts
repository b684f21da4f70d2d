// SPDX-License-Identifier: MIT
// What a name in a script stands for: a fact, an item of a list of facts, a parameter. Found in the text alone, by the ways
// rules are written: f.opening.night, local x = f.…, for i, s in ipairs(f.…).
import type { Fact, Reference } from '../reference.ts';

/** Facts that a name leads to: "f" to all of them, "f.opening" to its members, an item of a list to its members. */
export function membersOf(reference: Reference, source: string, path: string): Fact[] {
  const [head = '', ...rest] = path.split('.');
  if (head === 'f') return below(reference.facts, rest.join('.'));
  const listed = new RegExp(`for\\s+\\w+\\s*,\\s*${head}\\s+in\\s+ipairs\\s*\\(?\\s*f\\.([\\w.]+)`).exec(
    source,
  );
  if (listed) return below(factNamed(reference.facts, listed[1] ?? '')?.items ?? [], rest.join('.'));
  const local = new RegExp(`local\\s+${head}\\s*=\\s*f\\.([\\w.]+)\\s*(?:\\n|$|;|--)`).exec(source);
  return local ? below(reference.facts, [local[1], ...rest].join('.')) : [];
}

const factNamed = (facts: Fact[], name: string): Fact | undefined => facts.find((fact) => fact.name === name);

/** Members of a group, their names without the group's; several levels of groups show one at a time. */
function below(facts: Fact[], group: string): Fact[] {
  const at = group ? `${group}.` : '';
  return facts
    .filter((fact) => fact.name.startsWith(at))
    .map((fact) => ({ ...fact, name: fact.name.slice(at.length) }));
}

/** The fact that an expression names: f.opening.field, a local that holds it, a member of an item. */
export function factAt(reference: Reference, source: string, path: string): Fact | undefined {
  const cut = path.lastIndexOf('.');
  if (cut < 0) {
    const local = new RegExp(`local\\s+${path}\\s*=\\s*f\\.([\\w.]+)\\s*(?:\\n|$|;|--)`).exec(source);
    return local ? factNamed(reference.facts, local[1] ?? '') : undefined;
  }
  return factNamed(membersOf(reference, source, path.slice(0, cut)), path.slice(cut + 1));
}

/** The fact whose codes belong into the string that ends `before`; "" when the string is something else. */
export function factOfString(reference: Reference, source: string, before: string): Fact | undefined {
  const compared = /([A-Za-z_][\w.]*)\s*[=~]=\s*["'][^"']*$/.exec(before);
  if (compared) return factAt(reference, source, compared[1] ?? '');
  const asked = /([A-Za-z_][\w.]*):\w+\s*\(?\s*["'][^"']*$/.exec(before);
  if (asked) return factAt(reference, source, asked[1] ?? '');
  const given = /(\w+)\s*=\s*(?:\{[^{}]*)?["'][^"']*$/.exec(before);
  return given ? reference.facts.find((fact) => fact.name.split('.').at(-1) === given[1]) : undefined;
}
