// SPDX-License-Identifier: MIT
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';

export default function People() {
  return (
    <WithEntity name="volunteer">
      {(schema, entity) => (
        <>
          <Title
            acts={
              <>
                <a class="big" href={to('nguoi', 'trung')}>
                  {say('Hồ sơ trùng', 'Duplicates')}
                </a>
                {entity.verbs.has('import') && (
                  <a class="big" href={to('nhap', 'volunteer')}>
                    {say('Nhập danh sách', 'Import a list')}
                  </a>
                )}
                <a class="btn" href={to('nguoi', 'ghi-giay')}>
                  {say('Ghi tên từ giấy', 'Register from paper')}
                </a>
              </>
            }
          >
            {say('Tình nguyện viên', 'Volunteers')}
          </Title>
          <RecordList
            schema={schema}
            entity={entity}
            columns={['full_name', 'code', 'age', 'unit', 'commune', 'phone', 'state']}
            filters={['unit', 'commune', 'skills', 'languages', 'state']}
            link={(row) => to('nguoi', row.id)}
          />
        </>
      )}
    </WithEntity>
  );
}
