// SPDX-License-Identifier: MIT
// The last preview of a version in a few figures, for whoever decides on it; the whole of it is a page of its own.
import { get, Problem } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import { number, say } from '../data/words.ts';
import { Await, Dotted } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import type { Preview } from './preview_types.ts';

/** The last preview, or none yet. */
export const readPreview = (id: string): Promise<Preview | null> =>
  get<Preview>(`/rule_versions/${id}/preview`).catch((failure: unknown) => {
    if (failure instanceof Problem && failure.status === 404) return null;
    throw failure;
  });

export function PreviewBrief({ id }: { id: string }) {
  const read = useLoad(() => readPreview(id), [id]);
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{say('Ai lên, ai xuống', 'Who rises, who falls')}</h2>
      <Await of={read}>
        {(found) =>
          found && (
            <p>
              <Dotted
                parts={[
                  say(`▲ ${number(found.rose)} lượt lên điểm`, `▲ ${number(found.rose)} cases rise`),
                  say(`▼ ${number(found.fell)} lượt xuống điểm`, `▼ ${number(found.fell)} fall`),
                  say(
                    `${number(found.cases - found.changed)} không đổi`,
                    `${number(found.cases - found.changed)} unchanged`,
                  ),
                  found.faults > 0 &&
                    say(
                      `${number(found.faults)} lượt quy tắc lỗi`,
                      `the rule fails on ${number(found.faults)}`,
                    ),
                ]}
              />{' '}
              <a class="big" href={to('quy-tac', id, 'xem-truoc')}>
                {say('Xem từng nhóm, từng người', 'By group and by person')}
              </a>
            </p>
          )
        }
      </Await>
    </section>
  );
}
