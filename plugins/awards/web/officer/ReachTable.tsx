// SPDX-License-Identifier: MIT
// Who is never nominated: volunteers who could stand in the round, by where they live and by sex, beside those who were.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty } from 'officer/shell/parts.tsx';
import type { Groups, Reach } from './voice.ts';

function Table({ title, of }: { title: string; of: Groups }) {
  if (of.groups.length === 0) return null;
  return (
    <table class="tbl">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Nhóm', 'Group')}</th>
          <th scope="col" class="num">
            {say('Đủ điều kiện', 'Eligible')}
          </th>
          <th scope="col" class="num">
            {say('Được đề cử', 'Nominated')}
          </th>
          <th scope="col" class="num">
            {say('Được khen', 'Honoured')}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.groups.map((group) => (
          <tr key={group.name}>
            <th scope="row">
              {group.name} {group.never && <Chip tone="warn">{say('Chưa ai', 'Nobody')}</Chip>}
            </th>
            <td class="num" data-l={say('Đủ điều kiện', 'Eligible')}>
              {number(group.eligible)}
            </td>
            <td class="num" data-l={say('Được đề cử', 'Nominated')}>
              {number(group.nominated)}
            </td>
            <td class="num" data-l={say('Được khen', 'Honoured')}>
              {number(group.honoured)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ReachTable({ round }: { round: string }) {
  const read = useLoad(() => get<Reach>(`/award_rounds/${round}/reach`), [round]);
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{say('Nhóm nào chưa được đề cử', 'Who is never nominated')}</h2>
      <p>
        {say(
          'So với tình nguyện viên đủ điều kiện của đợt này. Nhóm dưới 5 người không hiện riêng. Ngân hàng không lưu dân tộc của ai, nên tính theo nơi ở.',
          'Against the volunteers who could stand in this round. Groups of fewer than 5 are not told. The bank keeps nobody’s ethnicity, so it counts by where people live.',
        )}
      </p>
      <Await of={read}>
        {(reach) =>
          reach.sexes.groups.length + reach.communes.groups.length === 0 ? (
            <Empty>{say('Mọi nhóm đều dưới 5 người.', 'All groups are of fewer than 5.')}</Empty>
          ) : (
            <>
              <Table title={say('Theo giới tính', 'By sex')} of={reach.sexes} />
              <Table title={say('Theo loại xã', 'By kind of commune')} of={reach.kinds} />
              <Table title={say('Theo xã, phường', 'By commune')} of={reach.communes} />
            </>
          )
        }
      </Await>
    </section>
  );
}
