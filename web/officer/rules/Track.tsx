// SPDX-License-Identifier: MIT
// Where a version stands on its way, as knots on a thread, and who took which step.
import { dayShort } from '../data/days.ts';
import { say } from '../data/words.ts';
import type { Version } from './types.ts';

type Step = { words: string; done: boolean };

const ORDER = ['draft', 'checked', 'previewed', 'approved', 'active', 'retired'];

const waiting = (v: Version): boolean => v.submitted && ORDER.indexOf(v.state) < ORDER.indexOf('approved');

function stepsOf(v: Version): Step[] {
  const at = ORDER.indexOf(v.state);
  return [
    { words: say('Nháp', 'Draft'), done: true },
    { words: say('Đã kiểm tra', 'Checked'), done: at >= 1 },
    ...(v.previews ? [{ words: say('Đã xem trước', 'Previewed'), done: at >= 2 }] : []),
    {
      words: waiting(v)
        ? say('Chờ người thứ hai duyệt', 'Waits for the second person')
        : say('Đã duyệt', 'Approved'),
      done: at >= 3,
    },
    {
      words: v.active_from
        ? say(`Có hiệu lực từ ${dayShort(v.active_from)}`, `In force from ${dayShort(v.active_from)}`)
        : say('Có hiệu lực', 'In force'),
      done: at >= 4 && v.active_from !== null,
    },
  ];
}

export function Track({ of }: { of: Version }) {
  const steps = stepsOf(of);
  const here = steps.findLastIndex((step) => step.done) + (waiting(of) ? 1 : 0);
  return (
    <ol class="track" aria-label={say('Các bước của bản này', 'Steps of this version')}>
      {steps.map((step, i) => (
        <li
          key={step.words}
          class={step.done ? 'done' : undefined}
          aria-current={i === here ? 'step' : undefined}
        >
          {step.words}
          {step.done && <span class="vh"> ({say('xong', 'done')})</span>}
        </li>
      ))}
    </ol>
  );
}
