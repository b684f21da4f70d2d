// SPDX-License-Identifier: MIT
// One idea: others like it, what people said, what may be decided, where it is applied.
import { get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Button, Chip, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { type Act, type Review, tone } from './library.ts';
import { ReasonButton } from './ReasonButton.tsx';

interface Part {
  idea: Review;
  reload: () => Promise<void>;
}

function Near({ idea, reload }: Part) {
  const action = useAction();
  const merge = idea.actions.some((one) => one.other);
  if (idea.near.length === 0) return null;
  const into = async (other: string) => {
    if (!(await action.run(() => post(`/ideas/${idea.id}/decisions`, { action: 'merge', same_as: other }))))
      return;
    speak(say('Đã gộp', 'Merged'));
    await reload();
  };
  return (
    <section>
      <h2>{say('Gần giống', 'Like it')}</h2>
      <ProblemNotice problem={action.problem} />
      <ul class="tasks">
        {idea.near.map((one) => (
          <li key={one.id}>
            <div class="grow">
              <a href={to('sang-kien', one.id)}>{one.title}</a>{' '}
              <span class="meta">{number(one.alike)} %</span>
            </div>
            {merge && idea.may_decide && (
              <Button
                kind="link"
                label={say(`Gộp vào ${one.title}`, `Merge into ${one.title}`)}
                onClick={() => void into(one.id)}
              >
                {say('Gộp vào', 'Merge into it')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ idea, reload }: Part) {
  const action = useAction();
  const decide = async (act: Act, reason = '') => {
    await post(`/ideas/${idea.id}/decisions`, { action: act.action, reason });
    speak(say('Đã ghi', 'Noted'));
    await reload();
  };
  if (!idea.may_decide) return null;
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <p class="row">
        {idea.actions
          .filter((act) => !act.other)
          .map((act) =>
            act.reason ? (
              <ReasonButton
                key={act.action}
                words={say(act.vi, act.en)}
                act={(reason) => decide(act, reason)}
              />
            ) : (
              <Button key={act.action} onClick={() => void action.run(() => decide(act))}>
                {say(act.vi, act.en)}
              </Button>
            ),
          )}
        {idea.may_apply && (
          <a class="btn" href={to('sang-kien', idea.id, 'ap-dung')}>
            {say('Ghi nơi áp dụng', 'Enter where it is applied')}
          </a>
        )}
      </p>
    </>
  );
}

function Comments({ idea, reload }: Part) {
  const action = useAction();
  const decide = async (id: string, show: boolean, note = '') => {
    await post(`/idea_comments/${id}/decisions`, { show, note });
    speak(say('Đã ghi', 'Noted'));
    await reload();
  };
  return (
    <section>
      <h2>{say('Ý kiến', 'Comments')}</h2>
      <ProblemNotice problem={action.problem} />
      {idea.comments.length === 0 && <p>{say('Chưa có ý kiến.', 'None yet.')}</p>}
      {idea.comments.map((one) => (
        <div class="card" key={one.id}>
          <p>{one.words}</p>
          <p class="meta">
            {one.day_text} {one.state === 'hidden' && <Chip tone="no">{say('Không đăng', 'Not shown')}</Chip>}
          </p>
          {one.state === 'waiting' && (
            <p class="row">
              <Button kind="alt" onClick={() => void action.run(() => decide(one.id, true))}>
                {say('Đăng ý kiến', 'Show it')}
              </Button>
              <ReasonButton
                words={say('Không đăng ý kiến', 'Do not show it')}
                act={(note) => decide(one.id, false, note)}
              />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function Uses({ idea }: { idea: Review }) {
  if (idea.uses.length === 0) return null;
  return (
    <section>
      <h2>{say('Đã áp dụng', 'Applied')}</h2>
      {idea.uses.map((one) => (
        <div class="card" key={one.by}>
          <h3>{one.by}</h3>
          <p>{one.result}</p>
          <p class="meta">
            {one.since_text}{' '}
            {[one.proof, one.model].map((shown) => shown && <a href={shown.url}>{shown.title}</a>)}
          </p>
        </div>
      ))}
    </section>
  );
}

export default function Idea({ params }: { params: Record<string, string> }) {
  const load = useLoad(() => get<Review>(`/ideas/${params.id}/review`), [params.id]);
  return (
    <Await of={load}>
      {(idea) => (
        <>
          <Title above={<a href={to('sang-kien')}>{say('Ý tưởng, sáng kiến', 'Ideas')}</a>}>
            {idea.title}
          </Title>
          <p>
            <Chip tone={tone('')}>{idea.state_label}</Chip>
          </p>
          <p class="lines">{idea.body}</p>
          <Facts
            rows={[
              [say('Gửi đơn vị', 'For'), idea.unit],
              [say('Ngày đề xuất', 'Proposed on'), idea.proposed_text],
              [say('Người đứng sau', 'People behind it'), number(idea.people)],
              ...(idea.reason ? [[say('Trả lời', 'Answer'), idea.reason] as [string, string]] : []),
            ]}
          />
          <Acts idea={idea} reload={load.reload} />
          <Near idea={idea} reload={load.reload} />
          <Comments idea={idea} reload={load.reload} />
          <Uses idea={idea} />
        </>
      )}
    </Await>
  );
}
