// SPDX-License-Identifier: MIT
// One forum for its staff: where it stands and the next step, its agenda, what was asked, answered one by one, and the conclusion.
import { all, call, get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { reason, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { Agenda } from './Agenda.tsx';
import './library.css';

const STATES: Record<string, [string, string]> = {
  waiting: ['Chờ duyệt', 'Waits'],
  shown: ['Đã đăng, chưa trả lời', 'Shown, not answered'],
  answered: ['Đã trả lời', 'Answered'],
  hidden: ['Không đăng', 'Not shown'],
};

function Question({ row, unit, reload }: { row: Row; unit: string; reload: () => Promise<void> }) {
  const [answer, setAnswer] = useState(String(row.answer ?? ''));
  const action = useAction();
  const send = (body: Record<string, unknown>) =>
    post(`/forum_questions/${row.id}/decisions`, body).then(reload);
  const submit = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      await send({ answer, answered_by: unit });
      speak(say('Đã ghi', 'Noted'));
    });
  };
  const field = `answer-${row.id}`;
  return (
    <form class="card" onSubmit={submit}>
      <h3 class="lines">{String(row.words)}</h3>
      <p>
        <Chip tone={row.state === 'answered' ? 'ok' : 'plain'}>
          {say(...(STATES[String(row.state)] ?? ['', '']))}
        </Chip>
      </p>
      <ProblemNotice problem={action.problem} />
      <div class="field">
        <label for={field}>{say('Trả lời', 'Answer')}</label>
        <textarea
          id={field}
          rows={4}
          required
          value={answer}
          onInput={(e) => setAnswer(e.currentTarget.value)}
        />
      </div>
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Đăng câu trả lời', 'Publish the answer')}
        </Button>
        {row.state === 'waiting' && (
          <>
            <Step
              kind="alt"
              words={say('Đăng câu hỏi', 'Show the question')}
              act={() => send({ show: true })}
            />
            <Step
              kind="alt"
              words={say('Không đăng', 'Do not show')}
              asks={reason(300)}
              act={(given) => send({ show: false, note: given.reason })}
            />
          </>
        )}
      </p>
    </form>
  );
}

const STANDING: Record<string, [string, string]> = {
  draft: ['Đang chuẩn bị, chỉ cán bộ thấy', 'In preparation, seen by staff only'],
  open: ['Đang nhận câu hỏi', 'Takes questions'],
  ended: ['Đã kết thúc', 'Ended'],
};

function Standing({ forum, reload }: { forum: Row; reload: () => Promise<void> }) {
  const set = (body: Record<string, string>) => call('PATCH', `/forums/${forum.id}`, body).then(reload);
  return (
    <>
      <p>
        <Chip tone={forum.state === 'open' ? 'ok' : 'plain'}>
          {say(...(STANDING[String(forum.state)] ?? ['', '']))}
        </Chip>
      </p>
      <p class="row">
        {forum.state === 'draft' && (
          <Step
            words={say('Đăng và nhận câu hỏi', 'Publish it and take questions')}
            act={() => set({ state: 'open' })}
          />
        )}
        {forum.state === 'open' && (
          <Step
            words={say('Kết thúc, ghi kết luận', 'End it with a conclusion')}
            confirm={say('Kết thúc diễn đàn', 'End the forum')}
            asks={[
              {
                name: 'conclusion',
                label: say('Kết luận', 'Conclusion'),
                kind: 'lines',
                hint: say(
                  'Việc gì, ai làm, xong ngày nào; mỗi việc một dòng',
                  'What, who, by when; a line each',
                ),
                first: String(forum.conclusion ?? ''),
              },
            ]}
            act={(given) => set({ state: 'ended', ...given })}
          />
        )}
        <a class="link" href={to('doi-thoai', forum.id, 'sua')}>
          {say('Sửa thông tin', 'Change its facts')}
        </a>
        {forum.state !== 'draft' && (
          <a class="link" href={`/doi-thoai/${forum.id}`}>
            {say('Như mọi người thấy', 'As everybody sees it')}
          </a>
        )}
      </p>
      {forum.about && <p class="lines">{forum.about}</p>}
      <Facts
        rows={[
          [say('Ngày tổ chức', 'Held on'), dayShort(String(forum.held_on))],
          [say('Giờ, nơi tổ chức', 'Time and place'), String(forum.place ?? '–')],
          [say('Chủ trì', 'Chair'), String(forum.chair ?? '–')],
          [
            say('Nhận câu hỏi đến hết ngày', 'Questions until'),
            forum.asks_until ? dayShort(String(forum.asks_until)) : say('tới khi kết thúc', 'it ends'),
          ],
        ]}
      />
      {forum.conclusion && (
        <section>
          <h2>{say('Kết luận', 'Conclusion')}</h2>
          <p class="lines">{forum.conclusion}</p>
        </section>
      )}
    </>
  );
}

/** Those that wait to be read come first. */
const waitingFirst = (a: Row, b: Row): number =>
  Number(b.state === 'waiting') - Number(a.state === 'waiting') || (a.id < b.id ? -1 : 1);

function Questions({
  forum,
  questions,
  reload,
}: {
  forum: Row;
  questions: Row[];
  reload: () => Promise<void>;
}) {
  const waiting = questions.filter((row) => row.state === 'waiting').length;
  return (
    <section>
      <h2>{say('Câu hỏi', 'Questions')}</h2>
      {questions.length === 0 && <Empty>{say('Chưa có câu hỏi.', 'No question yet.')}</Empty>}
      {waiting > 0 && <p>{say(`${waiting} câu chờ duyệt`, `${waiting} wait to be read`)}</p>}
      {[...questions].sort(waitingFirst).map((row) => (
        <Question key={`${row.id}${String(row.state)}`} row={row} unit={String(forum.unit)} reload={reload} />
      ))}
    </section>
  );
}

export default function Forum({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const load = useLoad(async () => {
    const [forum, questions] = await Promise.all([
      get<Row>(`/forums/${id}`),
      all<Row>(`/forum_questions?forum=${id}`),
    ]);
    return { forum, questions };
  }, [id]);
  return (
    <Await of={load}>
      {({ forum, questions }) => (
        <>
          <Title above={<a href={to('doi-thoai')}>{say('Diễn đàn, đối thoại', 'Forums')}</a>}>
            {String(forum.title)}
          </Title>
          <Standing forum={forum} reload={load.reload} />
          <Agenda forum={id} open={forum.state !== 'ended'} />
          <Questions forum={forum} questions={questions} reload={load.reload} />
        </>
      )}
    </Await>
  );
}
