// SPDX-License-Identifier: MIT
// One bulk matching, from waiting for its turn to applied or undone. What is looked at stands in the address, so it can be sent
// to somebody and survives leaving the page.

import { get } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import type { Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Picker } from 'officer/form/Picker.tsx';
import type { Job } from 'officer/list/JobProgress.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Chip, Dotted, Title } from 'officer/shell/parts.tsx';
import { place, refine, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { Apply, Done, Undo } from './MatchActs.tsx';
import { Drawer, type Looking } from './MatchDrawer.tsx';
import { GroupRates } from './MatchGroups.tsx';
import { Ended, MatchProgress } from './MatchProgress.tsx';
import { Changes, Figures, Instance, Missing, Proof } from './MatchResult.tsx';
import { ShiftDays } from './MatchShifts.tsx';
import { chosen, type Result, type Run, ruleWords, runTone, SHOWN, UNDER_WAY } from './matching.ts';
import './match.css';

const looking = (): Looking => ({
  shift: place.value.query.get('ca') ?? '',
  person: place.value.query.get('nguoi') ?? '',
});
const look = (at: Looking) => refine({ ca: at.shift, nguoi: at.person });
const lookAt = (shift: string) => look({ shift, person: '' });

const doing = (state: string): string =>
  state === 'applying'
    ? say('Đang mời và nhận, người', 'Inviting and accepting, people')
    : state === 'undoing'
      ? say('Đang rút lại, chỗ', 'Taking back, places')
      : say('Đang ghép, chỗ đã có người', 'Matching, seats filled');

const matchingWords = () => ({
  first: say('Đang tính điểm từng cặp, người', 'Scoring each pair, people'),
  stop: say('Dừng, lấy kết quả đang có', 'Stop and take what there is'),
});

/* ---- parts --------------------------------------------------------------------------------- */

function Head({ run, schema, result, done }: HeadProps) {
  const people = result ? chosen(result.summary.groups) : 0;
  const acts = { run, people, done };
  const may = holds(STAFF) && result;
  return (
    <>
      <Title
        above={<a href={to('ghep')}>{say('Ghép người vào ca', 'Matching')}</a>}
        acts={
          may && (
            <>
              {(run.state === 'ready' || run.state === 'undone') && <Apply {...acts} />}
              {run.state === 'applied' && (
                <a class="btn" href={to('ghep', run.id, 'thay')}>
                  {say('Người thay', 'Replacements')}
                </a>
              )}
              {run.state === 'applied' && <Undo {...acts} />}
            </>
          )
        }
      >
        {run.title}
      </Title>
      <p class="meta about">
        <Chip tone={runTone(run.state)}>{schema.term('match_run_state', run.state)}</Chip>{' '}
        <Dotted
          parts={[
            <Name key="unit" entity="unit" id={run.unit} />,
            run.campaign && <Name key="campaign" entity="campaign" id={run.campaign} />,
            `${dayShort(run.from)} – ${dayShort(run.to)}`,
            momentWords(run.made),
          ]}
        />
      </p>
    </>
  );
}

interface HeadProps {
  run: Run;
  schema: Schema;
  result: Result | null;
  done: () => Promise<void>;
}

function Failed({ run }: { run: Run }) {
  const job = useLoad(() => get<Job>(`/jobs/${run.job}`), [run.job]);
  return (
    <>
      <Await of={job}>{(now) => <Ended job={now} />}</Await>
      <p>
        <a class="btn" href={to('ghep', 'moi')}>
          {say('Ghép lại', 'Match again')}
        </a>
      </p>
    </>
  );
}

function FindPerson({ run }: { run: Run }) {
  return (
    <section>
      <h2>{say('Tìm một người trong lượt này', 'Find somebody in this matching')}</h2>
      <div class="field">
        <label for="match-person">
          {say('Được xếp gì, vì sao không ở chỗ khác', 'What they have, and why not elsewhere')}
        </label>
        <Picker
          key={looking().person + run.id}
          id="match-person"
          entity="volunteer"
          value=""
          change={(person) => person && look({ shift: '', person })}
        />
      </div>
    </section>
  );
}

/** How it was asked for and what it took, for those who compare. */
function Wish({ run, rule }: { run: Run; rule: string }) {
  return (
    <details>
      <summary>{say('Bài toán và cách ghép', 'The instance, and how it was matched')}</summary>
      <Instance run={run} />
      <ul>
        <li>
          {say(`Mỗi người nhiều nhất ${run.max_shifts} ca`, `At most ${run.max_shifts} shifts a person`)}
        </li>
        <li>
          {run.own_people
            ? say('Chỉ người của đơn vị', 'Only people of the unit')
            : say('Cả người của đơn vị khác', 'People of other units too')}
        </li>
        <li>{ruleWords(run, rule)}</li>
        <li>
          {say(
            `Cộng ${number((run.stability ?? 0) / 100, 2)} điểm để giữ chỗ cũ`,
            `${number((run.stability ?? 0) / 100, 2)} points for keeping a place`,
          )}
        </li>
        <li>
          {run.overlap
            ? say('Nhiều ca không trùng giờ trong một ngày', 'Several shifts a day that do not overlap')
            : say('Mỗi ngày nhiều nhất một ca', 'At most one shift a day')}
        </li>
        <li>{say(`Số bốc thăm ${run.seed}`, `Seed ${run.seed}`)}</li>
        <li>
          {say(
            `Lập bài toán ${number(run.build_ms ?? 0)} ms, giải ${number(run.solve_ms ?? 0)} ms`,
            `Built in ${number(run.build_ms ?? 0)} ms, solved in ${number(run.solve_ms ?? 0)} ms`,
          )}
        </li>
        {(run.faults ?? 0) > 0 && (
          <li>
            {say(
              `${number(run.faults ?? 0)} cặp bị lỗi quy tắc, giữ điểm gốc`,
              `${number(run.faults ?? 0)} pairs whose rule failed kept the base score`,
            )}
          </li>
        )}
      </ul>
    </details>
  );
}

function Shown({ run, result }: { run: Run; result: Result }) {
  const { groups, churn } = result.summary;
  return (
    <>
      {(run.state === 'applied' || run.state === 'undone') && <Done key={run.state} run={run} />}
      <Proof run={run} result={result} />
      <Figures run={run} result={result} />
      <Missing result={result} look={lookAt} />
      <ShiftDays shifts={result.shifts} look={lookAt} />
      <FindPerson run={run} />
      <Changes churn={churn} before={run.before} id={run.id} />
      <GroupRates groups={groups} />
      <Wish run={run} rule={result.rule} />
    </>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

async function read(id: string): Promise<{ run: Run; result: Result | null }> {
  const run = await get<Run>(`/match_runs/${id}`);
  return { run, result: SHOWN.includes(run.state) ? await get<Result>(`/match_runs/${id}/result`) : null };
}

function OneRun({ schema, id }: { schema: Schema; id: string }) {
  const loaded = useLoad(() => read(id), [id]);
  const changed = async () => {
    await loaded.reload();
    speak(say('Trang đã cập nhật', 'The page has been brought up to date'));
  };
  return (
    <Await of={loaded}>
      {({ run, result }) => (
        <>
          <Head run={run} schema={schema} result={result} done={changed} />
          {UNDER_WAY.includes(run.state) && run.job && (
            <MatchProgress
              key={run.job}
              job={run.job}
              what={doing(run.state)}
              {...(result ? {} : matchingWords())}
              ended={() => void changed()}
              built={() => void loaded.reload()}
            />
          )}
          {UNDER_WAY.includes(run.state) && !result && <Instance run={run} />}
          {run.state === 'failed' && <Failed run={run} />}
          {result && <Shown run={run} result={result} />}
          {result && <Drawer run={id} at={looking()} look={look} />}
        </>
      )}
    </Await>
  );
}

export default function MatchRun({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="match_run">{(schema) => <OneRun schema={schema} id={params.id ?? ''} />}</WithEntity>
  );
}
