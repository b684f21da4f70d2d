// SPDX-License-Identifier: MIT
// A unit's year of money: where the estimate stands and what can be done about it, its lines, what it consolidates, sources,
// documents. Unit and year stand in the address.
import { call, get, post } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { type Asked, type Given, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import {
  LineTable,
  PartTable,
  PaymentTable,
  SourceTable,
  TieTable,
  tone,
  YearTable,
} from './BudgetTables.tsx';
import {
  type Action,
  type Adjustment,
  actionWords,
  type Board,
  boardOf,
  type Estimate,
  formOf,
  money,
  type Standing,
  share,
  unitAsked,
  yearAsked,
} from './budget.ts';
import './budget.css';

type Reload = () => Promise<unknown>;

const why = (): Asked[] => [{ name: 'reason', label: say('Lý do', 'Reason') }];
const decision = (): Asked[] => [
  { name: 'decision', label: say('Số quyết định', 'Number of the decision') },
  { name: 'decided', label: say('Ngày quyết định', 'Day of the decision'), kind: 'date' },
];
const asked = (action: Action): Asked[] =>
  action === 'return' ? why() : action === 'approve' ? decision() : [];

function Steps(props: { id: string; of: string; at: Standing; reload: Reload }) {
  const { id, of, at, reload } = props;
  if (at.can.length === 0) return null;
  return (
    <div class="row noprint budget-acts">
      {at.can.map((action) => (
        <Step
          key={action + at.etag}
          words={actionWords(action)}
          label={`${actionWords(action)}: ${of}`}
          asks={asked(action)}
          kind={action === 'return' || action === 'recall' ? 'alt' : 'main'}
          act={async (given) => {
            await call(
              'PATCH',
              `/budget_estimates/${id}/state`,
              { action, ...given },
              { ifMatch: `"${at.etag}"` },
            );
            await reload();
          }}
        />
      ))}
    </div>
  );
}

function Years({ of }: { of: Board }) {
  const years = [of.year - 1, of.year, of.year + 1];
  return (
    <nav class="row noprint budget-years" aria-label={say('Năm ngân sách', 'Budget year')}>
      {years.map((year) => (
        <a
          key={year}
          class="btn alt"
          href={boardOf(of.unit, year)}
          aria-current={year === of.year ? 'page' : undefined}
        >
          {year}
        </a>
      ))}
    </nav>
  );
}

function Begin({ of, reload }: { of: Board; reload: Reload }) {
  const action = useAction();
  const begin = async () => {
    await post('/budget_estimates', { unit: of.unit, year: of.year });
    await reload();
  };
  return (
    <>
      <Empty>{say('Chưa có dự toán của cấp này.', 'This level has no estimate yet.')}</Empty>
      <ProblemNotice problem={action.problem} />
      {of.writes && (
        <p>
          <Button busy={action.busy} onClick={() => void action.run(begin)}>
            {say(`Lập dự toán năm ${of.year}`, `Begin the estimate of ${of.year}`)}
          </Button>
        </p>
      )}
    </>
  );
}

function Adjustments({ of, reload }: { of: Adjustment[]; reload: Reload }) {
  if (of.length === 0) return null;
  const decide = (id: string, approve: boolean) => (given: Given) =>
    call('PATCH', `/budget_adjustments/${id}/decision`, { approve, ...given }).then(reload);
  return (
    <section>
      <h2>{say('Điều chỉnh', 'Adjustments')}</h2>
      <ul>
        {of.map((one) => (
          <li key={one.id}>
            {one.content}: <b>{`${one.amount > 0 ? '+' : ''}${money(one.amount)}`}</b>. {one.grounds}{' '}
            <Chip tone={one.state === 'approved' ? 'ok' : one.state === 'refused' ? 'no' : 'info'}>
              {one.state_label}
            </Chip>{' '}
            {one.decision} {one.reason}
            {one.decides && (
              <div class="row noprint budget-acts">
                <Step
                  kind="alt"
                  words={say('Duyệt', 'Approve')}
                  label={say(`Duyệt: ${one.content}`, `Approve: ${one.content}`)}
                  asks={decision()}
                  act={decide(one.id, true)}
                />
                <Step
                  kind="alt"
                  words={say('Không duyệt', 'Refuse')}
                  label={say(`Không duyệt: ${one.content}`, `Refuse: ${one.content}`)}
                  asks={why()}
                  act={decide(one.id, false)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Told({ of }: { of: Estimate }) {
  if (of.steps.length === 0) return null;
  return (
    <details>
      <summary>{say(`${of.steps.length} bước đã qua`, `${of.steps.length} steps so far`)}</summary>
      <ul>
        {of.steps.map((step) => (
          <li key={step.at + step.action}>
            {momentWords(step.at)}: {step.action}
            {step.reason && ` (${step.reason})`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Own({ of, estimate, reload }: { of: Board; estimate: Estimate; reload: Reload }) {
  return (
    <section>
      <h2>{say('Dự toán của cấp này', 'The estimate of this level')}</h2>
      <p>
        <Chip tone={tone(estimate.state)}>{estimate.state_label}</Chip>{' '}
        {estimate.decision && `${estimate.decision}, ${dayShort(estimate.decided)}`}
      </p>
      {estimate.reason && (
        <div class="notice warn">
          <p>
            {say('Bị trả lại', 'Returned')}: {estimate.reason}
          </p>
        </div>
      )}
      {estimate.grounds && <p>{estimate.grounds}</p>}
      <LineTable of={of} />
      {estimate.open && (
        <p class="row noprint">
          <a class="btn alt" href={formOf('dong', { estimate: estimate.id })}>
            + {say('Dòng', 'Line')}
          </a>
          <a href={formOf('thuyet-minh', { id: estimate.id })}>
            {say('Sửa thuyết minh', 'Change the grounds')}
          </a>
        </p>
      )}
      {estimate.spends && (
        <p class="noprint">
          <a href={formOf('dieu-chinh', { estimate: estimate.id })}>
            {say('Đề nghị thêm dòng mới', 'Propose a new line')}
          </a>
        </p>
      )}
      <Steps id={estimate.id} of={of.name} at={estimate} reload={reload} />
      <Told of={estimate} />
      <Adjustments of={estimate.adjustments} reload={reload} />
    </section>
  );
}

function Whole({ of, reload }: { of: Board; reload: Reload }) {
  const reverse = (id: string, document: string) => (
    <Step
      kind="alt"
      words={say('Hủy', 'Reverse')}
      label={say(`Hủy: ${document}`, `Reverse: ${document}`)}
      asks={why()}
      act={(given) => call('PATCH', `/budget_spendings/${id}/reversal`, given).then(reload)}
    />
  );
  return (
    <>
      <Title
        above={
          of.unit !== homeUnit() && (
            <a href={boardOf(homeUnit(), of.year)}>{say('Đơn vị của tôi', 'My unit')}</a>
          )
        }
        acts={
          <>
            <a class="btn alt" download href={`/api/v1/budget/form?unit=${of.unit}&year=${of.year}`}>
              {say('Tờ trình và biểu (PDF)', 'Submission with tables (PDF)')}
            </a>
            <a
              class="btn alt"
              download
              href={`/api/v1/budget/form?unit=${of.unit}&year=${of.year}&form=docx`}
            >
              {say('Bản Word', 'As Word')}
            </a>
            <a class="btn alt" download href={`/api/v1/budget/workbook?unit=${of.unit}&year=${of.year}`}>
              {say('Tải Excel', 'Download Excel')}
            </a>
          </>
        }
      >
        {say(`Kinh phí năm ${of.year}`, `Budget of ${of.year}`)}
      </Title>
      <p>{of.name}</p>
      <Years of={of} />
      <Facts
        rows={[
          [say('Dự toán (đồng)', 'Planned (đồng)'), money(of.total.planned)],
          [say('Đã chi', 'Spent'), `${money(of.total.spent)} (${share(of.total.spent, of.total.planned)})`],
          [say('Còn lại', 'Left'), money(of.total.left)],
        ]}
      />
      {of.estimate ? (
        <Own of={of} estimate={of.estimate} reload={reload} />
      ) : (
        <Begin of={of} reload={reload} />
      )}
      {of.parts.some((part) => !part.own) && (
        <PartTable
          of={of}
          acts={(part) => <Steps id={part.estimate} of={part.name} at={part} reload={reload} />}
        />
      )}
      {of.ties.length > 0 && <TieTable of={of} />}
      {of.sources.length > 0 && <SourceTable of={of} />}
      {of.writes && (
        <p class="noprint">
          <a href={formOf('nguon', { unit: of.unit, year: String(of.year) })}>
            + {say('Nguồn kinh phí', 'Source of money')}
          </a>
        </p>
      )}
      {of.payments.length > 0 && <PaymentTable of={of} acts={reverse} />}
      {of.years.length > 1 && <YearTable of={of} />}
    </>
  );
}

export default function Budget() {
  const [unit, year] = [unitAsked(), yearAsked()];
  const board = useLoad(() => get<Board>(`/budget/board?unit=${unit}&year=${year}`), [unit, year]);
  return <Await of={board}>{(of) => <Whole key={of.unit + of.year} of={of} reload={board.reload} />}</Await>;
}
