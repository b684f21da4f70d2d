// SPDX-License-Identifier: MIT
// Chooses a record by typing part of its name: a combobox (WAI-ARIA 1.2, list autocomplete). Short lists are searched here,
// long ones by the server. Arrows move, Enter takes, Escape gives up, an emptied field is no record.

import { fold, matches } from 'kit/fold.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, type Page } from '../data/api.ts';
import { nameOf, titleOf, whole } from '../data/names.ts';
import { phoneWords } from '../data/phone.ts';
import { type Row, schema } from '../data/schema.ts';
import { say } from '../data/words.ts';

interface Choice {
  id: string;
  name: string;
  note: string;
}

const SHOWN = 20;
const WAIT_MS = 180;

async function noteOf(entity: string, row: Row): Promise<string> {
  if (entity === 'unit' || entity === 'place') {
    const parent = typeof row.parent === 'string' ? await nameOf(entity, row.parent) : '';
    const ended = typeof row.valid_to === 'string' && row.valid_to !== '' ? say('đã kết thúc', 'ended') : '';
    return [parent, ended].filter(Boolean).join(', ');
  }
  if (entity === 'volunteer')
    return [row.code, row.phone && phoneWords(String(row.phone))].filter(Boolean).join(', ');
  return '';
}

/** Bodies and places in force go first. */
const rank = (row: Row): number => (row.valid_to ? 1 : 0) + (row.level === 'district' ? 1 : 0);

async function search(entity: string, typed: string): Promise<Choice[]> {
  const s = await schema();
  let rows: Row[];
  if (entity === 'unit' || entity === 'place') {
    const words = fold(typed);
    rows = [...(await whole(entity)).values()].filter((row) =>
      matches(fold(`${row.name} ${row.code ?? ''}`), words),
    );
    rows.sort((a, b) => rank(a) - rank(b));
  } else {
    const q = typed ? `q=${encodeURIComponent(typed)}&` : '';
    rows = (await get<Page<Row>>(`${s.entity(entity).address}?${q}limit=${SHOWN}`)).items;
  }
  return Promise.all(
    rows.slice(0, SHOWN).map(async (row) => ({
      id: row.id,
      name: await titleOf(entity, row),
      note: await noteOf(entity, row),
    })),
  );
}

export interface PickerProps {
  id: string;
  entity: string;
  value: string;
  change: (id: string) => void;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: 'true' | undefined;
}

export function Picker(props: PickerProps) {
  const [typed, setTyped] = useState('');
  const [choices, setChoices] = useState<Choice[] | null>(null); // null: closed
  const [at, setAt] = useState(-1);
  const [none, setNone] = useState(false);
  const wait = useRef(0);
  const turn = useRef(0);
  const typing = useRef(false);

  // The name of what is chosen comes from the server: what somebody types meanwhile, before or after the first drawing, stays.
  useEffect(() => {
    let wanted = true;
    const put = (name: string) => {
      if (wanted && !typing.current) setTyped(name);
    };
    if (props.value) nameOf(props.entity, props.value).then(put, () => put('–'));
    else put('');
    return () => {
      wanted = false;
    };
  }, [props.value, props.entity]);

  const look = (text: string) => {
    clearTimeout(wait.current);
    const mine = ++turn.current;
    wait.current = window.setTimeout(async () => {
      const found = await search(props.entity, text).catch(() => []);
      if (mine !== turn.current) return;
      setChoices(found);
      setNone(found.length === 0);
      setAt(found.length === 1 ? 0 : -1);
    }, WAIT_MS);
  };
  const close = () => {
    clearTimeout(wait.current);
    turn.current++;
    typing.current = false;
    setChoices(null);
    setNone(false);
    setAt(-1);
  };
  const take = (choice: Choice) => {
    setTyped(choice.name);
    props.change(choice.id);
    close();
  };
  const leave = () => {
    if (typed.trim() === '') props.change('');
    else if (props.value) nameOf(props.entity, props.value).then(setTyped, () => undefined);
    else setTyped('');
    close();
  };
  const key = (event: KeyboardEvent) => {
    const count = choices?.length ?? 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!choices) look('');
      else if (count)
        setAt((old) => (old + (event.key === 'ArrowDown' ? 1 : count - (old < 0 ? 0 : 1)) + count) % count);
    } else if (event.key === 'Enter' && (choices || typing.current)) {
      // While it is being searched for too: nobody means to send the form with half a name.
      event.preventDefault();
      const choice = choices?.[at];
      if (choice) take(choice);
    } else if (event.key === 'Escape' && choices) {
      event.preventDefault();
      close();
    }
  };
  const list = `${props.id}-list`;
  return (
    <div class="pick">
      <input
        id={props.id}
        role="combobox"
        aria-expanded={choices !== null}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        autocomplete="off"
        spellcheck={false}
        placeholder={say('Gõ để tìm', 'Type to find')}
        value={typed}
        onInput={(event) => {
          typing.current = true;
          setTyped(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
        onClick={() => look('')}
        onKeyDown={key}
        onBlur={leave}
      />
      <div
        id={list}
        class="found"
        role="listbox"
        tabIndex={-1}
        aria-label={say('Kết quả', 'Results')}
        hidden={!choices || none}
      >
        {(choices ?? []).map((choice, i) => (
          <div
            key={choice.id}
            id={`${list}-${i}`}
            class="one"
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onMouseDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
          >
            {choice.name}
            {choice.note && <small class="meta"> {choice.note}</small>}
          </div>
        ))}
      </div>
      {none && (
        <p class="hint" role="status">
          {say('Không có tên này. Thử gõ ngắn hơn.', 'No such name. Try a shorter one.')}
        </p>
      )}
    </div>
  );
}
