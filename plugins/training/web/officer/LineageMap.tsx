// SPDX-License-Identifier: MIT
// Communes as tiles, area by area, north first; the number is said in words too, and the table below has every figure.
import { number, say } from 'officer/data/words.ts';
import type { Commune, Lineage } from './lineage.ts';

const shade = (learners: number): number => (learners === 0 ? 0 : learners < 10 ? 1 : learners < 20 ? 2 : 3);

const short = (name: string): string => name.replace(/^(Xã|Phường|Thị trấn|Đặc khu) /, '');

function Tile({ of }: { of: Commune }) {
  return (
    <li class={`tile r${shade(of.learners)}${of.trainers ? '' : ' gap'}`}>
      <span>{short(of.name)}</span>
      <b>{number(of.learners)}</b>
      <span class="vh">
        {of.trainers
          ? say(`người đã học, ${of.trainers} tập huấn viên`, `people taught, ${of.trainers} trainers`)
          : say('người đã học, chưa có tập huấn viên', 'people taught, no trainer')}
      </span>
    </li>
  );
}

export function LineageMap({ of }: { of: Lineage }) {
  const areas = new Map<string, Commune[]>();
  for (const commune of [...of.communes].sort((a, b) => b.lat - a.lat))
    areas.set(commune.area, [...(areas.get(commune.area) ?? []), commune]);
  const legend: [string, string][] = [
    ['r0', '0'],
    ['r1', '1–9'],
    ['r2', '10–19'],
    ['r3', '20+'],
  ];
  return (
    <div class="area-map">
      <section>
        <h3>{say('Chú giải', 'Legend')}</h3>
        <ul class="plain">
          {legend.map(([name, words]) => (
            <li key={name} class="row">
              <span class={`tile ${name}`} aria-hidden="true" />
              {say(`${words} người đã học`, `${words} people taught`)}
            </li>
          ))}
          <li class="row">
            <span class="tile r0 gap" aria-hidden="true" />
            {say('viền đứt: xã chưa có tập huấn viên', 'dashed: no trainer there')}
          </li>
        </ul>
      </section>
      {[...areas].map(([name, communes]) => (
        <section key={name}>
          <h3>
            {name || say('Ngoài cụm', 'Of no area')}{' '}
            <span class="meta">{say(`${communes.length} xã, phường`, `${communes.length} communes`)}</span>
          </h3>
          <ul class="plain tiles">
            {communes.map((commune) => (
              <Tile key={commune.place} of={commune} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function CommuneTable({ of }: { of: Lineage }) {
  const [area, taught, trainers, classes] = [
    say('Cụm', 'Area'),
    say('Người đã học', 'People taught'),
    say('Tập huấn viên', 'Trainers'),
    say('Lớp', 'Classes'),
  ];
  return (
    <details>
      <summary>
        {say(`Xem dạng bảng, ${of.communes.length} dòng`, `As a table, ${of.communes.length} rows`)}
      </summary>
      <table class="tbl">
        <caption class="vh">{say('Từng xã, phường', 'Each commune')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Xã, phường', 'Commune')}</th>
            <th scope="col">{area}</th>
            {[taught, trainers, classes].map((words) => (
              <th key={words} scope="col" class="num">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.communes.map((one) => (
            <tr key={one.place}>
              <th scope="row">{one.name}</th>
              <td data-l={area}>{one.area}</td>
              <td data-l={taught} class="num">
                {number(one.learners)}
              </td>
              <td data-l={trainers} class="num">
                {one.trainers ? number(one.trainers) : say('! chưa có', '! none')}
              </td>
              <td data-l={classes} class="num">
                {number(one.classes)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

export function AreaTable({ of }: { of: Lineage }) {
  const heads = [
    say('Xã, phường', 'Communes'),
    say('Có người đã học', 'With people taught'),
    say('Có tập huấn viên', 'With a trainer'),
    say('Người đã học', 'People taught'),
  ];
  return (
    <table class="tbl">
      <caption>{say('Theo cụm', 'By area')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Cụm', 'Area')}</th>
          {heads.map((words) => (
            <th key={words} scope="col" class="num">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.areas.map((one) => (
          <tr key={one.unit}>
            <th scope="row">{one.name}</th>
            {[one.communes, one.reached, one.covered, one.learners].map((value, i) => (
              <td key={heads[i]} data-l={heads[i]} class="num">
                {number(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
