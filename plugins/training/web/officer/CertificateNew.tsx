// SPDX-License-Identifier: MIT
// Issues one certificate: into the register, under the next number.
import { post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';

export default function CertificateNew() {
  return (
    <WithEntity name="certificate">
      {(schema, entity) => (
        <>
          <Title
            above={<a href={to('chung-nhan')}>{say('Sổ cấp chứng nhận', 'Register of certificates')}</a>}
          >
            {say('Cấp chứng nhận', 'Issue a certificate')}
          </Title>
          <Form
            schema={schema}
            fields={entity.fields}
            values={{ unit: homeUnit(), issued: today() }}
            words={say('Vào sổ và cấp', 'Enter and issue')}
            cancel={to('chung-nhan')}
            note={
              <p class="meta">
                {say(
                  'Máy lấy số kế tiếp trong sổ và tính ba ngày: được gia hạn, hết hạn, hạn cuối gia hạn. Đã cấp thì không sửa được.',
                  'The next number of the book is taken and three dates are worked out: renewal, end, last renewal. It cannot be changed later.',
                )}
              </p>
            }
            save={async (values) => {
              const row = await post<Row>('/certificates', values);
              speak(say('Đã cấp', 'Issued'));
              go(to('chung-nhan', row.id), { replace: true });
            }}
          />
        </>
      )}
    </WithEntity>
  );
}
