// SPDX-License-Identifier: MIT
// One adjustment: its grounds, what changes, evidence, the submission as a document, and what can be done about it.
import { API, call, get } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { type Asked, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useRef } from 'preact/hooks';
import { decided, why } from './asked.ts';
import { adjustmentOf, linesOf, planOf, stateTone, type WholeAdjustment as Whole } from './unit_plan.ts';

type Reload = () => Promise<unknown>;

const asked = (of: Whole): Partial<Record<Whole['can'][number], Asked[]>> => ({
  return: [why()],
  approve: [
    ...decided(),
    {
      name: 'effective',
      label: say('Áp dụng từ ngày', 'In force from'),
      kind: 'date',
      optional: true,
      first: of.effective ?? '',
    },
  ],
  refuse: [why(), ...decided(true)],
});

function Steps({ of, reload }: { of: Whole; reload: Reload }) {
  const words = {
    submit: say(`Trình ${of.to_label}`, `Submit to ${of.to_label}`),
    withdraw: say('Rút đề nghị', 'Withdraw'),
    return: say('Trả lại để bổ sung', 'Return'),
    approve: say('Ghi quyết định điều chỉnh', 'Record the decision'),
    refuse: say('Ghi không điều chỉnh', 'Record a refusal'),
  };
  return (
    <div class="row noprint">
      {of.can.map((action) => (
        <Step
          key={action + of.etag}
          words={words[action]}
          asks={asked(of)[action] ?? []}
          kind={action === 'submit' || action === 'approve' ? 'main' : 'alt'}
          {...(action === 'approve' && {
            says: say(
              'Nội dung đề nghị có hiệu lực từ ngày áp dụng; trước ngày đó kế hoạch và chỉ tiêu đọc lại vẫn như cũ.',
              'What is proposed is in force from that day; before it, plan and targets read as they were.',
            ),
          })}
          {...(action === 'withdraw' && {
            says: say('Đề nghị đã rút không trình lại được.', 'A withdrawn proposal is not submitted again.'),
          })}
          act={async (given) => {
            const body = { action, ...given };
            await call('PATCH', `/plan_adjustments/${of.id}/state`, body, { ifMatch: `"${of.etag}"` });
            await reload();
          }}
        />
      ))}
    </div>
  );
}

function Changes({ of, reload }: { of: Whole; reload: Reload }) {
  const action = useAction();
  const remove = (id: string) => async () => {
    await call('DELETE', `/plan_changes/${id}`);
    await reload();
    speak(say('Đã bỏ', 'Removed'));
  };
  const add = (kind: string) => `${adjustmentOf(of.id, 'noi-dung')}?loai=${kind}`;
  return (
    <section aria-labelledby="thay-doi">
      <h2 id="thay-doi">{say('Nội dung điều chỉnh', 'What changes')}</h2>
      <ProblemNotice problem={action.problem} />
      {of.changes.length === 0 ? (
        <Empty>{say('Chưa nêu thay đổi gì.', 'No change yet.')}</Empty>
      ) : (
        <table class="tbl">
          <thead>
            <tr>
              <th scope="col">{say('Nội dung', 'What')}</th>
              <th scope="col">{say('Đang là', 'It is')}</th>
              <th scope="col">{say('Đề nghị', 'Proposed')}</th>
              <th scope="col">{say('Vì sao', 'Why')}</th>
              {of.open && (
                <th scope="col">
                  <span class="vh">{say('Bỏ', 'Remove')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {of.changes.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.target || one.what_label}</th>
                <td data-l={say('Đang là', 'It is')}>{one.was || '–'}</td>
                <td data-l={say('Đề nghị', 'Proposed')}>{one.becomes}</td>
                <td data-l={say('Vì sao', 'Why')}>{one.why || '–'}</td>
                {of.open && (
                  <td>
                    <Button
                      kind="link"
                      label={say(`Bỏ: ${one.becomes}`, `Remove: ${one.becomes}`)}
                      busy={action.busy}
                      onClick={() => void action.run(remove(one.id))}
                    >
                      {say('Bỏ', 'Remove')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {of.open && (
        <p class="row noprint">
          {of.plan ? (
            <>
              <a class="btn alt" href={add('alter')}>
                {say('Đổi hoạt động', 'Change an activity')}
              </a>
              <a class="btn alt" href={add('add')}>
                {say('Thêm hoạt động', 'Add an activity')}
              </a>
              <a class="btn alt" href={add('drop')}>
                {say('Bỏ hoạt động', 'Drop an activity')}
              </a>
            </>
          ) : (
            <a class="btn alt" href={add('target')}>
              {say('Đổi mức, ngày của chỉ tiêu', 'Change a target')}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

function Evidence({ of, reload }: { of: Whole; reload: Reload }) {
  const input = useRef<HTMLInputElement>(null);
  const action = useAction();
  const attach = async (event: Event) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (!file) return;
    const body = new FormData();
    body.set('file', file, file.name);
    if (!(await action.run(() => call('POST', `/plan_adjustments/${of.id}/evidence`, body)))) return;
    await reload();
    speak(say('Đã kèm', 'Attached'));
  };
  return (
    <section aria-labelledby="tai-lieu">
      <h2 id="tai-lieu">{say('Tài liệu kèm theo', 'Evidence')}</h2>
      {of.evidence ? (
        <p>
          <a download href={`${API}/plan_adjustments/${of.id}/evidence`}>
            {of.evidence}
          </a>
        </p>
      ) : (
        !of.open && <Empty>{say('Không có.', 'None.')}</Empty>
      )}
      {of.open && (
        <form class="card sunk" onSubmit={(event) => void attach(event)}>
          <ProblemNotice problem={action.problem} />
          <div class="field">
            <label for="tep">
              {of.evidence ? say('Thay bằng tệp khác', 'Replace by another file') : say('Tệp', 'File')}
            </label>
            <p class="hint" id="tep-goi-y">
              {say('PDF, ảnh, Word, Excel; nhiều nhất 10 MB.', 'PDF, picture, Word, Excel; at most 10 MB.')}
            </p>
            <input id="tep" type="file" ref={input} required aria-describedby="tep-goi-y" />
          </div>
          <Button type="submit" kind="alt" busy={action.busy}>
            {say('Kèm tài liệu', 'Attach')}
          </Button>
        </form>
      )}
    </section>
  );
}

function Remove({ of }: { of: Whole }) {
  if (!of.open || of.state !== 'draft') return null;
  const words = say('Xóa bản đang soạn', 'Delete this draft');
  return (
    <p class="noprint">
      <Step
        kind="bad"
        words={words}
        title={words}
        act={async () => {
          await call('DELETE', `/plan_adjustments/${of.id}`);
          go(`${adjustmentOf()}?don-vi=${of.unit}`, { replace: true });
        }}
      />
    </p>
  );
}

function Shown({ of, reload }: { of: Whole; reload: Reload }) {
  const file = (form: string) => `${API}/plan_adjustments/${of.id}/files?form=${form}`;
  const year = say(`Kế hoạch năm ${of.year}`, `Plan of ${of.year}`);
  return (
    <>
      <Title
        above={
          <a href={`${adjustmentOf()}?don-vi=${of.unit}`}>{say('Điều chỉnh kế hoạch', 'Adjustments')}</a>
        }
        acts={
          <>
            <a class="btn alt" download href={file('pdf')}>
              {say('Tờ trình PDF', 'Submission, PDF')}
            </a>
            <a class="btn alt" download href={file('docx')}>
              {say('Tờ trình Word', 'Submission, Word')}
            </a>
          </>
        }
      >
        {of.title}
      </Title>
      <p class="row">
        <Chip tone={stateTone(of.state)}>{of.state_label}</Chip>
      </p>
      {of.reason && (of.state === 'returned' || of.state === 'refused') && (
        <div class="notice warn">
          <p>
            {of.state === 'returned' ? say('Bị trả lại', 'Returned') : say('Không điều chỉnh', 'Refused')}:{' '}
            {of.reason}
          </p>
        </div>
      )}
      <Facts
        rows={[
          [say('Đơn vị trình', 'Proposed by'), of.name],
          [
            say('Điều chỉnh', 'Of'),
            of.plan ? <a href={planOf(of.plan)}>{year}</a> : say('Kế hoạch 630/KH-UBND', 'Plan 630/KH-UBND'),
          ],
          [say('Trình', 'To'), of.to_label],
          [say('Số tờ trình', 'Number'), of.number || '–'],
          [say('Ngày trình', 'Submitted'), of.submitted ? momentWords(of.submitted) : '–'],
          [
            say('Quyết định', 'Decision'),
            of.decided ? `${of.decision ? `${of.decision}, ` : ''}${dayShort(of.decided)}` : '–',
          ],
          [say('Áp dụng từ', 'In force from'), of.effective ? dayShort(of.effective) : '–'],
        ]}
      />
      <Steps of={of} reload={reload} />
      <section aria-labelledby="ly-do">
        <h2 id="ly-do">{say('Lý do, căn cứ', 'Grounds')}</h2>
        <ul>
          {linesOf(of.grounds).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {of.open && (
          <p class="noprint">
            <a href={adjustmentOf(of.id, 'sua')}>{say('Sửa đề nghị', 'Change the proposal')}</a>
          </p>
        )}
      </section>
      <Changes of={of} reload={reload} />
      <Evidence of={of} reload={reload} />
      <Remove of={of} />
    </>
  );
}

export default function Adjustment({ params }: { params: Record<string, string> }) {
  const id = String(params.id);
  const read = useLoad(() => get<Whole>(`/plan_adjustments/${id}/whole`), [id]);
  return <Await of={read}>{(of) => <Shown key={of.id} of={of} reload={read.reload} />}</Await>;
}
