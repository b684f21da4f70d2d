// SPDX-License-Identifier: MIT
// What the routes of a year's evaluation answer, and the words its pages share; tests/browser/answers.test.js holds every member
// of `Answers` to what a running server says. Scores are hundredths of a point.

import type { Appeal as AppealDescribed, EvaluationRound as Described } from 'api';
import { number, say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';

type Filled<T, Kept extends keyof T> = {
  [K in keyof T]-?: K extends Kept ? NonNullable<T[K]> : T[K];
};

/** As the server's tables describe them; every member is answered, most may be null. */
export type Round = Filled<Described, 'title' | 'unit' | 'year' | 'from' | 'until' | 'state' | 'made'>;
export type Appeal = Filled<
  AppealDescribed,
  'evaluation' | 'round' | 'volunteer' | 'reason' | 'state' | 'made'
>;

/** What lists and single evaluations have in common. */
export interface Rated {
  id: string;
  score: number;
  score_text: string;
  band: string | null;
  band_label: string;
  rule_band: string | null;
  rule_band_label: string;
  unrated: boolean; // the rule said so
  faulty: boolean; // the rule failed
  quota_moved: boolean;
  quota_note: string | null;
  rank: number;
  called: number;
  attended: number;
  hours_text: string;
  months_active: number;
  corrected: boolean;
  why: string | null; // of a correction
}

export interface RatedPerson extends Rated {
  volunteer: string;
  name: string;
  unit: string;
  unit_name: string;
  appeal: string | null; // state of the last one
}

export interface People {
  total: number;
  items: RatedPerson[];
  next: number | null;
}

export interface Explained extends Rated {
  round: string;
  volunteer: string;
  name: string;
  unit_name: string;
  year: number;
  state: string;
  of: number; // people rated
  reasons: { text: string; points: string }[];
  rule_name: string;
  rule_version: string | null;
  verdict: string | null;
  history: (Rated & { made_text: string })[];
}

export interface TeamRated {
  id: string;
  team: string;
  name: string;
  members: number;
  active: number;
  idle: number;
  score: number;
  score_text: string;
  band: string | null;
  band_label: string;
  unrated: boolean;
  note: string | null;
}

export interface Teams {
  items: TeamRated[];
}

/** Against the round of the same unit for the year before. */
export interface Before {
  before: {
    id: string;
    title: string;
    year: number;
    rose: number;
    fell: number;
    same: number;
    only_now: number;
    only_before: number;
    cells: number[][]; // [before][now]: not rated, then the bands, best first
  } | null;
}

export interface Answers {
  'GET /evaluation_rounds/:id/people': People;
  'GET /evaluation_rounds/:id/teams': Teams;
  'GET /evaluation_rounds/:id/before': Before;
  'GET /evaluations/:id/explained': Explained;
}

/* ---- words --------------------------------------------------------------------------------- */

const roundTones: Record<string, Tone> = { run: 'ok', published: 'ok', failed: 'no' };
export const roundTone = (state: string): Tone => roundTones[state] ?? 'info';

const appealTones: Record<string, Tone> = { waiting: 'warn', accepted: 'ok', refused: 'plain' };
export const appealTone = (state: string): Tone => appealTones[state] ?? 'plain';

const bandTones: Record<string, Tone> = { excellent: 'ok', good: 'info', fail: 'no' };
export const bandTone = (band: string | null): Tone => (band && bandTones[band]) || 'plain';

export const UNDER_WAY = ['running', 'publishing'];
/** A round in one of these has a result. */
export const SHOWN = ['run', 'publishing', 'published'];

/** The bands as a round counts them, best first, and those not rated. `code` is what lists are asked with. */
export const bandsOf = (round: Round): { code: string; label: string; count: number }[] => [
  { code: 'excellent', label: say('Hoàn thành xuất sắc', 'Excellent'), count: round.excellent ?? 0 },
  { code: 'good', label: say('Hoàn thành tốt', 'Good'), count: round.good ?? 0 },
  { code: 'pass', label: say('Hoàn thành', 'Satisfactory'), count: round.satisfactory ?? 0 },
  { code: 'fail', label: say('Không hoàn thành', 'Unsatisfactory'), count: round.unsatisfactory ?? 0 },
  { code: 'none', label: say('Chưa xếp loại', 'Not rated'), count: round.unrated ?? 0 },
];

/** "71,25" */
export const points = (hundredths: number): string => number(hundredths / 100, 2);
