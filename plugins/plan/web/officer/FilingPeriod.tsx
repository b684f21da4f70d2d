// SPDX-License-Identifier: MIT
// Who below a unit has handed in the report of one period, who has not, and who was late.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Title } from 'officer/shell/parts.tsx';
import { place, to } from 'officer/shell/router.ts';
import {
  askedUnit,
  type Counts,
  cameWords,
  type Filing,
  filingAt,
  standingWords,
  stateWords,
  toneOf,
} from './filing.ts';
import './plan.css';

interface Answer {
  title: string;
  unit: { id: string; name: string };
  counts: Counts;
  items: Filing[];
}

export function BelowTable({ items }: { items: Filing[] }) {
  return (
    <table class="tbl">
      <thead>
        <tr>
          <th scope="col">{say('Đơn vị', 'Unit')}</th>
          <th scope="col">{say('Trạng thái', 'State')}</th>
          <th scope="col">{say('Đúng hạn hay muộn', 'In time or not')}</th>
          <th scope="col">{say('Đã nộp', 'Handed in')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={filingAt(one.id)}>{one.unit.name}</a>
            </th>
            <td data-l={say('Trạng thái', 'State')}>
              <Chip tone={toneOf(one)}>{stateWords(one.state)}</Chip>
            </td>
            <td data-l={say('Đúng hạn hay muộn', 'In time or not')}>{standingWords(one.standing)}</td>
            <td data-l={say('Đã nộp', 'Handed in')}>{cameWords(one) || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function countWords(counts: Counts): string {
  const [all, came] = [counts.all - counts.excused, counts.on_time + counts.late];
  const parts = [
    say(`${number(came)} trên ${number(all)} đơn vị đã nộp`, `${number(came)} of ${number(all)} handed in`),
    counts.late > 0 && say(`${number(counts.late)} muộn`, `${number(counts.late)} late`),
    counts.missed > 0 && say(`${number(counts.missed)} quá hạn chưa nộp`, `${number(counts.missed)} overdue`),
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

export default function FilingPeriod() {
  const { query } = place.value;
  const unit = askedUnit();
  const asked = `unit=${unit}&kind=${query.get('loai') ?? 'month'}&year=${query.get('nam') ?? ''}&part=${query.get('so') ?? '0'}`;
  const answer = useLoad(() => get<Answer>(`/plan/filings/below?${asked}`), [asked]);
  return (
    <Await of={answer}>
      {(of) => (
        <>
          <Title
            above={
              <a href={`${to('ke-hoach', 'nop-bao-cao')}?don-vi=${unit}`}>
                {say('Nộp báo cáo', 'Handing in reports')}
              </a>
            }
          >
            {of.title}
          </Title>
          <p>
            {of.unit.name}: {countWords(of.counts)}
            {of.items[0] && ` ${say('Hạn', 'Due')} ${dayShort(of.items[0].due)}.`}
          </p>
          <BelowTable items={of.items} />
        </>
      )}
    </Await>
  );
}
