// SPDX-License-Identifier: MIT
// One forum for its staff: what was asked, answered one by one.
import { all, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Await, Button, Chip, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { ReasonButton } from './ReasonButton.tsx';

const STATES: Record<string, [string, string]> = {
  waiting: ['Chờ duyệt', 'Waits'],
  shown: ['Đã đăng, chưa trả lời', 'Shown, not answered'],
  answered: ['Đã trả lời', 'Answered'],
  hidden: ['Không đăng', 'Not shown'],
};

function Question({ row, unit, reload }: { row: Row; unit: string; reload: () => Promise<void> }) {
  const [answer, setAnswer] = useState(String(row.answer ?? ''));
  const action = useAction();
  const send = async (body: Record<string, unknown>) => {
    await post(`/forum_questions/${row.id}/decisions`, body);
    speak(say('Đã ghi', 'Noted'));
    await reload();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void action.run(() => send({ answer, answered_by: unit }));
  };
  const field = `answer-${row.id}`;
  return (
    <form class="card" onSubmit={submit}>
      <h2 class="lines">{String(row.words)}</h2>
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
            <Button kind="alt" onClick={() => void action.run(() => send({ show: true }))}>
              {say('Đăng câu hỏi', 'Show the question')}
            </Button>
            <ReasonButton
              words={say('Không đăng', 'Do not show')}
              act={(note) => send({ show: false, note })}
            />
          </>
        )}
      </p>
    </form>
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
          <p class="row">
            <a class="link" href={to('du-lieu', 'forum', id)}>
              {say('Sửa, chương trình, kết luận', 'Edit, agenda, conclusion')}
            </a>
            <a class="link" href={`/doi-thoai/${id}`}>
              {say('Như mọi người thấy', 'As everybody sees it')}
            </a>
          </p>
          {questions.length === 0 && <Empty>{say('Chưa có câu hỏi.', 'No question yet.')}</Empty>}
          {questions.map((row) => (
            <Question
              key={`${row.id}${String(row.state)}`}
              row={row}
              unit={String(forum.unit)}
              reload={load.reload}
            />
          ))}
        </>
      )}
    </Await>
  );
}
