// SPDX-License-Identifier: MIT
// What the pages of the register share.
import type { Tone } from 'officer/shell/parts.tsx';

const TONES: Record<string, Tone> = {
  valid: 'ok',
  renew: 'warn',
  grace: 'warn',
  expired: 'plain',
  revoked: 'no',
};

export const standingTone = (standing: string): Tone => TONES[standing] ?? 'plain';
