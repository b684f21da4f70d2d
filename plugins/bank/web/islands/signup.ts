// SPDX-License-Identifier: MIT
// signup: the sign-up form made easier. A draft stays on this phone for a day (never the password nor a consent: those
// are given anew each time), the guardian's fields show under 16, the birth date gets its slashes, free time can be
// chosen by the handful.
import { keep, kept } from 'kit/keep';
import { all, find, say } from 'kit/page';
import 'kit/style_ahead';

const DRAFT = 'draft';
const DAY = 864e5;
const ADULT = 16;

interface Draft {
  at: number;
  values: [string, string][];
}

const form = find<HTMLFormElement>('#dang-ky');
const failed = find<HTMLElement>('.bad');

function isKept(name: string): boolean {
  return name !== 'shift' && name !== 'password' && !name.startsWith('consent_');
}

function saveDraft(form: HTMLFormElement): void {
  const values = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '' && isKept(entry[0]),
  );
  const at = Date.now();
  if (!keep(DRAFT, { at, values } satisfies Draft)) return;
  const clock = new Date(at).toLocaleTimeString('vi', { hour: 'numeric', minute: '2-digit' });
  const note = find('#draft');
  if (!note) return;
  const drop = document.createElement('button');
  drop.type = 'button';
  drop.className = 'link';
  drop.textContent = say('Xóa bản nháp', 'Delete the draft');
  drop.onclick = () => {
    keep(DRAFT, null);
    note.textContent = say('Đã xóa bản nháp.', 'Draft deleted.');
  };
  note.replaceChildren(
    say(`Bản nháp đã giữ trên máy này lúc ${clock}. `, `Draft kept on this phone, ${clock}. `),
    drop,
  );
}

/** Only what is still empty is filled in. */
function restoreDraft(form: HTMLFormElement): void {
  const draft = kept<Draft | null>(DRAFT, null);
  if (!draft || Date.now() - draft.at > DAY) {
    keep(DRAFT, null);
    return;
  }
  for (const [name, value] of draft.values)
    for (const control of all<HTMLInputElement>(`[name="${CSS.escape(name)}"]`, form))
      if (control.type === 'checkbox') control.checked ||= control.value === value;
      else control.value ||= value;
}

function yearsSince(typed: string): number | null {
  const parts = /^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/.exec(typed.trim());
  if (!parts) return null;
  const [day, month, year] = parts.slice(1).map(Number) as [number, number, number];
  const today = new Date();
  const had = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  return today.getFullYear() - year - (had ? 0 : 1);
}

function withSlashes(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 8)].filter(Boolean).join('/');
}

function followBirth(birth: HTMLInputElement, guardian: HTMLElement): void {
  const show = () => {
    const age = yearsSince(birth.value);
    guardian.hidden = !(age !== null && age < ADULT) && !find('[aria-invalid]', guardian);
  };
  birth.inputMode = 'numeric';
  birth.addEventListener('input', (event) => {
    const typing = (event as InputEvent).inputType === 'insertText';
    if (typing && /^[\d/]+$/.test(birth.value) && birth.selectionStart === birth.value.length)
      birth.value = withSlashes(birth.value);
    show();
  });
  show();
}

function offerHandfuls(week: HTMLElement): void {
  const handfuls: [string, RegExp | null][] = [
    [say('Cuối tuần', 'Weekends'), /^(sat|sun)\.(?!night)/],
    [say('Mọi buổi tối', 'All evenings'), /\.evening$/],
    [say('Bỏ hết', 'None'), null],
  ];
  const row = document.createElement('p');
  row.className = 'row';
  for (const [label, pattern] of handfuls) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = label;
    button.onclick = () => {
      for (const box of all<HTMLInputElement>('input', week))
        box.checked = pattern !== null && (box.checked || pattern.test(box.value));
      button.dispatchEvent(new Event('input', { bubbles: true }));
    };
    row.append(button);
  }
  find('.day', week)?.before(row);
}

if (form) {
  const birth = find<HTMLInputElement>('#birth', form);
  const guardian = find<HTMLElement>('#guardian', form);
  const week = find<HTMLElement>('.week', form);
  if (birth) {
    if (!failed) restoreDraft(form);
    form.addEventListener('input', () => saveDraft(form));
  } else {
    keep(DRAFT, null); // signed in: what was typed is in the profile now
  }
  if (birth && guardian) followBirth(birth, guardian);
  if (week) offerHandfuls(week);
}
failed?.focus();
