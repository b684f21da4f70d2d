// SPDX-License-Identifier: MIT
// Forums of the unit, each with a page of its own.
import { say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';

export default function Forums() {
  return (
    <WithEntity name="forum">
      {(schema, entity) => (
        <>
          <Title
            acts={
              <a class="btn" href={to('doi-thoai', 'moi')}>
                {say('Mở diễn đàn', 'Hold a forum')}
              </a>
            }
          >
            {say('Diễn đàn, đối thoại', 'Forums')}
          </Title>
          <RecordList
            schema={schema}
            entity={entity}
            filters={['state', 'unit']}
            link={(row) => to('doi-thoai', row.id)}
            empty={say('Chưa có diễn đàn nào.', 'None yet.')}
            columns={['title', 'held_on', 'unit', 'state']}
          />
        </>
      )}
    </WithEntity>
  );
}
