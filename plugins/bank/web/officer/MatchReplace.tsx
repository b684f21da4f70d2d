// SPDX-License-Identifier: MIT
// Who takes the places of those who cannot come: the plan is computed when the page is opened, proved best again. Only those who
// give up nothing for it can be invited from here; the least recently asked come first.

import { get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Button, Chip, Dotted, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { type Move, type Plan, points, type Seat, seatWhen } from './matching.ts';
import { TitleBelow } from './TitleBelow.tsx';
import { called } from './types.ts';
import './match.css';

const GONE_OPEN = 5;

/* ---- who left ------------------------------------------------------------------------------ */

function Gone({ plan }: { plan: Plan }) {
  const { gone, gone_count: count } = plan;
  if (count === 0) return null;
  return (
    <details open={count <= GONE_OPEN}>
      <summary>
        <h2>{say(`${number(count)} lượt không đi được`, `${number(count)} places given up`)}</h2>
      </summary>
      <ul class="plain askers">
        {gone.map((one) => (
          <li key={one.volunteer + one.shift}>
            <a href={to('nguoi', one.volunteer)}>{called(one)}</a>
            <p class="meta">
              <Dotted parts={[one.unit, one.title, seatWhen(one), one.reason]} />
            </p>
          </li>
        ))}
      </ul>
      {count > gone.length && (
        <p class="meta">
          {say(`và ${number(count - gone.length)} người nữa`, `and ${number(count - gone.length)} more`)}
        </p>
      )}
    </details>
  );
}

/* ---- who takes what ------------------------------------------------------------------------ */

function byShift(moves: Move[]): [seat: Seat, of: Move[]][] {
  const found = new Map<string, [Seat, Move[]]>();
  for (const one of moves) {
    const at = found.get(one.to.shift);
    if (at) at[1].push(one);
    else found.set(one.to.shift, [one.to, [one]]);
  }
  return [...found.values()].sort(([a], [b]) => (a.day < b.day ? -1 : 1));
}

const asked = (days: number): string =>
  days < 0
    ? say('chưa được mời lần nào', 'never asked before')
    : days === 0
      ? say('vừa được mời hôm nay', 'asked today')
      : say(`mời lần trước ${days} ngày trước`, `last asked ${days} days ago`);

function Taking({ one }: { one: Move }) {
  return (
    <li>
      <a href={to('nguoi', one.volunteer)}>{called(one)}</a>
      <p class="meta">
        <Dotted
          parts={[
            one.unit,
            one.age >= 0 && say(`${one.age} tuổi`, `age ${one.age}`),
            say(`${points(one.score)} điểm`, `${points(one.score)} points`),
            asked(one.asked_days),
          ]}
        />
      </p>
      {one.from && (
        <p>
          <Chip tone="warn">{say('Phải đổi ca', 'Has to change shifts')}</Chip>{' '}
          {say(
            `đang có «${one.from.title}», ${seatWhen(one.from)}: hỏi họ trước`,
            `has “${one.from.title}”, ${seatWhen(one.from)}: ask them first`,
          )}
        </p>
      )}
    </li>
  );
}

function Invite(props: { run: string; shift?: Seat; count: number; done: (words: string) => void }) {
  const action = useAction();
  const { run, shift, count } = props;
  const invite = () =>
    action.run(async () => {
      const body = shift ? { shift: shift.shift } : {};
      const got = await post<{ invited: number; left_out: number }>(`/match_runs/${run}/replacements`, body);
      const left =
        got.left_out > 0
          ? say(`, ${got.left_out} người không mời được`, `, ${got.left_out} could not be`)
          : '';
      props.done(
        say(`Đã mời ${number(got.invited)} người${left}.`, `${number(got.invited)} people invited${left}.`),
      );
    });
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <Button
        kind={shift ? 'alt' : 'main'}
        busy={action.busy}
        {...(shift
          ? { label: say(`Mời ${count} người cho ${shift.title}`, `Invite ${count} for ${shift.title}`) }
          : {})}
        onClick={() => void invite()}
      >
        {shift
          ? say(`Mời ${number(count)} người`, `Invite ${number(count)}`)
          : say(`Mời người thay (${number(count)} người)`, `Invite the replacements (${number(count)})`)}
      </Button>
    </>
  );
}

function Takings({ run, moves, done }: { run: string; moves: Move[]; done: (words: string) => void }) {
  return (
    <section>
      <h2>{say('Ai thay vào đâu', 'Who takes which place')}</h2>
      {byShift(moves).map(([seat, of]) => {
        const free = of.filter((one) => !one.from).length;
        return (
          <div class="card" key={seat.shift}>
            <div class="row">
              <div class="grow">
                <h3>{seat.title}</h3>
                <p class="meta">
                  {seat.campaign} · {seatWhen(seat)}
                </p>
              </div>
              {free > 0 && <Invite run={run} shift={seat} count={free} done={done} />}
            </div>
            <ul class="plain askers">
              {of.map((one) => (
                <Taking key={one.volunteer} one={one} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

function Proved({ plan }: { plan: Plan }) {
  const took = say(`${number(plan.ms)} ms`, `${number(plan.ms)} ms`);
  return (
    <div class={plan.proved ? 'notice proved' : 'notice gold'}>
      <p>
        <b>
          {plan.proved
            ? say('✓ Chứng minh tối ưu', '✓ Proved optimal')
            : say('! Chưa chứng minh tối ưu', '! Not proved optimal')}
        </b>
        {`, ${took}. `}
        {say(
          `${number(plan.left)} chỗ có người không đi được; sau khi thay còn thiếu ${number(plan.unmet)} so với tối thiểu.`,
          `${number(plan.left)} places whose holder cannot come; ${number(plan.unmet)} stay below the minimum.`,
        )}
      </p>
    </div>
  );
}

export default function MatchReplace({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const loaded = useLoad(() => get<Plan>(`/match_runs/${id}/replacements`), [id]);
  const [told, setTold] = useState('');
  const done = (words: string) => {
    setTold(words);
    speak(words);
    void loaded.reload();
  };
  return (
    <>
      <TitleBelow path="ghep" entity="match_run" id={id}>
        {say('Người thay', 'Replacements')}
      </TitleBelow>
      <Await of={loaded}>
        {(plan) => {
          const free = plan.moves.filter((one) => !one.from).length;
          return (
            <>
              <Proved plan={plan} />
              {told && <p class="applied">✓ {told}</p>}
              {free > 0 && <Invite run={id} count={free} done={done} />}
              {plan.moves.length === 0 && (
                <Empty>
                  {plan.left === 0
                    ? say('Chưa ai báo không đi được.', 'Nobody has said they cannot come.')
                    : say(
                        'Không còn ai thay được, hoặc người thay đã được mời.',
                        'Nobody can replace them, or the replacements are invited already.',
                      )}
                </Empty>
              )}
              <Gone plan={plan} />
              {plan.moves.length > 0 && <Takings run={id} moves={plan.moves} done={done} />}
            </>
          );
        }}
      </Await>
    </>
  );
}
