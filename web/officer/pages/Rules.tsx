// SPDX-License-Identifier: MIT
// Rules by what they decide and where: those in force, and older versions when asked for.

import { all } from '../data/api.ts';
import { dayShort } from '../data/days.ts';
import { useLoad } from '../data/load.ts';
import { whole } from '../data/names.ts';
import { collator, type Row, schema } from '../data/schema.ts';
import { byKey, say } from '../data/words.ts';
import { Table } from '../list/RecordList.tsx';
import { Await, Chip, Empty, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';

/** What a hook decides, in the words of the plugin that has it; its name when it brings none. */
export function ruleWords(hook: string): string {
  const words = byKey(`rule.${hook}`);
  return words === `rule.${hook}` ? hook : words;
}

/** By what they decide, the province's before the areas', the newest version first. */
async function readRules() {
  const [s, rows, units] = await Promise.all([schema(), all<Row>('/rule_versions'), whole('unit')]);
  const where = (row: Row): string => (row.unit ? String(units.get(String(row.unit))?.name ?? '–') : '');
  const order = collator();
  rows.sort(
    (a, b) =>
      order.compare(ruleWords(String(a.hook)), ruleWords(String(b.hook))) ||
      order.compare(where(a), where(b)) ||
      Number(b.version) - Number(a.version),
  );
  return { s, rows, where };
}

export default function Rules() {
  const read = useLoad(readRules, []);
  return (
    <>
      <Title>{say('Quy tắc', 'Rules')}</Title>
      <p>
        {say(
          'Mỗi việc dùng quy tắc của đơn vị gần nhất có quy tắc đang áp dụng; cuối cùng là quy tắc của tỉnh.',
          "Each decision uses the rule of the nearest unit that has one in force; the province's comes last.",
        )}
      </p>
      <Await of={read}>
        {({ s, rows, where }) =>
          rows.length === 0 ? (
            <Empty>{say('Chưa có quy tắc nào.', 'There are no rules yet.')}</Empty>
          ) : (
            <Table
              caption={say('Các phiên bản quy tắc', 'Versions of rules')}
              rows={rows}
              link={(row) => to('quy-tac', row.id)}
              columns={[
                { label: say('Việc', 'Decides'), show: (row) => ruleWords(String(row.hook)) },
                {
                  label: say('Đơn vị', 'Unit'),
                  show: (row) => where(row) || say('Toàn tỉnh', 'The province'),
                },
                { label: say('Phiên bản', 'Version'), numeric: true, show: (row) => String(row.version) },
                {
                  label: say('Từ ngày', 'Since'),
                  show: (row) => dayShort(String(row.active_from ?? '')) || '–',
                },
                {
                  label: say('Trạng thái', 'State'),
                  show: (row) => (
                    <Chip tone={row.state === 'active' ? 'ok' : 'plain'}>
                      {s.term('rule_state', String(row.state))}
                    </Chip>
                  ),
                },
              ]}
            />
          )
        }
      </Await>
    </>
  );
}
