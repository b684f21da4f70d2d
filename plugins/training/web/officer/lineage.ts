// SPDX-License-Identifier: MIT
// What the lineage's routes answer, and its figures in words. Shares are thousandths, null where nothing was measured.
import { language, number, say } from 'officer/data/words.ts';

export interface Generation {
  generation: number;
  classes: number;
  learners: number;
  sheets: number;
  anchor: number | null;
  expected: number | null;
  actual: number | null;
  hop: number | null;
  core: number | null;
  length: number | null;
  application: number | null;
  applied: number;
  answered: number;
}

export interface Alert {
  kind: 'hop' | 'trainer' | 'deep' | 'short' | 'circle';
  text: string;
  generation: number;
  course: string | null;
  person: string | null;
}

export interface Trainer {
  id: string;
  name: string;
  level: number; // held today; 0 = none
  until: string | null;
  generation: number;
  parent: string | null; // below whom they stand in the list
  parents: string[];
  commune: string;
  classes: number;
  learners: number;
  reach: number;
  anchor: number | null;
  hop: number | null;
}

export interface Commune {
  place: string;
  name: string;
  area: string;
  lat: number;
  lon: number;
  border: boolean;
  difficult: boolean;
  learners: number;
  trainers: number;
  classes: number;
}

export interface Area {
  unit: string;
  name: string;
  communes: number;
  reached: number;
  covered: number;
  learners: number;
  trainers: number;
}

export interface Lineage {
  named: boolean;
  learners: number;
  trainers: number;
  hop_least: number;
  depth_most: number;
  length_least: number;
  generations: Generation[];
  alerts: Alert[];
  communes: Commune[];
  areas: Area[];
  people: Trainer[]; // in the order of the list
}

export interface Taught {
  id: string;
  title: string;
  starts: string;
  ends: string;
  generation: number;
  level: number;
  learners: number;
  anchor: number | null;
  core: number | null;
  length: number | null;
}

export interface OneTrainer {
  person: Trainer;
  led: Taught[];
  took: Taught[];
  parents: Trainer[];
  children: Trainer[];
  alerts: Alert[];
  reached: { name: string; learners: number }[];
}

/** "42 %" of 422. */
export const share = (value: number | null): string =>
  value === null ? '–' : `${number(Math.round(value / 10))}${language() === 'en' ? '' : ' '}%`;

/** "0,75" of 750. */
export const hop = (value: number | null): string => (value === null ? '–' : number(value / 1000, 2));

export const levelOf = (one: Trainer): string => (one.level ? `T${one.level}` : '–');

export const isLow = (one: { hop: number | null }, least: number): boolean =>
  one.hop !== null && one.hop < least;

export const classesWords = (one: Trainer): string =>
  say(
    `${number(one.classes)} lớp, tới ${number(one.reach)} người`,
    `${number(one.classes)} classes, ${number(one.reach)} people reached`,
  );
