// SPDX-License-Identifier: MIT
// A unit's year under the plan: what to do next, its plan, its own targets, and how far the units below are.
import { get, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Button, Chip, Dotted, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go, place, to } from 'officer/shell/router.ts';
import { NextList } from './NextList.tsx';
import { aim, type Board, ratio, share, titles } from './plan.ts';
import {
  adjustmentOf,
  declaredWords,
  type Far,
  farWords,
  planOf,
  stateTone,
  type UnitYear,
  unitAsked,
  unitsOf,
} from './unit_plan.ts';
import './plan.css';

const BASIS =
  'Kế hoạch số 630/KH-UBND ngày 29 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh Đắk Nông\nChương trình công tác Đoàn và phong trào thanh thiếu nhi của năm';

function Years({ of }: { of: UnitYear }) {
  return (
    <nav class="row noprint plan-tabs" aria-label={say('Năm kế hoạch', 'Year of the plan')}>
      {[of.year - 1, of.year, of.year + 1].map((year) => (
        <a
          key={year}
          class="btn alt"
          href={unitsOf(of.unit, year)}
          aria-current={year === of.year ? 'page' : undefined}
        >
          {year}
        </a>
      ))}
    </nav>
  );
}

function NextSteps({ of }: { of: UnitYear }) {
  return (
    <section aria-labelledby="viec">
      <h2 id="viec">{say('Việc phải làm tiếp', 'What to do next')}</h2>
      {of.next.length === 0 ? (
        <Empty>{say('Không còn việc nào chờ.', 'Nothing waits.')}</Empty>
      ) : (
        <NextList items={of.next} />
      )}
    </section>
  );
}

function Own({ of }: { of: UnitYear }) {
  const action = useAction();
  const begin = async () => {
    const made = await post<{ id: string }>('/unit_plans', { unit: of.unit, year: of.year, basis: BASIS });
    go(planOf(made.id));
  };
  return (
    <section aria-labelledby="ke-hoach">
      <h2 id="ke-hoach">{say(`Kế hoạch năm ${of.year}`, `Plan of ${of.year}`)}</h2>
      {of.own ? (
        <>
          <p class="row">
            <Chip tone={stateTone(of.own.state)}>{of.own.state_label}</Chip>
            <span>
              <Dotted parts={[farWords(of.own), declaredWords(of.own)]} />
            </span>
          </p>
          <p>
            <a class="btn" href={planOf(of.own.plan)}>
              {say('Mở kế hoạch', 'Open the plan')}
            </a>
          </p>
        </>
      ) : (
        <>
          <Empty>{say('Chưa có kế hoạch năm này.', 'There is no plan of this year.')}</Empty>
          <ProblemNotice problem={action.problem} />
          {of.writes && (
            <p>
              <Button busy={action.busy} onClick={() => void action.run(begin)}>
                {say(`Xây dựng kế hoạch năm ${of.year}`, `Write the plan of ${of.year}`)}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Targets({ unit }: { unit: string }) {
  const board = useLoad(() => get<Board>(`/plan/board?unit=${unit}`), [unit]);
  return (
    <section aria-labelledby="chi-tieu">
      <h2 id="chi-tieu">{say('Chỉ tiêu của đơn vị', 'The unit’s own targets')}</h2>
      <Await of={board}>
        {(of) => (
          <ul class="tasks">
            {of.targets.map((target) => {
              const step = aim(target, of.on);
              const reached = step?.reached ?? false;
              return (
                <li key={target.code}>
                  <a
                    class="grow"
                    href={`${to('ke-hoach', 'ban-ghi')}?don-vi=${unit}&chi-tieu=${target.code}&thieu=1`}
                  >
                    {target.code}) {titles(target.code)}
                  </a>
                  <span>
                    {target.tenths === null ? '–' : share(target.tenths)}{' '}
                    <small class="meta">{ratio(target)}</small>
                  </span>
                  {target.tenths === null || !step ? (
                    <Chip>{say('Chưa có số liệu', 'No figures')}</Chip>
                  ) : (
                    <Chip tone={reached ? 'ok' : 'warn'}>
                      {reached
                        ? say(`Đạt mức ${step.percent} %`, `At ${step.percent} %`)
                        : say(`Chưa đạt ${step.percent} %`, `Below ${step.percent} %`)}
                    </Chip>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Await>
    </section>
  );
}

function Below({ of }: { of: UnitYear }) {
  if (of.rows.length === 0) return null;
  const planned = of.rows.filter((row) => row.plan).length;
  return (
    <section aria-labelledby="cap-duoi">
      <h2 id="cap-duoi">{say('Kế hoạch cấp dưới', 'Plans of the units below')}</h2>
      <p class="meta">
        {say(
          `${number(planned)} trên ${number(of.rows.length)} đơn vị đã có kế hoạch năm ${of.year}.`,
          `${number(planned)} of ${number(of.rows.length)} units have a plan of ${of.year}.`,
        )}
      </p>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{say('Đơn vị', 'Unit')}</th>
            <th scope="col">{say('Kế hoạch', 'Plan')}</th>
            <th scope="col">{say('Hoạt động', 'Activities')}</th>
            <th scope="col">{say('Kê khai', 'Declared')}</th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">
                <a href={unitsOf(row.unit, of.year)}>{row.name}</a>
              </th>
              <td data-l={say('Kế hoạch', 'Plan')}>
                {row.plan ? (
                  <a href={planOf(row.plan)}>
                    <Chip tone={stateTone(row.state ?? '')}>{row.state_label}</Chip>
                    <span class="vh"> {row.name}</span>
                  </a>
                ) : (
                  <span class="meta">{say('Chưa có', 'None')}</span>
                )}
              </td>
              <td data-l={say('Hoạt động', 'Activities')}>{row.plan ? farWords(row as Far) : '–'}</td>
              <td data-l={say('Kê khai', 'Declared')}>{row.plan ? declaredWords(row as Far) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Whole({ of }: { of: UnitYear }) {
  return (
    <>
      <Title
        above={
          of.above ? (
            <a href={unitsOf(of.above, of.year)}>{of.above_name}</a>
          ) : (
            <a href={to('ke-hoach')}>{say('Kế hoạch 630/KH-UBND', 'Plan 630/KH-UBND')}</a>
          )
        }
        acts={
          <a class="btn alt" href={`${adjustmentOf()}?don-vi=${of.unit}`}>
            {say('Điều chỉnh', 'Adjustments')}
          </a>
        }
      >
        {say('Kế hoạch năm', 'Yearly plan')}: {of.name}
      </Title>
      <Years of={of} />
      <NextSteps of={of} />
      <Own of={of} />
      <Targets unit={of.unit} />
      <Below of={of} />
    </>
  );
}

export default function UnitPlans() {
  const unit = unitAsked();
  const year = Number(place.value.query.get('nam')) || Number(today().slice(0, 4));
  const read = useLoad(
    () => get<UnitYear>(`/plan/units?${new URLSearchParams({ ...(unit && { unit }), year: String(year) })}`),
    [unit, year],
  );
  return <Await of={read}>{(of) => <Whole key={of.unit + of.year} of={of} />}</Await>;
}
