// SPDX-License-Identifier: MIT
// Begins an item; its text is written on its own page.
import { post } from 'officer/data/api.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';

const FIRST = ['kind', 'title', 'summary', 'unit', 'topics', 'language'];

export default function ItemNew() {
  return (
    <WithEntity name="library_item">
      {(schema, entity) => (
        <>
          <Title above={<a href={to('thu-vien')}>{say('Thư viện', 'Library')}</a>}>
            {say('Thêm tài liệu', 'Add an item')}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields.filter((field) => FIRST.includes(field.name))}
            values={{ unit: homeUnit() }}
            words={say('Tạo bản nháp', 'Make a draft')}
            cancel={to('thu-vien')}
            save={async (values) => {
              const made = await post<Row>('/library_items', values);
              go(to('thu-vien', made.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
