// SPDX-License-Identifier: MIT
// What waits for the reader, then every set of criteria, the newest first.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { AREA, holds } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Chip, Dotted, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { lateWords, type SheetRow, setTone, stateTone, whose } from './assess.ts';

function Waiting({ schema }: { schema: Schema }) {
  const read = useLoad(() => get<{ items: SheetRow[] }>('/assessments/waiting'), []);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('Đang chờ bạn', 'Waiting for you')}</h2>
      <Await of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('Không có phiếu nào đang chờ bạn.', 'No assessment waits for you.')}</Empty>
          ) : (
            <ul class="tasks">
              {items.map((row) => (
                <li key={row.id}>
                  <span class="grow">
                    <a class="big" href={to('nang-luc', 'phieu', row.id)}>
                      {row.waits_for === 'self'
                        ? say('Tự chấm: ', 'Self score: ')
                        : say('Thẩm định: ', 'Appraise: ')}
                      {whose(row)}
                    </a>
                    <span class="meta">
                      <Dotted parts={[row.set_title, row.year, ...lateWords(row)]} />
                    </span>
                  </span>
                  <Chip tone={stateTone(row.state)}>{schema.term('assessment_state', row.state)}</Chip>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  );
}

export default function Assess() {
  return (
    <WithEntity name="criteria_set">
      {(schema, entity) => (
        <>
          <Title
            acts={
              <>
                <a class="btn alt" href={to('nang-luc', 'can-bo')}>
                  {say('Cán bộ phụ trách', 'Cadres')}
                </a>
                {holds(AREA) && (
                  <a class="btn" href={to('nang-luc', 'moi')}>
                    {say('Soạn bộ tiêu chí', 'Write a set')}
                  </a>
                )}
              </>
            }
          >
            {say('Đánh giá năng lực', 'Competence')}
          </Title>
          <Waiting schema={schema} />
          <h2>{say('Các bộ tiêu chí', 'Criteria sets')}</h2>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-year"
            filters={['year', 'of', 'level', 'state']}
            link={(row) => to('nang-luc', 'bo', row.id)}
            empty={say('Chưa có bộ tiêu chí nào.', 'No set yet.')}
            columns={[
              'title',
              'year',
              'level',
              {
                label: say('Hạn tự chấm', 'Self score due'),
                show: (row) => (row.self_due ? dayShort(String(row.self_due)) : '–'),
              },
              {
                label: say('Tổng điểm', 'Points'),
                numeric: true,
                show: (row) => number(Number(row.most ?? 0)),
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={setTone(String(row.state))}>
                    {schema.term('criteria_set_state', String(row.state))}
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
