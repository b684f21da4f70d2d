// SPDX-License-Identifier: MIT
// Departments and the Youth Union: for a department its rows of the plan, what waits for its answer, what it co-hosts and proposes,
// its notes; for an officer what departments want of their units. Department and year stand in the address.
import { get } from 'officer/data/api.ts';
import { type Loaded, useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await, Empty, Facts, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { ComponentChildren } from 'preact';
import { AskRow, NoteRow, PartLine, ProposalBox } from './PartnerLines.tsx';
import { type PartnerBoard as Board, type Part, waits } from './partners.ts';

type Done = () => Promise<unknown>;

const asked = (name: string): string => new URLSearchParams(location.search).get(name) ?? '';
const boardAt = (unit: string, year: number): string => `${to('phoi-hop')}?unit=${unit}&year=${year}`;

function List({ title, empty, children }: { title: string; empty?: string; children: ComponentChildren[] }) {
  if (children.length === 0 && !empty) return null;
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <Empty>{empty}</Empty> : <ul class="tasks">{children}</ul>}
    </section>
  );
}

function Desk({ of, done }: { of: NonNullable<Board['desk']>; done: Done }) {
  const open = of.inspections.filter((one) => one.state !== 'closed');
  const closed = of.inspections.filter((one) => one.state === 'closed');
  return (
    <>
      <List
        title={say('Chương trình sở, ngành đề xuất', 'Programmes proposed')}
        empty={say('Chưa có đề xuất nào chờ trả lời.', 'No proposal waits for an answer.')}
      >
        {of.asks.map((one) => (
          <AskRow key={one.id} of={one} side="union" done={done} />
        ))}
      </List>
      <List title={say('Kiểm tra, giám sát đơn vị', 'Inspections of units')}>
        {open.map((one) => (
          <NoteRow key={one.id} of={one} side="union" done={done} />
        ))}
      </List>
      <List title={say('Lời mời đã gửi', 'Invitations sent')}>
        {of.invitations.map((one) => (
          <PartLine key={one.id} of={one} side="union" done={done} />
        ))}
      </List>
      {closed.length > 0 && (
        <details>
          <summary>{say(`${closed.length} lần kiểm tra đã kết thúc`, `${closed.length} closed`)}</summary>
          <ul class="tasks">
            {closed.map((one) => (
              <NoteRow key={one.id} of={one} side="union" done={done} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Choice({ of }: { of: Board }) {
  const years = [of.year - 1, of.year, of.year + 1];
  return (
    <>
      {of.departments.length > 1 && (
        <nav class="row noprint partner-choice" aria-label={say('Sở, ngành', 'Departments')}>
          {of.departments.map((one) => (
            <a
              key={one.id}
              href={boardAt(one.id, of.year)}
              aria-current={one.id === of.unit ? 'page' : undefined}
            >
              {one.name}
            </a>
          ))}
        </nav>
      )}
      <nav class="row noprint partner-choice" aria-label={say('Năm', 'Year')}>
        {years.map((year) => (
          <a
            key={year}
            class="btn alt"
            href={boardAt(of.unit ?? '', year)}
            aria-current={year === of.year ? 'page' : undefined}
          >
            {year}
          </a>
        ))}
      </nav>
    </>
  );
}

function Duties({ of }: { of: Board }) {
  return (
    <section>
      <h2>{say('Phần việc trong Kế hoạch 630', 'Rows of Plan 630')}</h2>
      {of.duties.length === 0 && (
        <Empty>{say('Chưa ghi mục nào của Kế hoạch.', 'No row of the plan is noted.')}</Empty>
      )}
      <ul class="tasks">
        {of.duties.map((duty) => (
          <li key={duty.id}>
            <div class="grow">
              <b>{duty.row}</b> {duty.words}
              <p class="meta">
                {duty.named !== of.name &&
                  say(`Kế hoạch ghi: ${duty.named}. `, `In the plan: ${duty.named}. `)}
                {duty.fields && `${say('Lĩnh vực', 'Fields')}: ${duty.fields}. `}
                {say(
                  `Năm ${of.year}: ${duty.campaigns} chiến dịch phối hợp.`,
                  `${of.year}: ${duty.campaigns} campaigns co-hosted.`,
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const lines = (parts: Part[], done: Done) =>
  parts.map((one) => <PartLine key={one.id} of={one} side="department" done={done} />);

function Department({ of, done }: { of: Board; done: Done }) {
  const waiting = of.parts.filter(waits);
  const running = of.parts.filter((one) => one.state === 'accepted' && !one.over);
  const over = of.parts.filter((one) => !waiting.includes(one) && !running.includes(one));
  return (
    <>
      <Facts
        rows={[
          [say('Chiến dịch phối hợp', 'Campaigns co-hosted'), of.figures.campaigns],
          [say('Lượt người có mặt', 'Attendances'), of.figures.present],
          [say('Giờ ghi nhận', 'Hours credited'), of.figures.hours],
          [say('Người được giúp', 'People helped'), of.figures.helped],
        ]}
      />
      <List title={say('Chờ trả lời', 'Waiting for an answer')}>{lines(waiting, done)}</List>
      <List
        title={say('Đang phối hợp', 'Co-hosted now')}
        empty={say('Chưa phối hợp chiến dịch nào sắp tới.', 'No coming campaign is co-hosted.')}
      >
        {lines(running, done)}
      </List>
      <Duties of={of} />
      <section>
        <h2>{say('Chương trình đề xuất', 'Programmes proposed')}</h2>
        {of.proposals.length === 0 && <Empty>{say('Chưa có đề xuất.', 'Nothing is proposed.')}</Empty>}
        {of.proposals.map((one) => (
          <ProposalBox key={one.id} of={one} writes={of.writes} done={done} />
        ))}
        {of.writes && (
          <p class="noprint">
            <a class="btn alt" href={to('phoi-hop', 'chuong-trinh', 'moi')}>
              {say('Đề xuất chương trình', 'Propose a programme')}
            </a>
          </p>
        )}
      </section>
      {(of.inspects || of.inspections.length > 0) && (
        <List
          title={say('Kiểm tra, giám sát', 'Inspections')}
          empty={say('Chưa có lần kiểm tra nào.', 'There is no inspection yet.')}
        >
          {of.inspections.map((one) => (
            <NoteRow key={one.id} of={one} side="department" done={done} />
          ))}
        </List>
      )}
      {of.inspects && (
        <p class="noprint">
          <a class="btn alt" href={`${to('phoi-hop', 'kiem-tra', 'moi')}?unit=${of.unit}`}>
            {say('Ghi một lần kiểm tra', 'Write an inspection note')}
          </a>
        </p>
      )}
      {over.length > 0 && (
        <details>
          <summary>
            {say(`${over.length} chiến dịch đã xong hoặc không phối hợp`, `${over.length} over or declined`)}
          </summary>
          <ul class="tasks">{lines(over, done)}</ul>
        </details>
      )}
    </>
  );
}

function Whole({ of, board }: { of: Board; board: Loaded<Board> }) {
  const workbook = `/api/v1/partner/workbook?unit=${of.unit}&year=${of.year}`;
  return (
    <>
      <Title
        acts={
          of.unit && (
            <a class="btn alt" download href={workbook}>
              {say('Tải Excel', 'Download Excel')}
            </a>
          )
        }
      >
        {say('Phối hợp với sở, ngành', 'Departments')}
      </Title>
      {of.desk && <Desk of={of.desk} done={board.reload} />}
      {of.unit && (
        <>
          {of.desk && <hr />}
          <h2>{of.name}</h2>
          <Choice of={of} />
          <Department of={of} done={board.reload} />
        </>
      )}
    </>
  );
}

export default function PartnerBoard() {
  const query = new URLSearchParams();
  for (const name of ['unit', 'year']) if (asked(name)) query.set(name, asked(name));
  const board = useLoad(() => get<Board>(`/partner/board?${query}`), [query.toString()]);
  return <Await of={board}>{(of) => <Whole of={of} board={board} />}</Await>;
}
