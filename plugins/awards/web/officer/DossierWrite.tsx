// SPDX-License-Identifier: MIT
// The reports of a dossier. What is written is saved shortly after, and again and again until the server has it: whatever ends the
// round meanwhile, the text is kept.
import { call } from 'officer/data/api.ts';
import { asProblem } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moveDossier } from './awards.ts';
import { type Dossier, REPORTS, type Report, words } from './dossier.ts';

const SOON_MS = 1200;
const AGAIN_MS = 5000;

type Draft = Partial<Record<string, string | boolean>>;

/** Sends what changed since the last time; what could not be sent waits for the next. */
function useAutosave(id: string, saved: () => void) {
  const waiting = useRef<Draft>({});
  const queue = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef(0);
  const [note, setNote] = useState('');
  const sendNow = async () => {
    window.clearTimeout(timer.current);
    const body = waiting.current;
    if (Object.keys(body).length === 0) return;
    waiting.current = {};
    setNote(say('Đang lưu…', 'Saving…'));
    try {
      await call('PATCH', `/nominations/${id}`, body);
      if (Object.keys(waiting.current).length === 0) setNote(say('✓ Đã lưu', '✓ Saved'));
      else setNote(say('Chưa lưu…', 'Not saved yet…')); // written meanwhile
      saved();
    } catch (failure) {
      waiting.current = { ...body, ...waiting.current };
      const why = asProblem(failure);
      setNote(`! ${say('Chưa lưu', 'Not saved')}: ${why.message}`);
      if (why.status === 0 || why.status >= 500)
        timer.current = window.setTimeout(() => void send(), AGAIN_MS);
    }
  };
  /** One after the other: what comes behind finds everything saved. */
  const send = (): Promise<void> => {
    queue.current = queue.current.then(sendNow);
    return queue.current;
  };
  const change = (part: Draft) => {
    waiting.current = { ...waiting.current, ...part };
    setNote(say('Chưa lưu…', 'Not saved yet…'));
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void send(), SOON_MS);
  };
  useEffect(() => {
    const leaving = (event: Event) => {
      if (Object.keys(waiting.current).length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      void send();
    };
  }, []);
  return { note, change, send };
}

function ReportField(props: {
  schema: Schema;
  name: Report;
  value: string;
  most: number;
  change: (text: string) => void;
  leave: () => void;
}) {
  const [text, setText] = useState(props.value);
  const field = props.schema.entity('nomination').fields.find((one) => one.name === props.name);
  const limited = props.name !== 'summary' && props.name !== 'earlier';
  const count = words(text);
  return (
    <div class="field">
      <label for={props.name}>{field?.label ?? props.name}</label>
      {field?.help && <p class="hint">{field.help}</p>}
      <textarea
        id={props.name}
        rows={props.name === 'achievements' ? 10 : 4}
        value={text}
        aria-describedby={limited ? `${props.name}-count` : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          props.change(event.currentTarget.value);
        }}
        onBlur={props.leave}
      />
      {limited && (
        <p class="meta" id={`${props.name}-count`}>
          {count > props.most && '! '}
          {say(
            `${number(count)}/${number(props.most)} từ`,
            `${number(count)} of ${number(props.most)} words`,
          )}
        </p>
      )}
    </div>
  );
}

export function DossierWrite(props: {
  schema: Schema;
  dossier: Dossier;
  saved: () => void;
  handedIn: () => Promise<void>;
  children: ComponentChildren; // what else is looked at before it is handed in
}) {
  const { schema, dossier } = props;
  const auto = useAutosave(dossier.id, props.saved);
  const handIn = async () => {
    await auto.send();
    await moveDossier(dossier.id, 'submit', '');
    await props.handedIn();
  };
  return (
    <>
      <section aria-labelledby="reports">
        <h2 id="reports">{say('Báo cáo', 'Reports')}</h2>
        <p class="meta saved" role="status">
          {auto.note}
        </p>
        {dossier.is_person && (
          <div class="field">
            <label for="duty">{say('Chức vụ, nhiệm vụ', 'Duty')}</label>
            <input
              id="duty"
              type="text"
              maxLength={160}
              defaultValue={dossier.duty}
              onInput={(event) => auto.change({ duty: event.currentTarget.value })}
              onBlur={() => void auto.send()}
            />
          </div>
        )}
        {dossier.is_person && dossier.asks_minority && (
          <label class="check">
            <input
              type="checkbox"
              defaultChecked={dossier.minority}
              onChange={(event) => auto.change({ minority: event.currentTarget.checked })}
            />
            {say(
              'Người được đề cử tự khai là người dân tộc thiểu số',
              'The nominee says they belong to an ethnic minority',
            )}
          </label>
        )}
        {REPORTS.map((name) => (
          <ReportField
            key={name}
            schema={schema}
            name={name}
            value={dossier[name]}
            most={dossier.words_max}
            change={(text) => auto.change({ [name]: text })}
            leave={() => void auto.send()}
          />
        ))}
      </section>
      {props.children}
      {dossier.way.actions.includes('submit') && (
        <p class="row">
          <Step
            words={say('Nộp', 'Hand in')}
            says={say(
              'Hồ sơ chuyển lên cấp xác nhận. Số liệu của ngân hàng được chốt lúc này, và không sửa được nữa trừ khi được trả lại.',
              'It goes to the level that confirms. The figures of the bank are frozen now; nothing can be changed unless it is returned.',
            )}
            kind="main"
            act={handIn}
          />
        </p>
      )}
    </>
  );
}
