// SPDX-License-Identifier: MIT
// The four targets side by side: how much of each, and how far the plan's levels are.
import { say } from 'officer/data/words.ts';
import { Chip } from 'officer/shell/parts.tsx';
import { aim, type Board, due, ratio, share, type Target } from './plan.ts';
import './plan.css';

function Meter({ of }: { of: Target }) {
  return (
    <svg class="plan-meter" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <path class="all" d="M0 0h1000v10H0z" />
      <path class="part" d={`M0 0h${of.tenths ?? 0}v10H0z`} />
      {of.steps.map((step) => (
        <path key={step.by} class="mark" d={`M${step.percent * 10 - 3} 0h6v10h-6z`} />
      ))}
    </svg>
  );
}

function Standing({ of, on }: { of: Target; on: string }) {
  const step = due(of, on) ?? aim(of, on);
  if (!step || of.tenths === null) return <Chip>{say('Chưa có số liệu', 'No figures yet')}</Chip>;
  const year = step.by.slice(0, 4);
  return step.reached ? (
    <Chip tone="ok">{say(`Đạt mức ${year}`, `At the level of ${year}`)}</Chip>
  ) : (
    <Chip tone="warn">{say(`Chưa đạt mức ${year}`, `Below the level of ${year}`)}</Chip>
  );
}

export function PlanTiles({ of }: { of: Board }) {
  return (
    <ul class="plan-tiles plain">
      {of.targets.map((target) => (
        <li key={target.code}>
          <p class="lab">{target.title}</p>
          <b>{share(target.tenths)}</b>
          <Meter of={target} />
          <p class="row">
            <span>{ratio(target)}</span> <Standing of={target} on={of.on} />
          </p>
          <p class="meta">
            {target.steps.map((step) => `${step.by.slice(0, 4)}: ${step.percent} %`).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
