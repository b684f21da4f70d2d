// SPDX-License-Identifier: MIT
// The lineage as a picture: a row for each generation, a line for each time somebody trained somebody. The nested list below
// says the same in words, so this is one image to whoever cannot see it.
import { number, say } from 'officer/data/words.ts';
import { isLow, type Lineage, levelOf, type Trainer } from './lineage.ts';

const STEP = 72;
const ROW = 108;
const LEFT = 64;
const TOP = 30;
const R = 17;

interface Spot {
  one: Trainer;
  x: number;
  y: number;
}

/** Everybody in the row of their generation, in the order of the list; short rows are spread over the width. */
function place(people: Trainer[]): { spots: Map<string, Spot>; width: number; rows: number[] } {
  const rows = new Map<number, Trainer[]>();
  for (const one of people) rows.set(one.generation, [...(rows.get(one.generation) ?? []), one]);
  const widest = Math.max(1, ...[...rows.values()].map((row) => row.length));
  const spots = new Map<string, Spot>();
  const order = [...rows.keys()].sort((a, b) => a - b);
  for (const [y, generation] of order.entries()) {
    const row = rows.get(generation) ?? [];
    for (const [i, one] of row.entries())
      spots.set(one.id, { one, x: LEFT + ((i + 0.5) * widest * STEP) / row.length, y: TOP + y * ROW });
  }
  return { spots, width: LEFT + widest * STEP, rows: order };
}

const given = (name: string) => name.split(' ').at(-1) ?? name;

function Lines({ spots }: { spots: Map<string, Spot> }) {
  return (
    <g>
      {[...spots.values()].flatMap(({ one, x, y }) =>
        one.parents.map((id) => {
          const from = spots.get(id);
          if (!from) return null;
          const middle = (from.y + y) / 2;
          return (
            <path
              key={`${id}${one.id}`}
              class={id === one.parent ? 'own' : undefined}
              d={`M${from.x} ${from.y + R}C${from.x} ${middle} ${x} ${middle} ${x} ${y - R}`}
            />
          );
        }),
      )}
    </g>
  );
}

function Dot({ spot, low }: { spot: Spot; low: boolean }) {
  const { one, x, y } = spot;
  return (
    <g class={one.level ? undefined : 'ended'}>
      <circle cx={x} cy={y} r={R} class={low ? 'low' : undefined} />
      <text x={x} y={y + 5}>
        {levelOf(one)}
      </text>
      {low && (
        <text x={x + R + 4} y={y - R + 6} class="mark">
          !
        </text>
      )}
      <text x={x} y={y + R + 15} class="name">
        {given(one.name)}
      </text>
    </g>
  );
}

export function LineagePicture({ of }: { of: Lineage }) {
  const { spots, width, rows } = place(of.people);
  const height = TOP + rows.length * ROW - 40;
  return (
    <figure class="lineage">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard too */}
      <section class="scroll" tabIndex={0} aria-label={say('Hình cây tập huấn viên', 'Picture of the tree')}>
        <svg
          role="img"
          width={width}
          height={height}
          aria-label={say(
            `${number(of.people.length)} người ở ${number(rows.length)} bậc. Danh sách bên dưới nói cùng nội dung.`,
            `${number(of.people.length)} people in ${number(rows.length)} generations. The list below says the same.`,
          )}
        >
          <Lines spots={spots} />
          {rows.map((generation, i) => (
            <text key={generation} x={0} y={TOP + i * ROW + 5} class="row-name">
              {say(`Bậc ${generation}`, `Gen. ${generation}`)}
            </text>
          ))}
          {[...spots.values()].map((spot) => (
            <Dot key={spot.one.id} spot={spot} low={isLow(spot.one, of.hop_least)} />
          ))}
        </svg>
      </section>
      <figcaption class="meta">
        {say(
          'Nét liền: người dạy ở bậc sâu nhất, như trong danh sách; nét đứt: cũng đã dạy. Viền đôi và dấu ! là giữ dưới 0,85. Ô trống: không còn chứng chỉ.',
          'Solid: the trainer of the deepest generation, as in the list; dashed: trained them too. Double ring and ! mean below 0.85. Hollow: no certificate now.',
        )}
      </figcaption>
    </figure>
  );
}
