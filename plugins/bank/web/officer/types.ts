// SPDX-License-Identifier: MIT
// What the bank's special routes answer; tests/browser/answers.test.js holds every member here to what a running server says.

import type { Row } from 'officer/data/schema.ts';

export interface WhyRow {
  label: string;
  yours: string;
  value: number; // hundredths
  points: string;
}

export interface Candidate {
  volunteer: string;
  code: string;
  own_unit: boolean;
  unit: string;
  age: number;
  name: string | null;
  phone: string | null;
  signup_state: string | null;
  score: number;
  score_hundredths: number;
  eligible: boolean;
  distance_km: number | null;
  chips: { text: string }[];
  why: WhyRow[];
  missing: { text: string }[];
  rule_failed: boolean;
}

export interface Candidates {
  items: Candidate[];
  considered: number;
  rejected: number;
  scored: number;
  no_consent: number;
  not_asked: number;
  faults: number;
}

export interface Mark {
  id: string;
  state: string;
  state_label: string;
  evidence: string;
  evidence_label: string;
  late_minutes: number;
  minutes: number;
  confirmed_twice: boolean;
}

export interface Line {
  signup: string;
  volunteer: string;
  code: string;
  name: string | null;
  phone: string | null;
  state: string;
  state_label: string;
  unit?: string;
  reason?: string;
  unchecked?: string;
  waived?: string;
  waiver?: string;
  trainee?: boolean;
  risk?: string | null;
  attendance?: Mark | null;
  hours?: string | null;
  credit?: string;
  credit_declined?: boolean;
  verdict?: string;
}

export interface ShiftHead {
  id: string;
  opening: string;
  title: string;
  campaign: string;
  day: string;
  day_text: string;
  time_text: string;
  place: string;
  taken: number;
  waiting: number;
  max: number;
}

export interface Roster {
  shift: ShiftHead;
  items: Line[];
}

export interface Poster {
  shift: ShiftHead;
  code: string;
  url: string;
  svg: string;
}

export interface Pair {
  clue: string;
  clue_label: string;
  left: Row;
  right: Row;
}

export interface Duplicates {
  items: Pair[];
  more: boolean;
}

/** Whom cancelling a campaign concerns. */
export interface Affected {
  shifts: number;
  people: number;
  told: number;
}

/** The name, or the code where the name is not to be seen yet. */
export const called = (one: { name: string | null; code: string }): string => one.name ?? one.code;

/** A shift with everybody who signed up for it. */
export interface ShiftRoster {
  row: Row;
  roster: Roster;
}

export interface Answers {
  'GET /openings/:id/candidates': Candidates;
  'GET /shifts/:id/roster': Roster;
  'GET /shifts/:id/poster': Poster;
  'GET /volunteers/duplicates': Duplicates;
  'GET /campaigns/:id/affected': Affected;
}
