// SPDX-License-Identifier: MIT
// Marks of a session's attendance wait on this device until the server has them. Each says when it was made and, when it is sent, what
// this device's clock says then: the server takes a wrong clock off. A mark the server refuses leaves the queue and is shown.
import { signal } from '@preact/signals';
import { keep, kept } from 'kit/keep.ts';
import { Problem, post } from 'officer/data/api.ts';
import { me } from 'officer/data/session.ts';

export type PresenceState = 'present' | 'late' | 'excused' | 'absent';

export interface WaitingMark {
  session: string;
  enrolment: string;
  state: PresenceState;
  at: string;
}

/** Per account: a mark goes out in the name of whoever made it. */
const KEY = `volbank.course-marks.${me.value?.id ?? ''}`;
const AGAIN_MS = 20_000;

export const waiting = signal<WaitingMark[]>(kept<WaitingMark[]>(KEY, []));
export const refused = signal<{ mark: WaitingMark; problem: Problem }[]>([]);
export const notice = signal('');

let sending = false;
let timer = 0;

function store(next: WaitingMark[]): void {
  waiting.value = next;
  keep(KEY, next.length ? next : null);
}

const ofSame = (a: WaitingMark, b: WaitingMark): boolean =>
  a.session === b.session && a.enrolment === b.enrolment;
const transient = (problem: Problem): boolean =>
  problem.status === 0 || problem.status === 429 || problem.status >= 500 || problem.status === 401;

export function mark(one: Omit<WaitingMark, 'at'>): void {
  const made = { ...one, at: new Date().toISOString() };
  refused.value = refused.value.filter((old) => !ofSame(old.mark, made));
  store([...waiting.value.filter((old) => !ofSame(old, made)), made]);
  void send();
}

async function sendOne(one: WaitingMark): Promise<boolean> {
  const { session, ...body } = one;
  try {
    const answer = await post<{ notice: string }>(`/course_sessions/${session}/marks`, {
      ...body,
      sent: new Date().toISOString(),
    });
    notice.value = answer.notice;
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (transient(failure)) return false;
    refused.value = [...refused.value, { mark: one, problem: failure }];
  }
  store(waiting.value.filter((old) => old !== one));
  return true;
}

/** Sends what waits, oldest first; stops at the first that does not get through and tries again later. */
export async function send(): Promise<void> {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let one = waiting.value[0]; one; one = waiting.value[0]) if (!(await sendOne(one))) break;
  } finally {
    sending = false;
  }
  if (waiting.value.length) timer = window.setTimeout(() => void send(), AGAIN_MS);
}

addEventListener('online', () => void send());
