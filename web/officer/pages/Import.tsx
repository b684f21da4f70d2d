// SPDX-License-Identifier: MIT
// Bringing in a table from Excel or CSV: first a try that changes nothing and names every problem by its cell, then the
// import itself, which can be undone as one.
import { useState } from 'preact/hooks';
import { post } from '../data/api.ts';
import { useAction } from '../data/load.ts';
import type { Entity } from '../data/schema.ts';
import { number, say } from '../data/words.ts';
import { JobProgress } from '../list/JobProgress.tsx';
import { Button, ProblemNotice, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import { WithEntity } from './with.tsx';

interface CellProblem {
  cell: string;
  code: string;
  vi: string;
  en: string;
}

interface Outcome {
  rows: number;
  good: number;
  bad: number;
  duplicates: number;
  problems: CellProblem[];
}

type Answer = Partial<Outcome> & { id?: string; result?: string | null };

const SHOWN = 200;

function outcomeOf(answer: Answer | null): Outcome | null {
  if (!answer) return null;
  const found = typeof answer.rows === 'number' ? answer : parsed(answer.result);
  return found && typeof found.rows === 'number'
    ? { rows: 0, good: 0, bad: 0, duplicates: 0, problems: [], ...found }
    : null;
}

function parsed(text: string | null | undefined): Answer | null {
  try {
    return text ? (JSON.parse(text) as Answer) : null;
  } catch {
    return null;
  }
}

function Counts({ outcome }: { outcome: Outcome }) {
  return (
    <ul class="stats">
      <li>
        <b>{number(outcome.rows)}</b> {say('dòng đọc được', 'rows read')}
      </li>
      <li>
        <b>{number(outcome.good)}</b> {say('dòng tốt', 'good')}
      </li>
      <li>
        <b>{number(outcome.bad)}</b> {say('dòng có lỗi', 'with problems')}
      </li>
      <li>
        <b>{number(outcome.duplicates)}</b> {say('dòng trùng', 'duplicates')}
      </li>
    </ul>
  );
}

function Problems({ outcome }: { outcome: Outcome }) {
  if (outcome.problems.length === 0) return null;
  return (
    <>
      <table class="tbl">
        <caption>
          {say(
            `${number(outcome.problems.length)} chỗ cần xem`,
            `${number(outcome.problems.length)} places to look at`,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Ô', 'Cell')}</th>
            <th scope="col">{say('Vấn đề', 'Problem')}</th>
          </tr>
        </thead>
        <tbody>
          {outcome.problems.slice(0, SHOWN).map((one, i) => (
            <tr key={i}>
              <th scope="row">{one.cell}</th>
              <td>{say(one.vi, one.en)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {outcome.problems.length > SHOWN && (
        <p class="meta">
          {say(
            `Hiện ${SHOWN} chỗ đầu. Sửa rồi thử lại.`,
            `The first ${SHOWN} are shown. Mend them and try again.`,
          )}
        </p>
      )}
    </>
  );
}

function upload(entity: Entity, file: File, dry: boolean): Promise<Answer> {
  const form = new FormData();
  form.set('file', file);
  form.set('dry_run', String(dry));
  return post<Answer>(`${entity.address}/import?dry_run=${dry}`, form);
}

function Steps({ entity }: { entity: Entity }) {
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState<Answer | null>(null);
  const [applied, setApplied] = useState<Answer | null>(null);
  const action = useAction();
  const outcome = outcomeOf(tried);
  const attempt = (dry: boolean) =>
    file &&
    void action.run(async () => {
      const answer = await upload(entity, file, dry);
      if (dry) setTried(answer);
      else setApplied(answer);
      const counts = outcomeOf(answer);
      if (counts)
        speak(
          say(
            `${counts.good} dòng tốt, ${counts.bad} dòng có lỗi`,
            `${counts.good} good rows, ${counts.bad} with problems`,
          ),
        );
    });
  return (
    <>
      <h2>{say('1. Chọn tệp', '1. Choose a file')}</h2>
      <div class="field">
        <label for="file">{say('Tệp Excel (.xlsx) hoặc CSV', 'Excel (.xlsx) or CSV file')}</label>
        <p class="hint" id="file-h">
          {say(
            'Dòng tiêu đề ở đâu cũng được, cột theo thứ tự nào cũng được.',
            'The heading row may stand anywhere, the columns in any order.',
          )}
        </p>
        <input
          id="file"
          type="file"
          accept=".csv,.xlsx,.txt,.tsv"
          aria-describedby="file-h"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            setTried(null);
            setApplied(null);
          }}
        />
      </div>
      <p>
        <Button kind={outcome ? 'alt' : 'main'} busy={action.busy} onClick={() => attempt(true)}>
          {say('Thử, chưa ghi gì', 'Try, nothing is written')}
        </Button>
      </p>
      <ProblemNotice problem={action.problem} />
      {tried?.id && !outcome && <JobProgress id={tried.id} ended={(job) => setTried(job)} />}
      {outcome && !applied && (
        <>
          <h2>{say('2. Kết quả thử', '2. What the try says')}</h2>
          <Counts outcome={outcome} />
          <Problems outcome={outcome} />
          <h2>{say('3. Nhập', '3. Import')}</h2>
          {outcome.good > 0 ? (
            <>
              <p>
                {say(
                  'Dòng có lỗi và dòng trùng được bỏ qua.',
                  'Rows with problems and duplicates are left out.',
                )}
              </p>
              <p>
                <Button busy={action.busy} onClick={() => attempt(false)}>
                  {say(`Nhập ${number(outcome.good)} dòng`, `Import ${number(outcome.good)} rows`)}
                </Button>
              </p>
            </>
          ) : (
            <p>{say('Chưa có dòng nào nhập được.', 'No row can be imported yet.')}</p>
          )}
        </>
      )}
      {applied?.id && <JobProgress id={applied.id} />}
      {applied && !applied.id && (
        <div class="notice" role="status">
          <p>
            ✓{' '}
            {say(`Đã nhập ${number(applied.good ?? 0)} dòng.`, `${number(applied.good ?? 0)} rows imported.`)}
          </p>
        </div>
      )}
      {applied && (
        <p>
          <a href={to('du-lieu', entity.name)}>{say('Xem danh sách', 'See the list')}</a>
        </p>
      )}
    </>
  );
}

export default function Import({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name={params.entity ?? ''}>
      {(_, entity) => (
        <>
          <Title above={<a href={to('du-lieu', entity.name)}>{entity.label}</a>}>
            {say(`Nhập: ${entity.label}`, `Import: ${entity.label}`)}
          </Title>
          <Steps entity={entity} />
        </>
      )}
    </WithEntity>
  );
}
