// SPDX-License-Identifier: MIT
// A new record of any entity. What the address gives (?campaign=ID) stands in the form already.
import { post } from '../data/api.ts';
import { forget } from '../data/names.ts';
import type { Entity, Row } from '../data/schema.ts';
import { homeUnit } from '../data/session.ts';
import { inside, say } from '../data/words.ts';
import { Form, type Values } from '../form/Form.tsx';
import { Title } from '../shell/parts.tsx';
import { go, place, to } from '../shell/router.ts';
import { WithEntity } from './with.tsx';

function given(entity: Entity): Values {
  const values: Values = {};
  for (const field of entity.fields) {
    const text = place.value.query.get(field.name);
    if (text) values[field.name] = text;
  }
  if (entity.fields.some((f) => f.name === 'unit' && f.required) && !values.unit) values.unit = homeUnit();
  return values;
}

export default function NewRecord({ params }: { params: Record<string, string> }) {
  const name = params.entity ?? '';
  return (
    <WithEntity name={name}>
      {(schema, entity) => (
        <>
          <Title above={<a href={to('du-lieu', name)}>{entity.label}</a>}>
            {say(`Thêm ${inside(entity.label)}`, `Add: ${entity.label}`)}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields}
            values={given(entity)}
            words={say('Lưu', 'Save')}
            cancel={to('du-lieu', name)}
            save={async (values) => {
              const row = await post<Row>(entity.address, values);
              forget(name);
              go(to('du-lieu', name, row.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
