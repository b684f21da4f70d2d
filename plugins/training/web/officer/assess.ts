// SPDX-License-Identifier: MIT
// What assessments are on the officers' pages. tests/browser/assess.test.js holds the members to what a running server says.
import { number, say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';

export interface SheetRow {
  id: string;
  set: string;
  set_title: string;
  year: number;
  of: string;
  unit: string;
  unit_name: string;
  holder: string;
  state: string;
  self_total: number;
  appraised_total: number;
  bonus: number;
  most: number;
  band: string | null;
  unrated: boolean;
  score: number;
  self_late: number;
  appraisal_late: number;
  waits_for: 'self' | 'appraisal' | null;
}

export interface Standing {
  items: SheetRow[];
  counts: { all: number; submitted: number; classified: number; self_late: number; appraisal_late: number };
}

export interface Line {
  id: string;
  version: string;
  position: number;
  title: string;
  condition: string;
  points: number;
  evidence_needed: boolean;
  scored: boolean;
  self: number;
  checked: boolean;
  appraised: number;
  evidence: string;
  note: string;
  appraisal_note: string;
}

export interface Group {
  name: string;
  bonus: boolean;
  lines: Line[];
}

export interface Classification {
  id: string;
  standing: boolean;
  band: string | null;
  unrated: boolean;
  score: number;
  made: string;
  why: string;
  rule_unit: string;
  rule_number: number;
  reasons: { text: string; points: number }[];
}

export interface Sheet {
  id: string;
  unit: string;
  unit_name: string;
  holder: string;
  state: string;
  self_total: number;
  self_bonus: number;
  appraised_total: number;
  appraised_bonus: number;
  submitted: string;
  appraised: string;
  self_late: number;
  appraisal_late: number;
  returns: number;
  return_reason: string;
  correcting: string;
  band: string | null;
  unrated: boolean;
  score: number;
  fault: string;
  set: {
    id: string;
    title: string;
    year: number;
    of: string;
    level: string;
    state: string;
    self_due: string;
    appraisal_due: string;
    most: number;
    bonus_most: number;
  };
  may_self: boolean;
  may_appraise: boolean;
  may_confirm_again: boolean;
  may_reopen: boolean;
  groups: Group[];
  classifications: Classification[];
}

export interface KnownCadre {
  cadre: string;
  name: string;
  unit: string;
  unit_name: string;
  duty: string;
  full_time: boolean;
  trained: boolean;
  until: string;
  ever: boolean;
}

export interface Known {
  on: string;
  items: KnownCadre[];
}

export interface FigureOf {
  cadres: number;
  full_time: number;
  trained: number;
  percent: number | null;
}

export interface Figure extends FigureOf {
  on: string;
  units: (FigureOf & { unit: string; name: string })[];
}

export const stateTone = (state: string): Tone =>
  (({ classified: 'ok', submitted: 'info', returned: 'warn', appraised: 'no' })[state] as Tone | undefined) ??
  'plain';

export const setTone = (state: string): Tone =>
  state === 'open' ? 'info' : state === 'closed' ? 'ok' : 'plain';

export const bandTone = (band: string | null): Tone =>
  band === 'fail' ? 'no' : band === 'pass' ? 'warn' : band ? 'ok' : 'plain';

export const hundredths = (value: number): string => number(value / 100, 2);

/** "Điểu K’Bông, Đoàn xã Quảng Sơn", or the unit alone. */
export const whose = (of: { holder: string; unit_name: string }): string =>
  of.holder ? `${of.holder}, ${of.unit_name}` : of.unit_name;

/** "chậm 4 ngày", of whoever's turn it is or was. */
export function lateWords(row: { self_late: number; appraisal_late: number }): string[] {
  const said: string[] = [];
  if (row.self_late > 0)
    said.push(say(`tự chấm chậm ${row.self_late} ngày`, `self score ${row.self_late} days late`));
  if (row.appraisal_late > 0)
    said.push(say(`thẩm định chậm ${row.appraisal_late} ngày`, `appraisal ${row.appraisal_late} days late`));
  return said;
}
