// SPDX-License-Identifier: MIT
// The officers' application: who is signed in, what the loaded plugins bring, then the page of the address.
import { render } from 'preact';
import './app.css';
import { core } from './core.ts';
import { Problem } from './data/api.ts';
import { loadMe } from './data/session.ts';
import { say, useLanguage } from './data/words.ts';
import { Frame } from './shell/Frame.tsx';
import { Outlet } from './shell/Outlet.tsx';
import { ProblemNotice, Title } from './shell/parts.tsx';
import { loadModules } from './shell/registry.ts';
import { startRouter } from './shell/router.ts';

const root = document.getElementById('app') as HTMLElement;

function NotStaff() {
  return (
    <>
      <Title>{say('Trang này dành cho cán bộ', 'This part is for officers')}</Title>
      <p>
        {say(
          'Tài khoản của bạn chưa được giao vai trò cán bộ. Việc của bạn ở trang chính.',
          'Your account holds no officer role. Your own work is on the public site.',
        )}
      </p>
      <p>
        <a class="btn" href="/">
          {say('Về trang chính', 'To the public site')}
        </a>
      </p>
    </>
  );
}

async function start(): Promise<void> {
  startRouter();
  try {
    const account = await loadMe();
    useLanguage(account.lang);
    if (!account.staff) {
      render(
        <Frame>
          <NotStaff />
        </Frame>,
        root,
      );
      return;
    }
    await loadModules(core);
    render(
      <Frame>
        <Outlet />
      </Frame>,
      root,
    );
  } catch (failure) {
    const problem = failure instanceof Problem ? failure : new Problem(-1, String(failure));
    if (problem.status === 401) location.replace(`/dang-nhap?r=${encodeURIComponent(location.pathname)}`);
    else
      render(
        <Frame>
          <Title>{say('Chưa mở được', 'Could not be opened')}</Title>
          <ProblemNotice problem={problem} retry={() => location.reload()} />
        </Frame>,
        root,
      );
  }
}

void start();
