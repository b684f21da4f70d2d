// SPDX-License-Identifier: MIT
import { post } from 'officer/data/api.ts';
import { daysAfter, today } from 'officer/data/days.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { courseSections } from './course.ts';

export default function CourseNew() {
  return (
    <WithEntity name="course">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('tap-huan')}>{say('Lớp tập huấn', 'Classes')}</a>}>
            {say('Mở lớp', 'New class')}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields.filter((field) => field.name !== 'results')}
            values={{ unit: homeUnit(), starts: daysAfter(today(), 14), ends: daysAfter(today(), 15) }}
            sections={courseSections()}
            words={say('Lưu lớp', 'Save the class')}
            cancel={to('tap-huan')}
            note={
              <p class="meta">
                {say(
                  'Chưa ai thấy lớp. Bước sau: thêm buổi học và tập huấn viên, rồi công bố.',
                  'Nobody sees it yet. Next: add sessions and trainers, then publish.',
                )}
              </p>
            }
            save={async (values) => {
              const row = await post<Row>('/courses', values);
              go(to('tap-huan', row.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
