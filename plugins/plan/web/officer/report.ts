// SPDX-License-Identifier: MIT
// Reports of the plan: their kinds, which fields each asks for, what the routes answer.
import type { Field, Row } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import type { Section } from 'officer/form/Form.tsx';
import { to } from 'officer/shell/router.ts';

export const KINDS = ['month', 'quarter', 'half', 'year', 'interim_2025', 'final_2030', 'table'] as const;
export type ReportKind = (typeof KINDS)[number];

export interface Measures {
  items: { name: string; label: string; unit: string }[];
}

export interface Figures {
  period: string;
  on: string;
  made: string;
  figures: {
    number: number;
    name: string;
    label: string;
    value: string;
    query: string;
    on: string;
  }[];
}

const PAPER = ['number', 'department', 'day', 'addressees', 'recipients', 'kept_by'];
const SIGNED = ['power', 'office', 'signer'];
const OWN_WORDS = ['results', 'difficulties', 'tasks', 'proposals'];
const PERIOD: Record<ReportKind, string[]> = {
  month: ['year', 'part'],
  quarter: ['year', 'part'],
  half: ['year', 'part'],
  year: ['year'],
  interim_2025: [],
  final_2030: [],
  table: ['title', 'from', 'until', 'by'],
};

const NEEDED = ['year', 'part', 'title', 'from', 'until'];

/** What a report of that kind asks for; its columns are chosen apart. */
export function fieldsOf(kind: ReportKind, fields: Field[]): Field[] {
  const words = kind === 'table' ? ['results'] : OWN_WORDS;
  const names = ['unit', ...PERIOD[kind], ...words, ...PAPER, ...SIGNED];
  const parts = { month: say('Tháng', 'Month'), half: say('Nửa năm (1 hoặc 2)', 'Half (1 or 2)') };
  const part = parts[kind as 'month' | 'half'] ?? say('Quý', 'Quarter');
  return names
    .flatMap((name) => fields.find((field) => field.name === name) ?? [])
    .map((field) => ({
      ...field,
      label: field.name === 'part' ? part : field.label,
      required: field.required || NEEDED.includes(field.name),
    }));
}

export const sectionsOf = (kind: ReportKind): Section[] => [
  { title: say('Kỳ báo cáo', 'Period'), names: ['unit', ...PERIOD[kind]] },
  { title: say('Lời của đơn vị', 'In your own words'), names: OWN_WORDS },
  { title: say('Thể thức', 'On paper'), names: [...PAPER, ...SIGNED] },
];

/** What stays the same from one report of a unit to the next. */
export const REPEATED = ['department', 'addressees', 'recipients', 'kept_by', ...SIGNED];

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

export function titleOf(row: Row): string {
  const year = String(row.year);
  const part = Number(row.part);
  switch (row.kind) {
    case 'month':
      return say(`Báo cáo tháng ${part}/${year}`, `Report of month ${part}/${year}`);
    case 'quarter':
      return say(`Báo cáo quý ${ROMAN[part]}/${year}`, `Report of quarter ${ROMAN[part]}/${year}`);
    case 'half':
      return say(
        `Báo cáo sáu tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`,
        `Report of half-year ${part}/${year}`,
      );
    case 'year':
      return say(`Báo cáo năm ${year}`, `Report of the year ${year}`);
    case 'table':
      return String(row.title);
    default:
      return row.kind === 'interim_2025'
        ? say('Sơ kết đến năm 2025', 'Interim review to 2025')
        : say('Tổng kết đến năm 2030', 'Final review to 2030');
  }
}

export const FORMS = ['pdf', 'docx', 'xlsx'] as const;
export const fileOf = (id: string, form: string): string => `/api/v1/plan_reports/${id}/files?form=${form}`;

/** Where a person sees what a query answers: records have a page, sums are the query's own answer. */
export function behind(query: string): string {
  const [path, parameters] = query.split('?');
  if (path !== '/api/v1/plan/records') return query;
  const asked = new URLSearchParams(parameters);
  const [unit, on, target] = ['unit', 'on', 'target'].map((name) => asked.get(name) ?? '');
  return `${to('ke-hoach', 'ban-ghi')}?don-vi=${unit}&ngay=${on}&chi-tieu=${target}`;
}

export const TARGET_COLUMNS = ['a', 'b', 'c', 'd'];
export const figureCount = (of: Figures): string =>
  say(`${number(of.figures.length)} số liệu`, `${number(of.figures.length)} figures`);
