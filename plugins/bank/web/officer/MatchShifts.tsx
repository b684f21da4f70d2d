// SPDX-License-Identifier: MIT
// The shifts of a run, day by day. Days with many shifts are drawn when they are unfolded.

import { dayWords } from 'officer/data/days.ts';
import { number, say } from 'officer/data/words.ts';
import { Button, Cells, Chip } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';
import { points, type Seats } from './matching.ts';

const OPEN_MOST = 30; // shifts that are shown without unfolding

const sum = (of: Seats[], pick: (one: Seats) => number): number => of.reduce((so, one) => so + pick(one), 0);

function byDay(shifts: Seats[]): [day: string, of: Seats[]][] {
  const days = new Map<string, Seats[]>();
  for (const one of shifts) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

function State({ one }: { one: Seats }) {
  if (one.missing > 0) return <Chip tone="no">{say(`Thiếu ${one.missing}`, `${one.missing} missing`)}</Chip>;
  if (one.filled < one.seats)
    return <Chip>{say(`Còn ${one.seats - one.filled} chỗ`, `${one.seats - one.filled} seats left`)}</Chip>;
  return <Chip tone="ok">{say('Đủ', 'Full')}</Chip>;
}

function Day({ rows, day, look }: { rows: Seats[]; day: string; look: (shift: string) => void }) {
  return (
    <table class="tbl">
      <caption class="vh">{dayWords(day)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Việc', 'Work')}</th>
          <th scope="col">{say('Giờ', 'Hours')}</th>
          <th scope="col">{say('Đã xếp', 'Filled')}</th>
          <th scope="col" class="num">
            {say('Ít nhất', 'At least')}
          </th>
          <th scope="col" class="num">
            {say('Giá chỗ', 'Price')}
          </th>
          <th scope="col">{say('Tình trạng', 'State')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.shift + one.class}>
            <th scope="row">
              <Button
                kind="link"
                label={say(
                  `${one.title}, ${one.time_text}: ai và vì sao`,
                  `${one.title}, ${one.time_text}: who and why`,
                )}
                onClick={() => look(one.shift)}
              >
                {one.title}
              </Button>
              <p class="meta">
                {one.campaign}
                {one.class && ` · ${one.class}`}
              </p>
            </th>
            <td data-l={say('Giờ', 'Hours')}>{one.time_text}</td>
            <td data-l={say('Đã xếp', 'Filled')}>
              <span class="filled">
                {number(one.filled)}/{number(one.seats)} <Cells on={one.filled} of={one.seats} />
              </span>
            </td>
            <td class="num" data-l={say('Ít nhất', 'At least')}>
              {number(one.minimum)}
            </td>
            <td class="num" data-l={say('Giá chỗ', 'Price')}>
              {points(one.price)}
            </td>
            <td data-l={say('Tình trạng', 'State')}>
              <State one={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fold(props: { day: string; rows: Seats[]; open: boolean; look: (shift: string) => void }) {
  const [open, setOpen] = useState(props.open);
  const missing = sum(props.rows, (one) => one.missing);
  const [filled, seats] = [sum(props.rows, (one) => one.filled), sum(props.rows, (one) => one.seats)];
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{dayWords(props.day)}</h3>
        <span class="meta">
          {say(`${number(filled)} trên ${number(seats)} chỗ`, `${number(filled)} of ${number(seats)} seats`)}
          {missing > 0 && say(`, thiếu ${number(missing)}`, `, ${number(missing)} missing`)}
        </span>
      </summary>
      {open && <Day day={props.day} rows={props.rows} look={props.look} />}
    </details>
  );
}

export function ShiftDays({ shifts, look }: { shifts: Seats[]; look: (shift: string) => void }) {
  return (
    <section>
      <h2>{say('Từng ngày, từng ca', 'Day by day')}</h2>
      <p class="meta">
        {say(
          'Giá chỗ: số điểm một chỗ ở đó đáng giá khi mọi người cùng được xếp tốt nhất. Còn chỗ trống thì giá bằng 0; thiếu người thì giá âm, ai nhận được cộng thêm.',
          'Price: how many points a seat there is worth when everybody is placed best. With seats left it is 0; below the minimum it is negative: whoever takes it gains.',
        )}
      </p>
      {byDay(shifts).map(([day, rows], i) => (
        <Fold key={day} day={day} rows={rows} open={i === 0 || shifts.length <= OPEN_MOST} look={look} />
      ))}
    </section>
  );
}
