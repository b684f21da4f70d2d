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

const SHOWN = 6;
const late = (row: SheetRow): number => row.self_late + row.appraisal_late;

function Rows({ schema, rows }: { schema: Schema; rows: SheetRow[] }) {
  return (
    <ul class="tasks">
      {rows.map((row) => (
        <li key={row.id}>
          <div class="grow">
            <a class="big" href={to('nang-luc', 'phieu', row.id)}>
              {row.waits_for === 'self' ? say('Tự chấm: ', 'Self score: ') : say('Thẩm định: ', 'Appraise: ')}
              {whose(row)}
            </a>
            <div class="meta">
              <Dotted parts={[row.set_title, row.year, ...lateWords(row)]} />
            </div>
          </div>
          <Chip tone={stateTone(row.state)}>{schema.term('assessment_state', row.state)}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** The latest first; what does not stand on one screen waits folded. */
function Waiting({ schema }: { schema: Schema }) {
  const read = useLoad(() => get<{ items: SheetRow[] }>('/assessments/waiting'), []);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('Đang chờ bạn', 'Waiting for you')}</h2>
      <Await of={read}>
        {({ items }) => {
          const rows = [...items].sort((a, b) => late(b) - late(a));
          const more = rows.slice(SHOWN);
          if (rows.length === 0)
            return <Empty>{say('Không có phiếu nào đang chờ bạn.', 'No assessment waits for you.')}</Empty>;
          return (
            <>
              <Rows schema={schema} rows={rows.slice(0, SHOWN)} />
              {more.length > 0 && (
                <details>
                  <summary>{say(`${more.length} phiếu nữa`, `${more.length} more`)}</summary>
                  <Rows schema={schema} rows={more} />
                </details>
              )}
            </>
          );
        }}
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
