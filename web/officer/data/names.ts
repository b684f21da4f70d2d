// SPDX-License-Identifier: MIT
// Names of records that others refer to. Units and places are few, so each list is read once; other records are asked for
// one by one and remembered.
import { useEffect, useState } from 'preact/hooks';
import { all, get } from './api.ts';
import { type Row, schema } from './schema.ts';
import { say } from './words.ts';

const WHOLE = new Set(['unit', 'place']);
const lists = new Map<string, Promise<Map<string, Row>>>();
const single = new Map<string, Promise<string>>();

/** All records of a short list by id: units, places. */
export function whole(entity: string): Promise<Map<string, Row>> {
  let found = lists.get(entity);
  if (!found) {
    found = schema()
      .then((s) => all<Row>(s.entity(entity).address))
      .then((rows) => new Map(rows.map((row) => [row.id, row])));
    found.catch(() => lists.delete(entity));
    lists.set(entity, found);
  }
  return found;
}

/** After a change of what is listed. */
export function forget(entity: string): void {
  lists.delete(entity);
  for (const key of single.keys()) if (key.startsWith(`${entity}/`)) single.delete(key);
}

export async function titleOf(entity: string, row: Row): Promise<string> {
  const s = await schema();
  const name = row[s.entity(entity).nameField];
  if (typeof name === 'string' && name) return name;
  const code = row.code;
  return typeof code === 'string' && code ? code : say('(không hiện tên)', '(name not shown)');
}

export async function nameOf(entity: string, id: string): Promise<string> {
  if (WHOLE.has(entity)) {
    const row = (await whole(entity)).get(id);
    return row ? titleOf(entity, row) : '';
  }
  const key = `${entity}/${id}`;
  let found = single.get(key);
  if (!found) {
    found = schema()
      .then((s) => get<Row>(`${s.entity(entity).address}/${id}`))
      .then((row) => titleOf(entity, row));
    found.catch(() => single.delete(key));
    single.set(key, found);
  }
  return found;
}

/** The name once it is known, dots until then, a dash when it may not be seen. */
export function useName(entity: string, id: string | null | undefined): string {
  const [name, setName] = useState(id ? '…' : '');
  useEffect(() => {
    let wanted = true;
    setName(id ? '…' : '');
    if (entity && id)
      nameOf(entity, id).then(
        (text) => wanted && setName(text),
        () => wanted && setName('–'),
      );
    return () => {
      wanted = false;
    };
  }, [entity, id]);
  return name;
}

export function Name(props: { entity: string; id: string | null | undefined }) {
  return useName(props.entity, props.id);
}
