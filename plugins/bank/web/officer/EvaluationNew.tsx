// SPDX-License-Identifier: MIT
// Opens the evaluation of a unit's year: the rule in force today is pinned, and says itself which days the year has.
import { post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { type Row, schema } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';

const ROUTE = '/evaluation_rounds';

const helps = (): Record<string, string> => ({
  title: say('Để trống: tên theo năm và đơn vị.', 'Empty: named after the year and the unit.'),
  seed: say(
    'Để trống: máy tự bốc một số và ghi lại. Cùng số, cùng dữ liệu thì ra cùng thứ tự.',
    'Empty: a number is drawn and kept. The same number and data give the same order.',
  ),
});

export default function EvaluationNew() {
  const tables = useLoad(schema, []);
  return (
    <>
      <Title above={<a href={to('danh-gia')}>{say('Đánh giá năm', "A year's evaluation")}</a>}>
        {say('Mở đợt đánh giá', 'Open a round')}
      </Title>
      <Await of={tables}>
        {(s) => (
          <Form
            schema={s}
            fields={s
              .body('post', ROUTE)
              .map((field) => ({ ...field, readOnly: false, help: helps()[field.name] ?? field.help }))}
            values={{ unit: homeUnit(), year: Number(today().slice(0, 4)) - 1 }}
            words={say('Mở đợt', 'Open')}
            cancel={to('danh-gia')}
            note={
              <p class="meta">
                {say(
                  'Đợt giữ nguyên quy tắc đang áp dụng hôm nay, dù sau này quy tắc có thay đổi. Chưa ai được báo gì.',
                  'The round keeps the rule in force today, whatever is changed later. Nobody is told anything yet.',
                )}
              </p>
            }
            save={async (values) => {
              const round = await post<Row>(ROUTE, values);
              go(to('danh-gia', round.id), { replace: true });
            }}
          />
        )}
      </Await>
    </>
  );
}
