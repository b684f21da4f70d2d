// SPDX-License-Identifier: MIT
// Days and hours in words. A civil day is "2026-11-28" and never goes through a time zone.
import { language, say } from './words.ts';

const weekdays = [
  ['Chủ Nhật', 'Sun'],
  ['Thứ Hai', 'Mon'],
  ['Thứ Ba', 'Tue'],
  ['Thứ Tư', 'Wed'],
  ['Thứ Năm', 'Thu'],
  ['Thứ Sáu', 'Fri'],
  ['Thứ Bảy', 'Sat'],
] as const;

function parts(day: string): [year: number, month: number, day: number] {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return [y, m, d];
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Viet Nam has one time, seven hours ahead, all year; so has the server, wherever the officer's device thinks it is. */
const AHEAD_MS = 7 * 3600 * 1000;

/** The wall clock here as an ISO text: "2026-11-28T07:30:00.000Z" read without its Z. */
const wall = (at: number): string => new Date(at + AHEAD_MS).toISOString();

export const today = (): string => wall(Date.now()).slice(0, 10);

/** An instant for an input of type datetime-local, and back. */
export const localInput = (at: string): string => wall(Date.parse(at)).slice(0, 16);
export const fromLocalInput = (text: string): string =>
  new Date(Date.parse(`${text}:00Z`) - AHEAD_MS).toISOString();

export function daysAfter(day: string, count: number): string {
  const [y, m, d] = parts(day);
  return new Date(Date.UTC(y, m - 1, d + count)).toISOString().slice(0, 10);
}

/** "28/11/2026" */
export function dayShort(day: string | null | undefined): string {
  if (!day) return '';
  const [y, m, d] = parts(day);
  return `${two(d)}/${two(m)}/${y}`;
}

/** "Thứ Bảy 28/11", with the year when it is another one. */
export function dayWords(day: string): string {
  const [y, m, d] = parts(day);
  const name = weekdays[new Date(Date.UTC(y, m - 1, d)).getUTCDay()] ?? weekdays[0];
  const year = today().startsWith(String(y)) ? '' : `/${y}`;
  return `${say(name[0], name[1])} ${d}/${two(m)}${year}`;
}

/** Minutes since midnight as "7:00"; past midnight on the next day. */
export function clock(minutes: number): string {
  return `${Math.floor(minutes / 60) % 24}:${two(minutes % 60)}`;
}

export function hoursWords(from: number, to: number): string {
  return `${clock(from)}–${clock(to)}${to > 1440 ? say(' hôm sau', ' next day') : ''}`;
}

/** "07:30" of an input to minutes; null when it is none. */
export function minutesOf(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** "07:30" for an input of type time. */
export const clockInput = (minutes: number): string =>
  `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;

/** An instant "2026-11-22T03:00:00Z" as "10:00 22/11/2026". */
export function momentWords(at: string | null | undefined): string {
  if (!at) return '';
  const text = wall(Date.parse(at));
  return `${Number(text.slice(11, 13))}:${text.slice(14, 16)} ${dayShort(text.slice(0, 10))}`;
}

/** "5 phút trước", "9 ngày trước": for what waits; a month ago and more is a date. */
export function agoWords(at: string): string {
  const seconds = Math.round((Date.parse(at) - Date.now()) / 1000);
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  if (Math.abs(seconds) < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86400) return format.format(Math.round(seconds / 3600), 'hour');
  if (Math.abs(seconds) < 30 * 86400) return format.format(Math.round(seconds / 86400), 'day');
  return momentWords(at);
}
