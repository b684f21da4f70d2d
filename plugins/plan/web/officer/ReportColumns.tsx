// SPDX-License-Identifier: MIT
// Which columns a table has: targets and what is counted, ticked.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await } from 'officer/shell/parts.tsx';
import { titles } from './plan.ts';
import { type Measures, TARGET_COLUMNS } from './report.ts';

export function ReportColumns(props: { chosen: string[]; change: (chosen: string[]) => void }) {
  const measures = useLoad(() => get<Measures>('/plan/measures'), []);
  const tick = (name: string, on: boolean) =>
    props.change(on ? [...props.chosen, name] : props.chosen.filter((one) => one !== name));
  return (
    <Await of={measures}>
      {(of) => (
        <fieldset>
          <legend>{say('Các cột của bảng', 'Columns of the table')}</legend>
          <ul class="plain">
            {[
              ...of.items.map((item) => ({ name: item.name, label: item.label })),
              ...TARGET_COLUMNS.map((code) => ({
                name: code,
                label: say(`Chỉ tiêu ${code}: `, `Target ${code}: `) + titles(code as 'a'),
              })),
            ].map((item) => (
              <li key={item.name}>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={props.chosen.includes(item.name)}
                    onChange={(event) => tick(item.name, event.currentTarget.checked)}
                  />{' '}
                  {item.label}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </Await>
  );
}
