// SPDX-License-Identifier: MIT
// Words stand in pairs, Vietnamese first, where they are used. A plugin that is written by hand may bring a dictionary
// instead (module.i18n) and ask for its words by key.
import { keep, kept } from 'kit/keep.ts';

export type Lang = 'vi' | 'en';
export type Words = readonly [vi: string, en: string];

let lang: Lang = kept<Lang>('volbank.lang', 'vi') === 'en' ? 'en' : 'vi';
const dictionary: Record<Lang, Record<string, string>> = { vi: {}, en: {} };

export const say = (vi: string, en: string): string => (lang === 'en' ? en : vi);
export const told = (words: Words): string => say(words[0], words[1]);
export const language = (): Lang => lang;

/** A label within a sentence: "Tìm tình nguyện viên". */
export const inside = (label: string): string => label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);

/** Words by key, of dictionaries given to `addWords`; the key itself when nobody has it. */
export const byKey = (key: string): string => dictionary[lang][key] ?? dictionary.vi[key] ?? key;

export function addWords(more: Partial<Record<Lang, Record<string, string>>>): void {
  Object.assign(dictionary.vi, more.vi);
  Object.assign(dictionary.en, more.en);
}

export function useLanguage(wanted: Lang): void {
  lang = wanted;
  keep('volbank.lang', wanted);
  document.documentElement.lang = wanted;
}

/** Numbers as people here write them: 1.234,5 */
export function number(value: number, digits = 0): string {
  return value.toLocaleString(lang === 'en' ? 'en' : 'vi', { maximumFractionDigits: digits });
}
