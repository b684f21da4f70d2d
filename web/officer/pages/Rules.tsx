// SPDX-License-Identifier: MIT
// Rules by what they decide and where: those in force, and older versions when asked for.

import { all } from '../data/api.ts';
import { dayShort } from '../data/days.ts';
import { useLoad } from '../data/load.ts';
import { Name } from '../data/names.ts';
import { type Row, schema } from '../data/schema.ts';
import { byKey, say } from '../data/words.ts';
import { Table } from '../list/RecordList.tsx';
import { Await, Chip, Empty, Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';

/** What a hook decides, in the words of the plugin that has it; its name when it brings none. */
export function ruleWords(hook: string): string {
  const words = byKey(`rule.${hook}`);
  return words === `rule.${hook}` ? hook : words;
}

export default function Rules() {
  const read = useLoad(async () => ({ s: await schema(), rows: await all<Row>('/rule_versions') }), []);
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
        {({ s, rows }) =>
          rows.length === 0 ? (
            <Empty>{say('Chưa có quy tắc nào.', 'There are no rules yet.')}</Empty>
          ) : (
            <Table
              caption={say('Các phiên bản quy tắc', 'Versions of rules')}
              rows={[...rows].sort(
                (a, b) =>
                  String(a.hook).localeCompare(String(b.hook)) || Number(b.version) - Number(a.version),
              )}
              link={(row) => to('quy-tac', row.id)}
              columns={[
                { label: say('Việc', 'Decides'), show: (row) => ruleWords(String(row.hook)) },
                {
                  label: say('Đơn vị', 'Unit'),
                  show: (row) =>
                    row.unit ? (
                      <Name entity="unit" id={String(row.unit)} />
                    ) : (
                      say('Toàn tỉnh', 'The province')
                    ),
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
