// SPDX-License-Identifier: MIT
// Who is signed in, and what the roles held anywhere let them open. The server decides again on each request; this only
// keeps people from entries that would always refuse them.
import { signal } from '@preact/signals';
import { get, post } from './api.ts';
import type { Lang } from './words.ts';

export type Role =
  | 'volunteer'
  | 'team_leader'
  | 'unit_officer'
  | 'area_admin'
  | 'province_admin'
  | 'trainer'
  | 'assessor'
  | 'council'
  | 'monitor'
  | 'partner'
  | 'operator'
  | 'front';

export const STAFF: readonly Role[] = ['unit_officer', 'area_admin', 'province_admin'];
export const LEADING: readonly Role[] = [...STAFF, 'team_leader'];
export const WATCHING: readonly Role[] = [...STAFF, 'monitor'];
export const AREA: readonly Role[] = ['area_admin', 'province_admin'];
export const TOP: readonly Role[] = ['province_admin', 'operator'];

export interface Held {
  role: Role;
  role_label: string;
  unit: string;
  unit_name: string;
}

export interface Me {
  id: string;
  name: string;
  login: string;
  lang: Lang;
  must_change: boolean;
  staff: boolean;
  roles: Held[];
}

export const me = signal<Me | null>(null);

export async function loadMe(): Promise<Me> {
  const answer = await get<Me>('/me');
  me.value = answer;
  return answer;
}

/** True when one of the roles is held, or none is asked. */
export function holds(roles: readonly string[] | undefined): boolean {
  return !roles || (me.value?.roles ?? []).some((held) => roles.includes(held.role));
}

/** The unit of the widest role: what a new campaign or person belongs to unless said otherwise. */
export function homeUnit(): string {
  const order: Role[] = ['unit_officer', 'area_admin', 'province_admin', 'team_leader'];
  const roles = me.value?.roles ?? [];
  for (const role of order) {
    const held = roles.find((one) => one.role === role);
    if (held) return held.unit;
  }
  return '';
}

/** What is kept on this device for one person: names that begin with this are forgotten when they sign out. */
export const OWN = 'volbank.own.';

function forgetOwn(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(OWN)) localStorage.removeItem(name);
  } catch {
    return; // this browser keeps nothing
  }
}

export async function signOut(): Promise<void> {
  forgetOwn();
  await post('/sessions/end');
  location.assign('/');
}
