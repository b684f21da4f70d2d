// SPDX-License-Identifier: MIT
// What a council's routes answer. Points are tenths, totals hundredths of a hundred.
import { type Role, STAFF } from 'officer/data/session.ts';
import { number } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { RuleScore } from './RuleScore.tsx';

export const SITTING: readonly Role[] = [...STAFF, 'council'];

export interface CouncilRow {
  round: string;
  title: string;
  state_label: string;
  part_label: string;
  council_on: string;
  blind: boolean;
  assigned: number;
  given: number;
  ballots: { id: string; category: string }[]; // open, and not cast
}

export interface OwnReview {
  id: string;
  label: string;
  category: string;
  state: string;
  state_label: string;
  why: string;
  scored: number;
  criteria: number;
  total: number;
}

export interface OwnReviews {
  title: string;
  blind: boolean;
  scoring: boolean;
  items: OwnReview[];
}

export interface Member {
  id: string;
  name: string;
  part: string;
  part_label: string;
  sits: boolean;
  own: boolean;
  assigned: number;
  given: number;
  set_aside: number;
}

export interface Line {
  id: string;
  member: string;
  state: string;
  state_label: string;
  why: string;
  total: number | null;
  outlier: boolean;
}

export interface Judged {
  id: string;
  label: string;
  unit: string;
  state: string;
  state_label: string;
  reviews: Line[];
  given: number;
  missing: number;
  withheld: boolean;
  mean?: number;
  low?: number;
  high?: number;
  deviation?: number;
  rank?: number;
  rank_equal?: number;
  rank_best?: number;
  rank_worst?: number;
  rank_asked?: number;
}

export interface Table {
  id: string;
  title: string;
  scale: number;
  criteria: { id: string; title: string; weight: number; most: number }[];
  leans: { member: string; given: number; lean: number }[];
  dossiers: Judged[];
}

export interface Hall {
  round: {
    id: string;
    title: string;
    state: string;
    state_label: string;
    blind: boolean;
    reviewers: number;
    council_on: string;
  };
  part: string | null;
  part_label: string;
  manages: boolean;
  scoring: boolean;
  sharing: boolean;
  owes: boolean;
  conflicts?: number; // reviews given by who is in conflict by now; told to who shares out
  categories?: Table[];
  members: Member[];
}

export interface Shared {
  made: number;
  set_aside: number;
  short: {
    nomination: string;
    label: string;
    missing: number;
    barred: number;
    conflicts: { name: string; why: string }[];
  }[];
}

export interface Criterion {
  id: string;
  title: string;
  rubric: string;
  weight: number;
  most: number;
  points?: number;
  note?: string;
}

export interface Review {
  id: string;
  state: string;
  state_label: string;
  why: string;
  note: string;
  own: boolean;
  round: string;
  title: string;
  blind: boolean;
  scoring: boolean;
  category: string;
  total?: number;
  criteria?: Criterion[];
  others?: { number: number; total: number; points: number[]; note: string }[];
  dossier?: {
    id: string;
    label: string;
    veiled: boolean;
    duty?: string;
    unit?: string;
    summary?: string;
    achievements?: string;
    initiative?: string;
    replication?: string;
    earlier?: string;
    proof?: {
      as_of_text: string;
      years: number;
      days: number;
      hours_text: string;
      shifts: number;
      helped: number;
      grades: { label: string; hours_text: string; shifts: number }[];
      campaigns: { title: string; first_text: string; hours_text: string }[];
    };
    evidence: { id: string; kind_label: string; about: string; name?: string }[];
    rule?: RuleScore | null;
  };
}

export const reviewTone = (state: string): Tone =>
  state === 'given' ? 'ok' : state === 'set_aside' ? 'plain' : 'warn';
/** 8525 -> "85,3" */
export const outOf100 = (total: number | null | undefined): string =>
  total === null || total === undefined ? '–' : number(total / 100, 1);
/** 85 tenths -> "8,5" */
export const points = (tenths: number | undefined): string =>
  tenths === undefined ? '–' : number(tenths / 10, 1);
export const councilAt = (round: string): string => to('khen-thuong', 'hoi-dong', round);
export const reviewAt = (id: string): string => to('khen-thuong', 'phieu-cham', id);
