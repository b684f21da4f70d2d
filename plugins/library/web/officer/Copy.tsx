// SPDX-License-Identifier: MIT
// One place that copied a model: the result, what shows it, and for the model's keepers whether it counts. What was not confirmed
// can be mended and reported again by who did it.
import { get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { type Given, reason, Step } from 'officer/form/Step.tsx';
import { Await, Chip, Empty, Facts, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { type Copy as Told, tone } from './library.ts';

function Decide({ of, reload }: { of: Told; reload: () => Promise<void> }) {
  const decide = (confirm: boolean) => (given: Given) =>
    post(`/replications/${of.id}/decisions`, { confirm, ...given }).then(reload);
  return (
    <section class="card">
      <h2>{say('Có tính là nhân rộng không?', 'Does it count as a copy?')}</h2>
      <p>
        {say(
          'Xác nhận khi kết quả nêu bằng số và có người, chiến dịch làm chứng. Đã xác nhận thì không sửa được.',
          'Confirm when the result stands in figures and something shows it. What was confirmed is not rewritten.',
        )}
      </p>
      <p class="row">
        <Step words={say('Xác nhận', 'Confirm')} act={decide(true)} />
        <Step
          kind="alt"
          words={say('Chưa xác nhận được', 'Not confirmed')}
          asks={reason(300)}
          act={decide(false)}
        />
      </p>
    </section>
  );
}

function One({ of, reload }: { of: Told; reload: () => Promise<void> }) {
  return (
    <>
      <Title above={<a href={to('nhan-rong')}>{say('Nhân rộng mô hình', 'Copies of models')}</a>}>
        {of.by}
      </Title>
      <p>
        <Chip tone={tone(of.state)}>{of.state_label}</Chip>
      </p>
      {of.reason && (
        <div class="notice warn">
          <p>
            {say('Chưa xác nhận', 'Not confirmed')}: {of.reason}
          </p>
        </div>
      )}
      <p class="lines">{of.result}</p>
      <Facts
        rows={[
          [say('Mô hình', 'Model'), <a href={of.model_url}>{of.model_title}</a>],
          [say('Đơn vị giữ mô hình', 'Kept by'), of.kept_by],
          [say('Làm từ ngày', 'Since'), dayShort(of.since)],
          [say('Số người được giúp', 'People helped'), of.people ? number(of.people) : '–'],
          [
            say('Chiến dịch làm chứng', 'Campaign that shows it'),
            of.proof ? <a href={of.proof.url}>{of.proof.title}</a> : say('Không nêu', 'None'),
          ],
        ]}
      />
      {of.decides && <Decide of={of} reload={reload} />}
      {of.edits && (
        <p>
          <a class="btn alt" href={`${to('nhan-rong', 'moi')}?id=${of.id}`}>
            {of.state === 'refused' ? say('Sửa và báo lại', 'Mend and report again') : say('Sửa', 'Change')}
          </a>
        </p>
      )}
    </>
  );
}

export default function Copy({ params }: { params: Record<string, string> }) {
  const load = useLoad(() => get<{ items: Told[] }>(`/library/copies?copy=${params.id}`), [params.id]);
  return (
    <Await of={load}>
      {({ items }) =>
        items[0] ? (
          <One of={items[0]} reload={load.reload} />
        ) : (
          <>
            <Title above={<a href={to('nhan-rong')}>{say('Nhân rộng mô hình', 'Copies of models')}</a>}>
              {say('Không có nơi này', 'No such copy')}
            </Title>
            <Empty>
              {say(
                'Có thể chưa được xác nhận, và không phải của đơn vị bạn.',
                'It may not be confirmed yet, and is not your unit’s.',
              )}
            </Empty>
          </>
        )
      }
    </Await>
  );
}
