// SPDX-License-Identifier: MIT
// What the routes of comments, votes, honours and reach answer.
import { to } from 'officer/shell/router.ts';

export interface Comment {
  id: string;
  nomination: string;
  words: string;
  state: string;
  contact?: string;
  note?: string;
  at: string;
}

/** Nominees who stand before the public. */
export interface Named {
  categories: { nominees: { id: string; name: string }[] }[];
}

export interface Count {
  counted: boolean;
  sealed: number;
  batches: { number: number; votes: number; head: string }[];
}

export interface Group {
  name: string;
  eligible: number;
  nominated: number;
  honoured: number;
  never: boolean;
}
export interface Groups {
  hidden: number;
  groups: Group[];
}
export interface Reach {
  communes: Groups;
  kinds: Groups;
  sexes: Groups;
}

export const publicAt = (round: string): string => to('khen-thuong', 'dot', round, 'cong-chung');
export const honourAt = (id: string): string => to('khen-thuong', 'so', id);
