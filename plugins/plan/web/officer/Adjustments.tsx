// SPDX-License-Identifier: MIT
// Adjustments of Plan 630/KH-UBND and of yearly plans: what waits, what was decided, and which levels of targets were in force
// when.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { type Adjustment, type Adjustments as All, adjustmentOf, stateTone, unitAsked } from './unit_plan.ts';

const about = (one: Adjustment): string =>
  one.plan ? say(`Kế hoạch năm ${one.year}`, `Plan of ${one.year}`) : say('Kế hoạch 630/KH-UBND', 'Plan 630');

function Table({ of }: { of: Adjustment[] }) {
  return (
    <table class="tbl">
      <thead>
        <tr>
          <th scope="col">{say('Về việc', 'About')}</th>
          <th scope="col">{say('Đơn vị trình', 'Proposed by')}</th>
          <th scope="col">{say('Điều chỉnh', 'Of')}</th>
          <th scope="col">{say('Trạng thái', 'State')}</th>
          <th scope="col">{say('Quyết định', 'Decision')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={adjustmentOf(one.id)}>{one.title}</a>
            </th>
            <td data-l={say('Đơn vị trình', 'Proposed by')}>{one.name}</td>
            <td data-l={say('Điều chỉnh', 'Of')}>{about(one)}</td>
            <td data-l={say('Trạng thái', 'State')}>
              <Chip tone={stateTone(one.state)}>{one.state_label}</Chip>
            </td>
            <td data-l={say('Quyết định', 'Decision')}>
              {one.decision || '–'} {one.decided && one.decision && dayShort(one.decided)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Levels({ of }: { of: All['levels'] }) {
  if (of.length === 0) return null;
  return (
    <section aria-labelledby="muc">
      <h2 id="muc">{say('Mức chỉ tiêu theo quyết định', 'Levels of targets as decided')}</h2>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{say('Chỉ tiêu', 'Target')}</th>
            <th scope="col">{say('Mức', 'Level')}</th>
            <th scope="col">{say('Áp dụng', 'In force')}</th>
            <th scope="col">{say('Căn cứ', 'Basis')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.target + one.by + one.from}>
              <th scope="row">{one.target}</th>
              <td data-l={say('Mức', 'Level')}>
                {one.percent} %, {say('đến', 'by')} {dayShort(one.by)}
              </td>
              <td data-l={say('Áp dụng', 'In force')}>
                {one.from
                  ? say(`từ ${dayShort(one.from)}`, `from ${dayShort(one.from)}`)
                  : say('từ đầu', 'from the start')}
                {one.until && say(` đến trước ${dayShort(one.until)}`, ` until ${dayShort(one.until)}`)}{' '}
                {!one.stands && <Chip>{say('Không áp dụng hôm nay', 'Not in force today')}</Chip>}
              </td>
              <td data-l={say('Căn cứ', 'Basis')}>{one.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export default function Adjustments() {
  const unit = unitAsked();
  const read = useLoad(
    () => get<All>(`/plan/adjustments?${new URLSearchParams({ ...(unit && { unit }) })}`),
    [unit],
  );
  return (
    <Await of={read}>
      {(of) => (
        <>
          <Title
            above={<a href={to('ke-hoach', 'don-vi')}>{say('Kế hoạch năm', 'Yearly plans')}</a>}
            acts={
              of.top &&
              of.writes && (
                <a class="btn" href={`${adjustmentOf('moi')}?don-vi=${of.unit}`}>
                  {say('Điều chỉnh Kế hoạch 630', 'Adjust Plan 630')}
                </a>
              )
            }
          >
            {say('Điều chỉnh kế hoạch', 'Adjustments of plans')}
          </Title>
          <p class="meta">
            {of.top
              ? say(
                  'Bổ sung, điều chỉnh Kế hoạch 630/KH-UBND trình Chủ tịch UBND tỉnh quyết định (mục V.2). Chưa có quyết định thì chưa đổi gì.',
                  'Changes to Plan 630/KH-UBND are submitted to the Chairman (V.2). Nothing changes before the decision.',
                )
              : say(
                  'Kế hoạch đã duyệt chỉ đổi khi điều chỉnh được quyết định. Mở kế hoạch năm để đề nghị điều chỉnh.',
                  'An approved plan changes once an adjustment is decided. Open the yearly plan to propose one.',
                )}
          </p>
          {of.items.length === 0 ? (
            <Empty>{say('Chưa có đề nghị nào.', 'There are none yet.')}</Empty>
          ) : (
            <Table of={of.items} />
          )}
          <Levels of={of.levels} />
        </>
      )}
    </Await>
  );
}
