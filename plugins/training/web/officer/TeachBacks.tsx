// SPDX-License-Identifier: MIT
// The teach-backs of a candidacy: planned, scored by whom, what each found, what was set aside and why.
import { post } from 'officer/data/api.ts';
import type { Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Step } from 'officer/form/Step.tsx';
import { Button, Chip, Empty } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { type Explained, SCORING, type Score, type TeachBack } from './ladder.ts';

function Marks({ score }: { score: Score }) {
  return (
    <details>
      <summary>{say('Từng tiêu chí', 'Item by item')}</summary>
      <dl class="facts">
        {score.marks.map((one) => (
          <div key={one.item}>
            <dt>{one.item}</dt>
            <dd>{one.mark}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function OneScore({ score }: { score: Score }) {
  return (
    <li>
      <b>{score.assessor || say('Người đánh giá', 'Assessor')}</b> (T{score.level}):{' '}
      {say(`trung bình ${score.mean}/4`, `mean ${score.mean}/4`)}{' '}
      {score.set_aside && (
        <Chip tone="warn">{say(`để ngoài: ${score.set_aside}`, `set aside: ${score.set_aside}`)}</Chip>
      )}
      {score.steps_missing.length > 0 && (
        <p class="meta">
          {say('Chưa thành thạo', 'Not proficient')}:{' '}
          {score.steps_missing.map((step) => step.text).join('; ')}
        </p>
      )}
      {score.note && <p class="lines">{score.note}</p>}
      <Marks score={score} />
    </li>
  );
}

function Void({ of, done }: { of: TeachBack; done: () => Promise<void> }) {
  return (
    <Step
      kind="link"
      words={say('Không tính buổi này', 'Leave it out')}
      label={say(`Không tính buổi này, ${of.day_text}`, `Leave it out, ${of.day_text}`)}
      title={say('Không tính buổi giảng thử này?', 'Leave this teach-back out?')}
      says={say('Phiếu chấm vẫn được giữ, nhưng không được tính.', 'Its scores are kept, and count no more.')}
      asks={[{ name: 'reason', label: say('Vì sao', 'Why'), max: 300 }]}
      confirm={say('Không tính', 'Leave it out')}
      act={(given) => post(`/teach_backs/${of.id}/voids`, given).then(done)}
    />
  );
}

function One({ of, data, done }: { of: TeachBack; data: Explained; done: () => Promise<void> }) {
  return (
    <li class="card">
      <h3>
        {of.day_text}: {of.topic}
      </h3>
      {of.void && <p>{say(`Không tính: ${of.reason}`, `Does not count: ${of.reason}`)}</p>}
      {of.scores.length === 0 && !of.void && <Empty>{say('Chưa có phiếu chấm.', 'No scores yet.')}</Empty>}
      <ul>
        {of.scores.map((score) => (
          <OneScore key={score.id} score={score} />
        ))}
      </ul>
      {data.open && !of.void && (
        <p class="row">
          {of.come && holds(SCORING) && (
            <a class="btn alt" href={to('tap-huan-vien', data.id, 'cham', of.id)}>
              {say('Nhập phiếu chấm', 'Enter a score')}
              <span class="vh">, {of.day_text}</span>
            </a>
          )}
          {holds(STAFF) && <Void of={of} done={done} />}
        </p>
      )}
    </li>
  );
}

export function TeachBacks({
  schema,
  data,
  done,
}: {
  schema: Schema;
  data: Explained;
  done: () => Promise<void>;
}) {
  const [adding, setAdding] = useState(false);
  const fields = schema.entity('teach_back').fields.filter((field) => field.name !== 'candidacy');
  return (
    <section>
      <h2>{say('Giảng thử', 'Teach-backs')}</h2>
      {data.teach_backs.length === 0 && <Empty>{say('Chưa xếp buổi nào.', 'None planned yet.')}</Empty>}
      <ul class="plain">
        {data.teach_backs.map((one) => (
          <One key={one.id} of={one} data={data} done={done} />
        ))}
      </ul>
      {adding && (
        <Form
          schema={schema}
          fields={fields}
          values={{}}
          words={say('Xếp buổi này', 'Plan it')}
          save={async (values) => {
            await post('/teach_backs', { ...values, candidacy: data.id });
            setAdding(false);
            await done();
          }}
        />
      )}
      {data.open && holds(STAFF) && (
        <Button kind="alt" onClick={() => setAdding(!adding)}>
          {adding ? say('Thôi', 'Cancel') : say('Xếp buổi giảng thử', 'Plan a teach-back')}
        </Button>
      )}
    </section>
  );
}
