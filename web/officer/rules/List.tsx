// SPDX-License-Identifier: MIT
// The rules of a unit: for each decision the one in force, whose it is and what it says; the unit's versions; what waits for
// a second person.
import { get } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import { AREA, holds, homeUnit, me } from '../data/session.ts';
import { say } from '../data/words.ts';
import { Picker } from '../form/Picker.tsx';
import { Await, Chip, Dotted, Empty, Title } from '../shell/parts.tsx';
import { place, refine, to } from '../shell/router.ts';
import './rules.css';
import { asOutline, Summary } from './Summary.tsx';
import type { Answers, InForce, Waiting } from './types.ts';
import { sinceWords, stateOf, versionWords, whose } from './words.ts';

const OTHER = 'don-vi';

/** The unit whose rules are shown: the one asked for, else that of the widest role. */
function unitShown(): string {
  const watched = me.value?.roles.find((held) => held.role === 'monitor')?.unit ?? '';
  return place.value.query.get(OTHER) ?? (homeUnit() || watched);
}

async function read(unit: string) {
  const [rules, waiting] = await Promise.all([
    get<Answers['GET /rules']>(unit ? `/rules?unit=${unit}` : '/rules'),
    get<Answers['GET /rules/waiting']>('/rules/waiting'),
  ]);
  return { rules, waiting: waiting.items };
}

function originWords(item: InForce): string {
  if (item.origin === 'own') return say('của đơn vị này', "this unit's own");
  if (item.origin === 'parent') return say(`theo ${item.unit_name}`, `as of ${item.unit_name}`);
  return say('theo quy tắc của tỉnh', "as of the province's rule");
}

function WaitingList({ items }: { items: Waiting[] }) {
  if (items.length === 0) return null;
  const first = [...items].sort((a, b) => Number(b.may_decide) - Number(a.may_decide));
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('Chờ duyệt', 'Waiting for approval')}</h2>
      <ul class="tasks">
        {first.map((one) => (
          <li key={one.id}>
            <span class="grow">
              <a class="big" href={to('quy-tac', one.id)}>
                {one.label}
              </a>
              <p class="meta">
                <Dotted
                  parts={[
                    whose(one),
                    versionWords(one.version),
                    one.author_name && say(`${one.author_name} trình`, `by ${one.author_name}`),
                    one.note,
                  ]}
                />
              </p>
            </span>
            {one.may_decide ? (
              <Chip tone="warn">{say('Chờ bạn duyệt', 'Waits for you')}</Chip>
            ) : (
              <Chip>
                {one.mine
                  ? say('Chờ người thứ hai', 'Waits for a second person')
                  : say('Chờ người khác', 'Waits for others')}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ item }: { item: InForce }) {
  const open = item.versions.some((v) => v.state === 'draft' || v.submitted);
  return (
    <details open={open || undefined}>
      <summary>
        {say(
          `Lịch sử: ${item.versions.length} bản của đơn vị`,
          `History: ${item.versions.length} versions of this unit`,
        )}
      </summary>
      {item.versions.length === 0 ? (
        <p class="meta">{say('Đơn vị chưa có bản riêng nào.', 'This unit has no version of its own.')}</p>
      ) : (
        <ul class="tasks">
          {[...item.versions].reverse().map((version) => {
            const { words, tone } = stateOf(version);
            return (
              <li key={version.id}>
                <span class="grow">
                  <a class="big" href={to('quy-tac', version.id)}>
                    {say(`Bản ${version.version}`, `Version ${version.version}`)}
                  </a>
                  <p class="meta">
                    <Dotted
                      parts={[version.note, version.author_name, version.active_from && sinceWords(version)]}
                    />
                  </p>
                </span>
                <Chip tone={tone}>{words}</Chip>
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}

function Card({ item, unit }: { item: InForce; unit: string }) {
  const heading = `h-${item.hook.replace('.', '-')}`;
  const at = item.origin === 'own' ? '' : `?${OTHER}=${unit}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{item.label}</h2>
      {item.rule ? (
        <>
          <p class="meta">
            <Dotted
              parts={[
                <a key="rule" href={to('quy-tac', item.rule.id)}>
                  {say(`Bản ${item.rule.version}`, `Version ${item.rule.version}`)}
                </a>,
                originWords(item),
                sinceWords(item.rule),
              ]}
            />
          </p>
          {item.summary && <Summary of={asOutline(item.summary)} />}
          {holds(AREA) && (
            <p class="row">
              <a class="btn" href={`${to('quy-tac', item.rule.id, 'tham-so')}${at}`}>
                {say('Sửa tham số', 'Change parameters')}
                <span class="vh"> · {item.label}</span>
              </a>
              <a class="btn alt" href={`${to('quy-tac', item.rule.id, 'soan')}${at}`}>
                {say('Mở trình soạn', 'Open the editor')}
                <span class="vh"> · {item.label}</span>
              </a>
            </p>
          )}
        </>
      ) : (
        <p>{say('Chưa có quy tắc nào đang áp dụng.', 'There is no rule in force.')}</p>
      )}
      <Versions item={item} />
    </section>
  );
}

export default function List() {
  const unit = unitShown();
  const loaded = useLoad(() => read(unit), [unit]);
  return (
    <>
      <Title>{say('Quy tắc', 'Rules')}</Title>
      <p>
        {say(
          'Mỗi việc dùng quy tắc của đơn vị gần nhất có quy tắc đang áp dụng; cuối cùng là quy tắc của tỉnh. Quy tắc mới chỉ có hiệu lực sau khi người thứ hai duyệt.',
          "Each decision uses the rule of the nearest unit that has one in force; the province's comes last. A new rule counts only once a second person approved it.",
        )}
      </p>
      <div class="field">
        <label for="unit">{say('Quy tắc áp dụng cho', 'Rules for')}</label>
        <Picker id="unit" entity="unit" value={unit} change={(id) => refine({ [OTHER]: id })} />
      </div>
      <Await of={loaded}>
        {({ rules, waiting }) => (
          <>
            <WaitingList items={waiting} />
            {rules.items.length === 0 && (
              <Empty>{say('Chưa có quy tắc nào.', 'There are no rules yet.')}</Empty>
            )}
            {rules.items.map((item) => (
              <Card key={item.hook} item={item} unit={unit} />
            ))}
          </>
        )}
      </Await>
    </>
  );
}
