// SPDX-License-Identifier: MIT
// A new report of the kind in the address. Who signs and where it goes is taken over from the unit's last one.
import { get, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, place, to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { ReportColumns } from './ReportColumns.tsx';
import { fieldsOf, KINDS, REPEATED, type ReportKind, sectionsOf } from './report.ts';

const lastOf = (unit: string) => get<{ items: Row[] }>(`/plan_reports?unit=${unit}&sort=-until&limit=1`);

/** The last whole month, quarter or year. */
function periodOf(kind: ReportKind): Values {
  const [year = 0, month = 1] = today().split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  if (kind === 'month') return month > 1 ? { year, part: month - 1 } : { year: year - 1, part: 12 };
  if (kind === 'quarter') return quarter > 1 ? { year, part: quarter - 1 } : { year: year - 1, part: 4 };
  if (kind === 'half') return month > 6 ? { year, part: 1 } : { year: year - 1, part: 2 };
  if (kind === 'year') return { year: year - 1 };
  return kind === 'table' ? { from: `${year}-01-01`, until: today(), by: 'unit' } : {};
}

const repeated = (last?: Row): Values =>
  Object.fromEntries(REPEATED.flatMap((name) => (last?.[name] ? [[name, last[name]]] : [])));

export default function ReportNew() {
  const asked = place.value.query.get('loai');
  const kind: ReportKind = KINDS.find((one) => one === asked) ?? 'year';
  const unit = homeUnit();
  const last = useLoad(() => lastOf(unit), [unit]);
  const [columns, setColumns] = useState(['campaigns', 'attendances']);
  return (
    <WithEntity name="plan_report">
      {(schema, entity) => (
        <Await of={last}>
          {(before) => (
            <>
              <Title above={<a href={to('ke-hoach', 'bao-cao')}>{say('Báo cáo', 'Reports')}</a>}>
                {schema.term('report_kind', kind)}
              </Title>
              {kind === 'table' && <ReportColumns chosen={columns} change={setColumns} />}
              <Form
                key={kind}
                schema={schema}
                fields={fieldsOf(kind, entity.fields)}
                values={{ unit, ...periodOf(kind), ...repeated(before.items[0]) }}
                sections={sectionsOf(kind)}
                words={say('Lưu bản thảo', 'Save the draft')}
                cancel={to('ke-hoach', 'bao-cao')}
                note={
                  <p class="meta">
                    {say(
                      'Số liệu được đếm khi mở tệp. Chốt báo cáo thì tệp giữ nguyên từ đó.',
                      'Figures are counted when a file is opened. Once kept, its files stay as they are.',
                    )}
                  </p>
                }
                save={async (values) => {
                  const measures = kind === 'table' ? { measures: columns.join(',') } : {};
                  const row = await post<Row>('/plan_reports', { ...values, ...measures, kind });
                  go(to('ke-hoach', 'bao-cao', row.id), { replace: true });
                }}
              />
            </>
          )}
        </Await>
      )}
    </WithEntity>
  );
}
