// SPDX-License-Identifier: MIT
// When a class meets, who teaches it, and which blocks were taught.
import { all, call, get, post } from 'officer/data/api.ts';
import { clockInput, daysAfter, dayWords, hoursWords, minutesOf } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { Name, useName } from 'officer/data/names.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Await, Button, Chip, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import type { Deliveries } from './course.ts';

const inOrder = (a: Row, b: Row): number =>
  String(a.day).localeCompare(String(b.day)) || Number(a.from) - Number(b.from);

function NewSession({ course, last, added }: { course: Row; last: Row | undefined; added: () => void }) {
  const [day, setDay] = useState(last ? daysAfter(String(last.day), 1) : String(course.starts));
  const [from, setFrom] = useState(clockInput(Number(last?.from ?? 450)));
  const [until, setUntil] = useState(clockInput(Number(last?.to ?? 660)));
  const [title, setTitle] = useState('');
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    const times = { day, from: minutesOf(from), to: minutesOf(until), title: title || null };
    if (!(await action.run(() => post('/course_sessions', { course: course.id, ...times })))) return;
    speak(say('Đã thêm buổi', 'Session added'));
    setTitle('');
    setDay(daysAfter(day, 1));
    added();
  };
  const field = (
    id: string,
    label: string,
    type: 'date' | 'time' | 'text',
    value: string,
    set: (v: string) => void,
  ) => (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class={type === 'text' ? '' : 'short'}
        type={type as 'date'}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
  return (
    <form class="card sunk" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{say('Thêm buổi', 'Add a session')}</h3>
      <ProblemNotice problem={action.problem} />
      <div class="filters">
        {field('session-day', say('Ngày', 'Day'), 'date', day, setDay)}
        {field('session-from', say('Từ', 'From'), 'time', from, setFrom)}
        {field('session-to', say('Đến', 'To'), 'time', until, setUntil)}
        {field('session-title', say('Nội dung', 'Content'), 'text', title, setTitle)}
      </div>
      <Button type="submit" kind="alt" busy={action.busy}>
        {say('Lưu buổi', 'Save the session')}
      </Button>
    </form>
  );
}

function Sessions({ course, changed }: { course: Row; changed: () => void }) {
  const list = useLoad(() => all<Row>(`/course_sessions?course=${course.id}`), [course.id]);
  const action = useAction();
  const over = course.state === 'finished' || course.state === 'cancelled';
  const reload = () => void list.reload().then(changed);
  return (
    <section>
      <h2>{say('Buổi học và điểm danh', 'Sessions and attendance')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={list}>
        {(rows) => {
          const sorted = [...rows].sort(inOrder);
          return (
            <>
              {sorted.length === 0 && (
                <Empty>
                  {say('Chưa có buổi nào. Cần ít nhất một buổi để công bố.', 'None yet. One is needed.')}
                </Empty>
              )}
              <ul class="tasks">
                {sorted.map((row) => (
                  <li key={row.id}>
                    <div class="grow">
                      <b>
                        {dayWords(String(row.day))}, {hoursWords(Number(row.from), Number(row.to))}
                      </b>
                      <p class="meta">
                        {row.title ? `${row.title} · ` : ''}
                        {say(
                          `${row.present ?? 0} trên ${course.taken ?? 0} có mặt`,
                          `${row.present ?? 0} of ${course.taken ?? 0} present`,
                        )}
                      </p>
                    </div>
                    <a class="big" href={to('tap-huan', 'buoi', row.id)}>
                      {say('Điểm danh, mã QR', 'Attendance, QR code')}
                    </a>
                    {holds(STAFF) && !over && Number(row.present ?? 0) === 0 && (
                      <Button
                        kind="link"
                        label={say(
                          `Bỏ buổi ${dayWords(String(row.day))}`,
                          `Remove ${dayWords(String(row.day))}`,
                        )}
                        busy={action.busy}
                        onClick={() =>
                          void action.run(() => call('DELETE', `/course_sessions/${row.id}`)).then(reload)
                        }
                      >
                        {say('Bỏ', 'Remove')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {holds(STAFF) && !over && (
                <NewSession key={sorted.length} course={course} last={sorted.at(-1)} added={reload} />
              )}
            </>
          );
        }}
      </Await>
    </section>
  );
}

function RemoveTrainer({ row, remove, busy }: { row: Row; remove: () => void; busy: boolean }) {
  const name = useName('volunteer', String(row.volunteer));
  return (
    <Button kind="link" label={say(`Bỏ ${name}`, `Remove ${name}`)} busy={busy} onClick={remove}>
      {say('Bỏ', 'Remove')}
    </Button>
  );
}

function Trainers({ schema, course }: { schema: Schema; course: Row }) {
  const list = useLoad(() => all<Row>(`/course_trainers?course=${course.id}`), [course.id]);
  const [adding, setAdding] = useState(false);
  const action = useAction();
  return (
    <section>
      <h2>{say('Tập huấn viên', 'Trainers')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={list}>
        {(rows) => (
          <ul class="tasks">
            {rows.map((row) => (
              <li key={row.id}>
                <div class="grow">
                  <b>
                    <Name entity="volunteer" id={String(row.volunteer)} />
                  </b>{' '}
                  <Chip>{schema.term('trainer_part', String(row.part))}</Chip>
                </div>
                {holds(STAFF) && (
                  <RemoveTrainer
                    row={row}
                    busy={action.busy}
                    remove={() =>
                      void action
                        .run(() => call('DELETE', `/course_trainers/${row.id}`))
                        .then(() => list.reload())
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Await>
      {adding && (
        <Form
          schema={schema}
          fields={schema.entity('course_trainer').fields.filter((field) => field.name !== 'course')}
          values={{ part: 'lead' }}
          words={say('Thêm người này', 'Add this person')}
          save={async (values) => {
            await post('/course_trainers', { ...values, course: course.id });
            setAdding(false);
            await list.reload();
          }}
        />
      )}
      {holds(STAFF) && (
        <Button kind="alt" onClick={() => setAdding(!adding)}>
          {adding ? say('Thôi', 'Cancel') : say('Thêm tập huấn viên', 'Add a trainer')}
        </Button>
      )}
    </section>
  );
}

/** The checklist of the curriculum's blocks; each tick is stored at once. */
function Checklist({ course }: { course: Row }) {
  const list = useLoad(() => get<Deliveries>(`/courses/${course.id}/deliveries`), [course.id]);
  const action = useAction();
  const note = (block: string, delivered: boolean, kept: string) =>
    action
      .run(() => post(`/courses/${course.id}/deliveries`, { block, delivered, note: kept || null }))
      .then(() => list.reload());
  return (
    <section>
      <h2>{say('Phần đã dạy', 'Blocks taught')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={list}>
        {({ items }) => (
          <ul class="plain">
            {items.map((one) => (
              <li key={one.block}>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={one.delivered}
                    onChange={(event) => void note(one.block, event.currentTarget.checked, one.note)}
                  />
                  <span>
                    {one.title} <span class="meta">({say(`${one.minutes} phút`, `${one.minutes} min`)})</span>{' '}
                    {one.core && <Chip tone="info">{say('cốt lõi', 'core')}</Chip>}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </section>
  );
}

export function CourseSessions(props: { schema: Schema; course: Row; changed: () => void }) {
  return (
    <>
      <Sessions course={props.course} changed={props.changed} />
      <Trainers schema={props.schema} course={props.course} />
      <Checklist course={props.course} />
    </>
  );
}
