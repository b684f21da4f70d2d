// SPDX-License-Identifier: MIT
// Every curriculum, the ones that wait for somebody first.
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { curriculumTone, length } from './curriculum.ts';

export default function Curricula() {
  return (
    <WithEntity name="curriculum">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds([...STAFF, 'trainer']) && (
                <a class="btn" href={to('giao-trinh', 'moi')}>
                  {say('Soạn giáo trình', 'Write a curriculum')}
                </a>
              )
            }
          >
            {say('Giáo trình', 'Curricula')}
          </Title>
          <p>
            {say(
              'Giáo trình do một người soạn, người khác duyệt; duyệt rồi thì không đổi nữa, muốn sửa thì lập bản mới.',
              'One person writes a curriculum, another approves it; then it does not change any more: a new version does.',
            )}
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            filters={['state', 'audience', 'field', 'unit', 'reviewer']}
            link={(row) => to('giao-trinh', row.id)}
            empty={say('Chưa có giáo trình nào.', 'No curriculum yet.')}
            columns={[
              'title',
              { label: say('Mã, bản', 'Code, version'), show: (row) => `${row.code} · ${row.version}` },
              'audience',
              {
                label: say('Thời lượng', 'Length'),
                numeric: true,
                show: (row) => length(Number(row.minutes ?? 0)),
              },
              'unit',
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={curriculumTone(String(row.state))}>
                    {schema.term('curriculum_state', String(row.state))}
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
