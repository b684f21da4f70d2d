// SPDX-License-Identifier: MIT
// A shift on the opening's page: how full it is and who signed up; adding and removing shifts.

import { call, flawText, type Problem, post } from 'officer/data/api.ts';
import { clockInput, daysAfter, dayWords, hoursWords, minutesOf, today } from 'officer/data/days.ts';
import { useAction } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { flawsAt } from 'officer/form/Form.tsx';
import { Button, Cells, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';

import { SignupLine } from './SignupLine.tsx';
import type { Line, ShiftRoster } from './types.ts';

const NEEDS = ['applied', 'offered', 'invited'];
const KEEPS = ['accepted', 'waiting'];

function Lines({
  lines,
  schema,
  opening,
  changed,
}: {
  lines: Line[];
  schema: Schema;
  opening: Row;
  changed: () => void;
}) {
  return (
    <ul class="tasks">
      {lines.map((line) => (
        <SignupLine key={line.signup} line={line} schema={schema} opening={opening} changed={changed} />
      ))}
    </ul>
  );
}

export function ShiftCard(props: { one: ShiftRoster; opening: Row; schema: Schema; changed: () => void }) {
  const { row, roster } = props.one;
  const action = useAction();
  const inOrder = (states: string[]) =>
    states.flatMap((state) => roster.items.filter((line) => line.state === state));
  const gone = roster.items.filter((line) => ![...NEEDS, ...KEEPS].includes(line.state));
  const most = Number(props.opening.max_people ?? 0);
  const remove = async () => {
    if (await action.run(() => call('DELETE', `/shifts/${row.id}`))) {
      speak(say('Đã bỏ ca', 'Shift removed'));
      props.changed();
    }
  };
  return (
    <div class="card shift">
      <h3>
        {dayWords(String(row.day))}, {hoursWords(Number(row.from_minute), Number(row.to_minute))}
      </h3>
      <p class="row">
        <Cells on={roster.shift.taken} of={most} />
        <b>
          {say(`Đã nhận ${roster.shift.taken} trên ${most}`, `${roster.shift.taken} of ${most} accepted`)}
        </b>
        {roster.shift.waiting > 0 && (
          <span>{say(`${roster.shift.waiting} người chờ`, `${roster.shift.waiting} waiting`)}</span>
        )}
      </p>
      <Lines lines={inOrder(NEEDS)} {...props} />
      <Lines lines={inOrder(KEEPS)} {...props} />
      {roster.items.length === 0 && <Empty>{say('Chưa có ai đăng ký.', 'Nobody has signed up yet.')}</Empty>}
      {gone.length > 0 && (
        <details>
          <summary>{say(`${gone.length} người không đi`, `${gone.length} not coming`)}</summary>
          <Lines lines={gone} {...props} />
        </details>
      )}
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <a class="big" href={to('ca', row.id)}>
          {say('Điểm danh', 'Attendance')}
        </a>
        <a class="big" href={to('ca', row.id, 'ap-phich')}>
          {say('Áp phích QR', 'QR poster')}
        </a>
        {holds(STAFF) && roster.items.length === 0 && (
          <Button kind="link" busy={action.busy} onClick={() => void remove()}>
            {say('Bỏ ca này', 'Remove this shift')}
          </Button>
        )}
      </p>
    </div>
  );
}

interface Times {
  day: string;
  from: string;
  to: string;
  days: string;
}

const MOST_DAYS = 31;

async function addShifts(opening: string, times: Times): Promise<void> {
  const from = minutesOf(times.from) ?? 0;
  const end = minutesOf(times.to) ?? 0;
  const count = Math.min(Math.max(Number(times.days) || 1, 1), MOST_DAYS);
  for (let i = 0; i < count; i++)
    await post('/shifts', {
      opening,
      day: daysAfter(times.day, i) || null,
      from_minute: from,
      to_minute: end <= from ? end + 1440 : end,
    });
}

function Field(props: {
  id: string;
  label: string;
  type: 'date' | 'time' | 'number';
  value: string;
  names: string[];
  problem: Problem | null;
  change: (v: string) => void;
}) {
  const flaws = props.names.flatMap((name) => flawsAt(props.problem, name));
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {flaws.length > 0 && (
        <p class="err" id={`${props.id}-e`}>
          {flaws.map(flawText).join('. ')}
        </p>
      )}
      <input
        id={props.id}
        class="short"
        type={props.type as 'date'}
        value={props.value}
        aria-invalid={flaws.length > 0 ? 'true' : undefined}
        aria-describedby={flaws.length > 0 ? `${props.id}-e` : undefined}
        onInput={(event) => props.change(event.currentTarget.value)}
      />
    </div>
  );
}

/** The next shift is usually like the last one, a day later. */
export function NewShift(props: {
  opening: string;
  first: boolean;
  last: Row | undefined;
  added: () => void;
}) {
  const [times, setTimes] = useState<Times>(() => ({
    day: props.last ? daysAfter(String(props.last.day), 1) : daysAfter(today(), 7),
    from: clockInput(Number(props.last?.from_minute ?? 420)),
    to: clockInput(Number(props.last?.to_minute ?? 660)),
    days: '1',
  }));
  const [open, setOpen] = useState(props.first);
  const action = useAction();
  const put = (name: keyof Times) => (value: string) => setTimes((old) => ({ ...old, [name]: value }));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await action.run(() => addShifts(props.opening, times)))) return;
    speak(say('Đã thêm ca', 'Shift added'));
    setTimes((old) => ({ ...old, day: daysAfter(old.day, Number(old.days) || 1), days: '1' }));
    setOpen(false);
    props.added();
  };
  if (!open)
    return (
      <Button kind="alt" onClick={() => setOpen(true)}>
        {say('Thêm ca', 'Add a shift')}
      </Button>
    );
  return (
    <form class="card sunk" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{say('Thêm ca', 'Add a shift')}</h3>
      <ProblemNotice problem={action.problem} />
      <div class="filters">
        <Field
          id="shift-day"
          label={say('Ngày', 'Day')}
          type="date"
          value={times.day}
          names={['day']}
          problem={action.problem}
          change={put('day')}
        />
        <Field
          id="shift-from"
          label={say('Từ', 'From')}
          type="time"
          value={times.from}
          names={['from_minute']}
          problem={action.problem}
          change={put('from')}
        />
        <Field
          id="shift-to"
          label={say('Đến', 'To')}
          type="time"
          value={times.to}
          names={['to_minute']}
          problem={action.problem}
          change={put('to')}
        />
        <Field
          id="shift-days"
          label={say('Mấy ngày liền', 'Days in a row')}
          type="number"
          value={times.days}
          names={[]}
          problem={null}
          change={put('days')}
        />
      </div>
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Lưu ca', 'Save the shift')}
        </Button>
        {!props.first && (
          <Button kind="link" onClick={() => setOpen(false)}>
            {say('Thôi', 'Cancel')}
          </Button>
        )}
      </p>
    </form>
  );
}
