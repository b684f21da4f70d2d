// SPDX-License-Identifier: MIT
// The lineage as nested lists: who trained whom. Branches open by a button; a name opens what is known of the person.
import { number, say } from 'officer/data/words.ts';
import { Button, Chip } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';
import { classesWords, isLow, type Lineage, levelOf, share, type Trainer } from './lineage.ts';

type Below = Map<string | null, Trainer[]>;

interface BranchProps {
  of: Lineage;
  below: Below;
  one: Trainer;
  open: boolean;
  look: (id: string) => void;
}

function Line({ of, one, look }: Pick<BranchProps, 'of' | 'one' | 'look'>) {
  return (
    <>
      <span class="grow">
        <span class="lv">{levelOf(one)}</span>
        <Button kind="link" onClick={() => look(one.id)}>
          {one.name}
        </Button>
        {isLow(one, of.hop_least) && <Chip tone="warn">{say('Rơi nhiều', 'Loses much')}</Chip>}
        {one.level === 0 && <Chip>{say('Không còn chứng chỉ', 'No certificate')}</Chip>}
      </span>
      <span class="meta">
        {classesWords(one)}
        {one.anchor !== null && say(`, bài neo ${share(one.anchor)}`, `, anchor ${share(one.anchor)}`)}
        {one.parents.length > 1 &&
          say(
            `, học từ ${number(one.parents.length)} người`,
            `, taught by ${number(one.parents.length)} people`,
          )}
      </span>
    </>
  );
}

function Branch({ of, below, one, open, look }: BranchProps) {
  const [shown, setShown] = useState(open);
  const children = below.get(one.id) ?? [];
  return (
    <li>
      <div class="tr">
        {children.length > 0 && (
          <button
            type="button"
            class="fold"
            aria-expanded={shown}
            aria-label={say(`Người ${one.name} đã dạy`, `Trained by ${one.name}`)}
            onClick={() => setShown(!shown)}
          />
        )}
        <Line of={of} one={one} look={look} />
      </div>
      {shown && children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} of={of} below={below} one={child} open={open} look={look} />
          ))}
        </ul>
      )}
    </li>
  );
}

export function LineageList({ of, look }: { of: Lineage; look: (id: string) => void }) {
  const [open, setOpen] = useState(of.people.length <= 60);
  const below: Below = new Map();
  for (const one of of.people) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
  return (
    <>
      <p class="row">
        <Button kind="alt" onClick={() => setOpen(!open)}>
          {open ? say('Gấp hết', 'Fold all') : say('Mở hết', 'Open all')}
        </Button>
      </p>
      <ul class="tree lineage-list" key={String(open)}>
        {(below.get(null) ?? []).map((one) => (
          <Branch key={one.id} of={of} below={below} one={one} open={open} look={look} />
        ))}
      </ul>
    </>
  );
}
