// SPDX-License-Identifier: MIT
// Everybody of a round, best first; found by name without accents, narrowed to a band. What is asked for stands in the address.
import { get } from 'officer/data/api.ts';
import { asProblem } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { SearchBox } from 'officer/form/SearchBox.tsx';
import { Button, Chip, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { place, refine } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { bandsOf, bandTone, type People, type RatedPerson, type Round } from './evaluation.ts';

const asked = (name: string): string => place.value.query.get(name) ?? '';

export const lookAtBand = (band: string) => {
  refine({ muc: band, q: '' });
  document.getElementById('people')?.focus();
};

function Narrow({ round }: { round: Round }) {
  return (
    <search class="row">
      <SearchBox
        id="q"
        label={say('Tìm theo tên', 'Find by name')}
        value={asked('q')}
        change={(q) => refine({ q })}
      />
      <div class="field">
        <label for="by-band">{say('Xếp loại', 'Rating')}</label>
        <select
          id="by-band"
          value={asked('muc')}
          onChange={(event) => refine({ muc: event.currentTarget.value })}
        >
          <option value="">{say('Tất cả', 'All')}</option>
          {bandsOf(round).map((band) => (
            <option key={band.code} value={band.code}>
              {band.label}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}

/** The rating in words, and what an officer has to know about it at a glance. */
export function BandChip({ one }: { one: RatedPerson }) {
  return (
    <span class="row tight">
      <Chip tone={bandTone(one.band)}>{one.band_label}</Chip>
      {one.faulty && <Chip tone="no">{say('Quy tắc bị lỗi', 'The rule failed')}</Chip>}
      {one.quota_moved && <Chip tone="warn">{say('Xuống bậc vì tỷ lệ', 'Moved down by the quota')}</Chip>}
      {one.corrected && <Chip>{say('Đã điều chỉnh', 'Corrected')}</Chip>}
      {one.appeal === 'waiting' && <Chip tone="warn">{say('Chờ phúc tra', 'Appeal waits')}</Chip>}
    </span>
  );
}

function Rows({ items, look }: { items: RatedPerson[]; look: (id: string) => void }) {
  const heads = [
    say('Họ tên', 'Name'),
    say('Hạng', 'Rank'),
    say('Điểm', 'Points'),
    say('Xếp loại', 'Rating'),
    say('Có mặt', 'Attended'),
    say('Đơn vị', 'Unit'),
  ];
  const numeric = [1, 2, 4];
  const cells = (one: RatedPerson) => [
    one.rank ? number(one.rank) : '–',
    one.score_text,
    <BandChip key="band" one={one} />,
    `${number(one.attended)}/${number(one.called)}`,
    one.unit_name,
  ];
  return (
    <table class="tbl level">
      <caption class="vh">{say('Kết quả từng người', 'What each person came to')}</caption>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th key={head} scope="col" class={numeric.includes(i) ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Button
                kind="link"
                label={say(`${one.name}: vì sao`, `${one.name}: why`)}
                onClick={() => look(one.id)}
              >
                {one.name}
              </Button>
            </th>
            {cells(one).map((cell, i) => (
              <td
                key={heads[i + 1]}
                data-l={heads[i + 1]}
                class={numeric.includes(i + 1) ? 'num' : undefined}
              >
                <span>{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PeopleList({ round, look }: { round: Round; look: (id: string) => void }) {
  const [page, setPage] = useState<People | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const turn = useRef(0);
  const query = new URLSearchParams({ words: asked('q'), band: asked('muc') }).toString();

  const read = async (after: number | null) => {
    const mine = ++turn.current;
    const more = after ? `&after=${after}` : '';
    try {
      const got = await get<People>(`/evaluation_rounds/${round.id}/people?${query}${more}`);
      if (mine !== turn.current) return;
      setProblem(null);
      setPage((old) => (after && old ? { ...got, items: [...old.items, ...got.items] } : got));
      speak(say(`${number(got.items.length)} người`, `${number(got.items.length)} people`));
    } catch (failure) {
      if (mine === turn.current) setProblem(failure);
    }
  };
  useEffect(() => {
    void read(null);
  }, [round.id, round.ended, round.state, query]);

  return (
    <section>
      <h2 id="people" tabIndex={-1}>
        {say('Từng người', 'Each person')}
      </h2>
      <Narrow round={round} />
      {problem !== null && <ProblemNotice problem={asProblem(problem)} retry={() => void read(null)} />}
      {page && page.items.length === 0 && <Empty>{say('Không có ai khớp.', 'Nobody matches.')}</Empty>}
      {page && page.items.length > 0 && <Rows items={page.items} look={look} />}
      {page?.next && (
        <Button kind="alt" onClick={() => void read(page.next)}>
          {say('Xem thêm', 'Show more')}
        </Button>
      )}
    </section>
  );
}
