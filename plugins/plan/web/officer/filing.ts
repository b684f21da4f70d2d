// SPDX-License-Identifier: MIT
// Reports that are due: what the routes answer, and how days left and states are said.
import { dayShort } from 'officer/data/days.ts';
import { homeUnit, me, WATCHING } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';
import { place, to } from 'officer/shell/router.ts';

export type State = 'due' | 'submitted' | 'returned' | 'accepted' | 'waived';
export type Standing = 'open' | 'on_time' | 'late' | 'missed' | 'excused';
export type Action = 'submit' | 'recall' | 'accept' | 'return' | 'paper' | 'waive' | 'oblige';

interface Named {
  id: string;
  name: string;
}

export interface Filing {
  id: string;
  title: string;
  kind: string;
  year: number;
  part: number;
  from: string;
  until: string;
  due: string;
  days_left: number;
  state: State;
  standing: Standing;
  unit: Named;
  to: Named | null;
  report: string | null;
  submitted: string | null;
  back_by: string | null;
  reason: string;
  paper: string;
  paper_on: string | null;
}

export type Counts = Record<Standing | 'all' | 'accepted' | 'submitted' | 'returned', number>;

export interface Period {
  title: string;
  kind: string;
  year: number;
  part: number;
  due: string;
  counts: Counts;
}

export interface Filings {
  unit: Named;
  above: Named | null;
  on: string;
  year: number;
  writes: boolean;
  counts: Counts;
  owed: Filing[];
  waiting: Filing[];
  periods: Period[];
}

export interface Whole extends Filing {
  writes: boolean;
  actions: Action[];
  says: { results: string; difficulties: string; tasks: string; proposals: string; kept: boolean };
  counts: Counts;
  below: Filing[];
  steps: {
    action: Action;
    at: string;
    unit: Named | null;
    by: string;
    reason: string;
    report: string | null;
  }[];
}

export const filingAt = (id: string): string => to('ke-hoach', 'nop-bao-cao', id);
export const periodAt = (unit: string, of: Period): string =>
  `${to('ke-hoach', 'nop-bao-cao', 'ky')}?don-vi=${unit}&loai=${of.kind}&nam=${of.year}&so=${of.part}`;

export const waitsForUnit = (one: Filing): boolean => one.state === 'due' || one.state === 'returned';

const WORDS: Record<State, [string, string, Tone]> = {
  due: ['Chưa nộp', 'Not handed in', 'plain'],
  submitted: ['Đã nộp, chờ nhận', 'Handed in', 'info'],
  returned: ['Bị trả lại', 'Given back', 'no'],
  accepted: ['Đã nhận', 'Accepted', 'ok'],
  waived: ['Được miễn', 'Waived', 'plain'],
};

export const stateWords = (state: State): string => say(WORDS[state][0], WORDS[state][1]);
export function toneOf(one: Filing): Tone {
  if (one.standing === 'missed') return 'no';
  return one.state === 'due' && one.days_left <= 5 ? 'warn' : WORDS[one.state][2];
}

const STANDINGS: Record<Standing, [string, string]> = {
  open: ['chưa đến hạn', 'not due yet'],
  on_time: ['đúng hạn', 'on time'],
  late: ['nộp muộn', 'late'],
  missed: ['quá hạn, chưa nộp', 'overdue'],
  excused: ['được miễn', 'waived'],
};
export const standingWords = (standing: Standing): string => say(...STANDINGS[standing]);

/** "Còn 12 ngày" for what waits for its unit. */
export function daysWords(one: Filing): string {
  const days = number(Math.abs(one.days_left));
  if (one.days_left < 0) return say(`Quá hạn ${days} ngày`, `${days} days overdue`);
  if (one.days_left === 0) return say('Hạn hôm nay', 'Due today');
  return say(`Còn ${days} ngày`, `${days} days left`);
}

export function cameWords(one: Filing): string {
  if (one.paper_on)
    return say(
      `bản giấy số ${one.paper}, ngày ${dayShort(one.paper_on)}`,
      `paper ${one.paper}, ${dayShort(one.paper_on)}`,
    );
  return one.submitted
    ? say(
        `nộp ngày ${dayShort(one.submitted.slice(0, 10))}`,
        `handed in ${dayShort(one.submitted.slice(0, 10))}`,
      )
    : '';
}

const STEPS: Record<Action, [string, string]> = {
  submit: ['Nộp', 'Handed in'],
  recall: ['Rút lại', 'Taken back'],
  accept: ['Nhận', 'Accepted'],
  return: ['Trả lại', 'Given back'],
  paper: ['Nhận bản giấy', 'Received on paper'],
  waive: ['Cho miễn', 'Waived'],
  oblige: ['Thôi miễn', 'No longer waived'],
};
export const stepWords = (action: Action): string => say(...STEPS[action]);

/** The unit in the address, or the reader's own: a monitor's is the one watched. */
export function askedUnit(): string {
  const watched = me.value?.roles.find((one) => WATCHING.includes(one.role));
  return place.value.query.get('don-vi') || homeUnit() || (watched?.unit ?? '');
}
