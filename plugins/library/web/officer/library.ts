// SPDX-License-Identifier: MIT
// What the routes of the library and of ideas answer, and colours for their states.
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
