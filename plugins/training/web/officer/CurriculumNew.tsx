// SPDX-License-Identifier: MIT
// Begins a curriculum, or cuts one from a master (?goc=ID): the blocks, materials and questions come along, its anchor test stays.
import { post } from 'officer/data/api.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, place, to } from 'officer/shell/router.ts';
import { curriculumSections } from './curriculum.ts';

export default function CurriculumNew() {
  const master = place.value.query.get('goc');
  const address = master ? `/curriculums/${master}/cuts` : '/curriculums';
  return (
    <WithEntity name="curriculum">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('giao-trinh')}>{say('Giáo trình', 'Curricula')}</a>}>
            {master
              ? say('Rút một giáo trình', 'Cut a curriculum')
              : say('Soạn giáo trình', 'Write a curriculum')}
          </Title>
          <Form
            schema={schema}
            fields={master ? schema.body('post', '/curriculums/{id}/cuts') : entity.fields}
            values={
              master ? { unit: homeUnit() } : { unit: homeUnit(), pass_percent: 80, field: 'management' }
            }
            sections={curriculumSections()}
            words={say('Tạo bản thảo', 'Make a draft')}
            cancel={to('giao-trinh')}
            save={async (values) => {
              const made = await post<Row>(address, values);
              go(to('giao-trinh', made.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
