// SPDX-License-Identifier: MIT
// A matching under way, or its applying and undoing: how far, how good already, stopping. The page may be left.

import { get, post } from 'officer/data/api.ts';
import { useLive } from 'officer/data/live.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import type { Job } from 'officer/list/JobProgress.tsx';
import { Await, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useEffect } from 'preact/hooks';

const ENDED = ['done', 'failed', 'stopped'];

const gapIn = (note: string | null): string | undefined => /([\d,]+) %/.exec(note ?? '')?.[1];

/** Jobs note in Vietnamese; how far a result can be from the best is told in the reader's words. */
function noteWords(note: string | null): string {
  const gap = gapIn(note);
  if (!gap) return say(note ?? '', '');
  return say(
    `Kết quả đang có còn cách tối ưu nhiều nhất ${gap} %.`,
    `The result so far is at most ${gap.replace(',', '.')} % from the optimum.`,
  );
}

function Bar({ job, what }: { job: Job; what: string }) {
  const done = job.done ?? 0;
  const total = job.total ?? 0;
  return (
    <>
      <p>
        <b>{what}</b>
        {total > 0 && say(`: ${number(done)} trên ${number(total)}`, `: ${number(done)} of ${number(total)}`)}
      </p>
      <progress
        max={total || undefined}
        value={total ? done : undefined}
        aria-label={say('Tiến độ', 'Progress')}
      />
    </>
  );
}

export const endWords = (job: Job): string =>
  ({ done: say('Đã xong', 'Finished'), stopped: say('Đã dừng', 'Stopped') })[job.state as string] ??
  say('Không xong', 'Not finished');

/** Why it ended without what was asked for. */
export function Ended({ job }: { job: Job }) {
  return (
    <div class="notice bad" role="alert">
      <p>
        <b>
          {job.state === 'stopped'
            ? say('Đã dừng trước khi xong.', 'Stopped before it was finished.')
            : say('Việc này không xong.', 'This did not finish.')}
        </b>{' '}
        {job.state !== 'stopped' && job.note && <span lang="vi">{job.note}</span>}
      </p>
    </div>
  );
}

interface ProgressProps {
  job: string;
  what: string; // what is counted
  first?: string; // what is counted before there is a result at all
  stop?: string; // the button that ends it early; without it, it cannot be stopped here
  ended: () => void;
  built?: () => void; // what there is to solve is known
}

function whatOf(job: Job, props: ProgressProps): string {
  if (job.state === 'waiting') return say('Đang chờ tới lượt', 'Waiting for its turn');
  return props.first && !gapIn(job.note) ? props.first : props.what;
}

export function MatchProgress(props: ProgressProps) {
  const job = useLoad(() => get<Job>(`/jobs/${props.job}`), [props.job]);
  const action = useAction();
  const over = job.data !== null && ENDED.includes(job.data.state);
  useLive(over ? [] : [`job/${props.job}`], () => void job.reload());
  useEffect(() => {
    if (!over) return;
    if (job.data) speak(endWords(job.data));
    props.ended();
  }, [over]);
  const solving = /^Đang giải|%/.test(job.data?.note ?? '');
  useEffect(() => {
    if (solving) props.built?.();
  }, [solving]);
  const stop = () => action.run(() => post(`/jobs/${props.job}/stop`)).then(() => job.reload());
  return (
    <Await of={job}>
      {(now) =>
        over && now.state !== 'done' ? (
          <Ended job={now} />
        ) : (
          <div class="card">
            <Bar job={now} what={whatOf(now, props)} />
            {!(props.first && !gapIn(now.note)) && <p class="lines">{noteWords(now.note)}</p>}
            <ProblemNotice problem={action.problem} />
            <p class="row">
              {!over && props.stop && holds(STAFF) && (
                <Button kind="alt" busy={action.busy || now.stopping} onClick={() => void stop()}>
                  {now.stopping ? say('Đang dừng…', 'Stopping…') : props.stop}
                </Button>
              )}
              <span class="meta">
                {say('Có thể rời trang này rồi quay lại.', 'You may leave this page and come back.')}
              </span>
            </p>
          </div>
        )
      }
    </Await>
  );
}
