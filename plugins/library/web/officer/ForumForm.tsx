// SPDX-License-Identifier: MIT
// A forum's own facts: a new one, or those of one there is. Agenda, questions and conclusion stand on its page.
import { post } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';

const FACTS = ['title', 'about', 'unit', 'held_on', 'place', 'chair', 'asks_until'];

function Writing({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const load = useLoad(
    async (): Promise<Read> =>
      id ? await readRecord(entity, id) : { row: { id: '', unit: homeUnit() } as Row, etag: null },
    [id],
  );
  return (
    <Await of={load}>
      {(read) => (
        <>
          <Title
            above={
              id ? (
                <a href={to('doi-thoai', id)}>{String(read.row.title)}</a>
              ) : (
                <a href={to('doi-thoai')}>{say('Diễn đàn, đối thoại', 'Forums')}</a>
              )
            }
          >
            {id ? say('Sửa thông tin', 'Change its facts') : say('Mở diễn đàn', 'Hold a forum')}
          </Title>
          <Form
            schema={schema}
            fields={FACTS.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])}
            values={read.row as never}
            words={id ? say('Lưu', 'Save') : say('Tạo, rồi soạn chương trình', 'Make it, then its agenda')}
            cancel={id ? to('doi-thoai', id) : to('doi-thoai')}
            save={async (values) => {
              const made = id ? read.row : await post<Row>('/forums', values);
              if (id) await saveRecord(entity, read, values);
              speak(say('Đã lưu', 'Saved'));
              go(to('doi-thoai', made.id), { replace: true });
            }}
          />
        </>
      )}
    </Await>
  );
}

export default function ForumForm({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="forum">
      {(schema, entity) => <Writing schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
