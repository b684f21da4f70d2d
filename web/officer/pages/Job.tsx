// SPDX-License-Identifier: MIT
// One job: how far it is, what came out, stopping and undoing it.
import { momentWords } from '../data/days.ts';
import { say } from '../data/words.ts';
import { JobProgress } from '../list/JobProgress.tsx';
import { Title } from '../shell/parts.tsx';
import { to } from '../shell/router.ts';

export default function Job({ params }: { params: Record<string, string> }) {
  return (
    <JobProgress id={params.id ?? ''}>
      {(job) => (
        <>
          <Title above={<a href={to('viec-nen')}>{say('Việc chạy nền', 'Jobs')}</a>}>{job.kind}</Title>
          <p class="meta">
            {say('Yêu cầu lúc', 'Asked at')} {momentWords(job.made)}
          </p>
        </>
      )}
    </JobProgress>
  );
}
