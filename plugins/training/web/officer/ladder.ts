// SPDX-License-Identifier: MIT
// What candidacies are on the officers' pages. tests/browser/ladder.test.js holds the members to what a running server says.
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';

export const SCORING = [...STAFF, 'assessor'];
export const SEEING = [...SCORING, 'monitor'];

export interface Reason {
  code: string;
  text: string;
}

export interface Score {
  id: string;
  assessor: string;
  level: number;
  total: number;
  mean: string;
  set_aside: string; // why, or empty
  note: string;
  steps_missing: { text: string }[];
  marks: { item: string; mark: number }[];
}

export interface TeachBack {
  id: string;
  day_text: string;
  topic: string;
  planned: boolean;
  void: boolean;
  come: boolean; // its day is here or past
  reason: string;
  scores: Score[];
}

export interface Explained {
  id: string;
  volunteer: string;
  name: string;
  state: string;
  reason: string;
  certificate: string | null;
  verdict: string | null;
  level: number;
  title: string;
  renewal: boolean;
  open: boolean;
  opened: string;
  unit: string;
  mentor: string;
  ruled: boolean;
  qualified: boolean;
  fault: string;
  met: Reason[];
  missing: Reason[];
  rule: string;
  lower_until: string;
  own_until: string;
  renew_from: string;
  grace_until: string;
  teach_backs: TeachBack[];
  certificates: { title: string; number: string; code: string; valid: boolean; until: string }[];
  taught: { course: string; title: string; until: string; finished: boolean; led: boolean; mentor: string }[];
  learnt: { course: string; title: string; until: string; state: string; test: string }[];
}

export const stateTone = (state: string): Tone =>
  state === 'certified' ? 'ok' : state === 'open' ? 'info' : state === 'refused' ? 'warn' : 'plain';

export const levelWords = (level: number, renewal: boolean): string =>
  renewal ? say(`Gia hạn T${level}`, `Renew T${level}`) : `T${level}`;

/** An assessor without an office scores for themselves; an officer types in what assessors wrote. */
export const scoresForOthers = (): boolean => holds(STAFF);
