// SPDX-License-Identifier: MIT
// schedule: answering without loading the page anew, and an honest word when there is no network: nothing was sent.
import { find, partOf, say } from 'kit/page';

function complain(form: HTMLFormElement): void {
  const note = find<HTMLElement>('.err', form) ?? document.createElement('p');
  note.className = 'err';
  note.role = 'alert';
  note.textContent = say(
    'Mất mạng: chưa gửi được. Hãy bấm lại khi có sóng.',
    'No network: not sent. Press again when there is signal.',
  );
  form.append(note);
}

document.addEventListener('submit', async (event) => {
  const form = event.target as HTMLFormElement;
  const pressed = event.submitter as HTMLButtonElement | null;
  const main = find<HTMLElement>('#main');
  if (!main?.contains(form) || !pressed) return;
  event.preventDefault();
  pressed.disabled = true;
  try {
    const body = new URLSearchParams({ [pressed.name]: pressed.value });
    const fresh = await partOf(form.action, '#main', { method: 'POST', body });
    if (!fresh) throw new Error(form.action);
    main.replaceChildren(...fresh.childNodes);
    const title = find<HTMLElement>('.bad, h1', main);
    if (title) title.tabIndex = -1;
    title?.focus();
  } catch {
    pressed.disabled = false;
    complain(form);
  }
});
