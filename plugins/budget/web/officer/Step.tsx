// SPDX-License-Identifier: MIT
// One thing to decide: a button, and a dialog where it wants a reason or the decision's number and day.
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';

export type Wants = 'nothing' | 'reason' | 'decision';

interface StepProps {
  words: string;
  of: string; // for screen readers: of what
  wants: Wants;
  kind?: 'main' | 'alt';
  act: (given: Record<string, string>) => Promise<unknown>;
}

interface TypedProps {
  name: string;
  label: string;
  day?: boolean;
  change: (value: string) => void;
}

function Typed({ name, label, day, change }: TypedProps) {
  const common = {
    id: `step-${name}`,
    required: true,
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={common.id}>{label}</label>
      {day ? <input type="date" {...common} /> : <input type="text" {...common} />}
    </div>
  );
}

export function Step({ words, of, wants, kind = 'alt', act }: StepProps) {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<Record<string, string>>({});
  const action = useAction();
  const set = (name: string) => (value: string) => setGiven((old) => ({ ...old, [name]: value }));
  const run = () =>
    void action.run(async () => {
      await act(given);
      setOpen(false);
      speak(say(`Đã xong: ${words}`, `Done: ${words}`));
    });
  return (
    <>
      <Button
        kind={kind}
        label={`${words}: ${of}`}
        busy={action.busy}
        onClick={() => (wants === 'nothing' ? run() : setOpen(true))}
      >
        {words}
      </Button>
      {wants === 'nothing' && <ProblemNotice problem={action.problem} />}
      <Ask open={open} title={`${words}: ${of}`} close={() => setOpen(false)}>
        {wants === 'reason' && <Typed name="reason" label={say('Lý do', 'Reason')} change={set('reason')} />}
        {wants === 'decision' && (
          <>
            <Typed
              name="decision"
              label={say('Số quyết định', 'Number of the decision')}
              change={set('decision')}
            />
            <Typed
              name="decided"
              label={say('Ngày quyết định', 'Day of the decision')}
              day
              change={set('decided')}
            />
          </>
        )}
        <ProblemNotice problem={action.problem} />
        <p class="row">
          <Button busy={action.busy} onClick={run}>
            {words}
          </Button>
          <Button kind="link" onClick={() => setOpen(false)}>
            {say('Thôi', 'Cancel')}
          </Button>
        </p>
      </Ask>
    </>
  );
}
