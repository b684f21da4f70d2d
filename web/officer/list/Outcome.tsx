// SPDX-License-Identifier: MIT
// The report of an import: counts, columns not taken, every problem by its cell.
import { number, say } from '../data/words.ts';

interface CellProblem {
  cell: string;
  code: string;
  vi: string;
  en: string;
}

export interface Outcome {
  rows: number;
  good: number;
  bad: number;
  duplicates: number;
  created: number;
  updated: number;
  problems: CellProblem[];
  ignored?: { cell: string; heading: string; code: string }[];
}

const SHOWN = 200;

function Counts({ outcome }: { outcome: Outcome }) {
  return (
    <ul class="stats">
      <li>
        <b>{number(outcome.rows)}</b> {say('dòng đọc được', 'rows read')}
      </li>
      <li>
        <b>{number(outcome.good)}</b> {say('dòng tốt', 'good')}
      </li>
      <li>
        <b>{number(outcome.bad)}</b> {say('dòng có lỗi', 'with problems')}
      </li>
      <li>
        <b>{number(outcome.duplicates)}</b> {say('dòng trùng', 'duplicates')}
      </li>
    </ul>
  );
}

function Problems({ outcome }: { outcome: Outcome }) {
  if (outcome.problems.length === 0) return null;
  return (
    <>
      <table class="tbl">
        <caption>
          {say(
            `${number(outcome.problems.length)} chỗ cần xem`,
            `${number(outcome.problems.length)} places to look at`,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Ô', 'Cell')}</th>
            <th scope="col">{say('Vấn đề', 'Problem')}</th>
          </tr>
        </thead>
        <tbody>
          {outcome.problems.slice(0, SHOWN).map((one, i) => (
            <tr key={i}>
              <th scope="row">{one.cell}</th>
              <td>{say(one.vi, one.en)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {outcome.problems.length > SHOWN && (
        <p class="meta">
          {say(
            `Hiện ${SHOWN} chỗ đầu. Sửa rồi thử lại.`,
            `The first ${SHOWN} are shown. Mend them and try again.`,
          )}
        </p>
      )}
    </>
  );
}

function Ignored({ outcome }: { outcome: Outcome }) {
  const columns = (outcome.ignored ?? []).map((one) => `${one.heading} (${one.cell})`).join(', ');
  return columns ? (
    <p class="meta">{say(`Cột không dùng: ${columns}`, `Columns not taken: ${columns}`)}</p>
  ) : null;
}

/** What an import found, whether it was tried or done. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <Counts outcome={outcome} />
      <Ignored outcome={outcome} />
      <Problems outcome={outcome} />
    </>
  );
}
