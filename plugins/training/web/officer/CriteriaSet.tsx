// SPDX-License-Identifier: MIT
// One set: its days and what can be done with it, the assessments with who is late by how many days, the criteria.
import { API, all, get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import { collator, type Row, type Schema } from 'officer/data/schema.ts';
import { AREA, holds } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { go, place, refine, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import {
  bandTone,
  hundredths,
  lateWords,
  type SheetRow,
  type Standing,
  setTone,
  stateTone,
  whose,
} from './assess.ts';

/* ---- acts ---------------------------------------------------------------------------------- */

function Acts({ set, changed }: { set: Row; changed: () => Promise<void> }) {
  const ask = (what: 'opening' | 'closing' | 'rule') => () =>
    post(`/criteria_sets/${set.id}/${what}`).then(changed);
  return (
    <p class="row noprint">
      {holds(AREA) && set.state === 'draft' && (
        <Step
          words={say('Mở đánh giá', 'Open it')}
          title={say('Mở bộ tiêu chí này?', 'Open this set?')}
          says={say(
            'Mỗi đơn vị, cán bộ thuộc cấp này có một phiếu. Sau khi mở, tiêu chí không sửa được nữa; các hạn thì được.',
            'Everybody of this level gets an assessment. From then on the criteria stand; the days can be moved.',
          )}
          act={ask('opening')}
        />
      )}
      {holds(AREA) && set.state === 'open' && (
        <Step
          words={say('Khóa sổ', 'Close it')}
          title={say('Khóa sổ năm này?', 'Close this year?')}
          says={say(
            'Không ai nộp hay thẩm định được nữa; phiếu đã xếp loại vẫn xem xét lại được.',
            'Nothing is handed in or appraised any more; what is classified can still be looked at again.',
          )}
          act={ask('closing')}
        />
      )}
      {holds(AREA) && set.state !== 'draft' && (
        <Step
          kind="alt"
          words={say('Lấy quy tắc đang áp dụng', 'Take the rule now in force')}
          title={say('Lấy quy tắc đang áp dụng hôm nay?', 'Take the rule in force today?')}
          says={say(
            'Phiếu chưa xếp loại sẽ được xếp loại theo quy tắc ấy; phiếu đã xếp loại giữ nguyên.',
            'What is not classified yet will be by that rule; what is classified stays as it is.',
          )}
          act={ask('rule')}
        />
      )}
      {holds(AREA) && (
        <Step
          kind="alt"
          words={say('Chép sang năm khác', 'Copy for another year')}
          title={say('Chép bộ tiêu chí', 'Copy the set')}
          says={say(
            'Mọi tiêu chí được chép; sửa được trước khi mở.',
            'All criteria are copied; change them before you open it.',
          )}
          asks={[
            { name: 'year', label: say('Năm', 'Year'), kind: 'number', first: String(Number(set.year) + 1) },
          ]}
          confirm={say('Chép', 'Copy')}
          act={({ year }) =>
            post<Row>(`/criteria_sets/${set.id}/copies`, { year: Number(year) }).then((made) =>
              go(to('nang-luc', 'bo', made.id)),
            )
          }
        />
      )}
      {holds(AREA) && set.state !== 'closed' && (
        <a class="btn alt" href={to('du-lieu', 'criteria_set', set.id)}>
          {say('Sửa tên và hạn', 'Change title and days')}
        </a>
      )}
      {set.state !== 'draft' && (
        <a class="btn alt" download href={`${API}/criteria_sets/${set.id}/differences`}>
          {say('Bảng chênh lệch (Excel)', 'Difference report (Excel)')}
        </a>
      )}
    </p>
  );
}

/* ---- who is where -------------------------------------------------------------------------- */

const isLate = (row: SheetRow): boolean =>
  (row.waits_for !== null || row.state !== 'classified') && lateWords(row).length > 0;

function Rows({ schema, rows }: { schema: Schema; rows: SheetRow[] }) {
  return (
    <table class="tbl">
      <caption class="vh">{say('Các phiếu đánh giá', 'Assessments')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Đơn vị, cán bộ', 'Unit or cadre')}</th>
          <th scope="col">{say('Trạng thái', 'State')}</th>
          <th scope="col" class="num">
            {say('Tự chấm', 'Self')}
          </th>
          <th scope="col" class="num">
            {say('Thẩm định', 'Appraised')}
          </th>
          <th scope="col">{say('Xếp loại', 'Rating')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={to('nang-luc', 'phieu', row.id)}>{whose(row)}</a>
              {lateWords(row).length > 0 && <div class="meta">! {lateWords(row).join(', ')}</div>}
            </th>
            <td data-l={say('Trạng thái', 'State')}>
              <Chip tone={stateTone(row.state)}>{schema.term('assessment_state', row.state)}</Chip>
            </td>
            <td class="num" data-l={say('Tự chấm', 'Self')}>
              {row.self_total ? `${number(row.self_total)}/${number(row.most)}` : '–'}
            </td>
            <td class="num" data-l={say('Thẩm định', 'Appraised')}>
              {row.appraised_total ? `${number(row.appraised_total)}/${number(row.most)}` : '–'}
            </td>
            <td data-l={say('Xếp loại', 'Rating')}>
              {row.band && (
                <Chip tone={bandTone(row.band)}>
                  {schema.term('competence_band', row.band)}, {hundredths(row.score)}
                </Chip>
              )}
              {row.unrated && say('Chưa xếp loại', 'Not rated')}
              {!row.band && !row.unrated && '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Progress({ schema, set }: { schema: Schema; set: Row }) {
  const read = useLoad(() => get<Standing>(`/criteria_sets/${set.id}/standing`), [set.id, set.state]);
  const late = place.value.query.get('cham') === '1';
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{say('Tiến độ', 'Progress')}</h2>
      <Await of={read}>
        {({ items, counts }) => {
          const order = collator();
          const shown = items
            .filter((row) => !late || isLate(row))
            .sort(
              (a, b) =>
                (late ? b.self_late + b.appraisal_late - a.self_late - a.appraisal_late : 0) ||
                order.compare(whose(a), whose(b)),
            );
          return (
            <>
              <ul class="stats">
                <li>
                  <b>
                    {number(counts.submitted)}/{number(counts.all)}
                  </b>
                  {say('phiếu đã nộp', 'handed in')}
                </li>
                <li>
                  <b>{number(counts.classified)}</b>
                  {say('đã xếp loại', 'classified')}
                </li>
                <li>
                  <b>{number(counts.self_late)}</b>
                  {say('chậm tự chấm', 'late with the self score')}
                </li>
                <li>
                  <b>{number(counts.appraisal_late)}</b>
                  {say('chậm thẩm định', 'late with the appraisal')}
                </li>
              </ul>
              <p>
                <Button kind="alt" pressed={late} onClick={() => refine({ cham: late ? '' : '1' })}>
                  {say('Chỉ ai chậm', 'Only who is late')}
                </Button>
              </p>
              {shown.length > 0 ? (
                <Rows schema={schema} rows={shown} />
              ) : (
                <Empty>
                  {late
                    ? say('Không ai chậm.', 'Nobody is late.')
                    : say('Chưa có phiếu nào.', 'No assessment yet.')}
                </Empty>
              )}
            </>
          );
        }}
      </Await>
    </section>
  );
}

/* ---- criteria ------------------------------------------------------------------------------ */

function Criteria({ set }: { set: Row }) {
  const read = useLoad(() => all<Row>(`/criterions?set=${set.id}`), [set.id]);
  const draft = set.state === 'draft';
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{say('Tiêu chí', 'Criteria')}</h2>
      {draft && holds(AREA) && (
        <p class="row">
          <a class="btn" href={`${to('du-lieu', 'criterion', 'moi')}?set=${set.id}`}>
            {say('Thêm tiêu chí', 'Add a criterion')}
          </a>
          <a class="btn alt" href={to('nhap', 'criterion')}>
            {say('Nhập từ Excel', 'Import from Excel')}
          </a>
        </p>
      )}
      <Await of={read}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{say('Chưa có tiêu chí nào.', 'No criterion yet.')}</Empty>
          ) : (
            <table class="tbl">
              <caption class="vh">{say('Tiêu chí của bộ', 'Criteria of the set')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('Nội dung', 'Criterion')}</th>
                  <th scope="col">{say('Nhóm', 'Group')}</th>
                  <th scope="col" class="num">
                    {say('Điểm', 'Points')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...rows]
                  .sort((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0))
                  .map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        {draft && holds(AREA) ? (
                          <a href={to('du-lieu', 'criterion', row.id)}>{String(row.title)}</a>
                        ) : (
                          String(row.title)
                        )}
                        {row.condition && <div class="meta lines">{String(row.condition)}</div>}
                      </th>
                      <td data-l={say('Nhóm', 'Group')}>
                        {String(row.group)}
                        {row.bonus && ` (${say('điểm thưởng', 'bonus')})`}
                      </td>
                      <td class="num" data-l={say('Điểm', 'Points')}>
                        {number(Number(row.points))}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )
        }
      </Await>
    </section>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

function One({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => get<Row>(`/criteria_sets/${id}`), [id]);
  const changed = async () => {
    await read.reload();
    speak(say('Trang đã cập nhật', 'The page has been brought up to date'));
  };
  return (
    <Await of={read}>
      {(set) => (
        <>
          <Title above={<a href={to('nang-luc')}>{say('Đánh giá năng lực', 'Competence')}</a>}>
            {`${set.title} ${set.year}`}
          </Title>
          <p class="row">
            <Chip tone={setTone(String(set.state))}>
              {schema.term('criteria_set_state', String(set.state))}
            </Chip>
            <span>
              <Name entity="unit" id={String(set.unit)} />
            </span>
            <span>{schema.term('criteria_level', String(set.level))}</span>
            <span>
              {number(Number(set.most ?? 0))} {say('điểm', 'points')}
              {Number(set.bonus_most ?? 0) > 0 &&
                ` + ${number(Number(set.bonus_most))} ${say('điểm thưởng', 'bonus')}`}
            </span>
          </p>
          <p class="row">
            <span>
              {say('Hạn tự chấm', 'Self score due')}: {set.self_due ? dayShort(String(set.self_due)) : '–'}
            </span>
            <span>
              {say('Hạn thẩm định', 'Appraisal due')}:{' '}
              {set.appraisal_due ? dayShort(String(set.appraisal_due)) : '–'}
            </span>
          </p>
          <Acts set={set} changed={changed} />
          {set.state !== 'draft' && <Progress schema={schema} set={set} />}
          <Criteria set={set} />
        </>
      )}
    </Await>
  );
}

export default function CriteriaSet({ params }: { params: Params }) {
  return (
    <WithEntity name="criteria_set">{(schema) => <One schema={schema} id={params.id ?? ''} />}</WithEntity>
  );
}
