// SPDX-License-Identifier: MIT
import { post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { campaignSections } from './sections.ts';

export default function NewCampaign() {
  return (
    <WithEntity name="campaign">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('chien-dich')}>{say('Chiến dịch', 'Campaigns')}</a>}>
            {say('Lập chiến dịch', 'New campaign')}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields.filter((field) => !['state', 'end_reason'].includes(field.name))}
            values={{ unit: homeUnit(), starts: today(), ends: today() }}
            sections={campaignSections()}
            words={say('Lưu bản nháp', 'Save the draft')}
            cancel={to('chien-dich')}
            note={
              <p class="meta">
                {say(
                  'Chưa ai thấy bản nháp. Bước sau: thêm việc cần người và ca, rồi công bố.',
                  'Nobody sees a draft. Next: add openings and shifts, then publish.',
                )}
              </p>
            }
            save={async (values) => {
              const row = await post<Row>('/campaigns', values);
              go(to('chien-dich', row.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
