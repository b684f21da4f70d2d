// SPDX-License-Identifier: MIT
// Keys by which other systems use the API: whose they are, what they may do, when they were last used; making one, and
// revoking one at once. A key is shown a single time, when it is made.
import { useState } from 'preact/hooks';
import { all, call, post } from '../data/api.ts';
import { dayShort, momentWords } from '../data/days.ts';
import { useLoad } from '../data/load.ts';
import type { Entity, Row, Schema } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Form } from '../form/Form.tsx';
import { Step } from '../form/Step.tsx';
import { Table } from '../list/RecordList.tsx';
import { Await, Empty, Title } from '../shell/parts.tsx';
import { speak } from '../shell/speak.ts';
import { WithEntity } from './with.tsx';

function Make({ schema, made }: { schema: Schema; made: () => void }) {
  const [key, setKey] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  return (
    <section>
      <h2>{say('Tạo khóa mới', 'Make a key')}</h2>
      <p>
        {say(
          'Khóa làm được đúng những gì tài khoản của bạn làm được. Đừng gửi khóa qua Zalo hay thư.',
          'A key may do what your account may do. Do not send it by chat or mail.',
        )}
      </p>
      {key && (
        <div class="notice" role="status">
          <p>
            <b>
              ✓ {say('Chép khóa này ngay: nó không hiện lại.', 'Copy the key now: it is not shown again.')}
            </b>
          </p>
          <p>
            <code class="key">{key}</code>
          </p>
        </div>
      )}
      <Form
        key={round}
        schema={schema}
        fields={schema.body('post', '/me/keys')}
        values={{}}
        words={say('Tạo khóa', 'Make the key')}
        save={async (values) => {
          setKey((await post<{ token: string }>('/me/keys', values)).token);
          speak(say('Đã tạo khóa, chép ngay', 'The key is made, copy it now'));
          setRound(round + 1);
          made();
        }}
      />
    </section>
  );
}

function Revoke({ row, done }: { row: Row; done: () => void }) {
  const label = String(row.label);
  return (
    <Step
      kind="link"
      words={say('Thu hồi', 'Revoke')}
      label={say(`Thu hồi khóa ${label}`, `Revoke the key ${label}`)}
      title={say(`Thu hồi khóa «${label}»?`, `Revoke the key “${label}”?`)}
      says={say(
        'Hệ thống đang dùng khóa này bị từ chối ngay. Không lấy lại được khóa cũ, chỉ tạo được khóa mới.',
        'Whatever uses it is refused at once. It cannot be brought back, only replaced.',
      )}
      keep={say('Giữ lại', 'Keep')}
      done={say(`Đã thu hồi khóa ${label}`, `Key ${label} revoked`)}
      act={() => call('DELETE', `/api_keys/${row.id}`).then(done)}
    />
  );
}

function List({ schema, entity }: { schema: Schema; entity: Entity }) {
  const read = useLoad(() => all<Row>(entity.address), []);
  const again = () => void read.reload();
  return (
    <>
      <Title>{say('Khóa API', 'API keys')}</Title>
      <Await of={read}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{say('Chưa có khóa nào.', 'There are no keys.')}</Empty>
          ) : (
            <Table
              caption={say('Các khóa đang dùng được', 'Keys that work')}
              rows={rows}
              columns={[
                { label: say('Tên khóa', 'Name'), show: (row) => String(row.label) },
                { label: say('Người tạo', 'Made by'), show: (row) => String(row.maker ?? '–') },
                { label: say('Làm được gì', 'May do'), show: (row) => String(row.scope ?? '–') },
                { label: say('Tạo lúc', 'Made'), show: (row) => momentWords(String(row.made ?? '')) },
                {
                  label: say('Dùng lần cuối', 'Last used'),
                  show: (row) => (row.used ? dayShort(String(row.used)) : say('chưa dùng', 'never')),
                },
                { label: say('Thao tác', 'Action'), show: (row) => <Revoke row={row} done={again} /> },
              ]}
            />
          )
        }
      </Await>
      <Make schema={schema} made={again} />
    </>
  );
}

export default function Keys() {
  return (
    <WithEntity name="api_key">{(schema, entity) => <List schema={schema} entity={entity} />}</WithEntity>
  );
}
