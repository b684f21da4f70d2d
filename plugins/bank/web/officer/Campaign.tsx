// SPDX-License-Identifier: MIT
// One campaign: what it is, its partners, its openings and how full their shifts are; publishing and closing it.

import { all, get, post } from 'officer/data/api.ts';
import { dayShort, dayWords, hoursWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { forget, Name } from 'officer/data/names.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { History } from 'officer/list/History.tsx';
import { JobProgress } from 'officer/list/JobProgress.tsx';
import { Facts } from 'officer/list/show.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Cells, Chip, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { Cancel } from './Cancel.tsx';
import { Partners } from './Partners.tsx';
import { campaignSections } from './sections.ts';
import { campaignTone } from './tones.ts';

const PINS = ['score_rule', 'credit_rule', 'score_above', 'credit_above'];

interface Work {
  opening: Row;
  shifts: Row[];
}

async function readWork(campaign: string): Promise<Work[]> {
  const openings = await all<Row>(`/openings?campaign=${campaign}`);
  return Promise.all(
    openings.map(async (opening) => ({ opening, shifts: await all<Row>(`/shifts?opening=${opening.id}`) })),
  );
}

function OpeningItem({ work }: { work: Work }) {
  const most = Number(work.opening.max_people ?? 0);
  return (
    <li class="card">
      <h3>
        <a href={to('viec', work.opening.id)}>{String(work.opening.title)}</a>
      </h3>
      {work.shifts.length === 0 && <Chip tone="warn">{say('Chưa có ca nào', 'No shift yet')}</Chip>}
      <ul class="tasks">
        {work.shifts.map((shift) => (
          <li key={shift.id}>
            <span>
              {dayWords(String(shift.day))}, {hoursWords(Number(shift.from_minute), Number(shift.to_minute))}
            </span>
            <span class="row">
              <Cells on={Number(shift.taken)} of={most} />
              {say(`${shift.taken ?? 0} trên ${most}`, `${shift.taken ?? 0} of ${most}`)}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Openings({ campaign, work }: { campaign: Row; work: Work[] }) {
  return (
    <section>
      <h2>{say('Việc cần người', 'Openings')}</h2>
      {work.length === 0 ? (
        <Empty>
          {say(
            'Chưa có việc nào. Thêm ít nhất một việc và một ca thì mới công bố được.',
            'None yet. One opening with one shift is needed to publish.',
          )}
        </Empty>
      ) : (
        <ul class="plain grid">
          {work.map((one) => (
            <OpeningItem key={one.opening.id} work={one} />
          ))}
        </ul>
      )}
      {holds(STAFF) && (
        <p>
          <a class="btn alt" href={to('chien-dich', campaign.id, 'viec-moi')}>
            {say('Thêm việc', 'Add an opening')}
          </a>
        </p>
      )}
    </section>
  );
}

function Publishing({ campaign, done }: { campaign: Row; done: () => void }) {
  const action = useAction();
  const draft = campaign.state === 'draft';
  const open = campaign.state === 'open' || campaign.state === 'running';
  const move = async (what: 'publish' | 'close', words: string) => {
    if (await action.run(() => post(`/campaigns/${campaign.id}/${what}`))) {
      speak(words);
      done();
    }
  };
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Chip tone={campaignTone(String(campaign.state))}>
          {draft
            ? say('Bản nháp, chưa ai thấy', 'Draft, nobody sees it')
            : open
              ? say('Đã công bố', 'Published')
              : campaign.state === 'cancelled'
                ? say('Đã hủy', 'Cancelled')
                : say('Đã kết thúc', 'Over')}
        </Chip>
        {campaign.end_reason && <span>{String(campaign.end_reason)}</span>}
        {holds(STAFF) && draft && (
          <Button busy={action.busy} onClick={() => void move('publish', say('Đã công bố', 'Published'))}>
            {say('Công bố', 'Publish')}
          </Button>
        )}
        {holds(STAFF) && open && (
          <Button
            kind="alt"
            busy={action.busy}
            onClick={() => void move('close', say('Đã kết thúc', 'Closed'))}
          >
            {say('Kết thúc, thôi nhận', 'Close, take no more')}
          </Button>
        )}
        {holds(STAFF) && open && <Cancel campaign={campaign} done={done} />}
        {open && <a href={`/c/${campaign.id}`}>{say('Trang mọi người thấy', 'The public page')}</a>}
      </p>
    </>
  );
}

interface Told {
  score_rule: string;
  credit_rule: string;
}

/** What the campaign was opened with, as its public page says it; later versions are for later campaigns. */
function Rules({ campaign }: { campaign: string }) {
  const read = useLoad(() => get<Told>(`/campaigns/${campaign}/public`), [campaign]);
  return (
    <section>
      <h2>{say('Theo quy tắc nào', 'By which rules')}</h2>
      <Await of={read}>
        {(told) => (
          <dl>
            <dt>{say('Xếp người theo', 'People ranked by')}</dt>
            <dd>{told.score_rule || say('quy tắc đang áp dụng', 'the rule in force')}</dd>
            <dt>{say('Tính giờ theo', 'Hours credited by')}</dt>
            <dd>{told.credit_rule || say('quy tắc đang áp dụng', 'the rule in force')}</dd>
          </dl>
        )}
      </Await>
      <p class="meta">
        {say(
          'Giữ nguyên từ lúc công bố; bản áp dụng sau dành cho chiến dịch công bố sau.',
          'Kept since it was published; versions put into force later are for later campaigns.',
        )}
      </p>
    </section>
  );
}

function OneCampaign({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  const work = useLoad(() => readWork(id), [id]);
  const [editing, setEditing] = useState(false);
  const save = async (got: Read, values: Record<string, unknown>) => {
    await saveRecord(entity, got, values);
    forget('campaign');
    await read.reload();
    setEditing(false);
    speak(say('Đã lưu', 'Saved'));
  };
  return (
    <Await of={read}>
      {(got) => (
        <>
          <Title above={<a href={to('chien-dich')}>{say('Chiến dịch', 'Campaigns')}</a>}>
            {String(got.row.title)}
          </Title>
          <p>
            {dayShort(String(got.row.starts))} – {dayShort(String(got.row.ends))} ·{' '}
            <Name entity="place" id={String(got.row.place)} /> ·{' '}
            <Name entity="unit" id={String(got.row.unit)} />
          </p>
          <Publishing campaign={got.row} done={() => void read.reload().then(work.reload)} />
          {got.row.ending && holds(STAFF) && (
            <section>
              <h2>{say('Báo cho người đã đăng ký', 'Telling those who had signed up')}</h2>
              <JobProgress id={String(got.row.ending)} />
            </section>
          )}
          <Await of={work}>{(list) => <Openings campaign={got.row} work={list} />}</Await>
          <section>
            <h2>{say('Thông tin', 'Details')}</h2>
            {editing ? (
              <Form
                schema={schema}
                fields={entity.fields.filter((field) => !['state', 'end_reason'].includes(field.name))}
                values={got.row}
                sections={campaignSections()}
                words={say('Lưu thay đổi', 'Save changes')}
                save={(values) => save(got, values)}
              />
            ) : (
              <Facts
                schema={schema}
                row={got.row}
                fields={entity.fields.filter(
                  (f) => !['title', 'state', 'end_reason', 'ending', ...PINS].includes(f.name),
                )}
              />
            )}
            {holds(STAFF) && (
              <Button kind="alt" onClick={() => setEditing(!editing)}>
                {editing ? say('Thôi sửa', 'Stop editing') : say('Sửa thông tin', 'Edit details')}
              </Button>
            )}
          </section>
          {got.row.score_rule && <Rules campaign={id} />}
          <Partners schema={schema} campaign={id} />
          <details>
            <summary>{say('Lịch sử', 'History')}</summary>
            <History entity={entity} id={id} />
          </details>
        </>
      )}
    </Await>
  );
}

export default function Campaign({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="campaign">
      {(schema, entity) => <OneCampaign schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
