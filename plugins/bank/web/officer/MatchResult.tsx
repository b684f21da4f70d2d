// SPDX-License-Identifier: MIT
// What a matching came to: the proof, the figures, what is missing with its reasons, what changed against the run before.
import { API } from 'officer/data/api.ts';
import { number, say } from 'officer/data/words.ts';
import { Picker } from 'officer/form/Picker.tsx';
import { Button, Chip, Facts } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import {
  type Churn,
  chosen,
  considered,
  gapWords,
  points,
  type Result,
  type Run,
  type Seats,
  seatWhen,
  share,
} from './matching.ts';

/* ---- the proof ----------------------------------------------------------------------------- */

/** Why a result without proof has none: it was stopped, or asked to allow what can only be bounded. */
function nearWords(run: Run, gap: string): string {
  return run.overlap && !run.stopped
    ? say(
        `! Gần tốt nhất: không cách xếp nào hơn quá ${gap}.`,
        `! Near the best: no allocation is better by more than ${gap}.`,
      )
    : say(
        `! Dừng sớm: cách xếp tốt nhất có thể hơn nhiều nhất ${gap}.`,
        `! Stopped early: the best allocation can be better by at most ${gap}.`,
      );
}

export function Proof({ run, result }: { run: Run; result: Result }) {
  const at = `${API}/match_runs/${run.id}`;
  const [total, bound] = [points(result.objective), points(result.dual)];
  return (
    <div class={result.proved ? 'notice proved' : 'notice gold'}>
      <p>
        <b>
          {result.proved
            ? say('✓ Đã chứng minh: không cách xếp nào tốt hơn.', '✓ Proved: no allocation is better.')
            : nearWords(run, gapWords(result.objective, result.dual))}
        </b>{' '}
        {result.proved
          ? say(
              `Tổng giá trị ${total} điểm bằng đúng cận trên.`,
              `The total of ${total} points equals the upper bound.`,
            )
          : say(
              `Tổng giá trị ${total} điểm, không cách nào vượt ${bound}.`,
              `The total is ${total} points; nothing can exceed ${bound}.`,
            )}
      </p>
      <details>
        <summary>{say('Ai cũng kiểm lại được', 'Anybody can check it')}</summary>
        <p>
          {say(
            'Tải hai tệp (người chỉ có số thứ tự, không có tên), rồi chạy trên máy bất kỳ: ',
            'Download two files (people are ordinals, without names), then run on any computer: ',
          )}
          <code>volbank match verify ghep.vbm1 ghep.vbc1{!result.proved && ' --gap'}</code>
        </p>
        <p class="row">
          <a class="btn alt" href={`${at}/instance`} download="ghep.vbm1">
            {say('Tải bài toán', 'Download the instance')}
          </a>
          <a class="btn alt" href={`${at}/certificate`} download="ghep.vbc1">
            {say('Tải chứng nhận', 'Download the certificate')}
          </a>
        </p>
        {run.digest && <p class="meta key">{run.digest}</p>}
      </details>
    </div>
  );
}

/* ---- figures ------------------------------------------------------------------------------- */

/** How many shifts are asked for a minimum, and how many of those have it. */
function minima(shifts: Seats[]): { asked: number; met: number } {
  const short = new Map<string, boolean>();
  for (const one of shifts)
    if (one.minimum > 0) short.set(one.shift, (short.get(one.shift) ?? false) || one.missing > 0);
  return { asked: short.size, met: [...short.values()].filter((is) => !is).length };
}

export function Figures({ run, result }: { run: Run; result: Result }) {
  const { groups, churn } = result.summary;
  const { asked, met } = minima(result.shifts);
  const [filled, seats] = [run.assigned ?? 0, run.seats ?? 0];
  return (
    <ul class="stats">
      <li>
        <b>{share(filled, seats)}</b>
        {say(`${number(filled)} trên ${number(seats)} chỗ`, `${number(filled)} of ${number(seats)} seats`)}
      </li>
      <li>
        <b>
          {number(met)}/{number(asked)}
        </b>
        {say('ca đủ mức tối thiểu', 'shifts have their minimum')}
      </li>
      <li>
        <b>{number(chosen(groups))}</b>
        {say(
          `người được xếp, trên ${number(considered(groups))} người được xét`,
          `people placed, of ${number(considered(groups))} considered`,
        )}
      </li>
      {churn && (
        <li>
          <b>{number(churn.same)}</b>
          {say('chỗ giữ như lượt trước', 'places as in the run before')}
        </li>
      )}
    </ul>
  );
}

/** What was given to the engine. */
export function Instance({ run }: { run: Run }) {
  const rows: [string, number | null][] = [
    [say('Người', 'People'), run.people],
    [say('Ca', 'Shifts'), run.shifts],
    [say('Chỗ', 'Seats'), run.seats],
    [say('Chỗ tối thiểu', 'Seats at least'), run.minimum],
    [say('Đã nhận từ trước', 'Confirmed before'), run.locked],
    [say('Cặp đủ điều kiện', 'Eligible pairs'), run.pairs],
  ];
  if (run.people === null) return null;
  return <Facts rows={rows.map(([label, value]) => [label, number(value ?? 0)])} />;
}

/* ---- what is missing ----------------------------------------------------------------------- */

const SHOWN_AT_ONCE = 6;

function Ways({ one }: { one: Seats }) {
  if (one.relax.length === 0)
    return (
      <p class="meta">
        {say(
          'Bỏ riêng một yêu cầu nào cũng không thêm được ai.',
          'Dropping a single requirement would bring nobody.',
        )}
      </p>
    );
  return (
    <ul>
      {one.relax.map((way) => (
        <li key={way.words}>
          {say(`Nếu không xét ${way.words}: `, `Leaving out ${way.words}: `)}
          <b>{say(`+${number(way.people)} người đủ điều kiện`, `+${number(way.people)} people qualify`)}</b>
        </li>
      ))}
    </ul>
  );
}

function Short({ one, look }: { one: Seats; look: (shift: string) => void }) {
  return (
    <li>
      <div>
        <h3>
          <Button kind="link" onClick={() => look(one.shift)}>
            {one.title}
          </Button>
        </h3>
        <p>
          <Chip tone="no">{say(`Thiếu ${number(one.missing)} người`, `${number(one.missing)} missing`)}</Chip>
        </p>
        <p class="meta">
          {one.campaign} · {seatWhen(one)}
          {one.class && ` · ${one.class}`}
        </p>
        <p>
          {say(
            `Cần thêm ít nhất ${number(one.minimum)}, xếp được ${number(one.filled)}; ${number(one.eligible)} người đủ điều kiện.`,
            `Needs at least ${number(one.minimum)} more, ${number(one.filled)} placed; ${number(one.eligible)} people qualify.`,
          )}
          {one.locked > 0 &&
            say(` ${number(one.locked)} người đã nhận từ trước.`, ` ${number(one.locked)} confirmed before.`)}
        </p>
      </div>
      <div>
        <Ways one={one} />
        <a class="big" href={to('viec', one.opening)}>
          {say('Sửa yêu cầu của việc', 'Change what the work asks for')}
          <span class="vh"> {one.title}</span>
        </a>
      </div>
    </li>
  );
}

export function Missing({ result, look }: { result: Result; look: (shift: string) => void }) {
  const short = result.shifts.filter((one) => one.missing > 0).sort((a, b) => b.missing - a.missing);
  if (short.length === 0) return null;
  const list = (of: Seats[]) => (
    <ul class="plain shorts">
      {of.map((one) => (
        <Short key={one.shift + one.class} one={one} look={look} />
      ))}
    </ul>
  );
  return (
    <section>
      <h2>
        {say(
          `${number(short.length)} ca còn thiếu người`,
          `${number(short.length)} shifts below their minimum`,
        )}
      </h2>
      {list(short.slice(0, SHOWN_AT_ONCE))}
      {short.length > SHOWN_AT_ONCE && (
        <details>
          <summary>
            {say(
              `Xem ${number(short.length - SHOWN_AT_ONCE)} ca nữa`,
              `Show ${number(short.length - SHOWN_AT_ONCE)} more`,
            )}
          </summary>
          {list(short.slice(SHOWN_AT_ONCE))}
        </details>
      )}
    </section>
  );
}

/* ---- against the run before ---------------------------------------------------------------- */

function ChurnTable({ churn }: { churn: Churn }) {
  const rows: [string, number][] = [
    [say('Chỗ giữ nguyên', 'Places kept'), churn.same],
    [say('Người đổi ca', 'People moved to another shift'), churn.moved],
    [say('Người được xếp thêm', 'People placed anew'), churn.fresh],
    [say('Người không còn được xếp', 'People no longer placed'), churn.gone],
  ];
  return (
    <table class="narrow">
      <caption class="vh">{say('Thay đổi so với lượt trước', 'Changes since the run before')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Thay đổi', 'Change')}</th>
          <th scope="col" class="num">
            {say('Số lượng', 'Count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, count]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="num">{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function CompareWith({ id }: { id: string }) {
  return (
    <div class="field">
      <label for="match-other">{say('So với một lượt khác', 'Compare with another run')}</label>
      <Picker
        id="match-other"
        entity="match_run"
        value=""
        change={(other) => other && other !== id && go(to('ghep', id, 'so', other))}
      />
    </div>
  );
}

export function Changes(props: { churn: Churn | null; before: string | null; id: string }) {
  const { churn, before, id } = props;
  return (
    <section>
      <h2>{say('So với lượt khác', 'Against other runs')}</h2>
      {churn && <ChurnTable churn={churn} />}
      {before && (
        <p>
          <a class="big" href={to('ghep', id, 'so', before)}>
            {say('Đặt cạnh lượt trước: ai đổi gì', 'Beside the run before: who changed')}
          </a>
        </p>
      )}
      <CompareWith id={id} />
    </section>
  );
}
