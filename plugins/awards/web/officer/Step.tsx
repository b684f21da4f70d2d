// SPDX-License-Identifier: MIT
// A button that says what follows before it acts, and asks for a reason where one is needed; those concerned read it.
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';

interface Act {
  words: string; // on the button
  says: string; // what follows
  kind: 'main' | 'alt' | 'bad';
  reason: boolean;
  act: (reason: string) => Promise<unknown>;
}

/** Made anew at each opening, so that what was wrong the last time is not said again. */
function Asked(props: { step: Act; reason: string; type: (reason: string) => void; close: () => void }) {
  const { step } = props;
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await action.run(() => step.act(props.reason.trim()))) props.close();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{step.says}</p>
      <ProblemNotice problem={action.problem} />
      {step.reason && (
        <div class="field">
          <label for="step-reason">{say('Lý do (người liên quan đọc được)', 'Why (they read it)')}</label>
          <textarea
            id="step-reason"
            rows={3}
            required
            maxLength={1000}
            value={props.reason}
            onInput={(event) => props.type(event.currentTarget.value)}
          />
        </div>
      )}
      <p class="row">
        <Button type="submit" kind={step.kind === 'bad' ? 'bad' : 'main'} busy={action.busy}>
          {step.words}
        </Button>
        <Button kind="alt" onClick={props.close}>
          {say('Thôi', 'Not now')}
        </Button>
      </p>
    </form>
  );
}

export function Step(step: Act) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  return (
    <>
      <Button kind={step.kind} onClick={() => setOpen(true)}>
        {step.words}
      </Button>
      <Ask open={open} title={`${step.words}?`} close={close}>
        {open && <Asked step={step} reason={reason} type={setReason} close={close} />}
      </Ask>
    </>
  );
}
