// SPDX-License-Identifier: MIT
// The first page: what waits today, brought by the plugins.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayWords, today } from '../data/days.ts';
import { me } from '../data/session.ts';
import { say } from '../data/words.ts';
import { Title } from '../shell/parts.tsx';
import { slot } from '../shell/registry.ts';
import { to } from '../shell/router.ts';

export default function Today() {
  const [parts, setParts] = useState<ComponentType[]>([]);
  useEffect(() => {
    void Promise.allSettled(slot('today').map((bring) => bring())).then((done) =>
      setParts(done.flatMap((one) => (one.status === 'fulfilled' ? [one.value.default] : []))),
    );
  }, []);
  return (
    <>
      <Title above={me.value?.name}>
        {say('Việc hôm nay', "Today's work")}
        <small class="meta"> {dayWords(today())}</small>
      </Title>
      {parts.map((Part, i) => (
        <Part key={i} />
      ))}
      <p>
        <a href={to('tat-ca')}>{say('Mọi việc bạn làm được ở đây', 'Everything you can do here')}</a>
      </p>
    </>
  );
}
