// SPDX-License-Identifier: MIT
// What the bank answers about the day and about the plan's target c where certificates are kept, too; held to a running server by
// tests/browser/answers.test.js.

export interface Today {
  waiting: number;
  signups: {
    id: string;
    opening: string;
    title: string;
    day_text: string;
    time_text: string;
    code: string;
    name: string | null;
    made: string;
  }[];
  risk_count: number;
  risks: {
    id: string;
    shift: string;
    opening: string;
    title: string;
    day_text: string;
    time_text: string;
    code: string;
    name: string | null;
    risk: string;
  }[];
  short_count: number;
  short: { opening: string; title: string; campaign: string; day_text: string; taken: number; min: number }[];
}

/** Campaigns by a model whose leader was trained in it (target c of the plan). */
interface Share {
  campaigns: number;
  modelled: number;
  trained: number;
  percent: number | null;
}
export interface ModelFigure extends Share {
  year: number;
  models: (Share & { model: string; name: string })[];
  units: (Share & { unit: string; name: string })[];
}

export interface Answers {
  'GET /officer/today': Today;
  'GET /campaigns/figure': ModelFigure;
}
