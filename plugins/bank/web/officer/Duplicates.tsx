// SPDX-License-Identifier: MIT
// Records that may be one person, side by side. What differs is marked; the officer says which record stays.

import { get, post } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { forget } from 'officer/data/names.ts';
import { type Field, type Row, type Schema, schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import { Show } from 'officer/list/show.tsx';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { Duplicates as Found, Pair } from './types.ts';

const COMPARED = [
  'full_name',
  'birth',
  'phone',
  'commune',
  'hamlet',
  'unit',
  'occupation',
  'skills',
  'languages',
  'member_code',
  'joined',
  'registered_by',
  'code',
];

const differs = (pair: Pair, field: Field): boolean =>
  JSON.stringify(pair.left[field.name] ?? null) !== JSON.stringify(pair.right[field.name] ?? null);

function Sides({ pair, s }: { pair: Pair; s: Schema }) {
  const fields = COMPARED.flatMap((name) => s.entity('volunteer').fields.find((f) => f.name === name) ?? []);
  return (
    <table class="pair">
      <caption class="vh">{pair.clue_label}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say('Hồ sơ A', 'Record A')}</th>
          <th scope="col">{say('Hồ sơ B', 'Record B')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name} class={differs(pair, field) ? 'differs' : undefined}>
            <th scope="row">
              {field.label}
              {differs(pair, field) && <Chip tone="warn">{say('khác', 'differs')}</Chip>}
            </th>
            <td>
              <Show schema={s} field={field} row={pair.left} />
            </td>
            <td>
              <Show schema={s} field={field} row={pair.right} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Merge(props: { from: Row; into: Row; stays: 'A' | 'B'; merged: () => void }) {
  const { from, into, stays } = props;
  return (
    <Step
      kind="alt"
      words={say(`Gộp, giữ ${stays}`, `Merge, keep ${stays}`)}
      title={say(`Gộp hai hồ sơ, giữ ${stays}?`, `Merge the two, keep ${stays}?`)}
      says={say(
        'Đăng ký, điểm danh, giờ và sự đồng ý chuyển sang hồ sơ được giữ. Quản trị tỉnh hoàn tác được trong nhật ký.',
        'Sign-ups, attendance, hours and consents move to the record that stays. The provincial administrator can undo it in the journal.',
      )}
      confirm={say('Gộp', 'Merge')}
      done={say('Đã gộp', 'Merged')}
      act={async () => {
        await post(`/volunteers/${from.id}/merge`, { into: into.id });
        forget('volunteer');
        props.merged();
      }}
    />
  );
}

function PairCard({ pair, s, merged }: { pair: Pair; s: Schema; merged: () => void }) {
  return (
    <li class="card">
      <h2>{String(pair.left.full_name ?? pair.left.code)}</h2>
      <p class="meta">{pair.clue_label}</p>
      <Sides pair={pair} s={s} />
      <p class="row">
        <Merge from={pair.right} into={pair.left} stays="A" merged={merged} />
        <Merge from={pair.left} into={pair.right} stays="B" merged={merged} />
        <a class="big" href={to('nguoi', pair.left.id)}>
          {say('Mở A', 'Open A')}
        </a>
        <a class="big" href={to('nguoi', pair.right.id)}>
          {say('Mở B', 'Open B')}
        </a>
      </p>
    </li>
  );
}

export default function Duplicates() {
  const read = useLoad(
    async () => ({
      s: await schema(),
      found: await get<Found>('/volunteers/duplicates'),
    }),
    [],
  );
  return (
    <>
      <Title above={<a href={to('nguoi')}>{say('Người', 'People')}</a>}>
        {say('Hồ sơ có thể trùng', 'Possible duplicates')}
      </Title>
      <p>
        {say(
          'Người trong một nhà thường dùng chung điện thoại: trùng số chưa hẳn là trùng người.',
          'Families share phones: the same number need not be the same person.',
        )}
      </p>
      <Await of={read}>
        {({ s, found }) => (
          <>
            {found.items.length === 0 && (
              <Empty>✓ {say('Không thấy hồ sơ trùng.', 'No duplicates found.')}</Empty>
            )}
            <ul class="plain">
              {found.items.map((pair) => (
                <PairCard
                  key={pair.left.id + pair.right.id}
                  pair={pair}
                  s={s}
                  merged={() => void read.reload()}
                />
              ))}
            </ul>
            {found.more && (
              <p class="meta">
                {say(
                  'Còn nữa: gộp bớt rồi tải lại trang.',
                  'There are more: merge some and load the page again.',
                )}
              </p>
            )}
          </>
        )}
      </Await>
    </>
  );
}
