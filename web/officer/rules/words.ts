// SPDX-License-Identifier: MIT
// Rules in words: whose they are, since when, in which state.
import { dayShort } from '../data/days.ts';
import { number, say } from '../data/words.ts';
import type { Tone } from '../shell/parts.tsx';
import type { Head, Place } from './types.ts';

export const versionWords = (version: number): string => say(`bản ${version}`, `version ${version}`);

export const whose = (place: Pick<Place, 'unit' | 'unit_name'>): string =>
  place.unit ? place.unit_name : say('Toàn tỉnh', 'The province');

/** The first shipped rules count from long ago. */
const ALWAYS = '2001-01-01';

export function sinceWords(head: Pick<Head, 'active_from' | 'active_to'>): string {
  const from = head.active_from ?? '';
  const since =
    from < ALWAYS ? say('từ đầu', 'from the start') : say(`từ ${dayShort(from)}`, `since ${dayShort(from)}`);
  if (!head.active_to) return since;
  return say(
    `${since}, đến trước ${dayShort(head.active_to)}`,
    `${since}, until before ${dayShort(head.active_to)}`,
  );
}

/** What the state means for whoever reads it, with its tone. */
export function stateOf(head: Head): { words: string; tone: Tone } {
  if (head.in_force) return { words: say('Đang áp dụng', 'In force'), tone: 'ok' };
  if (head.submitted && (head.state === 'checked' || head.state === 'previewed'))
    return { words: say('Chờ duyệt', 'Waits for approval'), tone: 'warn' };
  if (head.returned && (head.state === 'checked' || head.state === 'previewed'))
    return { words: say('Bị trả lại', 'Returned'), tone: 'no' };
  switch (head.state) {
    case 'draft':
      return { words: say('Bản nháp', 'Draft'), tone: 'plain' };
    case 'checked':
      return { words: say('Đã kiểm tra', 'Checked'), tone: 'info' };
    case 'previewed':
      return { words: say('Đã xem trước', 'Previewed'), tone: 'info' };
    case 'approved':
      return { words: say('Đã duyệt', 'Approved'), tone: 'info' };
    case 'active':
      return head.active_to
        ? { words: say('Đã thôi áp dụng', 'No longer in force'), tone: 'plain' }
        : {
            words: say(
              `Áp dụng từ ${dayShort(head.active_from)}`,
              `In force from ${dayShort(head.active_from)}`,
            ),
            tone: 'info',
          };
    default:
      return { words: say('Đã thôi dùng', 'Retired'), tone: 'plain' };
  }
}

/** Points as people write them, with their sign when they are added. */
export const points = (value: number): string => number(value, 2);
export const signed = (value: number): string =>
  value > 0 ? `+${points(value)}` : points(value).replace('-', '−');

/** A number typed the way people here write it, or as a machine does; null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}
