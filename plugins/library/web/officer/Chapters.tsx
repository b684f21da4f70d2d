// SPDX-License-Identifier: MIT
// The chapters of an item in their order: each leads to where it is written, and moves up or down by a press.
import { all, call } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Await, Button, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { type Chapter, chapterOrder } from './library.ts';

export const chaptersOf = (item: string): Promise<Chapter[]> =>
  all<Chapter>(`/library_chapters?item=${item}`).then((chapters) => chapters.sort(chapterOrder));

/** Places count from 1 again, so that two with the same number never stand in the way. */
async function renumber(chapters: Chapter[]) {
  for (const [i, chapter] of chapters.entries())
    if (chapter.position !== i + 1)
      await call('PATCH', `/library_chapters/${chapter.id}`, { position: i + 1 });
}

export function Chapters({ item }: { item: string }) {
  const load = useLoad(() => chaptersOf(item), [item]);
  const action = useAction();
  const writes = holds(STAFF);
  const move = async (chapters: Chapter[], from: number, by: number) => {
    const moved = [...chapters];
    const [one] = moved.splice(from, 1);
    if (!one) return;
    moved.splice(from + by, 0, one);
    await renumber(moved);
    speak(say(`${one.title}: thứ ${from + by + 1}`, `${one.title}: number ${from + by + 1}`));
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
                      {i > 0 && (
                        <Button
                          kind="link"
                          label={say(`Đưa ${one.title} lên trên`, `Move ${one.title} up`)}
                          busy={action.busy}
                          onClick={() => void action.run(() => move(chapters, i, -1))}
                        >
                          {say('Lên', 'Up')}
                        </Button>
                      )}
                      {i < chapters.length - 1 && (
                        <Button
                          kind="link"
                          label={say(`Đưa ${one.title} xuống dưới`, `Move ${one.title} down`)}
                          busy={action.busy}
                          onClick={() => void action.run(() => move(chapters, i, 1))}
                        >
                          {say('Xuống', 'Down')}
                        </Button>
                      )}
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
