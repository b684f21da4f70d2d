// SPDX-License-Identifier: MIT
// The first page of a department: the campaigns it is asked to co-host, answered at once.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await, Empty } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { PartLine } from './PartnerLines.tsx';
import { type PartnerBoard, waits } from './partners.ts';

export default function TodayPartner() {
  const board = useLoad(() => get<PartnerBoard>('/partner/board'), []);
  return (
    <section>
      <h2>{say('Chờ bạn trả lời', 'Waiting for your answer')}</h2>
      <Await of={board}>
        {(of) =>
          of.parts.some(waits) ? (
            <ul class="tasks">
              {of.parts.filter(waits).map((one) => (
                <PartLine key={one.id} of={one} side="department" done={board.reload} />
              ))}
            </ul>
          ) : (
            <Empty>✓ {say('Không còn lời mời nào chờ.', 'No invitation is waiting.')}</Empty>
          )
        }
      </Await>
      <p>
        <a href={to('phoi-hop')}>{say('Mọi việc phối hợp', 'All that you take part in')}</a>
      </p>
    </section>
  );
}
