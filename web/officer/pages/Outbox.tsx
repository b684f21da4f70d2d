// SPDX-License-Identifier: MIT
// Messages that go out, with what became of them.
import { momentWords } from '../data/days.ts';
import { say } from '../data/words.ts';
import { RecordList } from '../list/RecordList.tsx';
import { Phone } from '../shell/Phone.tsx';
import { Chip, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { WithEntity } from './with.tsx';

export default function Outbox() {
  return (
    <WithEntity name="message">
      {(schema, entity) => (
        <>
          <Title>{say('Hộp thư gửi đi', 'Outbox')}</Title>
          <p class="meta">
            {say(
              'Tin nhắn và thư máy chủ gửi cho mọi người. Khi chưa cài cổng gửi, tin nằm lại đây.',
              'Messages the server sends. Without a gateway set up they stay here.',
            )}
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-made"
            link={(row) => to('du-lieu', 'message', row.id)}
            empty={say('Chưa có tin nào, hoặc không tin nào khớp.', 'No message, or none that matches.')}
            columns={[
              { label: say('Tiêu đề', 'Subject'), show: (row) => String(row.subject ?? row.about ?? '–') },
              { label: say('Gửi đến', 'To'), show: (row) => <Phone number={String(row.to ?? '–')} /> },
              { label: say('Viết lúc', 'Written'), show: (row) => momentWords(String(row.made ?? '')) },
              { label: say('Nội dung', 'Text'), show: (row) => String(row.body ?? '–').slice(0, 90) },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={row.error ? 'no' : row.sent ? 'ok' : 'info'}>
                    {schema.term('message_state', String(row.state))}
                  </Chip>
                ),
              },
            ]}
          />
        </>
      )}
    </WithEntity>
  );
}
