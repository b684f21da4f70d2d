// SPDX-License-Identifier: MIT
// The page of the current address. Its chunk is loaded first; until then the old page stays. The page's Title then takes
// the focus, so that a screen reader and the keyboard are where the eye is.
import { useEffect, useState } from 'preact/hooks';
import { asProblem } from '../data/load.ts';
import { holds } from '../data/session.ts';
import { say } from '../data/words.ts';
import { ProblemNotice, Title } from './parts.tsx';
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
      <Title>{say('Không có trang này', 'There is no such page')}</Title>
      <p>
        <a href="/can-bo">{say('Về việc hôm nay', "Back to today's work")}</a>
      </p>
    </>
  );
}

function Refused() {
  return (
    <>
      <Title>{say('Bạn chưa có quyền xem trang này', 'You may not open this page')}</Title>
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
      <Title>{say('Chưa mở được trang', 'The page did not open')}</Title>
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

export function Outlet() {
  const { path } = place.value;
  const [shown, setShown] = useState<Shown | null>(null);
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
  return shown && <shown.page key={shown.key} params={shown.params} />;
}
