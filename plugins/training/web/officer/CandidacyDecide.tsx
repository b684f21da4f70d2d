// SPDX-License-Identifier: MIT
// The decision: certify when the rule is satisfied, or say why not. A withdrawal ends it without one.
import { post } from 'officer/data/api.ts';
import { say } from 'officer/data/words.ts';
import { type Asked, Step } from 'officer/form/Step.tsx';
import { type Explained, levelWords } from './ladder.ts';

interface Acting {
  data: Explained;
  done: () => Promise<void>;
}

export function Decide({ data, done }: Acting) {
  const level = levelWords(data.level, data.renewal);
  const told = { done: say('Đã ghi quyết định', 'The decision is entered') };
  const decide = (route: string) => (given: Record<string, unknown>) =>
    post(`/candidacies/${data.id}/${route}`, given).then(done);
  const why: Asked[] = [
    {
      name: 'reason',
      label: say('Lý do (người dự xét đọc được)', 'Why (the candidate will read it)'),
      kind: 'lines',
      optional: true,
      max: 600,
    },
  ];
  return (
    <section>
      <h2>{say('Quyết định', 'Decision')}</h2>
      {!data.qualified && (
        <p>
          {say(
            'Còn thiếu điều kiện nên chưa công nhận được.',
            'Something is missing, so nobody can certify yet.',
          )}
        </p>
      )}
      <p class="row">
        {data.qualified && (
          <Step
            words={say('Công nhận và cấp chứng nhận', 'Certify and issue')}
            title={say(`Công nhận ${level}?`, `Certify ${level}?`)}
            says={say(
              'Chứng nhận được vào sổ cấp và người dự xét được báo.',
              'A certificate is entered in the register, and the candidate is told.',
            )}
            asks={[
              {
                name: 'decision',
                label: say('Số quyết định', 'Number of the decision'),
                optional: true,
                max: 120,
              },
              { name: 'signer', label: say('Người ký', 'Signed by'), optional: true, max: 120 },
            ]}
            {...told}
            act={(given) => decide('decisions')({ certify: true, ...given })}
          />
        )}
        <Step
          kind="alt"
          sure="bad"
          words={say('Chưa công nhận', 'Refuse for now')}
          title={say('Chưa công nhận?', 'Refuse for now?')}
          asks={why}
          {...told}
          act={decide('decisions')}
        />
        <Step
          kind="link"
          words={say('Rút hồ sơ', 'Withdraw')}
          title={say('Rút hồ sơ này?', 'Withdraw this candidacy?')}
          asks={why}
          {...told}
          act={decide('withdrawals')}
        />
      </p>
    </section>
  );
}
