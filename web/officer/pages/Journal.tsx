// SPDX-License-Identifier: MIT
// The journal as sentences, newest first. Undoing an entry is for the provincial administrator and is itself an entry.
import { useEffect, useState } from 'preact/hooks';
import type { JournalEntry, Journal as JournalPage } from '../data/answers.ts';
import { get, post } from '../data/api.ts';
import { useAction } from '../data/load.ts';
import { holds } from '../data/session.ts';
import { say } from '../data/words.ts';
import { Step } from '../form/Step.tsx';
import { Button, Empty, ProblemNotice, Title } from '../shell/parts.tsx';

export default function Journal() {
  const [items, setItems] = useState<JournalEntry[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const reading = useAction();
  const read = (before: number | null) =>
    reading.run(async () => {
      const page = await get<JournalPage>(`/journal?limit=50${before ? `&before=${before}` : ''}`);
      setItems((old) => (before ? [...old, ...page.items] : page.items));
      setNext(page.next);
    });
  useEffect(() => {
    void read(null);
  }, []);
  return (
    <>
      <Title>{say('Nhật ký', 'Journal')}</Title>
      <ProblemNotice problem={reading.problem} retry={() => void read(null)} />
      {items.length === 0 && !reading.busy && !reading.problem && (
        <Empty>{say('Chưa có gì.', 'Nothing yet.')}</Empty>
      )}
      <ol class="tasks">
        {items.map((entry) => (
          <li key={entry.seq}>
            <div class="grow">
              <span class="lines">{entry.sentence}</span>
              <p class="meta">
                {say('số', 'no.')} {entry.seq}
              </p>
            </div>
            {entry.changed && holds(['province_admin']) && (
              <Step
                kind="link"
                sure="main"
                words={say('Hoàn tác', 'Undo')}
                label={say(`Hoàn tác số ${entry.seq}`, `Undo no. ${entry.seq}`)}
                title={say('Hoàn tác việc này?', 'Undo this?')}
                says={entry.sentence}
                done={say('Đã hoàn tác', 'Undone')}
                act={() => post(`/journal/${entry.seq}/undo`).then(() => read(null))}
              />
            )}
          </li>
        ))}
      </ol>
      {next !== null && (
        <Button kind="alt" busy={reading.busy} onClick={() => void read(next)}>
          {say('Xem thêm', 'Show more')}
        </Button>
      )}
    </>
  );
}
