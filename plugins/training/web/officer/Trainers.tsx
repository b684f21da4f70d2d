// SPDX-License-Identifier: MIT
// Everybody on the way to a trainer's level, the newest first.
import { dayShort } from 'officer/data/days.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { levelWords, stateTone } from './ladder.ts';

export default function Trainers() {
  return (
    <WithEntity name="candidacy">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(STAFF) && (
                <a class="btn" href={to('tap-huan-vien', 'moi')}>
                  {say('Mở hồ sơ', 'Open a candidacy')}
                </a>
              )
            }
          >
            {say('Tập huấn viên', 'Trainers')}
          </Title>
          <p>
            {say(
              'Bậc T1 đến T4: quy tắc của tỉnh nói ai đủ điều kiện và còn thiếu gì; cán bộ quyết định.',
              "Levels T1 to T4: the province's rule says who qualifies and what is missing; officers decide.",
            )}
          </p>
          <p class="row">
            <a class="link" href={to('du-lieu', 'declared_tie')}>
              {say('Quan hệ đã khai', 'Declared ties')}
            </a>
            <a class="link" href={to('quy-tac')}>
              {say('Quy tắc công nhận', 'The rule')}
            </a>
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-opened"
            filters={['state', 'level', 'unit']}
            link={(row) => to('tap-huan-vien', row.id)}
            empty={say('Chưa có ai dự xét.', 'Nobody is a candidate yet.')}
            columns={[
              {
                label: say('Người dự xét', 'Candidate'),
                show: (row) => String(row.name ?? say('(không hiện tên)', '(name not shown)')),
              },
              {
                label: say('Bậc', 'Level'),
                show: (row) => levelWords(Number(row.level), row.renewal === true),
              },
              'unit',
              { label: say('Mở ngày', 'Opened'), show: (row) => dayShort(String(row.opened)) },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={stateTone(String(row.state))}>
                    {schema.term('candidacy_state', String(row.state))}
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
