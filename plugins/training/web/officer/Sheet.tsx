// SPDX-License-Identifier: MIT
// One assessment: filled in by the unit, appraised by the level above, explained when it is classified.
import { API, get, post } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import {
  bandTone,
  type Classification,
  type Group,
  hundredths,
  type Line,
  lateWords,
  type Sheet,
  stateTone,
  whose,
} from './assess.ts';
import { Acts } from './SheetActs.tsx';
import { SheetLine } from './SheetLine.tsx';
import './assess.css';

/* ---- what it came to ----------------------------------------------------------------------- */

function Replay({ id }: { id: string }) {
  const [said, setSaid] = useState('');
  const action = useAction();
  const again = () =>
    action.run(async () => {
      const r = await post<{ same: boolean; untouched: boolean; fault: string }>(
        `/classifications/${id}/replays`,
      );
      setSaid(
        r.same && r.untouched
          ? say('✓ Tính lại ra đúng như vậy.', '✓ Computed again, it comes out the same.')
          : r.fault || say('! Tính lại ra kết quả khác.', '! Computed again, it comes out differently.'),
      );
    });
  return (
    <>
      <Button kind="link" busy={action.busy} onClick={() => void again()}>
        {say('Tính lại', 'Compute it again')}
      </Button>{' '}
      <span role="status">{said}</span>
      <ProblemNotice problem={action.problem} />
    </>
  );
}

function Receipt({ schema, of }: { schema: Schema; of: Classification }) {
  return (
    <li>
      <p class="row">
        <Chip tone={bandTone(of.band)}>
          {of.band ? schema.term('competence_band', of.band) : say('Chưa xếp loại', 'Not rated')}
        </Chip>
        {of.band && (
          <b>
            {hundredths(of.score)} {say('điểm', 'points')}
          </b>
        )}
        <span class="meta">{momentWords(of.made)}</span>
        {!of.standing && <span class="meta">{say('đã được thay', 'replaced')}</span>}
      </p>
      {of.why && (
        <p class="lines">
          {say('Xem xét lại vì', 'Looked at again because')}: {of.why}
        </p>
      )}
      <ul>
        {of.reasons.map((reason) => (
          <li key={reason.text}>
            {reason.text}
            {reason.points !== 0 && ` (${reason.points > 0 ? '+' : ''}${hundredths(reason.points)})`}
          </li>
        ))}
      </ul>
      <p class="meta">
        {say(
          `Quy tắc ${of.rule_unit}, bản ${of.rule_number}.`,
          `Rule of ${of.rule_unit}, version ${of.rule_number}.`,
        )}{' '}
        <Replay id={of.id} />
      </p>
    </li>
  );
}

function Result({ schema, sheet }: { schema: Schema; sheet: Sheet }) {
  if (sheet.classifications.length === 0) return null;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{say('Xếp loại và vì sao', 'Rating, and why')}</h2>
      <ul class="criteria">
        {sheet.classifications.map((one) => (
          <Receipt key={one.id} schema={schema} of={one} />
        ))}
      </ul>
    </section>
  );
}

/* ---- totals -------------------------------------------------------------------------------- */

interface Sum {
  most: number;
  self: number;
  appraised: number;
}

const sumOf = (lines: Line[]): Sum =>
  lines.reduce(
    (sum, line) => ({
      most: sum.most + line.points,
      self: sum.self + line.self,
      appraised: sum.appraised + line.appraised,
    }),
    { most: 0, self: 0, appraised: 0 },
  );

function Totals({ groups }: { groups: Group[] }) {
  const whole = sumOf(groups.filter((group) => !group.bonus).flatMap((group) => group.lines));
  const appraised = groups.some((group) => group.lines.some((line) => line.checked));
  const row = (name: string, sum: Sum) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td class="num" data-l={say('Tối đa', 'Most')}>
        {number(sum.most)}
      </td>
      <td class="num" data-l={say('Tự chấm', 'Self')}>
        {number(sum.self)}
      </td>
      <td class="num" data-l={say('Thẩm định', 'Appraised')}>
        {appraised ? number(sum.appraised) : '–'}
      </td>
      <td class="num" data-l={say('Chênh lệch', 'Difference')}>
        {appraised ? number(sum.self - sum.appraised) : '–'}
      </td>
    </tr>
  );
  return (
    <table class="tbl">
      <caption>{say('Tự chấm và thẩm định', 'Self score and appraisal')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Nhóm', 'Group')}</th>
          <th scope="col" class="num">
            {say('Tối đa', 'Most')}
          </th>
          <th scope="col" class="num">
            {say('Tự chấm', 'Self')}
          </th>
          <th scope="col" class="num">
            {say('Thẩm định', 'Appraised')}
          </th>
          <th scope="col" class="num">
            {say('Chênh lệch', 'Difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => row(group.name, sumOf(group.lines)))}
        {row(say('Cộng, không kể điểm thưởng', 'In all, without bonus'), whole)}
      </tbody>
    </table>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

function Notices({ sheet }: { sheet: Sheet }) {
  return (
    <>
      {sheet.state === 'returned' && (
        <div class="notice" role="status">
          <p class="lines">
            <b>{say('Cấp trên trả lại:', 'Sent back:')}</b> {sheet.return_reason}
          </p>
        </div>
      )}
      {sheet.correcting && (
        <div class="notice" role="status">
          <p class="lines">
            <b>{say('Đang xem xét lại:', 'Being looked at again:')}</b> {sheet.correcting}
          </p>
        </div>
      )}
      {sheet.fault && (
        <div class="notice bad" role="alert">
          <p>
            <b>
              ! {say('Quy tắc bị lỗi nên chưa xếp loại được:', 'The rule failed, so it is not classified:')}
            </b>{' '}
            {sheet.fault}
          </p>
        </div>
      )}
    </>
  );
}

function Page({ schema, sheet, reload }: { schema: Schema; sheet: Sheet; reload: () => Promise<void> }) {
  const [changed, setChanged] = useState<Record<string, Line>>({});
  const groups = sheet.groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => changed[line.id] ?? line),
  }));
  const filling = sheet.may_self || sheet.may_appraise; // sums follow what is still being written
  const totals = (
    <>
      <Totals groups={groups} />
      <p class="noprint">
        <a class="big" download href={`${API}/assessments/${sheet.id}/differences`}>
          {say('Bảng chênh lệch (Excel)', 'Difference report (Excel)')}
        </a>
      </p>
    </>
  );
  return (
    <>
      <Title
        above={<a href={to('nang-luc', 'bo', sheet.set.id)}>{`${sheet.set.title} ${sheet.set.year}`}</a>}
      >
        {whose(sheet)}
      </Title>
      <p class="row">
        <Chip tone={stateTone(sheet.state)}>{schema.term('assessment_state', sheet.state)}</Chip>
        <span>
          {say('Hạn tự chấm', 'Self score due')}: {dayShort(sheet.set.self_due)}
        </span>
        <span>
          {say('Hạn thẩm định', 'Appraisal due')}: {dayShort(sheet.set.appraisal_due)}
        </span>
        {lateWords(sheet).map((words) => (
          <Chip key={words} tone="warn">
            {words}
          </Chip>
        ))}
      </p>
      <Notices sheet={sheet} />
      <Result schema={schema} sheet={sheet} />
      {!filling && totals}
      {groups.map((group, i) => (
        <section key={group.name + String(group.bonus)} aria-labelledby={`group-${i}`}>
          <h2 id={`group-${i}`}>{group.name}</h2>
          <ol class="criteria">
            {group.lines.map((line) => (
              <SheetLine
                key={line.id}
                line={line}
                sheet={sheet}
                saved={(now) => setChanged((old) => ({ ...old, [now.id]: now }))}
              />
            ))}
          </ol>
        </section>
      ))}
      {filling && totals}
      <Acts sheet={sheet} done={reload} />
    </>
  );
}

function One({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => get<Sheet>(`/assessments/${id}/form`), [id]);
  return (
    <Await of={read}>
      {(sheet) => <Page key={sheet.state} schema={schema} sheet={sheet} reload={read.reload} />}
    </Await>
  );
}

export default function SheetPage({ params }: { params: Params }) {
  return (
    <WithEntity name="assessment">{(schema) => <One schema={schema} id={params.id ?? ''} />}</WithEntity>
  );
}
