// SPDX-License-Identifier: MIT
// Everything in the library, drafts too.
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { tone } from './library.ts';

export default function Library() {
  return (
    <WithEntity name="library_item">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(STAFF) && (
                <a class="btn" href={to('thu-vien', 'moi')}>
                  {say('Thêm tài liệu', 'Add an item')}
                </a>
              )
            }
          >
            {say('Thư viện', 'Library')}
          </Title>
          <p>
            {say('Tài liệu do đơn vị bạn và cấp dưới giữ.', 'What your unit and those below it keep.')}{' '}
            <a href="/cam-nang">
              {say('Cả thư viện, như mọi người thấy', 'All of it, as everybody sees it')}
            </a>
          </p>
          <p class="row">
            <a class="link" href={to('nhan-rong')}>
              {say('Nơi làm theo các mô hình', 'Who copied which model')}
            </a>
            <a class="link" href={to('sang-kien', 'ket-qua')}>
              {say('Kết quả ý tưởng, mô hình', 'What came of ideas and models')}
            </a>
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            filters={['kind', 'state', 'topics', 'unit']}
            link={(row) => to('thu-vien', row.id)}
            empty={say('Chưa có tài liệu nào.', 'Nothing yet.')}
            columns={[
              'title',
              'kind',
              'unit',
              'published',
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={tone(String(row.state))}>
                    {schema.term('library_state', String(row.state))}
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
