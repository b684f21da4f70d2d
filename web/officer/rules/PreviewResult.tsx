// SPDX-License-Identifier: MIT
// Who rises and who falls under a version: figures, bands crossed, by group, and those who move most with both sets of reasons.
import { dayShort, momentWords } from '../data/days.ts';
import { number, say } from '../data/words.ts';
import { Dotted, Empty } from '../shell/parts.tsx';
import { Histogram } from './Histogram.tsx';
import type { Mover, Preview } from './preview_types.ts';
import { VerdictView } from './Verdict.tsx';
import { points, signed } from './words.ts';

const MARK = { rose: '▲ ', fell: '▼ ' };

function Figures({ of }: { of: Preview }) {
  const mean = (value: number | null): string => (value === null ? '–' : points(value));
  return (
    <ul class="stats">
      <li>
        <span aria-hidden="true">{MARK.rose}</span>
        {say('Lên điểm', 'Rise')} <b>{number(of.rose)}</b>
      </li>
      <li>
        <span aria-hidden="true">{MARK.fell}</span>
        {say('Xuống điểm', 'Fall')} <b>{number(of.fell)}</b>
      </li>
      <li>
        {say('Không đổi', 'Unchanged')} <b>{number(of.cases - of.changed)}</b>
      </li>
      <li>
        {say('Điểm trung bình', 'Mean score')}{' '}
        <b>
          {mean(of.mean.before)} → {mean(of.mean.after)}
        </b>
      </li>
      {of.unrated.before + of.unrated.after > 0 && (
        <li>
          {say('Chưa xếp loại', 'Not rated')}{' '}
          <b>
            {number(of.unrated.before)} → {number(of.unrated.after)}
          </b>
        </li>
      )}
      <li>
        {say('Bị từ chối', 'Rejected')}{' '}
        <b>
          {number(of.rejected.before)} → {number(of.rejected.after)}
        </b>
      </li>
    </ul>
  );
}

/** Rows before, columns after; what is on neither side of anybody is left out. */
function Bands({ of, old, now }: { of: Preview['bands']; old: string; now: string }) {
  const row = (i: number): number[] => of.rows[i] ?? [];
  const used = of.codes
    .map((code, i) => ({ ...code, i }))
    .filter(({ i }) => row(i).some(Boolean) || of.rows.some((cells) => cells[i]));
  const crossed = used.some((a) => used.some((b) => a.i !== b.i && row(a.i)[b.i]));
  if (used.length < 2) return null;
  return (
    <>
      <h2>{say('Đổi mức', 'Bands crossed')}</h2>
      {!crossed && <p class="meta">{say('Không ai đổi mức.', 'Nobody changes band.')}</p>}
      <table class="tbl matrix">
        <caption>
          {say(`Hàng: theo ${old}. Cột: theo ${now}.`, `Rows: by ${old}. Columns: by ${now}.`)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{old}</th>
            {used.map((to) => (
              <th key={to.code} scope="col" class="num">
                {to.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((from) => (
            <tr key={from.code}>
              <th scope="row">{from.label}</th>
              {used.map((to) => {
                const count = row(from.i)[to.i] ?? 0;
                return (
                  <td
                    key={to.code}
                    class={`num${from.i !== to.i && count ? ' crossed' : ''}`}
                    data-l={`→ ${to.label}`}
                  >
                    {count ? number(count) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Group({ of }: { of: Preview['groups'][number] }) {
  const mean = (value: number | null): string => (value === null ? '–' : points(value));
  const labels = [
    say('Lượt', 'Cases'),
    say('Lên', 'Rise'),
    say('Xuống', 'Fall'),
    say('Trung bình cũ', 'Mean before'),
    say('Trung bình mới', 'Mean after'),
  ];
  return (
    <details>
      <summary>{say(`Theo ${of.label.toLocaleLowerCase('vi')}`, `By ${of.label}`)}</summary>
      <table class="tbl">
        <caption class="vh">{of.label}</caption>
        <thead>
          <tr>
            <th scope="col">{of.label}</th>
            {labels.map((label) => (
              <th key={label} scope="col" class="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name || say('(chưa ghi)', '(not given)')}</th>
              {[
                number(row.cases),
                number(row.rose),
                number(row.fell),
                mean(row.mean_before),
                mean(row.mean_after),
              ].map((text, i) => (
                <td key={labels[i]} class="num" data-l={labels[i]}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function MoverView({
  of,
  old,
  now,
  band,
}: {
  of: Mover;
  old: string;
  now: string;
  band: (code: string) => string;
}) {
  return (
    <li class="mover">
      <h3>
        <span aria-hidden="true">{of.delta > 0 ? MARK.rose : MARK.fell}</span>
        {signed(of.delta)} · {of.name ?? say('(không được xem tên)', '(name not shown)')}
      </h3>
      <p class="meta">
        <Dotted parts={[of.about, of.day && dayShort(of.day)]} />
      </p>
      {(of.before || of.after) && (
        <div class="two">
          <VerdictView title={old} verdict={of.before} other={of.after} band={band} />
          <VerdictView title={now} verdict={of.after} other={of.before} band={band} fresh />
        </div>
      )}
    </li>
  );
}

export function PreviewResult({ of }: { of: Preview }) {
  const old = of.against
    ? say(`bản ${of.against.number}`, `version ${of.against.number}`)
    : say('chưa có quy tắc', 'no rule');
  const now = say(`bản ${of.number}`, `version ${of.number}`);
  const band = (code: string): string => of.bands.codes.find((one) => one.code === code)?.label ?? code;
  return (
    <>
      {of.stale && (
        <p class="notice warn">
          <b>
            {say(
              'Nội dung đã sửa sau lần xem trước này; hãy chạy lại.',
              'The text changed since; run it again.',
            )}
          </b>
        </p>
      )}
      <p>
        {say(
          `Tính lại ${number(of.cases)} lượt của ${number(of.people)} người, từ ${dayShort(of.from)} đến ${dayShort(of.until)}, theo ${old} và ${now}. Chưa ghi vào sổ.`,
          `${number(of.cases)} cases of ${number(of.people)} people, ${dayShort(of.from)} to ${dayShort(of.until)}, by ${old} and ${now}. Nothing was recorded.`,
        )}{' '}
        <span class="meta">
          {say(
            `Chạy lúc ${momentWords(of.made)}, mất ${points(of.seconds)} giây.`,
            `Run ${momentWords(of.made)}, ${points(of.seconds)} seconds.`,
          )}
        </span>
      </p>
      {!!of.elsewhere && (
        <p>
          {say(
            `Không tính ${number(of.elsewhere)} lượt mà đơn vị cấp dưới quyết định theo quy tắc riêng đang hiệu lực.`,
            `${number(of.elsewhere)} cases are left out: a unit below decides them by a rule of its own in force.`,
          )}
        </p>
      )}
      {of.faults > 0 && (
        <div class="notice bad">
          <p>
            <b>
              !{' '}
              {say(
                `Quy tắc mới lỗi ở ${number(of.faults)} lượt`,
                `The new rule fails on ${number(of.faults)} cases`,
              )}
            </b>
          </p>
          <ul>
            {of.fault_samples
              .filter((sample) => sample.side === 'after')
              .map(({ fault }) => (
                <li key={fault.vi}>{say(fault.vi, fault.en)}</li>
              ))}
          </ul>
        </div>
      )}
      {of.cases === 0 ? (
        <Empty>
          {say('Trong những ngày này chưa có lượt nào để xem trước.', 'There is no history in these days.')}
        </Empty>
      ) : (
        <>
          <Figures of={of} />
          <Histogram of={of.histogram} old={old} now={now} />
          <Bands of={of.bands} old={old} now={now} />
          {of.groups.length > 0 && <h2>{say('Theo nhóm', 'By group')}</h2>}
          {of.groups.map((group) => (
            <Group key={group.label} of={group} />
          ))}
          <h2>{say('Đổi nhiều nhất', 'Those who move most')}</h2>
          {of.movers.length === 0 ? (
            <p class="meta">{say('Không ai đổi điểm.', 'Nobody’s score changes.')}</p>
          ) : (
            <ol class="movers">
              {of.movers.map((mover, i) => (
                <MoverView
                  key={`${mover.subject} ${mover.day} ${mover.about} ${i}`}
                  of={mover}
                  old={old}
                  now={now}
                  band={band}
                />
              ))}
            </ol>
          )}
        </>
      )}
    </>
  );
}
