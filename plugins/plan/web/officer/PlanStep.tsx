// SPDX-License-Identifier: MIT
// One step of a plan or an adjustment: a button, and a dialog where it wants words, a decision's number or days.
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';

export type Wanted = 'reason' | 'decision' | 'decided' | 'effective' | 'sure';

interface StepProps {
  words: string;
  wants?: Wanted[];
  needed?: Wanted[]; // of these; the rest may stay empty
  given?: Record<string, string>;
  note?: string;
  kind?: 'main' | 'alt' | 'bad';
  act: (given: Record<string, string>) => Promise<unknown>;
}

const labels = (name: Wanted): string =>
  ({
    reason: say('Lý do', 'Reason'),
    decision: say('Số quyết định, văn bản', 'Number of the decision'),
    decided: say('Ngày quyết định', 'Day of the decision'),
    effective: say('Áp dụng từ ngày', 'In force from'),
    sure: '',
  })[name];

interface TypedProps {
  name: Wanted;
  required: boolean;
  value: string;
  change: (value: string) => void;
}

function Typed({ name, required, value, change }: TypedProps) {
  const common = {
    id: `step-${name}`,
    required,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={common.id}>{labels(name)}</label>
      {name === 'decided' || name === 'effective' ? (
        <input type="date" {...common} />
      ) : (
        <input type="text" {...common} />
      )}
    </div>
  );
}

export function PlanStep({ words, wants = [], needed, given, note, kind = 'main', act }: StepProps) {
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Record<string, string>>(given ?? {});
  const action = useAction();
  const asks = wants.filter((name) => name !== 'sure');
  const run = () =>
    void action.run(async () => {
      await act(Object.fromEntries(Object.entries(values).filter(([, value]) => value)));
      setOpen(false);
      speak(say(`Đã xong: ${words}`, `Done: ${words}`));
    });
  return (
    <>
      <Button kind={kind} busy={action.busy} onClick={() => (wants.length ? setOpen(true) : run())}>
        {words}
      </Button>
      {wants.length === 0 && <ProblemNotice problem={action.problem} />}
      <Ask open={open} title={words} close={() => setOpen(false)}>
        {note && <p>{note}</p>}
        {asks.map((name) => (
          <Typed
            key={name}
            name={name}
            required={!needed || needed.includes(name)}
            value={values[name] ?? ''}
            change={(value) => setValues((old) => ({ ...old, [name]: value }))}
          />
        ))}
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
