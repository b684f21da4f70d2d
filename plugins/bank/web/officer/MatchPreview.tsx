// SPDX-License-Identifier: MIT
// What a matching would be about, counted while the wish is still being written. A newer wish breaks off the question of the older
// one; what does not fit together yet is said here before it is refused.

import { flawText, get, type Problem } from 'officer/data/api.ts';
import { asProblem } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import type { Values } from 'officer/form/Form.tsx';
import { Facts } from 'officer/shell/parts.tsx';
import { useEffect, useState } from 'preact/hooks';
import type { Preview } from './matching.ts';

const REST_MS = 300;

interface Counted {
  preview: Preview | null;
  problem: Problem | null;
  busy: boolean;
}

function queryOf(wish: Values): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(wish))
    if (value !== null && value !== undefined && value !== '' && name !== 'title')
      out.set(name, String(value));
  return out.toString();
}

/** Asks once the typing rests. What was counted last stays until the next count is there. */
function usePreview(query: string): Counted {
  const [counted, setCounted] = useState<Counted>({ preview: null, problem: null, busy: true });
  useEffect(() => {
    const newer = new AbortController();
    const ask = async () => {
      try {
        const preview = await get<Preview>(`/match_runs/preview?${query}`, { signal: newer.signal });
        setCounted({ preview, problem: null, busy: false });
      } catch (failure) {
        if (!newer.signal.aborted) setCounted({ preview: null, problem: asProblem(failure), busy: false });
      }
    };
    setCounted((old) => ({ ...old, busy: true }));
    const rest = setTimeout(() => void ask(), REST_MS);
    return () => {
      clearTimeout(rest);
      newer.abort();
    };
  }, [query]);
  return counted;
}

function pairsWords({ pairs, pairs_are }: Preview): string {
  const count = number(pairs);
  return {
    exact: count,
    most: say(`nhiều nhất ${count}`, `at most ${count}`),
    estimate: say(`khoảng ${count}`, `about ${count}`),
  }[pairs_are];
}

const pairsMeta = (of: Preview): string =>
  ({
    exact: '',
    most: say(
      'Chứng chỉ và quy tắc được xét khi ghép, nên số cặp có thể ít hơn.',
      'Certificates and rules are asked in the matching itself, so there may be fewer pairs.',
    ),
    estimate: say(
      'Số cặp là ước lượng, đếm trên một phần số người.',
      'Pairs are an estimate, counted over a part of the people.',
    ),
  })[of.pairs_are];

function Counts({ of }: { of: Preview }) {
  const rows: [string, string][] = [
    [say('Người được xét', 'People considered'), number(of.people)],
    [say('Ca', 'Shifts'), number(of.shifts)],
    [say('Chỗ còn phải ghép', 'Seats to fill'), number(of.seats)],
    [say('Chỗ tối thiểu', 'Seats at least'), number(of.minimum)],
    [say('Dành cho người biết tiếng', 'Kept for speakers'), number(of.quotas.language)],
    [say('Dành cho trưởng nhóm', 'Kept for leaders'), number(of.quotas.lead)],
    [say('Đã nhận từ trước', 'Confirmed before'), number(of.locked)],
    [say('Cặp người và chỗ hợp nhau', 'Pairs of person and seat that fit'), pairsWords(of)],
  ];
  return (
    <>
      <Facts rows={rows} />
      {of.shifts === 0 && (
        <p>
          {say('Không có ca nào đang mở trong những ngày đã chọn.', 'No shift is open on the chosen days.')}
        </p>
      )}
      {of.shifts > 0 && pairsMeta(of) && <p class="meta">{pairsMeta(of)}</p>}
    </>
  );
}

export function MatchPreview({ wish }: { wish: Values }) {
  const { preview, problem, busy } = usePreview(queryOf(wish));
  return (
    <section class="card" aria-busy={busy && preview !== null}>
      <h2>{say('Lượt ghép này sẽ gồm', 'This matching would be about')}</h2>
      <div role="status">
        {preview && <Counts of={preview} />}
        {problem && <p>{problem.flaws.map(flawText).join('. ') || problem.message}</p>}
        {!preview && !problem && <p class="meta">{say('Đang đếm…', 'Counting…')}</p>}
      </div>
    </section>
  );
}
