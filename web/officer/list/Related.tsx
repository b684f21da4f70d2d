// SPDX-License-Identifier: MIT
// What refers to a record: members of a team, roles at a unit, shifts of an opening. Found in the tables, read when opened.
import { useState } from 'preact/hooks';
import type { Entity, Field, Schema } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { to } from '../shell/router.ts';
import { RecordList, usualColumns } from './RecordList.tsx';

interface Link {
  entity: Entity;
  field: Field;
}

function linksTo(schema: Schema, name: string): Link[] {
  return schema
    .all()
    .filter((entity) => entity.verbs.has('get'))
    .flatMap((entity) =>
      entity.fields
        .filter((field) => field.target === name && field.filter)
        .map((field) => ({ entity, field })),
    );
}

function One({ schema, link, id }: { schema: Schema; link: Link; id: string }) {
  const [open, setOpen] = useState(false);
  const { entity, field } = link;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {entity.label}
        <span class="meta">({field.label})</span>
      </summary>
      {open && (
        <>
          {entity.verbs.has('post') && (
            <p>
              <a class="big" href={`${to('du-lieu', entity.name, 'moi')}?${field.name}=${id}`}>
                {say('Thêm mới', 'Add')}
              </a>
            </p>
          )}
          <RecordList
            schema={schema}
            entity={entity}
            bare
            fixed={`${field.name}=${id}`}
            columns={usualColumns(entity).filter((name) => name !== field.name)}
            link={(row) => to('du-lieu', entity.name, row.id)}
          />
        </>
      )}
    </details>
  );
}

export function Related({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const links = linksTo(schema, entity.name);
  if (links.length === 0) return null;
  return (
    <section>
      <h2>{say('Liên quan', 'Related')}</h2>
      {links.map((link) => (
        <One key={link.entity.name + link.field.name} schema={schema} link={link} id={id} />
      ))}
    </section>
  );
}
