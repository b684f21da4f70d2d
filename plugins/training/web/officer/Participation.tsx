// SPDX-License-Identifier: MIT
// Certifies everybody who took part in a campaign: first who would get one, then one press that issues them all.

import { get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { type Schema, schema } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { JobProgress } from 'officer/list/JobProgress.tsx';
import { Await, Button, Chip, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { useState } from 'preact/hooks';

interface Preview {
  campaign: string;
  title: string;
  over: boolean;
  hours: number;
  count: number;
  have: number;
  items: { volunteer: string; name: string; hours_text: string; shifts: number; has: boolean }[];
}

interface Asked {
  values: Values;
  preview: Preview;
}

function Who({ asked, started }: { asked: Asked; started: (job: string) => void }) {
  const action = useAction();
  const { preview } = asked;
  const issue = () =>
    action.run(async () => started((await post<{ id: string }>('/participations', asked.values)).id));
  return (
    <section>
      <h2>{preview.title}</h2>
      <p>
        {say(
          `${number(preview.count)} người sẽ được cấp, ${number(preview.have)} người đã có.`,
          `${number(preview.count)} would get one, ${number(preview.have)} have one.`,
        )}
      </p>
      {!preview.over && (
        <p class="notice warn">
          {say(
            'Chiến dịch chưa kết thúc nên chưa cấp được: giờ còn thay đổi.',
            'The campaign is not over, so none can be issued yet: hours may still change.',
          )}
        </p>
      )}
      {preview.items.length === 0 && <Empty>{say('Không ai đủ số giờ.', 'Nobody has enough hours.')}</Empty>}
      <ul class="tasks">
        {preview.items.map((one) => (
          <li key={one.volunteer}>
            <span class="grow">
              <b>{one.name}</b>
            </span>
            <span>
              {say(
                `${one.hours_text} giờ, ${number(one.shifts)} ca`,
                `${one.hours_text} h, ${number(one.shifts)} shifts`,
              )}
            </span>
            {one.has && <Chip tone="info">{say('đã có', 'has one')}</Chip>}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={action.problem} />
      {preview.over && preview.count > 0 && (
        <Button busy={action.busy} onClick={() => void issue()}>
          {say(`Cấp ${number(preview.count)} giấy`, `Issue ${number(preview.count)}`)}
        </Button>
      )}
    </section>
  );
}

function Choose({ schema, chosen }: { schema: Schema; chosen: (asked: Asked) => void }) {
  return (
    <Form
      schema={schema}
      fields={schema.body('post', '/participations')}
      values={{ unit: homeUnit(), issued: new Date().toISOString().slice(0, 10) }}
      words={say('Xem ai được cấp', 'See who would get one')}
      save={async (values) => {
        const query = new URLSearchParams();
        for (const name of ['campaign', 'kind', 'hours'])
          if (values[name]) query.set(name, String(values[name]));
        chosen({ values, preview: await get<Preview>(`/participations?${query}`) });
      }}
    />
  );
}

export default function Participation() {
  const read = useLoad(schema, []);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [job, setJob] = useState('');
  return (
    <>
      <Title>{say('Giấy chứng nhận tham gia', 'Certificates of participation')}</Title>
      {job ? (
        <JobProgress id={job} />
      ) : (
        <>
          <Await of={read}>{(now) => <Choose schema={now} chosen={setAsked} />}</Await>
          {asked && <Who asked={asked} started={setJob} />}
        </>
      )}
    </>
  );
}
