// SPDX-License-Identifier: MIT
// Every entry the reader's roles open, in groups, with what each is for.
import { say, told } from '../data/words.ts';
import { entries, type Group } from './registry.ts';
import { to } from './router.ts';

const groups: [Group, () => string][] = [
  ['work', () => say('Hoạt động', 'Activities')],
  ['people', () => say('Con người', 'People')],
  ['data', () => say('Theo dõi', 'Watching')],
  ['admin', () => say('Quản trị', 'Administration')],
];

export default function EntryMap() {
  const all = entries();
  return (
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
  );
}
