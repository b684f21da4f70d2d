// SPDX-License-Identifier: MIT
// One opening: its shifts with who signed up, live, and the people who fit best.

import { all, get } from 'officer/data/api.ts';
import { useLive } from 'officer/data/live.ts';
import { useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, LEADING, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { History } from 'officer/list/History.tsx';
import { Facts } from 'officer/list/show.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import { CandidateList } from './Candidates.tsx';
import { NewShift, ShiftCard } from './Shifts.tsx';
import { openingSections } from './sections.ts';
import type { Roster, ShiftRoster } from './types.ts';

async function readShifts(opening: string): Promise<ShiftRoster[]> {
  const rows = await all<Row>(`/shifts?opening=${opening}`);
  return Promise.all(
    rows.map(async (row) => ({ row, roster: await get<Roster>(`/shifts/${row.id}/roster`) })),
  );
}

const applied = (shifts: ShiftRoster[]): number =>
  shifts.reduce((sum, one) => sum + one.roster.items.filter((line) => line.state === 'applied').length, 0);

function Details({
  schema,
  entity,
  got,
  reload,
}: {
  schema: Schema;
  entity: Entity;
  got: Read;
  reload: () => Promise<void>;
}) {
  const [editing, setEditing] = useState(false);
  return (
    <>
      {editing ? (
        <Form
          schema={schema}
          fields={entity.fields.filter((field) => field.name !== 'campaign')}
          values={got.row}
          sections={openingSections()}
          words={say('Lưu thay đổi', 'Save changes')}
          save={async (values) => {
            await saveRecord(entity, got, values);
            await reload();
            setEditing(false);
            speak(say('Đã lưu', 'Saved'));
          }}
        />
      ) : (
        <Facts
          schema={schema}
          row={got.row}
          fields={entity.fields.filter((f) => !['title', 'campaign'].includes(f.name))}
        />
      )}
      {holds(STAFF) && (
        <Button kind="alt" onClick={() => setEditing(!editing)}>
          {editing ? say('Thôi sửa', 'Stop editing') : say('Sửa việc này', 'Edit this opening')}
        </Button>
      )}
    </>
  );
}

function OneOpening({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  const shifts = useLoad(() => readShifts(id), [id]);
  const known = useRef(-1);
  const [round, setRound] = useState(0);
  useLive([`opening/${id}`], () => void shifts.reload());
  if (shifts.data) {
    const now = applied(shifts.data);
    if (known.current >= 0 && now > known.current) speak(say('Có đăng ký mới', 'A new sign-up'));
    known.current = now;
  }
  const changed = () => {
    void shifts.reload();
    setRound(round + 1);
  };
  return (
    <Await of={read}>
      {(got) => (
        <>
          <Title
            above={
              <a href={to('chien-dich', String(got.row.campaign))}>
                <Name entity="campaign" id={String(got.row.campaign)} />
              </a>
            }
          >
            {String(got.row.title)}
          </Title>
          <details>
            <summary>{say('Yêu cầu và chi tiết', 'Requirements and details')}</summary>
            <Details schema={schema} entity={entity} got={got} reload={read.reload} />
          </details>
          <div class="sides">
            <section>
              <h2>{say('Ca và người đăng ký', 'Shifts and sign-ups')}</h2>
              <Await of={shifts}>
                {(list) => (
                  <>
                    {list.map((one) => (
                      <ShiftCard
                        key={one.row.id}
                        one={one}
                        opening={got.row}
                        schema={schema}
                        changed={changed}
                      />
                    ))}
                    {holds(STAFF) && (
                      <NewShift
                        opening={id}
                        first={list.length === 0}
                        last={list.at(-1)?.row}
                        added={changed}
                      />
                    )}
                  </>
                )}
              </Await>
            </section>
            {holds(LEADING) && shifts.data && shifts.data.length > 0 && (
              <section>
                <h2>{say('Người phù hợp nhất', 'Who fits best')}</h2>
                {holds(STAFF) && (
                  <a class="big" href={to('viec', id, 'huy-dong')}>
                    {say('Huy động khẩn: gọi mọi người ở gần', 'Call-up: everybody near at once')}
                  </a>
                )}
                <CandidateList
                  opening={id}
                  shifts={shifts.data.map((one) => one.row)}
                  round={round}
                  invited={changed}
                />
              </section>
            )}
          </div>
          <details>
            <summary>{say('Lịch sử', 'History')}</summary>
            <History entity={entity} id={id} />
          </details>
        </>
      )}
    </Await>
  );
}

export default function Opening({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="opening">
      {(schema, entity) => <OneOpening schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
