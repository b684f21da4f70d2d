// SPDX-License-Identifier: MIT
// A target unit by unit: bars, communes as tiles, and all four in a table. A unit opens as a page of its own.
import { number, say } from 'officer/data/words.ts';
import {
  address,
  aim,
  type Board,
  CODES,
  type Code,
  type Row,
  ratio,
  share,
  type Target,
  type Tile,
  titles,
} from './plan.ts';

const own = (): string => say('Cơ quan cấp này', 'This level itself');

/** A unit's page; what belongs to this level itself has none. */
function UnitLink({ row, code }: { row: Row; code: Code }) {
  if (row.own) return <span>{own()}</span>;
  return <a href={address('ke-hoach', { 'don-vi': row.unit, 'chi-tieu': code })}>{row.name}</a>;
}

function Bar({ row, code, level }: { row: Row; code: Code; level: number }) {
  const { tenths } = row[code];
  const low = tenths !== null && tenths < level * 10;
  return (
    <li>
      <span class="u">
        <UnitLink row={row} code={code} />
      </span>
      <svg class="plan-meter" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        <path class="all" d="M0 0h1000v10H0z" />
        <path class={low ? 'part low' : 'part'} d={`M0 0h${tenths ?? 0}v10H0z`} />
        <path class="mark" d={`M${level * 10 - 3} 0h6v10h-6z`} />
      </svg>
      <span class="v">
        <b>{share(tenths)}</b> <small>{ratio(row[code])}</small>
        {low && <span class="vh"> {say('dưới mức', 'below the level')}</span>}
      </span>
    </li>
  );
}

export function PlanUnits({ of, target }: { of: Board; target: Target }) {
  const level = aim(target, of.on)?.percent ?? 100;
  const rows = of.rows.filter((row) => row[target.code].whole > 0);
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{say('Từng đơn vị', 'Unit by unit')}</h3>
      <ul class="plan-bars plain">
        {rows.map((row) => (
          <Bar key={row.unit} row={row} code={target.code} level={level} />
        ))}
      </ul>
      <p class="meta">
        {say(
          `Vạch: mức ${level} %; thanh khác màu: dưới mức. Bấm vào một đơn vị để xem các đơn vị dưới, rồi từng bản ghi.`,
          `The line is the level of ${level} %; bars of another colour are below it. Open a unit for those below it and their records.`,
        )}
      </p>
    </>
  );
}

const shade = (tenths: number | null, level: number): string =>
  tenths === null ? 'none' : tenths >= level * 10 ? 'r3' : tenths >= level * 5 ? 'r2' : 'r1';

const short = (name: string): string => name.replace(/^Đoàn (xã|phường|thị trấn) /, '');

function Commune({ of, code, level }: { of: Tile; code: Code; level: number }) {
  return (
    <li class={`plan-tile ${shade(of[code], level)}`}>
      <span>{short(of.name)}</span>
      <b>{of[code] === null ? '–' : number(Math.round((of[code] ?? 0) / 10))}</b>
    </li>
  );
}

/** Area by area, north first; the number is the share in percent. */
export function PlanMap({ of, target }: { of: Board; target: Target }) {
  const level = aim(target, of.on)?.percent ?? 100;
  const areas = new Map<string, Tile[]>();
  for (const tile of of.tiles) areas.set(tile.area, [...(areas.get(tile.area) ?? []), tile]);
  if (of.tiles.length < 2) return null;
  return (
    <>
      <h3>{say('Bản đồ ô: từng xã, phường', 'Tile map: communes')}</h3>
      <p class="meta">
        {say(
          `Số trong ô là phần trăm; nền đậm: đạt ${level} %, nhạt dần: từ nửa mức, dưới nửa mức; viền đứt: chưa có số liệu.`,
          `Percent in each tile; dark: ${level} % reached, lighter: half of it, less; dashed: no figures.`,
        )}
      </p>
      <div class="plan-map">
        {[...areas].map(([name, tiles]) => (
          <section key={name}>
            <h4>{name || say('Ngoài cụm', 'Of no area')}</h4>
            <ul class="plain">
              {tiles.map((tile) => (
                <Commune key={tile.unit} of={tile} code={target.code} level={level} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Cells({ row }: { row: Row }) {
  const more: [string, number][] = [
    [say('Chiến dịch', 'Campaigns'), row.campaigns],
    [say('Lượt tham gia', 'Attendances'), row.attendances],
    [say('Giờ có mặt', 'Hours'), row.hours],
  ];
  return (
    <>
      {CODES.map((code) => (
        <td key={code} class="num" data-l={`${code}) ${titles(code)}`}>
          <span>
            {share(row[code].tenths)} <small class="meta">{ratio(row[code])}</small>
          </span>
        </td>
      ))}
      {more.map(([words, value]) => (
        <td key={words} class="num" data-l={words}>
          {number(value)}
        </td>
      ))}
    </>
  );
}

/** Output (campaigns, people, hours) stands beside outcome, so that neither is read alone. */
export function PlanTable({ of }: { of: Board }) {
  const heads = [
    ...CODES.map((code) => `${code}) ${titles(code)}`),
    say('Chiến dịch', 'Campaigns'),
    say('Lượt tham gia', 'Attendances'),
    say('Giờ có mặt', 'Hours'),
  ];
  return (
    <table class="tbl">
      <caption>
        {say('Bốn chỉ tiêu theo đơn vị, thực hiện trên tổng; 12 tháng', 'The targets by unit; twelve months')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('Đơn vị', 'Unit')}</th>
          {heads.map((words) => (
            <th key={words} scope="col" class="num">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.rows.map((row) => (
          <tr key={row.unit}>
            <th scope="row">
              <UnitLink row={row} code="a" />
              {row.flagged && <span class="meta"> {say('! cần xem lại', '! look again')}</span>}
            </th>
            <Cells row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
