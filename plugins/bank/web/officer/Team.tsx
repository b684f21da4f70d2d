// SPDX-License-Identifier: MIT
// One team of the register: what it rests on, what it does, its reviews and reports.
import { API, call, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Ask, Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import { TeamReviews } from './TeamReviews.tsx';
import { type OneTeam, standingTone, type TeamReport } from './teams.ts';

type Reload = () => Promise<unknown>;

function BasisFile({ team, reload }: { team: OneTeam; reload: Reload }) {
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  const send = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const body = new FormData(form.current);
    if (!(await action.run(() => call('POST', `/teams/${team.id}/basis`, body)))) return;
    form.current.reset();
    speak(say('Đã lưu bản chụp', 'The copy is kept'));
    await reload();
  };
  return (
    <form class="noprint" ref={form} onSubmit={(event) => void send(event)}>
      <ProblemNotice problem={action.problem} />
      <div class="field">
        <label for="file">
          {team.has_file
            ? say('Thay bản chụp quyết định (PDF, ảnh)', 'Replace the copy (PDF, picture)')
            : say('Nộp bản chụp quyết định (PDF, ảnh)', 'Hand in a copy of the decision (PDF, picture)')}
        </label>
        <input id="file" name="file" type="file" required accept=".pdf,image/jpeg,image/png" />
      </div>
      <p>
        <Button type="submit" kind="alt" busy={action.busy}>
          {say('Lưu bản chụp', 'Keep it')}
        </Button>
      </p>
    </form>
  );
}

function Basis({ team, reload }: { team: OneTeam; reload: Reload }) {
  return (
    <section>
      <h2>{say('Căn cứ thành lập', 'What it rests on')}</h2>
      {team.has_basis ? (
        <Facts
          rows={[
            [say('Quyết định', 'Decision'), `${team.basis_number}, ${team.basis_day_text}`],
            [say('Cơ quan ra quyết định', 'Decided by'), team.basis_body],
          ]}
        />
      ) : (
        <Empty>
          {say('Sổ chưa có quyết định thành lập của đội này.', 'No founding decision is entered.')}
        </Empty>
      )}
      <p class="row noprint">
        {team.has_file && (
          <a class="btn alt" download href={`${API}/teams/${team.id}/basis`}>
            {say('Tải bản chụp quyết định', 'Download the copy')}
          </a>
        )}
        {team.may_edit && (
          <a class="link" href={to('du-lieu', 'team', team.id)}>
            {say('Sửa quyết định, quy chế, lĩnh vực', 'Edit decision, charter, field')}
          </a>
        )}
      </p>
      {team.may_edit && <BasisFile team={team} reload={reload} />}
      {team.charter && (
        <details>
          <summary>{say('Quy chế hoạt động', 'Charter')}</summary>
          <p class="lines">{team.charter}</p>
        </details>
      )}
    </section>
  );
}

function ReportActs({ report, reload }: { report: TeamReport; reload: Reload }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const action = useAction();
  const decide = async (accept: boolean) => {
    const body = accept ? { accept } : { accept, reason };
    if (!(await action.run(() => post(`/team_reports/${report.id}/decisions`, body)))) return;
    setOpen(false);
    speak(accept ? say('Đã nhận', 'Accepted') : say('Đã trả lại', 'Returned'));
    await reload();
  };
  return (
    <>
      {!open && <ProblemNotice problem={action.problem} />}
      <p class="row noprint">
        <Button busy={action.busy} onClick={() => void decide(true)}>
          {say('Nhận báo cáo', 'Accept')}
        </Button>
        <Button kind="alt" onClick={() => setOpen(true)}>
          {say('Trả lại', 'Return')}
        </Button>
      </p>
      <Ask
        open={open}
        title={say('Trả lại báo cáo của đội', "Return the team's report")}
        close={() => setOpen(false)}
      >
        <ProblemNotice problem={action.problem} />
        <div class="field">
          <label for="report-reason">{say('Cần bổ sung gì', 'What is missing')}</label>
          <textarea
            id="report-reason"
            rows={3}
            maxLength={1000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <p class="row">
          <Button busy={action.busy} onClick={() => void decide(false)}>
            {say('Trả lại', 'Return')}
          </Button>
          <Button kind="link" onClick={() => setOpen(false)}>
            {say('Thôi', 'Cancel')}
          </Button>
        </p>
      </Ask>
    </>
  );
}

function Reports({ team, reload }: { team: OneTeam; reload: Reload }) {
  return (
    <section>
      <h2>{say('Báo cáo năm của đội', "The team's yearly reports")}</h2>
      {team.reports.length === 0 && <Empty>{say('Chưa có báo cáo nào.', 'No report yet.')}</Empty>}
      <ul class="plain">
        {team.reports.map((report) => (
          <li class="card" key={report.id}>
            <h3>
              {say(`Năm ${report.year}`, `Year ${report.year}`)}{' '}
              <Chip
                tone={report.state === 'accepted' ? 'ok' : report.state === 'returned' ? 'warn' : 'plain'}
              >
                {report.state_label}
              </Chip>
            </h3>
            <p class="meta">
              {say(
                `Gửi ${report.made_text} · ${number(report.active)}/${number(report.members)} thành viên có giờ · ${report.hours_text} giờ · ${number(report.campaigns)} chiến dịch`,
                `Sent ${report.made_text} · ${number(report.active)} of ${number(report.members)} members with hours · ${report.hours_text} hours · ${number(report.campaigns)} campaigns`,
              )}
            </p>
            <p class="lines">{report.done}</p>
            {report.hard && (
              <p class="lines">
                <b>{say('Khó khăn, kiến nghị', 'Difficulties, requests')}: </b>
                {report.hard}
              </p>
            )}
            {report.ahead && (
              <p class="lines">
                <b>{say('Dự kiến năm sau', 'Next year')}: </b>
                {report.ahead}
              </p>
            )}
            {report.reason && (
              <p class="lines">
                <b>{say('Trả lại vì', 'Returned because')}: </b>
                {report.reason}
              </p>
            )}
            {team.may_edit && report.state === 'sent' && <ReportActs report={report} reload={reload} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Closing({ team, reload }: { team: OneTeam; reload: Reload }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const action = useAction();
  const close = async (event: Event) => {
    event.preventDefault();
    if (!(await action.run(() => post(`/teams/${team.id}/closings`, { words })))) return;
    setOpen(false);
    await reload();
  };
  return (
    <>
      <p class="noprint">
        <Button kind="link" onClick={() => setOpen(true)}>
          {say('Giải thể đội này', 'Close this team')}
        </Button>
      </p>
      <Ask
        open={open}
        title={say(`Giải thể «${team.name}»`, `Close “${team.name}”`)}
        close={() => setOpen(false)}
      >
        <form onSubmit={(event) => void close(event)}>
          <ProblemNotice problem={action.problem} />
          <p>
            {say(
              'Đội rời danh bạ công khai; thành viên, giờ, lịch sử rà soát vẫn còn trong sổ.',
              'It leaves the public register; members, hours and reviews stay in the book.',
            )}
          </p>
          <div class="field">
            <label for="closing-words">{say('Vì sao giải thể', 'Why it is closed')}</label>
            <textarea
              id="closing-words"
              rows={3}
              required
              maxLength={1000}
              value={words}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          </div>
          <p class="row">
            <Button type="submit" kind="bad" busy={action.busy}>
              {say('Giải thể', 'Close it')}
            </Button>
            <Button kind="link" onClick={() => setOpen(false)}>
              {say('Thôi', 'Cancel')}
            </Button>
          </p>
        </form>
      </Ask>
    </>
  );
}

function Whole({ team, reload }: { team: OneTeam; reload: Reload }) {
  return (
    <>
      <Title above={<a href={to('doi-nhom')}>{say('Sổ đội, câu lạc bộ, nhóm', 'Register of teams')}</a>}>
        {team.name}
      </Title>
      <p>
        <Chip tone={standingTone(team.standing)}>{team.standing_label}</Chip>
      </p>
      <Facts
        rows={[
          [
            say('Loại hình, lĩnh vực', 'Kind, field'),
            [team.kind_label, team.field_label].filter(Boolean).join(' · '),
          ],
          [say('Đơn vị quản lý', 'Unit in charge'), team.unit_name],
          ...(team.leader ? ([[say('Đội trưởng', 'Leader'), team.leader]] as [string, string][]) : []),
          [say('Thành lập', 'Founded'), team.founded_text],
          [
            say('Năm nay', 'This year'),
            say(
              `${number(team.active)}/${number(team.members)} thành viên có giờ · ${team.hours_text} giờ · ${number(team.campaigns)} chiến dịch`,
              `${number(team.active)} of ${number(team.members)} members with hours · ${team.hours_text} hours · ${number(team.campaigns)} campaigns`,
            ),
          ],
          [
            say('Kết luận đúng quy định gần nhất', 'Last found lawful'),
            team.reviewed_text || say('chưa có', 'never'),
          ],
          ...(team.due_text
            ? ([
                [
                  team.standing === 'to_mend'
                    ? say('Hạn khắc phục', 'To be mended by')
                    : say('Hạn rà soát', 'Review due'),
                  team.late
                    ? say(`${team.due_text} (đã quá hạn)`, `${team.due_text} (overdue)`)
                    : team.due_text,
                ],
              ] as [string, string][])
            : []),
          ...(team.closed_text
            ? ([[say('Giải thể', 'Closed'), team.closed_text]] as [string, string][])
            : []),
        ]}
      />
      <TeamReviews team={team} reload={reload} />
      <Basis team={team} reload={reload} />
      <Reports team={team} reload={reload} />
      {team.may_edit && !team.closed_text && <Closing team={team} reload={reload} />}
    </>
  );
}

export default function Team({ params }: { params: Params }) {
  const id = params.id ?? '';
  const load = useLoad(() => get<OneTeam>(`/teams/${id}/register`), [id]);
  return <Await of={load}>{(team) => <Whole team={team} reload={load.reload} />}</Await>;
}
