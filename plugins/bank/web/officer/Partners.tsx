// SPDX-License-Identifier: MIT
// Bodies that hold a campaign together with its organiser.

import { all, call, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Await, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';

export function Partners({ schema, campaign }: { schema: Schema; campaign: string }) {
  const list = useLoad(() => all<Row>(`/campaign_partners?campaign=${campaign}`), [campaign]);
  const [adding, setAdding] = useState(false);
  const action = useAction();
  const remove = (id: string) =>
    action.run(() => call('DELETE', `/campaign_partners/${id}`)).then(() => list.reload());
  return (
    <section>
      <h2>{say('Đơn vị phối hợp', 'Partners')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={list}>
        {(rows) => (
          <ul class="tasks">
            {rows.map((row) => (
              <li key={row.id}>
                <div class="grow">
                  <b>
                    <Name entity="unit" id={String(row.unit)} />
                  </b>{' '}
                  <a href={to('phoi-hop', row.id)}>
                    {schema.term('campaign_partner_state', String(row.state ?? 'accepted'))}
                  </a>
                  {row.role && <p class="meta">{String(row.role)}</p>}
                  {row.words && <p>“{String(row.words)}”</p>}
                </div>
                {holds(STAFF) && (
                  <Button kind="link" busy={action.busy} onClick={() => void remove(row.id)}>
                    {say('Bỏ', 'Remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Await>
      {adding && (
        <Form
          schema={schema}
          fields={schema
            .entity('campaign_partner')
            .fields.filter((field) => ['unit', 'role', 'answer_by'].includes(field.name))}
          values={{}}
          words={say('Gửi lời mời', 'Invite')}
          save={async (values) => {
            await post('/campaign_partners', { ...values, campaign });
            setAdding(false);
            await list.reload();
          }}
        />
      )}
      {holds(STAFF) && (
        <Button kind="alt" onClick={() => setAdding(!adding)}>
          {adding ? say('Thôi', 'Cancel') : say('Mời đơn vị phối hợp', 'Invite a partner')}
        </Button>
      )}
    </section>
  );
}
