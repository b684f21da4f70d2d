// SPDX-License-Identifier: MIT
// The plan's reports: drafts, and those kept as they were sent.
import { dayShort } from 'officer/data/days.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { KINDS, titleOf } from './report.ts';

export default function Reports() {
  return (
    <WithEntity name="plan_report">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('ke-hoach')}>{say('Kế hoạch', 'The plan')}</a>}>
            {say('Báo cáo', 'Reports')}
          </Title>
          {holds(STAFF) && (
            <ul class="plain row" aria-label={say('Lập báo cáo mới', 'A new report')}>
              {KINDS.map((kind) => (
                <li key={kind}>
                  <a class="btn alt" href={`${to('ke-hoach', 'bao-cao', 'moi')}?loai=${kind}`}>
                    + {schema.term('report_kind', kind)}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-until"
            filters={['kind', 'year', 'unit', 'state']}
            link={(row) => to('ke-hoach', 'bao-cao', row.id)}
            empty={say('Chưa có báo cáo nào.', 'No report yet.')}
            columns={[
              { label: say('Báo cáo', 'Report'), show: titleOf },
              'unit',
              {
                label: say('Kỳ', 'Period'),
                show: (row) => `${dayShort(String(row.from))} – ${dayShort(String(row.until))}`,
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={row.state === 'kept' ? 'ok' : 'plain'}>
                    {schema.term('report_state', String(row.state))}
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
