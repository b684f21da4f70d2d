// SPDX-License-Identifier: MIT
// A button that asks for a reason before it acts; those concerned read it.
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';

export function ReasonAsk(props: {
  words: string; // on the button
  label: string; // for screen readers
  title: string;
  confirm: string;
  kind?: 'bad' | 'link';
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
      <Button kind={props.kind ?? 'link'} label={props.label} onClick={() => setOpen(true)}>
        {props.words}
      </Button>
      <Ask open={open} title={props.title} close={() => setOpen(false)}>
        <form onSubmit={(event) => void submit(event)}>
          <ProblemNotice problem={action.problem} />
          <div class="field">
            <label for="reason-why">{say('Lý do (người liên quan đọc được)', 'Why (they read it)')}</label>
            <textarea
              id="reason-why"
              rows={3}
              required
              maxLength={300}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </div>
          <p class="row">
            <Button type="submit" kind="bad" busy={action.busy}>
              {props.confirm}
            </Button>
            <Button kind="alt" onClick={() => setOpen(false)}>
              {say('Thôi', 'Cancel')}
            </Button>
          </p>
        </form>
      </Ask>
    </>
  );
}
