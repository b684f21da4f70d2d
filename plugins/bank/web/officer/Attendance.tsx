// SPDX-License-Identifier: MIT
// Shifts by day, from two weeks ago (marks may come late) to the end of next week; today's first.
import { all } from 'officer/data/api.ts';
import { daysAfter, dayWords, hoursWords, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Await, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';

const BACK = 15;
const AHEAD = 7;
const MOST = 600;

interface Listed {
  shifts: Row[];
  titles: Map<string, string>;
}

/** Shifts of several days, each day under its name. */
function Days({ shifts, titles, back }: Listed & { back?: boolean }) {
  const days = [...new Set(shifts.map((shift) => String(shift.day)))];
  if (back) days.reverse();
  return (
    <>
      {days.map((day) => (
        <section key={day}>
          <h3>{dayWords(day)}</h3>
          <Day shifts={shifts.filter((shift) => shift.day === day)} titles={titles} />
        </section>
      ))}
    </>
  );
}

function Day({ shifts, titles }: Listed) {
  return (
    <ul class="tasks">
      {shifts.map((shift) => (
        <li key={shift.id}>
          <div class="grow">
            <a class="big" href={to('ca', shift.id)}>
              {titles.get(String(shift.opening)) ?? say('Một việc', 'An opening')}
            </a>
            <p class="meta">{hoursWords(Number(shift.from_minute), Number(shift.to_minute))}</p>
          </div>
          <span class="meta">{say(`đã nhận ${shift.taken ?? 0} người`, `${shift.taken ?? 0} accepted`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Shifts of the window and the titles of their openings, in two lists however many there are. */
async function readShifts(day: string): Promise<Listed> {
  const from = daysAfter(day, -BACK);
  const until = daysAfter(day, AHEAD);
  const [shifts, openings] = await Promise.all([
    all<Row>(`/shifts?day.min=${from}&day.max=${until}`, MOST),
    all<Row>(`/openings?ends.min=${from}&starts.max=${until}`, MOST),
  ]);
  shifts.sort(
    (a, b) => String(a.day).localeCompare(String(b.day)) || Number(a.from_minute) - Number(b.from_minute),
  );
  return { shifts, titles: new Map(openings.map((row) => [row.id, String(row.title)])) };
}

export default function Attendance() {
  const day = today();
  const read = useLoad(() => readShifts(day), [day]);
  return (
    <>
      <Title>{say('Điểm danh', 'Attendance')}</Title>
      <Await of={read}>
        {({ shifts, titles }) => {
          const now = shifts.filter((shift) => shift.day === day);
          const coming = shifts.filter((shift) => String(shift.day) > day);
          const past = shifts.filter((shift) => String(shift.day) < day);
          return (
            <>
              <h2>{say('Hôm nay', 'Today')}</h2>
              {now.length ? (
                <Day shifts={now} titles={titles} />
              ) : (
                <Empty>{say('Hôm nay không có ca nào.', 'No shift today.')}</Empty>
              )}
              {coming.length > 0 && (
                <>
                  <h2>{say('Sắp tới', 'Coming')}</h2>
                  <Days shifts={coming} titles={titles} />
                </>
              )}
              {past.length > 0 && (
                <>
                  <h2>{say('Vừa qua, còn bổ sung được', 'Just past, marks are still taken')}</h2>
                  <Days back shifts={past} titles={titles} />
                </>
              )}
            </>
          );
        }}
      </Await>
    </>
  );
}
