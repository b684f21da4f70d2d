// SPDX-License-Identifier: MIT
// The next step of a version, offered to whoever may take it: check, submit with a note, approve or return with a reason, put
// into force from a day, retire, roll back.
import { useState } from 'preact/hooks';
import { post } from '../data/api.ts';
import { today } from '../data/days.ts';
import { useAction } from '../data/load.ts';
import { say } from '../data/words.ts';
import { Step } from '../form/Step.tsx';
import { Button, ProblemNotice } from '../shell/parts.tsx';
import { go, to } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import type { Trial, Version } from './types.ts';

interface StepsProps {
  of: Version;
  reload: () => Promise<void>;
  trial: Trial | null; // what its tests gave just now
  tried: (trial: Trial) => void;
}

const NOTE_MAX = 500;

function useStep({ of, reload }: StepsProps) {
  const action = useAction();
  const take = (name: string, body: unknown, said: string): Promise<boolean> =>
    action.run(async () => {
      await post(`/rule_versions/${of.id}/${name}`, body);
      await reload();
      speak(said);
    });
  return { ...action, take };
}

function Words(props: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  change: (text: string) => void;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      <textarea
        id={props.id}
        rows={3}
        maxLength={NOTE_MAX}
        value={props.value}
        aria-describedby={props.hint ? `${props.id}-hint` : undefined}
        onInput={(event) => props.change(event.currentTarget.value)}
      />
    </div>
  );
}

function Check({ of, reload, trial, tried }: StepsProps) {
  const action = useAction();
  const check = () =>
    action.run(async () => {
      const trial = await post<Trial>(`/rule_versions/${of.id}/check`);
      tried(trial);
      if (trial.ok) await reload();
      speak(
        trial.ok
          ? say('Đã kiểm tra xong, bản này đạt', 'Checked, it passes')
          : say('Bản này chưa đạt', 'It does not pass yet'),
      );
    });
  return (
    <>
      <p>
        {say(
          'Khi mọi kiểm thử đã đạt, hãy chốt bản nháp. Bản đã chốt không sửa được nữa, để người duyệt và người được chấm điểm thấy cùng một nội dung.',
          'Once all tests pass, close the draft. A closed version does not change any more, so that who approves and who is scored see the same text.',
        )}
      </p>
      {trial && !trial.ok && (
        <p>
          <b>{say('Chưa chốt được:', 'Not yet:')}</b>{' '}
          <a href="#tests">{say('xem mục Kiểm thử', 'see the tests')}</a>
        </p>
      )}
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Button busy={action.busy} onClick={() => void check()}>
          {say('Kiểm tra và chốt', 'Check and close')}
        </Button>
      </p>
    </>
  );
}

function Sent({ of }: { of: Version }) {
  if (!of.returned) return null;
  return (
    <div class="notice bad">
      <p>
        <b>{say('Bản này đã bị trả lại:', 'This version was returned:')}</b>{' '}
        <span class="lines">{of.returned}</span>
      </p>
      <p>{say('Cần sửa thì tạo bản nháp mới từ bản này.', 'To change it, make a new draft from it.')}</p>
    </div>
  );
}

function LookFirst({ of }: { of: Version }) {
  return (
    <>
      <Sent of={of} />
      <p>
        {say(
          'Trước khi trình, hãy xem trên dữ liệu thật ai lên điểm, ai xuống điểm.',
          'Before it is submitted, see on real history who rises and who falls.',
        )}
      </p>
      <p>
        <a class="btn" href={to('quy-tac', of.id, 'xem-truoc')}>
          {say('Xem trước', 'Preview')}
        </a>
      </p>
    </>
  );
}

function Submit(props: StepsProps) {
  const [note, setNote] = useState(props.of.note);
  const step = useStep(props);
  return (
    <>
      <Sent of={props.of} />
      <Words
        id="note"
        label={say('Nói với người duyệt: thay đổi gì, vì sao', 'For who approves: what changed, and why')}
        value={note}
        change={setNote}
      />
      <ProblemNotice problem={step.problem} />
      <p class="row">
        <Button
          busy={step.busy}
          onClick={() => void step.take('submit', { note }, say('Đã trình duyệt', 'Submitted'))}
        >
          {say('Trình duyệt', 'Submit for approval')}
        </Button>
      </p>
    </>
  );
}

function Decide(props: StepsProps) {
  const { of } = props;
  const [why, setWhy] = useState('');
  const step = useStep(props);
  return (
    <>
      {of.note && (
        <p>
          <b>{of.author_name}:</b> <span class="lines">{of.note}</span>
        </p>
      )}
      <Words
        id="why"
        label={say('Ý kiến của người duyệt', 'What you say to it')}
        hint={say('Cần ghi khi trả lại.', 'Needed when you return it.')}
        value={why}
        change={setWhy}
      />
      <ProblemNotice problem={step.problem} />
      <p class="row">
        <Button busy={step.busy} onClick={() => void step.take('approve', {}, say('Đã duyệt', 'Approved'))}>
          {say(`Duyệt bản ${of.version}`, `Approve version ${of.version}`)}
        </Button>
        <Button
          kind="bad"
          busy={step.busy}
          onClick={() => void step.take('return', { why }, say('Đã trả lại', 'Returned'))}
        >
          {say('Trả lại', 'Return')}
        </Button>
      </p>
    </>
  );
}

function Activate(props: StepsProps) {
  const [from, setFrom] = useState(today());
  const step = useStep(props);
  return (
    <>
      <p>
        {say(
          'Đợt đã mở vẫn giữ bản đã dùng lúc mở; bản này áp dụng cho việc mới từ ngày bạn chọn.',
          'What is already open keeps the version it was opened with; this one counts for new work from the day you choose.',
        )}
      </p>
      <div class="field short">
        <label for="from">{say('Áp dụng từ ngày', 'In force from')}</label>
        <input
          id="from"
          type="date"
          min={today()}
          value={from}
          onInput={(event) => setFrom(event.currentTarget.value)}
        />
      </div>
      <ProblemNotice problem={step.problem} />
      <p class="row">
        <Button
          busy={step.busy}
          onClick={() => void step.take('activate', { from }, say('Đã đặt ngày áp dụng', 'The day is set'))}
        >
          {say('Áp dụng', 'Put into force')}
        </Button>
      </p>
    </>
  );
}

function Retire({ of, reload }: StepsProps) {
  return (
    <Step
      kind="bad"
      words={say('Thôi dùng bản này', 'Retire this version')}
      title={say('Thôi dùng bản này?', 'Retire this version?')}
      says={say(
        'Từ hôm nay đơn vị dùng lại quy tắc của cấp trên. Điểm đã chấm không đổi.',
        'From today the unit uses the rule from above again. Scores already given stay.',
      )}
      confirm={say('Thôi dùng từ hôm nay', 'Retire from today')}
      keep={say('Giữ nguyên', 'Keep it')}
      done={say('Đã thôi dùng', 'Retired')}
      act={() => post(`/rule_versions/${of.id}/retire`).then(reload)}
    />
  );
}

function RollBack({ of }: StepsProps) {
  return (
    <Step
      kind="alt"
      words={say('Quay lại bản này', 'Roll back to this version')}
      title={say(`Quay lại bản ${of.version}?`, `Roll back to version ${of.version}?`)}
      says={say(
        'Nội dung của bản này được áp dụng lại từ hôm nay, thay cho bản đang áp dụng. Bản này đã được duyệt nên không phải duyệt lại.',
        'The text of this version counts again from today, in place of the one in force. It was approved before, so nobody has to approve it again.',
      )}
      confirm={say('Quay lại từ hôm nay', 'Roll back from today')}
      done={say('Đã quay lại bản này', 'Rolled back')}
      act={() =>
        post<{ id: string }>(`/rule_versions/${of.id}/roll-back`).then((made) => go(to('quy-tac', made.id)))
      }
    />
  );
}

/** What can be done next; nothing for those who only look. */
export function NextStep(props: StepsProps) {
  const { of } = props;
  const closed = of.state === 'checked' || of.state === 'previewed';
  if (of.state === 'draft') return of.may_write && of.mine ? <Check {...props} /> : null;
  if (closed && of.submitted) {
    if (of.may_decide) return <Decide {...props} />;
    return (
      <p>
        {of.mine
          ? say(
              'Đang chờ người thứ hai duyệt; người soạn không tự duyệt được bản của mình.',
              'A second person must approve it; its author cannot.',
            )
          : say('Đang chờ người có quyền duyệt.', 'It waits for somebody who may approve it.')}
      </p>
    );
  }
  if (closed && !of.may_write) return null;
  if (of.state === 'checked' && of.previews) return <LookFirst of={of} />;
  if (closed) return <Submit {...props} />;
  if (of.state === 'approved') return of.may_apply ? <Activate {...props} /> : null;
  if (!of.may_apply) return null;
  const mayRetire = of.state === 'active' && (of.unit !== null || !of.in_force);
  const was =
    (of.state === 'active' && !of.in_force && of.active_to !== null) ||
    (of.state === 'retired' && of.active_to !== null);
  if (!mayRetire && !was) return null;
  return (
    <p class="row">
      {was && !of.in_force && <RollBack {...props} />}
      {mayRetire && !was && <Retire {...props} />}
    </p>
  );
}
