// SPDX-License-Identifier: MIT
import { get, post } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { openingSections } from './sections.ts';

export default function NewOpening({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const campaign = useLoad(() => get<Row>(`/campaigns/${id}`), [id]);
  return (
    <WithEntity name="opening">
      {(schema, entity) => (
        <Await of={campaign}>
          {(of) => (
            <>
              <Title above={<a href={to('chien-dich', id)}>{String(of.title)}</a>}>
                {say('Thêm việc cần người', 'Add an opening')}
              </Title>
              <Form
                schema={schema}
                fields={entity.fields.filter((field) => !['campaign', 'state'].includes(field.name))}
                values={{ place: of.place ?? null }}
                sections={openingSections()}
                words={say('Lưu, rồi thêm ca', 'Save, then add shifts')}
                cancel={to('chien-dich', id)}
                save={async (values) => {
                  const row = await post<Row>('/openings', { ...values, campaign: id });
                  go(to('viec', row.id), { replace: true });
                }}
              />
            </>
          )}
        </Await>
      )}
    </WithEntity>
  );
}
