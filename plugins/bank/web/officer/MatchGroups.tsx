// SPDX-License-Identifier: MIT
// How groups of people fared: of those who qualify for a seat, how many got one. The bar repeats the number beside it.
import { number, say } from 'officer/data/words.ts';
import { type Groups, share, type Tally } from './matching.ts';

const titles = (): Record<keyof Groups, string> => ({
  language: say('Người nói tiếng dân tộc thiểu số', 'Speakers of minority languages'),
  sex: say('Giới tính', 'Sex'),
  age: say('Nhóm tuổi', 'Age'),
  commune: say('Xã, phường', 'Commune'),
});

const few = (): string => say('Các nhóm dưới 5 người', 'Groups of fewer than 5');

function label(group: keyof Groups, key: string): string {
  if (!key) return few();
  if (group === 'commune') return key;
  const words: Record<string, string> = {
    unsaid: say('Không ghi', 'Not given'),
    male: say('Nam', 'Men'),
    female: say('Nữ', 'Women'),
    other: say('Khác', 'Other'),
    '-15': say('Đến 15 tuổi', 'Up to 15'),
    '46-': say('Từ 46 tuổi', '46 and over'),
    none: say('Không nói', 'None'),
    minority: say('Nói ít nhất một thứ tiếng', 'At least one language'),
  };
  return words[key] ?? key.replace('-', '–');
}

function Meter({ tally }: { tally: Tally }) {
  const part = tally.able > 0 ? (100 * tally.chosen) / tally.able : 0;
  return (
    <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <path class="all" d="M0 0h100v6H0z" />
      <path class="part" d={`M0 0h${part}v6H0z`} />
    </svg>
  );
}

function Rates({ group, tallies }: { group: keyof Groups; tallies: Tally[] }) {
  return (
    <table class="rates">
      <caption>{titles()[group]}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Nhóm', 'Group')}</th>
          <th scope="col" class="num">
            {say('Đủ điều kiện', 'Qualify')}
          </th>
          <th scope="col" class="num">
            {say('Được xếp', 'Placed')}
          </th>
          <th scope="col" class="num">
            {say('Tỉ lệ', 'Rate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tallies.map((one) => (
          <tr key={one.key}>
            <th scope="row">
              {label(group, one.key)}
              <Meter tally={one} />
            </th>
            <td class="num">{number(one.able)}</td>
            <td class="num">{number(one.chosen)}</td>
            <td class="num">{share(one.chosen, one.able, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function GroupRates({ groups }: { groups: Groups }) {
  const communes = [...groups.commune].sort((a, b) => b.able - a.able);
  return (
    <section>
      <h2>{say('Các nhóm được xếp ra sao', 'How groups fared')}</h2>
      <p class="meta">
        {say(
          'Tỉ lệ: trong những người đủ điều kiện cho ít nhất một chỗ, bao nhiêu người được xếp.',
          'Rate: of those who qualify for at least one seat, how many were placed.',
        )}
      </p>
      <div class="grid">
        <Rates group="language" tallies={groups.language} />
        <Rates group="sex" tallies={groups.sex} />
        <Rates group="age" tallies={groups.age} />
      </div>
      <details>
        <summary>
          {say(`Theo ${number(communes.length)} xã, phường`, `By ${number(communes.length)} communes`)}
        </summary>
        <Rates group="commune" tallies={communes} />
      </details>
    </section>
  );
}
