// SPDX-License-Identifier: MIT
// The page of the current address. Its chunk is loaded first; until then the old page stays. A new page gets the focus on
// its heading, so that a screen reader and the keyboard are where the eye is.
import { useEffect, useState } from 'preact/hooks';
import { asProblem } from '../data/load.ts';
import { holds } from '../data/session.ts';
import { say } from '../data/words.ts';
import { ProblemNotice } from './parts.tsx';
import { find, type PageOf, type Params, type Route } from './registry.ts';
import { place } from './router.ts';

interface Shown {
  key: string;
  page: PageOf;
  params: Params;
}

function NotFound() {
  return (
    <>
      <h1>{say('Không có trang này', 'There is no such page')}</h1>
      <p>
        <a href="/can-bo">{say('Về việc hôm nay', "Back to today's work")}</a>
      </p>
    </>
  );
}

function Refused() {
  return (
    <>
      <h1>{say('Bạn chưa có quyền xem trang này', 'You may not open this page')}</h1>
      <p>
        {say(
          'Cần thêm quyền, hãy hỏi quản trị cụm hoặc quản trị tỉnh.',
          'Ask the area or provincial administrator when you need it.',
        )}
      </p>
    </>
  );
}

function Broken({ failure }: { failure: unknown }) {
  return (
    <>
      <h1>{say('Chưa mở được trang', 'The page did not open')}</h1>
      <ProblemNotice problem={asProblem(failure)} retry={() => location.reload()} />
    </>
  );
}

async function pageOf(route: Route | undefined): Promise<PageOf> {
  if (!route) return NotFound;
  if (!holds(route.role)) return Refused;
  try {
    return (await route.page()).default;
  } catch (failure) {
    return () => <Broken failure={failure} />;
  }
}

/** Headings appear when the page's data is there: wait for one, briefly. */
function focusHeading(tries = 40): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) {
    if (tries > 0) setTimeout(() => focusHeading(tries - 1), 50);
    return;
  }
  document.title = `${heading.textContent} — Volbank`;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export function Outlet() {
  const { path } = place.value;
  const [shown, setShown] = useState<Shown | null>(null);
  const [first, setFirst] = useState(true);
  useEffect(() => {
    let wanted = true;
    const found = find(path);
    void pageOf(found?.route).then((page) => {
      if (wanted) setShown({ key: path, page, params: found?.params ?? {} });
    });
    return () => {
      wanted = false;
    };
  }, [path]);
  useEffect(() => {
    if (!shown) return;
    if (first) {
      setFirst(false);
      document.title = `${document.querySelector('main h1')?.textContent ?? say('Khu vực cán bộ', 'Officers')} — Volbank`;
    } else {
      focusHeading();
    }
  }, [shown?.key]);
  return shown && <shown.page key={shown.key} params={shown.params} />;
}
