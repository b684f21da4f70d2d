// SPDX-License-Identifier: MIT
// What the routes of the library and of ideas answer, and colours for their states.
import type { Field } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';

export interface Preview {
  html: string;
  faults: { target: string; picture: boolean }[];
}

interface Said {
  id: string;
  words: string;
  day_text: string;
  state: string;
}

interface Use {
  by: string;
  since_text: string;
  result: string;
  proof: { title: string; url: string } | null;
  model: { title: string; url: string } | null;
}

export interface Act {
  action: string;
  vi: string;
  en: string;
  reason: boolean;
  other: boolean;
}

export interface Review {
  id: string;
  title: string;
  body: string;
  unit: string;
  proposed_text: string;
  state_label: string;
  reason: string;
  people: number;
  comments: Said[];
  uses: Use[];
  near: { id: string; title: string; alike: number }[];
  actions: Act[];
  may_decide: boolean;
  may_apply: boolean;
}

export const tone = (state: string): Tone =>
  (
    ({
      published: 'ok',
      applied: 'ok',
      adopted: 'ok',
      confirmed: 'ok',
      shown: 'ok',
      discussed: 'info',
      waiting: 'warn',
      reported: 'warn',
      withdrawn: 'no',
      declined: 'no',
      hidden: 'no',
      refused: 'no',
    }) as Record<string, Tone>
  )[state] ?? 'plain';

/** A place that copied a model, as /library/copies tells it. */
export interface Copy {
  id: string;
  model: string;
  model_title: string;
  model_url: string;
  kept_by: string;
  unit: string;
  by: string;
  since: string;
  result: string;
  people: number;
  campaign: string;
  proof: { title: string; url: string } | null;
  state: string;
  state_label: string;
  reason: string;
  decides: boolean;
  edits: boolean;
}

interface Figures {
  registered: number;
  discussed: number;
  adopted: number;
  applied: number;
  places: number;
}

export interface Result {
  id: string;
  title: string;
  unit: string;
  day: string;
  why: string;
  counted: boolean;
  page: string;
}

export interface Results extends Figures {
  unit: string;
  name: string;
  year: number;
  years: (Figures & { year: number })[];
  rows: (Figures & { unit: string; name: string; own: boolean })[];
  flags: Record<'stale' | 'repeated' | 'many' | 'shared', number>;
  models: number;
  copied: number;
  confirmed: number;
  helped: number;
  forums: number;
  asked: number;
  answered: number;
  items: Result[];
  total: number;
  next: number | null;
}

/** A campaign is kept as its id in text; officers choose it by name. */
export const choosingCampaign = (field: Field): Field =>
  field.name === 'campaign'
    ? {
        ...field,
        kind: 'ref',
        target: 'campaign',
        help: say('Tìm theo tên chiến dịch', 'Search by its title'),
      }
    : field;

export interface Chapter {
  id: string;
  position: number;
  title: string;
  body: string | null;
  etag?: string | null;
}

export const chapterOrder = (a: Chapter, b: Chapter): number =>
  a.position - b.position || (a.id < b.id ? -1 : 1);
