// SPDX-License-Identifier: MIT
// The plan's four targets for a unit and a day: where they stand, where they go, which units they come from. What is looked at
// stands in the address.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Title } from 'officer/shell/parts.tsx';
import { refine, to } from 'officer/shell/router.ts';
import { PlanTiles } from './PlanTiles.tsx';
import { PlanTrend } from './PlanTrend.tsx';
import { PlanMap, PlanTable, PlanUnits } from './PlanUnits.tsx';
import {
  address,
  aim,
  asked,
  type Board,
  CODES,
  dayAsked,
  meaning,
  openable,
  share,
  type Target,
  titles,
} from './plan.ts';
import './plan.css';

function Tabs({ code }: { code: string }) {
  return (
    <nav class="plan-tabs" aria-label={say('Chỉ tiêu', 'Targets')}>
      <ul class="plain row">
        {CODES.map((one) => (
          <li key={one}>
            <a
              class="btn alt"
              href={address('ke-hoach', { 'chi-tieu': one })}
              aria-current={one === code ? 'page' : undefined}
            >
              {one}) {titles(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Sentence({ of, board }: { of: Target; board: Board }) {
  const step = aim(of, board.on);
  const missing = step ? Math.ceil((step.percent * of.whole) / 100) - of.part : 0;
  return (
    <>
      <p>
        <b>
          {of.title.replace(/^.\) /, '')}: {number(of.part)} {say('trên', 'of')} {number(of.whole)}
          {of.tenths === null ? '.' : `, ${share(of.tenths)}.`}
        </b>{' '}
        {step && of.whole > 0 && missing > 0
          ? say(
              `Còn thiếu ${number(missing)} để đạt ${step.percent} % vào ${dayShort(step.by)}.`,
              `${number(missing)} more are needed for ${step.percent} % by ${dayShort(step.by)}.`,
            )
          : ''}
      </p>
      <p class="meta">{meaning(board, of.code)}</p>
      <p>
        <a href={address('ke-hoach/ban-ghi', { 'chi-tieu': of.code })}>
          {say('Xem các bản ghi đứng sau', 'See the records behind it')}
        </a>
      </p>
    </>
  );
}

function Flags({ of }: { of: Board }) {
  if (of.flag_count === 0) return <p>{say('Không có gì phải xem lại.', 'Nothing to look at again.')}</p>;
  return (
    <details>
      <summary>
        {say(`${number(of.flag_count)} điều cần xem lại`, `${number(of.flag_count)} things to look at again`)}
      </summary>
      <ul class="tasks">
        {of.flags.map((flag) => (
          <li key={flag.kind + flag.unit + (flag.record ?? '')}>
            <span class="grow">
              <b>{flag.name}</b>: {flag.text}
            </span>
            {flag.record && flag.page && (
              <a href={`/can-bo/${flag.page.replace('{id}', flag.record)}`}>
                {say('Mở bản ghi', 'Open the record')}
                <span class="vh"> {flag.name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Above({ of }: { of: Board }) {
  const open = openable(of.path);
  return (
    <>
      {of.path.slice(0, -1).map((unit) => (
        <span key={unit.unit}>
          {open.has(unit.unit) ? (
            <a href={address('ke-hoach', { 'don-vi': unit.unit })}>{unit.name}</a>
          ) : (
            unit.name
          )}{' '}
          ›{' '}
        </span>
      ))}
      {of.name}
    </>
  );
}

function Shown({ of, code }: { of: Board; code: (typeof CODES)[number] }) {
  const target = of.targets.find((one) => one.code === code);
  if (!target) return null;
  return (
    <>
      <p class="crumbs">
        <Above of={of} />
      </p>
      <PlanTiles of={of} />
      <section aria-labelledby="chi-tieu">
        <h2 id="chi-tieu">{say('Từng chỉ tiêu', 'Target by target')}</h2>
        <Tabs code={code} />
        <Sentence of={target} board={of} />
        <PlanTrend of={target} on={of.on} />
        <PlanUnits of={of} target={target} />
        <PlanMap of={of} target={target} />
      </section>
      <section aria-labelledby="bang-so">
        <h2 id="bang-so">{say('Bảng số', 'The figures')}</h2>
        <PlanTable of={of} />
      </section>
      <section aria-labelledby="xem-lai">
        <h2 id="xem-lai">{say('Cần xem lại', 'To look at again')}</h2>
        <Flags of={of} />
      </section>
    </>
  );
}

export default function Plan() {
  const { unit, on, code } = asked();
  const board = useLoad(
    () => get<Board>(`/plan/board?${new URLSearchParams({ ...(unit && { unit }), ...(on && { on }) })}`),
    [unit, on],
  );
  return (
    <>
      <Title
        above={say('Kế hoạch 630/KH-UBND, giai đoạn 2023–2030', 'Plan 630/KH-UBND, 2023–2030')}
        acts={
          <>
            <a class="btn alt" href={to('ke-hoach', 'nop-bao-cao')}>
              {say('Nộp báo cáo', 'Handing in reports')}
            </a>
            <a class="btn alt" href={to('ke-hoach', 'bao-cao')}>
              {say('Báo cáo', 'Reports')}
            </a>
          </>
        }
      >
        {say('Bốn chỉ tiêu của kế hoạch', 'The four targets of the plan')}
      </Title>
      <p class="row plan-day">
        <label for="ngay">{say('Số liệu đến ngày', 'Figures as of')}</label>
        <input
          id="ngay"
          type="date"
          value={dayAsked()}
          onChange={(event) => refine({ ngay: event.currentTarget.value })}
        />
      </p>
      <Await of={board}>{(data) => <Shown of={data} code={code} />}</Await>
    </>
  );
}
