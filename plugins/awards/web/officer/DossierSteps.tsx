// SPDX-License-Identifier: MIT
// Where a dossier is, who confirmed it, and what the reader can do with it. Stands on the page of the dossier too.
import { dayShort, momentWords } from 'officer/data/days.ts';
import type { Schema } from 'officer/data/schema.ts';
import { say, told } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Chip } from 'officer/shell/parts.tsx';
import { DOSSIER_ACTS, type DossierPath, dossierTone, moveDossier } from './awards.ts';

function Levels({ path }: { path: DossierPath }) {
  if (path.levels.length === 0) return null;
  return (
    <ol>
      {path.levels.map((level) => (
        <li key={level.unit} aria-current={level.now ? 'step' : undefined}>
          {level.name}:{' '}
          {level.done
            ? say('✓ đã xác nhận', '✓ confirmed')
            : level.now
              ? say('đang chờ', 'waiting')
              : say('chưa tới', 'not yet')}
        </li>
      ))}
    </ol>
  );
}

export function DossierSteps(props: { schema: Schema; path: DossierPath; changed: () => Promise<void> }) {
  const { schema, path } = props;
  return (
    <>
      <p class="row">
        <Chip tone={dossierTone(path.state)}>{schema.term('nomination_state', path.state)}</Chip>
        {path.deadline && (
          <span>
            {path.state === 'draft' ? say('Hạn nộp', 'Due') : say('Hạn xác nhận, bổ sung', 'Confirmed until')}
            : {dayShort(path.deadline)}
          </span>
        )}
      </p>
      {path.reason && <p class="notice lines">{path.reason}</p>}
      <p class="row noprint">
        {DOSSIER_ACTS.filter((one) => path.actions.includes(one.action)).map((one) => (
          <Step
            key={one.action}
            words={told(one.words)}
            says={told(one.says)}
            kind={one.kind}
            asks={one.reason ? reasonTold(1000) : []}
            act={({ reason }) => moveDossier(path.id, one.action, reason).then(props.changed)}
          />
        ))}
      </p>
      <section aria-labelledby="levels">
        <h2 id="levels">{say('Các cấp xác nhận', 'Levels that confirm')}</h2>
        <Levels path={path} />
        {path.steps.length > 0 && (
          <ul class="plain">
            {path.steps.map((step) => (
              <li key={`${step.at}${step.decision}`}>
                <b>{step.decision_label}</b>: {step.unit_name}, {momentWords(step.at)}
                {step.reason && <div class="lines">{step.reason}</div>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
