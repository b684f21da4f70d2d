// SPDX-License-Identifier: MIT
// What records and bodies are made of, read once from the server's OpenAPI document, which is written from the same field
// tables that store and check them. Forms, lists and filters come from here: a new field appears without a line of script.
import { get } from './api.ts';
import { language, say } from './words.ts';

export type Kind =
  | 'text'
  | 'int'
  | 'money'
  | 'bool'
  | 'date'
  | 'time'
  | 'enum'
  | 'code'
  | 'codes'
  | 'grid'
  | 'place'
  | 'ref'
  | 'file'
  | 'hash';

export interface Field {
  name: string;
  kind: Kind;
  label: string;
  help: string;
  required: boolean;
  readOnly: boolean;
  personal: boolean;
  filter: boolean; // a list can be narrowed by it
  lines: boolean;
  min: number | undefined;
  max: number | undefined;
  fallback: string | undefined;
  target: string; // entity a reference leads to
  vocabulary: string;
  options?: Term[]; // the choices, where only the page knows them
}

export interface Entity {
  name: string;
  label: string;
  help: string;
  address: string; // "/volunteers"
  nameField: string; // shown as a record's name
  sort: string;
  fields: Field[];
  verbs: Set<string>; // "get", "post", "patch", "delete" and "history", "import", "export"
}

export interface Term {
  code: string;
  label: string;
}

interface RawField {
  type?: string | string[];
  title?: string;
  description?: string;
  readOnly?: boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  'x-title-en'?: string;
  'x-description-en'?: string;
  'x-kind'?: Kind;
  'x-required'?: boolean;
  'x-personal'?: boolean;
  'x-filter'?: boolean;
  'x-lines'?: boolean;
  'x-target'?: string;
  'x-vocabulary'?: string;
  'x-fallback'?: string;
}

interface RawSchema {
  title?: string;
  description?: string;
  properties?: Record<string, RawField>;
  'x-title-en'?: string;
  'x-description-en'?: string;
  'x-entity'?: string;
  'x-address'?: string;
  'x-name'?: string;
  'x-sort'?: string;
}

interface Operation {
  requestBody?: { content?: Record<string, { schema?: RawSchema }> };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, RawSchema> };
  'x-vocabularies'?: Record<string, [code: string, vi: string, en: string][]>;
}

export class Schema {
  private readonly entities = new Map<string, Entity>();

  constructor(private readonly document: Document) {
    for (const raw of Object.values(document.components.schemas)) {
      const name = raw['x-entity'];
      const address = raw['x-address'];
      if (name && address) this.entities.set(name, this.entityOf(raw, name, address));
    }
  }

  entity(name: string): Entity {
    const found = this.entities.get(name);
    if (!found) throw new Error(`no entity ${name}`);
    return found;
  }

  has(name: string): boolean {
    return this.entities.has(name);
  }

  all(): Entity[] {
    return [...this.entities.values()];
  }

  terms(vocabulary: string): Term[] {
    const rows = this.document['x-vocabularies']?.[vocabulary] ?? [];
    return rows.map(([code, vi, en]) => ({ code, label: say(vi, en) }));
  }

  /** Label of a code, the code itself when the list does not have it. */
  term(vocabulary: string, code: string): string {
    return this.terms(vocabulary).find((term) => term.code === code)?.label ?? code;
  }

  /** Whether the server has this route: plugins may be missing. */
  answers(verb: string, path: string): boolean {
    return this.document.paths[path]?.[verb] !== undefined;
  }

  /** Fields of what a special route takes: body("post", "/volunteers/paper"). */
  body(verb: string, path: string): Field[] {
    const raw = this.document.paths[path]?.[verb]?.requestBody?.content?.['application/json']?.schema;
    return fieldsOf(raw?.properties ?? {});
  }

  private entityOf(raw: RawSchema, name: string, address: string): Entity {
    const verbs = new Set<string>();
    for (const [path, prefix] of [
      [address, ''],
      [`${address}/{id}`, 'one-'],
    ] as const)
      for (const verb of Object.keys(this.document.paths[path] ?? {})) verbs.add(prefix + verb);
    for (const more of ['import', 'export.csv', 'export.xlsx'])
      if (this.document.paths[`${address}/${more}`]) verbs.add(more);
    if (this.document.paths[`${address}/{id}/history`]) verbs.add('history');
    return {
      name,
      label: say(raw.title ?? name, raw['x-title-en'] ?? name),
      help: say(raw.description ?? '', raw['x-description-en'] ?? raw.description ?? ''),
      address,
      nameField: raw['x-name'] ?? '',
      sort: raw['x-sort'] ?? '',
      fields: fieldsOf(raw.properties ?? {}),
      verbs,
    };
  }
}

function fieldsOf(properties: Record<string, RawField>): Field[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'id')
    .map(([name, raw]) => ({
      name,
      kind: raw['x-kind'] ?? 'text',
      label: say(raw.title ?? name, raw['x-title-en'] ?? raw.title ?? name),
      help: say(raw.description ?? '', raw['x-description-en'] ?? raw.description ?? ''),
      required: raw['x-required'] === true,
      readOnly: raw.readOnly === true,
      personal: raw['x-personal'] === true,
      filter: raw['x-filter'] === true && raw['x-personal'] !== true,
      lines: raw['x-lines'] === true,
      min: raw.minimum,
      max: raw.maxLength ?? raw.maximum,
      fallback: raw['x-fallback'],
      target: raw['x-target'] ?? (raw['x-kind'] === 'place' ? 'place' : ''),
      vocabulary: raw['x-vocabulary'] ?? '',
    }));
}

let reading: Promise<Schema> | null = null;

export function schema(): Promise<Schema> {
  reading ??= get<Document>('/openapi.json').then((document) => new Schema(document));
  reading.catch(() => {
    reading = null;
  });
  return reading;
}

export type Value = string | number | boolean | string[] | null | undefined;
export type Row = { id: string; masked?: string[] } & Record<string, Value>;

/** Vietnamese lists sort by given name where a record has one; other texts in the language's order. */
export const collator = (): Intl.Collator => new Intl.Collator(language() === 'en' ? 'en' : 'vi');
