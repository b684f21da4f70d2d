// SPDX-License-Identifier: MIT
// Somebody without a phone, registered from a signed paper. The form is that of the route's body.

import { post } from 'officer/data/api.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { personSections } from './sections.ts';

export default function Paper() {
  const [made, setMade] = useState<Row[]>([]);
  return (
    <WithEntity name="volunteer">
      {(schema) => (
        <>
          <Title above={<a href={to('nguoi')}>{say('Người', 'People')}</a>}>
            {say('Ghi tên từ giấy', 'Register from paper')}
          </Title>
          <p>
            {say(
              'Dành cho người không có điện thoại hoặc dùng chung điện thoại. Giữ tờ giấy đã ký tại đơn vị.',
              'For people without a phone, or who share one. Keep the signed paper at your unit.',
            )}
          </p>
          {made.length > 0 && (
            <div class="notice" role="status">
              <p>✓ {say('Đã ghi:', 'Registered:')}</p>
              <ul>
                {made.map((row) => (
                  <li key={row.id}>
                    <a href={to('nguoi', row.id)}>{String(row.full_name ?? '')}</a>, {say('mã', 'code')}{' '}
                    <b>{String(row.code ?? '')}</b>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Form
            key={made.length}
            schema={schema}
            fields={schema.body('post', '/volunteers/paper').filter((field) => field.name !== 'shift')}
            values={{ unit: homeUnit() }}
            sections={[
              ...personSections(),
              { title: say('Đã đồng ý trên giấy', 'Agreed to on the paper'), names: ['paper_consents'] },
            ]}
            words={say('Ghi tên', 'Register')}
            cancel={to('nguoi')}
            save={async (values) => {
              const row = await post<Row>('/volunteers/paper', values);
              setMade([row, ...made]);
              speak(say('Đã ghi tên', 'Registered'));
              scrollTo(0, 0);
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
