// SPDX-License-Identifier: MIT
// A step somebody takes: a button and, where something follows or has to be said, a dialog before it acts. What was typed stays
// until it is sent; what went wrong is said until the dialog closes.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../data/load.ts';
import { say } from '../data/words.ts';
import { Ask, Button, type ButtonProps, ProblemNotice } from '../shell/parts.tsx';
import { speak } from '../shell/speak.ts';

export interface Asked {
  name: string;
  label: string;
  kind?: 'lines' | 'date' | 'number'; // one line without
  optional?: boolean; // may stay empty, or the server says why not
  max?: number | string; // characters; as a text the last day or number
  first?: string; // stands there before anything is typed
  hint?: string;
}

/** What was typed, by name; what stayed empty is not there. */
export type Given = Record<string, string>;

interface StepProps {
  words: string; // on the button
  label?: string; // for screen readers, when the words alone do not say of what
  kind?: ButtonProps['kind'];
  title?: string; // of the dialog; without: the words as a question where it says what follows, else the label or the words
  says?: string | string[]; // what follows, a paragraph each
  asks?: Asked[];
  children?: ComponentChildren; // what neither says nor asks can tell
  confirm?: string; // on the button in the dialog; the words without
  sure?: 'main' | 'bad'; // how that button looks; bad without for a bad one or a link
  keep?: string; // on the button that leaves all as it is
  done?: string; // said once it is done
  act: ((given: Given) => Promise<unknown>) | null; // null: not yet, and it says why
}

const why = (label: string, max: number): Asked[] => [{ name: 'reason', label, kind: 'lines', max }];
export const reason = (max: number): Asked[] => why(say('Lý do', 'Why'), max);
/** A reason that those concerned read. */
export const reasonTold = (max: number): Asked[] =>
  why(say('Lý do (người liên quan đọc được)', 'Why (they read it)'), max);

function Typed({ of, value, type }: { of: Asked; value: string; type: (value: string) => void }) {
  const id = `step-${of.name}`;
  const common = {
    id,
    required: !of.optional,
    value,
    'aria-describedby': of.hint && `${id}-h`,
    onInput: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
    ...(typeof of.max === 'number' ? { maxLength: of.max } : { max: of.max }),
  };
  return (
    <div class="field">
      <label for={id}>{of.label}</label>
      {of.hint && (
        <p class="hint" id={`${id}-h`}>
          {of.hint}
        </p>
      )}
      {of.kind === 'lines' ? (
        <textarea rows={4} {...common} />
      ) : (
        <input type={(of.kind ?? 'text') as 'text'} {...common} />
      )}
    </div>
  );
}

interface QuestionProps {
  step: StepProps;
  value: (of: Asked) => string;
  type: (name: string, value: string) => void;
  act: () => Promise<void>;
  close: () => void;
}

/** Made anew at each opening, so that what was wrong the last time is not said again. */
function Question({ step, value, type, act, close }: QuestionProps) {
  const action = useAction();
  const submit = (event: Event) => {
    event.preventDefault();
    event.stopPropagation(); // the button may stand in a form of the page
    void action.run(act);
  };
  const grave = step.kind === 'bad' || step.kind === 'link';
  return (
    <form onSubmit={submit}>
      {[step.says ?? []].flat().map((line) => (
        <p key={line} class="lines">
          {line}
        </p>
      ))}
      {step.children}
      <ProblemNotice problem={action.problem} />
      {step.asks?.map((one) => (
        <Typed key={one.name} of={one} value={value(one)} type={(words) => type(one.name, words)} />
      ))}
      <p class="row">
        {step.act && (
          <Button type="submit" kind={step.sure ?? (grave ? 'bad' : 'main')} busy={action.busy}>
            {step.confirm ?? step.words}
          </Button>
        )}
        <Button kind="alt" onClick={close}>
          {step.keep ?? say('Thôi', 'Cancel')}
        </Button>
      </p>
    </form>
  );
}

/** One that has no title, says nothing and asks for nothing is taken at once. */
export function Step(step: StepProps) {
  const { words, label, kind = 'main', title, asks = [] } = step;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Given>({});
  const atOnce = useAction();
  const close = () => setOpen(false);
  const value = (of: Asked) => typed[of.name] ?? of.first ?? '';
  const act = async () => {
    const given = asks.map((one) => [one.name, value(one).trim()]).filter(([, said]) => said);
    await step.act?.(Object.fromEntries(given));
    setTyped({});
    close();
    speak(step.done ?? say(`Đã xong: ${label ?? words}`, `Done: ${label ?? words}`));
  };
  const asking = title || step.says || step.children || asks.length > 0;
  return (
    <>
      <Button
        kind={kind}
        {...(label && { label })}
        busy={atOnce.busy}
        onClick={() => (asking ? setOpen(true) : void atOnce.run(act))}
      >
        {words}
      </Button>
      <ProblemNotice problem={atOnce.problem} />
      <Ask open={open} title={title ?? (step.says ? `${words}?` : (label ?? words))} close={close}>
        <Question
          step={step}
          value={value}
          type={(name, said) => setTyped((old) => ({ ...old, [name]: said }))}
          act={act}
          close={close}
        />
      </Ask>
    </>
  );
}
