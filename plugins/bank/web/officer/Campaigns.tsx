// SPDX-License-Identifier: MIT
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { ModelFigure } from './today.ts';
import { campaignTone } from './tones.ts';

/** Target c of the plan, this year, over what one may see. */
function Trained() {
  const read = useLoad(() => get<ModelFigure>('/campaigns/figure'), []);
  return (
    <Await of={read}>
      {(now) =>
        now.campaigns > 0 && (
          <p class="meta">
            {say(
              `Năm ${now.year}: ${number(now.trained)} trên ${number(now.campaigns)} hoạt động của Đoàn, Hội theo mô hình mà người phụ trách đã được đào tạo (${now.percent} %).`,
              `${now.year}: ${number(now.trained)} of ${number(now.campaigns)} campaigns of the Union and the Federation follow a model their leader was trained in (${now.percent}%).`,
            )}
          </p>
        )
      }
    </Await>
  );
}

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
          <Trained />
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-starts"
            filters={['state', 'type', 'unit', 'place', 'model']}
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
                label: say('Mô hình', 'Model'),
                show: (row) =>
                  row.leader_training ? (
                    <Chip tone={row.leader_training === 'trained' ? 'ok' : 'warn'}>
                      {schema.term('leader_training', String(row.leader_training))}
                    </Chip>
                  ) : (
                    row.model && schema.term('management_model', String(row.model))
                  ),
              },
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
