// SPDX-License-Identifier: MIT
// A step either side may take: a button, and a dialog for what is said with it.
import { post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import type { Act } from './partners.ts';

const AGAINST = ['decline', 'withdraw', 'leave', 'return'];

function Said({ required, change }: { required: boolean; change: (words: string) => void }) {
  return (
    <div class="field">
      <label for="step-words">
        {required ? say('Nội dung', 'Words') : say('Lời kèm (không bắt buộc)', 'Words (optional)')}
      </label>
      <textarea
        id="step-words"
        rows={3}
        maxLength={1000}
        required={required}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

interface StepProps {
  at: string; // what is moved: "/inspections/ID"
  of: string;
  act: Act;
  done: () => Promise<unknown>;
}

export function PartnerStep({ at, of, act, done }: StepProps) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const action = useAction();
  const run = () =>
    void action.run(async () => {
      await post(`${at}/moves`, words.trim() ? { action: act.action, words } : { action: act.action });
      setOpen(false);
      speak(say(`Đã xong: ${act.label}`, `Done: ${act.label}`));
      await done();
    });
  return (
    <>
      <Button
        kind={AGAINST.includes(act.action) ? 'alt' : 'main'}
        label={`${act.label}: ${of}`}
        onClick={() => setOpen(true)}
      >
        {act.label}
      </Button>
      <Ask open={open} title={`${act.label}: ${of}`} close={() => setOpen(false)}>
        <Said required={act.words} change={setWords} />
        <ProblemNotice problem={action.problem} />
        <p class="row">
          <Button busy={action.busy} onClick={run}>
            {act.label}
          </Button>
          <Button kind="link" onClick={() => setOpen(false)}>
            {say('Thôi', 'Cancel')}
          </Button>
        </p>
      </Ask>
    </>
  );
}

export function PartnerSteps(props: { at: string; of: string; acts: Act[]; done: () => Promise<unknown> }) {
  if (props.acts.length === 0) return null;
  return (
    <div class="row noprint">
      {props.acts.map((act) => (
        <PartnerStep key={act.action} at={props.at} of={props.of} act={act} done={props.done} />
      ))}
    </div>
  );
}
