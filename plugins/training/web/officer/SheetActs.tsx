// SPDX-License-Identifier: MIT
// What can be done with an assessment as a whole: handed in, sent back with a reason, confirmed, opened again.
import { post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';
import type { Sheet } from './assess.ts';

export interface Acting {
  sheet: Sheet;
  done: (words: string) => Promise<void>;
}

/** 422 names lines; what lacks only evidence may be handed in as it is. */
function Submit({ sheet, done }: Acting) {
  const action = useAction();
  const send = (asIs: boolean) =>
    action
      .run(() => post(`/assessments/${sheet.id}/submissions`, { as_is: asIs }))
      .then((ok) => (ok ? done(say('Đã nộp', 'Handed in')) : undefined));
  const flaws = action.problem?.flaws ?? [];
  const onlyEvidence = flaws.length > 0 && flaws.every((flaw) => flaw.code === 'evidence');
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Button busy={action.busy} onClick={() => void send(false)}>
          {say('Nộp phiếu', 'Hand it in')}
        </Button>
        {onlyEvidence && (
          <Button kind="alt" busy={action.busy} onClick={() => void send(true)}>
            {say('Nộp dù thiếu minh chứng', 'Hand it in without the evidence')}
          </Button>
        )}
        <span class="meta">
          {say(
            'Mọi thứ đã ghi đều được giữ; chưa nộp thì cấp trên chưa thẩm định.',
            'All you wrote is kept; nobody appraises it before you hand it in.',
          )}
        </span>
      </p>
    </>
  );
}

/** An act that needs a reason. */
function WithReason(props: {
  words: string;
  title: string;
  label: string;
  name: string;
  path: string;
  done: () => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const action = useAction();
  const send = async () => {
    if (!(await action.run(() => post(props.path, { [props.name]: text.trim() })))) return;
    setOpen(false);
    await props.done();
  };
  return (
    <>
      <Button kind="alt" onClick={() => setOpen(true)}>
        {props.words}
      </Button>
      <Ask open={open} title={props.title} close={() => setOpen(false)}>
        <div class="field">
          <label for="why">{props.label}</label>
          <textarea
            id="why"
            rows={4}
            maxLength={600}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <ProblemNotice problem={action.problem} />
        <p class="row">
          <Button busy={action.busy} onClick={() => void send()}>
            {props.words}
          </Button>
          <Button kind="alt" onClick={() => setOpen(false)}>
            {say('Thôi', 'Not now')}
          </Button>
        </p>
      </Ask>
    </>
  );
}

function Appraise({ sheet, done }: Acting) {
  const action = useAction();
  const confirm = () =>
    action
      .run(() => post(`/assessments/${sheet.id}/confirmations`))
      .then((ok) => (ok ? done(say('Đã xác nhận', 'Confirmed')) : undefined));
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Button busy={action.busy} onClick={() => void confirm()}>
          {sheet.may_appraise
            ? say('Xác nhận và xếp loại', 'Confirm and classify')
            : say('Xếp loại lại', 'Try to classify again')}
        </Button>
        {sheet.may_appraise && (
          <WithReason
            words={say('Trả lại đơn vị', 'Send it back')}
            title={say('Trả lại để bổ sung?', 'Send it back?')}
            label={say('Lý do (đơn vị đọc được)', 'Reason (the unit reads it)')}
            name="reason"
            path={`/assessments/${sheet.id}/returns`}
            done={() => done(say('Đã trả lại', 'Sent back'))}
          />
        )}
      </p>
    </>
  );
}

export function Acts(props: Acting) {
  const { sheet, done } = props;
  return (
    <div class="noprint">
      {sheet.may_self && <Submit {...props} />}
      {(sheet.may_appraise || sheet.may_confirm_again) && <Appraise {...props} />}
      {sheet.may_reopen && (
        <p>
          <WithReason
            words={say('Xem xét lại', 'Look at it again')}
            title={say('Xem xét lại phiếu này?', 'Look at this again?')}
            label={say('Lý do', 'Reason')}
            name="why"
            path={`/assessments/${sheet.id}/corrections`}
            done={() => done(say('Đã mở lại để thẩm định', 'Open for appraisal again'))}
          />
        </p>
      )}
    </div>
  );
}
