// SPDX-License-Identifier: MIT
// What the routes of rules answer. tests/browser/answers.test.js holds the interface `Answers` to a running server.

export type State = 'draft' | 'checked' | 'previewed' | 'approved' | 'active' | 'retired';

export interface Head {
  id: string;
  version: number;
  state: string;
  in_force: boolean;
  active_from: string | null;
  active_to: string | null;
  author: string | null;
  author_name: string;
  approver: string | null;
  approver_name: string;
  submitted: boolean;
  note: string;
  returned: string;
  again: string | null;
}

/** A rule in words: what it is about, its parameters, the reasons it can give. */
export interface Told {
  words: string;
  params: { name: string; label: string; value: string }[];
  reasons: { code: string; vi: string }[];
}

/** What is decided by a hook for one unit, and the unit's own versions. */
export interface InForce {
  hook: string;
  label: string;
  province_approves: boolean;
  origin: 'own' | 'parent' | 'province' | null;
  unit: string | null;
  unit_name: string;
  rule: Head | null;
  summary: Told | null; // of the rule in force
  versions: Head[];
}

export interface Place {
  hook: string;
  label: string;
  unit: string | null; // none: the province's
  unit_name: string;
}

/** One version with its text and what may be done with it. */
export interface Version extends Head, Place {
  source: string;
  now: string | null; // the version in force there today
  previews: boolean; // there is history to try it on, and it must be before it is submitted
  mine: boolean;
  may_write: boolean;
  may_decide: boolean; // be the second person
  may_apply: boolean;
}

export interface Waiting extends Head, Place {
  mine: boolean;
  may_decide: boolean;
}

export interface Fault {
  kind: 'syntax' | 'runtime' | 'budget' | 'memory' | 'contract';
  line: number | null;
  fact: string | null;
  vi: string;
  en: string;
}

export interface TestResult {
  name: string;
  line: number | null;
  outcome: 'not-run' | 'passed' | 'failed';
  fault: Fault | null;
}

/** What became of a text that was tried. */
export interface Trial {
  ok: boolean;
  fault: Fault | null;
  faults: Fault[]; // everything that keeps it from passing
  advice: Fault[]; // what reads like a mistake; forbids nothing
  params: { name: string; label: string; value: number; min: number; max: number }[];
  tests: TestResult[];
}

export interface Answers {
  'GET /rules': { unit: string | null; on: string; items: InForce[] };
  'GET /rules/waiting': { items: Waiting[] };
  'GET /rules/versions/:id': Version;
}
