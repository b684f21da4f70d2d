// SPDX-License-Identifier: MIT
// What the plan's routes answer, and its figures in words. Shares are tenths of a percent, null where there is nothing to divide by.
import { dayShort, today } from 'officer/data/days.ts';
import { holds, homeUnit, me, WATCHING } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { place, to } from 'officer/shell/router.ts';

export const CODES = ['a', 'b', 'c', 'd'] as const;
export type Code = (typeof CODES)[number];

export interface Figure {
  part: number;
  whole: number;
  tenths: number | null;
}

export interface Step {
  by: string;
  percent: number;
  basis: string;
  reached: boolean;
}

export interface Quarter extends Figure {
  from: string;
  until: string;
  path: number;
}

export interface Forecast {
  by: string;
  aim: number;
  at: number;
  low: number;
  high: number;
  slope: number;
  reaches: 'yes' | 'no' | 'unsure';
}

export interface Target extends Figure {
  code: Code;
  title: string;
  steps: Step[];
  trend: Quarter[];
  forecast: Forecast | null;
}

export interface Row extends Record<Code, Figure> {
  unit: string;
  name: string;
  own: boolean;
  campaigns: number;
  attendances: number;
  hours: number;
  flagged: boolean;
}

export interface Tile extends Record<Code, number | null> {
  unit: string;
  name: string;
  area: string;
}

export interface Flag {
  kind: 'duplicate' | 'late' | 'jump' | 'undeclared' | 'over';
  unit: string;
  name: string;
  text: string;
  record: string | null;
  page: string | null;
}

export interface Board {
  unit: string;
  name: string;
  on: string;
  from: string;
  path: { unit: string; name: string }[];
  threshold: { operations: number; months: number; from: string; basis: string };
  targets: Target[];
  rows: Row[];
  tiles: Tile[];
  flags: Flag[];
  flag_count: number;
}

export interface Proof {
  id: string;
  title: string;
  unit: string;
  day: string;
  counted: boolean;
  late?: boolean;
  twice?: boolean;
  why: string;
  page: string | null;
}

export interface Proofs {
  title?: string;
  items: Proof[];
  total: number;
  next: number | null;
}

export const share = (tenths: number | null): string =>
  tenths === null ? '–' : `${(tenths / 10).toLocaleString(say('vi', 'en'), { minimumFractionDigits: 1 })} %`;

export const ratio = (figure: Figure): string => `${number(figure.part)}/${number(figure.whole)}`;

export const quarterName = (day: string): string =>
  `${say('Quý', 'Q')} ${Math.ceil(Number(day.slice(5, 7)) / 3)}/${day.slice(0, 4)}`;

/** The level that is to be reached next, or the last one. */
export const aim = (target: Target, on: string): Step | undefined =>
  target.steps.find((step) => step.by >= on) ?? target.steps.at(-1);

/** The last level whose day has come. */
export const due = (target: Target, on: string): Step | undefined =>
  target.steps.filter((step) => step.by < on).at(-1);

/** Whoever works for the whole province sees it; others begin with their own unit. */
const wide = () => holds(['province_admin', 'monitor']);

/** Of the units above one, those that whoever is signed in may open: from the highest they hold a role at. */
export function openable(path: Board['path']): Set<string> {
  const held = new Set(
    (me.value?.roles ?? []).filter((one) => WATCHING.includes(one.role)).map((one) => one.unit),
  );
  const first = path.findIndex((one) => held.has(one.unit));
  return new Set(first < 0 ? [] : path.slice(first).map((one) => one.unit));
}

export function asked(): { unit: string; on: string; code: Code } {
  const query = place.value.query;
  const code = query.get('chi-tieu') as Code;
  return {
    unit: query.get('don-vi') ?? (wide() ? '' : homeUnit()),
    on: query.get('ngay') ?? '',
    code: CODES.includes(code) ? code : 'a',
  };
}

/** An address of these pages: what is not said stays as it is. */
export function address(page: string, changes: Record<string, string>): string {
  const query = new URLSearchParams(place.value.query);
  for (const [name, value] of Object.entries(changes)) value ? query.set(name, value) : query.delete(name);
  const text = query.toString();
  return to(page) + (text ? `?${text}` : '');
}

export const titles = (code: Code): string =>
  ({
    a: say('Công nghệ', 'IT'),
    b: say('Ghi nhận', 'Recorded'),
    c: say('Mô hình', 'Models'),
    d: say('Cán bộ', 'Cadres'),
  })[code];

/** How a target is counted, as domain and settings say. */
export function meaning(board: Board, code: Code): string {
  const { operations, months } = board.threshold;
  return {
    a: say(
      `Đơn vị có từ ${number(operations)} thao tác ghi trên hệ thống trong ${months} tháng, trên tất cả cấp bộ Đoàn, Hội đang hoạt động.`,
      `Levels with at least ${number(operations)} operations recorded in ${months} months, of all that exist.`,
    ),
    b: say(
      'Hoạt động ghi trên cổng, nhiều nhất bằng số kê khai, trên số hoạt động các đơn vị kê khai trong bốn quý trọn vẹn gần nhất.',
      'Activities recorded, at most as many as declared, of those that units declared in the last four whole quarters.',
    ),
    c: say(
      `Chiến dịch có mô hình và người phụ trách còn chứng nhận vào ngày đầu, trên mọi chiến dịch của Đoàn, Hội từ ${dayShort(board.from)}.`,
      `Campaigns by a model whose leader held a certificate on the first day, of all since ${dayShort(board.from)}.`,
    ),
    d: say(
      'Cán bộ chuyên trách có chứng nhận còn hạn vào ngày này, trên mọi cán bộ chuyên trách.',
      'Full-time cadres with a valid certificate on the day, of all in office.',
    ),
  }[code];
}

export const dayAsked = (): string => asked().on || today();
