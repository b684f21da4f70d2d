// SPDX-License-Identifier: MIT
// What came of a class: who completes it and ending it; then Kirkpatrick's four levels, and what an observer saw.
import { all, get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Await, Button, Chip, Empty, Facts, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { courseTone, type Outcomes, percent, type Summary } from './course.ts';

const outcomeWords = (outcome: string): string =>
  ({
    completed: say('Hoàn thành', 'Completed'),
    not_completed: say('Chưa hoàn thành', 'Not completed'),
    not_yet: say('Còn thiếu kết quả', 'Results missing'),
  })[outcome] ?? outcome;

export function CourseFinish({ course, changed }: { course: Row; changed: () => Promise<void> }) {
  const list = useLoad(() => get<Outcomes>(`/courses/${course.id}/outcomes`), [course.id]);
  const [anyway, setAnyway] = useState(false);
  const action = useAction();
  const finish = async () => {
    if (!(await action.run(() => post(`/courses/${course.id}/finishes`, { anyway })))) {
      await list.reload(); // tests that were left open may have been scored
      return;
    }
    speak(say('Lớp đã kết thúc', 'The class is finished'));
    await changed();
  };
  return (
    <section>
      <h2>{say('Kết thúc lớp', 'Finish the class')}</h2>
      <p class="meta">
        {say(
          'Quy tắc của đơn vị xét từng người như dưới đây. Kết thúc thì cấp chứng nhận ngay và báo mọi người.',
          "The unit's rule says this of each. Finishing issues certificates and tells everybody.",
        )}
      </p>
      <Await of={list}>
        {({ missing, items }) => (
          <>
            {items.length === 0 && (
              <Empty>{say('Lớp chưa có học viên.', 'The class has no trainees.')}</Empty>
            )}
            <ul class="tasks">
              {items.map((one) => (
                <li key={one.enrolment}>
                  <div class="grow">
                    <b>{one.name}</b> <Chip tone={courseTone(one.outcome)}>{outcomeWords(one.outcome)}</Chip>
                    <p class="meta lines">{one.why}</p>
                    <p class="meta">
                      {say('Đầu vào', 'Before')}: {percent(one.pre_percent)} · {say('Cuối lớp', 'After')}:{' '}
                      {percent(one.post_percent)}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
            {holds(STAFF) && (
              <>
                <ProblemNotice problem={action.problem} />
                {missing > 0 && (
                  <label class="check">
                    <input
                      type="checkbox"
                      checked={anyway}
                      onChange={(event) => setAnyway(event.currentTarget.checked)}
                    />
                    <span>
                      {say(
                        `Kết thúc cả khi còn thiếu kết quả của ${missing} người: ghi là chưa hoàn thành`,
                        `Finish although results of ${missing} are missing: they have not completed it`,
                      )}
                    </span>
                  </label>
                )}
                <Button busy={action.busy} onClick={() => void finish()}>
                  {say('Kết thúc lớp', 'Finish the class')}
                </Button>
              </>
            )}
          </>
        )}
      </Await>
    </section>
  );
}

function Levels({ s }: { s: Summary }) {
  const { reaction, learning, behaviour } = s;
  const hundredths = (value: number) => number(value / 100, 1);
  return (
    <ol class="plain grid">
      <li class="card">
        <h3>{say('1. Ý kiến học viên', '1. Reaction')}</h3>
        {reaction.answers < reaction.least ? (
          <p class="meta">
            {say(
              `${reaction.answers} ý kiến; kết quả hiện từ ${reaction.least} ý kiến để không lộ ai viết.`,
              `${reaction.answers} answers; shown from ${reaction.least} on, so that nobody is recognised.`,
            )}
          </p>
        ) : (
          <>
            <p>
              <b>{say(`${hundredths(reaction.mean)} trên 5`, `${hundredths(reaction.mean)} of 5`)}</b> (
              {say(`${reaction.answers} ý kiến`, `${reaction.answers} answers`)})
            </p>
            <Facts rows={reaction.items.map((item) => [item.label, hundredths(item.mean)])} />
            {reaction.comments.map((words) => (
              <blockquote key={words}>{words}</blockquote>
            ))}
          </>
        )}
      </li>
      <li class="card">
        <h3>{say('2. Học được gì', '2. Learning')}</h3>
        <Facts
          rows={[
            [say('Có mặt', 'Attended'), percent(learning.attended_percent)],
            [say('Làm cả hai bài', 'Sat both tests'), `${learning.tested} / ${learning.people}`],
            [say('Đầu vào', 'Before'), percent(learning.pre_percent)],
            [say('Cuối lớp', 'After'), percent(learning.post_percent)],
            [say('Tăng', 'Gain'), learning.tested ? `${learning.gain} %` : '–'],
          ]}
        />
      </li>
      <li class="card">
        <h3>{say('3. Áp dụng sau 60–90 ngày', '3. Behaviour after 60–90 days')}</h3>
        <Facts
          rows={[
            [say('Tỷ lệ áp dụng', 'Applied'), percent(behaviour.percent)],
            [say('Trả lời', 'Answered'), `${behaviour.answered} / ${behaviour.asked}`],
            [
              say('Có · một phần · chưa', 'Yes · partly · no'),
              `${behaviour.yes} · ${behaviour.partly} · ${behaviour.no}`,
            ],
            [
              say('Được đến xem, có áp dụng', 'Observed, applied'),
              `${behaviour.observed_applied} / ${behaviour.observed}`,
            ],
          ]}
        />
      </li>
      <li class="card">
        <h3>{say('4. Kết quả ở đơn vị', '4. Results')}</h3>
        {s.results ? (
          <p class="lines">{s.results}</p>
        ) : (
          <p class="meta">{say('Chưa ghi. Ghi ở mục Thông tin lớp.', 'Not written yet; see the details.')}</p>
        )}
      </li>
    </ol>
  );
}

function FollowUp({ schema, row, done }: { schema: Schema; row: Row; done: () => void }) {
  const [open, setOpen] = useState(false);
  const fields = schema
    .entity('follow_up')
    .fields.filter((field) => field.name === 'observed' || field.name === 'observed_what');
  const applied = row.applied ? schema.term('follow_up_answer', String(row.applied)) : null;
  return (
    <li>
      <div class="grow">
        <b>{String(row.who)}</b>{' '}
        <Chip tone={applied ? 'ok' : 'plain'}>
          {applied ??
            say(
              `Chưa trả lời (${dayShort(String(row.due))} – ${dayShort(String(row.closes))})`,
              `No answer (${dayShort(String(row.due))} – ${dayShort(String(row.closes))})`,
            )}
        </Chip>
        {row.what && <p class="meta lines">{String(row.what)}</p>}
        {row.obstacles && (
          <p class="meta lines">
            {say('Khó khăn', 'In the way')}: {String(row.obstacles)}
          </p>
        )}
        {row.observed && (
          <p class="meta lines">
            {say('Người đến xem', 'Observer')}: {schema.term('follow_up_answer', String(row.observed))}
            {row.observed_what && `: ${row.observed_what}`}
          </p>
        )}
        {open && (
          <Form
            schema={schema}
            fields={fields}
            values={row}
            words={say('Lưu', 'Save')}
            save={async (values) => {
              await post(`/follow_ups/${row.id}/observations`, values);
              setOpen(false);
              done();
            }}
          />
        )}
      </div>
      <Button
        kind="link"
        label={say(`Tôi đã đến xem ${row.who}`, `I went to see ${row.who}`)}
        onClick={() => setOpen(!open)}
      >
        {open ? say('Thôi', 'Cancel') : say('Tôi đã đến xem', 'I went to see')}
      </Button>
    </li>
  );
}

async function followUps(course: string): Promise<Row[]> {
  const people = await all<Row>(`/enrolments?course=${course}&state=completed`);
  const rows = await Promise.all(
    people.map(async (one) =>
      (await all<Row>(`/follow_ups?enrolment=${one.id}`)).map((row) => ({ ...row, who: one.name }) as Row),
    ),
  );
  return rows.flat();
}

export function CourseAfter({ schema, course }: { schema: Schema; course: Row }) {
  const summary = useLoad(() => get<Summary>(`/courses/${course.id}/summary`), [course.id]);
  const rows = useLoad(() => followUps(course.id), [course.id]);
  const reload = () => void rows.reload().then(summary.reload);
  return (
    <>
      <section>
        <h2>{say('Bốn mức Kirkpatrick', 'Kirkpatrick’s four levels')}</h2>
        <Await of={summary}>{(s) => <Levels s={s} />}</Await>
      </section>
      <section>
        <h2>{say('Theo dõi sau lớp', 'Follow-up')}</h2>
        <Await of={rows}>
          {(list) =>
            list.length === 0 ? (
              <Empty>{say('Chưa có ai để hỏi.', 'Nobody to ask yet.')}</Empty>
            ) : (
              <ul class="tasks">
                {list.map((row) => (
                  <FollowUp key={row.id} schema={schema} row={row} done={reload} />
                ))}
              </ul>
            )
          }
        </Await>
      </section>
    </>
  );
}
