// SPDX-License-Identifier: MIT
// Words to search for, which the address keeps. What is typed stays as it is typed, a space at its end and letters that come while
// an answer does; it counts once the typing rests, and not after the page was left.
import { useEffect, useRef, useState } from 'preact/hooks';

const REST_MS = 250;

interface Props {
  id: string;
  label: string;
  value: string; // in the address
  change: (words: string) => void;
}

export function SearchBox({ id, label, value, change }: Props) {
  const [typed, setTyped] = useState(value);
  const known = useRef(value);
  const wait = useRef(0);
  useEffect(() => () => clearTimeout(wait.current), []);
  useEffect(() => {
    if (value === known.current) return;
    clearTimeout(wait.current); // the address was changed from elsewhere: a link, going back
    known.current = value;
    setTyped(value);
  }, [value]);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(wait.current);
    wait.current = window.setTimeout(() => {
      known.current = text.trim();
      change(known.current);
    }, REST_MS);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="search" value={typed} onInput={(event) => type(event.currentTarget.value)} />
    </div>
  );
}
