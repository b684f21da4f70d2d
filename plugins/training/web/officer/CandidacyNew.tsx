// SPDX-License-Identifier: MIT
// Opens a candidacy: whose, for which level, with which mentor.
import { post } from 'officer/data/api.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';

export default function CandidacyNew() {
  return (
    <WithEntity name="candidacy">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('tap-huan-vien')}>{say('Tập huấn viên', 'Trainers')}</a>}>
            {say('Mở hồ sơ xét bậc', 'Open a candidacy')}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields}
            values={{ unit: homeUnit() }}
            words={say('Mở hồ sơ', 'Open')}
            cancel={to('tap-huan-vien')}
            save={async (values) => {
              const made = await post<Row>('/candidacies', values);
              go(to('tap-huan-vien', made.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
