// SPDX-License-Identifier: MIT
// One volunteer: the record, what they agreed to, what they did and how it was credited.

import { all } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { forget, Name } from 'officer/data/names.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { History } from 'officer/list/History.tsx';
import { Table } from 'officer/list/RecordList.tsx';
import { Facts } from 'officer/list/show.tsx';
import { readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Phone } from 'officer/shell/Phone.tsx';
import { Await, Button, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { personSections } from './sections.ts';
import { signupTone } from './tones.ts';

function Consents({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => all<Row>(`/consents?volunteer=${id}`), [id]);
  return (
    <Await of={read}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty>{say('Chưa ghi sự đồng ý nào.', 'No consent is recorded.')}</Empty>
        ) : (
          <ul class="tasks">
            {rows.map((row) => (
              <li key={row.id}>
                <div class="grow">
                  <b>{schema.term('consent_purpose', String(row.purpose))}</b>
                  <p class="meta">{String(row.words ?? '')}</p>
                </div>
                <span class="meta">
                  {row.withdrawn
                    ? say(
                        `rút lại ${momentWords(String(row.withdrawn))}`,
                        `withdrawn ${momentWords(String(row.withdrawn))}`,
                      )
                    : momentWords(String(row.given ?? ''))}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Await>
  );
}

function Signups({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => all<Row>(`/signups?volunteer=${id}`, 200), [id]);
  return (
    <Await of={read}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty>{say('Chưa đăng ký việc nào bạn xem được.', 'No sign-up that you may see.')}</Empty>
        ) : (
          <Table
            caption={say('Các lần đăng ký', 'Sign-ups')}
            rows={rows.slice(-20).reverse()}
            columns={[
              {
                label: say('Việc', 'Opening'),
                show: (row) => (
                  <a href={to('viec', String(row.opening))}>
                    <Name entity="opening" id={String(row.opening)} />
                  </a>
                ),
              },
              { label: say('Đăng ký lúc', 'Made'), show: (row) => momentWords(String(row.made ?? '')) },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={signupTone(String(row.state))}>
                    {schema.term('signup_state', String(row.state))}
                  </Chip>
                ),
              },
            ]}
          />
        )
      }
    </Await>
  );
}

function Hours({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => all<Row>(`/credits?volunteer=${id}`, 400), [id]);
  return (
    <Await of={read}>
      {(rows) => {
        const sum = rows
          .filter((row) => row.state === 'granted')
          .reduce((all, row) => all + Number(row.hours ?? 0), 0);
        return (
          <>
            <p>
              <b>{say(`${number(sum / 100, 2)} giờ`, `${number(sum / 100, 2)} hours`)}</b>{' '}
              <span class="meta">{say('trong các hoạt động bạn xem được', 'in activities you may see')}</span>
            </p>
            {rows.length > 0 && (
              <Table
                caption={say('Giờ tình nguyện', 'Hours')}
                rows={rows.slice(-20).reverse()}
                columns={[
                  { label: say('Ngày', 'Day'), show: (row) => dayShort(String(row.day)) },
                  {
                    label: say('Giờ', 'Hours'),
                    numeric: true,
                    show: (row) => number(Number(row.hours ?? 0) / 100, 2),
                  },
                  {
                    label: say('Căn cứ', 'Evidence'),
                    show: (row) => schema.term('evidence', String(row.evidence ?? '')),
                  },
                  {
                    label: say('Trạng thái', 'State'),
                    show: (row) => (
                      <Chip tone={row.state === 'granted' ? 'ok' : 'no'}>
                        {schema.term('credit_state', String(row.state))}
                      </Chip>
                    ),
                  },
                  {
                    label: say('Biên nhận', 'Receipt'),
                    show: (row) =>
                      row.verdict && (
                        <a
                          href={`/bien-nhan/${row.verdict}`}
                          aria-label={say(
                            `Vì sao được từng ấy giờ, ngày ${dayShort(String(row.day))}?`,
                            `Why these hours on ${dayShort(String(row.day))}?`,
                          )}
                        >
                          {say('Vì sao?', 'Why?')}
                        </a>
                      ),
                  },
                ]}
              />
            )}
          </>
        );
      }}
    </Await>
  );
}

function OnePerson({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  const [editing, setEditing] = useState(false);
  return (
    <Await of={read}>
      {(got) => (
        <>
          <Title above={<a href={to('nguoi')}>{say('Người', 'People')}</a>}>
            {String(got.row.full_name ?? got.row.code)}
          </Title>
          <p class="row">
            <span>{String(got.row.code)}</span>
            <Chip tone={got.row.state === 'active' ? 'ok' : 'plain'}>
              {schema.term('volunteer_state', String(got.row.state))}
            </Chip>
            {got.row.phone && <Phone number={String(got.row.phone)} />}
            {got.row.merged_into && (
              <a href={to('nguoi', String(got.row.merged_into))}>{say('Hồ sơ đã gộp vào', 'Merged into')}</a>
            )}
          </p>
          {editing ? (
            <Form
              schema={schema}
              fields={entity.fields}
              values={got.row}
              sections={personSections()}
              words={say('Lưu thay đổi', 'Save changes')}
              save={async (values) => {
                await saveRecord(entity, got, values);
                forget('volunteer');
                await read.reload();
                setEditing(false);
                speak(say('Đã lưu', 'Saved'));
              }}
            />
          ) : (
            <Facts
              schema={schema}
              row={got.row}
              fields={entity.fields.filter(
                (f) => !['full_name', 'sort_name', 'code', 'state', 'phone', 'account'].includes(f.name),
              )}
            />
          )}
          <Button kind="alt" onClick={() => setEditing(!editing)}>
            {editing ? say('Thôi sửa', 'Stop editing') : say('Sửa hồ sơ', 'Edit the record')}
          </Button>
          <h2>{say('Giờ tình nguyện', 'Volunteer hours')}</h2>
          <Hours schema={schema} id={id} />
          <h2>{say('Đăng ký gần đây', 'Recent sign-ups')}</h2>
          <Signups schema={schema} id={id} />
          <h2>{say('Đã đồng ý', 'Consents')}</h2>
          <Consents schema={schema} id={id} />
          <details>
            <summary>{say('Lịch sử hồ sơ', 'History of the record')}</summary>
            <History entity={entity} id={id} />
          </details>
        </>
      )}
    </Await>
  );
}

export default function Person({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="volunteer">
      {(schema, entity) => <OnePerson schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
