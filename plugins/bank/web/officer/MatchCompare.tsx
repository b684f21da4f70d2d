// SPDX-License-Identifier: MIT
// Two runs side by side: their figures, and the people for whom they differ.

import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Dotted } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { CompareWith } from './MatchResult.tsx';
import { type Compared, type Comparison, points, ruleWords, type Seat, seatWhen, share } from './matching.ts';
import { TitleBelow } from './TitleBelow.tsx';
import { called } from './types.ts';
import './match.css';

const yes = (is: boolean): string => (is ? say('Có', 'Yes') : say('Không', 'No'));

const rows = (): [label: string, of: (run: Compared) => string][] => [
  [say('Người được xét', 'People considered'), (run) => number(run.people)],
  [
    say('Chỗ đã ghép', 'Seats filled'),
    (run) => `${number(run.assigned)}/${number(run.seats)} (${share(run.assigned, run.seats)})`,
  ],
  [say('Thiếu so với tối thiểu', 'Below the minimum'), (run) => number(run.unmet)],
  [say('Tổng giá trị', 'Total'), (run) => points(run.objective)],
  [say('Đã chứng minh tối ưu', 'Proved optimal'), (run) => yes(run.objective === run.dual)],
  [say('Quy tắc', 'Rules'), (run) => ruleWords(run, run.rule)],
  [say('Nhiều nhất mấy ca một người', 'Most shifts a person'), (run) => number(run.max_shifts)],
];

function Figures({ before, now }: Comparison) {
  const head = (which: string, run: Compared) => (
    <th scope="col" class="num">
      {which}
      <br />
      <a href={to('ghep', run.id)}>{run.title}</a>
    </th>
  );
  return (
    <table class="beside">
      <caption class="vh">{say('Hai lượt cạnh nhau', 'Two runs side by side')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Con số', 'Figure')}</th>
          {head(say('Lượt kia', 'There'), before)}
          {head(say('Lượt này', 'Here'), now)}
        </tr>
      </thead>
      <tbody>
        {rows().map(([label, of]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="num">{of(before)}</td>
            <td class="num">{of(now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Places({ of }: { of: Seat[] }) {
  if (of.length === 0) return <>–</>;
  return (
    <>
      {of.map((seat) => (
        <div key={seat.shift}>
          {seat.title}, {seatWhen(seat)}
        </div>
      ))}
    </>
  );
}

function Changes({ changes }: Comparison) {
  const [then, now] = [say('Chỉ lượt kia', 'Only there'), say('Chỉ lượt này', 'Only here')];
  return (
    <table class="tbl">
      <caption class="vh">{say('Người mà hai lượt khác nhau', 'People for whom they differ')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Người', 'Person')}</th>
          <th scope="col">{then}</th>
          <th scope="col">{now}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((one) => (
          <tr key={one.volunteer}>
            <th scope="row">
              {called(one)}
              <p class="meta">
                <Dotted parts={[one.unit, one.age >= 0 && say(`${one.age} tuổi`, `age ${one.age}`)]} />
              </p>
            </th>
            <td data-l={then}>
              <span>
                <Places of={one.before} />
              </span>
            </td>
            <td data-l={now}>
              <span>
                <Places of={one.now} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export default function MatchCompare({ params }: { params: Record<string, string> }) {
  const { id = '', other = '' } = params;
  const read = useLoad(() => get<Comparison>(`/match_runs/${id}/compare/${other}`), [id, other]);
  return (
    <>
      <TitleBelow path="ghep" entity="match_run" id={id}>
        {say('So hai lượt ghép', 'Two matchings compared')}
      </TitleBelow>
      <Await of={read}>
        {(found) => (
          <>
            <Figures {...found} />
            <h2>
              {say(
                `${number(found.changed)} người khác nhau, ${number(found.same)} người giữ nguyên`,
                `${number(found.changed)} people differ, ${number(found.same)} are the same`,
              )}
            </h2>
            {found.changes.length > 0 && <Changes {...found} />}
            {found.changes.length < found.changed && (
              <p class="meta">
                {say(
                  `Hiện ${number(found.changes.length)} người đầu.`,
                  `The first ${number(found.changes.length)} are shown.`,
                )}
              </p>
            )}
          </>
        )}
      </Await>
      <CompareWith id={id} />
    </>
  );
}
