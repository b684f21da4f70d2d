// SPDX-License-Identifier: MIT
import { dayShort } from 'officer/data/days.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { campaignTone } from './tones.ts';

export default function Campaigns() {
  return (
    <WithEntity name="campaign">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(STAFF) && (
                <a class="btn" href={to('chien-dich', 'moi')}>
                  {say('Lập chiến dịch', 'New campaign')}
                </a>
              )
            }
          >
            {say('Chiến dịch, hoạt động', 'Campaigns')}
          </Title>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-starts"
            filters={['state', 'type', 'unit', 'place']}
            link={(row) => to('chien-dich', row.id)}
            empty={say(
              'Chưa có chiến dịch nào. Bấm «Lập chiến dịch».',
              'No campaign yet. Use “New campaign”.',
            )}
            columns={[
              'title',
              {
                label: say('Thời gian', 'Dates'),
                show: (row) => `${dayShort(String(row.starts))} – ${dayShort(String(row.ends))}`,
              },
              'place',
              'unit',
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={campaignTone(String(row.state))}>
                    {schema.term('campaign_state', String(row.state))}
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
