// SPDX-License-Identifier: MIT
// Text that was typed and not saved yet stays on this device, version by version, until it is saved or given up. It is one
// person's: signing out forgets it.
import { keep, kept } from 'kit/keep.ts';
import { OWN } from '../data/session.ts';

export interface Unsaved {
  source: string;
  base: string; // what it was changed from
  at: string;
}

const name = (version: string): string => `${OWN}rule.${version}`;

export const unsaved = (version: string): Unsaved | null => kept<Unsaved | null>(name(version), null);

/** False when this browser keeps nothing. */
export const hold = (version: string, source: string, base: string): boolean =>
  keep(name(version), source === base ? null : { source, base, at: new Date().toISOString() });

export const letGo = (version: string): boolean => keep(name(version), null);
