// SPDX-License-Identifier: MIT
// Long work that runs by itself: one may leave and come back.
import { momentWords } from '../data/days.ts';
import { say } from '../data/words.ts';
import { jobTone } from '../list/JobProgress.tsx';
import { RecordList } from '../list/RecordList.tsx';
import { Chip, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { WithEntity } from './with.tsx';

export default function Jobs() {
  return (
    <WithEntity name="job">
      {(schema, entity) => (
        <>
          <Title>{say('Việc chạy nền', 'Jobs')}</Title>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-made"
            filters={['state']}
            link={(row) => to('viec-nen', row.id)}
            empty={say('Chưa có việc nào chạy nền.', 'No jobs yet.')}
            columns={[
              'kind',
              { label: say('Yêu cầu lúc', 'Asked at'), show: (row) => momentWords(String(row.made ?? '')) },
              {
                label: say('Tiến độ', 'Progress'),
                numeric: true,
                show: (row) => (row.total ? `${row.done ?? 0}/${row.total}` : '–'),
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={jobTone(String(row.state))}>{schema.term('job_state', String(row.state))}</Chip>
                ),
              },
            ]}
          />
        </>
      )}
    </WithEntity>
  );
}
