// SPDX-License-Identifier: MIT
// A button that asks for a reason before it acts.
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';

export function ReasonButton({ words, act }: { words: string; act: (reason: string) => Promise<unknown> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await action.run(() => act(reason.trim()))) setOpen(false);
  };
  return (
    <>
      <Button kind="alt" onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Ask open={open} title={words} close={() => setOpen(false)}>
        <form onSubmit={(event) => void submit(event)}>
          <ProblemNotice problem={action.problem} />
          <div class="field">
            <label for="reason-why">{say('Lý do', 'Why')}</label>
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
            <Button type="submit" busy={action.busy}>
              {words}
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
