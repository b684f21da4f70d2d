// SPDX-License-Identifier: MIT
// What the routes of rounds and dossiers answer, and words and colours for states.
import { post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { say, type Words } from 'officer/data/words.ts';
import type { Tone } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';

export interface Template {
  code: string;
  name: string;
  form: string;
  level_label: string;
  categories: string[];
  calendar: Record<string, string>; // "10-20", by the field of the round
}

export interface DossierRow {
  id: string;
  name: string;
  round: string;
  round_title: string;
  category: string;
  category_title: string;
  unit_name: string;
  state: string;
  state_label: string;
  at_name: string;
  submitted: string | null;
  turn: number;
  actions: string[];
}

export interface RoundDossiers {
  categories: { id: string; title: string; counts: Record<string, number> }[];
  items: DossierRow[];
}

export interface DossierPath {
  id: string;
  state: string;
  at: string | null;
  at_name: string;
  name: string;
  round: string;
  round_title: string;
  category_title: string;
  reason: string;
  deadline: string | null;
  actions: string[];
  levels: { unit: string; name: string; done: boolean; now: boolean }[];
  steps: {
    decision: string;
    decision_label: string;
    unit_name: string;
    reason: string;
    at: string | null;
    turn: number;
  }[];
}

const roundTones: Record<string, Tone> = {
  open: 'ok',
  checking: 'info',
  commenting: 'info',
  voting: 'info',
  council: 'warn',
  decided: 'ok',
  published: 'ok',
  cancelled: 'no',
};
export const roundTone = (state: string): Tone => roundTones[state] ?? 'plain';

const dossierTones: Record<string, Tone> = {
  submitted: 'warn',
  returned: 'warn',
  refused: 'no',
  lapsed: 'no',
  revoked: 'no',
  confirmed: 'info',
  checked: 'info',
  proposed: 'info',
  awarded: 'ok',
};
export const dossierTone = (state: string): Tone => dossierTones[state] ?? 'plain';

/** A step of a round the office takes by hand, after the state it is in. */
export interface RoundStep {
  action: string;
  words: Words;
  says: Words;
}
export const ROUND_STEPS: Record<string, RoundStep> = {
  planned: {
    action: 'open',
    words: ['Mở đợt xét', 'Open the round'],
    says: [
      'Mọi người đọc được điều kiện và bắt đầu lập hồ sơ. Từ lúc này hạng mục, điều kiện, tiêu chí không đổi nữa; chỉ dời được những ngày chưa tới.',
      'Everybody reads the conditions and may nominate. From now on categories, conditions and criteria stand; only days to come can be moved.',
    ],
  },
  open: {
    action: 'close',
    words: ['Đóng nhận hồ sơ', 'Close for dossiers'],
    says: [
      'Được làm khi đã hết ngày nhận hồ sơ; nếu không ai bấm, đợt xét tự đóng. Bản nháp chưa nộp được giữ nguyên nhưng không vào đợt này.',
      'Possible when the last day is over; it closes by itself if nobody does. Drafts are kept, but are not in this round.',
    ],
  },
  checking: {
    action: 'council',
    words: ['Chuyển hội đồng', 'To the council'],
    says: [
      'Chỉ được khi không còn hồ sơ nào chờ xác nhận, bổ sung hay thẩm định, và đã lấy ý kiến, bình chọn xong.',
      'Possible when no dossier waits any more and comments and votes are over.',
    ],
  },
  decided: {
    action: 'publish',
    words: ['Công bố kết quả', 'Publish the results'],
    says: ['Kết quả hiện trên trang giải thưởng cho mọi người.', 'Everybody can read the results.'],
  },
};
for (const state of ['commenting', 'voting']) ROUND_STEPS[state] = ROUND_STEPS.checking as RoundStep;

/** What can be done with a dossier, in the order of the buttons. `reason`: whether it must say why. */
export interface DossierAct {
  action: string;
  words: Words;
  reason: boolean;
  kind: 'main' | 'alt' | 'bad';
  says: Words;
}
export const DOSSIER_ACTS: DossierAct[] = [
  {
    action: 'confirm',
    words: ['Xác nhận', 'Confirm'],
    reason: false,
    kind: 'main',
    says: [
      'Đơn vị xác nhận nội dung hồ sơ là đúng. Hồ sơ chuyển lên cấp trên.',
      'Your unit vouches for what it says. It goes on to the next level.',
    ],
  },
  {
    action: 'check',
    words: ['Thẩm định đạt', 'Found in order'],
    reason: false,
    kind: 'main',
    says: [
      'Hồ sơ đủ và đúng: đưa ra lấy ý kiến và hội đồng xét.',
      'It is whole and true: on to the public and the council.',
    ],
  },
  {
    action: 'return',
    words: ['Trả lại', 'Return'],
    reason: true,
    kind: 'alt',
    says: [
      'Người lập hồ sơ đọc được lý do, bổ sung rồi nộp lại.',
      'The nominator reads why, mends it and hands it in again.',
    ],
  },
  {
    action: 'refuse',
    words: ['Không chấp nhận', 'Refuse'],
    reason: true,
    kind: 'bad',
    says: [
      'Hồ sơ ra khỏi đợt xét. Người lập hồ sơ đọc được lý do.',
      'It is out of the round. The nominator reads why.',
    ],
  },
  {
    action: 'withdraw',
    words: ['Rút hồ sơ', 'Withdraw'],
    reason: true,
    kind: 'bad',
    says: [
      'Hồ sơ ra khỏi đợt xét; mọi bước đã qua được giữ lại.',
      'It leaves the round; what happened to it is kept.',
    ],
  },
];

export const roundAt = (id: string): string => to('khen-thuong', 'dot', id);
export const dossierAt = (id: string): string => to('khen-thuong', 'ho-so', id);
export const spanWords = (from: unknown, until: unknown): string =>
  from && until ? `${dayShort(String(from))} – ${dayShort(String(until))}` : say('không có', 'none');
export const moveRound = (id: string, action: string, reason = ''): Promise<unknown> =>
  post(`/award_rounds/${id}/moves`, { action, ...(reason && { reason }) });
export const moveDossier = (id: string, action: string, reason = ''): Promise<unknown> =>
  post(`/nominations/${id}/moves`, { action, ...(reason && { reason }) });
