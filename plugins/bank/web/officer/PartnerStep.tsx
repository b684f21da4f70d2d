// SPDX-License-Identifier: MIT
// The steps either side may take, and what is said with them.
import { post } from 'officer/data/api.ts';
import { say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import type { Act } from './partners.ts';

const AGAINST = ['decline', 'withdraw', 'leave', 'return'];

interface StepsProps {
  at: string; // what is moved: "/inspections/ID"
  of: string;
  acts: Act[];
  done: () => Promise<unknown>;
}

export function PartnerSteps({ at, of, acts, done }: StepsProps) {
  if (acts.length === 0) return null;
  return (
    <div class="row noprint">
      {acts.map(({ action, label, words }) => (
        <Step
          key={action}
          kind={AGAINST.includes(action) ? 'alt' : 'main'}
          words={label}
          label={`${label}: ${of}`}
          asks={[
            {
              name: 'words',
              label: words ? say('Nội dung', 'Words') : say('Lời kèm (không bắt buộc)', 'Words (optional)'),
              kind: 'lines',
              optional: !words,
              max: 1000,
            },
          ]}
          act={(given) => post(`${at}/moves`, { action, ...given }).then(done)}
        />
      ))}
    </div>
  );
}
