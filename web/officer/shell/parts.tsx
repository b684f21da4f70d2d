// SPDX-License-Identifier: MIT
// Small pieces that every page uses.
import { type ComponentChildren, Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { flawText, type Problem } from '../data/api.ts';
import type { Loaded } from '../data/load.ts';
import { say } from '../data/words.ts';

let arrived = false;

interface TitleProps {
  children: ComponentChildren;
  above?: ComponentChildren;
  acts?: ComponentChildren;
}

/** The page's heading. It names the browser's tab and takes the focus on every page but the first. What can be done here
 * (`acts`) stands beside it where there is room, else below. */
export function Title({ children, above, acts }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // With the page itself, not a moment later: who types at once would have the field they type in left for them.
  useLayoutEffect(() => {
    document.title = `${heading.current?.textContent ?? ''} — Volbank`;
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <>
      {above && <p class="crumbs">{above}</p>}
      <div class="head">
        <h1 ref={heading} tabIndex={-1}>
          {children}
        </h1>
        {acts && <div class="row noprint">{acts}</div>}
      </div>
    </>
  );
}

export function ProblemNotice({ problem, retry }: { problem: Problem | null; retry?: () => void }) {
  if (!problem) return null;
  const flaws = problem.flaws.filter((flaw) => flawText(flaw) !== problem.message);
  return (
    <div class="notice bad" role="alert">
      <p>
        <b>! {problem.message}</b>
      </p>
      {flaws.length > 0 && (
        <ul>
          {flaws.map((flaw) => (
            <li key={flaw.pointer + flaw.code}>{flawText(flaw)}</li>
          ))}
        </ul>
      )}
      {retry && (
        <p>
          <button type="button" class="btn alt" onClick={retry}>
            {say('Thử lại', 'Try again')}
          </button>
        </p>
      )}
      {problem.status === 401 && (
        <p>
          <a href={`/dang-nhap?r=${encodeURIComponent(location.pathname + location.search)}`}>
            {say('Đăng nhập lại', 'Sign in again')}
          </a>
        </p>
      )}
    </div>
  );
}

/** What was read, or that it is being read, or why not. */
export function Await<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  if (of.data !== null)
    return (
      <>
        {of.problem && <ProblemNotice problem={of.problem} retry={() => void of.reload()} />}
        {children(of.data)}
      </>
    );
  if (of.problem) return <ProblemNotice problem={of.problem} retry={() => void of.reload()} />;
  return (
    <p class="meta" role="status">
      {say('Đang tải…', 'Loading…')}
    </p>
  );
}

export interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  kind?: 'main' | 'alt' | 'bad' | 'link';
  busy?: boolean;
  type?: 'button' | 'submit';
  label?: string; // for screen readers, when the words alone do not say of what
  pressed?: boolean;
  id?: string;
}

const looks = { main: 'btn', alt: 'btn alt', bad: 'btn alt red', link: 'link' };

/** A busy button keeps its focus and says so; it is not disabled. */
export function Button({
  children,
  onClick,
  kind = 'main',
  busy,
  type = 'button',
  label,
  pressed,
  id,
}: ButtonProps) {
  return (
    <button
      id={id}
      type={type}
      class={looks[kind]}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  );
}

export type Tone = 'ok' | 'warn' | 'info' | 'no' | 'plain';
const signs: Record<Tone, string> = { ok: '✓ ', warn: '! ', no: '× ', info: '', plain: '' };

/** A state in words, with a sign beside the colour. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class={`chip ${tone}`}>
      {signs[tone] && <span aria-hidden="true">{signs[tone]}</span>}
      {children}
    </span>
  );
}

/** Places as cells on a thread; the number stands beside it in words. */
export function Cells({ on, of }: { on: number; of: number }) {
  const shown = Math.min(of, 20);
  const filled = of > 0 ? Math.round((Math.min(on, of) * shown) / of) : 0;
  return (
    <span class="cells" aria-hidden="true">
      {Array.from({ length: shown }, (_, i) => (
        <i key={i} class={i < filled ? 'x' : undefined} />
      ))}
    </span>
  );
}

/** What is said of one thing on one line; what there is nothing of is left out. */
export function Dotted({ parts }: { parts: ComponentChildren[] }) {
  const said = parts.filter(Boolean);
  return (
    <>
      {said.map((part, i) => (
        <Fragment key={i}>
          {i > 0 && ' · '}
          {part}
        </Fragment>
      ))}
    </>
  );
}

/** What is known of something, name by value. */
export function Facts({ rows }: { rows: [label: string, value: ComponentChildren][] }) {
  return (
    <dl class="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** A question before something that cannot be taken back, or that wants a reason. The dialog keeps the focus inside. */
export function Ask(props: { open: boolean } & DialogProps) {
  return props.open ? <Dialog {...props} /> : null;
}

interface DialogProps {
  title: string;
  close: () => void;
  children: ComponentChildren;
}

/** Open as soon as it is there: a key pressed in between would go to the page behind it. Closed before it goes, so that the
 * focus returns to where it came from. */
function Dialog({ title, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="ask-title" onClose={close}>
      <h2 id="ask-title">{title}</h2>
      {children}
    </dialog>
  );
}
