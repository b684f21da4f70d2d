// SPDX-License-Identifier: MIT
// Pictures and files of an item.
import { API, all, call } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useRef } from 'preact/hooks';

interface Attached {
  id: string;
  name: string;
  cover: boolean;
}

export function Files({ item }: { item: string }) {
  const form = useRef<HTMLFormElement>(null);
  const load = useLoad(() => all<Attached>(`/library_files?item=${item}`), [item]);
  const action = useAction();
  const add = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const body = new FormData(form.current);
    if (!(await action.run(() => call('POST', `/library_items/${item}/files`, body)))) return;
    form.current.reset();
    speak(say('Đã đính kèm', 'Attached'));
    await load.reload();
  };
  const remove = async (file: Attached) => {
    if (!(await action.run(() => call('DELETE', `/library_files/${file.id}`)))) return;
    speak(say('Đã xóa', 'Deleted'));
    await load.reload();
  };
  return (
    <section>
      <h2>{say('Ảnh và tệp', 'Pictures and files')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={load}>
        {(files) => (
          <ul class="tasks">
            {files.map((file) => (
              <li key={file.id}>
                <div class="grow">
                  <a href={`${API}/library_files/${file.id}/content`} download={file.name}>
                    {file.name}
                  </a>{' '}
                  {file.cover && <span class="meta">{say('ảnh khi chia sẻ', 'picture when shared')}</span>}
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
        )}
      </Await>
      <form class="card sunk" ref={form} onSubmit={(event) => void add(event)}>
        <div class="field">
          <label for="file">{say('Thêm tệp', 'Add a file')}</label>
          <input id="file" name="file" type="file" required />
        </div>
        <div class="field">
          <label for="about">{say('Là gì', 'What it is')}</label>
          <input id="about" name="about" maxLength={200} />
        </div>
        <p>
          <label>
            <input type="checkbox" name="cover" value="true" />{' '}
            {say('Ảnh khi chia sẻ', 'Picture when shared')}
          </label>
        </p>
        <Button type="submit" kind="alt" busy={action.busy}>
          {say('Đính kèm', 'Attach')}
        </Button>
      </form>
    </section>
  );
}
