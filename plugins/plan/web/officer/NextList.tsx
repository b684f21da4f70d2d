// SPDX-License-Identifier: MIT
// What a unit has to do next about its plan and reports, the most urgent first; each leads to where it is done.
import { say } from 'officer/data/words.ts';
import { Chip } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { Next } from './unit_plan.ts';

const tones = { late: 'warn', due: 'info', later: 'plain' } as const;

export function NextList({ items }: { items: Next[] }) {
  const words = {
    late: say('Quá hạn', 'Overdue'),
    due: say('Cần làm', 'To do'),
    later: say('Nên làm', 'Advised'),
  };
  return (
    <ul class="tasks">
      {items.map((item) => (
        <li key={item.code + item.text}>
          <a class="grow" href={to(item.page)}>
            {item.text}
          </a>
          <Chip tone={tones[item.tone]}>{words[item.tone]}</Chip>
        </li>
      ))}
    </ul>
  );
}
