// SPDX-License-Identifier: MIT
// A job's bar, counts, result, stop and undo; it follows the job live. The page may be left: the job goes on.

import type { Job as Described } from 'api';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { get, post } from '../data/api.ts';
import { useLive } from '../data/live.ts';
import { useAction, useLoad } from '../data/load.ts';
import { holds, STAFF } from '../data/session.ts';
import { number, say } from '../data/words.ts';
import { Await, Button, Chip, ProblemNotice, type Tone } from '../shell/parts.tsx';
import { speak } from '../shell/speak.ts';
import { type Outcome, OutcomeView } from './Outcome.tsx';

type Kept = 'kind' | 'state' | 'made'; // no job is without

/** As the server's tables describe it; every member is answered, most may be null. */
export type Job = {
  [K in keyof Described]-?: K extends Kept ? NonNullable<Described[K]> : Described[K];
};

const ENDED = ['done', 'failed', 'stopped'];

export const jobTone = (state: string): Tone =>
  state === 'done' ? 'ok' : state === 'failed' ? 'no' : state === 'stopped' ? 'warn' : 'info';

/** An import is taken back by whoever may write its records (job.undo), anything else by the province (journal.undo). */
const mayUndo = (job: Job): boolean => holds(job.kind === 'import' ? STAFF : ['province_admin']);

const stateWords = (job: Job): string =>
  ({
    waiting: say('Đang chờ tới lượt', 'Waiting'),
    running: say('Đang chạy', 'Running'),
    done: say('Xong', 'Done'),
    failed: say('Không xong', 'Failed'),
    stopped: say('Đã dừng', 'Stopped'),
  })[job.state] ?? job.state;

function Bar({ job }: { job: Job }) {
  const done = job.done ?? 0;
  const total = job.total ?? 0;
  return (
    <>
      <p class="row">
        <Chip tone={jobTone(job.state)}>{stateWords(job)}</Chip>
        {total > 0 && (
          <b>{say(`${number(done)} trên ${number(total)}`, `${number(done)} of ${number(total)}`)}</b>
        )}
      </p>
      {!ENDED.includes(job.state) && (
        <progress
          max={total || undefined}
          value={total ? done : undefined}
          aria-label={say('Tiến độ', 'Progress')}
        />
      )}
    </>
  );
}

export function JobProgress(props: {
  id: string;
  children?: (job: Job) => ComponentChildren;
  ended?: (job: Job) => void;
}) {
  const job = useLoad(() => get<Job>(`/jobs/${props.id}`), [props.id]);
  const action = useAction();
  const over = job.data !== null && ENDED.includes(job.data.state);
  useLive(over ? [] : [`job/${props.id}`], () => void job.reload());
  useEffect(() => {
    if (!over || !job.data) return;
    speak(stateWords(job.data));
    props.ended?.(job.data);
  }, [over]);
  const ask = (what: 'stop' | 'undo') =>
    action.run(() => post(`/jobs/${props.id}/${what}`)).then(() => job.reload());
  return (
    <Await of={job}>
      {(now) => (
        <>
          {props.children?.(now)}
          <div class="card">
            <Bar job={now} />
            {now.note && <p class="lines">{now.note}</p>}
            {over && now.result && <Result text={now.result} />}
            <ProblemNotice problem={action.problem} />
            <p class="row">
              {!over && holds([...STAFF, 'operator']) && (
                <Button kind="alt" busy={action.busy || now.stopping} onClick={() => void ask('stop')}>
                  {now.stopping ? say('Đang dừng…', 'Stopping…') : say('Dừng', 'Stop')}
                </Button>
              )}
              {over && now.undo && mayUndo(now) && (
                <Button kind="bad" busy={action.busy} onClick={() => void ask('undo')}>
                  {say('Hoàn tác', 'Undo')}
                </Button>
              )}
              {!over && (
                <span class="meta">
                  {say('Có thể rời trang này, việc vẫn chạy.', 'You may leave; the work goes on.')}
                </span>
              )}
            </p>
          </div>
        </>
      )}
    </Await>
  );
}

/** A result is JSON: an import's report, or members that read as pairs. */
function Result({ text }: { text: string }) {
  let found: Record<string, unknown> | null = null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed))
      found = parsed as Record<string, unknown>;
  } catch {
    found = null;
  }
  if (!found) return <p class="lines">{text}</p>;
  if (Array.isArray(found.problems)) return <OutcomeView outcome={found as unknown as Outcome} />;
  return (
    <dl class="facts">
      {Object.entries(found)
        .filter(([, value]) => typeof value !== 'object')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
    </dl>
  );
}
