// SPDX-License-Identifier: MIT
// What a class is, and changing it. Two organisers who change it at once choose field by field.
import { call, Problem } from 'officer/data/api.ts';
import type { Entity, Schema, Value } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { type Changes, Conflict, changesIn } from 'officer/form/Conflict.tsx';
import { Form } from 'officer/form/Form.tsx';
import { History } from 'officer/list/History.tsx';
import { Facts } from 'officer/list/show.tsx';
import { type Read, readRecord } from 'officer/pages/with.tsx';
import { Button } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { courseSections } from './course.ts';

const HEAD = ['title', 'state', 'taken', 'waiting', 'end_reason'];

export function CourseDetails(props: {
  schema: Schema;
  entity: Entity;
  read: Read;
  changed: () => Promise<void>;
}) {
  const { schema, entity, read } = props;
  const [editing, setEditing] = useState(false);
  const [conflict, setConflict] = useState<{ now: Read; mine: Changes } | null>(null);
  const over = read.row.state === 'finished' || read.row.state === 'cancelled';
  const fields = entity.fields.filter((field) => !over || field.name === 'results');

  const done = async () => {
    setConflict(null);
    setEditing(false);
    await props.changed();
    speak(say('Đã lưu', 'Saved'));
  };
  /** Sends changes made to the record as it was in `before`; a change by somebody else meanwhile is shown. */
  const send = async (before: Read, mine: Changes) => {
    try {
      if (Object.keys(mine).length > 0)
        await call('PATCH', `${entity.address}/${before.row.id}`, mine, { ifMatch: before.etag });
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 412) throw failure;
      setConflict({ now: await readRecord(entity, before.row.id), mine });
      return;
    }
    await done();
  };

  return (
    <section>
      <h2>{say('Thông tin lớp', 'Details')}</h2>
      {conflict ? (
        <Conflict
          schema={schema}
          fields={entity.fields}
          before={read.row}
          theirs={conflict.now.row}
          mine={conflict.mine}
          save={(mine) => send(conflict.now, mine)}
          cancel={() => void done()}
        />
      ) : editing ? (
        <Form
          schema={schema}
          fields={fields}
          values={read.row}
          sections={courseSections()}
          words={say('Lưu thay đổi', 'Save changes')}
          save={(values: Record<string, Value>) => send(read, changesIn(read.row, values))}
        />
      ) : (
        <Facts
          schema={schema}
          row={read.row}
          fields={entity.fields.filter((field) => !HEAD.includes(field.name))}
        />
      )}
      {holds(STAFF) && !conflict && read.row.state !== 'cancelled' && (
        <Button kind="alt" onClick={() => setEditing(!editing)}>
          {editing ? say('Thôi sửa', 'Stop editing') : say('Sửa thông tin', 'Edit details')}
        </Button>
      )}
      <details>
        <summary>{say('Lịch sử', 'History')}</summary>
        <History entity={entity} id={read.row.id} />
      </details>
    </section>
  );
}
