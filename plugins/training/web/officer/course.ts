// SPDX-License-Identifier: MIT
// What the routes of classes answer, and words and colours for states; tests/browser/answers.test.js holds every member of `Answers` to
// what a running server says.
import { call } from 'officer/data/api.ts';
import { say } from 'officer/data/words.ts';
import type { Section } from 'officer/form/Form.tsx';
import type { Tone } from 'officer/shell/parts.tsx';

export interface OutOfDate {
  items: {
    cadre: string;
    volunteer: string | null;
    name: string;
    unit_name: string;
    duty: string;
    until: string;
    state: string | null;
    state_label: string;
  }[];
}

export interface SessionRoster {
  course: string;
  title: string;
  session_title: string;
  day_text: string;
  time_text: string;
  open: boolean;
  code: string;
  url: string;
  qr_svg: string;
  items: {
    enrolment: string;
    name: string;
    state: string | null;
    source: string | null;
    at: string | null;
    device_at: string | null;
  }[];
}

export interface Deliveries {
  items: {
    block: string;
    title: string;
    core: boolean;
    minutes: number;
    noted: boolean;
    delivered: boolean;
    note: string;
  }[];
}

export interface Outcomes {
  missing: number;
  items: {
    enrolment: string;
    name: string;
    outcome: 'completed' | 'not_completed' | 'not_yet';
    why: string;
    attended_percent: number;
    pre_percent: number; // -1 = not sat
    post_percent: number;
  }[];
}

export interface Summary {
  reaction: {
    answers: number;
    least: number;
    mean: number; // hundredths
    items: { name: string; label: string; mean: number }[];
    comments: string[];
  };
  learning: {
    people: number;
    attended_percent: number; // -1 = nobody
    tested: number;
    pre_percent: number;
    post_percent: number;
    gain: number;
  };
  behaviour: {
    asked: number;
    answered: number;
    yes: number;
    partly: number;
    no: number;
    percent: number; // -1 = no answer yet
    observed: number;
    observed_applied: number;
  };
  results: string;
}

export interface Answers {
  'GET /courses/:id/out_of_date': OutOfDate;
  'GET /course_sessions/:id/roster': SessionRoster;
  'GET /courses/:id/deliveries': Deliveries;
  'GET /courses/:id/outcomes': Outcomes;
  'GET /courses/:id/summary': Summary;
}

const tones: Record<string, Tone> = {
  open: 'ok',
  running: 'info',
  cancelled: 'no',
  enrolled: 'ok',
  completed: 'ok',
  waiting: 'warn',
  applied: 'warn',
  invited: 'info',
  refused: 'no',
  not_completed: 'no',
  not_yet: 'warn',
  present: 'ok',
  late: 'warn',
  absent: 'no',
};
export const courseTone = (state: string | null): Tone => tones[state ?? ''] ?? 'plain';

export const percent = (value: number): string => (value < 0 ? '–' : `${value} %`);

export const courseSections = (): Section[] => [
  { title: say('Học gì', 'What'), names: ['title', 'curriculum', 'decision'] },
  { title: say('Khi nào, ở đâu', 'When and where'), names: ['starts', 'ends', 'place', 'location'] },
  {
    title: say('Bao nhiêu chỗ', 'How many seats'),
    names: ['seats', 'minority_seats', 'mountain_seats', 'border_seats', 'by_approval'],
  },
  { title: say('Ai tổ chức, kinh phí', 'Organiser and budget'), names: ['unit', 'budget_line', 'budget'] },
];

export const decide = (enrolment: string, state: string, reason = ''): Promise<unknown> =>
  call('POST', `/enrolments/${enrolment}/decisions`, { state, ...(reason && { reason }) });
