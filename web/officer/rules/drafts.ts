// SPDX-License-Identifier: MIT
// Making and changing drafts. A version that is not the caller's own draft is never changed: a new draft begins from it.
import { call, post } from '../data/api.ts';
import { homeUnit } from '../data/session.ts';
import { place } from '../shell/router.ts';
import type { Version } from './types.ts';

export const isOwnDraft = (v: Version): boolean => v.state === 'draft' && v.mine && v.may_write;

/** For whom a new draft is: who was asked for in the address, else who the version is of, else the writer's own unit. */
export function draftUnit(v: Version): string | null {
  return place.value.query.get('don-vi') ?? (v.may_write ? v.unit : homeUnit());
}

export interface Change {
  source?: string;
  params?: string; // lines "name = number"
  note?: string;
}

/** The id of the draft that has the change; `anew`: another draft, whatever became of this one. */
export async function saveDraft(
  v: Version,
  change: Change,
  { anew = false, etag = null }: { anew?: boolean; etag?: string | null } = {},
): Promise<string> {
  if (isOwnDraft(v) && !anew) {
    await call('PATCH', `/rule_versions/${v.id}`, change, { ifMatch: etag });
    return v.id;
  }
  const from = change.source === undefined ? { from: v.id } : {};
  const made = await post<{ id: string }>('/rules/drafts', {
    unit: draftUnit(v),
    hook: v.hook,
    ...from,
    ...change,
  });
  return made.id;
}
