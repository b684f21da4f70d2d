// SPDX-License-Identifier: MIT
// One version of a rule with its source, to read.
import { get } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import { type Row, schema } from '../data/schema.ts';
import { say } from '../data/words.ts';
import { Facts } from '../list/show.tsx';
import { Await, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';
import { ruleWords } from './Rules.tsx';

export default function Rule({ params }: { params: Record<string, string> }) {
  const read = useLoad(
    async () => ({ s: await schema(), row: await get<Row>(`/rule_versions/${params.id}`) }),
    [params.id],
  );
  return (
    <Await of={read}>
      {({ s, row }) => (
        <>
          <Title above={<a href={to('quy-tac')}>{say('Quy tắc', 'Rules')}</a>}>
            {ruleWords(String(row.hook))} · {say('phiên bản', 'version')} {String(row.version)}
          </Title>
          <Facts
            schema={s}
            row={row}
            fields={s
              .entity('rule_version')
              .fields.filter((f) => !['source', 'version', 'key', 'hook', 'digest', 'hash'].includes(f.name))}
          />
          <h2 id="source">{say('Nội dung', 'Source')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard */}
          <section class="code" aria-labelledby="source" tabIndex={0}>
            <pre>
              <code>{String(row.source ?? '')}</code>
            </pre>
          </section>
        </>
      )}
    </Await>
  );
}
