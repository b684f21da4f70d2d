// SPDX-License-Identifier: MIT
// What came of ideas, models and forums: what was registered beside what is applied, each figure leading to its records; what makes
// a figure look better than it is stands beside it. Unit, year and figure stand in the address.
import { get } from 'officer/data/api.ts';
import { dayShort, today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { holds, homeUnit, me, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { place, to } from 'officer/shell/router.ts';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Results as Answer, Result } from './library.ts';
import './library.css';

const words = (show: string): string =>
  ({
    registered: say('Đã đăng ký', 'Registered'),
    discussed: say('Được thảo luận', 'Discussed'),
    adopted: say('Được chấp nhận', 'Adopted'),
    applied: say('Đã áp dụng', 'Applied'),
    stale: say('Chấp nhận quá nửa năm mà chưa nơi nào áp dụng', 'Adopted half a year ago, applied nowhere'),
    repeated: say(
      'Gần trùng một ý tưởng trước, chưa gộp',
      'Say what another one said before, and are not merged',
    ),
    many: say('Của người đăng ký hơn 5 ý tưởng trong năm', 'Of somebody with more than 5 in the year'),
    shared: say('Dùng chung một bản ghi làm chứng', 'Shown by the record that shows another one too'),
    copied: say('Nơi báo làm theo', 'Copies reported'),
    confirmed: say('Nơi làm theo đã xác nhận', 'Copies confirmed'),
    asked: say('Câu hỏi đã đăng', 'Questions shown'),
    answered: say('Câu hỏi đã trả lời', 'Questions answered'),
  })[show] ?? show;

const address = (changes: Record<string, string>): string => {
  const query = new URLSearchParams(place.value.query);
  query.delete('sau');
  for (const [name, value] of Object.entries(changes)) value ? query.set(name, value) : query.delete(name);
  const text = query.toString();
  return to('sang-kien', 'ket-qua') + (text ? `?${text}` : '');
};

const share = (part: number, whole: number): string => (whole ? `${number((100 * part) / whole, 1)} %` : '–');

function Figure({ show, value, more }: { show: string; value: number; more?: ComponentChildren }) {
  return (
    <div>
      <dt>{words(show)}</dt>
      <dd>
        {value ? (
          <a href={address({ xem: show })}>
            {number(value)}
            <span class="vh"> {say('xem bản ghi', 'see the records')}</span>
          </a>
        ) : (
          '0'
        )}
        {value > 0 && more && (
          <>
            <br />
            <span class="meta">{more}</span>
          </>
        )}
      </dd>
    </div>
  );
}

function Flags({ of }: { of: Answer }) {
  const flags = (['repeated', 'many', 'shared', 'stale'] as const).filter((flag) => of.flags[flag]);
  if (flags.length === 0) return null;
  return (
    <div class="notice warn">
      <p>
        <b>{say('Nên xem lại trước khi dùng số này', 'To look at before these figures are used')}</b>
      </p>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>
            <a href={address({ xem: flag })}>
              {number(of.flags[flag])} {say('ý tưởng', 'ideas')}
            </a>
            : {words(flag)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Rows({ caption, first, children }: { caption: string; first: string; children: ComponentChildren }) {
  return (
    <table class="tbl">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {['registered', 'adopted', 'applied'].map((one) => (
            <th scope="col" class="num" key={one}>
              {words(one)}
            </th>
          ))}
          <th scope="col" class="num">
            {say('Nơi áp dụng', 'Places')}
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Cells({ of }: { of: Pick<Answer, 'registered' | 'adopted' | 'applied' | 'places'> }) {
  return (
    <>
      <td class="num" data-l={words('registered')}>
        {number(of.registered)}
      </td>
      <td class="num" data-l={words('adopted')}>
        {number(of.adopted)}
      </td>
      <td class="num" data-l={words('applied')}>
        <span>
          {number(of.applied)} <small class="meta">{share(of.applied, of.registered)}</small>
        </span>
      </td>
      <td class="num" data-l={say('Nơi áp dụng', 'Places')}>
        {number(of.places)}
      </td>
    </>
  );
}

function Item({ of }: { of: Result }) {
  const title = of.page && holds(STAFF) ? <a href={`/can-bo/${of.page}`}>{of.title}</a> : <b>{of.title}</b>;
  return (
    <li>
      <span class="grow">
        {title}
        <br />
        <span class="meta">
          {of.unit} · {dayShort(of.day)} · {of.why}
        </span>
      </span>
      <Chip tone={of.counted ? 'ok' : 'plain'}>
        {of.counted ? say('Có kết quả', 'Has a result') : say('Chưa', 'Not yet')}
      </Chip>
    </li>
  );
}

/** Who asked for the records of a figure is taken to them. */
function Records({ of, show, after }: { of: Answer; show: string; after: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (show) heading.current?.focus();
  }, [show, after, of.year, of.unit]);
  if (!show) return null;
  return (
    <section aria-labelledby="ban-ghi-h">
      <h2 id="ban-ghi-h" tabIndex={-1} ref={heading}>
        {words(show)}
      </h2>
      {of.total === 0 && <Empty>{say('Không có bản ghi nào.', 'No records.')}</Empty>}
      {of.total > 0 && (
        <>
          <p role="status">{say(`${number(of.total)} bản ghi`, `${number(of.total)} records`)}</p>
          <ul class="tasks">
            {of.items.map((one) => (
              <Item key={one.id} of={one} />
            ))}
          </ul>
        </>
      )}
      <p class="row">
        {after > 0 && <a href={address({})}>{say('Về đầu', 'To the first')}</a>}
        {of.next !== null && (
          <a class="btn alt" href={address({ sau: String(of.next) })}>
            {say('Xem tiếp', 'Further')}
          </a>
        )}
      </p>
    </section>
  );
}

function Years({ of }: { of: Answer }) {
  const last = Math.max(of.year, Number(today().slice(0, 4)));
  return (
    <nav class="row noprint years" aria-label={say('Năm', 'Year')}>
      {[last - 2, last - 1, last].map((year) => (
        <a
          key={year}
          class="btn alt"
          href={address({ nam: String(year), xem: '' })}
          aria-current={year === of.year ? 'page' : undefined}
        >
          {year}
        </a>
      ))}
    </nav>
  );
}

function Whole({ of, show, after }: { of: Answer; show: string; after: number }) {
  return (
    <>
      <p>{of.name}</p>
      <Years of={of} />
      <h2>{say('Ý tưởng, sáng kiến', 'Ideas')}</h2>
      <p class="meta">
        {say(
          'Tính theo năm đề xuất. Số đăng ký không phải kết quả: kết quả là được áp dụng, có bản ghi cho thấy.',
          'By the year of the proposal. Being registered is no result: being applied is, with a record that shows it.',
        )}
      </p>
      <dl class="facts">
        <Figure show="registered" value={of.registered} />
        <Figure show="discussed" value={of.discussed} />
        <Figure show="adopted" value={of.adopted} />
        <Figure
          show="applied"
          value={of.applied}
          more={say(
            `${share(of.applied, of.registered)} số đăng ký, ở ${number(of.places)} nơi`,
            `${share(of.applied, of.registered)} of those registered, in ${number(of.places)} places`,
          )}
        />
      </dl>
      <Flags of={of} />
      {of.rows.length > 1 && (
        <Rows
          caption={say(`Theo đơn vị, năm ${of.year}`, `By unit, ${of.year}`)}
          first={say('Đơn vị', 'Unit')}
        >
          {of.rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">
                {row.own ? (
                  say('Gửi thẳng cấp này', 'For this level itself')
                ) : (
                  <a href={address({ 'don-vi': row.unit, xem: '' })}>{row.name}</a>
                )}
              </th>
              <Cells of={row} />
            </tr>
          ))}
        </Rows>
      )}
      <Rows caption={say('Theo năm đề xuất', 'By year of the proposal')} first={say('Năm', 'Year')}>
        {of.years
          .filter((one) => one.registered > 0 || one.year === of.year)
          .map((one) => (
            <tr key={one.year}>
              <th scope="row">{one.year}</th>
              <Cells of={one} />
            </tr>
          ))}
      </Rows>
      <h2>{say('Mô hình hay được nhân rộng', 'Models that were copied')}</h2>
      <dl class="facts">
        <div>
          <dt>{say('Mô hình đang đăng', 'Models published')}</dt>
          <dd>{number(of.models)}</dd>
        </div>
        <Figure show="copied" value={of.copied} />
        <Figure
          show="confirmed"
          value={of.confirmed}
          more={say(
            `${number(of.helped)} người được giúp, theo báo cáo đã xác nhận`,
            `${number(of.helped)} people helped, as confirmed reports say`,
          )}
        />
      </dl>
      <h2>{say('Diễn đàn, đối thoại', 'Forums')}</h2>
      <dl class="facts">
        <div>
          <dt>{say('Đã tổ chức', 'Held')}</dt>
          <dd>{number(of.forums)}</dd>
        </div>
        <Figure show="asked" value={of.asked} />
        <Figure show="answered" value={of.answered} more={share(of.answered, of.asked)} />
      </dl>
      <Records of={of} show={show} after={after} />
    </>
  );
}

export default function Results() {
  const query = place.value.query;
  const unit = query.get('don-vi') || homeUnit() || me.value?.roles[0]?.unit || '';
  const show = query.get('xem') ?? '';
  const after = Number(query.get('sau')) || 0;
  const asked = new URLSearchParams({
    unit,
    ...(query.get('nam') && { year: query.get('nam') ?? '' }),
    ...(show && { show }),
    ...(after && { after: String(after) }),
  }).toString();
  const load = useLoad(() => get<Answer>(`/library/results?${asked}`), [asked]);
  return (
    <>
      <Title
        above={
          holds(STAFF) ? (
            <a href={to('sang-kien')}>{say('Ý tưởng, sáng kiến', 'Ideas')}</a>
          ) : (
            <a href={to('thu-vien')}>{say('Thư viện', 'Library')}</a>
          )
        }
      >
        {say('Kết quả ý tưởng, mô hình', 'What came of ideas and models')}
      </Title>
      <Await of={load}>{(of) => <Whole of={of} show={show} after={after} />}</Await>
    </>
  );
}
