// SPDX-License-Identifier: MIT
// One campaign, programme or note each, as both sides read them.
import { dayShort } from 'officer/data/days.ts';
import { say } from 'officer/data/words.ts';
import { Chip, Dotted, type Tone } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { PartnerSteps } from './PartnerStep.tsx';
import type { AskLine, Inspection, Part, Proposal } from './partners.ts';

type Done = () => Promise<unknown>;

const TONES: Record<string, Tone> = {
  invited: 'info',
  accepted: 'ok',
  declined: 'no',
  left: 'no',
  asked: 'info',
  taken: 'ok',
  refused: 'no',
  sent: 'info',
  answered: 'warn',
  closed: 'ok',
};

export function PartLine({ of, side, done }: { of: Part; side: 'department' | 'union'; done: Done }) {
  const who = side === 'department' ? of.organiser : of.partner;
  const { present, hours, seats, taken } = of.numbers;
  return (
    <li>
      <div class="grow">
        <b>
          <a href={to('phoi-hop', of.id)}>{of.title}</a>
        </b>{' '}
        <Chip tone={TONES[of.state] ?? 'plain'}>{of.state_label}</Chip>
        <p class="meta">
          <Dotted parts={[who, of.dates, of.place, of.field]} />
        </p>
        {of.role && (
          <p>
            {say('Phần phối hợp', 'Part')}: {of.role}
          </p>
        )}
        {of.words && <p>“{of.words}”</p>}
        {of.state === 'invited' && of.answer_by && (
          <p class="meta">
            {say(`Trả lời trước ngày ${dayShort(of.answer_by)}`, `Answer by ${of.answer_by}`)}
          </p>
        )}
        {of.state === 'accepted' && seats > 0 && (
          <p class="meta">
            <Dotted
              parts={[
                of.campaign_state,
                say(`${taken}/${seats} chỗ đã nhận`, `${taken} of ${seats} places taken`),
                present > 0 && say(`${present} lượt có mặt`, `${present} attendances`),
                present > 0 && say(`${hours} giờ`, `${hours} hours`),
              ]}
            />
          </p>
        )}
        <PartnerSteps at={`/campaign_partners/${of.id}`} of={of.title} acts={of.actions} done={done} />
      </div>
    </li>
  );
}

export function AskRow({ of, side, done }: { of: AskLine; side: 'department' | 'union'; done: Done }) {
  const people = of.people > 0 && say(`cần ${of.people} người`, `${of.people} people`);
  return (
    <li>
      <div class="grow">
        <b>{side === 'department' ? of.unit : of.title}</b>{' '}
        <Chip tone={TONES[of.state] ?? 'plain'}>{of.state_label}</Chip>
        <p class="meta">
          <Dotted
            parts={
              side === 'department'
                ? [of.place, people]
                : [of.department, of.unit, of.dates, of.place, people]
            }
          />
        </p>
        {side === 'union' && <p>{of.summary}</p>}
        {side === 'union' && of.brings && (
          <p>
            {say('Sở, ngành đóng góp', 'The department brings')}: {of.brings}
          </p>
        )}
        {of.words && <p>“{of.words}”</p>}
        {side === 'union' && of.campaign && (
          <p>
            <a href={to('chien-dich', of.campaign)}>{say('Mở bản nháp chiến dịch', 'Open the draft')}</a>
          </p>
        )}
        <PartnerSteps
          at={`/programme_asks/${of.id}`}
          of={side === 'department' ? of.unit : of.title}
          acts={of.actions}
          done={done}
        />
      </div>
    </li>
  );
}

export function ProposalBox({ of, writes, done }: { of: Proposal; writes: boolean; done: Done }) {
  return (
    <section>
      <h3>{of.title}</h3>
      <p class="meta">
        <Dotted parts={[of.field, of.dates, of.document]} />
      </p>
      <p>{of.summary}</p>
      {of.brings && (
        <p>
          {say('Sở, ngành đóng góp', 'The department brings')}: {of.brings}
        </p>
      )}
      <ul class="tasks">
        {of.asks.map((ask) => (
          <AskRow key={ask.id} of={ask} side="department" done={done} />
        ))}
      </ul>
      {writes && (
        <p class="row noprint">
          <a class="btn alt" href={to('phoi-hop', 'chuong-trinh', of.id, 'de-nghi')}>
            {say('Đề nghị thêm đơn vị', 'Ask another unit')}
          </a>
          <a href={to('phoi-hop', 'chuong-trinh', of.id)}>{say('Sửa', 'Edit')}</a>
        </p>
      )}
    </section>
  );
}

export function NoteRow({ of, side, done }: { of: Inspection; side: 'department' | 'union'; done: Done }) {
  const name = side === 'department' ? of.inspected : of.by;
  return (
    <li>
      <div class="grow">
        <b>{name}</b> <Chip tone={TONES[of.state] ?? 'plain'}>{of.state_label}</Chip>{' '}
        {of.late && <Chip tone="warn">{say('Quá hạn', 'Overdue')}</Chip>}
        <p class="meta">
          <Dotted parts={[dayShort(of.day), of.campaign, side === 'union' && of.inspected]} />
        </p>
        {(
          [
            [say('Đã xem', 'Looked at'), of.looked_at],
            [say('Kết quả, nhận xét', 'Findings'), of.findings],
            [
              of.due
                ? say(`Việc cần làm trước ngày ${dayShort(of.due)}`, `To be done by ${of.due}`)
                : say('Việc cần làm', 'To be done'),
              of.to_do,
            ],
            [say('Đơn vị trả lời', 'The unit answered'), of.answer],
            [say('Ý kiến cơ quan kiểm tra', 'The inspecting body'), of.closing],
          ] as const
        )
          .filter(([, words]) => words)
          .map(([label, words]) => (
            <p key={label}>
              <span class="meta">{label}:</span> {words}
            </p>
          ))}
        {of.edits && (
          <p class="noprint">
            <a href={to('phoi-hop', 'kiem-tra', of.id)}>{say('Sửa bản nháp', 'Edit the draft')}</a>
          </p>
        )}
        <PartnerSteps at={`/inspections/${of.id}`} of={name} acts={of.actions} done={done} />
      </div>
    </li>
  );
}
