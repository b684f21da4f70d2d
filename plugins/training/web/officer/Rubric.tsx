// SPDX-License-Identifier: MIT
// An assessor's form, filled in at the back of the room on a phone: ten items of 0 to 4, five critical steps, remarks. Nothing is
// chosen beforehand: a mark that nobody gave must not look like one.
import { get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Field, Row, Schema, Value } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Control } from 'officer/form/controls.tsx';
import { cleaned, flawsAt } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { go, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { type Explained, scoresForOthers } from './ladder.ts';
import './ladder.css';

const isMark = (field: Field): boolean => field.vocabulary === 'rubric_mark';

function Mark(props: {
  field: Field;
  schema: Schema;
  value: Value;
  wrong: boolean;
  change: (code: string) => void;
}) {
  const { field } = props;
  return (
    <fieldset
      class="mark"
      id={`f-${field.name}`}
      aria-describedby={props.wrong ? `f-${field.name}-e` : undefined}
    >
      <legend>{field.label}</legend>
      {props.wrong && (
        <p class="err" id={`f-${field.name}-e`}>
          {say('Lỗi: chưa chấm tiêu chí này', 'Error: no mark yet')}
        </p>
      )}
      <div class="marks">
        {props.schema.terms(field.vocabulary).map((term) => (
          <label key={term.code} title={term.label}>
            <input
              type="radio"
              name={field.name}
              value={term.code}
              aria-label={term.label}
              checked={props.value === term.code}
              onChange={() => props.change(term.code)}
            />
            <span aria-hidden="true">{term.code}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Who scores: an officer names the assessor, an assessor is themselves. */
async function ownVolunteer(): Promise<string> {
  return scoresForOthers() ? '' : (await get<Row>('/me/profile')).id;
}

function Sheet(props: {
  schema: Schema;
  fields: Field[];
  data: Explained;
  teachBack: string;
  assessor: string;
}) {
  const { schema, data } = props;
  const [values, setValues] = useState<Record<string, Value>>({ assessor: props.assessor });
  const action = useAction();
  const fields = props.fields.filter((field) => !field.readOnly && field.name !== 'teach_back');
  const set = (name: string) => (value: Value) => setValues((old) => ({ ...old, [name]: value }));
  const send = async (event: Event) => {
    event.preventDefault();
    const body = { ...cleaned(values, fields), teach_back: props.teachBack };
    if (!(await action.run(() => post('/teach_back_scores', body)))) return;
    speak(say('Đã ghi phiếu chấm', 'The score is entered'));
    go(to('tap-huan-vien', data.id), { replace: true });
  };
  const other = (name: string) =>
    fields
      .filter((field) => field.name === name)
      .map((field) => (
        <Control
          key={name}
          id={`f-${name}`}
          field={field}
          schema={schema}
          value={values[name]}
          flaws={flawsAt(action.problem, name)}
          change={set(name)}
        />
      ));
  return (
    <form noValidate class="form" onSubmit={(event) => void send(event)}>
      {scoresForOthers() && other('assessor')}
      {fields.filter(isMark).map((field) => (
        <Mark
          key={field.name}
          field={field}
          schema={schema}
          value={values[field.name]}
          wrong={flawsAt(action.problem, field.name).length > 0}
          change={set(field.name)}
        />
      ))}
      {other('steps')}
      {other('note')}
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Ghi phiếu chấm', 'Enter the score')}
        </Button>
        <a href={to('tap-huan-vien', data.id)}>{say('Thôi, không lưu', 'Leave without saving')}</a>
      </p>
    </form>
  );
}

export default function Rubric({ params }: { params: Params }) {
  const id = params.id ?? '';
  const shown = params.buoi ?? '';
  const data = useLoad(
    async () => ({
      of: await get<Explained>(`/candidacies/${id}/explained`),
      assessor: await ownVolunteer(),
    }),
    [id],
  );
  return (
    <WithEntity name="teach_back_score">
      {(schema, entity) => (
        <Await of={data}>
          {({ of, assessor }) => {
            const teachBack = of.teach_backs.find((one) => one.id === shown);
            return (
              <>
                <Title above={<a href={to('tap-huan-vien', id)}>{of.name || of.title}</a>}>
                  {say('Chấm giảng thử', 'Score a teach-back')}
                </Title>
                <p>
                  {teachBack?.day_text}: {teachBack?.topic}
                </p>
                <p class="meta">
                  {say(
                    'Mỗi tiêu chí 0 đến 4: 0 chưa làm được, 1 làm một phần, 2 còn sót, 3 làm tốt, 4 rất tốt.',
                    'Each item 0 to 4: 0 not done, 1 partly, 2 with gaps, 3 done well, 4 very well.',
                  )}
                </p>
                <Sheet
                  schema={schema}
                  fields={entity.fields}
                  data={of}
                  teachBack={shown}
                  assessor={assessor}
                />
              </>
            );
          }}
        </Await>
      )}
    </WithEntity>
  );
}
