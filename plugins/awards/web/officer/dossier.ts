// SPDX-License-Identifier: MIT
// What GET /nominations/:id/dossier answers.
import type { DossierPath } from './awards.ts';

export interface CheckLine {
  field: string;
  code: string;
  met: boolean;
  shown: boolean;
  missing: boolean;
  noted: boolean;
  text: string;
}

export interface Proof {
  frozen: boolean;
  frozen_at: string;
  as_of_text: string;
  digest: string;
  years: number;
  days: number;
  hours_text: string;
  shifts: number;
  people: number;
  helped: number;
  campaign_count: number;
  grades: { label: string; hours_text: string; shifts: number }[];
  campaigns: {
    id: string;
    title: string;
    unit_name: string;
    first_text: string;
    last_text: string;
    hours_text: string;
    shifts: number;
    helped: number;
  }[];
  certificates: { title: string; valid: boolean }[];
  honours: { year: number; title: string; number: string }[];
  team?: {
    founded_text: string;
    members: number;
    coordinators: number;
    charter: boolean;
    reviewed_text: string;
  };
}

export interface Evidence {
  id: string;
  name: string;
  about: string;
  kind_label: string;
  size_text: string;
  sha256: string;
}

export interface Dossier {
  id: string;
  name: string;
  state: string;
  editable: boolean;
  late: boolean;
  until_text: string;
  round: string;
  round_title: string;
  category_title: string;
  unit_name: string;
  is_person: boolean;
  asks_minority: boolean;
  duty: string;
  minority: boolean;
  summary: string;
  achievements: string;
  initiative: string;
  replication: string;
  earlier: string;
  words_max: number;
  missing: number;
  complete: boolean;
  checklist: CheckLine[];
  proof: Proof;
  file_mb: number;
  files: Evidence[];
  conflicts: { id: string; name: string; kind_label: string; note: string }[];
  way: Omit<DossierPath, 'id'>;
}

export const REPORTS = ['summary', 'achievements', 'initiative', 'replication', 'earlier'] as const;
export type Report = (typeof REPORTS)[number];

/** As the server counts them: runs of anything but blanks. */
export const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
