// SPDX-License-Identifier: MIT
// What can be done with a report that was handed in, or came on paper: accept, give back with reasons, waive, take back.
import { post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { say } from 'officer/data/words.ts';
import { type Asked, type Given, Step } from 'officer/form/Step.tsx';
import { type Action, stepWords, type Whole } from './filing.ts';

interface Part {
  of: Whole;
  reload: () => Promise<void>;
}

export function Receiving({ of, reload }: Part) {
  const may = (action: Action) => of.actions.includes(action);
  const step = (action: Action) => ({
    done: stepWords(action),
    act: (given: Given) => post(`/report_filings/${of.id}/moves`, { action, ...given }).then(reload),
  });
  const why: Asked = {
    name: 'reason',
    label: say('Lý do (đơn vị nộp đọc được)', 'Why (the unit reads it)'),
    kind: 'lines',
    max: 1000,
  };
  const paper: Asked[] = [
    { name: 'paper', label: say('Số văn bản', 'Number of the paper'), max: 80 },
    { name: 'paper_on', label: say('Nhận ngày', 'Received on'), kind: 'date', max: today(), first: today() },
  ];
  if (!of.actions.some((action) => action !== 'submit')) return null;
  return (
    <div class="row plan-acts">
      {may('accept') && <Step words={say('Nhận báo cáo', 'Accept')} {...step('accept')} />}
      {may('return') && (
        <Step
          kind="alt"
          words={say('Trả lại', 'Give back')}
          title={say('Trả lại báo cáo này?', 'Give this report back?')}
          asks={[why]}
          {...step('return')}
        />
      )}
      {may('recall') && !may('accept') && (
        <Step kind="alt" words={say('Rút lại để sửa', 'Take it back')} {...step('recall')} />
      )}
      {may('paper') && (
        <Step
          kind="alt"
          words={say('Nhận bản giấy', 'It came on paper')}
          title={say('Báo cáo nộp bằng giấy', 'Handed in on paper')}
          asks={paper}
          confirm={say('Ghi đã nhận', 'Note it')}
          {...step('paper')}
        />
      )}
      {may('waive') && (
        <Step
          kind="alt"
          words={say('Cho miễn', 'Waive')}
          title={say('Cho miễn báo cáo này?', 'Do without this report?')}
          asks={[why]}
          {...step('waive')}
        />
      )}
      {may('oblige') && <Step kind="alt" words={say('Thôi miễn', 'No longer waive')} {...step('oblige')} />}
    </div>
  );
}
