// SPDX-License-Identifier: MIT
// The tests of a class: when each is open, what trainees reached, results on paper, and sittings that do not count.
import { all, call, get, post } from 'officer/data/api.ts';
import { fromLocalInput, localInput, momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Await, Button, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import type { Results, Sitting } from './curriculum.ts';

const KINDS = ['pre', 'post', 'anchor', 'retest'];
const DAY_MS = 86_400_000;
const PAPER = ['volunteer', 'kind', 'mark'];

/** When one kind of test is open; what staff say goes before the days of the class. */
function Times(props: {
  schema: Schema;
  course: Row;
  kind: string;
  window: Row | undefined;
  done: () => void;
}) {
  const { schema, course, kind, window, done } = props;
  const now = new Date().toISOString();
  const [editing, setEditing] = useState(false);
  const [opens, setOpens] = useState(localInput(String(window?.opens ?? now)));
  const [closes, setCloses] = useState(
    localInput(String(window?.closes ?? new Date(Date.now() + DAY_MS).toISOString())),
  );
  const action = useAction();
  const name = schema.term('sitting_kind', kind);
  const save = async (event: Event) => {
    event.preventDefault();
    const times = { opens: fromLocalInput(opens), closes: fromLocalInput(closes) };
    const ok = await action.run(() =>
      window
        ? call('PATCH', `/test_windows/${window.id}`, times)
        : post('/test_windows', { course: course.id, kind, ...times }),
    );
    if (!ok) return;
    setEditing(false);
    speak(say('Đã lưu', 'Saved'));
    done();
  };
  return (
    <li>
      <div class="grow">
        <b>{name}</b>
        <p class="meta">
          {window
            ? `${momentWords(String(window.opens))} – ${momentWords(String(window.closes))}`
            : kind === 'retest'
              ? say('Chưa mở', 'Not open')
              : say('Theo ngày của lớp', 'By the days of the class')}
        </p>
        {editing && (
          <form onSubmit={(event) => void save(event)}>
            <ProblemNotice problem={action.problem} />
            <div class="filters">
              <div class="field">
                <label for={`opens-${kind}`}>{say('Mở lúc', 'Opens')}</label>
                <input
                  id={`opens-${kind}`}
                  type="datetime-local"
                  required
                  value={opens}
                  onInput={(event) => setOpens(event.currentTarget.value)}
                />
              </div>
              <div class="field">
                <label for={`closes-${kind}`}>{say('Đóng lúc', 'Closes')}</label>
                <input
                  id={`closes-${kind}`}
                  type="datetime-local"
                  required
                  value={closes}
                  onInput={(event) => setCloses(event.currentTarget.value)}
                />
              </div>
            </div>
            <Button type="submit" kind="alt" busy={action.busy}>
              {say('Lưu giờ', 'Save the times')}
            </Button>
          </form>
        )}
      </div>
      {holds(STAFF) && (
        <Button
          kind="link"
          label={say(`Đặt giờ: ${name}`, `Set the times: ${name}`)}
          onClick={() => setEditing(!editing)}
        >
          {editing ? say('Thôi', 'Cancel') : say('Đặt giờ', 'Set the times')}
        </Button>
      )}
    </li>
  );
}

function Reached({ schema, one, done }: { schema: Schema; one: Sitting; done: () => Promise<void> }) {
  const kind = schema.term('sitting_kind', one.kind);
  const words =
    one.state === 'done' ? `${number(one.percent ?? 0)}%` : schema.term('sitting_state', one.state);
  return (
    <li>
      {kind}: <b>{words}</b>
      {one.source === 'paper' && ` (${say('giấy', 'paper')})`}
      {one.void_reason && ` · ${one.void_reason}`}{' '}
      {holds(STAFF) && one.state !== 'void' && (
        <Step
          kind="link"
          words={say('Hủy', 'Void')}
          label={say(`Hủy: ${kind}`, `Void: ${kind}`)}
          title={say('Hủy lượt làm bài này?', 'Make this sitting void?')}
          asks={reasonTold(300)}
          confirm={say('Hủy lượt làm bài', 'Make it void')}
          act={(given) => post(`/sittings/${one.id}/voids`, given).then(done)}
        />
      )}
    </li>
  );
}

function Paper({ schema, course, done }: { schema: Schema; course: Row; done: () => Promise<void> }) {
  return (
    <details>
      <summary>{say('Nhập một kết quả trên giấy', 'Enter a result on paper')}</summary>
      <Form
        schema={schema}
        fields={schema.entity('paper_result').fields.filter((field) => PAPER.includes(field.name))}
        values={{}}
        words={say('Ghi kết quả', 'Enter it')}
        save={async (values) => {
          await post('/paper_results', { ...values, course: course.id });
          speak(say('Đã ghi', 'Entered'));
          await done();
        }}
      />
    </details>
  );
}

export function CourseTests({ schema, course }: { schema: Schema; course: Row }) {
  const windows = useLoad(() => all<Row>(`/test_windows?course=${course.id}`), [course.id]);
  const results = useLoad(() => get<Results>(`/courses/${course.id}/results`), [course.id]);
  const action = useAction();
  const collect = async () => {
    if (!(await action.run(() => post(`/courses/${course.id}/collections`)))) return;
    speak(say('Đã thu bài', 'Collected'));
    await results.reload();
  };
  return (
    <section>
      <h2>{say('Kiểm tra', 'Tests')}</h2>
      <Await of={windows}>
        {(rows) => (
          <ul class="tasks">
            {KINDS.map((kind) => (
              <Times
                key={kind}
                schema={schema}
                course={course}
                kind={kind}
                window={rows.find((row) => row.kind === kind)}
                done={() => void windows.reload()}
              />
            ))}
          </ul>
        )}
      </Await>
      <h3>{say('Kết quả từng người', 'Results of each')}</h3>
      <Await of={results}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{say('Chưa có học viên.', 'No trainees yet.')}</Empty>}
            <ul class="tasks">
              {items.map((one) => (
                <li key={one.enrolment}>
                  <div class="grow">
                    <b>{one.name}</b>
                    {one.sittings && (
                      <ul class="plain">
                        {one.sittings.map((sitting) => (
                          <Reached
                            key={sitting.id}
                            schema={schema}
                            one={sitting}
                            done={() => results.reload()}
                          />
                        ))}
                      </ul>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Await>
      {holds(STAFF) && (
        <>
          <ProblemNotice problem={action.problem} />
          <p class="row">
            <Button kind="alt" busy={action.busy} onClick={() => void collect()}>
              {say('Thu các bài làm dở', 'Collect what is under way')}
            </Button>
            <a class="link" href={`${to('nhap', 'paper_result')}?course=${course.id}`}>
              {say('Nhập kết quả trên giấy từ Excel', 'Import results on paper from Excel')}
            </a>
          </p>
          <Paper schema={schema} course={course} done={() => results.reload()} />
        </>
      )}
    </section>
  );
}
