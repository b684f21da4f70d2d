// SPDX-License-Identifier: MIT
// What happened to a record, as sentences of the journal.
import type { History as Answer } from '../data/answers.ts';
import { get } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import type { Entity } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Await, Empty } from '../shell/parts.tsx';

export function History({ entity, id }: { entity: Entity; id: string }) {
  const history = useLoad(() => get<Answer>(`${entity.address}/${id}/history`), [entity.name, id]);
  return (
    <Await of={history}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{say('Chưa có gì.', 'Nothing yet.')}</Empty>
        ) : (
          <ol class="steps">
            {items.map((entry) => (
              <li key={entry.seq}>
                <span class="lines">{entry.sentence}</span>
              </li>
            ))}
          </ol>
        )
      }
    </Await>
  );
}
