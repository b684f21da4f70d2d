// SPDX-License-Identifier: MIT
// The bank of questions: ten anchors that every generation is asked, and the others.
import { call, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row, Schema, Value } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Await, Button, Chip, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { blank, lines, type Outline, type Question } from './curriculum.ts';

const ANCHORS = 10;
const HIDDEN = ['curriculum', 'position', 'origin', 'retired'];

interface Props {
  schema: Schema;
  row: Row;
  outline: Outline;
}

function QuestionForm(props: Props & { question?: Question; close: () => void; done: () => Promise<void> }) {
  const { schema, row, outline, question, close, done } = props;
  const blocks = outline.blocks.map((one) => ({ code: one.id, label: `${one.position}. ${one.title}` }));
  const fields = schema
    .entity('question')
    .fields.filter((field) => !HIDDEN.includes(field.name))
    .map((field) => (field.name === 'block' ? { ...field, kind: 'enum' as const, options: blocks } : field));
  const save = async (values: Record<string, Value>) => {
    if (question) await call('PATCH', `/questions/${question.id}`, values);
    else await post('/questions', { ...values, ...blank(row) });
    speak(say('Đã lưu', 'Saved'));
    close();
    await done();
  };
  const { block, prompt, choices, right, anchor } = question ?? ({} as Partial<Question>);
  return (
    <div class="card sunk">
      <Form
        schema={schema}
        fields={fields}
        values={question ? { block, prompt, choices, right, anchor } : {}}
        words={say('Lưu câu hỏi', 'Save the question')}
        save={save}
      />
      <Button kind="link" onClick={close}>
        {say('Thôi', 'Cancel')}
      </Button>
    </div>
  );
}

function One(props: Props & { question: Question; done: () => Promise<void> }) {
  const { question, outline, done } = props;
  const [editing, setEditing] = useState(false);
  const action = useAction();
  const fixed = question.anchor && question.origin;
  const remove = async () => {
    if (!(await action.run(() => call('DELETE', `/questions/${question.id}`)))) return;
    speak(say('Đã xóa', 'Deleted'));
    await done();
  };
  if (editing)
    return (
      <li>
        <QuestionForm {...props} close={() => setEditing(false)} />
      </li>
    );
  return (
    <li>
      <div class="grow">
        <b class="lines">{question.prompt}</b>{' '}
        {question.anchor && <Chip tone="info">{say('Câu neo', 'Anchor')}</Chip>}
        <ol>
          {lines(question.choices).map((choice, i) => (
            <li key={choice}>
              {choice}
              {i + 1 === question.right && <b> ✓ {say('đúng', 'right')}</b>}
            </li>
          ))}
        </ol>
        <ProblemNotice problem={action.problem} />
      </div>
      {outline.may.change && !fixed && (
        <p class="row">
          <Button
            kind="link"
            label={say(`Sửa: ${question.prompt}`, `Edit: ${question.prompt}`)}
            onClick={() => setEditing(true)}
          >
            {say('Sửa', 'Edit')}
          </Button>
          <Button
            kind="link"
            label={say(`Xóa: ${question.prompt}`, `Delete: ${question.prompt}`)}
            onClick={() => void remove()}
          >
            {say('Xóa', 'Delete')}
          </Button>
        </p>
      )}
    </li>
  );
}

export function CurriculumQuestions(props: Props) {
  const { row, outline } = props;
  const [adding, setAdding] = useState(false);
  const load = useLoad(() => get<{ items: Question[] }>(`/curriculums/${row.id}/questions`), [row.id]);
  const done = async () => load.reload();
  return (
    <section>
      <h2>{say('Câu hỏi', 'Questions')}</h2>
      <p>
        {row.master
          ? say(
              'Bài neo là mười câu của giáo trình gốc, như mọi lớp khác.',
              'The anchor test is the ten questions of the master, as in every other class.',
            )
          : say(
              `Bài neo cần đúng ${ANCHORS} câu; bài đầu khóa và cuối khóa bốc từ những câu còn lại.`,
              `The anchor test has exactly ${ANCHORS}; the tests before and after the class draw from the others.`,
            )}
      </p>
      <Await of={load}>
        {({ items }) => (
          <>
            <p>
              {say(
                `${items.filter((one) => one.anchor).length} câu neo, ${items.filter((one) => !one.anchor).length} câu khác.`,
                `${items.filter((one) => one.anchor).length} anchors, ${items.filter((one) => !one.anchor).length} others.`,
              )}
            </p>
            {items.length === 0 && <Empty>{say('Chưa có câu hỏi nào.', 'No question yet.')}</Empty>}
            <ul class="tasks">
              {items.map((one) => (
                <One key={one.id} {...props} question={one} done={done} />
              ))}
            </ul>
          </>
        )}
      </Await>
      {outline.may.change &&
        (adding ? (
          <QuestionForm {...props} close={() => setAdding(false)} done={done} />
        ) : (
          <p class="row">
            <Button onClick={() => setAdding(true)}>{say('Thêm câu hỏi', 'Add a question')}</Button>
            <a class="link" href={`${to('nhap', 'question')}?curriculum=${row.id}`}>
              {say('Nhập từ Excel', 'Import from Excel')}
            </a>
          </p>
        ))}
    </section>
  );
}
