// SPDX-License-Identifier: MIT
// Running the tests of a text: at once for what still can change, else when asked.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, post } from '../data/api.ts';
import { asProblem } from '../data/load.ts';
import { say } from '../data/words.ts';
import { speak } from '../shell/speak.ts';
import type { Trial } from './types.ts';

export interface Trying {
  trial: Trial | null;
  problem: Problem | null;
  busy: boolean;
  run: (source: string) => Promise<void>;
  set: (trial: Trial) => void;
}

export const trialWords = (trial: Trial): string => {
  const failed = trial.tests.filter((row) => row.outcome === 'failed').length;
  if (trial.ok) return say('Mọi kiểm thử đều đạt', 'All tests passed');
  if (failed) return say(`${failed} kiểm thử chưa đạt`, `${failed} tests failed`);
  return trial.fault ? say(trial.fault.vi, trial.fault.en) : '';
};

/** The last answer counts, whatever order they come in. With `first`, that text is tried on show. */
export function useTrial(first: string | null): Trying {
  const [state, setState] = useState<{ trial: Trial | null; problem: Problem | null; busy: boolean }>({
    trial: null,
    problem: null,
    busy: false,
  });
  const turn = useRef(0);
  const said = useRef('');
  const run = useCallback(async (source: string) => {
    const mine = ++turn.current;
    setState((old) => ({ ...old, busy: true }));
    try {
      const trial = await post<Trial>('/rules/check', { source });
      if (mine !== turn.current) return;
      setState({ trial, problem: null, busy: false });
      const words = trialWords(trial);
      if (words !== said.current) speak(words);
      said.current = words;
    } catch (failure) {
      if (mine === turn.current) setState((old) => ({ ...old, problem: asProblem(failure), busy: false }));
    }
  }, []);
  const set = useCallback((trial: Trial) => {
    turn.current++;
    setState({ trial, problem: null, busy: false });
  }, []);
  useEffect(() => {
    if (first !== null) void run(first);
  }, [first]);
  return { ...state, run, set };
}
