// SPDX-License-Identifier: MIT
// What a unit owes and by when, what waits for it to receive, and who below has handed in.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Dotted, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import {
  type Filings as Answer,
  askedUnit,
  cameWords,
  daysWords,
  type Filing,
  filingAt,
  type Period,
  periodAt,
  standingWords,
  stateWords,
  toneOf,
  waitsForUnit,
} from './filing.ts';
import './plan.css';

function Owed({ one }: { one: Filing }) {
  return (
    <li class="card">
      <h3>
        <a href={filingAt(one.id)}>{one.title}</a>
      </h3>
      <p>
        <Chip tone={toneOf(one)}>
          {one.standing === 'missed' ? standingWords('missed') : stateWords(one.state)}
        </Chip>{' '}
        <Dotted
          parts={[
            waitsForUnit(one) && <b>{daysWords(one)}</b>,
            waitsForUnit(one)
              ? say(`hạn ${dayShort(one.back_by ?? one.due)}`, `due ${dayShort(one.back_by ?? one.due)}`)
              : cameWords(one),
          ]}
        />
      </p>
      {one.state === 'returned' && <p class="plan-lines">{one.reason}</p>}
    </li>
  );
}

function Waiting({ items }: { items: Filing[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{say(`Báo cáo chờ nhận (${items.length})`, `Reports to receive (${items.length})`)}</h2>
      <ul class="plain plan-cards">
        {items.map((one) => (
          <li key={one.id} class="card">
            <h3>
              <a href={filingAt(one.id)}>{one.unit.name}</a>
            </h3>
            <p>
              <Dotted parts={[one.title, cameWords(one), standingWords(one.standing)]} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PeriodRow({ unit, of }: { unit: string; of: Period }) {
  const { counts } = of;
  const cell = (label: string, value: number) => (
    <td class="num" data-l={label}>
      {number(value)}
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <a href={periodAt(unit, of)}>{of.title}</a>
      </th>
      <td data-l={say('Hạn', 'Due')}>{dayShort(of.due)}</td>
      {cell(say('Phải nộp', 'Owed'), counts.all - counts.excused)}
      {cell(say('Đúng hạn', 'On time'), counts.on_time)}
      {cell(say('Muộn', 'Late'), counts.late)}
      {cell(say('Quá hạn', 'Overdue'), counts.missed)}
      {cell(say('Chờ nhận', 'To receive'), counts.submitted)}
    </tr>
  );
}

function Below({ of }: { of: Answer }) {
  if (of.periods.length === 0) return null;
  return (
    <section>
      <h2>{say('Đơn vị trực thuộc nộp báo cáo', 'Reports from below')}</h2>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{say('Kỳ báo cáo', 'Period')}</th>
            <th scope="col">{say('Hạn', 'Due')}</th>
            {[
              say('Phải nộp', 'Owed'),
              say('Đúng hạn', 'On time'),
              say('Muộn', 'Late'),
              say('Quá hạn', 'Overdue'),
              say('Chờ nhận', 'To receive'),
            ].map((label) => (
              <th key={label} scope="col" class="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.periods.toReversed().map((period) => (
            <PeriodRow key={period.title} unit={of.unit.id} of={period} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Done({ items }: { items: Filing[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{say('Đã xong', 'Done')}</h2>
      <ul class="plain plan-done">
        {items.toReversed().map((one) => (
          <li key={one.id}>
            <a href={filingAt(one.id)}>{one.title}</a>{' '}
            <Chip tone={one.standing === 'late' ? 'warn' : 'ok'}>{standingWords(one.standing)}</Chip>{' '}
            <span class="meta">{cameWords(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LadderAnswer {
  rule: string;
  counts: boolean;
  points: number;
  most: number;
  words: string;
  on_time: number;
  late: number;
  missed: number;
}

/** What the area's rule of the year gives for reports as they came so far. */
function Ladder({ unit }: { unit: string }) {
  const ladder = useLoad(() => get<LadderAnswer>(`/plan/filings/ladder?unit=${unit}`), [unit]);
  const of = ladder.data;
  if (!of || of.on_time + of.late + of.missed === 0) return null;
  const whose = of.rule || say('tỉnh', 'the province');
  const [points, most] = [number(of.points / 100), number(of.most / 100)];
  return (
    <section>
      <h2>{say('Báo cáo trong đánh giá năm', 'Reports in the year’s rating')}</h2>
      <p>
        {say(
          `Đến nay: ${of.on_time} đúng hạn, ${of.late} muộn, ${of.missed} quá hạn chưa nộp.`,
          `So far: ${of.on_time} on time, ${of.late} late, ${of.missed} overdue.`,
        )}{' '}
        {of.counts ? (
          <>
            {say(`Quy tắc của ${whose} cho `, `The rule of ${whose} gives `)}
            <b>{say(`${points} trên ${most} điểm`, `${points} of ${most} points`)}</b>.
          </>
        ) : (
          say(
            `Quy tắc của ${whose} không tính điểm báo cáo.`,
            `The rule of ${whose} does not look at reports.`,
          )
        )}
      </p>
      {of.words && <p class="plan-lines">{of.words}</p>}
    </section>
  );
}

function Whole({ of }: { of: Answer }) {
  const open = of.owed.filter((one) => waitsForUnit(one) || one.state === 'submitted');
  const done = of.owed.filter((one) => !open.includes(one));
  const byDay = (a: Filing, b: Filing) => a.days_left - b.days_left;
  return (
    <>
      <p>
        <b>{of.unit.name}</b>
        {of.above && say(`, nộp lên ${of.above.name}`, `, hands in to ${of.above.name}`)}
      </p>
      <Waiting items={of.waiting} />
      {(of.owed.length > 0 || of.periods.length === 0) && (
        <section>
          <h2>{say('Báo cáo phải nộp', 'Reports due')}</h2>
          {open.length === 0 && (
            <Empty>
              {of.owed.length > 0
                ? say('Không còn báo cáo nào phải nộp.', 'Nothing is due.')
                : say(
                    'Chưa có quy định báo cáo định kỳ cho đơn vị này.',
                    'No periodic reports are asked of this unit.',
                  )}
            </Empty>
          )}
          <ul class="plain plan-cards">
            {open.toSorted(byDay).map((one) => (
              <Owed key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
      <Ladder unit={of.unit.id} />
      <Below of={of} />
      <Done items={done} />
    </>
  );
}

export default function Filings() {
  const unit = askedUnit();
  const answer = useLoad(() => get<Answer>(`/plan/filings?unit=${unit}`), [unit]);
  return (
    <>
      <Title
        above={<a href={to('ke-hoach')}>{say('Kế hoạch', 'The plan')}</a>}
        acts={
          holds(['province_admin']) && (
            <a class="btn alt" href={to('du-lieu', 'report_duty')}>
              {say('Quy định báo cáo', 'What is due')}
            </a>
          )
        }
      >
        {say('Nộp báo cáo', 'Handing in reports')}
      </Title>
      <Await of={answer}>{(of) => <Whole of={of} />}</Await>
    </>
  );
}
