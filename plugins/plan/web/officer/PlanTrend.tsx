// SPDX-License-Identifier: MIT
// A target quarter by quarter beside the path it should take, and where a straight line leads. The table below says the same.
import { dayShort } from 'officer/data/days.ts';
import { number, say } from 'officer/data/words.ts';
import { quarterName, ratio, share, type Target } from './plan.ts';

const WIDE = 400;
const HIGH = 210;
const LEFT = 48;
const RIGHT = 20;
const TOP = 10;
const BOTTOM = 26;

const years = (day: string): number => Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 0.5) / 12;

/** From days and tenths to the picture. */
function scale(of: Target): { x: (day: string) => number; y: (tenths: number) => number; last: string } {
  const first = years(of.trend[0]?.until ?? '2023-12-31');
  const last =
    [...of.steps.map((step) => step.by), of.trend.at(-1)?.until ?? ''].sort().at(-1) ?? '2030-12-31';
  const span = Math.max(years(last) - first, 1);
  return {
    x: (day) => LEFT + ((years(day) - first) / span) * (WIDE - LEFT - RIGHT),
    y: (tenths) => TOP + (1 - tenths / 1000) * (HIGH - TOP - BOTTOM),
    last,
  };
}

/** The ends of years that are named below: those with figures, and those by which something is to be reached. */
const marked = (of: Target): string[] => [
  ...new Set([
    ...of.trend.map((one) => one.until).filter((day) => day.slice(5, 7) === '12'),
    ...of.steps.map((step) => step.by),
  ]),
];

function Picture({ of }: { of: Target }) {
  const { x, y } = scale(of);
  const known = of.trend.filter((one) => one.tenths !== null);
  const path = [
    ...of.trend.map((one): [string, number] => [one.until, one.path]),
    ...of.steps
      .filter((step) => step.by > (of.trend.at(-1)?.until ?? ''))
      .map((step): [string, number] => [step.by, step.percent * 10]),
  ];
  const line = (points: [string, number][]) =>
    points.map(([day, t]) => `${x(day).toFixed(1)},${y(t).toFixed(1)}`).join(' ');
  const ahead = of.forecast;
  const last = known.at(-1);
  return (
    <svg class="plan-trend" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={spoken(of)}>
      {[0, 250, 500, 750, 1000].map((tenths) => (
        <g key={tenths}>
          <path class="grid-line" d={`M${LEFT} ${y(tenths)}H${WIDE - RIGHT}`} />
          <text x={LEFT - 6} y={y(tenths) + 4} class="end">
            {tenths / 10} %
          </text>
        </g>
      ))}
      {marked(of).map((day) => (
        <text key={day} x={x(day)} y={HIGH - 8}>
          {day.slice(0, 4)}
        </text>
      ))}
      {ahead && last && (
        <>
          <polygon
            class="band"
            points={line([
              [last.until, last.tenths ?? 0],
              [ahead.by, ahead.high],
              [ahead.by, ahead.low],
            ])}
          />
          <polyline
            class="ahead"
            points={line([
              [last.until, last.tenths ?? 0],
              [ahead.by, ahead.at],
            ])}
          />
        </>
      )}
      <polyline class="path" points={line(path)} />
      <polyline class="is" points={line(known.map((one) => [one.until, one.tenths ?? 0]))} />
      {known.map((one) => (
        <circle key={one.until} cx={x(one.until)} cy={y(one.tenths ?? 0)} r="4" />
      ))}
      {of.steps.map((step) => (
        <path key={step.by} class="aim" d={`M${x(step.by) - 5} ${y(step.percent * 10)}h10m-5-5v10`} />
      ))}
    </svg>
  );
}

function spoken(of: Target): string {
  const known = of.trend.filter((one) => one.tenths !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return say('Chưa có số liệu theo quý', 'No quarterly figures yet');
  return say(
    `Từ ${share(first.tenths)} ${quarterName(first.from)} đến ${share(last.tenths)} ${quarterName(last.from)}; bảng bên dưới có từng quý`,
    `From ${share(first.tenths)} in ${quarterName(first.from)} to ${share(last.tenths)} in ${quarterName(last.from)}; the table below has every quarter`,
  );
}

function Ahead({ of }: { of: Target }) {
  const ahead = of.forecast;
  if (!ahead)
    return (
      <p class="meta">
        {say(
          'Chưa dự báo được: cần ít nhất bốn quý có số liệu.',
          'No forecast: it needs four quarters with figures.',
        )}
      </p>
    );
  const words = {
    yes: say('sẽ đạt', 'it will be reached'),
    no: say('sẽ không đạt', 'it will not be reached'),
    unsure: say('chưa chắc đạt', 'it may or may not be reached'),
  }[ahead.reaches];
  const [low, high] = [share(ahead.low), share(ahead.high)];
  const wide =
    ahead.low === ahead.high
      ? ''
      : say(` (80 % khả năng từ ${low} đến ${high})`, ` (80 % likely between ${low} and ${high})`);
  return (
    <p>
      {say(
        `Nếu cứ như các quý vừa qua, đến ${dayShort(ahead.by)} được khoảng ${share(ahead.at)}${wide}; mức ${ahead.aim} %: ${words}.`,
        `Going on like this it will be about ${share(ahead.at)} by ${dayShort(ahead.by)}${wide}; as for ${ahead.aim} %, ${words}.`,
      )}
    </p>
  );
}

export function PlanTrend({ of, on }: { of: Target; on: string }) {
  const heads = [say('Trong quý', 'Of the quarter'), say('Tỷ lệ', 'Share'), say('Lộ trình', 'Path')];
  return (
    <>
      <h3>{say('Xu hướng so với lộ trình', 'The trend beside the path')}</h3>
      <Picture of={of} />
      <p class="meta plan-key">
        <span class="k is">{say('từng quý', 'each quarter')}</span>
        <span class="k path">{say('lộ trình', 'path')}</span>
        <span class="k ahead">{say('dự báo, khoảng 80 %', 'forecast, 80 % interval')}</span>
        <span>{say('dấu +: mức phải đạt', 'plus signs: levels to reach')}</span>
      </p>
      <Ahead of={of} />
      <details>
        <summary>
          {say(
            `Bảng ${number(of.trend.length)} quý đến ${dayShort(on)}`,
            `Table of ${number(of.trend.length)} quarters to ${dayShort(on)}`,
          )}
        </summary>
        <table class="tbl">
          <caption class="vh">{say('Từng quý', 'Each quarter')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('Quý', 'Quarter')}</th>
              {heads.map((words) => (
                <th key={words} scope="col" class="num">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.trend.map((one) => (
              <tr key={one.from}>
                <th scope="row">{quarterName(one.from)}</th>
                <td class="num" data-l={heads[0]}>
                  {ratio(one)}
                </td>
                <td class="num" data-l={heads[1]}>
                  {share(one.tenths)}
                </td>
                <td class="num" data-l={heads[2]}>
                  {share(one.path)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
