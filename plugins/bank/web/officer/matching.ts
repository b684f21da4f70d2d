// SPDX-License-Identifier: MIT
// What the routes of bulk matching answer, and the words its pages share; tests/browser/answers.test.js holds every member of
// `Answers` to what a running server says. Scores and prices are hundredths of a point.

import type { MatchRun as Described } from 'api';
import { number, say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';

type Kept = 'title' | 'unit' | 'state' | 'made' | 'from' | 'to'; // no run is without

/** As the server's tables describe it; every member is answered, most may be null. */
export type Run = {
  [K in keyof Described]-?: K extends Kept ? NonNullable<Described[K]> : Described[K];
};

/** Seats of one kind in one shift, in words. */
export interface Seat {
  shift: string;
  opening: string;
  title: string;
  campaign: string;
  day: string;
  day_text: string;
  time_text: string;
  class: string; // empty: seats for anybody
}

export interface Relax {
  words: string; // what is asked for: "chứng chỉ (Sơ cứu)"
  people: number; // who would qualify if it were not
}

export interface Seats extends Seat {
  minimum: number;
  seats: number;
  filled: number;
  locked: number;
  missing: number;
  eligible: number;
  price: number;
  relax: Relax[];
}

export interface Tally {
  key: string; // empty: groups of few people, together
  people: number;
  able: number; // qualify for at least one seat
  chosen: number;
}

export type Groups = Record<'commune' | 'sex' | 'age' | 'language', Tally[]>;

export interface Churn {
  same: number; // places
  moved: number; // people, as the rest
  fresh: number;
  gone: number;
}

export interface Result {
  objective: number;
  dual: number;
  proved: boolean;
  rule: string; // "Quy tắc Cụm Đắk Mil, bản 3", when one version was named
  shifts: Seats[];
  summary: { groups: Groups; churn: Churn | null; evaluated: number };
}

export interface Someone {
  volunteer: string;
  code: string;
  name: string | null;
  age: number;
  unit: string;
}

export interface Asker extends Someone {
  score: number;
  value: number; // score less price
  why: string;
  missing: number;
}

export interface ShiftClasses {
  classes: (Seat & { price: number; people: Asker[]; next: Asker[] })[];
}

export interface Choice extends Seat {
  has: boolean;
  score: number;
  price: number;
  value: number;
  why: string;
  missing: number;
}

export interface PersonChoices extends Someone {
  load: number;
  choices: Choice[];
}

export interface Move extends Someone {
  to: Seat;
  from: Seat | null; // the place they would give up for it
  score: number;
  asked_days: number; // since they were last asked anything; -1: never
}

/** Somebody who cannot come, and the place that was theirs. */
export type Leaver = Someone & Seat & { reason: string };

export interface Plan {
  proved: boolean;
  ms: number;
  left: number; // places whose holder cannot come
  unmet: number;
  gone: Leaver[]; // the first of gone_count
  gone_count: number;
  moves: Move[];
}

export interface Compared {
  id: string;
  title: string;
  people: number;
  seats: number;
  assigned: number;
  unmet: number;
  objective: number;
  dual: number;
  without_rules: boolean;
  rule: string;
  max_shifts: number;
}

export interface Comparison {
  before: Compared;
  now: Compared;
  changes: (Someone & { before: Seat[]; now: Seat[] })[];
  changed: number; // people, of whom the first are listed
  same: number;
}

/** Whom a call-up would reach. */
export interface Reach {
  able: number;
  near: number;
  seats: number;
  taken: number;
  farthest_km: number;
}

/** What a matching would be about. */
export interface Preview {
  people: number;
  shifts: number;
  seats: number; // still to fill, as the next
  minimum: number;
  locked: number;
  quotas: { language: number; lead: number };
  pairs: number;
  pairs_are: 'exact' | 'most' | 'estimate'; // most: certificates and rules may still refuse some
}

export interface Answers {
  'GET /match_runs/preview': Preview;
  'GET /match_runs/:id/result': Result;
  'GET /match_runs/:id/shifts/:shift': ShiftClasses;
  'GET /match_runs/:id/people/:person': PersonChoices;
  'GET /match_runs/:id/compare/:other': Comparison;
  'GET /match_runs/:id/replacements': Plan;
  'GET /openings/:id/surge': Reach;
}

/* ---- words --------------------------------------------------------------------------------- */

const tones: Record<string, Tone> = { ready: 'ok', applied: 'ok', failed: 'no', undone: 'plain' };
export const runTone = (state: string): Tone => tones[state] ?? 'info';

/** A run in one of these has a result. */
export const SHOWN = ['ready', 'applying', 'applied', 'undoing', 'undone'];
export const UNDER_WAY = ['waiting', 'running', 'applying', 'undoing'];

/** By which rules people were scored. */
export const ruleWords = (run: { without_rules: boolean | null }, rule: string): string =>
  rule ||
  (run.without_rules
    ? say('Không dùng quy tắc, chỉ điểm gốc', 'No rules, base scores only')
    : say('Quy tắc từng chiến dịch đang theo', 'What each campaign goes by'));

/** "71,25" */
export const points = (hundredths: number): string => number(hundredths / 100, 2);

/** "95,6 %" */
export const share = (part: number, whole: number, digits = 1): string =>
  whole > 0 ? `${number((100 * part) / whole, digits)} %` : '–';

/** How far a result can be from the best there is, "0,32 %": a bound, so rounded up. */
export const gapWords = (objective: number, dual: number): string =>
  `${number(dual > 0 ? Math.ceil((10_000 * (dual - objective)) / dual) / 100 : 0, 2)} %`;

/** People who were given something: everybody is of one language group. */
export const chosen = (of: Groups): number => of.language.reduce((sum, one) => sum + one.chosen, 0);
export const considered = (of: Groups): number => of.language.reduce((sum, one) => sum + one.people, 0);

export const seatWhen = (seat: Seat): string => `${seat.day_text}, ${seat.time_text}`;
