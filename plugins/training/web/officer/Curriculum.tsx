// SPDX-License-Identifier: MIT
// One curriculum: its way from draft to approval, and its parts: blocks, materials, questions, details.
import { get, post } from 'officer/data/api.ts';
import { momentWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { forget, Name } from 'officer/data/names.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { History } from 'officer/list/History.tsx';
import { Facts } from 'officer/list/show.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, Title } from 'officer/shell/parts.tsx';
import { go, place, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { CurriculumBlocks } from './CurriculumBlocks.tsx';
import { CurriculumMaterials } from './CurriculumMaterials.tsx';
import { CurriculumQuestions } from './CurriculumQuestions.tsx';
import { curriculumSections, curriculumTone, length, type Outline } from './curriculum.ts';
import './course.css';

const HEAD = ['title', 'state', 'review_note', 'minutes', 'blocks', 'key'];

const parts = (): [code: string, words: string][] => [
  ['', say('Các phần', 'Blocks')],
  ['tai-lieu', say('Tài liệu', 'Materials')],
  ['cau-hoi', say('Câu hỏi', 'Questions')],
  ['thong-tin', say('Thông tin', 'Details')],
];

interface Whole {
  read: Read;
  outline: Outline;
}

interface PartProps {
  row: Row;
  outline: Outline;
  done: () => Promise<void>;
}

/** The steps that are open to the reader now. */
function Steps({ row, outline, done }: PartProps) {
  const state = String(row.state);
  const { may } = outline;
  const step = (route: string) => () => post(`/curriculums/${row.id}/${route}`).then(done);
  return (
    <p class="row">
      {may.change && <Step words={say('Gửi duyệt', 'Submit')} act={step('submissions')} />}
      {state === 'submitted' && may.decide && (
        <>
          <Step words={say('Duyệt', 'Approve')} act={step('approvals')} />
          <Step
            kind="bad"
            words={say('Trả lại', 'Return')}
            label={say('Trả lại để sửa', 'Return it to be changed')}
            title={say('Trả lại để sửa?', 'Return it?')}
            asks={reasonTold(300)}
            act={({ reason }) => post(`/curriculums/${row.id}/returns`, { note: reason }).then(done)}
          />
        </>
      )}
      {state === 'submitted' && may.write && (
        <Step kind="alt" words={say('Lấy lại để sửa', 'Take it back')} act={step('withdrawals')} />
      )}
      {state === 'approved' && may.write && (
        <>
          <Step
            kind="alt"
            words={say('Lập bản mới', 'New version')}
            act={() =>
              post<Row>(`/curriculums/${row.id}/versions`).then((made) => go(to('giao-trinh', made.id)))
            }
          />
          <a class="btn alt" href={`${to('giao-trinh', 'moi')}?goc=${row.id}`}>
            {say('Rút một giáo trình', 'Cut a curriculum')}
          </a>
        </>
      )}
      {state === 'approved' && may.retire && (
        <Step kind="alt" words={say('Thôi dùng', 'Retire')} act={step('retirements')} />
      )}
    </p>
  );
}

function Head({ schema, row, outline, done }: PartProps & { schema: Schema }) {
  return (
    <>
      <p class="row">
        <Chip tone={curriculumTone(String(row.state))}>
          {schema.term('curriculum_state', String(row.state))}
        </Chip>
        <span>
          {String(row.code)}, {say(`bản ${row.version}`, `version ${row.version}`)}
        </span>
        <span>{length(outline.minutes)}</span>
        <span>
          <Name entity="unit" id={String(row.unit)} />
        </span>
      </p>
      {row.review_note && (
        <div class="notice">
          <p>
            <b>{say('Ý kiến thẩm định', "Reviewer's note")}</b>{' '}
            <span class="meta">{momentWords(row.decided ? String(row.decided) : null)}</span>
          </p>
          <p class="lines">{String(row.review_note)}</p>
        </div>
      )}
      <Steps row={row} outline={outline} done={done} />
    </>
  );
}

function Details(props: PartProps & { schema: Schema; entity: Entity; read: Read }) {
  const { schema, entity, read, outline, done } = props;
  const [editing, setEditing] = useState(false);
  return (
    <section>
      <h2>{say('Thông tin', 'Details')}</h2>
      {editing ? (
        <Form
          schema={schema}
          fields={entity.fields}
          values={read.row}
          sections={curriculumSections()}
          words={say('Lưu thay đổi', 'Save changes')}
          save={async (values) => {
            await saveRecord(entity, read, values);
            setEditing(false);
            speak(say('Đã lưu', 'Saved'));
            await done();
          }}
        />
      ) : (
        <Facts
          schema={schema}
          row={read.row}
          fields={entity.fields.filter((field) => !HEAD.includes(field.name))}
        />
      )}
      {outline.may.change && (
        <Button kind="alt" onClick={() => setEditing(!editing)}>
          {editing ? say('Thôi sửa', 'Stop editing') : say('Sửa thông tin', 'Edit details')}
        </Button>
      )}
      <details>
        <summary>{say('Lịch sử', 'History')}</summary>
        <History entity={entity} id={read.row.id} />
      </details>
    </section>
  );
}

function One({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const part = place.value.query.get('phan') ?? '';
  const load = useLoad<Whole>(
    async () => ({
      read: await readRecord(entity, id),
      outline: await get<Outline>(`/curriculums/${id}/outline`),
    }),
    [id],
  );
  const done = async () => {
    forget('curriculum');
    await load.reload();
  };
  return (
    <Await of={load}>
      {({ read, outline }) => {
        const shared = { row: read.row, outline, done };
        return (
          <>
            <Title above={<a href={to('giao-trinh')}>{say('Giáo trình', 'Curricula')}</a>}>
              {String(read.row.title)}
            </Title>
            <Head schema={schema} {...shared} />
            <nav aria-label={say('Các mục của giáo trình', 'Parts of the curriculum')}>
              <ul class="plain parts">
                {parts().map(([code, words]) => (
                  <li key={code}>
                    <a
                      href={`${to('giao-trinh', id)}${code && `?phan=${code}`}`}
                      aria-current={part === code ? 'page' : undefined}
                    >
                      {words}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {part === '' && <CurriculumBlocks schema={schema} {...shared} />}
            {part === 'tai-lieu' && <CurriculumMaterials schema={schema} {...shared} />}
            {part === 'cau-hoi' && <CurriculumQuestions schema={schema} {...shared} />}
            {part === 'thong-tin' && <Details schema={schema} entity={entity} read={read} {...shared} />}
          </>
        );
      }}
    </Await>
  );
}

export default function Curriculum({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="curriculum">
      {(schema, entity) => <One schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
