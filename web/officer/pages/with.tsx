// SPDX-License-Identifier: MIT
// Pages about an entity: they wait for the tables, and say so when the server does not have this entity (a plugin is gone).
import type { ComponentChildren } from 'preact';
import { call } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import { type Entity, type Row, type Schema, schema } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Await, Title } from '../shell/parts.tsx';

export function WithEntity({
  name,
  children,
}: {
  name: string;
  children: (s: Schema, e: Entity) => ComponentChildren;
}) {
  const tables = useLoad(schema, []);
  return (
    <Await of={tables}>
      {(s) =>
        s.has(name) ? (
          children(s, s.entity(name))
        ) : (
          <Title>{say('Máy chủ không có loại hồ sơ này', 'The server has no such records')}</Title>
        )
      }
    </Await>
  );
}

export interface Read {
  row: Row;
  etag: string | null;
}

/** One record with its entity tag, for pages that show and change it. */
export async function readRecord(entity: Entity, id: string): Promise<Read> {
  const reply = await call<Row>('GET', `${entity.address}/${id}`);
  return { row: reply.data, etag: reply.etag };
}

/** Only what was changed is sent; somebody else's change since we read is a conflict, not lost. */
export async function saveRecord(entity: Entity, read: Read, values: Record<string, unknown>): Promise<void> {
  const changes = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(read.row[name] ?? null),
    ),
  );
  if (Object.keys(changes).length === 0) return;
  await call('PATCH', `${entity.address}/${read.row.id}`, changes, { ifMatch: read.etag });
}
