// SPDX-License-Identifier: MIT
// Bringing in a table from Excel or CSV: first a try that changes nothing and names every problem by its cell, then the
// import itself, which can be undone as one. What the address gives (?course=ID) goes for every row that does not say.
import { useState } from 'preact/hooks';
import { Problem, post } from '../data/api.ts';
import { useAction } from '../data/load.ts';
import { forget, Name, whole } from '../data/names.ts';
import type { Entity, Field } from '../data/schema.ts';
import { homeUnit } from '../data/session.ts';
import { inside, number, say } from '../data/words.ts';
import { Picker } from '../form/Picker.tsx';
import { JobProgress } from '../list/JobProgress.tsx';
import { type Outcome, OutcomeView } from '../list/Outcome.tsx';
import { Button, ProblemNotice, Title } from '../shell/parts.tsx';
import { place, to } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import { WithEntity } from './with.tsx';

/** The code of a unit as a cell of the sheet would give it. */
async function unitCell(id: string): Promise<string> {
  const row = id ? (await whole('unit')).get(id) : undefined;
  return String(row?.code ?? row?.name ?? '');
}

/** References that the address gives, with their values. */
const given = (entity: Entity): [Field, string][] =>
  entity.fields.flatMap((field) => {
    const value = field.kind === 'ref' && field.name !== 'unit' && place.value.query.get(field.name);
    return value ? [[field, value] as [Field, string]] : [];
  });

async function upload<T>(entity: Entity, file: File, unit: string, more: Record<string, string>): Promise<T> {
  const form = new FormData();
  const set = given(entity).map(([field, value]) => `${field.name}=${value}`);
  if (set.length > 0) form.set('set', set.join('\n'));
  for (const [name, value] of Object.entries({ ...more, unit: await unitCell(unit) }))
    if (value) form.set(name, value);
  form.set('file', file);
  return post<T>(`${entity.address}/import`, form);
}

function Applied({ entity, done }: { entity: Entity; done: Outcome | { id: string } }) {
  return (
    <>
      <h2>{say('Đã gửi', 'On its way')}</h2>
      {'id' in done ? (
        <JobProgress id={done.id} ended={() => forget(entity.name)} />
      ) : (
        <p class="notice" role="status">
          ✓ {say('Mọi dòng đã có sẵn, không phải ghi gì.', 'Every row was there already, nothing to write.')}
        </p>
      )}
      <p>
        <a href={to('du-lieu', entity.name)}>{say('Xem danh sách', 'See the list')}</a>
      </p>
    </>
  );
}

function Tried({ outcome, busy, apply }: { outcome: Outcome; busy: boolean; apply: () => void }) {
  const writes = outcome.created + outcome.updated;
  return (
    <>
      <h2>{say('2. Kết quả thử', '2. What the try says')}</h2>
      <OutcomeView outcome={outcome} />
      <h2>{say('3. Nhập', '3. Import')}</h2>
      {writes > 0 ? (
        <>
          <p>
            {say(
              `Thêm ${number(outcome.created)}, sửa ${number(outcome.updated)}. Dòng có lỗi và dòng trùng được bỏ qua.`,
              `${number(outcome.created)} new, ${number(outcome.updated)} changed. Rows with problems and duplicates are left out.`,
            )}
          </p>
          <p>
            <Button busy={busy} onClick={apply}>
              {say(`Nhập ${number(writes)} dòng`, `Import ${number(writes)} rows`)}
            </Button>
          </p>
        </>
      ) : (
        <p>{say('Không có dòng nào cần ghi.', 'There is no row to write.')}</p>
      )}
    </>
  );
}

function Steps({ entity }: { entity: Entity }) {
  const hasUnit = entity.fields.some((field) => field.name === 'unit' && !field.readOnly);
  const [file, setFile] = useState<File | null>(null);
  const [unit, setUnit] = useState(hasUnit ? homeUnit() : '');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [done, setDone] = useState<Outcome | { id: string } | null>(null);
  const action = useAction();
  const attempt = () =>
    void action.run(async () => {
      if (!file) throw new Problem(422, say('Hãy chọn tệp trước', 'Choose a file first'));
      const report = await upload<Outcome>(entity, file, unit, { dry_run: 'true' });
      setOutcome(report);
      speak(
        say(
          `${report.good} dòng tốt, ${report.bad} dòng có lỗi`,
          `${report.good} good rows, ${report.bad} with problems`,
        ),
      );
    });
  const apply = () =>
    void action.run(async () => {
      if (file) setDone(await upload<Outcome | { id: string }>(entity, file, unit, { good_only: 'true' }));
    });
  const other = (change: () => void) => {
    change();
    setOutcome(null);
    setDone(null);
  };
  return (
    <>
      <h2>{say('1. Chọn tệp', '1. Choose a file')}</h2>
      <div class="field">
        <label for="file">{say('Tệp Excel (.xlsx) hoặc CSV', 'Excel (.xlsx) or CSV file')}</label>
        <p class="hint" id="file-h">
          {say(
            'Dòng tiêu đề ở đâu cũng được, cột theo thứ tự nào cũng được.',
            'The heading row may stand anywhere, the columns in any order.',
          )}
        </p>
        <input
          id="file"
          type="file"
          accept=".csv,.xlsx,.txt,.tsv"
          aria-describedby="file-h"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0] ?? null;
            other(() => setFile(chosen));
          }}
        />
      </div>
      {given(entity).map(([field, value]) => (
        <p key={field.name}>
          {field.label}: <Name entity={field.target} id={value} />
        </p>
      ))}
      {hasUnit && (
        <div class="field">
          <label for="unit">
            {say('Đơn vị của các dòng không ghi đơn vị', 'Unit of rows that give none')}
          </label>
          <Picker id="unit" entity="unit" value={unit} change={(id) => other(() => setUnit(id))} />
        </div>
      )}
      <p>
        <Button kind={outcome ? 'alt' : 'main'} busy={action.busy} onClick={attempt}>
          {say('Thử, chưa ghi gì', 'Try, nothing is written')}
        </Button>
      </p>
      <ProblemNotice problem={action.problem} />
      {outcome && !done && <Tried outcome={outcome} busy={action.busy} apply={apply} />}
      {done && <Applied entity={entity} done={done} />}
    </>
  );
}

export default function Import({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name={params.entity ?? ''}>
      {(_, entity) => (
        <>
          <Title above={<a href={to('du-lieu', entity.name)}>{entity.label}</a>}>
            {say(`Nhập ${inside(entity.label)}`, `Import: ${entity.label}`)}
          </Title>
          <Steps entity={entity} />
        </>
      )}
    </WithEntity>
  );
}
