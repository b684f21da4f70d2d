// SPDX-License-Identifier: MIT
// A verdict with its reasons, for people: alone, or the old beside the new with what differs marked in words.
import { say } from '../data/words.ts';
import type { Reason, Verdict } from './preview_types.ts';
import { points, signed } from './words.ts';

export function outcomeWords(verdict: Verdict, band: (code: string) => string): string {
  if (verdict.rejected) return say('Bị từ chối', 'Rejected');
  if (verdict.unrated) return say('Chưa xếp loại', 'Not rated');
  const score = say(`${points(verdict.score)} điểm`, `${points(verdict.score)} points`);
  return verdict.band ? `${score} · ${band(verdict.band)}` : score;
}

const hundredths = (value: number): number => Math.round(value * 100);
const key = (reason: Reason): string => `${reason.code} ${reason.points} ${reason.vi}`;

interface VerdictProps {
  title: string;
  verdict: Verdict | null;
  other?: Verdict | null; // reasons it does not have are marked
  fresh?: boolean; // the new one of the two
  band?: (code: string) => string;
}

export function VerdictView({ title, verdict, other, fresh, band = (code) => code }: VerdictProps) {
  if (!verdict)
    return (
      <div class="verdict">
        <p>
          <span class="meta">{title}</span> {say('không tính được', 'could not be computed')}
        </p>
      </div>
    );
  const sum = verdict.reasons.reduce((total, reason) => total + hundredths(reason.points), 0);
  const known = new Set((other?.reasons ?? []).map(key));
  return (
    <div class="verdict">
      <p>
        <span class="meta">{title}</span> <b>{outcomeWords(verdict, band)}</b>
      </p>
      {verdict.rejected && <p>{verdict.rejected_vi || verdict.rejected}</p>}
      {verdict.reasons.length === 0 && !verdict.rejected && (
        <p class="meta">{say('Không có lý do nào cộng hay trừ.', 'No reason adds or takes points.')}</p>
      )}
      {!verdict.rejected && !verdict.unrated && sum !== hundredths(verdict.score) && (
        <p class="meta">
          {say(
            `Cộng lại là ${points(sum / 100)}, được tính ${points(verdict.score)}.`,
            `The sum is ${points(sum / 100)}, of which ${points(verdict.score)} counts.`,
          )}
        </p>
      )}
      <ul>
        {verdict.reasons.map((reason, i) => {
          const differs = other !== undefined && !known.has(key(reason));
          return (
            <li key={`${key(reason)} ${i}`} class={differs ? 'differs' : undefined}>
              <span>
                {reason.vi}
                {differs && <span class="meta"> ({fresh ? say('mới', 'new') : say('khác', 'differs')})</span>}
              </span>
              {reason.points !== 0 && <b>{signed(reason.points)}</b>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
