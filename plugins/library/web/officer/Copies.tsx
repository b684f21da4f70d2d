// SPDX-License-Identifier: MIT
// Who copied a model and with what result; all models when none is named. What the reader is to confirm comes first.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { type Copy, tone } from './library.ts';

function One({ of, named }: { of: Copy; named: boolean }) {
  return (
    <li>
      <span class="grow">
        <a href={to('nhan-rong', of.id)}>{named ? `${of.model_title}: ${of.by}` : of.by}</a>
        <br />
        <span class="meta">
          {say('Từ', 'Since')} {dayShort(of.since)}
          {of.people > 0 && ` · ${number(of.people)} ${say('người được giúp', 'people helped')}`}
        </span>
      </span>
      <Chip tone={tone(of.state)}>
        {of.decides ? say('Chờ bạn xác nhận', 'Waits for you') : of.state_label}
      </Chip>
    </li>
  );
}

function List({ items, named }: { items: Copy[]; named: boolean }) {
  if (items.length === 0) return <Empty>{say('Chưa nơi nào báo.', 'No copy is reported.')}</Empty>;
  return (
    <ul class="tasks">
      {items.map((one) => (
        <One key={one.id} of={one} named={named} />
      ))}
    </ul>
  );
}

/** The copies of one model, on its page. */
export function CopiesOf({ model }: { model: string }) {
  const load = useLoad(() => get<{ items: Copy[] }>(`/library/copies?model=${model}`), [model]);
  return (
    <section>
      <h2>{say('Nhân rộng', 'Copied by')}</h2>
      <Await of={load}>{({ items }) => <List items={items} named={false} />}</Await>
      {holds(STAFF) && (
        <p>
          <a class="link" href={`${to('nhan-rong', 'moi')}?model=${model}`}>
            {say('Báo một nơi làm theo', 'Report a copy')}
          </a>
        </p>
      )}
    </section>
  );
}

export default function Copies() {
  const load = useLoad(() => get<{ items: Copy[] }>('/library/copies'), []);
  return (
    <>
      <Title above={<a href={to('thu-vien')}>{say('Thư viện', 'Library')}</a>}>
        {say('Nhân rộng mô hình', 'Copies of models')}
      </Title>
      <p>
        {say(
          'Nơi nào làm theo mô hình nào, kết quả ra sao. Chỉ nơi được đơn vị giữ mô hình xác nhận mới tính.',
          'Who copied which model, and what came of it. A copy counts once the model’s keepers confirmed it.',
        )}
      </p>
      <Await of={load}>{({ items }) => <List items={items} named />}</Await>
    </>
  );
}
