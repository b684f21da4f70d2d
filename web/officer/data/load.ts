// SPDX-License-Identifier: MIT
// Reading for a page: what was read, what went wrong, and reading again without the page going blank meanwhile.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from './api.ts';
import { say } from './words.ts';

export interface Loaded<T> {
  data: T | null;
  problem: Problem | null;
  busy: boolean;
  reload: () => Promise<void>;
  set: (data: T) => void;
}

export function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  console.error(failure);
  return new Problem(
    -1,
    say('Trang này gặp lỗi. Hãy tải lại.', 'Something failed on this page. Load it again.'),
  );
}

/** Reads on first show and whenever `keys` change; an answer that comes too late is dropped. */
export function useLoad<T>(read: () => Promise<T>, keys: unknown[]): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; problem: Problem | null; busy: boolean }>({
    data: null,
    problem: null,
    busy: true,
  });
  const turn = useRef(0);
  const latest = useRef(read);
  latest.current = read;
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((old) => ({ ...old, busy: true }));
    try {
      const data = await latest.current();
      if (mine === turn.current) setState({ data, problem: null, busy: false });
    } catch (failure) {
      const problem = asProblem(failure);
      if (mine === turn.current) setState((old) => ({ ...old, problem, busy: false }));
    }
  }, []);
  useEffect(() => {
    setState({ data: null, problem: null, busy: true });
    void reload();
    return () => {
      turn.current++;
    };
  }, keys);
  const set = useCallback((data: T) => setState({ data, problem: null, busy: false }), []);
  return { ...state, reload, set };
}

/** One thing done on a button: busy while it runs, its problem kept until the next try. */
export function useAction(): {
  busy: boolean;
  problem: Problem | null;
  run: (work: () => Promise<unknown>) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (failure) {
      setProblem(asProblem(failure));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, problem, run };
}
