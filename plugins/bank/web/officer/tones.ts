// SPDX-License-Identifier: MIT
// Colours of states; the words always stand beside them.
import type { Tone } from 'officer/shell/parts.tsx';

const campaigns: Record<string, Tone> = { open: 'ok', running: 'ok', draft: 'info', cancelled: 'no' };
const signups: Record<string, Tone> = {
  applied: 'info',
  invited: 'info',
  accepted: 'ok',
  waiting: 'warn',
  offered: 'warn',
  declined: 'no',
  withdrawn: 'no',
  refused: 'no',
};
const marks: Record<string, Tone> = { present: 'ok', late: 'warn', excused: 'info', unexcused: 'no' };

export const campaignTone = (state: string): Tone => campaigns[state] ?? 'plain';
export const signupTone = (state: string): Tone => signups[state] ?? 'plain';
export const markTone = (state: string): Tone => marks[state] ?? 'plain';
