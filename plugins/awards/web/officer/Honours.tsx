// SPDX-License-Identifier: MIT
// The book of honours: who was honoured by which decision, and what was revoked.
import { dayShort } from 'officer/data/days.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { honourAt } from './voice.ts';

export default function Honours() {
  return (
    <WithEntity name="honour">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('khen-thuong')}>{say('Khen thưởng', 'Awards')}</a>}>
            {say('Sổ khen thưởng', 'Book of honours')}
          </Title>
          <p>
            {say(
              'Mỗi đơn vị một sổ mỗi năm, vào sổ khi ký quyết định. Đã vào sổ thì không xóa: thu hồi, có lý do.',
              'Each unit has a book a year, entered when the decision is signed. Nothing is taken out: it is revoked, with a reason.',
            )}
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-book_key"
            filters={['round', 'year', 'state', 'unit']}
            link={(row) => honourAt(row.id)}
            empty={say('Chưa có ai trong sổ.', 'Nobody is in the book.')}
            columns={[
              'number',
              'name',
              'title',
              { label: say('Quyết định ngày', 'Decided'), show: (row) => dayShort(String(row.decided)) },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={row.state === 'revoked' ? 'no' : 'ok'}>
                    {schema.term('honour_state', String(row.state))}
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
