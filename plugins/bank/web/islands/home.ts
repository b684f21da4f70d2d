// SPDX-License-Identifier: MIT
// home: filtering without waiting. What is on the page is narrowed down on every keystroke; the server's answer, which
// knows all openings and what dropping a filter would give, takes its place when it comes. The address always says
// what is shown, so it can be shared.
import { fold, matches } from 'kit/fold';
import { all, find, partOf, say } from 'kit/page';
import 'kit/style_ahead';

const form = find<HTMLFormElement>('#loc');
const count = find('#dem');
const results = find('#ket-qua');
const PAUSE = 250; // ms without a change before the server is asked
let waiting: AbortController | undefined;
let timer = 0;

interface Wanted {
  words: string;
  place: string; // as written on the cards; '' = anywhere
  when: string;
  skill: string;
}

function wanted(form: HTMLFormElement): Wanted {
  const values = new FormData(form);
  const place = find<HTMLSelectElement>('#commune', form)?.selectedOptions[0];
  return {
    words: fold(String(values.get('q') ?? '')),
    place: place?.value ? place.text : '',
    when: String(values.get('when') ?? ''),
    skill: String(values.get('skill') ?? ''),
  };
}

/** `day` is the first coming shift's. */
function fitsTime(when: string, blocks: string, day: string): boolean {
  const within = (days: number) => day !== '' && Date.parse(day) < Date.now() + (days - 1) * 864e5;
  if (when === 'week') return within(7);
  if (when === 'month') return within(30);
  if (when === 'weekend') return /sat|sun/.test(blocks);
  if (when === 'weekday') return /mon|tue|wed|thu|fri/.test(blocks);
  return blocks.includes(when);
}

function fits(card: HTMLElement, want: Wanted): boolean {
  const { skills = '', blocks = '', day = '' } = card.dataset;
  card.dataset.words ??= fold(
    all('.about', card)
      .map((part) => part.textContent)
      .join(' '),
  );
  return (
    matches(card.dataset.words, want.words) &&
    (want.place === '' || find('.place', card)?.textContent === want.place) &&
    (want.skill === '' || skills.split(' ').includes(want.skill)) &&
    fitsTime(want.when, blocks, day)
  );
}

function narrow(form: HTMLFormElement): void {
  const want = wanted(form);
  let shown = 0;
  for (const card of all<HTMLElement>('.job')) {
    card.hidden = !fits(card, want);
    if (!card.hidden) shown++;
  }
  tell(say(`${shown} việc khớp trên màn hình, đang hỏi thêm…`, `${shown} on screen, asking for more…`));
}

function tell(text: string): void {
  if (count) count.textContent = text;
}

function address(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, String(value));
  return query.size ? `/?${query}` : '/';
}

/** Whoever has tabbed on to a job meanwhile stays on it. */
function replace(fresh: Element): void {
  if (!results) return;
  const at = results.contains(document.activeElement) && document.activeElement?.getAttribute('href');
  results.replaceChildren(...fresh.childNodes);
  if (at)
    all<HTMLElement>('a', results)
      .find((link) => link.getAttribute('href') === at)
      ?.focus();
}

async function ask(where: string): Promise<void> {
  waiting?.abort();
  waiting = new AbortController();
  try {
    const page = await partOf(where, '#viec', { signal: waiting.signal });
    const fresh = page && find('#ket-qua', page);
    if (!fresh) throw new Error(where);
    replace(fresh);
    tell(find('#dem', page)?.textContent ?? '');
  } catch (fault) {
    if ((fault as Error).name === 'AbortError') return;
    const shown = all('.job:not([hidden])').length;
    tell(
      say(
        `Mất mạng: mới lọc được trong những việc đã tải, có ${shown}.`,
        `No network: only what is loaded is filtered, ${shown} found.`,
      ),
    );
  }
}

function changed(form: HTMLFormElement, pause: number): void {
  const where = address(form);
  history.replaceState(null, '', where);
  narrow(form);
  clearTimeout(timer);
  timer = window.setTimeout(() => ask(where), pause);
}

async function more(link: HTMLAnchorElement): Promise<void> {
  const page = await partOf(link.href, '#ket-qua');
  const cards = page ? all('.job', page) : [];
  if (!cards[0]) throw new Error(link.href);
  find('.jobs')?.append(...cards);
  const next = page && find<HTMLAnchorElement>('[rel=next]', page);
  if (next) link.href = next.href;
  else link.remove();
  find<HTMLElement>('h3 a', cards[0])?.focus();
}

if (form) {
  form.addEventListener('input', () => changed(form, PAUSE));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    changed(form, 0);
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[rel=next]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    more(link).catch(() => location.assign(link.href));
  });
}
