// SPDX-License-Identifier: MIT
// One record of any entity: what it says, changing it, its history, deleting it.
import { useState } from 'preact/hooks';
import { call } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import { forget } from '../data/names.ts';
import type { Entity, Schema } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Form } from '../form/Form.tsx';
import { Step } from '../form/Step.tsx';
import { History } from '../list/History.tsx';
import { Related } from '../list/Related.tsx';
import { Facts } from '../list/show.tsx';
import { Await, Button, Title } from '../shell/parts.tsx';
import { go, to } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import { type Read, readRecord, saveRecord, WithEntity } from './with.tsx';

function titleText(entity: Entity, read: Read): string {
  const name = read.row[entity.nameField];
  return typeof name === 'string' && name ? name : entity.label;
}

function Delete({ entity, id }: { entity: Entity; id: string }) {
  return (
    <Step
      kind="bad"
      words={say('Xóa', 'Delete')}
      title={say('Xóa hồ sơ này?', 'Delete this record?')}
      says={say(
        'Nhật ký vẫn giữ việc xóa; quản trị tỉnh hoàn tác được.',
        'The journal keeps the deletion; the provincial administrator can undo it.',
      )}
      keep={say('Giữ lại', 'Keep')}
      act={async () => {
        await call('DELETE', `${entity.address}/${id}`);
        forget(entity.name);
        go(to('du-lieu', entity.name));
      }}
    />
  );
}

function OneRecord({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [entity.name, id]);
  const [editing, setEditing] = useState(false);
  return (
    <Await of={read}>
      {(got) => (
        <>
          <Title above={<a href={to('du-lieu', entity.name)}>{entity.label}</a>}>
            {titleText(entity, got)}
          </Title>
          {editing ? (
            <Form
              schema={schema}
              fields={entity.fields}
              values={got.row}
              words={say('Lưu thay đổi', 'Save changes')}
              save={async (values) => {
                await saveRecord(entity, got, values);
                forget(entity.name);
                await read.reload();
                setEditing(false);
                speak(say('Đã lưu', 'Saved'));
              }}
            />
          ) : (
            <Facts
              schema={schema}
              fields={entity.fields.filter((field) => field.name !== entity.nameField)}
              row={got.row}
            />
          )}
          <p class="row">
            {entity.verbs.has('one-patch') && (
              <Button kind="alt" onClick={() => setEditing(!editing)}>
                {editing ? say('Thôi sửa', 'Stop editing') : say('Sửa', 'Edit')}
              </Button>
            )}
            {entity.verbs.has('one-delete') && !editing && <Delete entity={entity} id={id} />}
          </p>
          <Related schema={schema} entity={entity} id={id} />
          {entity.verbs.has('history') && (
            <section>
              <h2>{say('Lịch sử', 'History')}</h2>
              <History entity={entity} id={id} />
            </section>
          )}
        </>
      )}
    </Await>
  );
}

export default function Record({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name={params.entity ?? ''}>
      {(schema, entity) => <OneRecord schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
