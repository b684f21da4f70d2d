// SPDX-License-Identifier: MIT
// Writing an item: its fields, Markdown beside what it looks like, chapters, files; publishing it; who copied a model.
import { post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { reason, Step } from 'officer/form/Step.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { Chapters } from './Chapters.tsx';
import { CopiesOf } from './Copies.tsx';
import { Files } from './Files.tsx';
import { Look } from './Look.tsx';
import { choosingCampaign, tone } from './library.ts';
import './library.css';

const LAW = ['number', 'issued_by', 'issued', 'in_force', 'until', 'replaced_by'];
const OF_KIND: Record<string, string[]> = { law: LAW, model: ['evidence', 'campaign'], person: ['consent'] };

/** Fields of other kinds are not asked for. */
function fieldsOf(entity: Entity, kind: string) {
  const others = Object.entries(OF_KIND).flatMap(([name, fields]) => (name === kind ? [] : fields));
  return entity.fields
    .filter((field) => !others.includes(field.name) && field.name !== 'body')
    .map(choosingCampaign);
}

interface TextProps {
  entity: Entity;
  read: Read;
  reload: () => void;
  words: string;
}

function Text({ entity, read, reload, words }: TextProps) {
  const [body, setBody] = useState(String(read.row.body ?? ''));
  const action = useAction();
  const save = async (event: Event) => {
    event.preventDefault();
    if (!(await action.run(() => saveRecord(entity, read, { body })))) return;
    speak(say('Đã lưu', 'Saved'));
    reload();
  };
  return (
    <div class="beside">
      <form onSubmit={(event) => void save(event)}>
        <h2>{words}</h2>
        <ProblemNotice problem={action.problem} />
        <div class="field">
          <label for="body">{say('Viết bằng Markdown', 'In Markdown')}</label>
          <textarea
            id="body"
            rows={14}
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" busy={action.busy}>
          {say('Lưu nội dung', 'Save the text')}
        </Button>
      </form>
      <Look item={read.row.id} body={body} />
    </div>
  );
}

function Acts({ row, reload }: { row: Row; reload: () => void }) {
  return (
    <p class="row">
      {row.state === 'published' ? (
        <Step
          kind="alt"
          words={say('Gỡ xuống', 'Withdraw')}
          asks={reason(300)}
          act={(given) => post(`/library_items/${row.id}/withdrawals`, given).then(reload)}
        />
      ) : (
        <Step
          words={say('Đăng', 'Publish')}
          act={() => post(`/library_items/${row.id}/publications`).then(reload)}
        />
      )}
      <a class="link" href={`/cam-nang/${String(row.code)}`}>
        {say('Trang của tài liệu', 'Its page')}
      </a>
    </p>
  );
}

function One({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const load = useLoad(() => readRecord(entity, id), [id]);
  const reload = () => void load.reload();
  return (
    <Await of={load}>
      {(read) => {
        const divided = read.row.kind === 'handbook';
        return (
          <>
            <Title above={<a href={to('thu-vien')}>{say('Thư viện', 'Library')}</a>}>
              {String(read.row.title)}
            </Title>
            <p>
              <Chip tone={tone(String(read.row.state))}>
                {schema.term('library_state', String(read.row.state))}
              </Chip>{' '}
              {read.row.reason}
            </p>
            {holds(STAFF) && <Acts row={read.row} reload={reload} />}
            {divided && <Chapters item={id} />}
            {holds(STAFF) && (
              <Text
                key={read.etag ?? ''}
                entity={entity}
                read={read}
                reload={reload}
                words={divided ? say('Lời mở đầu', 'Words before the chapters') : say('Nội dung', 'Text')}
              />
            )}
            {!divided && <Chapters item={id} />}
            {read.row.kind === 'model' && <CopiesOf model={id} />}
            {holds(STAFF) && (
              <>
                <Files item={id} />
                <h2>{say('Thông tin', 'About it')}</h2>
                <Form
                  key={`form-${read.etag ?? ''}`}
                  schema={schema}
                  fields={fieldsOf(entity, String(read.row.kind))}
                  values={read.row as never}
                  words={say('Lưu thông tin', 'Save')}
                  save={async (values) => {
                    await saveRecord(entity, read, values);
                    speak(say('Đã lưu', 'Saved'));
                    reload();
                  }}
                />
              </>
            )}
          </>
        );
      }}
    </Await>
  );
}

export default function Item({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="library_item">
      {(schema, entity) => <One schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
