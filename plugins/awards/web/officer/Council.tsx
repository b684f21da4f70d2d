// SPDX-License-Identifier: MIT
// One council: what is mine to score; who sits on it and has done how much; what was scored, dossier by dossier, for who may see it.
import { get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { ballotsAt } from './ballot.ts';
import { CouncilTable } from './CouncilTable.tsx';
import { type Hall, type OwnReviews, outOf100, reviewAt, reviewTone, type Shared } from './council.ts';

const VOTED = ['council', 'decided', 'published'];

/** Why nothing can be scored now. */
const closedWords = (state: string): string =>
  ['decided', 'published', 'cancelled'].includes(state)
    ? say('Đợt xét đã xong, không chấm nữa.', 'The round is over; nothing is scored any more.')
    : say('Chấm được khi đợt xét chuyển hội đồng.', 'Scored once the round is before the council.');

function Own({ own, state }: { own: OwnReviews; state: string }) {
  if (own.items.length === 0) return null;
  return (
    <section aria-labelledby="own">
      <h2 id="own">{say('Hồ sơ tôi chấm', 'What I review')}</h2>
      {!own.scoring && <p class="meta">{closedWords(state)}</p>}
      <table class="tbl">
        <caption class="vh">{say('Hồ sơ tôi chấm', 'What I review')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Hồ sơ', 'Dossier')}</th>
            <th scope="col">{say('Hạng mục', 'Category')}</th>
            <th scope="col">{say('Trạng thái', 'State')}</th>
            <th scope="col">{say('Điểm', 'Points')}</th>
          </tr>
        </thead>
        <tbody>
          {own.items.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={reviewAt(row.id)}>{row.label}</a>
              </th>
              <td data-l={say('Hạng mục', 'Category')}>{row.category}</td>
              <td data-l={say('Trạng thái', 'State')}>
                <Chip tone={reviewTone(row.state)}>{row.state_label}</Chip>
                {row.why && <div class="meta">{row.why}</div>}
                {row.state === 'assigned' && row.scored > 0 && (
                  <div class="meta">
                    {say(
                      `${row.scored} trong ${row.criteria} tiêu chí`,
                      `${row.scored} of ${row.criteria} criteria`,
                    )}
                  </div>
                )}
              </td>
              <td data-l={say('Điểm', 'Points')}>{row.scored > 0 ? outOf100(row.total) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Members({ hall }: { hall: Hall }) {
  const counted = hall.categories !== undefined; // who still owes points is told nothing of others'
  return (
    <section aria-labelledby="members">
      <h2 id="members">{say('Thành viên', 'Members')}</h2>
      {hall.members.length === 0 ? (
        <Empty>{say('Hội đồng chưa có ai.', 'Nobody sits on it yet.')}</Empty>
      ) : (
        <table class="tbl">
          <caption class="vh">{say('Thành viên hội đồng', 'Members of the council')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('Tên', 'Name')}</th>
              <th scope="col">{say('Vai trò', 'Part')}</th>
              {counted && <th scope="col">{say('Đã chấm', 'Scored')}</th>}
              {counted && <th scope="col">{say('Còn', 'Left')}</th>}
              {counted && <th scope="col">{say('Để ngoài', 'Set aside')}</th>}
            </tr>
          </thead>
          <tbody>
            {hall.members.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {holds(STAFF) ? <a href={to('du-lieu', 'council_member', one.id)}>{one.name}</a> : one.name}
                  {!one.sits && <div class="meta">{say('đã thôi', 'has left')}</div>}
                </th>
                <td data-l={say('Vai trò', 'Part')}>{one.part_label}</td>
                {counted && <td data-l={say('Đã chấm', 'Scored')}>{number(one.given)}</td>}
                {counted && <td data-l={say('Còn', 'Left')}>{number(one.assigned)}</td>}
                {counted && <td data-l={say('Để ngoài', 'Set aside')}>{number(one.set_aside)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/* ---- what the chair, the secretary and the office do ---------------------------------------- */

const PARTS = [
  ['member', 'Ủy viên', 'Member'],
  ['chair', 'Chủ tịch hội đồng', 'Chair'],
  ['secretary', 'Thư ký', 'Secretary'],
] as const;

function Seat({ hall, changed }: { hall: Hall; changed: () => Promise<void> }) {
  const [login, setLogin] = useState('');
  const [part, setPart] = useState<string>('member');
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await action.run(() => post(`/award_rounds/${hall.round.id}/council`, { login, part })))) return;
    setLogin('');
    speak(say('Đã mời vào hội đồng', 'Named'));
    await changed();
  };
  return (
    <details class="noprint">
      <summary>{say('Mời vào hội đồng', 'Name a member')}</summary>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <ProblemNotice problem={action.problem} />
        <div class="field">
          <label for="seat-login">
            {say('Tên, số điện thoại hoặc thư điện tử đăng nhập', 'Their log-in: name, phone or e-mail')}
          </label>
          <input
            id="seat-login"
            required
            maxLength={120}
            autocomplete="off"
            value={login}
            onInput={(event) => setLogin(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="seat-part">{say('Vai trò', 'Part')}</label>
          <select id="seat-part" value={part} onChange={(event) => setPart(event.currentTarget.value)}>
            {PARTS.map(([code, vi, en]) => (
              <option key={code} value={code}>
                {say(vi, en)}
              </option>
            ))}
          </select>
        </div>
        <p class="row">
          <Button type="submit" kind="alt" busy={action.busy}>
            {say('Mời', 'Name')}
          </Button>
        </p>
      </form>
    </details>
  );
}

function sharedWords(shared: Shared): string {
  const made =
    shared.made === 0
      ? say('Không có gì phải phân công thêm.', 'Nothing is left to share out.')
      : say(`Đã phân công ${shared.made} lượt chấm.`, `${shared.made} reviews shared out.`);
  if (shared.set_aside === 0) return made;
  const aside = say(
    `Để ngoài ${shared.set_aside} phiếu vì xung đột lợi ích mới biết.`,
    `${shared.set_aside} set aside for conflicts that came up.`,
  );
  return `${aside} ${made}`;
}

function Short({ shared }: { shared: Shared }) {
  return (
    <div class="notice bad">
      <p>
        <b>
          {say(
            `! ${shared.short.length} hồ sơ chưa đủ người chấm. Hãy mời thêm người không có xung đột.`,
            `! ${shared.short.length} dossiers lack reviewers. Name more members without a conflict.`,
          )}
        </b>
      </p>
      <ul>
        {shared.short.map((line) => (
          <li key={line.nomination}>
            {say(
              `${line.label}: thiếu ${line.missing}, ${line.barred} người không được chấm`,
              `${line.label}: ${line.missing} missing, ${line.barred} may not judge it`,
            )}
            {line.conflicts.length > 0 && ` (${line.conflicts.map((c) => `${c.name}: ${c.why}`).join('; ')})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sharing({ hall, changed }: { hall: Hall; changed: () => Promise<void> }) {
  const [shared, setShared] = useState<Shared | null>(null);
  const action = useAction();
  const run = () =>
    action.run(async () => {
      const done = await post<Shared>(`/award_rounds/${hall.round.id}/reviews`, {});
      setShared(done);
      speak(sharedWords(done));
      await changed();
    });
  const conflicts = hall.conflicts ?? 0;
  return (
    <div class="noprint">
      {conflicts > 0 && (
        <p class="notice bad" role="status">
          <b>
            {say(
              `! ${conflicts} phiếu chấm nay có xung đột lợi ích, vì quan hệ được khai sau khi chấm.`,
              `! ${conflicts} reviews are in conflict by now: a tie was declared after they were given.`,
            )}
          </b>{' '}
          {say(
            'Chưa mở hòm phiếu được. Bấm Phân công chấm: các phiếu ấy được để ngoài, người khác chấm thay.',
            'No ballot opens yet. Share out: those are set aside and others review instead.',
          )}
        </p>
      )}
      <p>
        {say(
          `Mỗi hồ sơ ${hall.round.reviewers} người chấm, chia đều, tránh người có xung đột lợi ích. Bấm lại để bù chỗ thiếu; phiếu đang có giữ nguyên.`,
          `${hall.round.reviewers} reviewers a dossier, evenly, nobody with a conflict of interest. Again fills what is missing; what stands stays.`,
        )}
      </p>
      <ProblemNotice problem={action.problem} />
      <Button busy={action.busy} onClick={() => void run()}>
        {say('Phân công chấm', 'Share out')}
      </Button>
      {shared && <p>{sharedWords(shared)}</p>}
      {shared && shared.short.length > 0 && <Short shared={shared} />}
    </div>
  );
}

/* ---- the page ------------------------------------------------------------------------------- */

export default function Council({ params }: { params: Params }) {
  const id = params.id ?? '';
  const [weights, setWeights] = useState('');
  const data = useLoad(
    async () => ({
      hall: await get<Hall>(`/award_rounds/${id}/council${weights}`),
      own: await get<OwnReviews>(`/award_rounds/${id}/reviews`),
    }),
    [id, weights],
  );
  return (
    <Await of={data}>
      {({ hall, own }) => (
        <>
          <Title above={<a href={to('khen-thuong', 'hoi-dong')}>{say('Hội đồng', 'Councils')}</a>}>
            {hall.round.title}
          </Title>
          <Facts
            rows={[
              [say('Trạng thái', 'State'), hall.round.state_label],
              [say('Hội đồng họp', 'Council meets'), dayShort(hall.round.council_on)],
              [say('Vai trò của tôi', 'My part'), hall.part_label || say('cơ quan tổ chức', 'the office')],
              [
                say('Cách chấm', 'Judging'),
                hall.round.blind
                  ? say(
                      'kín: người chấm không biết hồ sơ của ai',
                      'blind: who scores does not know whose it is',
                    )
                  : say('không kín danh tính', 'not blind'),
              ],
            ]}
          />
          {VOTED.includes(hall.round.state) && (
            <p class="row noprint">
              <a class="btn alt" href={ballotsAt(id)}>
                {say('Bỏ phiếu kín', 'Secret ballots')}
              </a>
            </p>
          )}
          <Own own={own} state={hall.round.state} />
          <Members hall={hall} />
          {hall.manages && <Seat hall={hall} changed={data.reload} />}
          {hall.manages && hall.sharing && <Sharing hall={hall} changed={data.reload} />}
          {hall.categories ? (
            hall.categories.map((table) => (
              <CouncilTable
                key={table.id}
                table={table}
                hall={hall}
                tryWeights={(text) =>
                  setWeights(text ? `?category=${table.id}&weights=${encodeURIComponent(text)}` : '')
                }
                changed={data.reload}
              />
            ))
          ) : (
            <p class="empty">
              {say(
                'Điểm của những người khác hiện ra khi bạn đã nộp hết phiếu của mình.',
                'What others gave is shown once you have given all your reviews.',
              )}
            </p>
          )}
        </>
      )}
    </Await>
  );
}
