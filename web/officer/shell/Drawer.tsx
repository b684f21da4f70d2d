// SPDX-License-Identifier: MIT
// A drawer beside a list: a dialog, so the focus stays inside and returns, and Escape closes; on a phone it is the whole page.

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../data/words.ts';
import { Button } from './parts.tsx';
import './drawer.css';

interface FrameProps {
  back?: (() => void) | null;
  where?: string; // where `back` leads
  close: () => void;
  children: ComponentChildren;
}

export function Frame({ back, where, close, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  return (
    <dialog ref={dialog} class="drawer" aria-labelledby="drawer-title" onClose={close}>
      <p class="row bars">
        {back && (
          <Button kind="alt" onClick={back}>
            {where}
          </Button>
        )}
        <Button kind="alt" onClick={close}>
          {say('Đóng', 'Close')}
        </Button>
      </p>
      {children}
    </dialog>
  );
}

/** Names the dialog and takes the focus whenever what it shows becomes something else. */
export function Head({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [children]);
  return (
    <h2 id="drawer-title" ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
