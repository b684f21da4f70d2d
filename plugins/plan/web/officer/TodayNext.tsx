// SPDX-License-Identifier: MIT
// The plan on the first page of staff: what their unit must do about it now. Nothing at all when nothing is urgent.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { to } from 'officer/shell/router.ts';
import { NextList } from './NextList.tsx';
import type { Next } from './unit_plan.ts';

const SHOWN = 4;

export default function TodayNext() {
  const read = useLoad(() => get<{ next: Next[] }>('/plan/next'), []);
  const urgent = read.data?.next.filter((item) => item.tone !== 'later') ?? [];
  if (urgent.length === 0) return null;
  return (
    <section>
      <h2>{say('Kế hoạch và báo cáo', 'Plan and reports')}</h2>
      <NextList items={urgent.slice(0, SHOWN)} />
      <p>
        <a href={to('ke-hoach', 'don-vi')}>
          {say(
            `Mọi việc của kế hoạch năm (${urgent.length})`,
            `All about the yearly plan (${urgent.length})`,
          )}
        </a>
      </p>
    </section>
  );
}
