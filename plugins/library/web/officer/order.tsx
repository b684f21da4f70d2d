// SPDX-License-Identifier: MIT
// Lists whose order people set: each line moves up or down by a press.
import { call } from 'officer/data/api.ts';
import { say } from 'officer/data/words.ts';
import { Button } from 'officer/shell/parts.tsx';

export interface Placed {
  id: string;
  position: number;
  title: string;
}

/** Moves one line; places count from 1 again, so that two with the same number never stand in the way. */
export async function move(address: string, lines: Placed[], from: number, by: number): Promise<void> {
  const moved = [...lines];
  const [one] = moved.splice(from, 1);
  if (one) moved.splice(from + by, 0, one);
  for (const [i, line] of moved.entries())
    if (line.position !== i + 1) await call('PATCH', `${address}/${line.id}`, { position: i + 1 });
}

interface MovesProps {
  lines: Placed[];
  at: number;
  busy: boolean;
  go: (by: number) => void;
}

export function Moves({ lines, at, busy, go }: MovesProps) {
  const title = lines[at]?.title ?? '';
  return (
    <>
      {at > 0 && (
        <Button
          kind="link"
          label={say(`Đưa ${title} lên trên`, `Move ${title} up`)}
          busy={busy}
          onClick={() => go(-1)}
        >
          {say('Lên', 'Up')}
        </Button>
      )}
      {at < lines.length - 1 && (
        <Button
          kind="link"
          label={say(`Đưa ${title} xuống dưới`, `Move ${title} down`)}
          busy={busy}
          onClick={() => go(1)}
        >
          {say('Xuống', 'Down')}
        </Button>
      )}
    </>
  );
}
