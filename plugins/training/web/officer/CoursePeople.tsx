// SPDX-License-Identifier: MIT
// Who is in a class: applications to decide, trainees, the waiting list; and whom to invite.
import { all, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Dotted, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { courseTone, decide, type OutOfDate } from './course.ts';

const ORDER = [
  'applied',
  'enrolled',
  'completed',
  'not_completed',
  'waiting',
  'invited',
  'withdrawn',
  'refused',
];
const ASKS = ['applied', 'withdrawn', 'refused', 'invited'];
const LEAVES = ['applied', 'invited', 'enrolled', 'waiting'];

function Person({ schema, row, open, done }: { schema: Schema; row: Row; open: boolean; done: () => void }) {
  const action = useAction();
  const state = String(row.state);
  const name = String(row.name ?? say('(ẩn tên)', '(name hidden)'));
  const act = (to: string, words: string) =>
    action
      .run(() => decide(row.id, to))
      .then((fine) => {
        if (fine) speak(`${name}: ${words}`);
        done();
      });
  return (
    <li>
      <div class="grow">
        <b>{name}</b>{' '}
        <Chip tone={courseTone(state)}>
          {schema.term('enrolment_state', state)}
          {state === 'waiting' && ` (${row.place_in_line})`}
        </Chip>
        {row.reason && <p class="meta lines">{String(row.reason)}</p>}
        {row.certificate && <p class="meta">{say('Đã cấp chứng nhận', 'Certificate issued')}</p>}
        <ProblemNotice problem={action.problem} />
      </div>
      {open && holds(STAFF) && (
        <span class="row">
          {ASKS.includes(state) && (
            <Button
              kind="alt"
              label={say(`Nhận ${name}`, `Enrol ${name}`)}
              busy={action.busy}
              onClick={() => void act('enrolled', say('đã nhận', 'enrolled'))}
            >
              {say('Nhận', 'Enrol')}
            </Button>
          )}
          {LEAVES.includes(state) && (
            <>
              <Button
                kind="link"
                label={say(`${name} xin rút`, `${name} withdraws`)}
                busy={action.busy}
                onClick={() => void act('withdrawn', say('đã rút', 'withdrawn'))}
              >
                {say('Xin rút', 'Withdraws')}
              </Button>
              <Step
                kind="link"
                words={say('Không nhận', 'Refuse')}
                label={say(`Không nhận ${name}`, `Refuse ${name}`)}
                title={say(`Không nhận ${name}?`, `Refuse ${name}?`)}
                asks={reasonTold(300)}
                confirm={say('Không nhận và báo', 'Refuse and tell')}
                act={({ reason }) => decide(row.id, 'refused', reason).then(done)}
              />
            </>
          )}
        </span>
      )}
    </li>
  );
}

function Enrol({ schema, course, done }: { schema: Schema; course: string; done: () => void }) {
  const [open, setOpen] = useState(false);
  const fields = schema
    .entity('enrolment')
    .fields.filter((field) => field.name === 'volunteer' || field.name === 'minority');
  return (
    <>
      {open && (
        <Form
          schema={schema}
          fields={fields}
          values={{}}
          words={say('Ghi danh người này', 'Enrol this person')}
          save={async (values) => {
            await post('/enrolments', { ...values, course });
            setOpen(false);
            done();
          }}
        />
      )}
      <p class="row">
        <Button kind="alt" onClick={() => setOpen(!open)}>
          {open ? say('Thôi', 'Cancel') : say('Ghi danh hộ một người', 'Enrol somebody')}
        </Button>
        <a class="big" href={`${to('nhap', 'enrolment')}`}>
          {say('Nhập danh sách từ Excel', 'Import a list from Excel')}
        </a>
      </p>
    </>
  );
}

function Invite({ course, done }: { course: string; done: () => void }) {
  const list = useLoad(() => get<OutOfDate>(`/courses/${course}/out_of_date`), [course]);
  const action = useAction();
  const invite = async (body: object) => {
    if (!(await action.run(() => post(`/courses/${course}/invitations`, body)))) return;
    speak(say('Đã mời', 'Invited'));
    await list.reload();
    done();
  };
  return (
    <section>
      <h3>{say('Cán bộ cần học lớp này', 'Cadres who need this class')}</h3>
      <p class="meta">
        {say(
          'Đang giữ nhiệm vụ ở đơn vị tổ chức hoặc cấp dưới, hôm nay không có chứng nhận còn giá trị.',
          'In office in the organising unit or below, without a valid certificate today.',
        )}
      </p>
      <ProblemNotice problem={action.problem} />
      <Await of={list}>
        {({ items }) => {
          const free = items.filter((row) => row.volunteer && !row.state);
          return items.length === 0 ? (
            <Empty>{say('Không còn ai.', 'Nobody.')}</Empty>
          ) : (
            <>
              {free.length > 1 && (
                <Button busy={action.busy} onClick={() => void invite({ all: true })}>
                  {say(`Mời cả ${free.length} người`, `Invite all ${free.length}`)}
                </Button>
              )}
              <ul class="tasks">
                {items.map((row) => (
                  <li key={row.cadre}>
                    <div class="grow">
                      <b>{row.name}</b>{' '}
                      {row.state && <Chip tone={courseTone(row.state)}>{row.state_label}</Chip>}
                      <p class="meta">
                        <Dotted
                          parts={[
                            row.duty,
                            row.unit_name,
                            row.until && say(`hết hạn ${row.until}`, `expired ${row.until}`),
                            !row.volunteer &&
                              say('chưa có hồ sơ tình nguyện viên', 'no volunteer record yet'),
                          ]}
                        />
                      </p>
                    </div>
                    {row.volunteer && !row.state && (
                      <Button
                        kind="alt"
                        label={say(`Mời ${row.name}`, `Invite ${row.name}`)}
                        busy={action.busy}
                        onClick={() => void invite({ volunteer: row.volunteer })}
                      >
                        {say('Mời', 'Invite')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Await>
    </section>
  );
}

export function CoursePeople({
  schema,
  course,
  changed,
}: {
  schema: Schema;
  course: Row;
  changed: () => void;
}) {
  const list = useLoad(() => all<Row>(`/enrolments?course=${course.id}`), [course.id]);
  const open = course.state === 'open' || course.state === 'running';
  const done = () => void list.reload().then(changed);
  return (
    <section>
      <h2>{say('Học viên', 'Trainees')}</h2>
      <Await of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{say('Chưa ai ghi danh.', 'Nobody has enrolled yet.')}</Empty>
          ) : (
            <ul class="tasks">
              {ORDER.flatMap((state) => rows.filter((row) => row.state === state)).map((row) => (
                <Person key={row.id} schema={schema} row={row} open={open} done={done} />
              ))}
            </ul>
          )
        }
      </Await>
      {open && holds(STAFF) && (
        <>
          <Enrol schema={schema} course={course.id} done={done} />
          <Invite course={course.id} done={done} />
        </>
      )}
    </section>
  );
}
