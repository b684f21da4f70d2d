// SPDX-License-Identifier: MIT
// A call-up: one shift that needs many people now. Everybody who qualifies and lives near is invited, the nearest first; how many
// that is stands here before anybody is told.

import { all, get, post } from 'officer/data/api.ts';
import { dayWords, hoursWords, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import type { Job } from 'officer/list/JobProgress.tsx';
import { Await, Chip, Empty } from 'officer/shell/parts.tsx';
import { useRef, useState } from 'preact/hooks';
import { endWords, MatchProgress } from './MatchProgress.tsx';
import type { Reach } from './matching.ts';
import { TitleBelow } from './TitleBelow.tsx';

const NEAR_KM = 30;
const REST_MS = 300;
const MANY_EACH = 10; // calls for one seat: more than this is told

interface Wish {
  shift: string;
  radius_km: number | null;
  most: number | null;
}

const whole = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

function queryOf(wish: Wish): string {
  const out = new URLSearchParams({ shift: wish.shift });
  if (wish.radius_km !== null) out.set('radius_km', String(wish.radius_km));
  if (wish.most !== null) out.set('most', String(wish.most));
  return out.toString();
}

/** What is typed stays as it is typed; it counts once the typing rests. */
function NumberField(props: {
  id: string;
  label: string;
  hint: string;
  value: number | null;
  change: (value: number | null) => void;
}) {
  const [typed, setTyped] = useState(String(props.value ?? ''));
  const wait = useRef(0);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(wait.current);
    wait.current = window.setTimeout(() => props.change(whole(text)), REST_MS);
  };
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <p class="hint" id={`${props.id}-h`}>
        {props.hint}
      </p>
      <input
        id={props.id}
        class="short"
        inputMode="numeric"
        aria-describedby={`${props.id}-h`}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </div>
  );
}

function Reached({ reach, wish }: { reach: Reach; wish: Wish }) {
  return (
    <div role="status">
      <p>
        <b>{say(`Gọi được ${number(reach.near)} người`, `${number(reach.near)} people can be called`)}</b>
        {wish.radius_km !== null &&
          reach.near > 0 &&
          say(
            `, xa nhất ${number(reach.farthest_km)} km`,
            `, the farthest ${number(reach.farthest_km)} km away`,
          )}
        {say(
          `; cả tỉnh có ${number(reach.able)} người đủ điều kiện.`,
          `; ${number(reach.able)} qualify in the whole province.`,
        )}
      </p>
      <p class="meta">
        {say(
          `Ca này nhận nhiều nhất ${number(reach.seats)} người, đã nhận ${number(reach.taken)}.`,
          `The shift takes at most ${number(reach.seats)} people and has ${number(reach.taken)}.`,
        )}
      </p>
      {reach.near > MANY_EACH * (reach.seats - reach.taken) && (
        <p>
          <Chip tone="warn">
            {say(
              `Gọi ${number(reach.near)} người cho ${number(reach.seats - reach.taken)} chỗ`,
              `${number(reach.near)} people for ${number(reach.seats - reach.taken)} seats`,
            )}
          </Chip>{' '}
          {say(
            'Nhiều người nhận lời rồi vẫn không có chỗ. Nên ghi số người gọi nhiều nhất.',
            'Many would accept and get no seat. Better say how many at most.',
          )}
        </p>
      )}
    </div>
  );
}

function Wishing({
  opening,
  shifts,
  called,
}: {
  opening: string;
  shifts: Row[];
  called: (job: string) => void;
}) {
  const [wish, setWish] = useState<Wish>({ shift: shifts[0]?.id ?? '', radius_km: NEAR_KM, most: null });
  const query = queryOf(wish);
  const reach = useLoad(() => get<Reach>(`/openings/${opening}/surge?${query}`), [query]);
  const change = (some: Partial<Wish>) => setWish((old) => ({ ...old, ...some }));
  const call = () => post<Job>(`/openings/${opening}/surge`, wish).then((job) => called(job.id));
  return (
    <>
      <div class="field">
        <label for="surge-shift">{say('Ca', 'Shift')}</label>
        <select
          id="surge-shift"
          value={wish.shift}
          onChange={(event) => change({ shift: event.currentTarget.value })}
        >
          {shifts.map((row) => (
            <option key={row.id} value={row.id}>
              {dayWords(String(row.day))}, {hoursWords(Number(row.from_minute), Number(row.to_minute))}
            </option>
          ))}
        </select>
      </div>
      <div class="fields">
        <NumberField
          id="surge-km"
          label={say('Trong vòng bao nhiêu km', 'Within how many kilometres')}
          hint={say('Để trống: cả tỉnh.', 'Empty: the whole province.')}
          value={wish.radius_km}
          change={(radius_km) => change({ radius_km })}
        />
        <NumberField
          id="surge-most"
          label={say('Gọi nhiều nhất bao nhiêu người', 'How many people at most')}
          hint={say(
            'Người ở gần được gọi trước; cùng gần thì người lâu chưa được mời. Để trống: tất cả.',
            'Those near are called first; of those as near, the least recently asked. Empty: all.',
          )}
          value={wish.most}
          change={(most) => change({ most })}
        />
      </div>
      <Await of={reach}>
        {(now) => (
          <>
            <Reached reach={now} wish={wish} />
            {now.near > 0 && (
              <Step
                words={say(`Gọi ${number(now.near)} người`, `Call ${number(now.near)} people`)}
                title={say(`Gọi ${number(now.near)} người ngay?`, `Call ${number(now.near)} people now?`)}
                says={[
                  say(
                    'Mỗi người nhận một tin mời ngay bây giờ và tự trả lời. Ai đã được mời vào ca này thì không bị nhắn lại.',
                    'Everybody gets one invitation now and answers it. Whoever was invited to this shift already is not asked again.',
                  ),
                ]}
                confirm={say('Gọi ngay', 'Call them now')}
                act={call}
              />
            )}
          </>
        )}
      </Await>
    </>
  );
}

function Called({ job }: { job: string }) {
  const [over, setOver] = useState(false);
  const read = useLoad(() => get<Job>(`/jobs/${job}`), [job, over]);
  if (!over)
    return (
      <MatchProgress
        job={job}
        what={say('Đang gọi', 'Calling')}
        stop={say('Dừng gọi', 'Stop calling')}
        ended={() => setOver(true)}
      />
    );
  return (
    <Await of={read}>
      {(now) => (
        <p class="applied">
          <b>{now.state === 'done' ? say('✓ Đã gọi xong', '✓ Everybody was called') : endWords(now)}.</b>{' '}
          <span lang="vi">{now.note}</span>
        </p>
      )}
    </Await>
  );
}

export default function MatchSurge({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const [job, setJob] = useState('');
  const shifts = useLoad(
    async () => (await all<Row>(`/shifts?opening=${id}`)).filter((row) => String(row.day) >= today()),
    [id],
  );
  return (
    <>
      <TitleBelow path="viec" entity="opening" id={id}>
        {say('Huy động khẩn', 'Call-up')}
      </TitleBelow>
      <p>
        {say(
          'Khi cần nhiều người ngay: mời mọi người đủ điều kiện ở gần, không chọn từng người.',
          'When many are needed at once: everybody near who qualifies is invited, nobody is picked one by one.',
        )}
      </p>
      {job ? (
        <Called job={job} />
      ) : (
        <Await of={shifts}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty>{say('Việc này chưa có ca nào sắp tới.', 'This opening has no coming shift.')}</Empty>
            ) : (
              <Wishing opening={id} shifts={rows} called={setJob} />
            )
          }
        </Await>
      )}
    </>
  );
}
