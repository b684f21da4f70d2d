// SPDX-License-Identifier: MIT
// Shifts by day, from two weeks ago (marks may come late) to the end of next week; today's first.
import { all } from 'officer/data/api.ts';
import { daysAfter, dayWords, hoursWords, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import type { Row } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Await, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';

const BACK = 15;
const AHEAD = 7;

function Day({ shifts }: { shifts: Row[] }) {
  return (
    <ul class="tasks">
      {shifts.map((shift) => (
        <li key={shift.id}>
          <div class="grow">
            <a class="big" href={to('ca', shift.id)}>
              <Name entity="opening" id={String(shift.opening)} />
            </a>
            <p class="meta">
              {dayWords(String(shift.day))}, {hoursWords(Number(shift.from_minute), Number(shift.to_minute))}
            </p>
          </div>
          <span class="meta">{say(`${shift.taken ?? 0} người`, `${shift.taken ?? 0} people`)}</span>
        </li>
      ))}
    </ul>
  );
}

export default function Attendance() {
  const day = today();
  const read = useLoad(
    () => all<Row>(`/shifts?day.min=${daysAfter(day, -BACK)}&day.max=${daysAfter(day, AHEAD)}`, 400),
    [],
  );
  return (
    <>
      <Title>{say('Điểm danh', 'Attendance')}</Title>
      <Await of={read}>
        {(shifts) => {
          const now = shifts.filter((shift) => shift.day === day);
          const coming = shifts.filter((shift) => String(shift.day) > day);
          const past = shifts.filter((shift) => String(shift.day) < day).reverse();
          return (
            <>
              <h2>{say('Hôm nay', 'Today')}</h2>
              {now.length ? (
                <Day shifts={now} />
              ) : (
                <Empty>{say('Hôm nay không có ca nào.', 'No shift today.')}</Empty>
              )}
              {coming.length > 0 && (
                <>
                  <h2>{say('Sắp tới', 'Coming')}</h2>
                  <Day shifts={coming} />
                </>
              )}
              {past.length > 0 && (
                <>
                  <h2>{say('Vừa qua, còn bổ sung được', 'Just past, marks are still taken')}</h2>
                  <Day shifts={past} />
                </>
              )}
            </>
          );
        }}
      </Await>
    </>
  );
}
