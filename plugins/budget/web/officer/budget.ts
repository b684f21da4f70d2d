// SPDX-License-Identifier: MIT
// What the budget's board answers, and its addresses. All amounts are whole đồng.
import { today } from 'officer/data/days.ts';
import { homeUnit, me } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { place, to } from 'officer/shell/router.ts';

export interface Sums {
  amount: number;
  adjusted: number;
  planned: number;
  spent: number;
  left: number;
}

export type Action = 'send' | 'recall' | 'return' | 'take' | 'approve';

export interface Standing {
  etag: string;
  state: string;
  state_label: string;
  reason: string;
  decision: string;
  decided: string;
  can: Action[];
}

export interface Part extends Sums, Standing {
  estimate: string;
  unit: string;
  name: string;
  own: boolean;
  counted: boolean;
}

export interface Line extends Sums {
  id: string;
  content: string;
  calculation: string;
  source: string;
  task: string;
  tie: { kind: 'course' | 'campaign'; id: string; title: string; says: number } | null;
}

export interface Adjustment {
  id: string;
  content: string;
  amount: number;
  grounds: string;
  state: string;
  state_label: string;
  reason: string;
  decision: string;
  decides: boolean;
}

export interface Payment {
  id: string;
  day: string;
  document: string;
  content: string;
  amount: number;
  reversed: boolean;
  reason: string;
}

export interface Estimate extends Standing {
  id: string;
  grounds: string;
  open: boolean;
  spends: boolean;
  steps: { action: string; reason: string; at: string }[];
  adjustments: Adjustment[];
}

export interface Board {
  unit: string;
  name: string;
  year: number;
  writes: boolean;
  estimate: Estimate | null;
  rows: Line[];
  ties: (Sums & { kind: 'course' | 'campaign'; id: string; title: string; says: number; lines: number })[];
  payments: Payment[];
  parts: Part[];
  sources: (Sums & {
    id: string;
    title: string;
    kind_label: string;
    has: number;
    over: boolean;
  })[];
  total: Sums;
  years: (Sums & { year: number; state_label: string })[];
}

export const unitAsked = (): string =>
  place.value.query.get('don-vi') || homeUnit() || me.value?.roles[0]?.unit || '';
export const yearAsked = (): number => Number(place.value.query.get('nam')) || Number(today().slice(0, 4));

/** The board of a unit and year; `section` is a place on it. */
export const boardOf = (unit: string, year: number): string =>
  `${to('ngan-sach')}?don-vi=${unit}&nam=${year}`;

/** The form that writes `what` beside the board that is looked at. */
export const formOf = (what: string, more: Record<string, string> = {}): string =>
  `${to('ngan-sach', what)}?${new URLSearchParams({ 'don-vi': unitAsked(), nam: String(yearAsked()), ...more })}`;

export const money = (dong: number): string => number(dong);
export const share = (part: number, whole: number): string =>
  whole > 0 ? `${number((100 * part) / whole, 1)}%` : '–';

export const actionWords = (action: Action): string =>
  ({
    send: say('Gửi cấp trên', 'Send up'),
    recall: say('Lấy lại', 'Take back'),
    return: say('Trả lại', 'Return'),
    take: say('Tổng hợp', 'Consolidate'),
    approve: say('Duyệt', 'Approve'),
  })[action];
