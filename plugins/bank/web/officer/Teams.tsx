// SPDX-License-Identifier: MIT
// The register of teams, clubs and groups: how each stands, whose review or revisit comes next first.
import { API, get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Dotted, Empty, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { type Register, type Standing, standingTone, type TeamRow, teamAt } from './teams.ts';

const standings = (): [Standing, string][] => [
  ['overdue', say('Quá hạn rà soát', 'Review overdue')],
  ['to_mend', say('Phải khắc phục', 'Something to mend')],
  ['failed', say('Không bảo đảm quy định', 'Not lawful')],
  ['no_basis', say('Chưa có căn cứ', 'No decision')],
  ['new', say('Mới thành lập', 'New')],
  ['lawful', say('Đúng quy định', 'Lawful')],
  ['closed', say('Đã giải thể', 'Closed')],
];

function due(row: TeamRow) {
  if (!row.due_text) return null;
  if (row.late) return <b>{say(`Quá hạn từ ${row.due_text}`, `Overdue since ${row.due_text}`)}</b>;
  const what =
    row.standing === 'to_mend' ? say('Khắc phục trước', 'Mend by') : say('Rà soát trước', 'Review by');
  return `${what} ${row.due_text}`;
}

function Line({ row }: { row: TeamRow }) {
  return (
    <li>
      <div class="grow">
        <p>
          <a class="big" href={teamAt(row.id)}>
            {row.name}
          </a>{' '}
          <Chip tone={standingTone(row.standing)}>{row.standing_label}</Chip>
        </p>
        <p class="meta">
          <Dotted parts={[row.kind_label, row.field_label, row.unit_name, due(row)]} />
        </p>
        <p class="meta">
          <Dotted
            parts={[
              say(`${number(row.members)} thành viên`, `${number(row.members)} members`),
              say(`${row.hours_text} giờ năm nay`, `${row.hours_text} hours this year`),
              row.has_basis
                ? say(
                    `Quyết định ${row.basis_number} ngày ${row.basis_day_text}`,
                    `Decision ${row.basis_number} of ${row.basis_day_text}`,
                  )
                : say('Chưa ghi quyết định thành lập', 'No founding decision entered'),
            ]}
          />
        </p>
      </div>
    </li>
  );
}

export default function Teams() {
  const [standing, setStanding] = useState('');
  const [words, setWords] = useState('');
  const load = useLoad(
    () =>
      get<Register>(
        `/team_register?limit=200${standing ? `&standing=${standing}` : ''}${words ? `&words=${encodeURIComponent(words)}` : ''}`,
      ),
    [standing, words],
  );
  return (
    <>
      <Title
        acts={
          <>
            {holds(STAFF) && (
              <a class="btn" href={to('du-lieu', 'team', 'moi')}>
                {say('Ghi đội mới', 'Enter a team')}
              </a>
            )}
            <a class="btn alt" download href={`${API}/team_register/export`}>
              {say('Tải về Excel', 'Download as Excel')}
            </a>
          </>
        }
      >
        {say('Sổ đội, câu lạc bộ, nhóm', 'Register of teams')}
      </Title>
      <p>
        {say(
          'Mỗi đội có căn cứ thành lập và được Mặt trận Tổ quốc rà soát hằng năm. Đội đến hạn trước đứng trước.',
          'Each team rests on a decision and is reviewed by the Fatherland Front every year. Those due first come first.',
        )}
      </p>
      <div class="row">
        <div class="field">
          <label for="team-words">{say('Tên đội hoặc đơn vị', 'Team or unit')}</label>
          <input
            id="team-words"
            type="search"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="team-standing">{say('Tình trạng', 'Standing')}</label>
          <select
            id="team-standing"
            value={standing}
            onChange={(event) => setStanding(event.currentTarget.value)}
          >
            <option value="">{say('Tất cả', 'All')}</option>
            {standings().map(([code, label]) => (
              <option key={code} value={code}>
                {load.data ? `${label} (${number(load.data.counts[code])})` : label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Await of={load}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty>{say('Không có đội nào khớp.', 'No team fits.')}</Empty>
          ) : (
            <>
              <p class="meta" role="status">
                {say(`${number(data.total)} đội`, `${number(data.total)} teams`)}
                {data.total > data.items.length &&
                  say(
                    `, đang hiện ${data.items.length}; gõ tên để thu hẹp`,
                    `, ${data.items.length} shown; type a name`,
                  )}
              </p>
              <ul class="tasks">
                {data.items.map((row) => (
                  <Line key={row.id} row={row} />
                ))}
              </ul>
            </>
          )
        }
      </Await>
    </>
  );
}
