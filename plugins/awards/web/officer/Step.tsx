// SPDX-License-Identifier: MIT
// A button that says what follows before it acts, and asks for a reason where one is needed; those concerned read it.
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';

export function Step(props: {
  words: string; // on the button
  says: string; // what follows
  kind: 'main' | 'alt' | 'bad';
  reason: boolean;
  act: (reason: string) => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await action.run(() => props.act(reason.trim()))) setOpen(false);
  };
  return (
    <>
      <Button kind={props.kind} onClick={() => setOpen(true)}>
        {props.words}
      </Button>
      <Ask open={open} title={`${props.words}?`} close={() => setOpen(false)}>
        <form onSubmit={(event) => void submit(event)}>
          <p>{props.says}</p>
          <ProblemNotice problem={action.problem} />
          {props.reason && (
            <div class="field">
              <label for="step-reason">{say('Lý do (người liên quan đọc được)', 'Why (they read it)')}</label>
              <textarea
                id="step-reason"
                rows={3}
                required
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            </div>
          )}
          <p class="row">
            <Button type="submit" kind={props.kind === 'bad' ? 'bad' : 'main'} busy={action.busy}>
              {props.words}
            </Button>
            <Button kind="alt" onClick={() => setOpen(false)}>
              {say('Thôi', 'Not now')}
            </Button>
          </p>
        </form>
      </Ask>
    </>
  );
}
