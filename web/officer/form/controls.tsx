// SPDX-License-Identifier: MIT
// One control per kind of field: label, help, error, control, in this order; the last three tied by aria-describedby.

import { fold, matches } from 'kit/fold.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Flaw, flawText } from '../data/api.ts';
import { fromLocalInput, localInput } from '../data/days.ts';
import { phoneWords } from '../data/phone.ts';
import type { Field, Schema, Term, Value } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Picker } from './Picker.tsx';
import { Week } from './Week.tsx';

export interface ControlProps {
  id: string;
  field: Field;
  schema: Schema;
  value: Value;
  flaws: Flaw[];
  change: (value: Value) => void;
  none?: string; // words of the empty choice
}

const MANY = 12;

function Notes({ id, help, flaws }: { id: string; help: string; flaws: Flaw[] }) {
  return (
    <>
      {help && (
        <p class="hint" id={`${id}-h`}>
          {help}
        </p>
      )}
      {flaws.length > 0 && (
        <p class="err" id={`${id}-e`}>
          {say('Lỗi', 'Error')}: {flaws.map(flawText).join('. ')}
        </p>
      )}
    </>
  );
}

export function described(id: string, field: Field, flaws: Flaw[]) {
  const by = [field.help && `${id}-h`, flaws.length > 0 && `${id}-e`].filter(Boolean).join(' ');
  return {
    'aria-describedby': by || undefined,
    'aria-invalid': flaws.length > 0 ? ('true' as const) : undefined,
  };
}

const Optional = ({ field }: { field: Field }) =>
  field.required || field.kind === 'bool' || field.fallback !== undefined ? null : (
    <span class="meta"> {say('(không bắt buộc)', '(optional)')}</span>
  );

/** Label above one control. */
function Labelled(props: ControlProps & { children: ComponentChildren }) {
  return (
    <div class={props.field.lines ? 'field full' : 'field'}>
      <label for={props.id}>
        {props.field.label}
        <Optional field={props.field} />
      </label>
      <Notes id={props.id} help={props.field.help} flaws={props.flaws} />
      {props.children}
    </div>
  );
}

/** A legend above a group of controls. */
function Grouped(props: ControlProps & { children: ComponentChildren }) {
  return (
    <fieldset id={props.id} tabIndex={-1} class="full" {...described(props.id, props.field, props.flaws)}>
      <legend>
        {props.field.label}
        <Optional field={props.field} />
      </legend>
      <Notes id={props.id} help={props.field.help} flaws={props.flaws} />
      {props.children}
    </fieldset>
  );
}

type TextType = 'text' | 'tel' | 'email' | 'password';

function typeOf(field: Field): TextType {
  if (field.name.endsWith('phone')) return 'tel';
  if (field.name.endsWith('password')) return 'password';
  return field.name === 'email' ? 'email' : 'text';
}

function TextControl(props: ControlProps) {
  const { field, id, flaws, value, change } = props;
  const common = {
    id,
    ...described(id, field, flaws),
    value: phoneWords(String(value ?? '')),
    autocomplete: 'off',
  };
  const typed = (event: Event) => change((event.currentTarget as HTMLInputElement).value);
  return (
    <Labelled {...props}>
      {field.lines ? (
        <textarea rows={4} {...common} onInput={typed} />
      ) : (
        <input type={typeOf(field) as 'text'} {...common} onInput={typed} />
      )}
    </Labelled>
  );
}

function NumberControl(props: ControlProps) {
  const { field, id, flaws, value, change } = props;
  const typed = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value.trim();
    change(/^-?\d+$/.test(text) ? Number(text) : text);
  };
  return (
    <Labelled {...props}>
      <input
        id={id}
        class="short"
        inputMode="numeric"
        {...described(id, field, flaws)}
        value={String(value ?? '')}
        onInput={typed}
      />
    </Labelled>
  );
}

function DateControl(props: ControlProps) {
  const { field, id, flaws, value, change } = props;
  return (
    <Labelled {...props}>
      <input
        id={id}
        class="short"
        type="date"
        {...described(id, field, flaws)}
        value={String(value ?? '')}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </Labelled>
  );
}

function TimeControl(props: ControlProps) {
  const { field, id, flaws, value, change } = props;
  const typed = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value;
    change(text ? fromLocalInput(text) : '');
  };
  return (
    <Labelled {...props}>
      <input
        id={id}
        type="datetime-local"
        {...described(id, field, flaws)}
        value={typeof value === 'string' && value ? localInput(value) : ''}
        onChange={typed}
      />
    </Labelled>
  );
}

function BoolControl(props: ControlProps) {
  const { field, id, flaws, value, change } = props;
  return (
    <div class="field full">
      <Notes id={id} help={field.help} flaws={flaws} />
      <div class="check">
        <input
          type="checkbox"
          id={id}
          {...described(id, field, flaws)}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        <label for={id}>{field.label}</label>
      </div>
    </div>
  );
}

function TermControl(props: ControlProps) {
  const { field, id, flaws, value, change, schema, none } = props;
  return (
    <Labelled {...props}>
      <select
        id={id}
        {...described(id, field, flaws)}
        value={String(value ?? '')}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {!field.options && (
          <option value="">{none ?? (field.required ? say('Hãy chọn', 'Choose') : '–')}</option>
        )}
        {(field.options ?? schema.terms(field.vocabulary)).map((term) => (
          <option key={term.code} value={term.code}>
            {term.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A long list is narrowed by typing; what is ticked always stays in sight. */
function CodesControl(props: ControlProps) {
  const [typed, setTyped] = useState('');
  const terms = props.schema.terms(props.field.vocabulary);
  const chosen = new Set(Array.isArray(props.value) ? props.value : []);
  const words = fold(typed);
  const shown = (term: Term) => chosen.has(term.code) || matches(fold(term.label), words);
  const toggle = (code: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(code);
    else next.delete(code);
    props.change(terms.map((term) => term.code).filter((one) => next.has(one)));
  };
  return (
    <Grouped {...props}>
      {terms.length > MANY && (
        <p>
          <label for={`${props.id}-q`} class="meta">
            {say(
              `Tìm trong ${terms.length} mục; đã chọn ${chosen.size}`,
              `Find among ${terms.length}; ${chosen.size} chosen`,
            )}
          </label>
          <input
            id={`${props.id}-q`}
            type="search"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </p>
      )}
      <div class="many">
        {terms.filter(shown).map((term) => (
          <label key={term.code} class="check">
            <input
              type="checkbox"
              checked={chosen.has(term.code)}
              onChange={(event) => toggle(term.code, event.currentTarget.checked)}
            />
            {term.label}
          </label>
        ))}
      </div>
    </Grouped>
  );
}

function GridControl(props: ControlProps) {
  return (
    <Grouped {...props}>
      <Week value={Array.isArray(props.value) ? props.value : []} change={props.change} />
    </Grouped>
  );
}

function RefControl(props: ControlProps) {
  const { field, id, flaws, value, change } = props;
  return (
    <Labelled {...props}>
      <Picker
        id={id}
        entity={field.target}
        value={typeof value === 'string' ? value : ''}
        change={change}
        {...described(id, field, flaws)}
      />
    </Labelled>
  );
}

export function Control(props: ControlProps) {
  switch (props.field.kind) {
    case 'int':
    case 'money':
      return <NumberControl {...props} />;
    case 'bool':
      return <BoolControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'time':
      return <TimeControl {...props} />;
    case 'enum':
    case 'code':
      return <TermControl {...props} />;
    case 'codes':
      return <CodesControl {...props} />;
    case 'grid':
      return <GridControl {...props} />;
    case 'place':
    case 'ref':
      return <RefControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
}
