// SPDX-License-Identifier: MIT
// What is done with a result: applying it and taking it back. Both say first how many people hear of it.

import { get, post } from 'officer/data/api.ts';
import { momentWords } from 'officer/data/days.ts';
import { useLive } from 'officer/data/live.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import type { Job } from 'officer/list/JobProgress.tsx';
import type { Run } from './matching.ts';

interface ActProps {
  run: Run;
  people: number;
  done: () => Promise<void>;
}

export function Apply({ run, people, done }: ActProps) {
  const places = number(run.assigned ?? 0);
  return (
    <Step
      words={say(`Áp dụng cho ${number(people)} người`, `Apply to ${number(people)} people`)}
      title={say('Áp dụng kết quả này?', 'Apply this result?')}
      says={[
        say(
          `${number(people)} người sẽ được nhắn, mỗi người một tin, về ${places} chỗ.`,
          `${number(people)} people will get one message each, about ${places} places.`,
        ),
        say(
          'Ai đã tự đăng ký ca ấy thì được nhận ngay; người khác được mời và tự trả lời.',
          'Who signed up for that shift is accepted at once; the others are invited and answer.',
        ),
        say(
          'Hoàn tác được sau đó; ai đã trả lời thì giữ nguyên.',
          'It can be undone; whoever has answered by then keeps the place.',
        ),
      ]}
      confirm={say(`Áp dụng và báo ${number(people)} người`, `Apply and tell ${number(people)} people`)}
      act={() => post(`/match_runs/${run.id}/apply`).then(done)}
    />
  );
}

export function Undo({ run, people, done }: ActProps) {
  return (
    <Step
      kind="bad"
      words={say('Hoàn tác', 'Undo')}
      title={say('Hoàn tác lượt ghép này?', 'Undo this matching?')}
      says={[
        say(
          `Rút lại lời mời của những ai chưa trả lời, nhiều nhất ${number(people)} người; mỗi người bị rút nhận một tin.`,
          `Invitations nobody has answered are taken back, of at most ${number(people)} people; each of them gets one message.`,
        ),
        say('Ai đã nhận lời hoặc từ chối thì giữ nguyên.', 'Whoever accepted or declined stays as they are.'),
      ]}
      confirm={say('Hoàn tác và báo họ', 'Undo and tell them')}
      act={() => post(`/match_runs/${run.id}/undo`).then(done)}
    />
  );
}

/* ---- what applying came to ----------------------------------------------------------------- */

interface Counts {
  places: number;
  people: number;
  left_out: number;
}

function countsOf(job: Job): Counts | null {
  try {
    const found = JSON.parse(job.result ?? '') as Partial<Counts>;
    return typeof found.places === 'number' ? (found as Counts) : null;
  } catch {
    return null;
  }
}

/** How the last applying or undoing ended, in numbers. */
export function Done({ run }: { run: Run }) {
  const job = useLoad(() => get<Job>(`/jobs/${run.job}`), [run.job]);
  useLive(job.data && !job.data.ended ? [`job/${run.job}`] : [], () => void job.reload());
  const counts = job.data && countsOf(job.data);
  if (!counts) return null;
  const [places, people, left] = [counts.places, counts.people, counts.left_out].map((n) => number(n));
  return run.state === 'applied' ? (
    <p class="applied">
      <b>
        {say(`✓ Đã áp dụng lúc ${momentWords(run.applied)}.`, `✓ Applied at ${momentWords(run.applied)}.`)}
      </b>{' '}
      {say(
        `${places} chỗ cho ${people} người; ${left} chỗ không xếp được nữa vì tình hình đã đổi.`,
        `${places} places for ${people} people; ${left} could not be given any more because things had changed.`,
      )}
    </p>
  ) : (
    <p class="applied">
      <b>{say('Đã hoàn tác.', 'Undone.')}</b>{' '}
      {say(
        `Rút lại ${places} chỗ của ${people} người; ${left} chỗ đã có người trả lời, giữ nguyên.`,
        `${places} places of ${people} people were taken back; ${left} had been answered and stay.`,
      )}
    </p>
  );
}
