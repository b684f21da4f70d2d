// SPDX-License-Identifier: MIT
// What stands around every page of the application: masthead, navigation, one live region, footer. On phones the first
// three entries and the page of everything are a bar at the bottom.
import type { ComponentChildren } from 'preact';
import { me, signOut } from '../data/session.ts';
import { language, say, told } from '../data/words.ts';
import { Band, Mark } from './drawings.tsx';
import { mainEntries, type NavEntry } from './registry.ts';
import { BASE, place, to } from './router.ts';
import { spoken } from './speak.ts';

const TODAY: NavEntry = {
  path: '',
  words: ['Hôm nay', 'Today'],
  group: 'work',
  main: 0,
  icon: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
};
const EVERYTHING: NavEntry = {
  path: 'tat-ca',
  words: ['Tất cả', 'Everything'],
  group: 'work',
  icon: 'M4 5h6v6H4zM14 5h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
};
const ON_PHONE = 3;

function isCurrent(entry: NavEntry): boolean {
  const { path } = place.value;
  if (entry.path === '') return path === '';
  return [entry.path, ...(entry.covers ?? [])].some((one) => path === one || path.startsWith(`${one}/`));
}

function Entry({ entry, wide }: { entry: NavEntry; wide: boolean }) {
  return (
    <li class={wide ? 'wide' : undefined}>
      <a href={entry.path ? to(entry.path) : BASE} aria-current={isCurrent(entry) ? 'page' : undefined}>
        {entry.icon && (
          <svg class="ico" viewBox="0 0 24 24" aria-hidden="true">
            <path d={entry.icon} />
          </svg>
        )}
        {told(entry.words)}
      </a>
    </li>
  );
}

function Navigation() {
  const main = [TODAY, ...mainEntries()];
  return (
    <nav class="bar" aria-label={say('Khu vực cán bộ', 'Officers')}>
      <ul class="plain">
        {main.map((entry, i) => (
          <Entry key={entry.path} entry={entry} wide={i >= ON_PHONE} />
        ))}
        <Entry entry={EVERYTHING} wide={false} />
      </ul>
    </nav>
  );
}

function Footer() {
  const other = language() === 'vi' ? 'en' : 'vi';
  return (
    <footer>
      <div class="wrap row">
        <a href="/">{say('Trang công khai', 'Public site')}</a>
        <a href="/tro-giup">{say('Trợ giúp', 'Help')}</a>
        <form method="post" action="/ngon-ngu">
          <input type="hidden" name="r" value={location.pathname} />
          <button type="submit" class="link" name="l" value={other} lang={other}>
            {other === 'en' ? 'English' : 'Tiếng Việt'}
          </button>
        </form>
        {me.value && (
          <button type="button" class="link" onClick={() => void signOut()}>
            {say('Đăng xuất', 'Sign out')}
          </button>
        )}
      </div>
    </footer>
  );
}

export function Frame({ children }: { children: ComponentChildren }) {
  const held = me.value?.roles.find((one) => one.role !== 'volunteer');
  return (
    <>
      <a class="skip" href="#main">
        {say('Đến nội dung chính', 'Skip to the content')}
      </a>
      <header class="mast">
        <div class="wrap">
          <a class="brand" href={BASE}>
            <Mark />
            <span>
              <b>Volbank</b>
              <small>{say('Khu vực cán bộ', 'Officers')}</small>
            </span>
          </a>
          {me.value && (
            <a class="who" href={to('toi')}>
              <span>
                {me.value.name}
                {held && <small>{held.unit_name || held.role_label}</small>}
              </span>
            </a>
          )}
        </div>
        <Band />
      </header>
      {me.value && <Navigation />}
      <main class="wrap" id="main">
        {children}
      </main>
      <p class="vh" role="status">
        {spoken.value}
      </p>
      <Footer />
    </>
  );
}
