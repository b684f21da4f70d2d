// SPDX-License-Identifier: MIT
// What a step of a plan or an adjustment asks for.
import { say } from 'officer/data/words.ts';
import type { Asked } from 'officer/form/Step.tsx';

export const why = (): Asked => ({ name: 'reason', label: say('Lý do', 'Reason') });
export const decided = (optional = false): Asked[] => [
  { name: 'decision', label: say('Số quyết định, văn bản', 'Number of the decision'), optional },
  { name: 'decided', label: say('Ngày quyết định', 'Day of the decision'), kind: 'date', optional },
];
