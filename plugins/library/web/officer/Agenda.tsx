// SPDX-License-Identifier: MIT
// The agenda of a forum: points in their order, added, changed, moved and taken out where they stand.
import { all, call, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Ask, Await, Button, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';

interface Point {
  id: string;
  position: number;
  title: string;
  speaker: string | null;
  minutes: number | null;
}

const NEW: Point = { id: '', position: 0, title: '', speaker: '', minutes: null };

const inOrder = (a: Point, b: Point): number => a.position - b.position || (a.id < b.id ? -1 : 1);

interface FormProps {
  of: Point;
  save: (given: { title: string; speaker: string | null; minutes: number | null }) => Promise<unknown>;
  close: () => void;
}

function PointForm({ of, save, close }: FormProps) {
  const [title, setTitle] = useState(of.title);
  const [speaker, setSpeaker] = useState(of.speaker ?? '');
  const [minutes, setMinutes] = useState(of.minutes ? String(of.minutes) : '');
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = { title, speaker: speaker || null, minutes: Number(minutes) || null };
    if (await action.run(() => save(given))) close();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ProblemNotice problem={action.problem} />
      <div class="field">
        <label for="point-title">{say('Nội dung', 'Point')}</label>
        <input
          id="point-title"
          required
          maxLength={200}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="point-speaker">{say('Người trình bày (nếu có)', 'Speaker (if any)')}</label>
        <input
          id="point-speaker"
          maxLength={160}
          value={speaker}
          onInput={(event) => setSpeaker(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="point-minutes">{say('Số phút (nếu có)', 'Minutes (if any)')}</label>
        <input
          id="point-minutes"
          type="number"
          min={1}
          max={600}
          value={minutes}
          onInput={(event) => setMinutes(event.currentTarget.value)}
        />
      </div>
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Lưu mục', 'Save the point')}
        </Button>
        <Button kind="alt" onClick={close}>
          {say('Thôi', 'Cancel')}
        </Button>
      </p>
    </form>
  );
}

const about = (point: Point): string =>
  [
    point.speaker,
    point.minutes ? say(`${number(point.minutes)} phút`, `${number(point.minutes)} minutes`) : '',
  ]
    .filter(Boolean)
    .join(', ');

export function Agenda({ forum, open }: { forum: string; open: boolean }) {
  const load = useLoad(
    () => all<Point>(`/forum_points?forum=${forum}`).then((l) => l.sort(inOrder)),
    [forum],
  );
  const [writing, setWriting] = useState<Point | null>(null);
  const action = useAction();
  const save = async (given: object) => {
    if (writing?.id) await call('PATCH', `/forum_points/${writing.id}`, given);
    else await post('/forum_points', { forum, position: (load.data?.at(-1)?.position ?? 0) + 1, ...given });
    speak(say('Đã lưu mục', 'The point is saved'));
    await load.reload();
  };
  const move = async (points: Point[], from: number, by: number) => {
    const moved = [...points];
    const [one] = moved.splice(from, 1);
    if (one) moved.splice(from + by, 0, one);
    for (const [i, point] of moved.entries())
      if (point.position !== i + 1) await call('PATCH', `/forum_points/${point.id}`, { position: i + 1 });
    await load.reload();
  };
  const remove = async (point: Point) => {
    await call('DELETE', `/forum_points/${point.id}`);
    speak(say('Đã bỏ mục', 'The point is gone'));
    await load.reload();
  };
  return (
    <section>
      <h2>{say('Chương trình', 'Agenda')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={load}>
        {(points) => (
          <>
            {points.length === 0 && <Empty>{say('Chưa có mục nào.', 'No point yet.')}</Empty>}
            <ol class="chapters">
              {points.map((one, i) => (
                <li key={one.id}>
                  <span class="grow">
                    {one.title} <span class="meta">{about(one)}</span>
                  </span>
                  {open && (
                    <span class="row">
                      <Button
                        kind="link"
                        label={say(`Sửa ${one.title}`, `Change ${one.title}`)}
                        onClick={() => setWriting(one)}
                      >
                        {say('Sửa', 'Change')}
                      </Button>
                      {i > 0 && (
                        <Button
                          kind="link"
                          label={say(`Đưa ${one.title} lên trên`, `Move ${one.title} up`)}
                          busy={action.busy}
                          onClick={() => void action.run(() => move(points, i, -1))}
                        >
                          {say('Lên', 'Up')}
                        </Button>
                      )}
                      {i < points.length - 1 && (
                        <Button
                          kind="link"
                          label={say(`Đưa ${one.title} xuống dưới`, `Move ${one.title} down`)}
                          busy={action.busy}
                          onClick={() => void action.run(() => move(points, i, 1))}
                        >
                          {say('Xuống', 'Down')}
                        </Button>
                      )}
                      <Button
                        kind="link"
                        label={say(`Bỏ ${one.title}`, `Take ${one.title} out`)}
                        busy={action.busy}
                        onClick={() => void action.run(() => remove(one))}
                      >
                        {say('Bỏ', 'Take out')}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </Await>
      {open && (
        <p>
          <Button kind="alt" onClick={() => setWriting(NEW)}>
            {say('Thêm mục', 'Add a point')}
          </Button>
        </p>
      )}
      <Ask
        open={writing !== null}
        title={writing?.id ? say('Sửa mục', 'Change the point') : say('Thêm mục', 'Add a point')}
        close={() => setWriting(null)}
      >
        {writing && <PointForm of={writing} save={save} close={() => setWriting(null)} />}
      </Ask>
    </section>
  );
}
