// SPDX-License-Identifier: MIT
// Appeals against a published round: read, look at the evidence, have it worked out anew, or refuse with a reason.
import { API, all, post } from 'officer/data/api.ts';
import { momentWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import type { Schema } from 'officer/data/schema.ts';
import { AREA, holds } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { type Given, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Empty } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { type Appeal, appealTone } from './evaluation.ts';

interface Deciding {
  appeal: Appeal;
  done: () => Promise<void>;
}

/** What is answered is read by the volunteer; a refusal needs it, as the server says. */
function Decide({ appeal, done }: Deciding) {
  const decide = (verb: 'accept' | 'refuse', label: string) => ({
    asks: [{ name: 'answer', label, kind: 'lines' as const, optional: true, max: 1000 }],
    act: (given: Given) => post(`/appeals/${appeal.id}/${verb}`, given).then(done),
  });
  return (
    <p class="row">
      <Step
        words={say('Tính lại', 'Work out anew')}
        title={say('Tính lại kết quả của người này?', "Work out this person's year anew?")}
        says={say(
          'Hãy sửa số liệu sai ở nơi ghi nó trước (điểm danh, giờ, việc khác, chứng chỉ). Kết quả mới thay kết quả cũ; kết quả cũ vẫn được giữ.',
          'First mend what is wrong where it is recorded (attendance, hours, other work, certificates). A new result replaces the old one, which is kept.',
        )}
        {...decide('accept', say('Trả lời (không bắt buộc)', 'Answer (optional)'))}
        confirm={say('Tính lại và báo', 'Work out anew and tell')}
        done={say('Đã tính lại', 'Worked out anew')}
      />
      <Step
        kind="alt"
        sure="bad"
        words={say('Giữ nguyên', 'Keep the result')}
        title={say('Giữ nguyên kết quả?', 'Keep the result?')}
        says={say('Người đề nghị sẽ đọc được lý do này.', 'The person who asked will read this reason.')}
        {...decide('refuse', say('Lý do giữ nguyên', 'Why it stays'))}
        confirm={say('Giữ nguyên và báo', 'Keep it and tell')}
        done={say('Đã trả lời', 'Answered')}
      />
    </p>
  );
}

function One({ schema, appeal, done, look }: Deciding & { schema: Schema; look: (id: string) => void }) {
  return (
    <li class="card">
      <h3>
        <a href={to('nguoi', appeal.volunteer)}>
          <Name entity="volunteer" id={appeal.volunteer} />
        </a>
      </h3>
      <p class="row">
        <Chip tone={appealTone(appeal.state)}>{schema.term('appeal_state', appeal.state)}</Chip>
        <span class="meta">{momentWords(appeal.made)}</span>
      </p>
      <p class="lines">{appeal.reason}</p>
      {appeal.evidence_name && (
        <p>
          <a class="big" href={`${API}/appeals/${appeal.id}/evidence`} download={appeal.evidence_name}>
            {say(`Minh chứng: ${appeal.evidence_name}`, `Evidence: ${appeal.evidence_name}`)}
          </a>{' '}
          <span class="meta">{number(Math.ceil((appeal.evidence_size ?? 0) / 1024))} KB</span>
        </p>
      )}
      {appeal.answer && (
        <p class="lines">
          <b>{say('Trả lời', 'Answer')}:</b> {appeal.answer}
        </p>
      )}
      <p>
        <Button kind="link" onClick={() => look(appeal.result ?? appeal.evaluation)}>
          {say('Xem kết quả và lý do', 'See the result and its reasons')}
        </Button>
      </p>
      {appeal.state === 'waiting' && holds(AREA) && <Decide appeal={appeal} done={done} />}
    </li>
  );
}

export function Appeals(props: {
  schema: Schema;
  round: string;
  look: (id: string) => void;
  changed: () => Promise<void>;
}) {
  const read = useLoad(() => all<Appeal>(`/appeals?round=${props.round}`), [props.round]);
  const done = async () => {
    await read.reload();
    await props.changed();
  };
  return (
    <section>
      <h2>{say('Phúc tra', 'Appeals')}</h2>
      <Await of={read}>
        {(list) => {
          const waiting = list.filter((one) => one.state === 'waiting');
          const answered = list.filter((one) => one.state !== 'waiting');
          const cards = (of: Appeal[]) => (
            <ul class="plain grid">
              {of.map((one) => (
                <One key={one.id} schema={props.schema} appeal={one} done={done} look={props.look} />
              ))}
            </ul>
          );
          return (
            <>
              {waiting.length === 0 && (
                <Empty>{say('Không có đề nghị nào đang chờ.', 'No appeal waits for an answer.')}</Empty>
              )}
              {cards(waiting)}
              {answered.length > 0 && (
                <details>
                  <summary>
                    {say(
                      `${number(answered.length)} đề nghị đã trả lời`,
                      `${number(answered.length)} answered`,
                    )}
                  </summary>
                  {cards(answered)}
                </details>
              )}
            </>
          );
        }}
      </Await>
    </section>
  );
}
