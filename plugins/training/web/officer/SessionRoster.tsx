// SPDX-License-Identifier: MIT
// The list of a session: the code to show, four buttons a person, also without a network.
import { keep, kept } from 'kit/keep.ts';
import { get } from 'officer/data/api.ts';
import { momentWords } from 'officer/data/days.ts';
import { useLive } from 'officer/data/live.ts';
import { asProblem, useLoad } from 'officer/data/load.ts';
import { OWN } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Await, Button, Chip, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useEffect } from 'preact/hooks';
import type { SessionRoster as RosterData } from './course.ts';
import { courseTone } from './course.ts';
import { mark, notice, type PresenceState, refused, send, waiting } from './courseMarks.ts';

const states = (): [PresenceState, string][] => [
  ['present', say('Có mặt', 'Present')],
  ['late', say('Muộn', 'Late')],
  ['excused', say('Có phép', 'Excused')],
  ['absent', say('Vắng', 'Absent')],
];
const sources = (): Record<string, string> => ({
  qr: say('quét mã', 'scanned'),
  list: say('theo danh sách', 'from the list'),
  offline: say('ghi khi mất mạng', 'noted offline'),
});

/** Read from the server, else as it was read here last: classes are held where there is no network. */
async function readRoster(id: string): Promise<RosterData & { old?: boolean }> {
  const key = `${OWN}session.${id}`;
  try {
    const fresh = await get<RosterData>(`/course_sessions/${id}/roster`);
    keep(key, fresh);
    return fresh;
  } catch (failure) {
    const before = kept<RosterData | null>(key, null);
    if (before && asProblem(failure).status === 0) return { ...before, old: true };
    throw failure;
  }
}

type Line = RosterData['items'][number];

function Person({ line, session, open }: { line: Line; session: string; open: boolean }) {
  const unsent = waiting.value.find((one) => one.session === session && one.enrolment === line.enrolment);
  const no = refused.value.find(
    ({ mark: one }) => one.session === session && one.enrolment === line.enrolment,
  );
  const state = unsent?.state ?? line.state;
  return (
    <li class="attend">
      <div class="grow">
        <b>{line.name}</b>{' '}
        {state && (
          <Chip tone={courseTone(state)}>{states().find(([code]) => code === state)?.[1] ?? state}</Chip>
        )}{' '}
        {unsent && <Chip tone="warn">{say('chưa gửi', 'not sent yet')}</Chip>}
        {line.source && !unsent && (
          <p class="meta">
            {sources()[line.source]}, {momentWords(line.at)}
          </p>
        )}
        {no && <ProblemNotice problem={no.problem} />}
      </div>
      {open && (
        <fieldset class="marks">
          <legend class="vh">{line.name}</legend>
          {states().map(([code, words]) => (
            <button
              key={code}
              type="button"
              class={`mark ${courseTone(code)}`}
              aria-pressed={state === code}
              onClick={() => {
                mark({ session, enrolment: line.enrolment, state: code });
                speak(`${line.name}: ${words}`);
              }}
            >
              {words}
            </button>
          ))}
        </fieldset>
      )}
    </li>
  );
}

function Code({ data }: { data: RosterData }) {
  return (
    <details>
      <summary>{say('Mã QR để học viên tự điểm danh', 'QR code for trainees to check in')}</summary>
      <div class="poster">
        <img
          alt={say('Mã QR để điểm danh', 'QR code for checking in')}
          src={`data:image/svg+xml,${encodeURIComponent(data.qr_svg)}`}
        />
        <p class="six">
          <span class="vh">{say('Mã', 'Code')}: </span>
          {data.code.slice(0, 3)} {data.code.slice(3)}
        </p>
        <p>
          {say('Không quét được? Mở', 'Cannot scan? Open')}{' '}
          <b>{data.url.split('?')[0]?.replace(/^https?:\/\//, '')}</b>
        </p>
      </div>
    </details>
  );
}

export default function SessionRoster({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const roster = useLoad(() => readRoster(id), [id]);
  const left = waiting.value.length;
  useLive([`course_session/${id}`], () => void roster.reload());
  useEffect(() => void send(), []);
  useEffect(() => {
    if (left === 0) void roster.reload();
  }, [left]);
  return (
    <Await of={roster}>
      {(data) => (
        <>
          <Title above={<a href={`${to('tap-huan', data.course)}?phan=buoi`}>{data.title}</a>}>
            {say('Điểm danh', 'Attendance')}: {data.day_text}, {data.time_text}
          </Title>
          {data.session_title && <p>{data.session_title}</p>}
          {left > 0 && (
            <div class="notice gold" role="status">
              <p>! {say(`${left} lượt còn nằm trên máy này`, `${left} marks are on this device`)}</p>
              <Button kind="alt" onClick={() => void send()}>
                {say('Gửi ngay', 'Send now')}
              </Button>
            </div>
          )}
          {notice.value && (
            <p class="notice gold" role="status">
              ! {notice.value}
            </p>
          )}
          {data.old && (
            <p class="notice">
              {say('Không có mạng: danh sách tải lần trước.', 'No network: the list as it was read last.')}
            </p>
          )}
          <Code data={data} />
          {data.items.length === 0 ? (
            <Empty>{say('Lớp chưa có học viên.', 'The class has no trainees.')}</Empty>
          ) : (
            <ul class="tasks roster">
              {data.items.map((line) => (
                <Person key={line.enrolment} line={line} session={id} open={data.open} />
              ))}
            </ul>
          )}
        </>
      )}
    </Await>
  );
}
