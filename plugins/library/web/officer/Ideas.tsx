// SPDX-License-Identifier: MIT
// Ideas, those that wait to be read first, and comments that wait.
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { tone } from './library.ts';

export default function Ideas() {
  return (
    <WithEntity name="idea">
      {(schema, entity) => (
        <>
          <Title>{say('Ý tưởng, sáng kiến', 'Ideas')}</Title>
          <p class="row">
            <a class="link" href={to('sang-kien', 'ket-qua')}>
              {say('Kết quả: đăng ký, áp dụng, nơi áp dụng', 'Results: registered, applied, where')}
            </a>
            <a class="link" href="/sang-kien">
              {say('Như mọi người thấy', 'As everybody sees them')}
            </a>
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            filters={['state', 'unit']}
            link={(row) => to('sang-kien', row.id)}
            empty={say('Chưa có ý tưởng nào.', 'No idea yet.')}
            columns={[
              'title',
              'unit',
              'proposed',
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={tone(String(row.state))}>{schema.term('idea_state', String(row.state))}</Chip>
                ),
              },
            ]}
          />
          <h2>{say('Ý kiến chờ duyệt', 'Comments that wait')}</h2>
          <RecordList
            schema={schema}
            entity={schema.entity('idea_comment')}
            bare
            fixed="state=waiting"
            link={(row) => to('sang-kien', String(row.idea))}
            empty={say('Không có ý kiến nào chờ.', 'None waits.')}
            columns={['words', 'idea', 'at']}
          />
        </>
      )}
    </WithEntity>
  );
}
