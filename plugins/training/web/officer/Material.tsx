// SPDX-License-Identifier: MIT
// Writing a material: Markdown beside what it looks like, laid out by the server as on the printable page; its pictures and files.
import { API, call, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Entity, Row } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { type Read, readRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Preview } from './curriculum.ts';
import './curriculum.css';

const PAUSE_MS = 600;

interface File_ {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** What the server makes of the text, a moment after the last key. */
function usePreview(material: string, body: string, changed: number): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    let wanted = true; // a preview that comes late is of an older text
    const timer = setTimeout(() => {
      void post<Preview>('/materials/previews', { material, body }).then(
        (made) => wanted && setPreview(made),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [material, body, changed]);
  return preview;
}

function Faults({ preview }: { preview: Preview }) {
  if (preview.faults.length === 0) return null;
  return (
    <div class="notice bad" role="status">
      <p>{say('Những chỗ này không dẫn tới đâu:', 'These lead nowhere:')}</p>
      <ul>
        {preview.faults.map((one) => (
          <li key={one.target}>
            {one.picture ? say('Ảnh', 'Picture') : say('Liên kết', 'Link')}: <code>{one.target}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Files({ files, material, changed }: { files: File_[]; material: string; changed: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const action = useAction();
  const add = async (event: Event) => {
    event.preventDefault();
    const chosen = input.current?.files?.[0];
    if (!chosen) return;
    const body = new FormData();
    body.set('file', chosen, chosen.name);
    if (!(await action.run(() => call('POST', `/materials/${material}/files`, body)))) return;
    if (input.current) input.current.value = '';
    speak(say('Đã đính kèm', 'Attached'));
    changed();
  };
  const remove = async (file: File_) => {
    if (!(await action.run(() => call('DELETE', `/material_files/${file.id}`)))) return;
    speak(say('Đã xóa', 'Deleted'));
    changed();
  };
  return (
    <section>
      <h2>{say('Ảnh và tệp đính kèm', 'Pictures and files')}</h2>
      <p class="meta">
        {say(
          'Đặt ảnh vào bài bằng ![mô tả](<tên tệp>). Mỗi tệp nhiều nhất 10 MB.',
          'Put a picture into the text by ![description](<file name>). 10 MB a file at most.',
        )}
      </p>
      <ProblemNotice problem={action.problem} />
      <ul class="tasks">
        {files.map((file) => (
          <li key={file.id}>
            <div class="grow">
              <a href={`${API}/material_files/${file.id}/content`} download={file.name}>
                {file.name}
              </a>{' '}
              <span class="meta">{number(Math.ceil(file.size / 1024))} KB</span>
            </div>
            <Button
              kind="link"
              label={say(`Xóa ${file.name}`, `Delete ${file.name}`)}
              onClick={() => void remove(file)}
            >
              {say('Xóa', 'Delete')}
            </Button>
          </li>
        ))}
      </ul>
      <form class="card sunk" onSubmit={(event) => void add(event)}>
        <div class="field">
          <label for="file">{say('Thêm tệp', 'Add a file')}</label>
          <input id="file" type="file" ref={input} required />
        </div>
        <Button type="submit" kind="alt" busy={action.busy}>
          {say('Đính kèm', 'Attach')}
        </Button>
      </form>
    </section>
  );
}

function Editor({ read, files, changed }: { read: Read; files: File_[]; changed: () => void }) {
  const id = read.row.id;
  const [title, setTitle] = useState(String(read.row.title));
  const [body, setBody] = useState(String(read.row.body ?? ''));
  const [etag, setEtag] = useState(read.etag);
  const action = useAction();
  const preview = usePreview(id, body, files.length);
  const save = async (event: Event) => {
    event.preventDefault();
    const ok = await action.run(async () => {
      const reply = await call<Row>('PATCH', `/materials/${id}`, { title, body }, { ifMatch: etag });
      setEtag(reply.etag);
    });
    if (ok) speak(say('Đã lưu', 'Saved'));
  };
  return (
    <>
      <div class="beside">
        <form onSubmit={(event) => void save(event)}>
          <ProblemNotice problem={action.problem} />
          <div class="field">
            <label for="title">{say('Tên tài liệu', 'Title')}</label>
            <input
              id="title"
              required
              maxLength={160}
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for="body">{say('Nội dung', 'Text')}</label>
            <p class="hint" id="body-h">
              {say(
                '# đề mục, ## đề mục nhỏ, **đậm**, - gạch đầu dòng, 1. đánh số, [chữ](https://…)',
                '# heading, ## smaller, **bold**, - item, 1. numbered, [words](https://…)',
              )}
            </p>
            <textarea
              id="body"
              rows={18}
              aria-describedby="body-h"
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          </div>
          <p class="row">
            <Button type="submit" busy={action.busy}>
              {say('Lưu tài liệu', 'Save the material')}
            </Button>
            <a class="link" href={`/tai-lieu/${id}`}>
              {say('Trang in được', 'The printable page')}
            </a>
          </p>
        </form>
        <section aria-labelledby="preview-h">
          <h2 id="preview-h">{say('Xem trước', 'Preview')}</h2>
          {preview && (
            <>
              <Faults preview={preview} />
              {/* made by the server from Markdown, raw HTML shown as text */}
              <article class="card" dangerouslySetInnerHTML={{ __html: preview.html }} />
            </>
          )}
        </section>
      </div>
      <Files files={files} material={id} changed={changed} />
    </>
  );
}

function One({ entity, id }: { entity: Entity; id: string }) {
  const load = useLoad(async () => {
    const read = await readRecord(entity, id);
    const { data } = await call<{ items: File_[] }>('GET', `/material_files?material=${id}&limit=200`);
    return { read, files: data.items };
  }, [id]);
  return (
    <Await of={load}>
      {({ read, files }) => (
        <>
          <Title
            above={
              <a href={`${to('giao-trinh', String(read.row.curriculum))}?phan=tai-lieu`}>
                {say('Tài liệu của giáo trình', 'Materials of the curriculum')}
              </a>
            }
          >
            {String(read.row.title)}
          </Title>
          <Editor read={read} files={files} changed={() => void load.reload()} />
        </>
      )}
    </Await>
  );
}

export default function Material({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="material">{(_, entity) => <One entity={entity} id={params.id ?? ''} />}</WithEntity>
  );
}
