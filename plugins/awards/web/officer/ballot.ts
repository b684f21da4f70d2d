// SPDX-License-Identifier: MIT
// What the server says of secret ballots, and who may see it.
import { API } from 'officer/data/api.ts';
import { number, say } from 'officer/data/words.ts';
import { to } from 'officer/shell/router.ts';

export interface Box {
  id: string;
  state: 'open' | 'closed' | 'void';
  members: number;
  quorum: number;
  cast: number;
  pass: string;
  minutes: string;
  void_reason: string;
  opened: string;
  closed: string | null;
}

export interface RoundBallots {
  id: string;
  title: string;
  state: string;
  leads: boolean;
  decides: boolean;
  sits: boolean;
  conflicts: number; // reviews given by who is in conflict by now
  decision_number: string;
  decided: string;
  categories: { id: string; title: string; quota: number; waiting: number; boxes: Box[] }[];
}

export interface Candidate {
  nomination: string;
  name: string;
  unit: string;
  summary: string;
  position: number;
  score: number;
  band: number;
  moved: boolean;
  barred: boolean;
  entitled?: number;
  in_favour?: number;
  against?: number;
  blank?: number;
  chosen?: boolean;
}

export interface Paper extends Box {
  round: string;
  round_title: string;
  category: string;
  quota: number;
  leads: boolean;
  votes: boolean;
  voted: boolean;
  missing?: string[];
  candidates: Candidate[];
}

export interface Standing {
  seed: number;
  excellent_percent: number;
  ties: string[];
  categories: { id: string; title: string; quota: number; faults: number; rows: StandingRow[] }[];
}

export interface StandingRow {
  nomination: string;
  name: string;
  rank: number;
  reviews: number;
  score: number;
  band: number;
  moved: boolean;
  within: boolean;
  ruled: boolean;
  faulty: boolean;
  points: number;
}

export const ballotsAt = (round: string) => to('khen-thuong', 'dot', round, 'bo-phieu');
export const paperAt = (box: string) => to('khen-thuong', 'hom-phieu', box);
export const minutesAt = (box: string) => `${API}/ballot_boxes/${box}/minutes`;
export const decisionAt = (round: string) => `${API}/award_rounds/${round}/decision_paper`;

export const points = (hundredths: number): string => number(hundredths / 100, 2);

export const bandWords = (band: number): string =>
  [
    say('–', '–'),
    say('Xuất sắc', 'Excellent'),
    say('Tốt', 'Good'),
    say('Khá', 'Fair'),
    say('Chưa đạt', 'Below'),
  ][band] ?? '';

export const boxWords = (box: Box): string =>
  ({
    open: say(`Đang bỏ phiếu: ${box.cast}/${box.members}`, `Open: ${box.cast} of ${box.members}`),
    closed: say(`Đã kiểm phiếu: ${box.cast}/${box.members}`, `Counted: ${box.cast} of ${box.members}`),
    void: say('Không có giá trị', 'Void'),
  })[box.state];

/** A part of the members as it is said: ">1/2" is "quá nửa", "2/3" is "từ 2/3". */
export function shareWords(share: string): string {
  if (share === '>1/2') return say('quá nửa', 'more than half');
  if (share.startsWith('>')) return say(`trên ${share.slice(1)}`, `more than ${share.slice(1)}`);
  return say(`từ ${share}`, `at least ${share}`);
}
