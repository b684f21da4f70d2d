// SPDX-License-Identifier: MIT
// One category as the council scored it: means and how far reviewers lie apart, who lies far from the others, what is missing, and
// where each would stand under other weights. Never by colour alone.
import { post } from 'officer/data/api.ts';
import { number, say } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Button, Chip, Empty } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';
import { type Hall, type Judged, type Line, outOf100, reviewAt, reviewTone, type Table } from './council.ts';

function Aside({ line, changed }: { line: Line; changed: () => Promise<void> }) {
  return (
    <Step
      kind="alt"
      asks={reasonTold(1000)}
      words={say('Để ngoài phiếu này', 'Set aside')}
      says={say(
        'Điểm của phiếu được lưu nhưng không tính. Phân công lại để có người chấm thay.',
        'Its points stay on record and do not count. Share out again to find somebody else.',
      )}
      act={({ reason }) => post(`/reviews/${line.id}/set_aside`, { note: reason }).then(changed)}
    />
  );
}

function Reviews({ of, hall, changed }: { of: Judged; hall: Hall; changed: () => Promise<void> }) {
  const name = (member: string) => hall.members.find((one) => one.id === member)?.name ?? '';
  return (
    <details>
      <summary>
        {say(`${of.given} đã chấm`, `${of.given} given`)}
        {of.missing > 0 && say(`, thiếu ${of.missing}`, `, ${of.missing} missing`)}
      </summary>
      <ul class="plain">
        {of.reviews.map((line) => (
          <li key={line.id}>
            <a href={reviewAt(line.id)}>{name(line.member)}</a>{' '}
            {line.state === 'given' && line.total !== null ? (
              outOf100(line.total)
            ) : (
              <Chip tone={reviewTone(line.state)}>{line.state_label}</Chip>
            )}{' '}
            {line.outlier && <Chip tone="warn">{say('lệch xa', 'far off')}</Chip>}
            {line.why && <span class="meta"> {line.why}</span>}
            {hall.manages && line.state !== 'set_aside' && <Aside line={line} changed={changed} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ranks(of: Judged): string {
  if (!of.rank) return '–';
  const span = of.rank_best === of.rank_worst ? `${of.rank_best}` : `${of.rank_best}–${of.rank_worst}`;
  return `${span}${of.rank_asked === undefined ? '' : say(` (thử: ${of.rank_asked})`, ` (tried: ${of.rank_asked})`)}`;
}

function Row({ of, hall, changed }: { of: Judged; hall: Hall; changed: () => Promise<void> }) {
  const outliers = of.reviews.filter((line) => line.outlier).length;
  return (
    <tr>
      <th scope="row">
        {of.label}
        {of.unit && <div class="meta">{of.unit}</div>}
      </th>
      <td data-l={say('Xếp', 'Place')}>{of.rank ?? '–'}</td>
      <td data-l={say('Trung bình', 'Mean')}>
        {of.withheld ? say('chờ bạn nộp phiếu', 'after your review') : outOf100(of.mean)}
      </td>
      <td data-l={say('Thấp–cao, độ lệch', 'Low–high, deviation')}>
        {of.mean === undefined ? '–' : `${outOf100(of.low)}–${outOf100(of.high)}, ±${outOf100(of.deviation)}`}{' '}
        {outliers > 0 && <Chip tone="warn">{say(`${outliers} lệch xa`, `${outliers} far off`)}</Chip>}
      </td>
      <td data-l={say('Xếp khi đổi trọng số', 'Place under other weights')}>{ranks(of)}</td>
      <td data-l={say('Phiếu', 'Reviews')}>
        <Reviews of={of} hall={hall} changed={changed} />
      </td>
    </tr>
  );
}

function Weights({ table, tryWeights }: { table: Table; tryWeights: (text: string) => void }) {
  const [typed, setTyped] = useState(table.criteria.map((c) => String(c.weight)));
  if (table.criteria.length < 2) return null;
  const submit = (event: Event) => {
    event.preventDefault();
    tryWeights(typed.join(','));
  };
  return (
    <details class="noprint">
      <summary>{say('Thử trọng số khác', 'Try other weights')}</summary>
      <form class="form" onSubmit={submit}>
        {table.criteria.map((c, at) => (
          <div class="field" key={c.id}>
            <label for={`w-${c.id}`}>{c.title}</label>
            <input
              id={`w-${c.id}`}
              inputMode="numeric"
              pattern="[0-9]*"
              required
              value={typed[at]}
              onInput={(event) => {
                const next = [...typed];
                next[at] = event.currentTarget.value;
                setTyped(next);
              }}
            />
          </div>
        ))}
        <p class="row">
          <Button type="submit" kind="alt">
            {say('Xem thứ hạng', 'Show places')}
          </Button>
        </p>
      </form>
    </details>
  );
}

function Leans({ table, hall }: { table: Table; hall: Hall }) {
  const rows = table.leans.filter((one) => one.lean !== 0);
  if (!hall.manages || rows.length === 0) return null;
  const name = (member: string) => hall.members.find((one) => one.id === member)?.name ?? '';
  return (
    <p class="meta">
      {say('So với người khác chấm cùng hồ sơ: ', 'Against others on the same dossiers: ')}
      {rows
        .map((one) => `${name(one.member)} ${one.lean > 0 ? '+' : '−'}${number(Math.abs(one.lean) / 100, 1)}`)
        .join('; ')}
      .
    </p>
  );
}

export function CouncilTable(props: {
  table: Table;
  hall: Hall;
  tryWeights: (text: string) => void;
  changed: () => Promise<void>;
}) {
  const { table, hall, changed } = props;
  const rows = [...table.dossiers].sort((a, b) => (a.rank || 1e9) - (b.rank || 1e9));
  return (
    <section aria-labelledby={`c-${table.id}`}>
      <h2 id={`c-${table.id}`}>{table.title}</h2>
      {rows.length === 0 ? (
        <Empty>{say('Chưa có hồ sơ đã thẩm định.', 'No dossier has been checked yet.')}</Empty>
      ) : (
        <>
          <table class="tbl">
            <caption class="vh">{say(`Điểm chấm: ${table.title}`, `Scores: ${table.title}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{say('Hồ sơ', 'Dossier')}</th>
                <th scope="col">{say('Xếp', 'Place')}</th>
                <th scope="col">{say('Trung bình', 'Mean')}</th>
                <th scope="col">{say('Thấp–cao, độ lệch', 'Low–high, deviation')}</th>
                <th scope="col">{say('Xếp khi đổi trọng số', 'Place under other weights')}</th>
                <th scope="col">{say('Phiếu', 'Reviews')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((of) => (
                <Row key={of.id} of={of} hall={hall} changed={changed} />
              ))}
            </tbody>
          </table>
          <p class="meta">
            {say(
              `Điểm trên 100. Lệch xa: cách trung vị của hồ sơ quá 3,5 lần mức lệch thường thấy giữa hai người chấm (đợt này ${outOf100(table.scale)}). Xếp khi đổi trọng số: tốt nhất–kém nhất khi mọi tiêu chí ngang nhau hoặc bỏ từng tiêu chí.`,
              `Points of 100. Far off: more than 3.5 times the usual distance of two reviewers (here ${outOf100(table.scale)}) from the dossier's median. Other weights: best–worst with all criteria equal, or each left out.`,
            )}
          </p>
          <Leans table={table} hall={hall} />
          <Weights table={table} tryWeights={props.tryWeights} />
        </>
      )}
    </section>
  );
}
