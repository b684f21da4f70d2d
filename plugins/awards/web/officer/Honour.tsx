// SPDX-License-Identifier: MIT
// One honour: its story for the public page, whether it stands there, and revoking it.
import { call, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { History } from 'officer/list/History.tsx';
import { readRecord, WithEntity } from 'officer/pages/with.tsx';
import { Ask, Await, Button, Chip, Facts, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { dossierAt } from './awards.ts';

const free = (schema: Schema, method: 'post' | 'patch', path: string) =>
  schema.body(method, path).map((field) => ({ ...field, readOnly: false }));

function Story({ schema, row, reload }: { schema: Schema; row: Row; reload: () => Promise<unknown> }) {
  return (
    <section aria-labelledby="story">
      <h2 id="story">{say('Câu chuyện trên bảng vàng', 'Story on the page of honours')}</h2>
      <Form
        schema={schema}
        fields={free(schema, 'patch', '/honours/{id}')}
        values={{ story: row.story, published: row.published }}
        words={say('Lưu', 'Save')}
        save={async (given) => {
          await call('PATCH', `/honours/${row.id}`, given);
          speak(say('Đã lưu', 'Saved'));
          await reload();
        }}
      />
    </section>
  );
}

function Revoke({ schema, row, reload }: { schema: Schema; row: Row; reload: () => Promise<unknown> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="bad" onClick={() => setOpen(true)}>
        {say('Thu hồi', 'Revoke')}
      </Button>
      <Ask
        open={open}
        title={say('Thu hồi khen thưởng này?', 'Revoke this honour?')}
        close={() => setOpen(false)}
      >
        <p>
          {say(
            'Tên rời bảng vàng, trang tra cứu báo thu hồi ngay, kèm lý do. Hồ sơ, minh chứng, phiếu chấm được giữ nguyên. Việc này không quay lại được.',
            'It leaves the page of honours, and whoever checks the paper is told at once, with the reason. The dossier, its evidence and its scores are kept. This cannot be taken back.',
          )}
        </p>
        <Form
          schema={schema}
          fields={free(schema, 'post', '/honours/{id}/revocations')}
          values={{}}
          words={say('Thu hồi', 'Revoke')}
          save={async (given) => {
            await post(`/honours/${row.id}/revocations`, given);
            setOpen(false);
            speak(say('Đã thu hồi', 'Revoked'));
            await reload();
          }}
        />
      </Ask>
    </>
  );
}

function One({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  return (
    <Await of={read}>
      {({ row }) => (
        <>
          <Title above={<a href={to('khen-thuong', 'so')}>{say('Sổ khen thưởng', 'Book of honours')}</a>}>
            {`${String(row.name ?? say('Người được khen', 'Honoured'))}, ${String(row.number)}`}
          </Title>
          <p class="row">
            <Chip tone={row.state === 'revoked' ? 'no' : 'ok'}>
              {schema.term('honour_state', String(row.state))}
            </Chip>
            <a class="btn alt" href={`/api/v1/honours/${id}/paper`}>
              {say('In giấy (PDF)', 'Print (PDF)')}
            </a>
            <a class="link" href={`/xac-minh/${String(row.code)}`}>
              {say('Trang tra cứu', 'Where it is checked')}
            </a>
            {row.state !== 'revoked' && (
              <a class="link" href={`/vinh-danh/${id}`}>
                {say('Trên bảng vàng', 'On the page of honours')}
              </a>
            )}
            <a class="link" href={dossierAt(String(row.nomination))}>
              {say('Hồ sơ', 'Dossier')}
            </a>
          </p>
          <Facts
            rows={[
              [say('Nội dung khen', 'For'), String(row.title)],
              [say('Ngày quyết định', 'Decided on'), dayShort(String(row.decided))],
              [say('Mã tra cứu', 'Code'), String(row.code)],
              ...(row.revoked_on
                ? [
                    [
                      say('Thu hồi', 'Revoked'),
                      `${dayShort(String(row.revoked_on))}: ${schema.term('honour_revoke', String(row.revoke_reason))}. ${String(row.revoke_note ?? '')}`,
                    ] as [string, string],
                  ]
                : []),
            ]}
          />
          {holds(STAFF) && row.state !== 'revoked' && (
            <>
              <Story schema={schema} row={row} reload={read.reload} />
              <Revoke schema={schema} row={row} reload={read.reload} />
            </>
          )}
          <section>
            <h2>{say('Lịch sử', 'History')}</h2>
            <History entity={entity} id={id} />
          </section>
        </>
      )}
    </Await>
  );
}

export default function Honour({ params }: { params: Params }) {
  return (
    <WithEntity name="honour">
      {(schema, entity) => <One schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
