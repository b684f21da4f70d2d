// SPDX-License-Identifier: MIT
// The tree of bodies. Branches open by themselves down to where a search hits; ended bodies show only when asked for.

import { fold, matches } from 'kit/fold.ts';
import { useState } from 'preact/hooks';
import { dayShort } from '../data/days.ts';
import { useLoad } from '../data/load.ts';
import { whole } from '../data/names.ts';
import { collator, type Row, type Schema, schema } from '../data/schema.ts';
import { AREA, holds } from '../data/session.ts';
import { say } from '../data/words.ts';
import { Await, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';

const OPEN_BELOW = 12;

interface Tree {
  children: Map<string, Row[]>;
  roots: Row[];
}

function treeOf(rows: Row[]): Tree {
  const ids = new Set(rows.map((row) => row.id));
  const children = new Map<string, Row[]>();
  const roots: Row[] = [];
  const order = collator();
  for (const row of [...rows].sort((a, b) => order.compare(String(a.name), String(b.name)))) {
    const parent = typeof row.parent === 'string' && ids.has(row.parent) ? row.parent : '';
    if (parent) children.set(parent, [...(children.get(parent) ?? []), row]);
    else roots.push(row);
  }
  return { children, roots };
}

/** Those that match and everything above them. */
function withParents(all: Map<string, Row>, hit: (row: Row) => boolean): Row[] {
  const keep = new Set<string>();
  for (const row of all.values())
    if (hit(row))
      for (let at: Row | undefined = row; at && !keep.has(at.id); at = all.get(String(at.parent ?? '')))
        keep.add(at.id);
  return [...all.values()].filter((row) => keep.has(row.id));
}

function Branch({ tree, row, open, s }: { tree: Tree; row: Row; open: boolean; s: Schema }) {
  const [shown, setShown] = useState(open);
  const below = tree.children.get(row.id) ?? [];
  const name = String(row.name);
  return (
    <li>
      <div class="tr">
        {below.length > 0 && (
          <button
            type="button"
            class="fold"
            aria-expanded={shown}
            aria-label={say(`Đơn vị trực thuộc ${name}`, `Bodies below ${name}`)}
            onClick={() => setShown(!shown)}
          />
        )}
        <a class="grow" href={to('du-lieu', 'unit', row.id)}>
          {name}
        </a>
        <span class="meta">
          {s.term('unit_kind', String(row.kind))}
          {below.length > 0 && say(`, ${below.length} trực thuộc`, `, ${below.length} below`)}
          {row.valid_to &&
            say(`, đến ${dayShort(String(row.valid_to))}`, `, until ${dayShort(String(row.valid_to))}`)}
        </span>
      </div>
      {shown && below.length > 0 && (
        <ul>
          {below.map((child) => (
            <Branch
              key={child.id}
              tree={tree}
              row={child}
              open={
                open && below.length < OPEN_BELOW && (tree.children.get(child.id)?.length ?? 0) < OPEN_BELOW
              }
              s={s}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

export default function Units() {
  const read = useLoad(async () => ({ s: await schema(), all: await whole('unit') }), []);
  const [typed, setTyped] = useState('');
  const [ended, setEnded] = useState(false);
  return (
    <>
      <Title
        acts={
          holds(AREA) && (
            <>
              <a class="big" href={to('du-lieu', 'grant')}>
                {say('Phân quyền', 'Roles')}
              </a>
              <a class="btn" href={to('du-lieu', 'unit', 'moi')}>
                {say('Thêm đơn vị', 'Add a unit')}
              </a>
            </>
          )
        }
      >
        {say('Đơn vị', 'Units')}
      </Title>
      <div class="filters">
        <div class="field">
          <label for="find">{say('Tìm đơn vị', 'Find a unit')}</label>
          <input
            id="find"
            type="search"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={ended}
            onChange={(event) => setEnded(event.currentTarget.checked)}
          />
          {say('Cả đơn vị đã kết thúc', 'Ended ones too')}
        </label>
      </div>
      <Await of={read}>
        {({ s, all }) => {
          const words = fold(typed);
          const rows = withParents(
            all,
            (row) => (ended || !row.valid_to) && matches(fold(`${row.name} ${row.code ?? ''}`), words),
          );
          const tree = treeOf(rows);
          return (
            <>
              <p class="meta" role="status">
                {say(`${rows.length} đơn vị`, `${rows.length} units`)}
              </p>
              <ul class="tree" key={`${words}${ended}`}>
                {tree.roots.map((row) => (
                  <Branch
                    key={row.id}
                    tree={tree}
                    row={row}
                    open={words !== '' || tree.roots.length === 1}
                    s={s}
                  />
                ))}
              </ul>
            </>
          );
        }}
      </Await>
    </>
  );
}
