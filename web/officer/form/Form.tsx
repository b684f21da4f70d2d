// SPDX-License-Identifier: MIT
// A form made from a table of fields. What the server finds wrong stands at its field, and above as links; the focus goes to
// that summary. Fields the table does not require may stay empty.
import { type ComponentChildren, Fragment } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Flaw, flawText, type Problem } from '../data/api.ts';
import { useAction } from '../data/load.ts';
import type { Field, Schema, Value } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Button } from '../shell/parts.tsx';
import { Control } from './controls.tsx';

export type Values = Record<string, Value>;

export interface Section {
  title: string;
  names: string[];
}

export interface FormProps {
  schema: Schema;
  fields: Field[];
  values: Values;
  save: (values: Values) => Promise<unknown>;
  words: string; // on the button
  sections?: Section[]; // fields not named come last, without a title
  cancel?: string; // address
  note?: ComponentChildren; // above the button
  below?: (values: Values) => ComponentChildren; // under it: what grows there moves no button away from a finger
}

const idOf = (name: string): string => `f-${name}`;

export function flawsAt(problem: Problem | null, name: string): Flaw[] {
  return (problem?.flaws ?? []).filter((flaw) => flaw.pointer.split('/')[1] === name);
}

function Summary({ problem, fields }: { problem: Problem | null; fields: Field[] }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={box}>
      <p>
        <b>! {problem.message}</b>
      </p>
      <ul>
        {problem.flaws.map((flaw) => {
          const field = fields.find((one) => one.name === flaw.pointer.split('/')[1]);
          return (
            <li key={flaw.pointer + flaw.code}>
              {field ? (
                <a
                  href={`#${idOf(field.name)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(idOf(field.name))?.focus();
                  }}
                >
                  {field.label}: {flawText(flaw)}
                </a>
              ) : (
                flawText(flaw)
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function inSections(fields: Field[], sections: Section[]): { title: string; fields: Field[] }[] {
  const taken = new Set(sections.flatMap((section) => section.names));
  const rest = fields.filter((field) => !taken.has(field.name));
  return [
    ...sections.map((section) => ({
      title: section.title,
      fields: section.names.flatMap((name) => fields.find((field) => field.name === name) ?? []),
    })),
    { title: '', fields: rest },
  ].filter((part) => part.fields.length > 0);
}

/** What is sent: empty texts are null, so that a cleared field is cleared. */
export function cleaned(values: Values, fields: Field[]): Values {
  const out: Values = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    out[field.name] = value === '' ? null : value;
  }
  return out;
}

export function Form(props: FormProps) {
  const fields = props.fields.filter(
    (field) => !field.readOnly && field.kind !== 'hash' && field.kind !== 'file',
  );
  const [values, setValues] = useState<Values>(() => ({
    ...Object.fromEntries(fields.flatMap((f) => (f.fallback === undefined ? [] : [[f.name, f.fallback]]))),
    ...props.values,
  }));
  const action = useAction();
  const submit = (event: Event) => {
    event.preventDefault();
    void action.run(() => props.save(cleaned(values, fields)));
  };
  return (
    <form onSubmit={submit} noValidate class="form">
      <Summary problem={action.problem} fields={fields} />
      {inSections(fields, props.sections ?? []).map((part) => (
        <Fragment key={part.title}>
          {part.title && <h2>{part.title}</h2>}
          <div class="fields">
            {part.fields.map((field) => (
              <Control
                key={field.name}
                id={idOf(field.name)}
                field={field}
                schema={props.schema}
                value={values[field.name]}
                flaws={flawsAt(action.problem, field.name)}
                change={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
              />
            ))}
          </div>
        </Fragment>
      ))}
      {props.note}
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {props.words}
        </Button>
        {props.cancel && <a href={props.cancel}>{say('Thôi, không lưu', 'Leave without saving')}</a>}
      </p>
      {props.below?.(cleaned(values, fields))}
    </form>
  );
}
