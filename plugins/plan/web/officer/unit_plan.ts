// SPDX-License-Identifier: MIT
// What the server answers of units' yearly plans and their adjustments, and the addresses of their pages.
import { homeUnit } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';
import { place, to } from 'officer/shell/router.ts';

/** How far a plan is. */
export interface Far {
  plan: string;
  state: string;
  state_label: string;
  activities: number;
  done: number;
  late: number;
  over: number; // quarters to declare
  declared: number;
  waits: boolean;
}

export interface Next {
  tone: 'late' | 'due' | 'later';
  code: string;
  text: string;
  page: string;
}

export interface UnitYear {
  unit: string;
  name: string;
  above: string | null;
  above_name: string;
  year: number;
  writes: boolean;
  own: Far | null;
  rows: ({ unit: string; name: string } & Partial<Far>)[];
  next: Next[];
}

export interface PlanCampaign {
  id: string;
  answer: string | null;
  title: string;
  starts: string;
  done: boolean;
  state_label: string;
}

export interface Activity {
  id: string;
  name: string;
  quarter: number;
  times: number;
  type_label: string;
  field_label: string;
  host: string;
  place: string;
  people: number;
  note: string;
  from: string;
  until: string;
  state: 'none' | 'prepared' | 'running' | 'done' | 'late' | 'out';
  state_label: string;
  done: number;
  campaigns: PlanCampaign[];
}

export interface Quarter {
  quarter: number;
  over: boolean;
  begun: boolean;
  owes: boolean;
  planned: number;
  done: number;
  draft: string;
  declared: { id: string; figure: number; activities: string } | null;
}

export interface Adjustment {
  id: string;
  unit: string;
  name: string;
  plan: string | null;
  year: number;
  title: string;
  state: string;
  state_label: string;
  to_label: string;
  effective: string;
  submitted: string;
  decision: string;
  decided: string;
  waits: boolean;
}

export interface UnitPlan {
  id: string;
  etag: string;
  unit: string;
  name: string;
  above: string;
  year: number;
  basis: string;
  aims: string;
  ways: string;
  number: string;
  state: string;
  state_label: string;
  reason: string;
  submitted: string;
  approved: string;
  decision: string;
  on: string;
  writes: boolean;
  open: boolean;
  top: boolean;
  can: ('submit' | 'recall' | 'return' | 'approve' | 'close')[];
  quarters: Quarter[];
  activities: Activity[];
  loose: PlanCampaign[];
  adjustments: Adjustment[];
}

export interface Change {
  id: string;
  what: 'target' | 'add' | 'alter' | 'drop';
  what_label: string;
  target: string;
  was: string;
  becomes: string;
  why: string;
}

export interface WholeAdjustment extends Adjustment {
  etag: string;
  grounds: string;
  number: string;
  reason: string;
  evidence: string;
  open: boolean;
  can: ('submit' | 'withdraw' | 'return' | 'approve' | 'refuse')[];
  changes: Change[];
}

export interface Adjustments {
  unit: string;
  name: string;
  top: boolean;
  writes: boolean;
  items: Adjustment[];
  levels: {
    target: string;
    by: string;
    percent: number;
    basis: string;
    from: string;
    until: string;
    stands: boolean;
  }[];
}

export const QUARTERS = ['', 'I', 'II', 'III', 'IV'] as const;

export const unitsOf = (unit: string, year: number | string): string =>
  `${to('ke-hoach', 'don-vi')}?${new URLSearchParams({ ...(unit && { 'don-vi': unit }), nam: String(year) })}`;
export const planOf = (...parts: string[]): string => to('ke-hoach', 'don-vi', ...parts);
export const adjustmentOf = (...parts: string[]): string => to('ke-hoach', 'dieu-chinh', ...parts);

export const unitAsked = (): string => place.value.query.get('don-vi') || homeUnit();

export const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const stateTone = (state: string): Tone =>
  ({
    approved: 'ok' as const,
    closed: 'ok' as const,
    submitted: 'info' as const,
    adjusting: 'info' as const,
    returned: 'warn' as const,
    refused: 'no' as const,
  })[state] ?? 'plain';

export const doingTone = (state: Activity['state']): Tone =>
  ({
    done: 'ok' as const,
    late: 'warn' as const,
    running: 'info' as const,
    prepared: 'info' as const,
    none: 'plain' as const,
    out: 'plain' as const,
  })[state];

/** "5 hoạt động, xong 2, quá quý 1" */
export function farWords(far: Far): string {
  const parts = [
    say(`${number(far.activities)} hoạt động`, `${number(far.activities)} activities`),
    say(`xong ${number(far.done)}`, `${number(far.done)} done`),
  ];
  if (far.late > 0) parts.push(say(`quá quý ${number(far.late)}`, `${number(far.late)} overdue`));
  return parts.join(', ');
}

export const declaredWords = (far: Far): string =>
  far.over === 0
    ? say('chưa đến lúc kê khai', 'nothing to declare yet')
    : say(`kê khai ${far.declared}/${far.over} quý`, `${far.declared} of ${far.over} quarters declared`);
