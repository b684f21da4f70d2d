// SPDX-License-Identifier: MIT
// Every kind of record the server lists.
import { useLoad } from '../data/load.ts';
import { collator, schema } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Await, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';

export default function Data() {
  const tables = useLoad(schema, []);
  return (
    <>
      <Title>{say('Mọi danh sách', 'All lists')}</Title>
      <Await of={tables}>
        {(s) => (
          <ul class="tasks told">
            {s
              .all()
              .filter((entity) => entity.verbs.has('get'))
              .sort((a, b) => collator().compare(a.label, b.label))
              .map((entity) => (
                <li key={entity.name}>
                  <a class="big" href={to('du-lieu', entity.name)}>
                    {entity.label}
                  </a>
                  <p class="meta">{entity.help}</p>
                </li>
              ))}
          </ul>
        )}
      </Await>
    </>
  );
}
