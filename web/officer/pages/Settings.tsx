// SPDX-License-Identifier: MIT
// Settings that somebody changed; what they mean is printed by `volbank settings`.

import { say } from '../data/words.ts';
import { RecordList, usualColumns } from '../list/RecordList.tsx';
import { Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { WithEntity } from './with.tsx';

export default function Settings() {
  return (
    <WithEntity name="setting">
      {(schema, entity) => (
        <>
          <Title>{say('Thiết lập', 'Settings')}</Title>
          <p class="row">
            <a class="btn" href={to('du-lieu', 'setting', 'moi')}>
              {say('Đặt một giá trị', 'Set a value')}
            </a>
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            columns={usualColumns(entity)}
            link={(row) => to('du-lieu', 'setting', row.id)}
            empty={say('Mọi thiết lập đang theo mặc định.', 'Every setting has its default.')}
          />
        </>
      )}
    </WithEntity>
  );
}
