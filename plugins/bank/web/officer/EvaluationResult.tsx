// SPDX-License-Identifier: MIT
// What a year came to as a whole: the figures, the bands, what changed against the year before, the teams.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Button, Chip } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import {
  type Before,
  bandsOf,
  bandTone,
  points,
  type Round,
  type TeamRated,
  type Teams,
} from './evaluation.ts';
import { share } from './matching.ts';

/* ---- figures ------------------------------------------------------------------------------- */

export function Figures({ round }: { round: Round }) {
  return (
    <>
      <ul class="stats">
        <li>
          <b>{number(round.people ?? 0)}</b>
          {say('người được xét', 'people considered')}
        </li>
        <li>
          <b>{number(round.rated ?? 0)}</b>
          {say('được xếp loại', 'rated')}
        </li>
        <li>
          <b>{points(round.median ?? 0)}</b>
          {say(
            'điểm trung vị: một nửa số người cao hơn, một nửa thấp hơn',
            'median: half are above, half below',
          )}
        </li>
        <li>
          <b>{number(round.moved ?? 0)}</b>
          {say(
            `người xuống bậc vì tỷ lệ xuất sắc tối đa ${round.quota_percent ?? 0} %`,
            `moved down: at most ${round.quota_percent ?? 0} % may be excellent`,
          )}
        </li>
      </ul>
      {(round.faults ?? 0) > 0 && (
        <div class="notice bad" role="alert">
          <p>
            <b>
              {say(
                `! Quy tắc bị lỗi với ${number(round.faults ?? 0)} người.`,
                `! The rule failed for ${number(round.faults ?? 0)} people.`,
              )}
            </b>{' '}
            {say(
              'Họ chưa được xếp loại. Sửa quy tắc rồi lấy bản mới và đánh giá lại.',
              'They are not rated. Mend the rule, take the new version and evaluate again.',
            )}
          </p>
        </div>
      )}
    </>
  );
}

function Bar({ part, whole }: { part: number; whole: number }) {
  return (
    <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <path class="all" d="M0 0h100v6H0z" />
      <path class="part" d={`M0 0h${whole > 0 ? (100 * part) / whole : 0}v6H0z`} />
    </svg>
  );
}

/** The bar repeats the number beside it; a band's name leads to its people. */
export function Bands({ round, look }: { round: Round; look: (band: string) => void }) {
  const people = round.people ?? 0;
  return (
    <section>
      <h2>{say('Xếp loại', 'Ratings')}</h2>
      <table class="rates narrow level">
        <caption class="vh">{say('Số người ở mỗi mức', 'People in each band')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Mức', 'Band')}</th>
            <th scope="col" class="num">
              {say('Số người', 'People')}
            </th>
            <th scope="col" class="num">
              {say('Tỉ lệ', 'Share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bandsOf(round).map((band) => (
            <tr key={band.code}>
              <th scope="row">
                <Button
                  kind="link"
                  label={say(`${band.label}: xem những ai`, `${band.label}: who they are`)}
                  onClick={() => look(band.code)}
                >
                  {band.label}
                </Button>
                <Bar part={band.count} whole={people} />
              </th>
              <td class="num">{number(band.count)}</td>
              <td class="num">{share(band.count, people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/* ---- the year before ----------------------------------------------------------------------- */

function Cells({ cells, labels }: { cells: number[][]; labels: string[] }) {
  const order = [1, 2, 3, 4, 0];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard too
    <section class="scroll" tabIndex={0} aria-label={say('So với năm trước', 'Against the year before')}>
      <table class="cross">
        <caption>
          {say(
            'Hàng: năm trước. Cột: năm nay. Số là số người.',
            'Rows: the year before. Columns: this year. Numbers are people.',
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Năm trước', 'Before')}</th>
            {order.map((to) => (
              <th key={to} scope="col" class="num">
                {labels[to]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((from) => (
            <tr key={from}>
              <th scope="row">{labels[from]}</th>
              {order.map((to) => (
                <td key={to} class={from === to ? 'num same' : 'num'}>
                  {number(cells[from]?.[to] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function YearBefore({ round }: { round: Round }) {
  const read = useLoad(() => get<Before>(`/evaluation_rounds/${round.id}/before`), [round.id, round.ended]);
  const bands = bandsOf(round).map((band) => band.label);
  const labels = [bands[4] ?? '', ...bands.slice(0, 4)];
  return (
    <Await of={read}>
      {({ before }) =>
        before && (
          <section>
            <h2>{say(`So với năm ${before.year}`, `Against ${before.year}`)}</h2>
            <p>
              {say(
                `${number(before.rose)} người lên bậc, ${number(before.fell)} người xuống bậc, ${number(before.same)} người giữ bậc; ${number(before.only_now)} người mới, ${number(before.only_before)} người không còn trong danh sách.`,
                `${number(before.rose)} rose, ${number(before.fell)} fell, ${number(before.same)} stayed; ${number(before.only_now)} are new, ${number(before.only_before)} are no longer listed.`,
              )}{' '}
              <a href={to('danh-gia', before.id)}>{before.title}</a>
            </p>
            <details>
              <summary>{say('Từ mức nào sang mức nào', 'From which band to which')}</summary>
              <Cells cells={before.cells} labels={labels} />
            </details>
          </section>
        )
      }
    </Await>
  );
}

/* ---- teams --------------------------------------------------------------------------------- */

function TeamRow({ team }: { team: TeamRated }) {
  const cell = (label: string, value: string, numeric = true) => (
    <td data-l={label} class={numeric ? 'num' : undefined}>
      <span>{value}</span>
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <a href={to('du-lieu', 'team', team.team)}>{team.name}</a>
      </th>
      {cell(say('Thành viên', 'Members'), number(team.members))}
      {cell(say('Có hoạt động', 'Active'), number(team.active))}
      {cell(say('Trung vị', 'Median'), team.score_text)}
      <td data-l={say('Xếp loại', 'Rating')}>
        <span>
          <Chip tone={bandTone(team.band)}>{team.band_label}</Chip>
          {team.note && <span class="meta"> {team.note}</span>}
        </span>
      </td>
    </tr>
  );
}

export function TeamTable({ round }: { round: Round }) {
  const read = useLoad(() => get<Teams>(`/evaluation_rounds/${round.id}/teams`), [round.id, round.ended]);
  if (!round.teams) return null;
  return (
    <section>
      <h2>{say('Đội, nhóm', 'Teams')}</h2>
      <p class="meta">
        {say(
          'Điểm của đội là trung vị điểm thành viên: người ở giữa khi xếp từ cao đến thấp.',
          "A team's score is the median of its members': the one in the middle from best to worst.",
        )}
      </p>
      <Await of={read}>
        {({ items }) => (
          <table class="tbl">
            <caption class="vh">{say('Kết quả từng đội', 'What each team came to')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('Đội', 'Team')}</th>
                <th scope="col" class="num">
                  {say('Thành viên', 'Members')}
                </th>
                <th scope="col" class="num">
                  {say('Có hoạt động', 'Active')}
                </th>
                <th scope="col" class="num">
                  {say('Trung vị', 'Median')}
                </th>
                <th scope="col">{say('Xếp loại', 'Rating')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((team) => (
                <TeamRow key={team.id} team={team} />
              ))}
            </tbody>
          </table>
        )}
      </Await>
    </section>
  );
}
