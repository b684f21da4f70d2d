// SPDX-License-Identifier: MIT
// The councils somebody sits on, and how much they still have to score.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { paperAt } from './ballot.ts';
import { type CouncilRow, councilAt } from './council.ts';

export default function Councils() {
  const data = useLoad(() => get<{ items: CouncilRow[] }>('/councils'), []);
  return (
    <>
      <Title>{say('Hội đồng', 'Councils')}</Title>
      <Await of={data}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('Bạn không ở trong hội đồng nào.', 'You do not sit on any council.')}</Empty>
          ) : (
            <table class="tbl">
              <caption class="vh">{say('Hội đồng của tôi', 'My councils')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('Đợt xét', 'Round')}</th>
                  <th scope="col">{say('Vai trò', 'Part')}</th>
                  <th scope="col">{say('Họp ngày', 'Meets on')}</th>
                  <th scope="col">{say('Phải chấm', 'To score')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <tr key={row.round}>
                    <th scope="row">
                      <a href={councilAt(row.round)}>{row.title}</a>
                      <div class="meta">
                        {row.state_label}
                        {row.blind && say(', chấm kín', ', blind')}
                      </div>
                      {row.ballots.map((box) => (
                        <div key={box.id}>
                          <a href={paperAt(box.id)}>
                            {say(`Bỏ phiếu kín: ${box.category}`, `Secret ballot: ${box.category}`)}
                          </a>
                        </div>
                      ))}
                    </th>
                    <td data-l={say('Vai trò', 'Part')}>{row.part_label}</td>
                    <td data-l={say('Họp ngày', 'Meets on')}>{dayShort(row.council_on)}</td>
                    <td data-l={say('Phải chấm', 'To score')}>
                      {row.assigned > 0 ? (
                        <Chip tone="warn">
                          {say(`còn ${number(row.assigned)}`, `${number(row.assigned)} left`)}
                        </Chip>
                      ) : (
                        say(`xong ${number(row.given)}`, `${number(row.given)} done`)
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Await>
    </>
  );
}
