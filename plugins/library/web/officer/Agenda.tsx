// SPDX-License-Identifier: MIT
// The agenda of a forum: points in their order, added, changed, moved and taken out where they stand.
import { all, call, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { type Asked, type Given, Step } from 'officer/form/Step.tsx';
import { Await, Button, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { Moves, move, type Placed } from './order.tsx';

interface Point extends Placed {
  speaker: string | null;
  minutes: number | null;
}

const inOrder = (a: Point, b: Point): number => a.position - b.position || (a.id < b.id ? -1 : 1);

const asked = (of?: Point): Asked[] => [
  { name: 'title', label: say('Nội dung', 'Point'), max: 200, first: of?.title ?? '' },
  {
    name: 'speaker',
    label: say('Người trình bày (nếu có)', 'Speaker (if any)'),
    optional: true,
    max: 160,
    first: of?.speaker ?? '',
  },
  {
    name: 'minutes',
    label: say('Số phút (nếu có)', 'Minutes (if any)'),
    kind: 'number',
    optional: true,
    max: '600',
    first: String(of?.minutes ?? ''),
  },
];

const given = ({ title, speaker, minutes }: Given) => ({
  title,
  speaker: speaker ?? null,
  minutes: Number(minutes) || null,
});

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
  const action = useAction();
  const saving = { confirm: say('Lưu mục', 'Save the point'), done: say('Đã lưu mục', 'The point is saved') };
  const shift = async (points: Point[], from: number, by: number) => {
    await move('/forum_points', points, from, by);
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
                      <Step
                        kind="link"
                        sure="main"
                        words={say('Sửa', 'Change')}
                        label={say(`Sửa ${one.title}`, `Change ${one.title}`)}
                        title={say('Sửa mục', 'Change the point')}
                        asks={asked(one)}
                        {...saving}
                        act={(typed) =>
                          call('PATCH', `/forum_points/${one.id}`, given(typed)).then(load.reload)
                        }
                      />
                      <Moves
                        lines={points}
                        at={i}
                        busy={action.busy}
                        go={(by) => void action.run(() => shift(points, i, by))}
                      />
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
          <Step
            kind="alt"
            words={say('Thêm mục', 'Add a point')}
            asks={asked()}
            {...saving}
            act={(typed) => {
              const position = (load.data?.at(-1)?.position ?? 0) + 1;
              return post('/forum_points', { forum, position, ...given(typed) }).then(load.reload);
            }}
          />
        </p>
      )}
    </section>
  );
}
