// SPDX-License-Identifier: MIT
// Who copied a model: reported by units, confirmed by who keeps the model.
import { all, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Await, Button, Chip, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { tone } from './library.ts';
import { ReasonButton } from './ReasonButton.tsx';

export function Copies({ schema, model }: { schema: Schema; model: string }) {
  const load = useLoad(() => all<Row>(`/replications?model=${model}`), [model]);
  const action = useAction();
  const decide = async (id: string, confirm: boolean, reason = '') => {
    await post(`/replications/${id}/decisions`, { confirm, reason });
    speak(say('Đã ghi', 'Noted'));
    await load.reload();
  };
  return (
    <section>
      <h2>{say('Nhân rộng', 'Copied by')}</h2>
      <ProblemNotice problem={action.problem} />
      <Await of={load}>
        {(copies) => (
          <>
            {copies.length === 0 && <Empty>{say('Chưa nơi nào báo.', 'No copy is reported.')}</Empty>}
            {copies.map((one) => (
              <div class="card" key={one.id}>
                <p>{String(one.result)}</p>
                <p>
                  <Chip tone={tone(String(one.state))}>
                    {schema.term('replication_state', String(one.state))}
                  </Chip>
                </p>
                {one.state === 'reported' && (
                  <p class="row">
                    <Button kind="alt" onClick={() => void action.run(() => decide(one.id, true))}>
                      {say('Xác nhận', 'Confirm')}
                    </Button>
                    <ReasonButton
                      words={say('Chưa xác nhận được', 'Not confirmed')}
                      act={(reason) => decide(one.id, false, reason)}
                    />
                  </p>
                )}
              </div>
            ))}
          </>
        )}
      </Await>
      <p>
        <a class="link" href={`${to('du-lieu', 'replication', 'moi')}?model=${model}`}>
          {say('Báo một nơi làm theo', 'Report a copy')}
        </a>
      </p>
    </section>
  );
}
