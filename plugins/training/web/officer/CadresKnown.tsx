// SPDX-License-Identifier: MIT
// Those in charge of volunteering, who of them needs training, and the share the plan asks about (target d), unit by unit.
import { get } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { collator } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { Await, Button, Chip, Empty, Title } from 'officer/shell/parts.tsx';
import { place, refine, to } from 'officer/shell/router.ts';
import type { Figure, Known, KnownCadre } from './assess.ts';

function Share({ figure }: { figure: Figure }) {
  return (
    <>
      <ul class="stats">
        <li>
          <b>{number(figure.cadres)}</b>
          {say('cán bộ phụ trách', 'cadres')}
        </li>
        <li>
          <b>{number(figure.full_time)}</b>
          {say('chuyên trách', 'full-time')}
        </li>
        <li>
          <b>{figure.percent === null ? '–' : `${number(figure.percent)} %`}</b>
          {say('chuyên trách đã được bồi dưỡng, còn hạn', 'of the full-time ones with valid training')}
        </li>
      </ul>
      {figure.units.length > 0 && (
        <details>
          <summary>{say('Theo đơn vị', 'By unit')}</summary>
          <table class="tbl">
            <caption class="vh">{say('Tỷ lệ theo đơn vị', 'Share by unit')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('Đơn vị', 'Unit')}</th>
                <th scope="col" class="num">
                  {say('Đã bồi dưỡng', 'Trained')}
                </th>
                <th scope="col" class="num">
                  {say('Tỷ lệ', 'Share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {figure.units.map((unit) => (
                <tr key={unit.unit}>
                  <th scope="row">{unit.name}</th>
                  <td class="num" data-l={say('Đã bồi dưỡng', 'Trained')}>
                    {number(unit.trained)}/{number(unit.full_time)}
                  </td>
                  <td class="num" data-l={say('Tỷ lệ', 'Share')}>
                    {unit.percent === null ? '–' : `${number(unit.percent)} %`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function State({ of }: { of: KnownCadre }) {
  if (!of.ever) return <Chip tone="warn">{say('Chưa có chứng nhận', 'No certificate')}</Chip>;
  if (!of.trained)
    return (
      <Chip tone="no">
        {of.until
          ? say(`Hết hạn từ ${dayShort(of.until)}`, `Out of date since ${dayShort(of.until)}`)
          : say('Hết hạn', 'Out of date')}
      </Chip>
    );
  return (
    <Chip tone="ok">
      {of.until
        ? say(`Còn hạn đến ${dayShort(of.until)}`, `Valid until ${dayShort(of.until)}`)
        : say('Không hết hạn', 'Does not expire')}
    </Chip>
  );
}

function List({ rows }: { rows: KnownCadre[] }) {
  const order = collator();
  return (
    <table class="tbl">
      <caption class="vh">{say('Cán bộ phụ trách tình nguyện', 'Cadres')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Cán bộ', 'Cadre')}</th>
          <th scope="col">{say('Đơn vị', 'Unit')}</th>
          <th scope="col">{say('Kiến thức', 'Knowledge')}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows]
          .sort((a, b) => order.compare(a.unit_name, b.unit_name) || order.compare(a.name, b.name))
          .map((row) => (
            <tr key={row.cadre}>
              <th scope="row">
                <a href={to('du-lieu', 'cadre', row.cadre)}>{row.name || row.duty}</a>
                <div class="meta">
                  {row.duty}
                  {!row.full_time && `, ${say('bán chuyên trách', 'part-time')}`}
                </div>
              </th>
              <td data-l={say('Đơn vị', 'Unit')}>{row.unit_name}</td>
              <td data-l={say('Kiến thức', 'Knowledge')}>
                <State of={row} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

export default function CadresKnown() {
  const unit = homeUnit();
  const due = place.value.query.get('can') === '1';
  const read = useLoad(
    async () => ({
      figure: await get<Figure>(`/cadres/figure?unit=${unit}`),
      known: await get<Known>(`/cadres/known?unit=${unit}${due ? '&due=true' : ''}`),
    }),
    [unit, due],
  );
  return (
    <>
      <Title
        above={<a href={to('nang-luc')}>{say('Đánh giá năng lực', 'Competence')}</a>}
        acts={
          <a class="btn alt" href={to('du-lieu', 'cadre')}>
            {say('Sổ cán bộ', 'The register')}
          </a>
        }
      >
        {say('Cán bộ phụ trách tình nguyện', 'Cadres in charge of volunteering')}
      </Title>
      <Await of={read}>
        {({ figure, known }) => (
          <>
            <Share figure={figure} />
            <p>
              <Button kind="alt" pressed={due} onClick={() => refine({ can: due ? '' : '1' })}>
                {say('Chỉ ai cần bồi dưỡng', 'Only those who need training')}
              </Button>
            </p>
            {known.items.length > 0 ? (
              <List rows={known.items} />
            ) : (
              <Empty>{say('Không có ai.', 'Nobody.')}</Empty>
            )}
          </>
        )}
      </Await>
    </>
  );
}
