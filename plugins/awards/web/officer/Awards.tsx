// SPDX-License-Identifier: MIT
// Dossiers that wait for the reader, then every round, the newest first.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Chip, Dotted, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { type DossierRow, dossierAt, dossierTone, roundAt, roundTone, spanWords } from './awards.ts';

const SHOWN = 6;

function Rows({ rows }: { rows: DossierRow[] }) {
  return (
    <ul class="tasks">
      {rows.map((row) => (
        <li key={row.id}>
          <div class="grow">
            <a class="big" href={dossierAt(row.id)}>
              {row.name}
            </a>
            <div class="meta">
              <Dotted parts={[row.round_title, row.category_title, row.unit_name]} />
            </div>
          </div>
          <Chip tone={dossierTone(row.state)}>{row.state_label}</Chip>
        </li>
      ))}
    </ul>
  );
}

function Waiting() {
  const read = useLoad(() => get<{ items: DossierRow[] }>('/nominations/waiting'), []);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('Đang chờ bạn', 'Waiting for you')}</h2>
      <Await of={read}>
        {({ items }) => {
          const more = items.slice(SHOWN);
          if (items.length === 0)
            return <Empty>{say('Không có hồ sơ nào đang chờ bạn.', 'No dossier waits for you.')}</Empty>;
          return (
            <>
              <Rows rows={items.slice(0, SHOWN)} />
              {more.length > 0 && (
                <details>
                  <summary>{say(`${more.length} hồ sơ nữa`, `${more.length} more`)}</summary>
                  <Rows rows={more} />
                </details>
              )}
            </>
          );
        }}
      </Await>
    </section>
  );
}

export default function Awards() {
  return (
    <WithEntity name="award_round">
      {(schema, entity) => (
        <>
          <Title
            acts={
              holds(STAFF) && (
                <a class="btn" href={to('khen-thuong', 'moi')}>
                  {say('Lập đợt xét', 'New round')}
                </a>
              )
            }
          >
            {say('Khen thưởng', 'Awards')}
          </Title>
          <p class="row">
            <a class="link" href={to('khen-thuong', 'so')}>
              {say('Sổ khen thưởng', 'Book of honours')}
            </a>
          </p>
          {holds(STAFF) && <Waiting />}
          <h2>{say('Các đợt xét', 'Rounds')}</h2>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-dossiers_until"
            filters={['year', 'award', 'state', 'unit']}
            link={(row) => roundAt(row.id)}
            empty={say('Chưa có đợt xét nào. Bấm «Lập đợt xét».', 'No round yet. Use “New round”.')}
            columns={[
              'title',
              'unit',
              {
                label: say('Nhận hồ sơ', 'Dossiers'),
                show: (row) => spanWords(row.dossiers_from, row.dossiers_until),
              },
              {
                label: say('Hồ sơ đã nộp', 'Handed in'),
                numeric: true,
                show: (row) => number(Number(row.dossiers ?? 0)),
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={roundTone(String(row.state))}>
                    {schema.term('round_state', String(row.state))}
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
