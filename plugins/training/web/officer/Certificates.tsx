// SPDX-License-Identifier: MIT
// The register of certificates: who got what, whether it still counts; issuing one, or a class from a sheet.
import { dayShort } from 'officer/data/days.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { standingTone } from './certificate.ts';

export default function Certificates() {
  return (
    <WithEntity name="certificate">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(STAFF) && (
                <>
                  <a class="big" href={to('nhap', 'certificate')}>
                    {say('Cấp cho cả lớp từ bảng tính', 'Issue a class from a sheet')}
                  </a>
                  <a class="btn" href={to('chung-nhan', 'moi')}>
                    {say('Cấp chứng nhận', 'Issue a certificate')}
                  </a>
                </>
              )
            }
          >
            {say('Sổ cấp chứng nhận', 'Register of certificates')}
          </Title>
          <p>
            {say(
              'Mỗi đơn vị một sổ mỗi năm, số liền nhau. Đã cấp thì không sửa: thu hồi hoặc cấp lại.',
              'Each unit has a book a year, numbered without gaps. What is issued is not changed: revoke it or issue it anew.',
            )}
          </p>
          <p class="row">
            <a class="link" href={to('du-lieu', 'certificate_kind')}>
              {say('Các loại chứng nhận', 'Kinds of certificates')}
            </a>
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-issued"
            filters={['kind', 'unit', 'volunteer', 'issued', 'expires']}
            link={(row) => to('chung-nhan', row.id)}
            empty={say('Chưa có chứng nhận nào như vậy.', 'No such certificate.')}
            columns={[
              'number',
              'holder',
              'kind',
              'unit',
              { label: say('Ngày cấp', 'Issued'), show: (row) => dayShort(String(row.issued)) },
              {
                label: say('Có giá trị đến', 'Valid until'),
                show: (row) => (row.expires ? dayShort(String(row.expires)) : '–'),
              },
              {
                label: say('Tình trạng', 'Standing'),
                show: (row) => (
                  <Chip tone={standingTone(String(row.standing))}>
                    {schema.term('certificate_standing', String(row.standing))}
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
