// SPDX-License-Identifier: MIT
// Live changes of some topics ("opening/ID"). The server keeps a limited number of streams: past that, and behind proxies
// that break streams, we ask every two seconds instead, while the page is looked at.
import { useEffect, useRef } from 'preact/hooks';
import { API } from './api.ts';

const POLL_MS = 2000;
const RETRY_MS = 30_000;

/** Calls `changed` after each change; returns how to stop. */
export function follow(topics: string[], changed: () => void): () => void {
  let source: EventSource | null = null;
  let polling = 0;
  let retry = 0;
  const poll = () => {
    if (document.visibilityState === 'visible') changed();
  };
  const open = () => {
    source = new EventSource(`${API}/live?${topics.map((t) => `topic=${encodeURIComponent(t)}`).join('&')}`);
    for (const name of [...topics, 'reset']) source.addEventListener(name, changed);
    source.onopen = () => {
      clearInterval(polling);
      polling = 0;
      changed(); // what happened between the page's reading and the stream's opening was told to nobody
    };
    source.onerror = () => {
      if (!polling) polling = window.setInterval(poll, POLL_MS);
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = window.setTimeout(open, RETRY_MS);
    };
  };
  open();
  return () => {
    source?.close();
    clearInterval(polling);
    clearTimeout(retry);
  };
}

export function useLive(topics: string[], changed: () => void): void {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    if (topics.length === 0) return;
    return follow(topics, () => latest.current());
  }, [topics.join(' ')]);
}
