// SPDX-License-Identifier: MIT
// What the preview of a version answers: its verdicts on real history beside those of the version it would replace.
import type { Fault } from './types.ts';

export interface Pair {
  before: number;
  after: number;
}

export interface Reason {
  code: string;
  points: number;
  vi: string;
}

export interface Verdict {
  score: number;
  rejected: string | null;
  rejected_vi?: string;
  band?: string | null;
  unrated?: boolean;
  reasons: Reason[];
  steps: number;
}

export interface GroupRow {
  name: string;
  cases: number;
  rose: number;
  fell: number;
  mean_before: number | null;
  mean_after: number | null;
}

/** Somebody whose score changed much; without a name for those who may not see it. */
export interface Mover {
  subject: string | null;
  name: string | null;
  day: string;
  about: string;
  delta: number;
  before: Verdict | null;
  after: Verdict | null;
}

export interface Preview {
  version: string;
  number: number;
  stale: boolean; // the text changed since
  made: string;
  against: { version: string; number: number; unit: string | null; unit_name: string } | null;
  from: string;
  until: string;
  seconds: number;
  cases: number;
  people: number;
  elsewhere?: number; // left out, as a unit below decides them by its own rule; not in results kept before it was counted
  faults: number;
  faults_before: number;
  fault_samples: { side: 'before' | 'after'; fault: Fault }[];
  changed: number;
  rose: number;
  fell: number;
  rejected: Pair;
  unrated: Pair;
  mean: { before: number | null; after: number | null };
  bands: { codes: { code: string; label: string }[]; rows: number[][] };
  histogram: { edges: number[]; before: number[]; after: number[] };
  groups: { label: string; rows: GroupRow[] }[];
  movers: Mover[];
}
