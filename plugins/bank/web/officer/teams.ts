// SPDX-License-Identifier: MIT
// The register of teams as its routes answer it, and how a standing looks.
import type { Tone } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';

export type Standing = 'lawful' | 'new' | 'overdue' | 'to_mend' | 'failed' | 'no_basis' | 'closed';

export interface TeamRow {
  id: string;
  name: string;
  kind_label: string;
  field_label: string;
  unit_name: string;
  founded_text: string;
  has_basis: boolean;
  basis_number: string;
  basis_body: string;
  basis_day_text: string;
  standing: Standing;
  standing_label: string;
  good: boolean;
  late: boolean;
  reviewed_text: string;
  due_text: string;
  days_left: number;
  members: number;
  active: number;
  hours_text: string;
}

export interface Register {
  all: number;
  total: number;
  counts: Record<Standing, number>;
  items: TeamRow[];
}

export interface Move {
  action: string;
  label: string;
  words: boolean;
  revisit: boolean;
}

export interface Step {
  action: string;
  action_label: string;
  as_label: string;
  day_text: string;
  revisit_text: string;
  words: string;
}

export interface TeamReview {
  id: string;
  year: number;
  state: string;
  state_label: string;
  front_name: string;
  visit_text: string;
  revisit_text: string;
  seen_text: string;
  mend: string;
  open: boolean;
  moves: Move[];
  steps: Step[];
}

export interface TeamReport {
  id: string;
  year: number;
  state: 'sent' | 'returned' | 'accepted';
  state_label: string;
  done: string;
  hard: string;
  ahead: string;
  reason: string;
  members: number;
  active: number;
  hours_text: string;
  shifts: number;
  campaigns: number;
  made_text: string;
}

export interface OneTeam extends TeamRow {
  charter: string;
  has_file: boolean;
  may_review: boolean;
  may_edit: boolean;
  closed_text: string;
  shifts: number;
  campaigns: number;
  leader: string | null;
  reviews: TeamReview[];
  reports: TeamReport[];
}

export const standingTone = (standing: Standing): Tone =>
  standing === 'lawful'
    ? 'ok'
    : standing === 'failed'
      ? 'no'
      : standing === 'overdue' || standing === 'to_mend'
        ? 'warn'
        : 'plain';

export const reviewTone = (state: string): Tone =>
  state === 'lawful'
    ? 'ok'
    : state === 'failed'
      ? 'no'
      : state === 'to_mend' || state === 'mended'
        ? 'warn'
        : 'plain';

export const teamAt = (id: string): string => to('doi-nhom', id);
