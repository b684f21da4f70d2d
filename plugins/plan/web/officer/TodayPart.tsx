// SPDX-License-Identifier: MIT
// The plan on the first page of who watches it: where the four targets stand today.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { PlanTiles } from './PlanTiles.tsx';
import type { Board } from './plan.ts';

export default function TodayPart() {
  const board = useLoad(() => get<Board>('/plan/board'), []);
  return (
    <section>
      <h2>
        <a href={to('ke-hoach')}>{say('Bốn chỉ tiêu của kế hoạch', 'The four targets of the plan')}</a>
      </h2>
      <Await of={board}>{(data) => <PlanTiles of={data} />}</Await>
    </section>
  );
}
