// SPDX-License-Identifier: MIT
// One team of the register: what it rests on, what it does, its reviews and reports.
import { API, call, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { type Given, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useRef } from 'preact/hooks';
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
  const decide = (accept: boolean) => (given: Given) =>
    post(`/team_reports/${report.id}/decisions`, { accept, ...given }).then(reload);
  return (
    <p class="row noprint">
      <Step words={say('Nhận báo cáo', 'Accept')} done={say('Đã nhận', 'Accepted')} act={decide(true)} />
      <Step
        kind="alt"
        words={say('Trả lại', 'Return')}
        title={say('Trả lại báo cáo của đội', "Return the team's report")}
        asks={[{ name: 'reason', label: say('Cần bổ sung gì', 'What is missing'), kind: 'lines', max: 1000 }]}
        done={say('Đã trả lại', 'Returned')}
        act={decide(false)}
      />
    </p>
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
  return (
    <p class="noprint">
      <Step
        kind="link"
        words={say('Giải thể đội này', 'Close this team')}
        title={say(`Giải thể «${team.name}»`, `Close “${team.name}”`)}
        says={say(
          'Đội rời danh bạ công khai; thành viên, giờ, lịch sử rà soát vẫn còn trong sổ.',
          'It leaves the public register; members, hours and reviews stay in the book.',
        )}
        asks={[
          { name: 'words', label: say('Vì sao giải thể', 'Why it is closed'), kind: 'lines', max: 1000 },
        ]}
        confirm={say('Giải thể', 'Close it')}
        act={(given) => post(`/teams/${team.id}/closings`, given).then(reload)}
      />
    </p>
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
