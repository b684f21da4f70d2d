// SPDX-License-Identifier: MIT
// Writes a set of criteria: what it is called and whom it is for; its criteria follow on its own page.
import { post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';

export default function CriteriaNew() {
  return (
    <WithEntity name="criteria_set">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('nang-luc')}>{say('Đánh giá năng lực', 'Competence')}</a>}>
            {say('Soạn bộ tiêu chí', 'Write a set')}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields.filter((field) => !field.readOnly)}
            values={{ unit: homeUnit(), year: Number(today().slice(0, 4)), of: 'unit', level: 'commune' }}
            words={say('Lưu bộ tiêu chí', 'Save the set')}
            cancel={to('nang-luc')}
            note={
              <p class="meta">
                {say(
                  'Bộ của năm trước chép được sang năm mới: mở bộ ấy và bấm «Chép sang năm khác».',
                  'A set of another year can be copied: open it and choose “Copy for another year”.',
                )}
              </p>
            }
            save={async (values) => {
              const set = await post<Row>('/criteria_sets', values);
              go(to('nang-luc', 'bo', set.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
