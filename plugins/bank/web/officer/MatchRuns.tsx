// SPDX-License-Identifier: MIT
// All bulk matchings, the newest first.
import { momentWords } from 'officer/data/days.ts';
import type { Row } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { RecordList } from 'officer/list/RecordList.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { runTone } from './matching.ts';

const filled = (row: Row): string =>
  row.seats ? `${number(Number(row.assigned ?? 0))}/${number(Number(row.seats))}` : '–';

export default function MatchRuns() {
  return (
    <WithEntity name="match_run">
      {(schema, entity) => (
        <>
          <Title
            acts={
              <a class="btn" href={to('ghep', 'moi')}>
                {say('Ghép hàng loạt', 'Match in bulk')}
              </a>
            }
          >
            {say('Ghép người vào ca', 'Matching people with shifts')}
          </Title>
          <p>
            {say(
              'Máy xếp mọi người vào mọi ca cùng một lúc, sao cho tổng điểm phù hợp cao nhất, và chứng minh điều đó. Xem, so sánh thoải mái: chưa áp dụng thì chưa ai được báo.',
              'Everybody is placed in all shifts at once so that the total of points is the highest possible, with a proof. Look and compare freely: nobody is told anything before you apply a result.',
            )}
          </p>
          <RecordList
            schema={schema}
            entity={entity}
            fixed="sort=-made"
            filters={['state', 'unit', 'campaign']}
            link={(row) => to('ghep', row.id)}
            empty={say('Chưa ghép lượt nào. Bấm «Ghép hàng loạt».', 'No matching yet. Use “Match in bulk”.')}
            columns={[
              'title',
              { label: say('Lúc', 'Made'), show: (row) => momentWords(String(row.made)) },
              'unit',
              { label: say('Chỗ đã ghép', 'Seats filled'), numeric: true, show: filled },
              {
                label: say('Còn thiếu', 'Missing'),
                numeric: true,
                show: (row) => (row.ended ? number(Number(row.unmet ?? 0)) : '–'),
              },
              {
                label: say('Trạng thái', 'State'),
                show: (row) => (
                  <Chip tone={runTone(String(row.state))}>
                    {schema.term('match_run_state', String(row.state))}
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
