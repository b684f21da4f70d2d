// SPDX-License-Identifier: MIT
// Every entry the reader's roles open, in groups: the menu on phones, the map of the application for everybody.
import { say, told } from '../data/words.ts';
import { Title } from '../shell/parts.tsx';
import { entries, type Group } from '../shell/registry.ts';
import { to } from '../shell/router.ts';

const groups: [Group, () => string][] = [
  ['work', () => say('Hoạt động', 'Activities')],
  ['people', () => say('Con người', 'People')],
  ['data', () => say('Theo dõi', 'Watching')],
  ['admin', () => say('Quản trị', 'Administration')],
];

export default function Everything() {
  const all = entries();
  return (
    <>
      <Title>{say('Tất cả', 'Everything')}</Title>
      <div class="grid" id="map">
        {groups.map(([group, title]) => {
          const own = all.filter((entry) => entry.group === group);
          return (
            own.length > 0 && (
              <section key={group}>
                <h2>{title()}</h2>
                <ul class="tasks told">
                  {own.map((entry) => (
                    <li key={entry.path}>
                      <a class="big" href={to(entry.path)}>
                        {told(entry.words)}
                      </a>
                      {entry.about && <p class="meta">{told(entry.about)}</p>}
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </>
  );
}
