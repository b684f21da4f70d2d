// SPDX-License-Identifier: MIT
// The bank's part of the first page: sign-ups that wait for a decision, work that is short of people, people whose
// certificate will not be valid.

import { get } from 'officer/data/api.ts';
import { agoWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { Today } from './today.ts';
import { called } from './types.ts';

function Waiting({ day }: { day: Today }) {
  return (
    <section>
      <h2>{say('Chờ bạn duyệt', 'Waiting for your decision')}</h2>
      {day.signups.length === 0 ? (
        <Empty>✓ {say('Không còn đăng ký nào chờ.', 'No sign-up is waiting.')}</Empty>
      ) : (
        <ul class="tasks">
          {day.signups.map((one) => (
            <li key={one.id}>
              <div class="grow">
                <a class="big" href={to('viec', one.opening)}>
                  {called(one)}
                </a>
                <p class="meta">
                  {one.title} · {one.day_text}, {one.time_text}
                </p>
              </div>
              <span class="meta">{agoWords(one.made)}</span>
            </li>
          ))}
        </ul>
      )}
      {day.waiting > day.signups.length && (
        <p class="meta">
          {say(
            `Và ${number(day.waiting - day.signups.length)} đăng ký nữa.`,
            `And ${number(day.waiting - day.signups.length)} more.`,
          )}
        </p>
      )}
    </section>
  );
}

function Short({ day }: { day: Today }) {
  return (
    <section>
      <h2>{say('Thiếu người trong 14 ngày tới', 'Short of people in the next 14 days')}</h2>
      {day.short.length === 0 ? (
        <Empty>✓ {say('Việc nào cũng đủ người.', 'Everything has enough people.')}</Empty>
      ) : (
        <ul class="tasks">
          {day.short.map((one) => (
            <li key={one.opening + one.day_text}>
              <div class="grow">
                <a class="big" href={to('viec', one.opening)}>
                  {one.title}
                </a>
                <p class="meta">
                  {one.day_text} · {one.campaign}
                </p>
              </div>
              <Chip tone="warn">
                {say(`có ${one.taken}, cần ${one.min}`, `${one.taken} of at least ${one.min}`)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {day.short_count > day.short.length && (
        <p class="meta">
          {say(
            `Và ${number(day.short_count - day.short.length)} ca nữa; trên đây là những ca sớm nhất.`,
            `And ${number(day.short_count - day.short.length)} more; these come first.`,
          )}
        </p>
      )}
    </section>
  );
}

function AtRisk({ day }: { day: Today }) {
  if (day.risk_count === 0) return null;
  return (
    <section>
      <h2>{say('Chứng chỉ không còn giá trị vào ngày của ca', 'Certificates not valid on the day')}</h2>
      <ul class="tasks">
        {day.risks.map((one) => (
          <li key={one.id}>
            <div class="grow">
              <a class="big" href={to('viec', one.opening)}>
                {called(one)}
              </a>
              <p class="meta">
                {one.title} · {one.day_text}, {one.time_text}
              </p>
            </div>
            <Chip tone="warn">{one.risk}</Chip>
          </li>
        ))}
      </ul>
      {day.risk_count > day.risks.length && (
        <p class="meta">
          {say(
            `Và ${number(day.risk_count - day.risks.length)} người nữa; trên đây là những ca sớm nhất.`,
            `And ${number(day.risk_count - day.risks.length)} more; these come first.`,
          )}
        </p>
      )}
    </section>
  );
}

export default function TodayPart() {
  const day = useLoad(() => get<Today>('/officer/today'), []);
  return (
    <>
      {holds(STAFF) && (
        <p class="row">
          <a class="btn" href={to('chien-dich', 'moi')}>
            {say('Lập chiến dịch', 'New campaign')}
          </a>
          <a class="btn alt" href={to('diem-danh')}>
            {say('Điểm danh hôm nay', "Today's attendance")}
          </a>
        </p>
      )}
      <Await of={day}>
        {(now) => (
          <>
            <ul class="stats">
              <li>
                <b>{number(now.waiting)}</b> {say('đăng ký chờ duyệt', 'sign-ups waiting')}
              </li>
              <li>
                <b>{number(now.short_count)}</b> {say('ca thiếu người', 'shifts short of people')}
              </li>
            </ul>
            <div class="grid halves">
              <Waiting day={now} />
              <Short day={now} />
            </div>
            <AtRisk day={now} />
          </>
        )}
      </Await>
    </>
  );
}
