// SPDX-License-Identifier: MIT
// The first page: what waits today, brought by the plugins. Whoever leads nobody has little that waits: they find all they can do here.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayWords, today } from '../data/days.ts';
import { holds, LEADING, me } from '../data/session.ts';
import { say } from '../data/words.ts';
import { Title } from '../shell/parts.tsx';
import { slot } from '../shell/registry.ts';
import { to } from '../shell/router.ts';

const brought = () =>
  holds(LEADING) ? slot('today') : [...slot('today'), () => import('../shell/EntryMap.tsx')];

export default function Today() {
  const [parts, setParts] = useState<ComponentType[]>([]);
  useEffect(() => {
    void Promise.allSettled(brought().map((bring) => bring())).then((done) =>
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
      {holds(LEADING) && (
        <p>
          <a href={to('tat-ca')}>{say('Mọi việc bạn làm được ở đây', 'Everything you can do here')}</a>
        </p>
      )}
    </>
  );
}
