// SPDX-License-Identifier: MIT
// checkin: marks made without signal wait on this phone, with their own ids and times, and are sent when there is a
// network again: at once, when the phone says so, or at the next visit. The page always says what has been sent and what
// has not. Sending twice is harmless: the id is the same.
import type { Api } from 'api';
import { newId } from 'kit/id';
import { keep, kept } from 'kit/keep';
import { find, say } from 'kit/page';

const QUEUE = 'checkins';
const AGAIN_MS = 20_000;

interface Mark {
  id: string;
  code: string;
  at: string;
  fault?: string; // what the server said against it
}

const form = find<HTMLFormElement>('#check');
const box = find('#queue');
let done: string[] = [];
let sending = false;
let again = false;
let timer = 0;

function line(text: string, kind: string): HTMLElement {
  const p = document.createElement('p');
  p.className = `notice ${kind}`;
  p.textContent = text;
  return p;
}

function clock(at: string): string {
  return new Date(at).toLocaleString('vi', {
    hour: 'numeric',
    minute: '2-digit',
    day: 'numeric',
    month: 'numeric',
  });
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'link';
  made.textContent = label;
  made.onclick = press;
  return made;
}

function markLine(mark: Mark): HTMLElement {
  const made = mark.fault
    ? line(`! ${mark.code}, ${clock(mark.at)}: ${mark.fault} `, 'bad')
    : line(
        say(
          `Chưa gửi: ${mark.code}, lúc ${clock(mark.at)}. Đang giữ trên máy này, có sóng sẽ gửi. `,
          `Not sent yet: ${mark.code}, ${clock(mark.at)}. Kept on this phone until there is signal. `,
        ),
        '',
      );
  made.append(
    mark.fault
      ? button(say('Bỏ', 'Drop'), () => {
          drop(mark.id);
          show();
        })
      : button(say('Gửi ngay', 'Send now'), () => send()),
  );
  return made;
}

function show(): void {
  box?.replaceChildren(
    ...done.map((text) => line(`✓ ${text}`, '')),
    ...kept<Mark[]>(QUEUE, []).map(markLine),
  );
}

/** Read anew each time: another tab may have sent something. */
function change(id: string, next: (mark: Mark) => Mark | null): void {
  const queue = kept<Mark[]>(QUEUE, []).flatMap((mark) => (mark.id === id ? (next(mark) ?? []) : mark));
  keep(QUEUE, queue.length ? queue : null);
}

const drop = (id: string): void => change(id, () => null);

/** True when the server has judged it, false when it must wait. */
async function post(mark: Mark): Promise<boolean> {
  const { id, code, at } = mark;
  let reply: Response;
  try {
    reply = await fetch('/api/v1/me/check-ins', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ id, code, at } satisfies Api['POST /me/check-ins']['body']),
    });
  } catch {
    return false;
  }
  if (reply.status >= 500 || reply.status === 429) return false;
  const body = await reply.json().catch(() => ({}));
  if (reply.ok) {
    drop(id);
    done.push(say(`Đã điểm danh: ${code}, lúc ${clock(at)}.`, `Checked in: ${code}, ${clock(at)}.`));
  } else {
    const why =
      reply.status === 401
        ? say('hãy đăng nhập rồi mở lại trang này', 'sign in, then open this page again')
        : (body.errors?.[0]?.[say('vi', 'en')] ?? body.detail ?? body.title);
    change(id, (kept) => ({ ...kept, fault: String(why) }));
  }
  return true;
}

/** True when everything that waits was judged. */
async function sendAll(): Promise<boolean> {
  for (const mark of kept<Mark[]>(QUEUE, [])) if (!mark.fault && !(await post(mark))) return false;
  return true;
}

/** Asked for while it is sending it goes round once more: what came meanwhile goes out too. */
async function send(): Promise<void> {
  again = true;
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  let sent = false;
  while (again) {
    again = false;
    sent = await sendAll();
  }
  sending = false;
  show();
  if (!sent) timer = window.setTimeout(send, AGAIN_MS);
}

form?.addEventListener('submit', (event) => {
  const field = find<HTMLInputElement>('#code', form);
  const code = field?.value.replace(/\s/g, '').toUpperCase() ?? '';
  const queue = kept<Mark[]>(QUEUE, []);
  if (!code || !field) return; // the server says what is missing
  if (!keep(QUEUE, [...queue, { id: newId(), code, at: new Date().toISOString() }])) return; // nothing can be kept: sent as any form
  event.preventDefault();
  field.value = '';
  done = [];
  show();
  send();
});
window.addEventListener('online', () => send());
for (const mark of kept<Mark[]>(QUEUE, []))
  if (mark.fault) change(mark.id, ({ id, code, at }) => ({ id, code, at }));
show();
if (kept<Mark[]>(QUEUE, []).length) send();
