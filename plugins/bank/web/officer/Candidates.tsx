// SPDX-License-Identifier: MIT
// The people who fit an opening best, with the same numbers and reasons they see themselves. People of other units have a
// code until they accept.

import { get, post } from 'officer/data/api.ts';
import { dayWords, hoursWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Phone } from 'officer/shell/Phone.tsx';
import { Await, Button, Chip, Dotted, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { Gong } from './Gong.tsx';
import { type Candidate, type Candidates, called } from './types.ts';

const FIRST = 10;
const MORE = 50;

function Why({ one }: { one: Candidate }) {
  return (
    <details class="why">
      <summary>
        {say('Vì sao?', 'Why?')}
        <span class="vh"> {called(one)}</span>
      </summary>
      <table>
        <caption class="vh">
          {say(`Điểm của ${called(one)}, từng mục`, `Points of ${called(one)}, term by term`)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Điều được xét', 'Term')}</th>
            <th scope="col">{say('Điểm', 'Points')}</th>
          </tr>
        </thead>
        <tbody>
          {one.why.map((row, i) => (
            <tr key={`${row.label}${i}`}>
              <th scope="row">
                {row.label}
                <p class="meta">{row.yours}</p>
              </th>
              <td>{row.points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Person({ one, invite, busy }: { one: Candidate; invite: (() => void) | null; busy: boolean }) {
  return (
    <li class="card">
      <div class="row person">
        <Gong score={one.score} />
        <div class="grow">
          <h3>{called(one)}</h3>
          <p class="meta">
            <Dotted
              parts={[
                one.unit,
                say(`${one.age} tuổi`, `age ${one.age}`),
                one.phone && <Phone number={one.phone} />,
              ]}
            />
          </p>
          {!one.name && (
            <p class="meta">
              {say(
                'Đơn vị khác: tên và số điện thoại hiện ra khi họ nhận lời',
                'Another unit: name and phone show once they accept',
              )}
            </p>
          )}
        </div>
        {one.signup_state ? (
          <Chip tone="info">{one.signup_state}</Chip>
        ) : (
          invite && (
            <Button
              kind="alt"
              busy={busy}
              label={say(`Mời ${called(one)}`, `Invite ${called(one)}`)}
              onClick={invite}
            >
              {say('Mời', 'Invite')}
            </Button>
          )
        )}
      </div>
      <ul class="chips">
        {one.chips.map((chip) => (
          <li key={chip.text}>
            <Chip tone="ok">{chip.text}</Chip>
          </li>
        ))}
        {one.missing.map((chip) => (
          <li key={chip.text}>
            <Chip tone="warn">{chip.text}</Chip>
          </li>
        ))}
      </ul>
      <Why one={one} />
    </li>
  );
}

export function CandidateList(props: { opening: string; shifts: Row[]; round: number; invited: () => void }) {
  const [limit, setLimit] = useState(FIRST);
  const [shift, setShift] = useState(props.shifts[0]?.id ?? '');
  const found = useLoad(
    () => get<Candidates>(`/openings/${props.opening}/candidates?limit=${limit}`),
    [props.opening, limit],
  );
  const action = useAction();
  const invite = async (one: Candidate) => {
    const done = await action.run(() =>
      post(`/openings/${props.opening}/invitations`, { volunteer: one.volunteer, shift }),
    );
    if (!done) return;
    speak(say(`Đã mời ${called(one)}`, `${called(one)} invited`));
    await found.reload();
    props.invited();
  };
  return (
    <>
      {props.shifts.length > 1 && holds(STAFF) && (
        <div class="field">
          <label for="invite-shift">{say('Mời vào ca', 'Invite to the shift')}</label>
          <select id="invite-shift" value={shift} onChange={(event) => setShift(event.currentTarget.value)}>
            {props.shifts.map((row) => (
              <option key={row.id} value={row.id}>
                {dayWords(String(row.day))}, {hoursWords(Number(row.from_minute), Number(row.to_minute))}
              </option>
            ))}
          </select>
        </div>
      )}
      <ProblemNotice problem={action.problem} />
      <Await of={found}>
        {(now) => (
          <>
            <p class="meta">
              {say(
                `Đã xét ${number(now.considered)} người, ${number(now.rejected)} người chưa đủ điều kiện.`,
                `${number(now.considered)} people considered, ${number(now.rejected)} do not qualify.`,
              )}
              {now.no_consent > 0 &&
                say(
                  ` ${number(now.no_consent)} người đã rút đồng ý được xếp việc nên không hiện ở đây.`,
                  ` ${number(now.no_consent)} took back the consent to be matched and are left out.`,
                )}
              {now.not_asked > 0 &&
                say(
                  ` ${number(now.not_asked)} người chưa được hỏi có đồng ý không: ghi phiếu đồng ý của họ vào hồ sơ trước.`,
                  ` ${number(now.not_asked)} were never asked for their consent: enter their signed form in the record first.`,
                )}
              {now.faults > 0 &&
                say(
                  ` Quy tắc lỗi ở ${now.faults} người: điểm của họ chưa có phần quy tắc.`,
                  ` The rule failed for ${now.faults}: their points lack its part.`,
                )}
            </p>
            {now.items.length === 0 && (
              <Empty>{say('Chưa có ai đủ điều kiện.', 'Nobody qualifies yet.')}</Empty>
            )}
            <ol class="plain">
              {now.items.map((one) => (
                <Person
                  key={one.volunteer}
                  one={one}
                  busy={action.busy}
                  invite={holds(STAFF) ? () => void invite(one) : null}
                />
              ))}
            </ol>
            {limit === FIRST && now.items.length === FIRST && (
              <Button kind="alt" busy={found.busy} onClick={() => setLimit(MORE)}>
                {say(`Xem ${MORE} người`, `Show ${MORE} people`)}
              </Button>
            )}
          </>
        )}
      </Await>
    </>
  );
}
