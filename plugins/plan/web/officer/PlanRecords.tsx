// SPDX-License-Identifier: MIT
// The records behind a figure: which count, which do not and why.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { place, refine } from 'officer/shell/router.ts';
import { address, asked, CODES, type Proof, type Proofs, titles } from './plan.ts';
import './plan.css';

function Item({ of }: { of: Proof }) {
  const title = of.title || say('(không hiện tên)', '(name not shown)');
  return (
    <li>
      <span class="grow">
        {of.page ? <a href={`/can-bo/${of.page.replace('{id}', of.id)}`}>{title}</a> : <b>{title}</b>}
        <br />
        <span class="meta">
          {of.unit} · {dayShort(of.day)}
          {of.why && ` · ${of.why}`}
        </span>
      </span>
      {of.twice && <Chip tone="warn">{say('Trùng', 'Twice')}</Chip>}
      {of.late && <Chip tone="warn">{say('Ghi muộn', 'Late')}</Chip>}
      <Chip tone={of.counted ? 'ok' : 'no'}>
        {of.counted ? say('Được tính', 'Counts') : say('Chưa tính', 'Does not')}
      </Chip>
    </li>
  );
}

function List({ of, after }: { of: Proofs; after: number }) {
  if (of.total === 0) return <Empty>{say('Không có bản ghi nào.', 'No records.')}</Empty>;
  return (
    <>
      <p role="status">
        {say(
          `${number(of.total)} bản ghi, đang xem từ ${number(after + 1)} đến ${number(after + of.items.length)}.`,
          `${number(of.total)} records, ${number(after + 1)} to ${number(after + of.items.length)} shown.`,
        )}
      </p>
      <ul class="tasks">
        {of.items.map((one) => (
          <Item key={one.id + one.title} of={one} />
        ))}
      </ul>
      <p class="row">
        {after > 0 && (
          <a class="btn alt" href={address('ke-hoach/ban-ghi', { sau: '' })}>
            {say('Về đầu', 'To the first')}
          </a>
        )}
        {of.next !== null && (
          <a class="btn alt" href={address('ke-hoach/ban-ghi', { sau: String(of.next) })}>
            {say('Xem tiếp', 'Further')}
          </a>
        )}
      </p>
    </>
  );
}

export default function PlanRecords() {
  const { unit, on, code } = asked();
  const missing = place.value.query.get('thieu') === '1';
  const after = Number(place.value.query.get('sau') ?? 0) || 0;
  const measure = place.value.query.get('so-do') ?? '';
  const query = new URLSearchParams({
    ...(measure ? { measure } : { target: code }),
    ...(unit && { unit }),
    ...(on && { on }),
    ...(missing && { missing: 'true' }),
    ...(after > 0 && { after: String(after) }),
  });
  const proofs = useLoad(() => get<Proofs>(`/plan/records?${query}`), [query.toString()]);
  return (
    <>
      <Title above={<a href={address('ke-hoach', { thieu: '', sau: '' })}>{say('Kế hoạch', 'The plan')}</a>}>
        {measure
          ? (proofs.data?.title ?? say('Bản ghi đứng sau số liệu', 'Records behind a figure'))
          : say(`Bản ghi đứng sau chỉ tiêu ${code}`, `Records behind target ${code}`)}
      </Title>
      <nav class="plan-tabs" aria-label={say('Chỉ tiêu', 'Targets')}>
        <ul class="plain row">
          {CODES.map((one) => (
            <li key={one}>
              <a
                class="btn alt"
                href={address('ke-hoach/ban-ghi', { 'chi-tieu': one, 'so-do': '', sau: '' })}
                aria-current={one === code && !measure ? 'page' : undefined}
              >
                {one}) {titles(one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <label class="check">
          <input
            type="checkbox"
            checked={missing}
            onChange={(event) => refine({ thieu: event.currentTarget.checked ? '1' : '', sau: '' })}
          />{' '}
          {say('Chỉ bản ghi chưa tính', 'Only what does not count')}
        </label>
      </p>
      <Await of={proofs}>{(data) => <List of={data} after={after} />}</Await>
    </>
  );
}
