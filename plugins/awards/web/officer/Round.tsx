// SPDX-License-Identifier: MIT
// One round: where it is and what comes next, its calendar, its dossiers, its categories with their criteria.
import { all, get, post } from 'officer/data/api.ts';
import { dayShort, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { Name } from 'officer/data/names.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say, told } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, Chip, Empty, Facts, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { go, place, refine, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { moveRound, ROUND_STEPS, type RoundDossiers, roundAt, roundTone, spanWords } from './awards.ts';
import { ballotsAt } from './ballot.ts';
import { councilAt } from './council.ts';
import { DossierTable } from './DossierTable.tsx';
import { RoundPapers } from './RoundPapers.tsx';
import { publicAt } from './voice.ts';

/* ---- what comes next ----------------------------------------------------------------------- */

const JUDGED = ['checking', 'commenting', 'voting', 'council', 'decided', 'published'];
const RUNNING = ['planned', 'open', 'checking', 'commenting', 'voting', 'council'];

const LAST_DAYS: [name: string, vi: string, en: string][] = [
  ['dossiers_until', 'Nhận hồ sơ', 'Dossiers'],
  ['check_until', 'Xác nhận, bổ sung', 'Confirming'],
  ['comment_until', 'Lấy ý kiến', 'Comments'],
  ['vote_until', 'Bình chọn', 'Vote'],
  ['council_on', 'Hội đồng họp', 'Council'],
  ['decision_on', 'Quyết định', 'Decision'],
  ['ceremony_on', 'Trao', 'Ceremony'],
];

/** Before a round is opened: which of its days are over, since what they are for would never take place. */
function Past({ round }: { round: Row }) {
  const over = LAST_DAYS.filter(([name]) => round[name] && String(round[name]) < today());
  if (round.state !== 'planned' || over.length === 0) return null;
  return (
    <p class="notice bad" role="status">
      <b>{say('! Lịch có ngày đã qua:', '! Days that are over:')}</b>{' '}
      {over.map(([name, vi, en]) => `${say(vi, en)} ${dayShort(String(round[name]))}`).join('; ')}.{' '}
      {say('Hãy sửa lịch trước khi mở đợt.', 'Change them before you open the round.')}
    </p>
  );
}

function Acts({ round, changed }: { round: Row; changed: () => Promise<void> }) {
  const state = String(round.state);
  const taking = state === 'open' && today() <= String(round.dossiers_until);
  const next = taking ? undefined : ROUND_STEPS[state];
  if (!holds(STAFF)) return null;
  const copy = async () => {
    const made = await post<Row>(`/award_rounds/${round.id}/copies`, { year: Number(round.year) + 1 });
    go(roundAt(made.id));
  };
  return (
    <>
      <Past round={round} />
      <p class="row noprint">
        {next && (
          <Step
            kind="main"
            words={told(next.words)}
            says={told(next.says)}
            act={() => moveRound(round.id, next.action).then(changed)}
          />
        )}
        {taking && (
          <a class="btn" href={to('khen-thuong', 'dot', round.id, 'de-cu')}>
            {say('Đề cử', 'Nominate')}
          </a>
        )}
        {JUDGED.includes(state) && (
          <a class="btn alt" href={councilAt(round.id)}>
            {say('Hội đồng', 'Council')}
          </a>
        )}
        {JUDGED.includes(state) && (
          <a class="btn alt" href={ballotsAt(String(round.id))}>
            {say('Bỏ phiếu kín', 'Secret ballots')}
          </a>
        )}
        {RUNNING.includes(state) && (
          <a class="btn alt" href={to('du-lieu', 'award_round', round.id)}>
            {state === 'planned' ? say('Sửa thông tin, lịch', 'Change it') : say('Dời lịch', 'Move days')}
          </a>
        )}
        <Step
          kind="alt"
          words={say('Chép sang năm sau', 'Copy for next year')}
          says={say(
            'Hạng mục, điều kiện, tiêu chí và lịch được chép; sửa được trước khi mở.',
            'Categories, conditions, criteria and days are copied; change them before you open it.',
          )}
          act={copy}
        />
        {RUNNING.includes(state) && (
          <Step
            kind="bad"
            asks={reasonTold(1000)}
            words={say('Hủy đợt xét', 'Cancel the round')}
            says={say(
              'Hồ sơ đã nộp không còn được xét; người lập hồ sơ được báo.',
              'What was handed in is not judged; nominators are told.',
            )}
            act={({ reason }) => moveRound(round.id, 'cancel', reason).then(changed)}
          />
        )}
      </p>
    </>
  );
}

function Calendar({ schema, round }: { schema: Schema; round: Row }) {
  const day = (name: string) => (round[name] ? dayShort(String(round[name])) : '–');
  const who = Array.isArray(round.who_may) ? round.who_may : [];
  return (
    <Facts
      rows={[
        [say('Nhận hồ sơ', 'Dossiers'), spanWords(round.dossiers_from, round.dossiers_until)],
        [say('Xác nhận, bổ sung đến', 'Confirmed and mended until'), day('check_until')],
        [say('Lấy ý kiến', 'Comments'), spanWords(round.comment_from, round.comment_until)],
        [say('Bình chọn', 'Vote'), spanWords(round.vote_from, round.vote_until)],
        [say('Hội đồng họp', 'Council'), day('council_on')],
        [
          say('Quyết định', 'Decision'),
          round.decision_number ? `${round.decision_number}, ${day('decided')}` : day('decision_on'),
        ],
        [say('Trao', 'Ceremony'), day('ceremony_on')],
        [
          say('Ai có quyền đề cử', 'Who may nominate'),
          who.map((code) => schema.term('round_who', code)).join(', '),
        ],
        [
          say('Cách chấm', 'Review'),
          say(
            `${round.reviewers} người chấm mỗi hồ sơ${round.blind ? ', kín danh tính' : ''}`,
            `${round.reviewers} reviewers a dossier${round.blind ? ', blind' : ''}`,
          ),
        ],
        ...(round.one_form
          ? [[say('Số hồ sơ', 'Dossiers a nominee'), say('một trong năm', 'one a year')] as [string, string]]
          : []),
      ]}
    />
  );
}

/* ---- dossiers ------------------------------------------------------------------------------ */

function Dossiers({ schema, round }: { schema: Schema; round: Row }) {
  const read = useLoad(
    () => get<RoundDossiers>(`/award_rounds/${round.id}/dossiers`),
    [round.id, round.state],
  );
  const state = place.value.query.get('tt') ?? '';
  return (
    <section aria-labelledby="dossiers">
      <h2 id="dossiers">{say('Hồ sơ', 'Dossiers')}</h2>
      <Await of={read}>
        {({ items, categories }) => {
          const states = [...new Set(categories.flatMap((one) => Object.keys(one.counts)))];
          const count = (code: string) => categories.reduce((sum, one) => sum + (one.counts[code] ?? 0), 0);
          const shown = items.filter((row) => !state || row.state === state);
          return (
            <>
              {states.length > 0 && (
                <p class="row noprint">
                  {states.map((code) => (
                    <Button
                      key={code}
                      kind="alt"
                      pressed={state === code}
                      onClick={() => refine({ tt: state === code ? '' : code })}
                    >
                      {schema.term('nomination_state', code)}: {number(count(code))}
                    </Button>
                  ))}
                </p>
              )}
              {shown.length > 0 ? (
                <>
                  <DossierTable rows={shown} caption={say('Hồ sơ của đợt xét', 'Dossiers of the round')} />
                  {holds(STAFF) && items.some((row) => row.state !== 'draft') && (
                    <RoundPapers round={round.id} />
                  )}
                </>
              ) : (
                <Empty>{say('Chưa có hồ sơ nào.', 'No dossier yet.')}</Empty>
              )}
            </>
          );
        }}
      </Await>
    </section>
  );
}

/* ---- categories ---------------------------------------------------------------------------- */

function conditions(row: Row): string[] {
  const at = (name: string, vi: (n: number) => string, en: (n: number) => string) =>
    Number(row[name] ?? 0) > 0 ? [say(vi(Number(row[name])), en(Number(row[name])))] : [];
  return [
    ...at(
      'age_min',
      (n) => `từ đủ ${n} tuổi`,
      (n) => `aged ${n} or more`,
    ),
    ...at(
      'age_max',
      (n) => `đến hết ${n} tuổi`,
      (n) => `aged ${n} at most`,
    ),
    ...at(
      'years_min',
      (n) => `tình nguyện liên tục ${n} năm`,
      (n) => `${n} unbroken years`,
    ),
    ...at(
      'members_min',
      (n) => `từ ${n} thành viên`,
      (n) => `${n} members or more`,
    ),
    ...at(
      'coordinators_min',
      (n) => `ban điều hành từ ${n} người`,
      (n) => `${n} coordinators or more`,
    ),
    ...at(
      'months_founded_min',
      (n) => `thành lập từ ${n} tháng`,
      (n) => `founded ${n} months ago`,
    ),
    ...(row.needs_charter ? [say('có quy chế', 'has a charter')] : []),
    ...(row.needs_review
      ? [say('đội hoạt động đúng quy định, được rà soát', 'the team runs lawfully, reviewed')]
      : []),
    ...(row.minority ? [say('người dân tộc thiểu số (tự khai)', 'of an ethnic minority')] : []),
    ...at(
      'quota',
      (n) => `khen nhiều nhất ${n}`,
      (n) => `at most ${n} honoured`,
    ),
  ];
}

function Criteria({ category, planned }: { category: Row; planned: boolean }) {
  const read = useLoad(() => all<Row>(`/award_criterions?category=${category.id}`), [category.id]);
  return (
    <Await of={read}>
      {(rows) => {
        const sum = rows.reduce((whole, row) => whole + Number(row.weight), 0);
        return (
          <>
            <ol>
              {[...rows]
                .sort((a, b) => Number(a.position) - Number(b.position))
                .map((row) => (
                  <li key={row.id}>
                    {planned ? (
                      <a href={to('du-lieu', 'award_criterion', row.id)}>{String(row.title)}</a>
                    ) : (
                      String(row.title)
                    )}
                    : {String(row.weight)} %
                  </li>
                ))}
            </ol>
            {sum !== 100 && (
              <p class="notice bad">
                !{' '}
                {say(
                  `Trọng số cộng lại là ${sum} %, phải là 100 %.`,
                  `The weights make ${sum} %, not 100 %.`,
                )}
              </p>
            )}
            {planned && (
              <p>
                <a href={`${to('du-lieu', 'award_criterion', 'moi')}?category=${category.id}`}>
                  {say('Thêm tiêu chí', 'Add a criterion')}
                </a>
              </p>
            )}
          </>
        );
      }}
    </Await>
  );
}

function Categories({ schema, round }: { schema: Schema; round: Row }) {
  const read = useLoad(() => all<Row>(`/award_categories?round=${round.id}`), [round.id]);
  const planned = round.state === 'planned' && holds(STAFF);
  return (
    <section aria-labelledby="categories">
      <h2 id="categories">{say('Hạng mục', 'Categories')}</h2>
      {planned && (
        <p>
          <a class="btn alt" href={`${to('du-lieu', 'award_category', 'moi')}?round=${round.id}`}>
            {say('Thêm hạng mục', 'Add a category')}
          </a>
        </p>
      )}
      <Await of={read}>
        {(rows) => (
          <>
            {rows.length === 0 && <Empty>{say('Chưa có hạng mục nào.', 'No category yet.')}</Empty>}
            {[...rows]
              .sort((a, b) => Number(a.position) - Number(b.position))
              .map((row) => (
                <section key={row.id} aria-labelledby={`category-${row.id}`}>
                  <h3 id={`category-${row.id}`}>
                    {planned ? (
                      <a href={to('du-lieu', 'award_category', row.id)}>{String(row.title)}</a>
                    ) : (
                      String(row.title)
                    )}
                  </h3>
                  <p>{[schema.term('nominee_kind', String(row.of)), ...conditions(row)].join(', ')}</p>
                  {row.eligibility && <p class="lines">{String(row.eligibility)}</p>}
                  {Array.isArray(row.needs) && row.needs.length > 0 && (
                    <p>
                      {say('Phải kèm', 'To attach')}:{' '}
                      {row.needs.map((code) => schema.term('award_document', code)).join('; ')}
                    </p>
                  )}
                  <Criteria category={row} planned={planned} />
                </section>
              ))}
          </>
        )}
      </Await>
    </section>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

function One({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => get<Row>(`/award_rounds/${id}`), [id]);
  const changed = async () => {
    await read.reload();
    speak(say('Trang đã cập nhật', 'The page has been brought up to date'));
  };
  return (
    <Await of={read}>
      {(round) => (
        <>
          <Title above={<a href={to('khen-thuong')}>{say('Khen thưởng', 'Awards')}</a>}>
            {String(round.title)}
          </Title>
          <p class="row">
            <Chip tone={roundTone(String(round.state))}>
              {schema.term('round_state', String(round.state))}
            </Chip>
            <span>
              <Name entity="unit" id={String(round.unit)} />
            </span>
            <span>
              {number(Number(round.dossiers ?? 0))} {say('hồ sơ đã nộp', 'dossiers handed in')}
            </span>
          </p>
          {round.state !== 'planned' && (
            <p class="row noprint">
              <a class="link" href={publicAt(round.id)}>
                {say('Công chúng và vinh danh', 'The public, and honours')}
              </a>
            </p>
          )}
          {round.end_reason && <p class="notice lines">{String(round.end_reason)}</p>}
          <Acts round={round} changed={changed} />
          <Calendar schema={schema} round={round} />
          {round.state !== 'planned' && <Dossiers schema={schema} round={round} />}
          <Categories schema={schema} round={round} />
        </>
      )}
    </Await>
  );
}

export default function Round({ params }: { params: Params }) {
  return (
    <WithEntity name="award_round">{(schema) => <One schema={schema} id={params.id ?? ''} />}</WithEntity>
  );
}
