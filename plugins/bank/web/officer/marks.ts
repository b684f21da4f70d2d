// SPDX-License-Identifier: MIT
// Marks of attendance wait on this device until the server has them. Each has its own id from the start, so sending one
// twice is harmless; a mark the server refuses leaves the queue and is shown with the reason.
import { signal } from '@preact/signals';
import { newId } from 'kit/id.ts';
import { keep, kept } from 'kit/keep.ts';
import { Problem, post } from 'officer/data/api.ts';
import { me } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';

export type MarkState = 'present' | 'late' | 'excused' | 'unexcused';

export interface QueuedMark {
  id: string;
  shift: string;
  signup: string;
  state: MarkState;
  late_minutes?: number;
  at: string;
  who: string;
}

/** Per account: a mark goes out in the name of whoever made it. It stays when they sign out, until it is sent. */
const KEY = `volbank.marks.${me.value?.id ?? ''}`;
const AGAIN_MS = 20_000;

export const queue = signal<QueuedMark[]>(kept<QueuedMark[]>(KEY, []));
export const refused = signal<{ mark: QueuedMark; problem: Problem }[]>([]);
/** False when this browser keeps nothing: then marks are lost with the page. */
export const canKeep = signal(true);

let sending = false;
let timer = 0;

function store(next: QueuedMark[]): void {
  queue.value = next;
  canKeep.value = keep(KEY, next.length ? next : null);
}

/** A later mark of the same sign-up replaces one that still waits. */
export function mark(one: Omit<QueuedMark, 'id' | 'at'>): void {
  const waiting = queue.value.filter((old) => old.signup !== one.signup);
  store([...waiting, { ...one, id: newId(), at: new Date().toISOString() }]);
  void send();
}

const transient = (problem: Problem): boolean =>
  problem.status === 0 || problem.status === 429 || problem.status >= 500 || problem.status === 401;

async function sendOne(one: QueuedMark): Promise<boolean> {
  const { shift, who: _who, ...body } = one;
  try {
    await post(`/shifts/${shift}/marks`, body, { key: one.id });
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (transient(failure)) return false;
    refused.value = [
      ...refused.value.filter((old) => old.mark.signup !== one.signup),
      { mark: one, problem: failure },
    ];
  }
  store(queue.value.filter((old) => old.id !== one.id));
  return true;
}

/** Sends what waits, oldest first; stops at the first that does not get through and tries again later. */
export async function send(): Promise<void> {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let one = queue.value[0]; one; one = queue.value[0]) if (!(await sendOne(one))) break;
  } finally {
    sending = false;
  }
  if (queue.value.length) timer = window.setTimeout(() => void send(), AGAIN_MS);
}

addEventListener('online', () => void send());

export const waitingWords = (count: number): string =>
  say(
    `${count} lượt điểm danh còn nằm trên máy này, sẽ gửi khi có mạng (chậm nhất 15 ngày sau ca).`,
    `${count} marks are on this device and go out when there is a network (at most 15 days after the shift).`,
  );
