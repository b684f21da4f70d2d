// SPDX-License-Identifier: MIT
// Writing a rule: checked as one types, its tests beside it. What is typed is kept on this device until it is saved, so that
// neither a reload nor a lost session costs a line.
import { useEffect, useRef, useState } from 'preact/hooks';
import { call, type Problem } from '../data/api.ts';
import { momentWords } from '../data/days.ts';
import { useAction, useLoad } from '../data/load.ts';
import { say } from '../data/words.ts';
import { Await, Button, Chip, ProblemNotice, Title } from '../shell/parts.tsx';
import { go, to } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import { SourceChanges } from './Changes.tsx';
import { differing, expecting } from './change.ts';
import { isOwnDraft, saveDraft } from './drafts.ts';
import { EditorBox } from './EditorBox.tsx';
import type { Editor } from './editor/mount.ts';
import { Note } from './Note.tsx';
import './rules.css';
import { TestsView } from './Tests.tsx';
import { type Trying, trialWords, useTrial } from './tried.ts';
import type { TestResult, Version } from './types.ts';
import { hold, letGo, unsaved } from './unsaved.ts';
import { readVersion } from './Version.tsx';

const WAIT_MS = 700;

/** A version with its ETag, where its own record may be read. */
async function read(id: string) {
  const v = await readVersion(id);
  const etag = isOwnDraft(v) ? (await call('GET', `/rule_versions/${id}`)).etag : null;
  return { v, etag };
}

function checkWords(trying: Trying): { words: string; tone: 'ok' | 'no' | 'warn' | 'plain' } {
  if (trying.problem?.status === 0)
    return {
      words: say(
        'Mất mạng: chưa kiểm tra được, nội dung vẫn giữ trên máy này',
        'Offline: not checked; your text is kept on this device',
      ),
      tone: 'warn',
    };
  if (trying.problem) return { words: trying.problem.message, tone: 'warn' };
  if (trying.busy || !trying.trial) return { words: say('Đang kiểm tra…', 'Checking…'), tone: 'plain' };
  return { words: trialWords(trying.trial), tone: trying.trial.ok ? 'ok' : 'no' };
}

/** Why saving did not work, and what to do; nothing that was typed is lost. */
function SaveProblem({ problem, anew }: { problem: Problem | null; anew: () => void }) {
  if (!problem) return null;
  const elsewhere = problem.status === 409 || problem.status === 412;
  if (problem.status !== 401 && !elsewhere) return <ProblemNotice problem={problem} />;
  return (
    <div class="notice bad" role="alert">
      <p>
        <b>! {problem.message}</b>
      </p>
      <p>{say('Nội dung bạn soạn vẫn giữ trên máy này.', 'What you wrote is kept on this device.')}</p>
      <p class="row">
        {problem.status === 401 ? (
          <a class="btn alt" href={`/dang-nhap?r=${encodeURIComponent(location.pathname)}`}>
            {say('Đăng nhập lại', 'Sign in again')}
          </a>
        ) : (
          <Button kind="alt" onClick={anew}>
            {say('Lưu thành bản nháp mới', 'Save as a new draft')}
          </Button>
        )}
      </p>
    </div>
  );
}

function Restored(props: { at: string; base: string; saved: string; source: string; drop: () => void }) {
  return (
    <div class="notice" role="status">
      <p>
        {say(
          `Đã mở lại nội dung bạn soạn dở lúc ${momentWords(props.at)}, chưa lưu.`,
          `Your unsaved text of ${momentWords(props.at)} is open again.`,
        )}
      </p>
      {props.base !== props.saved && (
        <>
          <p>
            <b>
              {say('Bản nháp này đã được lưu ở nơi khác sau đó.', 'This draft was saved elsewhere since.')}
            </b>{' '}
            {say('Khác biệt với bản đã lưu:', 'How it differs from what is saved:')}
          </p>
          <SourceChanges before={props.saved} after={props.source} />
        </>
      )}
      <p>
        <Button kind="alt" onClick={props.drop}>
          {say('Bỏ phần soạn dở, lấy bản đã lưu', 'Drop it, take what is saved')}
        </Button>
      </p>
    </div>
  );
}

function Workshop({ v, etag }: { v: Version; etag: string | null }) {
  const [before] = useState(() => unsaved(v.id));
  const [restored, setRestored] = useState(before !== null && before.source !== v.source);
  const [text, setText] = useState(before?.source ?? v.source);
  const [note, setNote] = useState(isOwnDraft(v) ? v.note : '');
  const [kept, setKept] = useState(true);
  const trying = useTrial(null);
  const action = useAction();
  const editor = useRef<Editor | null>(null);
  const wait = useRef(0);
  const change = (next: string) => {
    setText(next);
    setKept(hold(v.id, next, v.source));
  };
  useEffect(() => {
    wait.current = window.setTimeout(() => void trying.run(text), WAIT_MS);
    return () => clearTimeout(wait.current);
  }, [text]);
  useEffect(() => {
    const again = () => void trying.run(text);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [text]);
  useEffect(() => {
    if (kept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [kept]);
  const put = (next: string) => {
    editor.current?.setText(next);
    setRestored(false);
  };
  const save = (anew: boolean) =>
    action.run(async () => {
      const id = await saveDraft(v, { source: text, note }, { anew, etag });
      letGo(v.id);
      speak(say('Đã lưu bản nháp', 'The draft is saved'));
      go(to('quy-tac', id));
    });
  const accept = (row: TestResult, got: string) => {
    const next = expecting(text, row.line ?? 0, got);
    if (next) put(next);
  };
  const acceptAll = () => {
    let next = text;
    for (const row of trying.trial?.tests ?? []) {
      const differs = row.fault && differing(row.fault.en);
      if (differs) next = expecting(next, row.line ?? 0, differs.got) ?? next;
    }
    put(next);
  };
  const { words, tone } = checkWords(trying);
  return (
    <>
      {restored && before && (
        <Restored
          {...before}
          saved={v.source}
          drop={() => {
            put(v.source);
            letGo(v.id);
          }}
        />
      )}
      {!isOwnDraft(v) && (
        <p class="notice">
          {say(
            `Lưu xong sẽ có bản nháp mới, bắt đầu từ bản ${v.version}. Bản đang áp dụng chưa đổi.`,
            `Saving makes a new draft, beginning from version ${v.version}. The one in force does not change yet.`,
          )}
        </p>
      )}
      <EditorBox
        hook={v.hook}
        text={text}
        trial={trying.trial}
        changed={change}
        ready={(made) => {
          editor.current = made;
        }}
      />
      <p class="row" id="state">
        <Chip tone={tone}>{words}</Chip>
        {!kept && (
          <span class="meta">
            {say(
              'Trình duyệt này không giữ được nội dung soạn dở; hãy lưu luôn.',
              'This browser keeps nothing; save often.',
            )}
          </span>
        )}
      </p>
      <SaveProblem problem={action.problem} anew={() => void save(true)} />
      <Note value={note} change={setNote} />
      <p class="row">
        <Button busy={action.busy} onClick={() => void save(false)}>
          {say('Lưu bản nháp', 'Save the draft')}
        </Button>
        <a href={to('quy-tac', v.id)}>{say('Đóng, chưa lưu', 'Close without saving')}</a>
      </p>
      <section aria-labelledby="tests">
        <h2 id="tests">{say('Kiểm thử', 'Tests')}</h2>
        {trying.trial && (
          <TestsView
            trial={trying.trial}
            goTo={(line) => editor.current?.goTo(line)}
            accept={accept}
            acceptAll={acceptAll}
          />
        )}
      </section>
    </>
  );
}

export default function Edit({ params }: { params: Record<string, string> }) {
  const loaded = useLoad(() => read(String(params.id)), [params.id]);
  return (
    <Await of={loaded}>
      {({ v, etag }) => (
        <>
          <Title above={<a href={to('quy-tac', v.id)}>{v.label}</a>}>
            {say(`Soạn bản ${v.version}`, `Write version ${v.version}`)}
          </Title>
          <Workshop key={v.id} v={v} etag={etag} />
        </>
      )}
    </Await>
  );
}
