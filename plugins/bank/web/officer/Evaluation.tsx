// SPDX-License-Identifier: MIT
// One round, from opened to published. Who is looked at stands in the address, so it can be sent to somebody.
import { API, call, get, post } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { Name, whole } from 'officer/data/names.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { AREA, holds } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import type { Job } from 'officer/list/JobProgress.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go, place, refine, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { Appeals } from './EvaluationAppeals.tsx';
import { EvaluationDrawer } from './EvaluationDrawer.tsx';
import { lookAtBand, PeopleList } from './EvaluationPeople.tsx';
import { Bands, Figures, TeamTable, YearBefore } from './EvaluationResult.tsx';
import { type Round, roundTone, SHOWN, UNDER_WAY } from './evaluation.ts';
import { Ended, MatchProgress } from './MatchProgress.tsx';
import './match.css';
import './evaluation.css';

const look = (person: string) => refine({ nguoi: person });

/* ---- parts --------------------------------------------------------------------------------- */

/** "Cụm Đắk Mil, bản 2", with the way to the rule itself. */
function RuleLine({ version }: { version: string | null }) {
  const read = useLoad(async () => {
    if (!version) return null;
    const rule = await get<Row>(`/rule_versions/${version}`);
    const unit = rule.unit ? (await whole('unit')).get(String(rule.unit)) : undefined;
    return { name: unit ? String(unit.name) : '', version: Number(rule.version) };
  }, [version]);
  if (!version) return <>{say('Đơn vị chưa có quy tắc đánh giá', 'The unit has no rule for it')}</>;
  if (!read.data) return null;
  const { name, version: n } = read.data;
  return (
    <a href={to('quy-tac', version)}>
      {say(`Quy tắc ${name || 'toàn tỉnh'}, bản ${n}`, `Rule of ${name || 'the province'}, version ${n}`)}
    </a>
  );
}

function Head({ schema, round }: { schema: Schema; round: Round }) {
  return (
    <>
      <Title above={<a href={to('danh-gia')}>{say('Đánh giá năm', "A year's evaluation")}</a>}>
        {round.title}
      </Title>
      <p class="row">
        <Chip tone={roundTone(round.state)}>{schema.term('evaluation_round_state', round.state)}</Chip>
        <span>
          <Name entity="unit" id={round.unit} />
        </span>
        <span>
          {dayShort(round.from)} – {dayShort(round.until)}
        </span>
        <RuleLine version={round.version} />
      </p>
    </>
  );
}

function Publish({ round, done }: { round: Round; done: () => Promise<void> }) {
  const people = number(round.people ?? 0);
  return (
    <Step
      words={say('Công bố', 'Publish')}
      title={say('Công bố kết quả này?', 'Publish this result?')}
      says={[
        say(
          `${people} người được báo, mỗi người một tin; tin không nói ai được xếp loại gì.`,
          `${people} people are told, one message each; it does not say who was rated what.`,
        ),
        say(
          'Sau khi công bố không tính lại cả đợt được nữa. Sai sót của từng người sửa qua phúc tra.',
          'After that the round cannot be worked out again. What is wrong with one person is mended by an appeal.',
        ),
      ]}
      confirm={say(`Công bố và báo ${people} người`, `Publish and tell ${people} people`)}
      act={() => post(`/evaluation_rounds/${round.id}/publish`).then(done)}
    />
  );
}

/** Only a round that never had results can go; nobody has heard of it. */
function Discard({ round }: { round: Round }) {
  return (
    <Step
      kind="bad"
      words={say('Bỏ đợt này', 'Discard')}
      title={say('Bỏ đợt đánh giá này?', 'Discard this round?')}
      says={[
        say('Đợt mở nhầm, chưa có kết quả nên bỏ được.', 'Opened by mistake and without results, it can go.'),
      ]}
      confirm={say('Bỏ đợt', 'Discard it')}
      act={async () => {
        await call('DELETE', `/evaluation_rounds/${round.id}`);
        go(to('danh-gia'), { replace: true });
      }}
    />
  );
}

function Acts({ round, done }: { round: Round; done: () => Promise<void> }) {
  const action = useAction();
  const ask = (what: 'run' | 'rule') =>
    action.run(() => post(`/evaluation_rounds/${round.id}/${what}`)).then(done);
  const results = SHOWN.includes(round.state);
  const open = ['draft', 'run', 'failed'].includes(round.state);
  return (
    <>
      <p class="row noprint">
        {holds(AREA) && open && (
          <Button kind={results ? 'alt' : 'main'} busy={action.busy} onClick={() => void ask('run')}>
            {round.state === 'draft' ? say('Đánh giá', 'Evaluate') : say('Đánh giá lại', 'Evaluate again')}
          </Button>
        )}
        {holds(AREA) && round.state === 'run' && <Publish round={round} done={done} />}
        {holds(AREA) && open && (
          <Button kind="alt" busy={action.busy} onClick={() => void ask('rule')}>
            {say('Lấy quy tắc đang áp dụng', 'Take the rule now in force')}
          </Button>
        )}
        {holds(AREA) && open && !round.people && <Discard round={round} />}
        {results && (
          <a class="btn alt" download href={`${API}/evaluation_rounds/${round.id}/export`}>
            {say('Tải Excel', 'Download Excel')}
          </a>
        )}
      </p>
      <ProblemNotice problem={action.problem} />
    </>
  );
}

function Failed({ job }: { job: string }) {
  const read = useLoad(() => get<Job>(`/jobs/${job}`), [job]);
  return <Await of={read}>{(now) => <Ended job={now} />}</Await>;
}

function Shown({ schema, round, changed }: { schema: Schema; round: Round; changed: () => Promise<void> }) {
  return (
    <>
      {round.state === 'published' && (
        <p class="applied">
          <b>
            {say(
              `✓ Đã công bố lúc ${momentWords(round.published)}.`,
              `✓ Published at ${momentWords(round.published)}.`,
            )}
          </b>
        </p>
      )}
      <Figures round={round} />
      {round.state === 'published' && (
        <Appeals schema={schema} round={round.id} look={look} changed={changed} />
      )}
      <Bands round={round} look={lookAtBand} />
      <YearBefore round={round} />
      <TeamTable round={round} />
      <PeopleList round={round} look={look} />
    </>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

function OneRound({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => get<Round>(`/evaluation_rounds/${id}`), [id]);
  const changed = async () => {
    await read.reload();
    speak(say('Trang đã cập nhật', 'The page has been brought up to date'));
  };
  return (
    <Await of={read}>
      {(round) => (
        <>
          <Head schema={schema} round={round} />
          {round.state === 'draft' && (
            <p>
              {say(
                'Chưa tính gì. Trước khi đánh giá, hãy ghi đủ việc khác và báo bận của năm; đánh giá lại lúc nào cũng được cho đến khi công bố.',
                'Nothing is worked out yet. Record other work and notices of absence first; it can be evaluated again until it is published.',
              )}
            </p>
          )}
          <Acts round={round} done={changed} />
          {UNDER_WAY.includes(round.state) && round.job && (
            <MatchProgress
              key={round.job}
              job={round.job}
              what={
                round.state === 'running'
                  ? say('Đang đánh giá, người', 'Evaluating, people')
                  : say('Đang báo, người', 'Telling, people')
              }
              stop={say('Dừng', 'Stop')}
              ended={() => void changed()}
            />
          )}
          {round.state === 'failed' && round.job && <Failed job={round.job} />}
          {SHOWN.includes(round.state) && <Shown schema={schema} round={round} changed={changed} />}
          <EvaluationDrawer id={place.value.query.get('nguoi') ?? ''} close={() => look('')} />
        </>
      )}
    </Await>
  );
}

export default function Evaluation({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="evaluation_round">
      {(schema) => <OneRound schema={schema} id={params.id ?? ''} />}
    </WithEntity>
  );
}
