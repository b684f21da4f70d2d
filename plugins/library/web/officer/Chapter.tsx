// SPDX-License-Identifier: MIT
// Writing one chapter: its title, Markdown beside what it looks like, and the way to the chapters before and behind. Closing the page
// with words unsaved asks first.
import { call, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useEffect, useState } from 'preact/hooks';
import { chaptersOf } from './Chapters.tsx';
import { Look } from './Look.tsx';
import type { Chapter as Told } from './library.ts';
import './library.css';

interface Desk {
  item: Row;
  chapters: Told[];
  chapter: Told | null; // null: a new one
}

function Around({ item, chapters, at }: { item: string; chapters: Told[]; at: number }) {
  const [before, behind] = [chapters[at - 1], chapters[at + 1]];
  return (
    <nav class="row" aria-label={say('Các chương', 'Chapters')}>
      {before && (
        <a class="link" href={to('thu-vien', item, 'chuong', before.id)}>
          ‹ {before.title}
        </a>
      )}
      {behind && (
        <a class="link" href={to('thu-vien', item, 'chuong', behind.id)}>
          {behind.title} ›
        </a>
      )}
    </nav>
  );
}

function Remove({ item, chapter }: { item: string; chapter: Told }) {
  const words = say('Xóa chương này', 'Delete this chapter');
  return (
    <p>
      <Step
        kind="bad"
        words={words}
        title={words}
        says={chapter.title}
        confirm={say('Xóa', 'Delete')}
        done={say('Đã xóa chương', 'The chapter is gone')}
        act={async () => {
          await call('DELETE', `/library_chapters/${chapter.id}`);
          go(to('thu-vien', item), { replace: true });
        }}
      />
    </p>
  );
}

function Writing({ item, chapters, chapter }: Desk) {
  const [title, setTitle] = useState(chapter?.title ?? '');
  const [body, setBody] = useState(chapter?.body ?? '');
  const action = useAction();
  const unsaved = title !== (chapter?.title ?? '') || body !== (chapter?.body ?? '');
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
  const save = async (event: Event) => {
    event.preventDefault();
    const last = chapters.at(-1)?.position ?? 0;
    const done = await action.run(() =>
      chapter
        ? call('PATCH', `/library_chapters/${chapter.id}`, { title, body }, { ifMatch: chapter.etag ?? null })
        : post('/library_chapters', { item: item.id, position: last + 1, title, body }),
    );
    if (!done) return;
    speak(say('Đã lưu chương', 'The chapter is saved'));
    go(to('thu-vien', item.id));
  };
  return (
    <div class="beside">
      <form onSubmit={(event) => void save(event)}>
        <ProblemNotice problem={action.problem} />
        <div class="field">
          <label for="title">{say('Tên chương', 'Title')}</label>
          <input
            id="title"
            required
            maxLength={160}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="body">{say('Viết bằng Markdown', 'In Markdown')}</label>
          <p class="hint" id="body-h">
            {say(
              '# đề mục, **đậm**, - gạch đầu dòng, ![mô tả](ten-anh.png)',
              '# heading, **bold**, - item, ![description](picture.png)',
            )}
          </p>
          <textarea
            id="body"
            rows={16}
            aria-describedby="body-h"
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        </div>
        <p class="row">
          <Button type="submit" busy={action.busy}>
            {say('Lưu chương', 'Save the chapter')}
          </Button>
          <a href={to('thu-vien', item.id)}>{say('Thôi, không lưu', 'Leave without saving')}</a>
        </p>
      </form>
      <Look item={item.id} body={body} />
    </div>
  );
}

async function read(item: string, id: string): Promise<Desk> {
  const [row, chapters] = await Promise.all([get<Row>(`/library_items/${item}`), chaptersOf(item)]);
  if (id === 'moi') return { item: row, chapters, chapter: null };
  const reply = await call<Told>('GET', `/library_chapters/${id}`);
  return { item: row, chapters, chapter: { ...reply.data, etag: reply.etag } };
}

export default function Chapter({ params }: { params: Record<string, string> }) {
  const [item, id] = [params.id ?? '', params.chapter ?? ''];
  const load = useLoad(() => read(item, id), [item, id]);
  return (
    <Await of={load}>
      {(desk) => {
        const at = desk.chapter
          ? desk.chapters.findIndex((one) => one.id === desk.chapter?.id)
          : desk.chapters.length;
        return (
          <div key={id}>
            <Title above={<a href={to('thu-vien', item)}>{String(desk.item.title)}</a>}>
              {desk.chapter
                ? say(`Chương ${at + 1}`, `Chapter ${at + 1}`)
                : say('Chương mới', 'A new chapter')}
            </Title>
            <Writing {...desk} />
            <Around item={item} chapters={desk.chapters} at={at} />
            {desk.chapter && <Remove item={item} chapter={desk.chapter} />}
          </div>
        );
      }}
    </Await>
  );
}
