// SPDX-License-Identifier: MIT
// The preview of a version: choose the days, run it, leave or wait, read the result.
import { useState } from 'preact/hooks';
import { post } from '../data/api.ts';
import { daysAfter, today } from '../data/days.ts';
import { useAction, useLoad } from '../data/load.ts';
import { say } from '../data/words.ts';
import { JobProgress } from '../list/JobProgress.tsx';
import { Await, Button, ProblemNotice, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { readPreview } from './PreviewBrief.tsx';
import { PreviewResult } from './PreviewResult.tsx';
import './preview.css';
import './rules.css';
import type { Version } from './types.ts';
import { readVersion } from './Version.tsx';

const YEAR = 364;

function Start({ v, started, first }: { v: Version; started: (job: string) => void; first: boolean }) {
  const [from, setFrom] = useState(daysAfter(today(), -YEAR));
  const [until, setUntil] = useState(today());
  const action = useAction();
  const run = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const job = await post<{ id: string }>(`/rule_versions/${v.id}/preview`, { from, until });
      started(job.id);
    });
  };
  return (
    <form onSubmit={run} class="form" noValidate>
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <div class="field">
          <label for="from">{say('Từ ngày', 'From')}</label>
          <input id="from" type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        </div>
        <div class="field">
          <label for="until">{say('Đến ngày', 'Until')}</label>
          <input
            id="until"
            type="date"
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
      </div>
      <p>
        <Button type="submit" busy={action.busy} kind={first ? 'main' : 'alt'}>
          {first ? say('Xem trước', 'Preview') : say('Chạy lại', 'Run again')}
        </Button>
      </p>
    </form>
  );
}

function Result({ v }: { v: Version }) {
  const result = useLoad(() => readPreview(v.id), [v.id]);
  const [job, setJob] = useState('');
  const ended = () => void result.reload().then(() => setJob(''));
  const nothing = result.data === null && !result.busy && !result.problem;
  return (
    <>
      {v.may_write && !job && (nothing || result.data) && <Start v={v} started={setJob} first={nothing} />}
      {job && <JobProgress key={job} id={job} ended={ended} />}
      {nothing ? (
        <p class="meta">{say('Chưa ai xem trước bản này.', 'Nobody has previewed this version yet.')}</p>
      ) : (
        <Await of={result}>{(preview) => preview && <PreviewResult of={preview} />}</Await>
      )}
      {result.data && !job && (
        <p>
          <a class="btn" href={to('quy-tac', v.id)}>
            {say(`Về bản ${v.version}`, `Back to version ${v.version}`)}
          </a>
        </p>
      )}
    </>
  );
}

export default function PreviewPage({ params }: { params: Record<string, string> }) {
  const loaded = useLoad(() => readVersion(String(params.id)), [params.id]);
  return (
    <Await of={loaded}>
      {(v) => (
        <>
          <Title
            above={
              <a href={to('quy-tac', v.id)}>
                {v.label} · {say(`bản ${v.version}`, `version ${v.version}`)}
              </a>
            }
          >
            {say('Xem trước: ai lên, ai xuống', 'Preview: who rises, who falls')}
          </Title>
          <Result v={v} />
        </>
      )}
    </Await>
  );
}
