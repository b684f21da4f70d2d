// SPDX-License-Identifier: MIT
import { dayShort } from 'officer/data/days.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { courseTone } from './course.ts';

export default function Courses() {
  return (
    <WithEntity name="course">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(STAFF) && (
                <a class="btn" href={to('tap-huan', 'moi')}>
                  {say('Mở lớp', 'New class')}
                </a>
              )
            }
          >
            {say('Lớp tập huấn', 'Classes')}
          </Title>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-starts"
            filters={['state', 'curriculum', 'unit', 'place']}
            link={(row) => to('tap-huan', row.id)}
            empty={say('Chưa có lớp nào. Bấm «Mở lớp».', 'No class yet. Use “New class”.')}
            columns={[
              'title',
              {
                label: say('Thời gian', 'Dates'),
                show: (row) => `${dayShort(String(row.starts))} – ${dayShort(String(row.ends))}`,
              },
              'unit',
              {
                label: say('Học viên', 'Trainees'),
                show: (row) =>
                  say(`${row.taken ?? 0} trên ${row.seats}`, `${row.taken ?? 0} of ${row.seats}`),
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={courseTone(String(row.state))}>
                    {schema.term('course_state', String(row.state))}
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
