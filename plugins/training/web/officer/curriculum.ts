// SPDX-License-Identifier: MIT
// What the routes of curricula answer, and words and colours for their states; tests/browser/answers.test.js holds every member of
// `Answers` to what a running server says.
import type { Row } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import type { Section } from 'officer/form/Form.tsx';
import type { Tone } from 'officer/shell/parts.tsx';

export interface Material {
  id: string;
  title: string;
  page: string;
}

export interface Block {
  id: string;
  position: number;
  title: string;
  objectives: string | null;
  method: string | null;
  minutes: number;
  core: boolean;
  materials: Material[];
}

export interface Outline {
  blocks: Block[];
  materials: Material[];
  minutes: number;
  core_minutes: number;
  questions: number;
  anchors: number;
  may: { write: boolean; change: boolean; decide: boolean; retire: boolean };
}

export interface Question {
  id: string;
  block: string | null;
  position: number;
  prompt: string;
  choices: string;
  right: number;
  anchor: boolean;
  origin: string | null;
}

export interface Preview {
  html: string;
  faults: { target: string; picture: boolean }[];
}

export interface Sitting {
  id: string;
  kind: string;
  state: string;
  source: string;
  percent: number | null;
  void_reason: string | null;
}

export interface Results {
  items: { enrolment: string; volunteer: string; name: string; sittings?: Sitting[] }[];
}

export interface Answers {
  'GET /curriculums/:id/outline': Outline;
  'GET /curriculums/:id/questions': { items: Question[] };
}

export const curriculumTone = (state: string): Tone =>
  (({ approved: 'ok', submitted: 'info', returned: 'warn', retired: 'no' }) as Record<string, Tone>)[state] ??
  'plain';

/** "2 giờ 15 phút". */
export function length(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const h = hours ? say(`${number(hours)} giờ`, `${number(hours)} h`) : '';
  const m = rest || !hours ? say(`${rest} phút`, `${rest} min`) : '';
  return [h, m].filter(Boolean).join(' ');
}

export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const curriculumSections = (): Section[] => [
  {
    title: say('Dạy gì, cho ai', 'What, and for whom'),
    names: ['code', 'title', 'audience', 'field', 'level', 'objectives'],
  },
  { title: say('Ai giữ, ai duyệt', 'Who keeps and reviews it'), names: ['unit', 'reviewer'] },
  { title: say('Kết quả', 'Results'), names: ['pass_percent', 'certificate_kind'] },
];

/** A form's values of a record that is made for a curriculum. */
export const blank = (curriculum: Row, more: Record<string, string | number> = {}) => ({
  curriculum: curriculum.id,
  ...more,
});
