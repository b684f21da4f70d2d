// SPDX-License-Identifier: MIT
// One sign-up and what an officer may do with it. A decline needs a reason, which the person reads. Certificates that nobody
// could check need the officer's word, and certificates that are not valid on the day a reason: the server asks for it when it is
// needed.

import { type Problem, post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { flawsAt } from 'officer/form/Form.tsx';
import { Phone } from 'officer/shell/Phone.tsx';
import { Ask, Button, Chip, Dotted, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { signupTone } from './tones.ts';
import { called, type Line } from './types.ts';

type Decision = 'accept' | 'decline' | 'wait';

type Asked = 'decline' | 'trust' | 'waive' | 'keep';

/** What the server wants to hear before it accepts. */
const askedBy = (problem: Problem | null): Asked | null => {
  if (flawsAt(problem, 'unchecked').length > 0) return 'trust';
  return flawsAt(problem, 'waiver').length > 0 ? 'waive' : null;
};

function Reason(props: {
  problem: Problem | null;
  busy: boolean;
  label: string;
  hint: string;
  words: string;
  send: (reason: string) => void;
  close: () => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.send(reason.trim());
      }}
    >
      <ProblemNotice problem={props.problem} />
      <div class="field">
        <label for="reason">{props.label}</label>
        <p class="hint" id="reason-h">
          {props.hint}
        </p>
        <textarea
          id="reason"
          rows={3}
          aria-describedby="reason-h"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <p class="row">
        <Button type="submit" busy={props.busy}>
          {props.words}
        </Button>
        <Button kind="alt" onClick={props.close}>
          {say('Thôi', 'Cancel')}
        </Button>
      </p>
    </form>
  );
}

export function SignupLine(props: { line: Line; schema: Schema; opening: Row; changed: () => void }) {
  const { line } = props;
  const [asking, setAsking] = useState<Asked | null>(null);
  const action = useAction();
  const decide = async (decision: Decision, extra: Record<string, string> = {}) => {
    let failed: Problem | null = null;
    const done = await action.run(() =>
      post(`/signups/${line.signup}/decisions`, { decision, ...extra }).catch((problem: Problem) => {
        failed = problem;
        throw problem;
      }),
    );
    const more = done ? null : askedBy(failed);
    if (more) setAsking(more);
    if (!done) return;
    setAsking(null);
    speak(say(`Đã quyết định: ${called(line)}`, `Decided: ${called(line)}`));
    props.changed();
  };
  const keep = async (waiver: string) => {
    if (!(await action.run(() => post(`/signups/${line.signup}/waivers`, { waiver })))) return;
    setAsking(null);
    speak(say(`Đã giữ: ${called(line)}`, `Kept: ${called(line)}`));
    props.changed();
  };
  const name = called(line);
  const may = holds(STAFF);
  const open = line.state === 'applied' || line.state === 'waiting';
  const certificates = Array.isArray(props.opening.certificates)
    ? props.opening.certificates.map((code) => props.schema.term('certificate', code)).join(', ')
    : '';
  return (
    <li>
      <div class="grow">
        {line.name && may ? <a href={to('nguoi', line.volunteer)}>{line.name}</a> : <b>{name}</b>}{' '}
        <Chip tone={signupTone(line.state)}>{line.state_label}</Chip>
        <p class="meta">
          <Dotted
            parts={[
              line.unit,
              line.phone && <Phone number={line.phone} />,
              line.reason && `${say('Lý do', 'Reason')}: ${line.reason}`,
              line.trainee && say('học viên', 'trainee'),
              line.risk && <Chip tone="warn">{line.risk}</Chip>,
              line.waived && `${say('Không có', 'Without')} ${line.waived}: ${line.waiver}`,
              line.unchecked && `${say('Tin chứng chỉ vì', 'Certificate taken on trust')}: ${line.unchecked}`,
            ]}
          />
        </p>
        {action.problem && !asking && <ProblemNotice problem={action.problem} />}
      </div>
      {may && line.risk && (
        <span class="row acts">
          <Button
            kind="alt"
            label={say(`Vẫn giữ ${name}`, `Keep ${name} all the same`)}
            onClick={() => setAsking('keep')}
          >
            {say('Vẫn giữ', 'Keep')}
          </Button>
          <Button
            kind="bad"
            label={say(`Không nhận ${name}`, `Decline ${name}`)}
            onClick={() => setAsking('decline')}
          >
            {say('Không nhận', 'Decline')}
          </Button>
        </span>
      )}
      {may && open && (
        <span class="row acts">
          <Button
            label={say(`Nhận ${name}`, `Accept ${name}`)}
            busy={action.busy}
            onClick={() => void decide('accept')}
          >
            {say('Nhận', 'Accept')}
          </Button>
          {line.state === 'applied' && (
            <Button
              kind="alt"
              label={say(`Cho ${name} vào danh sách chờ`, `Let ${name} wait`)}
              busy={action.busy}
              onClick={() => void decide('wait')}
            >
              {say('Cho chờ', 'Wait')}
            </Button>
          )}
          <Button
            kind="bad"
            label={say(`Không nhận ${name}`, `Decline ${name}`)}
            onClick={() => setAsking('decline')}
          >
            {say('Không nhận', 'Decline')}
          </Button>
        </span>
      )}
      <Ask
        open={asking !== null}
        title={
          asking === 'trust'
            ? say('Chưa kiểm tra được chứng chỉ', 'The certificate could not be checked')
            : asking === 'waive' || asking === 'keep'
              ? say('Không có chứng chỉ còn giá trị', 'No valid certificate')
              : say(`Không nhận ${name}?`, `Decline ${name}?`)
        }
        close={() => setAsking(null)}
      >
        {asking !== 'decline' && certificates && (
          <p>{say(`Việc này cần: ${certificates}.`, `Needed here: ${certificates}.`)}</p>
        )}
        {asking === 'trust' ? (
          <Reason
            problem={null}
            busy={action.busy}
            label={say('Vì sao vẫn nhận?', 'Why accept all the same?')}
            hint={say('Ví dụ: đã xem bản gốc ngày 20/11.', 'For example: saw the original on 20 November.')}
            words={say('Nhận', 'Accept')}
            send={(unchecked) => void decide('accept', { unchecked })}
            close={() => setAsking(null)}
          />
        ) : asking === 'waive' || asking === 'keep' ? (
          <Reason
            problem={asking === 'keep' ? action.problem : null}
            busy={action.busy}
            label={say('Vì sao vẫn nhận?', 'Why accept all the same?')}
            hint={say('Ghi vào danh sách ca và giấy hẹn.', 'Shown on the roster and the receipt.')}
            words={asking === 'keep' ? say('Giữ', 'Keep') : say('Nhận', 'Accept')}
            send={(waiver) => void (asking === 'keep' ? keep(waiver) : decide('accept', { waiver }))}
            close={() => setAsking(null)}
          />
        ) : (
          <Reason
            problem={action.problem}
            busy={action.busy}
            label={say('Lý do', 'Reason')}
            hint={say('Người đăng ký sẽ đọc lý do này.', 'The person will read it.')}
            words={say('Không nhận', 'Decline')}
            send={(reason) => void decide('decline', { reason })}
            close={() => setAsking(null)}
          />
        )}
      </Ask>
    </li>
  );
}
