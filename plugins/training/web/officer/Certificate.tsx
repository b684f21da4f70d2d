// SPDX-License-Identifier: MIT
// One line of the register: what it certifies and until when, the paper and the signed file, revoking and issuing anew.
import { post } from 'officer/data/api.ts';
import { dayShort, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { History } from 'officer/list/History.tsx';
import { Facts } from 'officer/list/show.tsx';
import { readRecord, WithEntity } from 'officer/pages/with.tsx';
import { Ask, Await, Button, Chip, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { standingTone } from './certificate.ts';

interface ActProps {
  schema: Schema;
  row: Row;
  route: string; // below the certificate
  bad?: boolean;
  button: string;
  title: string;
  words: string; // on the form's button
  children: ComponentChildren;
  values?: Values;
  done: (row: Row) => void;
}

/** A button, and the dialog that asks for what the deed must say. */
function Act({ schema, row, route, bad, button, title, words, children, values, done }: ActProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={bad ? 'bad' : 'alt'} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Ask open={open} title={title} close={() => setOpen(false)}>
        {children}
        <Form
          schema={schema}
          fields={schema
            .body('post', `/certificates/{id}/${route}`)
            .map((field) => ({ ...field, readOnly: false }))}
          values={values ?? {}}
          words={words}
          save={async (given) => {
            const answer = await post<Row>(`/certificates/${row.id}/${route}`, given);
            setOpen(false);
            done(answer);
          }}
        />
      </Ask>
    </>
  );
}

function Acts({ schema, row, reload }: { schema: Schema; row: Row; reload: () => Promise<unknown> }) {
  if (!holds(STAFF) || row.revoked_on) return null;
  return (
    <p class="row">
      <Act
        schema={schema}
        row={row}
        route="reissues"
        button={say('Cấp lại', 'Issue anew')}
        title={say('Cấp lại với số mới?', 'Issue it under a new number?')}
        words={say('Cấp lại', 'Issue anew')}
        values={{ issued: today(), course: row.course, signer: row.signer }}
        done={(made) => {
          speak(say('Đã cấp lại', 'Issued anew'));
          go(to('chung-nhan', made.id));
        }}
      >
        <p>
          {say(
            'Giấy cũ bị thu hồi với lý do «được thay»; ai quét mã cũ sẽ thấy điều đó.',
            'The old one is revoked as replaced; whoever scans its code reads that.',
          )}
        </p>
      </Act>
      <Act
        schema={schema}
        row={row}
        route="revocations"
        bad
        button={say('Thu hồi', 'Revoke')}
        title={say('Thu hồi chứng nhận này?', 'Revoke this certificate?')}
        words={say('Thu hồi', 'Revoke')}
        done={() => {
          speak(say('Đã thu hồi', 'Revoked'));
          void reload();
        }}
      >
        <p>
          {say(
            'Trang tra cứu và tệp có chữ ký báo thu hồi ngay, kèm lý do. Giấy đã in vẫn còn trong tay người giữ: hãy đề nghị nộp lại. Việc này không quay lại được; nhầm thì cấp lại.',
            'The public page and the signed file tell it at once, with the reason. What is printed stays in the holder’s hands: ask for it back. This cannot be taken back; if it was a mistake, issue it anew.',
          )}
        </p>
      </Act>
    </p>
  );
}

const OWN = ['number', 'holder', 'standing', 'register_key', 'listed', 'officer'];

function One({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  return (
    <Await of={read}>
      {({ row }) => (
        <>
          <Title
            above={<a href={to('chung-nhan')}>{say('Sổ cấp chứng nhận', 'Register of certificates')}</a>}
          >
            {`${String(row.holder ?? say('Người được cấp', 'Holder'))}, ${String(row.number)}`}
          </Title>
          <p class="row">
            <Chip tone={standingTone(String(row.standing))}>
              {schema.term('certificate_standing', String(row.standing))}
            </Chip>
            {row.expires && (
              <span class="meta">
                {say(
                  `Có giá trị đến hết ${dayShort(String(row.expires))}`,
                  `Valid until ${dayShort(String(row.expires))}`,
                )}
              </span>
            )}
          </p>
          <p class="row">
            <a class="btn" href={`/api/v1/certificates/${id}/paper`}>
              {say('In giấy (PDF)', 'Print (PDF)')}
            </a>
            <a class="btn alt" href={`/api/v1/certificates/${id}/credential`} download>
              {say('Tệp có chữ ký', 'Signed file')}
            </a>
            {row.code && (
              <a class="link" href={`/xac-minh/${String(row.code)}`}>
                {say('Trang tra cứu', 'Public page')}
              </a>
            )}
          </p>
          <Facts
            schema={schema}
            row={row}
            fields={entity.fields.filter((field) => !OWN.includes(field.name))}
          />
          <Acts schema={schema} row={row} reload={read.reload} />
          <section>
            <h2>{say('Lịch sử', 'History')}</h2>
            <History entity={entity} id={id} />
          </section>
        </>
      )}
    </Await>
  );
}

export default function Certificate({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="certificate">
      {(schema, entity) => <One schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
