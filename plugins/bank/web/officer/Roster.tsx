// SPDX-License-Identifier: MIT
// The list of a shift: four buttons per person, for one thumb, also without network.

import { keep, kept } from 'kit/keep.ts';
import { get, post } from 'officer/data/api.ts';
import { useLive } from 'officer/data/live.ts';
import { asProblem, useLoad } from 'officer/data/load.ts';
import { holds, LEADING, OWN, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import { Phone } from 'officer/shell/Phone.tsx';
import { Await, Button, Chip, Dotted, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useEffect } from 'preact/hooks';
import { canKeep, type MarkState, mark, queue, refused, send, waitingWords } from './marks.ts';
import { markTone } from './tones.ts';
import { called, type Line, type Roster as RosterData } from './types.ts';

const states = (): [MarkState, string][] => [
  ['present', say('Có mặt', 'Present')],
  ['late', say('Muộn', 'Late')],
  ['excused', say('Có phép', 'Excused')],
  ['unexcused', say('Vắng', 'Absent')],
];

/** Read from the server, else as it was read here last: lists are opened in places without network. */
async function readRoster(id: string): Promise<RosterData & { old?: boolean }> {
  const key = `${OWN}roster.${id}`;
  try {
    const fresh = await get<RosterData>(`/shifts/${id}/roster`);
    keep(key, fresh);
    return fresh;
  } catch (failure) {
    const before = kept<RosterData | null>(key, null);
    if (before && asProblem(failure).status === 0) return { ...before, old: true };
    throw failure;
  }
}

/** To the receipt of the hours: the same page as the volunteer's. */
function Why({ verdict, of }: { verdict: string; of: string }) {
  return (
    <a
      href={`/bien-nhan/${verdict}`}
      aria-label={say(`Vì sao ${of} được từng ấy giờ?`, `Why ${of} has these hours`)}
    >
      {say('Vì sao?', 'Why?')}
    </a>
  );
}

function Decline({ line, done }: { line: Line; done: () => void }) {
  return (
    <Step
      kind="link"
      words={say('Không ghi nhận giờ', 'Decline hours')}
      label={say(`Không ghi nhận giờ của ${called(line)}`, `Decline the hours of ${called(line)}`)}
      title={say('Không ghi nhận giờ?', 'Decline these hours?')}
      asks={[{ name: 'reason', label: say('Lý do', 'Reason'), kind: 'lines' }]}
      confirm={say('Không ghi nhận', 'Decline')}
      act={(given) => post(`/credits/${line.credit}/declines`, given).then(done)}
    />
  );
}

function Person({ line, shift, done }: { line: Line; shift: string; done: () => void }) {
  const waiting = queue.value.find((one) => one.signup === line.signup);
  const state = waiting?.state ?? line.attendance?.state;
  const no = refused.value.find((one) => one.mark.signup === line.signup);
  return (
    <li class="attend">
      <div class="grow">
        <b>{called(line)}</b>{' '}
        {line.attendance && !waiting && (
          <Chip tone={markTone(line.attendance.state)}>
            {line.attendance.state_label}
            {line.attendance.late_minutes > 0 &&
              say(` ${line.attendance.late_minutes} phút`, ` ${line.attendance.late_minutes} min`)}
          </Chip>
        )}
        {waiting && <Chip tone="warn">{say('chưa gửi', 'not sent yet')}</Chip>}
        <p class="meta">
          <Dotted
            parts={[
              line.trainee && say('học viên', 'trainee'),
              line.risk && <Chip tone="warn">{line.risk}</Chip>,
              line.waived && `${say('Không có', 'Without')} ${line.waived}: ${line.waiver}`,
              line.phone && <Phone number={line.phone} />,
              line.unit,
              line.attendance?.evidence_label,
              line.hours && line.hours !== '0' && say(`${line.hours} giờ`, `${line.hours} h`),
              line.credit_declined && say('giờ không được ghi nhận', 'hours declined'),
              line.verdict && <Why verdict={line.verdict} of={called(line)} />,
            ]}
          />
        </p>
        {no && <ProblemNotice problem={no.problem} />}
        {line.credit && !line.credit_declined && line.attendance && holds(STAFF) && (
          <Decline line={line} done={done} />
        )}
      </div>
      {holds(LEADING) && (
        <fieldset class="marks">
          <legend class="vh">{called(line)}</legend>
          {states().map(([code, words]) => (
            <button
              key={code}
              type="button"
              class={`mark ${markTone(code)}`}
              aria-pressed={state === code}
              onClick={() => {
                mark({ shift, signup: line.signup, state: code, who: called(line) });
                speak(`${called(line)}: ${words}`);
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

function Count({ data }: { data: RosterData }) {
  const own = new Map(
    queue.value.filter((one) => one.shift === data.shift.id).map((one) => [one.signup, one.state]),
  );
  const came = data.items.filter((line) =>
    ['present', 'late'].includes(own.get(line.signup) ?? line.attendance?.state ?? ''),
  ).length;
  const called = data.items.filter((line) => line.state === 'accepted').length;
  return (
    <p class="row" role="status">
      <b>{say(`Có mặt ${came} trên ${called}`, `${came} of ${called} present`)}</b>
    </p>
  );
}

export default function Roster({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const roster = useLoad(() => readRoster(id), [id]);
  const waiting = queue.value.length;
  useLive([`shift/${id}`], () => void roster.reload());
  useEffect(() => void send(), []);
  useEffect(() => {
    if (waiting === 0) void roster.reload();
  }, [waiting]);
  return (
    <Await of={roster}>
      {(data) => {
        const accepted = data.items.filter((line) => line.state === 'accepted' || line.attendance);
        return (
          <>
            <Title above={<a href={to('viec', data.shift.opening)}>{data.shift.title}</a>}>
              {say('Điểm danh', 'Attendance')}: {data.shift.day_text}, {data.shift.time_text}
            </Title>
            <p>
              {data.shift.campaign} · {data.shift.place}
            </p>
            {waiting > 0 && (
              <div class="notice gold" role="status">
                <p>! {waitingWords(waiting)}</p>
                {!canKeep.value && (
                  <p>
                    {say(
                      'Trình duyệt này không giữ được dữ liệu: đừng đóng trang.',
                      'This browser keeps nothing: do not close the page.',
                    )}
                  </p>
                )}
                <p>
                  <Button kind="alt" onClick={() => void send()}>
                    {say('Gửi ngay', 'Send now')}
                  </Button>
                </p>
              </div>
            )}
            {data.old && (
              <p class="notice">
                {say('Không có mạng: danh sách tải lần trước.', 'No network: the list as it was read last.')}
              </p>
            )}
            <Count data={data} />
            <p class="row noprint">
              <a class="big" href={to('ca', id, 'ap-phich')}>
                {say('Áp phích mã QR và mã sáu ký tự', 'QR poster and six-character code')}
              </a>
              <Button kind="link" onClick={() => window.print()}>
                {say('In danh sách', 'Print the list')}
              </Button>
            </p>
            {accepted.length === 0 ? (
              <Empty>{say('Chưa nhận ai vào ca này.', 'Nobody is accepted for this shift yet.')}</Empty>
            ) : (
              <ul class="tasks roster">
                {accepted.map((line) => (
                  <Person key={line.signup} line={line} shift={id} done={() => void roster.reload()} />
                ))}
              </ul>
            )}
          </>
        );
      }}
    </Await>
  );
}
