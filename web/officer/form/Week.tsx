// SPDX-License-Identifier: MIT
// Weekly free time: a row per day, four parts each; a whole column by one button.
import { say } from '../data/words.ts';

const days = [
  ['mon', 'Thứ Hai', 'Monday'],
  ['tue', 'Thứ Ba', 'Tuesday'],
  ['wed', 'Thứ Tư', 'Wednesday'],
  ['thu', 'Thứ Năm', 'Thursday'],
  ['fri', 'Thứ Sáu', 'Friday'],
  ['sat', 'Thứ Bảy', 'Saturday'],
  ['sun', 'Chủ Nhật', 'Sunday'],
] as const;
const blocks = [
  ['morning', 'Sáng', 'Morning'],
  ['afternoon', 'Chiều', 'Afternoon'],
  ['evening', 'Tối', 'Evening'],
  ['night', 'Đêm', 'Night'],
] as const;

/** "Thứ Bảy: sáng, chiều" per day that has something. */
export function weekWords(cells: readonly string[]): string[] {
  return days.flatMap(([day, vi, en]) => {
    const own = blocks.filter(([block]) => cells.includes(`${day}.${block}`));
    return own.length ? [`${say(vi, en)}: ${own.map((b) => say(b[1], b[2]).toLowerCase()).join(', ')}`] : [];
  });
}

export function Week({ value, change }: { value: string[]; change: (cells: string[]) => void }) {
  const has = new Set(value);
  const set = (cells: string[], on: boolean) => {
    const next = new Set(has);
    for (const cell of cells) {
      if (on) next.add(cell);
      else next.delete(cell);
    }
    change([...next]);
  };
  return (
    <div class="week">
      {days.map(([day, vi, en]) => (
        <fieldset key={day} class="day">
          <legend class="vh">{say(vi, en)}</legend>
          <b aria-hidden="true">{say(vi, en)}</b>
          {blocks.map(([block, bvi, ben]) => (
            <label key={block}>
              <input
                type="checkbox"
                checked={has.has(`${day}.${block}`)}
                onChange={(event) => set([`${day}.${block}`], event.currentTarget.checked)}
              />
              {say(bvi, ben)}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
