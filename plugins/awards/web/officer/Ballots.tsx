// SPDX-License-Identifier: MIT
// A round before its council: the order by scores with what the districts' rules say beside, the ballots, the decision.
import { get, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { holds, STAFF, WATCHING } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { go, to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { roundAt } from './awards.ts';
import {
  type Box,
  bandWords,
  boxWords,
  decisionAt,
  paperAt,
  points,
  type RoundBallots,
  type Standing,
  type StandingRow,
} from './ballot.ts';
import { councilAt } from './council.ts';

function RuleCell({ row }: { row: StandingRow }) {
  if (row.faulty) return <Chip tone="warn">{say('Quy tắc bị lỗi', 'The rule failed')}</Chip>;
  return <>{row.ruled ? points(row.points) : say('chưa chấm', 'not asked')}</>;
}

function Ranks({ rows, title }: { rows: StandingRow[]; title: string }) {
  return (
    <table class="tbl">
      <caption>{say(`Thứ hạng: ${title}`, `Order: ${title}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Hồ sơ', 'Dossier')}</th>
          <th scope="col">{say('Hạng', 'Rank')}</th>
          <th scope="col">{say('Điểm hội đồng', 'Council')}</th>
          <th scope="col">{say('Mức', 'Band')}</th>
          <th scope="col">{say('Điểm quy tắc', 'Rule')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.nomination}>
            <th scope="row">
              {holds(STAFF) ? <a href={to('khen-thuong', 'ho-so', row.nomination)}>{row.name}</a> : row.name}
            </th>
            <td data-l={say('Hạng', 'Rank')}>{row.rank || '–'}</td>
            <td data-l={say('Điểm hội đồng', 'Council')}>
              {row.reviews ? points(row.score) : say('chưa có', 'none')}
            </td>
            <td data-l={say('Mức', 'Band')}>
              {bandWords(row.band)}
              {row.moved && <div class="meta">{say('hạ vì tỷ lệ xuất sắc', 'lost to the quota')}</div>}
            </td>
            <td data-l={say('Điểm quy tắc', 'Rule')}>
              <RuleCell row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Order({ round }: { round: RoundBallots }) {
  const read = useLoad(() => get<Standing>(`/award_rounds/${round.id}/standing`), [round.id]);
  const ask = useAction();
  return (
    <section aria-labelledby="order">
      <h2 id="order">{say('Thứ hạng theo điểm', 'Order by scores')}</h2>
      <Await of={read}>
        {(standing) => (
          <>
            {standing.categories.map((one) => (
              <Ranks key={one.id} rows={one.rows} title={one.title} />
            ))}
            <p class="meta">
              {say(
                `Bằng điểm: ${standing.ties.length ? `theo khóa ${standing.ties.join(', ')} của quy tắc tỉnh, rồi ` : ''}bốc thăm số ${standing.seed}. Xuất sắc nhiều nhất ${standing.excellent_percent}%.`,
                `Ties: ${standing.ties.length ? `by the keys ${standing.ties.join(', ')} of the province's rule, then ` : ''}lot ${standing.seed}. Excellent: at most ${standing.excellent_percent}%.`,
              )}
            </p>
          </>
        )}
      </Await>
      <ProblemNotice problem={ask.problem} />
      {round.decides && round.state === 'council' && (
        <p class="row noprint">
          <Button
            kind="alt"
            busy={ask.busy}
            onClick={() =>
              void ask.run(() => post(`/award_rounds/${round.id}/rule_scores`, {}).then(read.reload))
            }
          >
            {say('Chấm lại bằng quy tắc của cụm', 'Ask the districts’ rules again')}
          </Button>
        </p>
      )}
    </section>
  );
}

function BoxLine({ box }: { box: Box }) {
  return (
    <p>
      <a class="big" href={paperAt(box.id)}>
        {box.state === 'open' ? say('Vào hòm phiếu', 'To the ballot') : say('Xem kết quả', 'See the outcome')}
      </a>{' '}
      <Chip tone={{ open: 'info', closed: 'ok', void: 'no' }[box.state] as 'info' | 'ok' | 'no'}>
        {boxWords(box)}
      </Chip>
    </p>
  );
}

function Categories({ round }: { round: RoundBallots }) {
  const open = async (category: string) => {
    const box = await post<Box>(`/award_rounds/${round.id}/ballots`, { category });
    go(paperAt(box.id));
  };
  return (
    <section aria-labelledby="boxes">
      <h2 id="boxes">{say('Bỏ phiếu kín', 'Secret ballots')}</h2>
      {round.state === 'council' && round.conflicts > 0 && (
        <p class="notice bad" role="status">
          <b>
            {say(
              `! ${round.conflicts} phiếu chấm nay có xung đột lợi ích: chưa mở hòm phiếu được.`,
              `! ${round.conflicts} reviews are in conflict by now: no ballot opens yet.`,
            )}
          </b>{' '}
          <a href={councilAt(round.id)}>{say('Phân công chấm lại', 'Share out again')}</a>
        </p>
      )}
      {round.categories.map((one) => (
        <div class="card" key={one.id}>
          <h3>{one.title}</h3>
          <p class="meta">
            {say(
              `${number(one.waiting)} hồ sơ chờ bỏ phiếu${one.quota ? `, chỉ tiêu ${one.quota}` : ''}`,
              `${number(one.waiting)} dossiers to vote on${one.quota ? `, ${one.quota} at most` : ''}`,
            )}
          </p>
          {one.boxes.map((box) => (
            <BoxLine key={box.id} box={box} />
          ))}
          {round.leads &&
            round.state === 'council' &&
            one.waiting > 0 &&
            !one.boxes.some((b) => b.state === 'open') && (
              <Step
                kind="main"
                words={say('Mở hòm phiếu', 'Open the ballot')}
                says={say(
                  'Danh sách hồ sơ và người bỏ phiếu được chốt lúc mở. Khóa của hòm bị hủy khi kiểm xong.',
                  'Dossiers and voters are settled now. The key of the box is destroyed once it is counted.',
                )}
                act={() => open(one.id)}
              />
            )}
        </div>
      ))}
    </section>
  );
}

function Decision({ round, changed }: { round: RoundBallots; changed: () => Promise<void> }) {
  const [numbered, setNumber] = useState('');
  const [day, setDay] = useState(today());
  const action = useAction();
  const voted = round.categories.every(
    (one) => one.waiting === 0 && !one.boxes.some((b) => b.state === 'open'),
  );
  const send = async (event: Event) => {
    event.preventDefault();
    const done = () => post(`/award_rounds/${round.id}/decisions`, { number: numbered, day });
    if (await action.run(done)) await changed();
  };
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{say('Quyết định', 'Decision')}</h2>
      {round.decision_number ? (
        <p>{say(`Số ${round.decision_number}`, `Number ${round.decision_number}`)}</p>
      ) : (
        !voted && <Empty>{say('Còn hồ sơ chưa bỏ phiếu.', 'Some dossiers are not voted on.')}</Empty>
      )}
      {round.decides && round.categories.some((one) => one.boxes.some((b) => b.state === 'closed')) && (
        <p class="row noprint">
          <a class="big" download href={decisionAt(round.id)}>
            {say('Quyết định và danh sách (PDF)', 'Decision and list (PDF)')}
          </a>
        </p>
      )}
      {round.decides && round.state === 'council' && voted && (
        <form onSubmit={(event) => void send(event)}>
          <ProblemNotice problem={action.problem} />
          <div class="field">
            <label for="number">{say('Số quyết định', 'Number of the decision')}</label>
            <input
              id="number"
              required
              maxLength={60}
              value={numbered}
              onInput={(e) => setNumber(e.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for="day">{say('Ngày quyết định', 'Decided on')}</label>
            <input id="day" type="date" required value={day} onInput={(e) => setDay(e.currentTarget.value)} />
          </div>
          <Button type="submit" busy={action.busy}>
            {say('Ghi quyết định', 'Note the decision')}
          </Button>
        </form>
      )}
    </section>
  );
}

export default function Ballots({ params }: { params: Params }) {
  const id = params.id ?? '';
  const read = useLoad(() => get<RoundBallots>(`/award_rounds/${id}/ballots`), [id]);
  return (
    <Await of={read}>
      {(round) => (
        <>
          <Title above={<a href={(holds(WATCHING) ? roundAt : councilAt)(round.id)}>{round.title}</a>}>
            {say('Hội đồng bỏ phiếu', 'Ballots')}
          </Title>
          <Categories round={round} />
          {round.leads && <Order round={round} />}
          <Decision round={round} changed={read.reload} />
        </>
      )}
    </Await>
  );
}
