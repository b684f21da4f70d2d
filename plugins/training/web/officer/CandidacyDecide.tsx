// SPDX-License-Identifier: MIT
// The decision: certify when the rule is satisfied, or say why not. A withdrawal ends it without one.
import { post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Ask, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { type Explained, levelWords } from './ladder.ts';

type Verb = 'certify' | 'refuse' | 'withdraw';

interface Acting {
  data: Explained;
  done: () => Promise<void>;
}

function Line(props: {
  id: string;
  label: string;
  value: string;
  change: (text: string) => void;
  long?: boolean;
}) {
  const common = { id: props.id, value: props.value };
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.long ? (
        <textarea
          rows={4}
          maxLength={600}
          {...common}
          onInput={(event) => props.change(event.currentTarget.value)}
        />
      ) : (
        <input maxLength={120} {...common} onInput={(event) => props.change(event.currentTarget.value)} />
      )}
    </div>
  );
}

const titles = (data: Explained): Record<Verb, string> => ({
  certify: say(
    `Công nhận ${levelWords(data.level, data.renewal)}?`,
    `Certify ${levelWords(data.level, data.renewal)}?`,
  ),
  refuse: say('Chưa công nhận?', 'Refuse for now?'),
  withdraw: say('Rút hồ sơ này?', 'Withdraw this candidacy?'),
});

const verbs = (): Record<Verb, string> => ({
  certify: say('Công nhận và cấp chứng nhận', 'Certify and issue'),
  refuse: say('Chưa công nhận', 'Refuse for now'),
  withdraw: say('Rút hồ sơ', 'Withdraw'),
});

function Question({ data, done, verb, close }: Acting & { verb: Verb; close: () => void }) {
  const [decision, setDecision] = useState('');
  const [signer, setSigner] = useState('');
  const [reason, setReason] = useState('');
  const action = useAction();
  const send = async () => {
    const path = `/candidacies/${data.id}/${verb === 'withdraw' ? 'withdrawals' : 'decisions'}`;
    const body =
      verb === 'certify'
        ? { certify: true, decision: decision || null, signer: signer || null }
        : { reason: reason || null };
    if (!(await action.run(() => post(path, body)))) return;
    close();
    speak(say('Đã ghi quyết định', 'The decision is entered'));
    await done();
  };
  return (
    <Ask open title={titles(data)[verb]} close={close}>
      {verb === 'certify' ? (
        <>
          <p>
            {say(
              'Chứng nhận được vào sổ cấp và người dự xét được báo.',
              'A certificate is entered in the register, and the candidate is told.',
            )}
          </p>
          <Line
            id="decision"
            label={say('Số quyết định', 'Number of the decision')}
            value={decision}
            change={setDecision}
          />
          <Line id="signer" label={say('Người ký', 'Signed by')} value={signer} change={setSigner} />
        </>
      ) : (
        <Line
          id="reason"
          long
          label={say('Lý do (người dự xét đọc được)', 'Why (the candidate will read it)')}
          value={reason}
          change={setReason}
        />
      )}
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Button kind={verb === 'certify' ? 'main' : 'bad'} busy={action.busy} onClick={() => void send()}>
          {verbs()[verb]}
        </Button>
        <Button kind="alt" onClick={close}>
          {say('Thôi', 'Not now')}
        </Button>
      </p>
    </Ask>
  );
}

export function Decide(props: Acting) {
  const [verb, setVerb] = useState<Verb | null>(null);
  const ask = verbs();
  return (
    <section>
      <h2>{say('Quyết định', 'Decision')}</h2>
      {!props.data.qualified && (
        <p>
          {say(
            'Còn thiếu điều kiện nên chưa công nhận được.',
            'Something is missing, so nobody can certify yet.',
          )}
        </p>
      )}
      <p class="row">
        {props.data.qualified && <Button onClick={() => setVerb('certify')}>{ask.certify}</Button>}
        <Button kind="alt" onClick={() => setVerb('refuse')}>
          {ask.refuse}
        </Button>
        <Button kind="link" onClick={() => setVerb('withdraw')}>
          {ask.withdraw}
        </Button>
      </p>
      {verb && <Question {...props} verb={verb} close={() => setVerb(null)} />}
    </section>
  );
}
