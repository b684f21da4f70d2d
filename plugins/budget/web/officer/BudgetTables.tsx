// SPDX-License-Identifier: MIT
// The tables of a year: lines, parts, sources, documents, years; each with its total where it adds up. Cards on phones.
import { dayShort } from 'officer/data/days.ts';
import { say } from 'officer/data/words.ts';
import { Chip } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { ComponentChildren } from 'preact';
import { type Board, boardOf, formOf, type Line, money, type Part, type Sums, share } from './budget.ts';

const heads = (): string[] => [
  say('Dự toán', 'Planned'),
  say('Đã chi', 'Spent'),
  say('Còn lại', 'Left'),
  say('Tỷ lệ', 'Share'),
];

function Cells({ of }: { of: Sums }) {
  const values = [money(of.planned), money(of.spent), money(of.left), share(of.spent, of.planned)];
  return (
    <>
      {heads().map((label, i) => (
        <td key={label} class="num" data-l={label}>
          <span>
            {values[i]}
            {i === 0 && of.adjusted !== 0 && (
              <small class="meta">
                {' '}
                {say('điều chỉnh', 'adjusted')} {of.adjusted > 0 && '+'}
                {money(of.adjusted)}
              </small>
            )}
          </span>
        </td>
      ))}
    </>
  );
}

interface MoneyTableProps {
  caption: string;
  first: string;
  total?: Sums;
  children: ComponentChildren;
}

function MoneyTable({ caption, first, total, children }: MoneyTableProps) {
  return (
    <table class="tbl">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {[first, ...heads()].map((words, i) => (
            <th key={words} scope="col" class={i ? 'num' : undefined}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{say('Cộng', 'Total')}</th>
            <Cells of={total} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

const add = (rows: Sums[]): Sums =>
  rows.reduce(
    (sum, row) => ({
      amount: sum.amount + row.amount,
      adjusted: sum.adjusted + row.adjusted,
      planned: sum.planned + row.planned,
      spent: sum.spent + row.spent,
      left: sum.left + row.left,
    }),
    { amount: 0, adjusted: 0, planned: 0, spent: 0, left: 0 },
  );

function Tie({ of }: { of: Line }) {
  if (!of.tie) return null;
  const { kind, id, title, says } = of.tie;
  const says_otherwise = says > 0 && says !== of.planned;
  return (
    <>
      <br />
      <a href={to(kind === 'course' ? 'tap-huan' : 'chien-dich', id)}>{title}</a>
      {says_otherwise && say(` (lớp ghi ${money(says)})`, ` (the class says ${money(says)})`)}
    </>
  );
}

export function LineTable({ of }: { of: Board }) {
  const { open, spends, id } = of.estimate ?? { open: false, spends: false, id: '' };
  return (
    <MoneyTable
      caption={say('Dòng của cấp này, đồng', 'Lines of this level, đồng')}
      first={say('Nội dung chi', 'What for')}
      total={add(of.rows)}
    >
      {of.rows.map((line) => (
        <tr key={line.id}>
          <th scope="row">
            {open ? <a href={formOf('dong', { id: line.id })}>{line.content}</a> : line.content}
            <span class="meta">
              <br />
              {line.task}; {line.source}
              {line.calculation && (
                <>
                  <br />
                  {line.calculation}
                </>
              )}
              <Tie of={line} />
            </span>
            {spends && (
              <p class="row noprint">
                <a href={formOf('chi', { line: line.id })}>
                  {say('Ghi chi', 'Record spending')}
                  <span class="vh"> {line.content}</span>
                </a>
                <a href={formOf('dieu-chinh', { estimate: id, line: line.id })}>
                  {say('Điều chỉnh', 'Adjust')}
                  <span class="vh"> {line.content}</span>
                </a>
              </p>
            )}
          </th>
          <Cells of={line} />
        </tr>
      ))}
    </MoneyTable>
  );
}

export const tone = (state: string) =>
  state === 'approved' ? 'ok' : state === 'returned' ? 'warn' : state === 'draft' ? 'plain' : 'info';

export function PartTable({ of, acts }: { of: Board; acts: (part: Part) => ComponentChildren }) {
  return (
    <MoneyTable
      caption={say('Tổng hợp từng phần, đồng', 'Consolidated part by part, đồng')}
      first={say('Đơn vị', 'Unit')}
      total={of.total}
    >
      {of.parts.map((part) => (
        <tr key={part.estimate}>
          <th scope="row">
            {part.own ? (
              say('Cấp này', 'This level itself')
            ) : (
              <a href={boardOf(part.unit, of.year)}>{part.name}</a>
            )}{' '}
            <Chip tone={tone(part.state)}>{part.state_label}</Chip>
            {!part.counted && (
              <span class="meta"> {say('chưa cộng vào tổng', 'not counted in the total')}</span>
            )}
            {!part.own && acts(part)}
          </th>
          <Cells of={part} />
        </tr>
      ))}
    </MoneyTable>
  );
}

export function SourceTable({ of }: { of: Board }) {
  return (
    <MoneyTable
      caption={say('Theo nguồn, đồng', 'By source, đồng')}
      first={say('Nguồn', 'Source')}
      total={add(of.sources)}
    >
      {of.sources.map((source) => (
        <tr key={source.id}>
          <th scope="row">
            {source.title}
            <span class="meta">
              <br />
              {source.kind_label}
              {source.has > 0 && `; ${say('có', 'has')} ${money(source.has)}`}
            </span>
            {source.over && (
              <>
                {' '}
                <Chip tone="warn">{say('Dự toán vượt nguồn', 'Planned over the source')}</Chip>
              </>
            )}
          </th>
          <Cells of={source} />
        </tr>
      ))}
    </MoneyTable>
  );
}

const AT_A_GLANCE = 6; // rows; a province pays for dozens of classes

/** Classes and campaigns that lines pay for, those of consolidated parts among them. */
export function TieTable({ of }: { of: Board }) {
  const words = say('Theo lớp và chiến dịch', 'By class and campaign');
  return (
    <details open={of.ties.length <= AT_A_GLANCE}>
      <summary>
        {words} ({of.ties.length})
      </summary>
      <MoneyTable
        caption={`${words}, đồng`}
        first={say('Lớp, chiến dịch', 'Class or campaign')}
        total={add(of.ties)}
      >
        {of.ties.map((tie) => (
          <tr key={tie.id}>
            <th scope="row">
              <a href={to(tie.kind === 'course' ? 'tap-huan' : 'chien-dich', tie.id)}>{tie.title}</a>
              <span class="meta">
                <br />
                {tie.kind === 'course' ? say('Lớp', 'Class') : say('Chiến dịch', 'Campaign')}
                {tie.says > 0 &&
                  tie.says !== tie.planned &&
                  say(`; lớp ghi ${money(tie.says)}`, `; the class says ${money(tie.says)}`)}
              </span>
            </th>
            <Cells of={tie} />
          </tr>
        ))}
      </MoneyTable>
    </details>
  );
}

export function YearTable({ of }: { of: Board }) {
  return (
    <MoneyTable caption={say('Các năm, đồng', 'Years, đồng')} first={say('Năm', 'Year')}>
      {of.years.map((one) => (
        <tr key={one.year}>
          <th scope="row">
            <a href={boardOf(of.unit, one.year)}>{one.year}</a> <span class="meta">{one.state_label}</span>
          </th>
          <Cells of={one} />
        </tr>
      ))}
    </MoneyTable>
  );
}

export function PaymentTable({
  of,
  acts,
}: {
  of: Board;
  acts: (id: string, document: string) => ComponentChildren;
}) {
  return (
    <table class="tbl">
      <caption>{say('Chứng từ đã ghi, đồng', 'Documents, đồng')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Số chứng từ', 'Document')}</th>
          <th scope="col">{say('Nội dung', 'What for')}</th>
          <th scope="col" class="num">
            {say('Số tiền', 'Amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.payments.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.document} <span class="meta">{dayShort(one.day)}</span>
            </th>
            <td data-l={say('Nội dung', 'What for')}>
              <div>
                {one.content}
                {one.reversed ? (
                  <span class="meta">
                    {' '}
                    {say('Đã hủy', 'Reversed')}: {one.reason}
                  </span>
                ) : (
                  of.estimate?.spends && <div class="row">{acts(one.id, one.document)}</div>
                )}
              </div>
            </td>
            <td class="num" data-l={say('Số tiền', 'Amount')}>
              {one.reversed ? <s>{money(one.amount)}</s> : money(one.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
