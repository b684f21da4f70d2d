// SPDX-License-Identifier: MIT
// One co-hosted campaign: its work and places in numbers, what the department needs, brings and hands over, and the organiser's
// answers. Neither side edits the other's words.
import { call, get, post } from 'officer/data/api.ts';
import { dayShort, today } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, Dotted, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import { PartnerSteps } from './PartnerStep.tsx';
import type { Item, PartView } from './partners.ts';

type Done = () => Promise<unknown>;

function Upload({ of, done }: { of: Item; done: Done }) {
  const action = useAction();
  const send = (file: File) =>
    void action.run(async () => {
      const body = new FormData();
      body.set('file', file);
      await call('POST', `/part_items/${of.id}/file`, body);
      speak(say('Đã kèm tệp', 'Attached'));
      await done();
    });
  return (
    <>
      <label class="meta">
        {of.file ? say('Thay tệp', 'Replace the file') : say('Kèm tệp', 'Attach a file')}{' '}
        <input
          type="file"
          aria-label={`${say('Tệp', 'File')}: ${of.what}`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) send(file);
          }}
        />
      </label>
      <ProblemNotice problem={action.problem} />
    </>
  );
}

function AnswerItem({ of, done }: { of: Item; done: Done }) {
  const action = useAction();
  const box = useRef<HTMLTextAreaElement>(null);
  const id = `answer-${of.id}`;
  const send = () =>
    void action.run(async () => {
      await post(`/part_items/${of.id}/answers`, { words: box.current?.value ?? '' });
      speak(say('Đã trả lời', 'Answered'));
      await done();
    });
  return (
    <div class="noprint">
      <label for={id}>{say('Trả lời sở, ngành', 'Answer')}</label>
      <textarea id={id} ref={box} rows={2} maxLength={500} defaultValue={of.answer} />
      <ProblemNotice problem={action.problem} />
      <Button
        kind="alt"
        busy={action.busy}
        label={`${say('Gửi trả lời', 'Send')}: ${of.what}`}
        onClick={send}
      >
        {say('Gửi trả lời', 'Send')}
      </Button>
    </div>
  );
}

function ItemLine({ of, view, done }: { of: Item; view: PartView; done: Done }) {
  const action = useAction();
  const deliver = (day: string | null) =>
    void action.run(async () => {
      await post(`/part_items/${of.id}/deliveries`, { done: day });
      await done();
    });
  const remove = () =>
    void action.run(async () => {
      await call('DELETE', `/part_items/${of.id}`);
      await done();
    });
  return (
    <li>
      <div class="grow">
        <b>{of.what}</b>{' '}
        {of.done && <Chip tone="ok">{say(`Xong ${dayShort(of.done)}`, `Done ${of.done}`)}</Chip>}
        {of.late && <Chip tone="warn">{say('Quá hạn', 'Overdue')}</Chip>}
        <p class="meta">
          <Dotted
            parts={[
              of.place,
              of.people > 0 && say(`${of.people} người`, `${of.people} people`),
              of.due && say(`trước ngày ${dayShort(of.due)}`, `by ${of.due}`),
            ]}
          />
        </p>
        {of.file && (
          <p>
            <a download href={`/api/v1/part_items/${of.id}/content`}>
              {of.file}
            </a>
          </p>
        )}
        {of.answer && (
          <p>
            {say('Đơn vị tổ chức', 'The organiser')}: “{of.answer}”
          </p>
        )}
        <ProblemNotice problem={action.problem} />
        {view.writes && (
          <div class="row noprint">
            <Button
              kind="alt"
              busy={action.busy}
              label={`${of.done ? say('Chưa xong', 'Not done') : say('Đã xong', 'Done')}: ${of.what}`}
              onClick={() => deliver(of.done ? null : today())}
            >
              {of.done ? say('Chưa xong', 'Not done') : say('Đã xong', 'Done')}
            </Button>
            <Upload of={of} done={done} />
            <Button kind="link" label={`${say('Xóa', 'Delete')}: ${of.what}`} onClick={remove}>
              {say('Xóa', 'Delete')}
            </Button>
          </div>
        )}
        {view.answers && of.kind === 'need' && <AnswerItem of={of} done={done} />}
      </div>
    </li>
  );
}

const KINDS = ['need', 'gives', 'document'] as const;
const kindTitle = (kind: Item['kind']): string =>
  kind === 'need'
    ? say('Nhu cầu của địa bàn', 'What places need')
    : kind === 'gives'
      ? say('Sở, ngành đóng góp', 'What the department brings')
      : say('Văn bản, tài liệu', 'Documents');

function Items({ view, schema, done }: { view: PartView; schema: Schema; done: Done }) {
  const [adding, setAdding] = useState(false);
  const fields = schema
    .entity('part_item')
    .fields.filter((field) => ['kind', 'what', 'place', 'people', 'due'].includes(field.name));
  return (
    <>
      {KINDS.map((kind) => {
        const items = view.items.filter((one) => one.kind === kind);
        if (items.length === 0) return null;
        return (
          <section key={kind}>
            <h2>{kindTitle(kind)}</h2>
            <ul class="tasks">
              {items.map((one) => (
                <ItemLine key={one.id} of={one} view={view} done={done} />
              ))}
            </ul>
          </section>
        );
      })}
      {view.items.length === 0 && (
        <Empty>{say('Chưa ghi nhu cầu hay phần đóng góp.', 'Nothing is needed or brought yet.')}</Empty>
      )}
      {adding && (
        <Form
          schema={schema}
          fields={fields}
          values={{ kind: 'gives' }}
          words={say('Thêm', 'Add')}
          save={async (values) => {
            await post('/part_items', { ...values, part: view.part.id });
            setAdding(false);
            await done();
          }}
        />
      )}
      {view.writes && (
        <p class="noprint">
          <Button kind="alt" onClick={() => setAdding(!adding)}>
            {adding
              ? say('Thôi', 'Cancel')
              : say('Thêm nhu cầu, đóng góp, văn bản', 'Add a need, gift or document')}
          </Button>
        </p>
      )}
    </>
  );
}

function Work({ view }: { view: PartView }) {
  if (view.openings.length === 0) return null;
  return (
    <section>
      <h2>{say('Việc và ca', 'Work and shifts')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard too */}
      <section class="scroll" tabIndex={0} aria-label={say('Việc và ca', 'Work and shifts')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('Việc', 'Work')}</th>
              <th scope="col">{say('Ca', 'Shift')}</th>
              <th scope="col">{say('Đã nhận', 'Taken')}</th>
              <th scope="col">{say('Có mặt', 'Present')}</th>
            </tr>
          </thead>
          <tbody>
            {view.openings.flatMap((opening) =>
              opening.shifts.map((shift) => (
                <tr key={shift.id}>
                  <td>
                    {opening.title}
                    {opening.place && <span class="meta"> · {opening.place}</span>}
                  </td>
                  <td>
                    {shift.day}, {shift.time}
                  </td>
                  <td>
                    {shift.taken}/{shift.max}
                  </td>
                  <td>{shift.present}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Whole({ view, schema, done }: { view: PartView; schema: Schema; done: Done }) {
  const { part } = view;
  return (
    <>
      <Title above={<a href={to('phoi-hop')}>{say('Phối hợp', 'Departments')}</a>}>{part.title}</Title>
      <p>
        <Chip tone={part.state === 'accepted' ? 'ok' : 'info'}>{part.state_label}</Chip>{' '}
        <Dotted parts={[part.dates, part.place, part.field, part.campaign_state]} />
      </p>
      {view.summary && <p>{view.summary}</p>}
      <Facts
        rows={[
          [
            say('Đơn vị tổ chức', 'Organiser'),
            <Dotted key="o" parts={[part.organiser, view.unit_phone, view.unit_email]} />,
          ],
          [say('Sở, ngành', 'Department'), part.partner],
          [say('Phần phối hợp', 'Part'), part.role || '–'],
          [say('Chỗ đã nhận', 'Places taken'), `${part.numbers.taken}/${part.numbers.seats}`],
          [say('Lượt có mặt', 'Attendances'), part.numbers.present],
          [say('Giờ ghi nhận', 'Hours credited'), part.numbers.hours],
        ]}
      />
      {part.words && <p>“{part.words}”</p>}
      <PartnerSteps at={`/campaign_partners/${part.id}`} of={part.title} acts={part.actions} done={done} />
      <Items view={view} schema={schema} done={done} />
      <Work view={view} />
    </>
  );
}

export default function PartnerPart({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const view = useLoad(() => get<PartView>(`/campaign_partners/${id}/part`), [id]);
  return (
    <WithEntity name="part_item">
      {(schema) => <Await of={view}>{(of) => <Whole view={of} schema={schema} done={view.reload} />}</Await>}
    </WithEntity>
  );
}
