// SPDX-License-Identifier: MIT
// What can be done with an assessment as a whole: handed in, sent back with a reason, confirmed, opened again.
import { post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { type Asked, Step } from 'officer/form/Step.tsx';
import { Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import type { Sheet } from './assess.ts';

export interface Acting {
  sheet: Sheet;
  done: () => Promise<void>;
}

/** 422 names lines; what lacks only evidence may be handed in as it is. */
function Submit({ sheet, done }: Acting) {
  const action = useAction();
  const send = async (asIs: boolean) => {
    if (!(await action.run(() => post(`/assessments/${sheet.id}/submissions`, { as_is: asIs })))) return;
    await done();
    speak(say('Đã nộp', 'Handed in'));
  };
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

const why = (name: string, label: string): Asked[] => [{ name, label, kind: 'lines', max: 600 }];

function Appraise({ sheet, done }: Acting) {
  return (
    <p class="row">
      <Step
        words={
          sheet.may_appraise
            ? say('Xác nhận và xếp loại', 'Confirm and classify')
            : say('Xếp loại lại', 'Try to classify again')
        }
        done={say('Đã xác nhận', 'Confirmed')}
        act={() => post(`/assessments/${sheet.id}/confirmations`).then(done)}
      />
      {sheet.may_appraise && (
        <Step
          kind="alt"
          words={say('Trả lại đơn vị', 'Send it back')}
          title={say('Trả lại để bổ sung?', 'Send it back?')}
          asks={why('reason', say('Lý do (đơn vị đọc được)', 'Reason (the unit reads it)'))}
          done={say('Đã trả lại', 'Sent back')}
          act={(given) => post(`/assessments/${sheet.id}/returns`, given).then(done)}
        />
      )}
    </p>
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
          <Step
            kind="alt"
            words={say('Xem xét lại', 'Look at it again')}
            title={say('Xem xét lại phiếu này?', 'Look at this again?')}
            asks={why('why', say('Lý do', 'Reason'))}
            done={say('Đã mở lại để thẩm định', 'Open for appraisal again')}
            act={(given) => post(`/assessments/${sheet.id}/corrections`, given).then(done)}
          />
        </p>
      )}
    </div>
  );
}
