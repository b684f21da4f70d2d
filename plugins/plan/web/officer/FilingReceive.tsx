// SPDX-License-Identifier: MIT
// What can be done with a report that was handed in, or came on paper: accept, give back with reasons, waive, take back.
import { post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { type Action, stepWords, type Whole } from './filing.ts';

interface Part {
  of: Whole;
  reload: () => Promise<void>;
}

const moves = (of: Whole) => `/report_filings/${of.id}/moves`;

function Plain({ of, reload, action, words }: Part & { action: Action; words: string }) {
  const run = useAction();
  const act = async () => {
    await post(moves(of), { action });
    await reload();
    speak(stepWords(action));
  };
  return (
    <>
      <Button kind={action === 'accept' ? 'main' : 'alt'} busy={run.busy} onClick={() => void run.run(act)}>
        {words}
      </Button>
      <ProblemNotice problem={run.problem} />
    </>
  );
}

function WithReason({
  of,
  reload,
  action,
  words,
  title,
}: Part & { action: Action; words: string; title: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const run = useAction();
  const act = async (event: Event) => {
    event.preventDefault();
    const done = await run.run(() => post(moves(of), { action, reason: reason.trim() }));
    if (!done) return;
    setOpen(false);
    await reload();
    speak(stepWords(action));
  };
  return (
    <>
      <Button kind="alt" onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Ask open={open} title={title} close={() => setOpen(false)}>
        <form onSubmit={(event) => void act(event)}>
          <ProblemNotice problem={run.problem} />
          <div class="field">
            <label for="filing-why">{say('Lý do (đơn vị nộp đọc được)', 'Why (the unit reads it)')}</label>
            <textarea
              id="filing-why"
              rows={4}
              required
              maxLength={1000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </div>
          <p class="row">
            <Button type="submit" busy={run.busy}>
              {words}
            </Button>
            <Button kind="link" onClick={() => setOpen(false)}>
              {say('Thôi', 'Cancel')}
            </Button>
          </p>
        </form>
      </Ask>
    </>
  );
}

function Paper({ of, reload }: Part) {
  const [open, setOpen] = useState(false);
  const [paper, setPaper] = useState('');
  const [on, setOn] = useState(today());
  const run = useAction();
  const act = async (event: Event) => {
    event.preventDefault();
    const done = await run.run(() => post(moves(of), { action: 'paper', paper: paper.trim(), paper_on: on }));
    if (!done) return;
    setOpen(false);
    await reload();
    speak(stepWords('paper'));
  };
  return (
    <>
      <Button kind="alt" onClick={() => setOpen(true)}>
        {say('Nhận bản giấy', 'It came on paper')}
      </Button>
      <Ask
        open={open}
        title={say('Báo cáo nộp bằng giấy', 'Handed in on paper')}
        close={() => setOpen(false)}
      >
        <form onSubmit={(event) => void act(event)}>
          <ProblemNotice problem={run.problem} />
          <div class="field">
            <label for="filing-paper">{say('Số văn bản', 'Number of the paper')}</label>
            <input
              id="filing-paper"
              required
              maxLength={80}
              value={paper}
              onInput={(event) => setPaper(event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for="filing-on">{say('Nhận ngày', 'Received on')}</label>
            <input
              id="filing-on"
              type="date"
              required
              max={today()}
              value={on}
              onInput={(event) => setOn(event.currentTarget.value)}
            />
          </div>
          <p class="row">
            <Button type="submit" busy={run.busy}>
              {say('Ghi đã nhận', 'Note it')}
            </Button>
            <Button kind="link" onClick={() => setOpen(false)}>
              {say('Thôi', 'Cancel')}
            </Button>
          </p>
        </form>
      </Ask>
    </>
  );
}

export function Receiving({ of, reload }: Part) {
  const may = (action: Action) => of.actions.includes(action);
  const part = { of, reload };
  if (!of.actions.some((action) => action !== 'submit')) return null;
  return (
    <div class="row plan-acts">
      {may('accept') && <Plain {...part} action="accept" words={say('Nhận báo cáo', 'Accept')} />}
      {may('return') && (
        <WithReason
          {...part}
          action="return"
          words={say('Trả lại', 'Give back')}
          title={say('Trả lại báo cáo này?', 'Give this report back?')}
        />
      )}
      {may('recall') && !may('accept') && (
        <Plain {...part} action="recall" words={say('Rút lại để sửa', 'Take it back')} />
      )}
      {may('paper') && <Paper {...part} />}
      {may('waive') && (
        <WithReason
          {...part}
          action="waive"
          words={say('Cho miễn', 'Waive')}
          title={say('Cho miễn báo cáo này?', 'Do without this report?')}
        />
      )}
      {may('oblige') && <Plain {...part} action="oblige" words={say('Thôi miễn', 'No longer waive')} />}
    </div>
  );
}
