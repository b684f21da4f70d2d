// SPDX-License-Identifier: MIT
// What to match: which shifts, and how. Everything has a sensible value already; points are shown as points.

import { all, post } from 'officer/data/api.ts';
import { daysAfter, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { nameOf } from 'officer/data/names.ts';
import { type Field, type Row, schema, type Term, type Value } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Section, type Values } from 'officer/form/Form.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, place, to } from 'officer/shell/router.ts';
import { MatchPreview } from './MatchPreview.tsx';

const ROUTE = '/match_runs';
const DAYS = 14;
const usual: Values = { max_shifts: 2, stability: 3, rule_version: 'usual' };
const HUNDREDTHS = 100;

const sections = (): Section[] => [
  { title: say('Ghép cho những ca nào', 'Which shifts'), names: ['unit', 'campaign', 'from', 'to'] },
  {
    title: say('Ghép thế nào', 'How'),
    names: ['max_shifts', 'stability', 'rule_version', 'own_people', 'overlap'],
  },
  { title: say('Ghi chú', 'Notes'), names: ['title', 'seed'] },
];

function helps(): Record<string, string> {
  return {
    to: say('Nhiều nhất 62 ngày.', 'At most 62 days.'),
    max_shifts: say(
      'Trong cả lượt này; mỗi ngày một ca, trừ khi cho phép nhiều hơn ở dưới.',
      'In this whole matching; one a day unless more are allowed below.',
    ),
    own_people: say(
      'Không chọn: xét cả người của đơn vị khác có thể đến được.',
      'Not ticked: people of other units who can get there are considered too.',
    ),
    rule_version: say(
      'Chọn một phiên bản: nó chấm việc của đơn vị mình và các đơn vị dưới; việc khác theo quy tắc của chiến dịch ấy.',
      'One version scores openings of its unit and those below; others go by what their campaign does.',
    ),
    overlap: say(
      'Không chọn: kết quả được chứng minh là tốt nhất. Chọn: kết quả gần tốt nhất, nói rõ còn cách bao xa.',
      'Not ticked: the result is proved best. Ticked: it is near the best, and how near is told.',
    ),
    title: say('Để trống: tên theo ngày.', 'Empty: named after its days.'),
    seed: say(
      'Để trống: máy tự bốc một số và ghi lại. Cùng số, cùng dữ liệu thì ra cùng kết quả.',
      'Empty: a number is drawn and kept. The same number and data give the same result.',
    ),
  };
}

/* ---- by which rules ------------------------------------------------------------------------ */

const HOOK = 'bank.score';
const USUAL = 'usual';
const NO_RULES = 'none';
const MAY_DECIDE = ['approved', 'active', 'retired'];

/** Versions somebody approved, whether in force now or not, newest first. */
async function versions(): Promise<Term[]> {
  const rows = await all<Row>(`/rule_versions?hook=${HOOK}`).catch(() => []); // who may not read rules matches by the usual ones
  const usable = rows.filter((row) => MAY_DECIDE.includes(String(row.state))).reverse();
  return Promise.all(
    usable.map(async (row) => {
      const unit = row.unit ? await nameOf('unit', String(row.unit)) : say('Toàn tỉnh', 'The province');
      const number = String(row.version);
      return { code: row.id, label: say(`${unit}, bản ${number}`, `${unit}, version ${number}`) };
    }),
  );
}

const ruleOptions = (found: Term[]): Term[] => [
  { code: USUAL, label: say('Quy tắc từng chiến dịch đang theo', 'What each campaign goes by') },
  { code: NO_RULES, label: say('Không dùng quy tắc, chỉ điểm gốc', 'No rules, base scores only') },
  ...found,
];

/** One choice on the page is two members of the wish. */
function ruleOf(chosen: Value): Values {
  if (chosen === NO_RULES) return { without_rules: true, rule_version: null };
  return { without_rules: false, rule_version: chosen === USUAL ? null : chosen };
}

/* ---- the form ------------------------------------------------------------------------------ */

/** The server keeps hundredths of a point; people think in points. */
function shown(field: Field, rules: Term[]): Field {
  const told = { ...field, help: helps()[field.name] ?? field.help };
  if (field.name === 'rule_version')
    return { ...told, kind: 'enum', options: rules, fallback: USUAL, label: say('Quy tắc', 'Rules') };
  if (field.name in usual) told.fallback = String(usual[field.name]); // not said to be optional
  if (field.name !== 'stability') return told;
  return {
    ...told,
    label: say('Điểm cộng để giữ chỗ như lượt trước', 'Points for keeping the place of the run before'),
    help: say(
      'Từ 0 đến 20. Càng cao thì càng ít người phải đổi ca so với lần ghép trước.',
      '0 to 20. The higher, the fewer people change shifts since the run before.',
    ),
  };
}

function wish(values: Values): Values {
  const stay = Number(values.stability);
  return {
    ...values,
    ...ruleOf(values.rule_version),
    stability: Number.isInteger(stay) && values.stability !== null ? stay * HUNDREDTHS : values.stability,
  };
}

const given = (): Values => ({
  ...usual,
  unit: homeUnit(),
  campaign: place.value.query.get('campaign') ?? '',
  from: today(),
  to: daysAfter(today(), DAYS - 1),
});

export default function MatchNew() {
  const read = useLoad(async () => ({ tables: await schema(), rules: ruleOptions(await versions()) }), []);
  return (
    <>
      <Title above={<a href={to('ghep')}>{say('Ghép người vào ca', 'Matching')}</a>}>
        {say('Ghép hàng loạt', 'Match in bulk')}
      </Title>
      <Await of={read}>
        {({ tables, rules }) => (
          <Form
            schema={tables}
            fields={tables
              .body('post', ROUTE)
              .filter((field) => field.name !== 'without_rules')
              .map((field) => shown(field, rules))}
            sections={sections()}
            values={given()}
            words={say('Bắt đầu ghép', 'Start matching')}
            cancel={to('ghep')}
            note={
              <p class="meta">
                {say(
                  'Chỉ tính thử: chưa ai được mời hay báo gì cho tới khi bạn áp dụng kết quả.',
                  'This only computes: nobody is invited or told anything before you apply the result.',
                )}
              </p>
            }
            below={(values) => <MatchPreview wish={wish(values)} />}
            save={async (values) => {
              const run = await post<Row>(ROUTE, wish(values));
              go(to('ghep', run.id), { replace: true });
            }}
          />
        )}
      </Await>
    </>
  );
}
