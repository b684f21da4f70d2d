// SPDX-License-Identifier: MIT
// A list of records of any entity: search, filters, pages by cursor, export of what is filtered. The filters stand in the
// address, so a list can be sent to somebody. Tables are cards on phones.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { API, get, type Page } from '../data/api.ts';
import { asProblem } from '../data/load.ts';
import type { Entity, Field, Row, Schema } from '../data/schema.ts';
import { inside, say } from '../data/words.ts';
import { Control } from '../form/controls.tsx';
import { SearchBox } from '../form/SearchBox.tsx';
import { Button, Empty, ProblemNotice } from '../shell/parts.tsx';
import { place, refine } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import { isQuantity, Show } from './show.tsx';

export interface Column {
  label: string;
  show: (row: Row) => ComponentChildren;
  numeric?: boolean;
}

export interface RecordListProps {
  schema: Schema;
  entity: Entity;
  columns: (string | Column)[]; // names of fields, or made here; the first heads the row
  filters?: string[];
  bare?: boolean; // part of another page: no search, no filters of the address
  fixed?: string; // "campaign=ID": always asked, not shown as a filter
  link?: (row: Row) => string;
  empty?: ComponentChildren;
}

const LIMIT = 50;

/** Fields that say most in a narrow table: the name first, then terms, days, references. */
export function usualColumns(entity: Entity): string[] {
  const order = ['text', 'date', 'enum', 'code', 'ref', 'place', 'int'];
  const rest = entity.fields
    .filter(
      (f) =>
        f.name !== entity.nameField &&
        !f.lines &&
        order.includes(f.kind) &&
        !(f.readOnly && f.kind === 'text'),
    )
    .slice(0, entity.nameField ? 5 : 6)
    .map((f) => f.name);
  return entity.nameField ? [entity.nameField, ...rest] : rest;
}

export function usualFilters(entity: Entity): string[] {
  return entity.fields
    .filter((f) => f.filter && ['enum', 'code', 'codes', 'ref', 'place'].includes(f.kind))
    .slice(0, 4)
    .map((f) => f.name);
}

function queryOf(filters: Field[], fixed: string | undefined): string {
  const out = new URLSearchParams(fixed ?? '');
  const { query } = place.value;
  for (const name of ['q', ...filters.map((field) => field.name)]) {
    const value = query.get(name);
    if (value) out.set(name, value);
  }
  return out.toString();
}

/** One term of a set is asked for like one code. */
const asFilter = (field: Field): Field => ({
  ...field,
  required: true,
  readOnly: false,
  help: '',
  kind: field.kind === 'codes' ? 'code' : field.kind,
});

/** On phones the filters wait folded, so that the list is near the top. */
function Filters({ schema, entity, fields }: { schema: Schema; entity: Entity; fields: Field[] }) {
  const { query } = place.value;
  const chosen = fields.filter((field) => query.get(field.name)).length;
  const set = chosen + (query.get('q') ? 1 : 0);
  const [wide] = useState(() => matchMedia('(min-width: 48em)').matches);
  return (
    <search>
      <SearchBox
        id="q"
        label={say(`Tìm ${inside(entity.label)}`, `Find: ${entity.label}`)}
        value={query.get('q') ?? ''}
        change={(q) => refine({ q })}
      />
      {fields.length > 0 && (
        <details class="full" open={wide || chosen > 0}>
          <summary>
            {say('Lọc', 'Filter')}
            {chosen > 0 && ` (${chosen})`}
          </summary>
          <div class="filters">
            {fields.map((field) => (
              <Control
                key={entity.name + field.name}
                id={`by-${field.name}`}
                schema={schema}
                field={asFilter(field)}
                none={say('Tất cả', 'All')}
                value={query.get(field.name) ?? ''}
                flaws={[]}
                change={(value) => refine({ [field.name]: String(value ?? '') })}
              />
            ))}
          </div>
        </details>
      )}
      {set > 0 && (
        <Button
          kind="link"
          onClick={() => refine(Object.fromEntries(['q', ...fields.map((f) => f.name)].map((n) => [n, ''])))}
        >
          {say(`Bỏ ${set} điều kiện lọc`, `Clear ${set} filters`)}
        </Button>
      )}
    </search>
  );
}

function Exports({ entity, query }: { entity: Entity; query: string }) {
  const kinds = ['csv', 'xlsx'].filter((kind) => entity.verbs.has(`export.${kind}`));
  if (kinds.length === 0) return null;
  return (
    <p class="row">
      {kinds.map((kind) => (
        <a key={kind} download href={`${API}${entity.address}/export.${kind}${query ? `?${query}` : ''}`}>
          {kind === 'csv' ? say('Xuất CSV', 'Export CSV') : say('Xuất Excel', 'Export Excel')}
        </a>
      ))}
    </p>
  );
}

export function Table(props: {
  columns: Column[];
  rows: Row[];
  caption: string;
  link?: ((row: Row) => string) | undefined;
}) {
  const [head, ...rest] = props.columns;
  return (
    <table class="tbl">
      <caption class="vh">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.label} scope="col" class={column.numeric ? 'num' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {props.link ? <a href={props.link(row)}>{head?.show(row)}</a> : head?.show(row)}
            </th>
            {rest.map((column) => (
              <td key={column.label} data-l={column.label} class={column.numeric ? 'num' : undefined}>
                <span>{column.show(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function columnOf(schema: Schema, entity: Entity, name: string): Column[] {
  const field = entity.fields.find((one) => one.name === name);
  if (!field) return [];
  const numeric = isQuantity(field);
  return [{ label: field.label, numeric, show: (row) => <Show schema={schema} field={field} row={row} /> }];
}

export function RecordList(props: RecordListProps) {
  const { schema, entity } = props;
  const fields = (props.filters ?? usualFilters(entity)).flatMap(
    (name) => entity.fields.find((f) => f.name === name) ?? [],
  );
  const query = props.bare ? (props.fixed ?? '') : queryOf(fields, props.fixed);
  const [page, setPage] = useState<{ items: Row[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const turn = useRef(0);

  const read = async (after: string | null) => {
    const mine = ++turn.current;
    try {
      const more = after ? `&after=${after}` : '';
      const got = await get<Page<Row>>(`${entity.address}?limit=${LIMIT}${query ? `&${query}` : ''}${more}`);
      if (mine !== turn.current) return;
      setProblem(null);
      setPage((old) => ({ items: after && old ? [...old.items, ...got.items] : got.items, next: got.next }));
      speak(say(`${got.items.length} dòng`, `${got.items.length} rows`));
    } catch (failure) {
      if (mine === turn.current) setProblem(failure);
    }
  };
  useEffect(() => {
    void read(null);
  }, [entity.name, query]);

  const columns = props.columns.flatMap((one) =>
    typeof one === 'string' ? columnOf(schema, entity, one) : one,
  );
  return (
    <>
      {!props.bare && <Filters schema={schema} entity={entity} fields={fields} />}
      {problem !== null && <ProblemNotice problem={asProblem(problem)} retry={() => void read(null)} />}
      {page && page.items.length === 0 && (
        <Empty>{props.empty ?? say('Không có dòng nào khớp.', 'Nothing matches.')}</Empty>
      )}
      {page && page.items.length > 0 && (
        <Table columns={columns} rows={page.items} caption={entity.label} link={props.link} />
      )}
      {page?.next && (
        <Button kind="alt" onClick={() => void read(page.next)}>
          {say('Xem thêm', 'Show more')}
        </Button>
      )}
      <Exports entity={entity} query={query} />
    </>
  );
}
