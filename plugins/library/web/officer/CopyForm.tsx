// SPDX-License-Identifier: MIT
// Reports that a unit copied a model (?model=), or changes what was reported (?id=). The model may be any that is published,
// whoever keeps it.
import { get, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Row, Schema, Term } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, place, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { choosingCampaign } from './library.ts';

interface Shelf {
  groups: { items: { id: string; title: string }[] }[];
}

const FIELDS = ['model', 'unit', 'since', 'result', 'people', 'campaign'];

function Writing({
  schema,
  entity,
  read,
  models,
}: {
  schema: Schema;
  entity: Entity;
  read: Read | null;
  models: Term[];
}) {
  const given = { model: place.value.query.get('model') ?? '', unit: homeUnit(), since: today() };
  const fields = FIELDS.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    .filter((field) => !read || (field.name !== 'model' && field.name !== 'unit'))
    .map((field) => (field.name === 'model' ? { ...field, kind: 'enum' as const, options: models } : field))
    .map(choosingCampaign);
  return (
    <Form
      schema={schema}
      fields={fields}
      values={(read?.row ?? given) as never}
      words={say('Báo đã làm theo', 'Report it')}
      cancel={read ? to('nhan-rong', read.row.id) : to('nhan-rong')}
      save={async (values) => {
        const id = read ? read.row.id : (await post<Row>('/replications', values)).id;
        if (read) await saveRecord(entity, read, values);
        speak(say('Đã báo', 'Reported'));
        go(to('nhan-rong', id), { replace: true });
      }}
    />
  );
}

export default function CopyForm() {
  const id = place.value.query.get('id') ?? '';
  const shelf = useLoad(() => get<Shelf>('/public/library_items?kind=model'), []);
  return (
    <WithEntity name="replication">
      {(schema, entity) => <Loaded schema={schema} entity={entity} id={id} shelf={shelf} />}
    </WithEntity>
  );
}

function Loaded(props: {
  schema: Schema;
  entity: Entity;
  id: string;
  shelf: ReturnType<typeof useLoad<Shelf>>;
}) {
  const { schema, entity, id, shelf } = props;
  const read = useLoad(async () => ({ of: id ? await readRecord(entity, id) : null }), [id]);
  return (
    <>
      <Title above={<a href={to('nhan-rong')}>{say('Nhân rộng mô hình', 'Copies of models')}</a>}>
        {id
          ? say('Sửa điều đã báo', 'Change what was reported')
          : say('Báo đã làm theo mô hình', 'Report a copy')}
      </Title>
      <Await of={shelf}>
        {(models) => (
          <Await of={read}>
            {({ of }) => (
              <Writing
                schema={schema}
                entity={entity}
                read={of}
                models={[
                  { code: '', label: say('Hãy chọn', 'Choose') },
                  ...models.groups
                    .flatMap((group) => group.items)
                    .map((one) => ({ code: one.id, label: one.title })),
                ]}
              />
            )}
          </Await>
        )}
      </Await>
    </>
  );
}
