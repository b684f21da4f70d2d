// SPDX-License-Identifier: MIT
// Every round of a year's evaluation, the newest first.
import { dayShort } from 'officer/data/days.ts';
import { AREA, holds } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { roundTone } from './evaluation.ts';

export default function Evaluations() {
  return (
    <WithEntity name="evaluation_round">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(AREA) && (
                <a class="btn" href={to('danh-gia', 'moi')}>
                  {say('Mở đợt đánh giá', 'Open a round')}
                </a>
              )
            }
          >
            {say('Đánh giá năm', "A year's evaluation")}
          </Title>
          <p>
            {say(
              'Mỗi năm một đợt cho mỗi đơn vị, theo quy tắc của đơn vị ấy. Xem và tính lại thoải mái: chưa công bố thì chưa ai được báo.',
              'One round a year for each unit, by its own rule. Look and work it out again freely: nobody is told anything before you publish.',
            )}
          </p>
          <p class="row">
            <a class="link" href={to('du-lieu', 'evaluate_work')}>
              {say('Việc ghi nhận khác', 'Other recognised work')}
            </a>
            <a class="link" href={to('du-lieu', 'absence_notice')}>
              {say('Báo bận', 'Absence notices')}
            </a>
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-made"
            filters={['year', 'unit', 'state']}
            link={(row) => to('danh-gia', row.id)}
            empty={say('Chưa có đợt đánh giá nào.', 'No round yet.')}
            columns={[
              'title',
              {
                label: say('Năm tính', 'Period'),
                show: (row) => `${dayShort(String(row.from))} – ${dayShort(String(row.until))}`,
              },
              'unit',
              {
                label: say('Được xếp loại', 'Rated'),
                numeric: true,
                show: (row) =>
                  row.people ? `${number(Number(row.rated ?? 0))}/${number(Number(row.people))}` : '–',
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={roundTone(String(row.state))}>
                    {schema.term('evaluation_round_state', String(row.state))}
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
