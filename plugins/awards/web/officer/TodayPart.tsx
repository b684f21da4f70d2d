// SPDX-License-Identifier: MIT
// What a council waits for from a member who comes for nothing else: open ballots, dossiers to score. Nothing where nothing waits.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { CouncilRow } from './council.ts';

function Council({ row }: { row: CouncilRow }) {
  return (
    <>
      {row.ballots.map((box) => (
        <li key={box.id}>
          <div class="grow">
            <a class="big" href={to('khen-thuong', 'hom-phieu', box.id)}>
              {say(`Bỏ phiếu kín: ${box.category}`, `Secret ballot: ${box.category}`)}
            </a>
            <div class="meta">{row.title}</div>
          </div>
          <Chip tone="warn">{say('Hòm phiếu đang mở', 'The box is open')}</Chip>
        </li>
      ))}
      {row.assigned > 0 && (
        <li>
          <div class="grow">
            <a class="big" href={to('khen-thuong', 'hoi-dong', row.round)}>
              {say(`Chấm ${number(row.assigned)} hồ sơ`, `${number(row.assigned)} dossiers to score`)}
            </a>
            <div class="meta">{row.title}</div>
          </div>
        </li>
      )}
    </>
  );
}

function Councils({ items }: { items: CouncilRow[] }) {
  const due = items.filter((row) => row.assigned + row.ballots.length > 0);
  if (due.length === 0) return null;
  return (
    <section>
      <h2>{say('Hội đồng chờ bạn', 'Your council waits for you')}</h2>
      <ul class="tasks">
        {due.map((row) => (
          <Council key={row.round} row={row} />
        ))}
      </ul>
    </section>
  );
}

export default function TodayPart() {
  const read = useLoad(() => get<{ items: CouncilRow[] }>('/councils'), []);
  return <Await of={read}>{({ items }) => <Councils items={items} />}</Await>;
}
