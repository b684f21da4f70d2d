// SPDX-License-Identifier: MIT
// The list of any entity.
import { say } from '../data/words.ts';
import { RecordList, usualColumns } from '../list/RecordList.tsx';
import { Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { WithEntity } from './with.tsx';

export default function Records({ params }: { params: Record<string, string> }) {
  const name = params.entity ?? '';
  return (
    <WithEntity name={name}>
      {(schema, entity) => (
        <>
          <Title
            above={<a href={to('du-lieu')}>{say('Mọi danh sách', 'All lists')}</a>}
            acts={
              <>
                {entity.verbs.has('import') && (
                  <a class="big" href={to('nhap', name)}>
                    {say('Nhập từ Excel, CSV', 'Import Excel, CSV')}
                  </a>
                )}
                {entity.verbs.has('post') && (
                  <a class="btn" href={to('du-lieu', name, 'moi')}>
                    {say('Thêm mới', 'Add')}
                  </a>
                )}
              </>
            }
          >
            {entity.label}
          </Title>
          {entity.help && <p class="meta">{entity.help}</p>}
          <RecordList
            schema={schema}
            entity={entity}
            columns={usualColumns(entity)}
            link={(row) => to('du-lieu', name, row.id)}
          />
        </>
      )}
    </WithEntity>
  );
}
