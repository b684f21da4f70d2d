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
                  </b>
                  {row.role && <p class="meta">{String(row.role)}</p>}
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
          fields={schema.entity('campaign_partner').fields.filter((field) => field.name !== 'campaign')}
          values={{}}
          words={say('Thêm đơn vị này', 'Add this body')}
          save={async (values) => {
            await post('/campaign_partners', { ...values, campaign });
            setAdding(false);
            await list.reload();
          }}
        />
      )}
      {holds(STAFF) && (
        <Button kind="alt" onClick={() => setAdding(!adding)}>
          {adding ? say('Thôi', 'Cancel') : say('Thêm đơn vị phối hợp', 'Add a partner')}
        </Button>
      )}
    </section>
  );
}
