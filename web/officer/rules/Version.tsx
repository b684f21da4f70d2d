// SPDX-License-Identifier: MIT
// One version of a rule: where it stands and the next step, what it changes, its tests, its text, what happened to it. The
// second person decides from this page alone.
import { API, call, get } from '../data/api.ts';
import { useAction, useLoad } from '../data/load.ts';
import { type Schema, schema } from '../data/schema.ts';
import { AREA, holds } from '../data/session.ts';
import { say } from '../data/words.ts';
import { History } from '../list/History.tsx';
import { Await, Button, Chip, Dotted, ProblemNotice, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { ParamChanges, SourceChanges } from './Changes.tsx';
import { differing, expecting } from './change.ts';
import { outline } from './outline.ts';
import { PreviewBrief } from './PreviewBrief.tsx';
import './rules.css';
import { NextStep } from './Steps.tsx';
import { Summary } from './Summary.tsx';
import { TestsView } from './Tests.tsx';
import { Track } from './Track.tsx';
import { type Trying, useTrial } from './tried.ts';
import type { Answers, TestResult, Version as V } from './types.ts';
import { sinceWords, stateOf, whose } from './words.ts';

export const readVersion = (id: string): Promise<V> => get<V>(`/rules/versions/${id}`);

/** What it is compared with: the version in force there; of that one, the version before it. */
async function comparedWith(v: V): Promise<V | null> {
  if (v.now && v.now !== v.id) return readVersion(v.now);
  const rules = await get<Answers['GET /rules']>(v.unit ? `/rules?unit=${v.unit}` : '/rules').catch(
    () => null,
  );
  const item = rules?.items.find((one) => one.hook === v.hook);
  const before = item?.versions.filter((one) => one.version < v.version && one.active_from).at(-1);
  return before ? readVersion(before.id) : null;
}

async function read(id: string) {
  const [s, v] = await Promise.all([schema(), readVersion(id)]);
  return { s, v, before: await comparedWith(v) };
}

const open = (v: V): boolean => ['draft', 'checked', 'previewed'].includes(v.state);
const changeable = (v: V): boolean => v.state === 'draft' && v.mine && v.may_write;

/** Ways to go on working with this text. */
function Ways({ v, s }: { v: V; s: Schema }) {
  const own = changeable(v);
  return (
    <p class="row">
      {holds(AREA) && (
        <>
          <a class="btn alt" href={to('quy-tac', v.id, 'tham-so')}>
            {own
              ? say('Sửa tham số', 'Change parameters')
              : say('Sửa tham số thành bản mới', 'Change parameters in a new version')}
          </a>
          <a class="btn alt" href={to('quy-tac', v.id, 'soan')}>
            {own
              ? say('Mở trình soạn', 'Open the editor')
              : say('Soạn bản mới từ đây', 'Write a new version from here')}
          </a>
        </>
      )}
      {s.answers('post', '/rules/try') && holds(AREA) && (
        <a class="btn alt" href={to('quy-tac', v.id, 'thu')}>
          {say('Thử một người', 'Try one person')}
        </a>
      )}
      {v.previews && (
        <a class="btn alt" href={to('quy-tac', v.id, 'xem-truoc')}>
          {say('Xem trước: ai lên, ai xuống', 'Preview: who rises, who falls')}
        </a>
      )}
      {s.answers('get', '/rule_versions/{id}/zip') && (
        <a class="big" href={`${API}/rule_versions/${v.id}/zip`} download>
          {say('Tải về để soạn ngoài (.zip)', 'Download for another editor (.zip)')}
        </a>
      )}
    </p>
  );
}

function Tests({ v, trying, reload }: { v: V; trying: Trying; reload: () => Promise<void> }) {
  const action = useAction();
  const save = (source: string | null) =>
    action.run(async () => {
      if (source === null) throw new Error('the test says what it expects in another way');
      await call('PATCH', `/rule_versions/${v.id}`, { source });
      await reload();
    });
  const accept = (row: TestResult, got: string) => void save(expecting(v.source, row.line ?? 0, got));
  const acceptAll = () => {
    let source = v.source;
    for (const row of trying.trial?.tests ?? []) {
      const differs = row.fault && differing(row.fault.en);
      if (differs) source = expecting(source, row.line ?? 0, differs.got) ?? source;
    }
    void save(source);
  };
  return (
    <section aria-labelledby="tests">
      <h2 id="tests">{say('Kiểm thử', 'Tests')}</h2>
      <ProblemNotice problem={trying.problem} retry={() => void trying.run(v.source)} />
      <ProblemNotice problem={action.problem} />
      {trying.trial ? (
        <TestsView trial={trying.trial} {...(changeable(v) && { accept, acceptAll })} />
      ) : (
        <>
          {trying.busy && <p class="meta">{say('Đang chạy kiểm thử…', 'Running the tests…')}</p>}
          <ul>
            {outline(v.source).tests.map((row) => (
              <li key={row.line}>
                {row.name} <span class="meta">{say(`dòng ${row.line}`, `line ${row.line}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {holds(AREA) && (
        <p>
          <Button kind="alt" busy={trying.busy} onClick={() => void trying.run(v.source)}>
            {trying.trial
              ? say('Chạy lại kiểm thử', 'Run the tests again')
              : say('Chạy kiểm thử', 'Run the tests')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Page({ s, v, before, reload }: { s: Schema; v: V; before: V | null; reload: () => Promise<void> }) {
  const trying = useTrial(open(v) && holds(AREA) ? v.source : null);
  const now = outline(v.source);
  const old = before && new Map(outline(before.source).params.map((param) => [param.name, param.value]));
  const { words, tone } = stateOf(v);
  return (
    <>
      <p class="row">
        <Chip tone={tone}>{words}</Chip>
        <span class="meta">
          <Dotted
            parts={[
              whose(v),
              v.author_name && say(`soạn: ${v.author_name}`, `by ${v.author_name}`),
              v.approver_name && say(`duyệt: ${v.approver_name}`, `approved by ${v.approver_name}`),
              v.active_from && sinceWords(v),
            ]}
          />
        </span>
      </p>
      <Track of={v} />
      <div class="split">
        <div>
          {v.note && !v.submitted && <p class="lines">{v.note}</p>}
          <Summary of={now} {...(old && { before: old })} />
        </div>
        <section class="card next" aria-labelledby="next">
          <h2 id="next">{say('Việc tiếp theo', 'Next step')}</h2>
          <NextStep of={v} reload={reload} trial={trying.trial} tried={trying.set} />
          <Ways v={v} s={s} />
        </section>
      </div>
      {before && (
        <section aria-labelledby="changes">
          <h2 id="changes">
            {say(`Thay đổi so với bản ${before.version}`, `Changes against version ${before.version}`)}
            <span class="meta"> · {whose(before)}</span>
          </h2>
          <ParamChanges before={before.source} after={v.source} />
          <SourceChanges before={before.source} after={v.source} />
        </section>
      )}
      {v.previews && v.state === 'previewed' && <PreviewBrief id={v.id} />}
      <Tests v={v} trying={trying} reload={reload} />
      <details>
        <summary>{say('Toàn bộ nội dung', 'The whole text')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard */}
        <section class="code" aria-label={say('Nội dung', 'Source')} tabIndex={0}>
          <pre>
            <code>{v.source}</code>
          </pre>
        </section>
      </details>
      <details>
        <summary>{say('Nhật ký của bản này', 'Journal of this version')}</summary>
        <History entity={s.entity('rule_version')} id={v.id} />
      </details>
    </>
  );
}

export default function Version({ params }: { params: Record<string, string> }) {
  const loaded = useLoad(() => read(String(params.id)), [params.id]);
  return (
    <Await of={loaded}>
      {({ s, v, before }) => (
        <>
          <Title above={<a href={to('quy-tac')}>{say('Quy tắc', 'Rules')}</a>}>
            {v.label} · {say(`bản ${v.version}`, `version ${v.version}`)}
          </Title>
          <Page key={v.id} s={s} v={v} before={before} reload={loaded.reload} />
        </>
      )}
    </Await>
  );
}
