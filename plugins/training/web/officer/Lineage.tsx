// SPDX-License-Identifier: MIT
// The tree of trainers: what comes through, who trained whom, where nobody is. Who is looked at stands in the address.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { place, refine } from 'officer/shell/router.ts';
import { LineageDrawer } from './LineageDrawer.tsx';
import { LineageList } from './LineageList.tsx';
import { AreaTable, CommuneTable, LineageMap } from './LineageMap.tsx';
import { LineagePicture } from './LineagePicture.tsx';
import { type Alert, type Generation, hop, type Lineage as LineageOf, share } from './lineage.ts';
import './lineage.css';

const look = (person: string) => refine({ nguoi: person });

function Figures({ of }: { of: LineageOf }) {
  const last = [...of.generations].reverse().find((one) => one.hop !== null);
  const deepest = of.generations.at(-1)?.generation ?? 0;
  const applied = of.generations.reduce((sum, one) => sum + one.applied, 0);
  const answered = of.generations.reduce((sum, one) => sum + one.answered, 0);
  const reached = of.communes.filter((one) => one.learners > 0).length;
  return (
    <ul class="stats">
      <li>
        {say('Giữ được qua mỗi bậc', 'Kept at each hop')}
        <b>{hop(last?.hop ?? null)}</b>
        {say(`Báo động khi dưới ${hop(of.hop_least)}`, `An alert below ${hop(of.hop_least)}`)}
      </li>
      <li>
        {say('Xa nguồn nhất', 'Farthest from the source')}
        <b>{say(`${deepest} bậc`, `${deepest} hops`)}</b>
        {say(`Mức cho phép: ${of.depth_most}`, `At most ${of.depth_most}`)}
      </li>
      <li>
        {say('Đã học', 'Taught')}
        <b>{number(of.learners)}</b>
        {say(
          `ở ${reached} trên ${of.communes.length} xã, phường`,
          `in ${reached} of ${of.communes.length} communes`,
        )}
      </li>
      <li>
        {say('Áp dụng sau 90 ngày', 'Applied after 90 days')}
        <b>{share(answered ? Math.round((1000 * applied) / answered) : null)}</b>
        {say(
          `${number(applied)} trên ${number(answered)} người trả lời`,
          `${number(applied)} of ${number(answered)}`,
        )}
      </li>
    </ul>
  );
}

function columns(): [words: string, show: (one: Generation) => string][] {
  return [
    [say('Lớp', 'Classes'), (one) => number(one.classes)],
    [say('Người', 'People'), (one) => number(one.learners)],
    [say('Bài neo', 'Anchor test'), (one) => share(one.anchor)],
    [say('Còn lại', 'Left'), (one) => share(one.actual)],
    [say('Dự kiến còn', 'Expected'), (one) => share(one.expected)],
    [say('Mỗi bậc giữ', 'Each hop'), (one) => hop(one.hop)],
    [say('Phần cốt lõi đã dạy', 'Core blocks'), (one) => share(one.core)],
    [say('Thời lượng', 'Length'), (one) => share(one.length)],
    [say('Áp dụng', 'Applied'), (one) => share(one.application)],
  ];
}

function Generations({ of }: { of: LineageOf }) {
  const shown = columns();
  return (
    <table class="tbl">
      <caption>{say('Từng bậc, bậc 0 là lớp nguồn', 'By generation, 0 is the source')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Bậc', 'Generation')}</th>
          {shown.map(([words]) => (
            <th key={words} scope="col" class="num">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.generations.map((one) => (
          <tr key={one.generation}>
            <th scope="row">{say(`Bậc ${one.generation}`, `Generation ${one.generation}`)}</th>
            {shown.map(([words, show]) => (
              <td key={words} data-l={words} class="num">
                {show(one)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AlertList({ of }: { of: Alert[] }) {
  return (
    <ul class="tasks">
      {of.map((alert) => (
        <li key={alert.text + (alert.course ?? '')}>
          <Chip tone="warn">{alert.text}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** Trainers' own alerts are behind a click: there can be as many as trainers, and the list below marks them too. */
function Alerts({ of }: { of: LineageOf }) {
  const trainers = of.alerts.filter((alert) => alert.kind === 'trainer');
  if (of.alerts.length === 0) return <p>{say('Không có báo động nào.', 'No alerts.')}</p>;
  return (
    <>
      <AlertList of={of.alerts.filter((alert) => alert.kind !== 'trainer')} />
      {trainers.length > 0 && (
        <details>
          <summary>
            {say(
              `${trainers.length} tập huấn viên có lớp giữ dưới ${hop(of.hop_least)}`,
              `${trainers.length} trainers whose classes keep less than ${hop(of.hop_least)}`,
            )}
          </summary>
          <AlertList of={trainers} />
        </details>
      )}
    </>
  );
}

function Gaps({ of }: { of: LineageOf }) {
  const gaps = of.communes.filter((one) => one.trainers === 0);
  return (
    <p>
      {gaps.length === 0
        ? say('Xã, phường nào cũng có tập huấn viên.', 'Every commune has a trainer.')
        : say(
            `${gaps.length} xã, phường chưa có tập huấn viên: ${gaps.map((one) => one.name).join(', ')}.`,
            `${gaps.length} communes have no trainer: ${gaps.map((one) => one.name).join(', ')}.`,
          )}
    </p>
  );
}

function Tree({ of }: { of: LineageOf }) {
  const person = place.value.query.get('nguoi');
  return (
    <>
      <h2>{say('Kiến thức lan xuống thế nào', 'What comes through')}</h2>
      <Figures of={of} />
      <Generations of={of} />
      <h2>{say('Báo động', 'Alerts')}</h2>
      <Alerts of={of} />
      <h2>{say('Ai dạy ai', 'Who trained whom')}</h2>
      <LineagePicture of={of} />
      <LineageList of={of} look={look} />
      <h2>{say('Đã tới xã nào', 'Which communes')}</h2>
      <Gaps of={of} />
      <LineageMap of={of} />
      <CommuneTable of={of} />
      <AreaTable of={of} />
      {person && <LineageDrawer person={person} look={look} close={() => refine({ nguoi: '' })} />}
    </>
  );
}

export default function Lineage() {
  const read = useLoad(() => get<LineageOf>('/lineage'), []);
  return (
    <>
      <Title>{say('Cây tập huấn viên', 'Tree of trainers')}</Title>
      <Await of={read}>
        {(of) =>
          of.generations.length === 0 && of.people.length === 0 ? (
            <Empty>{say('Chưa có lớp nào dạy xong.', 'No class has been taught to its end yet.')}</Empty>
          ) : (
            <Tree of={of} />
          )
        }
      </Await>
    </>
  );
}
