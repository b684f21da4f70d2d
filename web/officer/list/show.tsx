// SPDX-License-Identifier: MIT
// A field's value in words, for tables and record pages.
import { dayShort, momentWords } from '../data/days.ts';
import { Name } from '../data/names.ts';
import { isPhone } from '../data/phone.ts';
import type { Field, Row, Schema } from '../data/schema.ts';
import { number, say } from '../data/words.ts';
import { weekWords } from '../form/Week.tsx';
import { Phone } from '../shell/Phone.tsx';

/** Whether a number counts something. A year is a name: 2026, not 2.026. */
export const isQuantity = (field: Field): boolean =>
  (field.kind === 'int' || field.kind === 'money') && field.name !== 'year';

export function Show({ schema, field, row }: { schema: Schema; field: Field; row: Row }) {
  const value = row[field.name];
  if (row.masked?.includes(field.name)) return <span class="meta">{say('được che', 'masked')}</span>;
  if (value === null || value === undefined || value === '') return <span class="meta">–</span>;
  switch (field.kind) {
    case 'bool':
      return <>{value ? say('Có', 'Yes') : say('Không', 'No')}</>;
    case 'date':
      return <>{dayShort(String(value))}</>;
    case 'time':
      return <>{momentWords(String(value))}</>;
    case 'int':
    case 'money':
      return <>{isQuantity(field) ? number(Number(value)) : String(value)}</>;
    case 'enum':
    case 'code':
      return <>{schema.term(field.vocabulary, String(value))}</>;
    case 'codes':
      return <>{(value as string[]).map((code) => schema.term(field.vocabulary, code)).join(', ') || '–'}</>;
    case 'grid':
      return <>{weekWords(value as string[]).join('; ') || '–'}</>;
    case 'place':
    case 'ref':
      return <Name entity={field.target} id={String(value)} />;
    default:
      if (isPhone(String(value))) return <Phone number={String(value)} />;
      return <span class={field.lines ? 'lines' : undefined}>{String(value)}</span>;
  }
}

/** Label and value of some fields, as a list of pairs. */
export function Facts({ schema, fields, row }: { schema: Schema; fields: Field[]; row: Row }) {
  const given = fields.filter((field) => {
    const value = row[field.name];
    return (
      row.masked?.includes(field.name) ||
      (value !== null &&
        value !== undefined &&
        value !== '' &&
        (!Array.isArray(value) || value.length > 0) &&
        value !== false)
    );
  });
  return (
    <dl class="facts">
      {given.map((field) => (
        <div key={field.name} class={field.lines ? 'full' : undefined}>
          <dt>{field.label}</dt>
          <dd>
            <Show schema={schema} field={field} row={row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
