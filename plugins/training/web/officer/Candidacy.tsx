// SPDX-License-Identifier: MIT
// One candidacy: what the rule says is met and missing, on what evidence, the teach-backs, the decision.
import { call, get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, Empty, Facts, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { Decide } from './CandidacyDecide.tsx';
import { type Explained, levelWords, type Reason, stateTone } from './ladder.ts';
import { TeachBacks } from './TeachBacks.tsx';

function Reasons({ title, list }: { title: string; list: Reason[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {list.map((one) => (
          <li key={one.code}>{one.text}</li>
        ))}
      </ul>
    </>
  );
}

function Conditions({ data }: { data: Explained }) {
  return (
    <section>
      <h2>{say('Điều kiện', 'Conditions')}</h2>
      <p>
        {data.qualified ? (
          <Chip tone="ok">{say('Đủ điều kiện', 'All is met')}</Chip>
        ) : (
          <Chip tone="warn">{say('Còn thiếu', 'Something is missing')}</Chip>
        )}
      </p>
      {!data.ruled && (
        <p class="notice bad">
          {say(`Chưa đọc được quy tắc. ${data.fault}`, `The rule cannot be read. ${data.fault}`)}
        </p>
      )}
      <Reasons
        title={data.qualified ? say('Lưu ý', 'Notes') : say('Còn thiếu, cần lưu ý', 'Missing, to note')}
        list={data.missing}
      />
      <Reasons title={say('Đã đạt', 'Met')} list={data.met} />
      {data.rule && <p class="meta">{data.rule}</p>}
    </section>
  );
}

function Evidence({ data }: { data: Explained }) {
  const none = data.certificates.length + data.taught.length + data.learnt.length === 0;
  return (
    <section>
      <h2>{say('Bằng chứng', 'Evidence')}</h2>
      {none && <Empty>{say('Chưa có chứng nhận hay lớp nào.', 'No certificates or classes yet.')}</Empty>}
      <ul>
        {data.certificates.map((one) => (
          <li key={one.number}>
            {one.title}, {one.number}: {one.valid ? say('còn giá trị', 'valid') : say('hết hạn', 'expired')}
            {one.until && say(`, đến hết ${one.until}`, `, until ${one.until}`)}
          </li>
        ))}
        {data.taught.map((one) => (
          <li key={one.course}>
            {one.led ? say('Giảng chính', 'Lead trainer') : say('Đồng giảng', 'Co-trainer')}:{' '}
            <a href={to('tap-huan', one.course)}>{one.title}</a>, {one.until}
            {one.mentor && say(`, kèm cặp: ${one.mentor}`, `, mentored by ${one.mentor}`)}
          </li>
        ))}
        {data.learnt.map((one) => (
          <li key={one.course}>
            {say('Đã học', 'Learnt')}: <a href={to('tap-huan', one.course)}>{one.title}</a>, {one.until},{' '}
            {one.state}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The mentor may change while it is open; scores the new one gave are set aside. */
function Mentor({ schema, data, done }: { schema: Schema; data: Explained; done: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const field = schema.entity('candidacy').fields.filter((one) => one.name === 'mentor');
  return (
    <>
      <Button kind="link" onClick={() => setOpen(!open)}>
        {open ? say('Thôi', 'Cancel') : say('Đổi người hướng dẫn', 'Change the mentor')}
      </Button>
      {open && (
        <Form
          schema={schema}
          fields={field}
          values={{}}
          words={say('Ghi người hướng dẫn', 'Set the mentor')}
          note={
            <p class="meta">
              {say(
                'Phiếu chấm của người này, nếu có, sẽ được để ngoài.',
                'Scores they gave, if any, are set aside.',
              )}
            </p>
          }
          save={async (values) => {
            await call('PATCH', `/candidacies/${data.id}`, values);
            setOpen(false);
            await done();
          }}
        />
      )}
    </>
  );
}

export default function Candidacy({ params }: { params: Params }) {
  const id = params.id ?? '';
  const read = useLoad(() => get<Explained>(`/candidacies/${id}/explained`), [id]);
  const done = () => read.reload();
  return (
    <WithEntity name="candidacy">
      {(schema) => (
        <Await of={read}>
          {(data) => (
            <>
              <Title above={<a href={to('tap-huan-vien')}>{say('Tập huấn viên', 'Trainers')}</a>}>
                {data.name || say('Hồ sơ', 'Candidacy')}: {levelWords(data.level, data.renewal)}
              </Title>
              <p>
                <Chip tone={stateTone(data.state)}>{schema.term('candidacy_state', data.state)}</Chip>
              </p>
              {data.reason && <p class="lines">{data.reason}</p>}
              <Facts
                rows={[
                  [say('Bậc', 'Level'), data.title],
                  [say('Đơn vị xét', 'Unit'), data.unit],
                  [say('Mở ngày', 'Opened'), data.opened],
                  [say('Người hướng dẫn', 'Mentor'), data.mentor || '–'],
                ]}
              />
              {data.open && holds(STAFF) && <Mentor schema={schema} data={data} done={done} />}
              <Conditions data={data} />
              <TeachBacks schema={schema} data={data} done={done} />
              <Evidence data={data} />
              {data.open && holds(STAFF) && <Decide data={data} done={done} />}
            </>
          )}
        </Await>
      )}
    </WithEntity>
  );
}
