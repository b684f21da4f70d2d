// SPDX-License-Identifier: MIT
// The chapters of an item in their order: each leads to where it is written, and moves up or down by a press.
import { all } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Await, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { type Chapter, chapterOrder } from './library.ts';
import { Moves, move } from './order.tsx';

export const chaptersOf = (item: string): Promise<Chapter[]> =>
  all<Chapter>(`/library_chapters?item=${item}`).then((chapters) => chapters.sort(chapterOrder));

export function Chapters({ item }: { item: string }) {
  const load = useLoad(() => chaptersOf(item), [item]);
  const action = useAction();
  const writes = holds(STAFF);
  const shift = async (chapters: Chapter[], from: number, by: number) => {
    await move('/library_chapters', chapters, from, by);
    const title = chapters[from]?.title ?? '';
    speak(say(`${title}: thứ ${from + by + 1}`, `${title}: number ${from + by + 1}`));
    await load.reload();
  };
  return (
    <section>
      <h2>{say('Các chương', 'Chapters')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={load}>
        {(chapters) => (
          <>
            {chapters.length === 0 && <Empty>{say('Chưa chia chương.', 'Not divided into chapters.')}</Empty>}
            <ol class="chapters">
              {chapters.map((one, i) => (
                <li key={one.id}>
                  <span class="grow">
                    {writes ? <a href={to('thu-vien', item, 'chuong', one.id)}>{one.title}</a> : one.title}
                  </span>
                  {writes && (
                    <span class="row">
                      <Moves
                        lines={chapters}
                        at={i}
                        busy={action.busy}
                        go={(by) => void action.run(() => shift(chapters, i, by))}
                      />
                    </span>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </Await>
      {writes && (
        <p>
          <a class="link" href={to('thu-vien', item, 'chuong', 'moi')}>
            {say('Viết chương mới', 'Write a new chapter')}
          </a>
        </p>
      )}
    </section>
  );
}
