// SPDX-License-Identifier: MIT
// What a department writes: a programme, a unit asked to take it up, an inspection note.
import { call, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Field, Row, Schema } from 'officer/data/schema.ts';
import { me } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { readRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';

const mine = (): string => me.value?.roles.find((held) => held.role === 'partner')?.unit ?? '';
const back = () => go(to('phoi-hop'), { replace: true });
const above = () => <a href={to('phoi-hop')}>{say('Phối hợp', 'Departments')}</a>;

interface WriteProps {
  entity: string;
  id: string; // "moi" = a new one
  title: string;
  values: Values;
  names: string[];
}

function Change({
  schema,
  entity,
  fields,
  id,
}: {
  schema: Schema;
  entity: Entity;
  fields: Field[];
  id: string;
}) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  return (
    <Await of={read}>
      {({ row, etag }) => (
        <Form
          schema={schema}
          fields={fields}
          values={Object.fromEntries(fields.map(({ name }) => [name, row[name] ?? null])) as Values}
          words={say('Lưu', 'Save')}
          cancel={to('phoi-hop')}
          save={async (given) => {
            await call('PATCH', `${entity.address}/${id}`, given, { ifMatch: etag });
            back();
          }}
        />
      )}
    </Await>
  );
}

function Write({ entity: name, id, title, values, names }: WriteProps) {
  return (
    <WithEntity name={name}>
      {(schema, entity) => {
        const fields = entity.fields.filter((field) => names.includes(field.name));
        return (
          <>
            <Title above={above()}>{title}</Title>
            {id === 'moi' ? (
              <Form
                schema={schema}
                fields={fields}
                values={values}
                words={say('Lưu', 'Save')}
                cancel={to('phoi-hop')}
                save={async (given) => {
                  await post<Row>(entity.address, { ...values, ...given });
                  back();
                }}
              />
            ) : (
              <Change schema={schema} entity={entity} fields={fields} id={id} />
            )}
          </>
        );
      }}
    </WithEntity>
  );
}

export function ProposalForm({ params }: { params: Record<string, string> }) {
  const id = params.id ?? 'moi';
  const names = ['title', 'type', 'field', 'engagement', 'starts', 'ends', 'summary', 'brings', 'document'];
  return (
    <Write
      entity="programme_proposal"
      id={id}
      title={say('Đề xuất chương trình', 'Propose a programme')}
      values={{ unit: mine(), engagement: 'community', starts: today(), ends: today() }}
      names={names}
    />
  );
}

export function InspectionForm({ params }: { params: Record<string, string> }) {
  const id = params.id ?? 'moi';
  const unit = new URLSearchParams(location.search).get('unit') ?? mine();
  const names = ['inspected', 'campaign', 'day', 'looked_at', 'findings', 'to_do', 'due'];
  return (
    <Write
      entity="inspection"
      id={id}
      title={say('Ghi kiểm tra, giám sát', 'Inspection note')}
      values={{ unit, day: today() }}
      names={names}
    />
  );
}

export function AskForm({ params }: { params: Record<string, string> }) {
  const id = params.id ?? 'moi';
  return (
    <WithEntity name="programme_ask">
      {(schema, entity) => (
        <>
          <Title above={above()}>{say('Đề nghị một đơn vị nhận chương trình', 'Ask a unit')}</Title>
          <Form
            schema={schema}
            fields={entity.fields.filter((field) => ['unit', 'place', 'people'].includes(field.name))}
            values={{}}
            words={say('Gửi đề nghị', 'Ask')}
            cancel={to('phoi-hop')}
            save={async (given) => {
              await post(`/programme_proposals/${id}/asks`, given);
              back();
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
