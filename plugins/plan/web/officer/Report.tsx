// SPDX-License-Identifier: MIT
// One report: its files, every figure in it with its query, changing a draft, keeping it.
import { get, post } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Step } from 'officer/form/Step.tsx';
import { Facts } from 'officer/list/show.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { ReportColumns } from './ReportColumns.tsx';
import {
  behind,
  type Figures,
  FORMS,
  fieldsOf,
  figureCount,
  fileOf,
  type ReportKind,
  sectionsOf,
  titleOf,
} from './report.ts';

const HEAD = ['unit', 'number', 'day', 'signer'];

function Files({ row, schema }: { row: Row; schema: Schema }) {
  return (
    <p class="row">
      {FORMS.map((form) => (
        <a key={form} class="btn alt" download href={fileOf(row.id, form)}>
          {say('Tải', 'Download')} {schema.term('report_form', form)}
        </a>
      ))}
    </p>
  );
}

function FigureTable({ of }: { of: Figures }) {
  return (
    <section>
      <h2>{say('Số liệu và nguồn', 'Figures and where they come from')}</h2>
      <p class="meta">
        {figureCount(of)}, {say('tính đến', 'as of')} {dayShort(of.on)}; {momentWords(of.made)}
      </p>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{say('Số', 'No')}</th>
            <th scope="col">{say('Số liệu', 'Figure')}</th>
            <th scope="col">{say('Giá trị', 'Value')}</th>
            <th scope="col">{say('Tính đến', 'As of')}</th>
            <th scope="col">{say('Truy vấn', 'Query')}</th>
          </tr>
        </thead>
        <tbody>
          {of.figures.map((figure) => (
            <tr key={figure.number}>
              <td data-l={say('Số', 'No')}>[{figure.number}]</td>
              <th scope="row" data-l={say('Số liệu', 'Figure')}>
                {figure.label}
              </th>
              <td data-l={say('Giá trị', 'Value')}>{figure.value}</td>
              <td data-l={say('Tính đến', 'As of')}>{dayShort(figure.on)}</td>
              <td data-l={say('Truy vấn', 'Query')}>
                <a href={behind(figure.query)}>
                  {say('Mở', 'Open')}
                  <span class="vh">
                    {' '}
                    {say(`nguồn của số ${figure.number}`, `source of ${figure.number}`)}
                  </span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Keep({ row, reload }: { row: Row; reload: () => Promise<unknown> }) {
  return (
    <Step
      words={say('Chốt báo cáo', 'Keep the report')}
      title={say('Chốt báo cáo này?', 'Keep this report?')}
      says={say(
        'Tệp PDF, Word, Excel và từng số liệu được giữ nguyên từ đây, dù sau này có bản ghi mới. Báo cáo đã chốt không sửa, không xóa được.',
        'Its PDF, Word and Excel files and every figure stay as they are from here on, whatever is recorded later. A kept report neither changes nor goes.',
      )}
      confirm={say('Chốt', 'Keep')}
      done={say('Đã chốt', 'Kept')}
      act={() => post(`/plan_reports/${row.id}/keepings`).then(reload)}
    />
  );
}

function Draft(props: { schema: Schema; entity: Entity; read: Read; reload: () => Promise<unknown> }) {
  const { schema, entity, read, reload } = props;
  const kind = read.row.kind as ReportKind;
  const [editing, setEditing] = useState(false);
  const [columns, setColumns] = useState(
    String(read.row.measures ?? '')
      .split(',')
      .filter(Boolean),
  );
  return (
    <>
      <p class="row">
        <Keep row={read.row} reload={reload} />
        <Button kind="alt" onClick={() => setEditing(!editing)}>
          {editing ? say('Thôi sửa', 'Stop changing') : say('Sửa bản thảo', 'Change the draft')}
        </Button>
      </p>
      {editing && kind === 'table' && <ReportColumns chosen={columns} change={setColumns} />}
      {editing && (
        <Form
          schema={schema}
          fields={fieldsOf(kind, entity.fields)}
          values={read.row}
          sections={sectionsOf(kind)}
          words={say('Lưu bản thảo', 'Save the draft')}
          save={async (values) => {
            const measures = kind === 'table' ? { measures: columns.join(',') } : {};
            await saveRecord(entity, read, { ...values, ...measures });
            setEditing(false);
            await reload();
            speak(say('Đã lưu', 'Saved'));
          }}
        />
      )}
    </>
  );
}

function Whole({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  const figures = useLoad(() => get<Figures>(`/plan_reports/${id}/figures`), [id, read.data?.etag]);
  return (
    <Await of={read}>
      {(one) => (
        <>
          <Title above={<a href={to('ke-hoach', 'bao-cao')}>{say('Báo cáo', 'Reports')}</a>}>
            {titleOf(one.row)}
          </Title>
          <p>
            <Chip tone={one.row.state === 'kept' ? 'ok' : 'plain'}>
              {schema.term('report_state', String(one.row.state))}
            </Chip>{' '}
            {dayShort(String(one.row.from))} – {dayShort(String(one.row.until))}
            {one.row.state === 'kept' &&
              say(
                `, chốt ${momentWords(String(one.row.kept))}`,
                `, kept ${momentWords(String(one.row.kept))}`,
              )}
          </p>
          <Facts
            schema={schema}
            row={one.row}
            fields={entity.fields.filter((field) => HEAD.includes(field.name))}
          />
          <Files row={one.row} schema={schema} />
          {holds(STAFF) && one.row.state !== 'kept' && (
            <Draft schema={schema} entity={entity} read={one} reload={read.reload} />
          )}
          <Await of={figures}>{(of) => <FigureTable of={of} />}</Await>
        </>
      )}
    </Await>
  );
}

export default function Report({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="plan_report">
      {(schema, entity) => <Whole schema={schema} entity={entity} id={String(params.id)} />}
    </WithEntity>
  );
}
