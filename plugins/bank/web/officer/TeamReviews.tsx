// SPDX-License-Identifier: MIT
// A team's reviews by the Fatherland Front: every step in order, and the moves open to the reader.
import { post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { type Asked, Step } from 'officer/form/Step.tsx';
import { Button, Chip, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { type Move, type OneTeam, reviewTone, type TeamReview } from './teams.ts';

type Reload = () => Promise<unknown>;

const SEEN: [string, string, string][] = [
  ['basis', 'Quyết định thành lập', 'Founding decision'],
  ['charter', 'Quy chế hoạt động', 'Charter'],
  ['members', 'Danh sách thành viên, người chưa thành niên', 'Members, minors among them'],
  ['activity', 'Nội dung hoạt động', 'What it does'],
  ['money', 'Vận động, thu chi công khai', 'Money in the open'],
  ['safety', 'Bảo đảm an toàn', 'Safety'],
  ['publicity', 'Trang mạng xã hội, phát ngôn', 'Social pages, publicity'],
];

const verdicts = ['pass', 'ask', 'fail', 'resume'];

function Seen({ seen, change }: { seen: string[]; change: (seen: string[]) => void }) {
  return (
    <fieldset>
      <legend>{say('Nội dung đã xem', 'What was looked at')}</legend>
      {SEEN.map(([code, vi, en]) => (
        <label class="check" key={code}>
          <input
            type="checkbox"
            checked={seen.includes(code)}
            onChange={(event) =>
              change(event.currentTarget.checked ? [...seen, code] : seen.filter((one) => one !== code))
            }
          />{' '}
          {say(vi, en)}
        </label>
      ))}
    </fieldset>
  );
}

function OneMove({ review, move, reload }: { review: TeamReview; move: Move; reload: Reload }) {
  const [seen, setSeen] = useState<string[]>([]);
  const { action, label } = move;
  const mends = action === 'ask' || action === 'resume';
  const asks: Asked[] = [
    {
      name: 'words',
      label:
        (mends ? say('Việc phải khắc phục', 'What to mend') : say('Nội dung', 'Words')) +
        (move.words ? '' : say(' (không bắt buộc)', ' (optional)')),
      kind: 'lines',
      optional: !move.words,
      max: 2000,
    },
  ];
  if (move.revisit)
    asks.push({ name: 'revisit', label: say('Khắc phục xong trước ngày', 'To be mended by'), kind: 'date' });
  return (
    <Step
      kind={action === 'pass' || action === 'answer' ? 'main' : action === 'fail' ? 'bad' : 'alt'}
      words={label}
      asks={asks}
      done={label}
      act={(given) =>
        post(`/team_reviews/${review.id}/moves`, { action, ...given, ...(seen.length && { seen }) }).then(
          reload,
        )
      }
    >
      {verdicts.includes(action) && <Seen seen={seen} change={setSeen} />}
    </Step>
  );
}

function One({ review, reload }: { review: TeamReview; reload: Reload }) {
  return (
    <li class="card">
      <h3>
        {say(`Năm ${review.year}`, `Year ${review.year}`)}{' '}
        <Chip tone={reviewTone(review.state)}>{review.state_label}</Chip>
      </h3>
      <p class="meta">
        {review.front_name} ·{' '}
        {say(`làm việc với đội ngày ${review.visit_text}`, `visit on ${review.visit_text}`)}
        {review.seen_text && say(` · đã xem: ${review.seen_text}`, ` · looked at: ${review.seen_text}`)}
      </p>
      {review.open && review.mend && (
        <div class="notice">
          <p>
            <b>
              {say(
                `Phải khắc phục trước ngày ${review.revisit_text}`,
                `To be mended by ${review.revisit_text}`,
              )}
            </b>
          </p>
          <p class="lines">{review.mend}</p>
        </div>
      )}
      {review.steps.length > 0 && (
        <ol class="plain">
          {review.steps.map((step, i) => (
            <li key={i}>
              <p>
                <b>{step.action_label}</b>{' '}
                <span class="meta">
                  {step.day_text} · {step.as_label}
                </span>
              </p>
              {step.words && <p class="lines">{step.words}</p>}
            </li>
          ))}
        </ol>
      )}
      {review.moves.length > 0 && (
        <p class="row noprint">
          {review.moves.map((move) => (
            <OneMove key={move.action} review={review} move={move} reload={reload} />
          ))}
        </p>
      )}
    </li>
  );
}

function Plan({ team, reload }: { team: OneTeam; reload: Reload }) {
  const [visit, setVisit] = useState('');
  const action = useAction();
  const plan = async (event: Event) => {
    event.preventDefault();
    if (!(await action.run(() => post(`/teams/${team.id}/reviews`, { visit })))) return;
    speak(say('Đã lập lịch', 'Planned'));
    await reload();
  };
  return (
    <form class="card sunk" onSubmit={(event) => void plan(event)}>
      <h3>{say('Lập lịch rà soát năm nay', "Plan this year's review")}</h3>
      <ProblemNotice problem={action.problem} />
      <div class="field">
        <label for="visit">{say('Ngày làm việc với đội', 'Day of the visit')}</label>
        <input
          id="visit"
          type="date"
          required
          value={visit}
          onInput={(event) => setVisit(event.currentTarget.value)}
        />
        <p class="hint">{say('Đội trưởng được nhắn ngày này.', 'The leader gets a message.')}</p>
      </div>
      <p>
        <Button type="submit" busy={action.busy}>
          {say('Lập lịch', 'Plan it')}
        </Button>
      </p>
    </form>
  );
}

export function TeamReviews({ team, reload }: { team: OneTeam; reload: Reload }) {
  const open = team.reviews.some((one) => one.open);
  const thisYear = team.reviews.some((one) => one.year === new Date().getFullYear());
  return (
    <section>
      <h2>{say('Mặt trận Tổ quốc rà soát', 'Reviews by the Fatherland Front')}</h2>
      {team.may_review && !open && !thisYear && !team.closed_text && <Plan team={team} reload={reload} />}
      {team.reviews.length === 0 ? (
        <Empty>{say('Chưa rà soát lần nào.', 'Never reviewed.')}</Empty>
      ) : (
        <ul class="plain">
          {team.reviews.map((review) => (
            <One key={review.id} review={review} reload={reload} />
          ))}
        </ul>
      )}
    </section>
  );
}
