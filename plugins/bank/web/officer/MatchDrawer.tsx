// SPDX-License-Identifier: MIT
// The drawer of a run: one shift (who has its seats and why, who is next) or one person (what they have and why, why not
// elsewhere).
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Frame, Head } from 'officer/shell/Drawer.tsx';
import { Await, Button, Dotted, Empty } from 'officer/shell/parts.tsx';
import {
  type Asker,
  type Choice,
  type PersonChoices,
  points,
  type ShiftClasses,
  seatWhen,
} from './matching.ts';
import { called } from './types.ts';

/** What is looked at: an id of a shift or of a person; both when one came from the other. */
export interface Looking {
  shift: string;
  person: string;
}

/* ---- score against price ------------------------------------------------------------------- */

function Scale({ score, price }: { score: number; price: number }) {
  const at = Math.min(100, price / 100);
  return (
    <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <path class="all" d="M0 0h100v6H0z" />
      <path class="part" d={`M0 0h${Math.min(100, score / 100)}v6H0z`} />
      {price > 0 && <path class="mark" d={`M${at} 0v6`} />}
    </svg>
  );
}

function Worth({ score, price, value }: { score: number; price: number; value: number }) {
  return (
    <>
      <p class="meta">
        {say(
          `${points(score)} điểm, giá chỗ ${points(price)}: ${value < 0 ? 'kém' : 'hơn'} ${points(Math.abs(value))}`,
          `${points(score)} points, price ${points(price)}: ${points(Math.abs(value))} ${value < 0 ? 'below' : 'above'}`,
        )}
      </p>
      <Scale score={score} price={price} />
    </>
  );
}

const BarWords = () => (
  <p class="meta">
    {say(
      'Thanh là điểm của người đó, vạch dọc là giá chỗ.',
      'The bar is the points of the person, the line across it the price of the seat.',
    )}
  </p>
);

/* ---- a shift ------------------------------------------------------------------------------- */

/** `told`: with the sentence why; for those who have a seat score and price say it all. */
function Askers(props: { of: Asker[]; price: number; told: boolean; person: (id: string) => void }) {
  return (
    <ol class="plain askers">
      {props.of.map((one) => (
        <li key={one.volunteer}>
          <Button
            kind="link"
            label={say(`${called(one)}: được xếp gì, vì sao`, `${called(one)}: what they have, and why`)}
            onClick={() => props.person(one.volunteer)}
          >
            {called(one)}
          </Button>
          <p class="meta">
            <Dotted parts={[one.unit, one.age >= 0 && say(`${one.age} tuổi`, `age ${one.age}`)]} />
          </p>
          {props.told && <p>{one.why}</p>}
          <Worth score={one.score} price={props.price} value={one.value} />
        </li>
      ))}
    </ol>
  );
}

function OneShift({ run, shift, person }: { run: string; shift: string; person: (id: string) => void }) {
  const read = useLoad(() => get<ShiftClasses>(`/match_runs/${run}/shifts/${shift}`), [run, shift]);
  return (
    <Await of={read}>
      {({ classes }) => {
        const [first] = classes;
        if (!first)
          return <Head>{say('Ca này không có trong lượt ghép', 'This shift is not in the matching')}</Head>;
        return (
          <>
            <Head>{first.title}</Head>
            <p class="meta">
              {first.campaign} · {seatWhen(first)}
            </p>
            <BarWords />
            {classes.map((one) => (
              <section key={one.class}>
                {one.class && <h3>{one.class}</h3>}
                <h3>
                  {say(
                    `Được xếp: ${number(one.people.length)} người`,
                    `Placed: ${number(one.people.length)}`,
                  )}
                </h3>
                {one.people.length === 0 && <Empty>{say('Chưa xếp được ai.', 'Nobody.')}</Empty>}
                <Askers of={one.people} price={one.price} told={false} person={person} />
                <h3>{say('Kế tiếp, và vì sao chưa được', 'Next, and why not yet')}</h3>
                {one.next.length === 0 && (
                  <Empty>{say('Không còn ai đủ điều kiện.', 'Nobody else qualifies.')}</Empty>
                )}
                <Askers of={one.next} price={one.price} told person={person} />
              </section>
            ))}
          </>
        );
      }}
    </Await>
  );
}

/* ---- a person ------------------------------------------------------------------------------ */

function Choices({ of }: { of: Choice[] }) {
  return (
    <ul class="plain askers">
      {of.map((one) => (
        <li key={one.shift + one.class}>
          <b>{one.title}</b>
          <p class="meta">
            {seatWhen(one)}
            {one.class && ` · ${one.class}`}
          </p>
          {!one.has && <p>{one.why}</p>}
          <Worth score={one.score} price={one.price} value={one.value} />
        </li>
      ))}
    </ul>
  );
}

function OnePerson({ run, person }: { run: string; person: string }) {
  const read = useLoad(() => get<PersonChoices>(`/match_runs/${run}/people/${person}`), [run, person]);
  return (
    <Await of={read}>
      {(one) => {
        const has = one.choices.filter((choice) => choice.has);
        const not = one.choices.filter((choice) => !choice.has);
        return (
          <>
            <Head>{called(one)}</Head>
            <p class="meta">
              <Dotted
                parts={[
                  one.unit,
                  one.age >= 0 && say(`${one.age} tuổi`, `age ${one.age}`),
                  say(`nhiều nhất ${one.load} ca trong lượt này`, `at most ${one.load} shifts in this run`),
                ]}
              />
            </p>
            <BarWords />
            <h3>{say(`Được xếp ${number(has.length)} ca`, `Placed in ${number(has.length)} shifts`)}</h3>
            {has.length === 0 && (
              <Empty>
                {not.length === 0
                  ? say(
                      'Không đủ điều kiện cho ca nào của lượt này.',
                      'Qualifies for no shift of this matching.',
                    )
                  : say('Lượt này chưa xếp ca nào.', 'No shift this time.')}
              </Empty>
            )}
            <Choices of={has} />
            {not.length > 0 && <h3>{say('Vì sao không ở ca khác', 'Why not elsewhere')}</h3>}
            <Choices of={not} />
          </>
        );
      }}
    </Await>
  );
}

export function Drawer(props: { run: string; at: Looking; look: (at: Looking) => void }) {
  const { run, at, look } = props;
  if (!at.shift && !at.person) return null;
  const back = at.shift && at.person ? () => look({ shift: at.shift, person: '' }) : null;
  return (
    <Frame
      back={back}
      where={say('← Về ca', '← Back to the shift')}
      close={() => look({ shift: '', person: '' })}
    >
      {at.person ? (
        <OnePerson run={run} person={at.person} />
      ) : (
        <OneShift run={run} shift={at.shift} person={(person) => look({ shift: at.shift, person })} />
      )}
    </Frame>
  );
}
