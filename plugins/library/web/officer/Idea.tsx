// SPDX-License-Identifier: MIT
// One idea: others like it, what people said, what may be decided, where it is applied.
import { get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { reason, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { type Review, tone } from './library.ts';

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
  if (!idea.may_decide) return null;
  return (
    <p class="row">
      {idea.actions
        .filter((act) => !act.other)
        .map(({ action, vi, en, reason: why }) => (
          <Step
            key={action}
            words={say(vi, en)}
            kind={why ? 'alt' : 'main'}
            asks={why ? reason(300) : []}
            act={(given) => post(`/ideas/${idea.id}/decisions`, { action, ...given }).then(reload)}
          />
        ))}
      {idea.may_apply && (
        <a class="btn" href={to('sang-kien', idea.id, 'ap-dung')}>
          {say('Ghi nơi áp dụng', 'Enter where it is applied')}
        </a>
      )}
    </p>
  );
}

function Comments({ idea, reload }: Part) {
  const decide = (id: string, body: Record<string, unknown>) =>
    post(`/idea_comments/${id}/decisions`, body).then(reload);
  return (
    <section>
      <h2>{say('Ý kiến', 'Comments')}</h2>
      {idea.comments.length === 0 && <p>{say('Chưa có ý kiến.', 'None yet.')}</p>}
      {idea.comments.map((one) => (
        <div class="card" key={one.id}>
          <p>{one.words}</p>
          <p class="meta">
            {one.day_text} {one.state === 'hidden' && <Chip tone="no">{say('Không đăng', 'Not shown')}</Chip>}
          </p>
          {one.state === 'waiting' && (
            <p class="row">
              <Step
                kind="alt"
                words={say('Đăng ý kiến', 'Show it')}
                act={() => decide(one.id, { show: true })}
              />
              <Step
                kind="alt"
                words={say('Không đăng ý kiến', 'Do not show it')}
                asks={reason(300)}
                act={(given) => decide(one.id, { show: false, note: given.reason })}
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
