// SPDX-License-Identifier: MIT
// How many cases have which score, before and after: a picture, and the same numbers as a table.
import { number, say } from '../data/words.ts';
import type { Preview } from './preview_types.ts';
import { points } from './words.ts';

const WIDE = 640;
const HIGH = 200;
const FOOT = 24;

function Bars({ of }: { of: Preview['histogram'] }) {
  const bins = of.before.length;
  const most = Math.max(1, ...of.before, ...of.after);
  const step = WIDE / Math.max(1, bins);
  const bar = (step * 0.8) / 2;
  const every = Math.ceil(bins / 10);
  return (
    <svg class="bars" viewBox={`0 0 ${WIDE} ${HIGH + FOOT}`} aria-hidden="true">
      {of.before.map((count, i) => {
        const x = i * step + step * 0.1;
        const after = of.after[i] ?? 0;
        return (
          <g key={of.edges[i]}>
            <rect
              class="old"
              x={x}
              width={bar}
              y={HIGH - (count / most) * HIGH}
              height={(count / most) * HIGH}
            />
            <rect
              class="now"
              x={x + bar}
              width={bar}
              y={HIGH - (after / most) * HIGH}
              height={(after / most) * HIGH}
            />
            {i % every === 0 && (
              <text x={i * step} y={HIGH + FOOT - 6}>
                {points(of.edges[i] ?? 0)}
              </text>
            )}
          </g>
        );
      })}
      <line x1="0" x2={WIDE} y1={HIGH} y2={HIGH} />
    </svg>
  );
}

export function Histogram({ of, old, now }: { of: Preview['histogram']; old: string; now: string }) {
  return (
    <figure class="histogram">
      <figcaption>
        {say('Bao nhiêu lượt được bao nhiêu điểm:', 'How many cases have which score:')}{' '}
        <span class="key old">{old}</span> <span class="key now">{now}</span>
      </figcaption>
      <Bars of={of} />
      <details>
        <summary>{say('Xem dạng bảng', 'As a table')}</summary>
        <table class="tbl">
          <caption class="vh">{say('Số lượt theo điểm', 'Cases by score')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('Điểm', 'Score')}</th>
              <th scope="col" class="num">
                {old}
              </th>
              <th scope="col" class="num">
                {now}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.before.map((count, i) =>
              count + (of.after[i] ?? 0) === 0 ? null : (
                <tr key={of.edges[i]}>
                  <th scope="row">
                    {say(
                      `từ ${points(of.edges[i] ?? 0)} đến ${points(of.edges[i + 1] ?? 0)}`,
                      `${points(of.edges[i] ?? 0)} to ${points(of.edges[i + 1] ?? 0)}`,
                    )}
                  </th>
                  <td class="num" data-l={old}>
                    {number(count)}
                  </td>
                  <td class="num" data-l={now}>
                    {number(of.after[i] ?? 0)}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
