// SPDX-License-Identifier: MIT
// One trainer: alerts, classes, who trained them and whom they trained, and which communes that reached.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Frame, Head } from 'officer/shell/Drawer.tsx';
import { Await, Button, Chip, Empty, Facts } from 'officer/shell/parts.tsx';
import { classesWords, hop, levelOf, type OneTrainer, share, type Taught, type Trainer } from './lineage.ts';

function Neighbours({ title, of, look }: { title: string; of: Trainer[]; look: (id: string) => void }) {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="tasks">
        {of.map((one) => (
          <li key={one.id}>
            <span class="grow">
              <span class="lv">{levelOf(one)}</span>
              <Button kind="link" onClick={() => look(one.id)}>
                {one.name}
              </Button>
            </span>
            <span class="meta">{classesWords(one)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Classes({ title, of }: { title: string; of: Taught[] }) {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="tasks">
        {of.map((one) => (
          <li key={one.id}>
            <span class="grow">
              {one.title}
              <br />
              <span class="meta">
                {dayShort(one.starts)} – {dayShort(one.ends)},{' '}
                {say(
                  `bậc ${one.generation}, ${number(one.learners)} học viên`,
                  `generation ${one.generation}, ${number(one.learners)} trainees`,
                )}
              </span>
            </span>
            <span class="meta">
              {say(
                `bài neo ${share(one.anchor)}, cốt lõi ${share(one.core)}, dài ${share(one.length)}`,
                `anchor ${share(one.anchor)}, core ${share(one.core)}, length ${share(one.length)}`,
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Known({ of: { person, ...more }, look }: { of: OneTrainer; look: (id: string) => void }) {
  return (
    <>
      <Head>{person.name}</Head>
      {more.alerts.map((alert) => (
        <p key={alert.text}>
          <Chip tone="warn">{alert.text}</Chip>
        </p>
      ))}
      <Facts
        rows={[
          [say('Bậc chứng chỉ', 'Level held'), levelOf(person)],
          [say('Có giá trị đến hết', 'Valid until'), dayShort(person.until) || '–'],
          [
            say('Cách nguồn', 'From the source'),
            say(`${person.generation} bậc`, `${person.generation} hops`),
          ],
          [say('Ở', 'At home in'), person.commune || '–'],
          [say('Đã dạy', 'Has taught'), classesWords(person)],
          [say('Giữ được so với lớp đã học', 'Kept of what was taught to them'), hop(person.hop)],
        ]}
      />
      <Neighbours title={say('Học từ', 'Trained by')} of={more.parents} look={look} />
      <Neighbours title={say('Đã dạy các tập huấn viên', 'Trained')} of={more.children} look={look} />
      <Classes title={say('Lớp đã dạy', 'Classes led')} of={more.led} />
      <Classes title={say('Lớp đã học', 'Classes taken')} of={more.took} />
      <h3>{say('Tới xã nào', 'Communes reached')}</h3>
      {more.reached.length === 0 && <Empty>{say('Chưa tới xã nào.', 'None yet.')}</Empty>}
      <p>{more.reached.map((one) => `${one.name} (${number(one.learners)})`).join(', ')}</p>
    </>
  );
}

interface DrawerProps {
  person: string;
  look: (id: string) => void;
  close: () => void;
}

export function LineageDrawer({ person, look, close }: DrawerProps) {
  const read = useLoad(() => get<OneTrainer>(`/lineage/people/${person}`), [person]);
  return (
    <Frame close={close}>
      <Await of={read}>{(one) => <Known of={one} look={look} />}</Await>
    </Frame>
  );
}
