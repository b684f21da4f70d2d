// SPDX-License-Identifier: MIT
// Somebody else changed the record while it was being edited: what both changed is shown field by field, to choose from. What only
// one of the two changed stays as they meant it, so nobody's work is lost and nothing is overwritten unseen.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAction } from '../data/load.ts';
import type { Field, Row, Schema, Value } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Show } from '../list/show.tsx';
import { Button, ProblemNotice } from '../shell/parts.tsx';

export type Changes = Record<string, Value>;

const same = (a: Value, b: Value): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What `values` change in a record that was read as `row`. */
export function changesIn(row: Row, values: Changes): Changes {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, row[name])));
}

/** Names of fields that both changed, to different values. */
export function contested(before: Row, theirs: Row, mine: Changes): string[] {
  return Object.keys(mine).filter(
    (name) => !same(theirs[name], before[name]) && !same(theirs[name], mine[name]),
  );
}

interface Props {
  schema: Schema;
  fields: Field[];
  before: Row; // as it was when editing began
  theirs: Row; // as it is now
  mine: Changes;
  save: (changes: Changes) => Promise<unknown>;
  cancel: () => void;
}

export function Conflict({ schema, fields, before, theirs, mine, save, cancel }: Props) {
  const both = contested(before, theirs, mine);
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const action = useAction();
  useLayoutEffect(() => heading.current?.focus(), []);
  const open = both.filter((name) => !choice[name]);
  const submit = (event: Event) => {
    event.preventDefault();
    const kept = Object.fromEntries(
      Object.entries(mine).filter(([name]) => !both.includes(name) || choice[name] === 'mine'),
    );
    if (open.length === 0) void action.run(() => save(kept));
  };
  return (
    <form class="card sunk" onSubmit={submit}>
      <h3 tabIndex={-1} ref={heading}>
        {say('Người khác vừa sửa hồ sơ này', 'Somebody else has just changed this record')}
      </h3>
      <p>
        {both.length === 0
          ? say(
              'Hai bên sửa những mục khác nhau: lưu thì giữ cả hai.',
              'You changed different fields: saving keeps both.',
            )
          : say('Hãy chọn ở từng mục cả hai cùng sửa.', 'Choose for each field that both changed.')}
      </p>
      <ProblemNotice problem={action.problem} />
      {fields
        .filter((field) => both.includes(field.name))
        .map((field) => (
          <fieldset key={field.name}>
            <legend>{field.label}</legend>
            {(['theirs', 'mine'] as const).map((side) => (
              <label class="check" key={side}>
                <input
                  type="radio"
                  name={`conflict-${field.name}`}
                  checked={choice[field.name] === side}
                  onChange={() => setChoice((old) => ({ ...old, [field.name]: side }))}
                />
                <span>
                  {side === 'theirs' ? say('Người kia: ', 'Theirs: ') : say('Bạn: ', 'Yours: ')}
                  <Show
                    schema={schema}
                    field={field}
                    row={side === 'theirs' ? theirs : ({ ...theirs, ...mine } as Row)}
                  />
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      {open.length > 0 && (
        <p class="meta" role="status">
          {say(`Còn ${open.length} mục chưa chọn.`, `${open.length} fields are still to choose.`)}
        </p>
      )}
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Lưu như đã chọn', 'Save as chosen')}
        </Button>
        <Button kind="link" onClick={cancel}>
          {say('Bỏ phần sửa của tôi', 'Drop my changes')}
        </Button>
      </p>
    </form>
  );
}
