// SPDX-License-Identifier: MIT
// What if: one case, of a real person or made up, under the rule in force and under this version, as its facts are changed.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get, type Problem, post } from '../data/api.ts';
import { asProblem, useAction, useLoad } from '../data/load.ts';
import { say } from '../data/words.ts';
import { Picker } from '../form/Picker.tsx';
import { Await, Button, ProblemNotice, Title } from '../shell/parts.tsx';
import { go, to } from '../shell/router.ts';
import { speak } from '../shell/speak.ts';
import { type Expected, withTest } from './change.ts';
import { draftUnit, isOwnDraft, saveDraft } from './drafts.ts';
import { FactInput } from './FactInput.tsx';
import { differingFacts, type Facts, factIn, reads, withFact } from './facts.ts';
import './preview.css';
import type { Verdict } from './preview_types.ts';
import { type Reference, readReference } from './reference.ts';
import './rules.css';
import type { Fault, Version } from './types.ts';
import { outcomeWords, VerdictView } from './Verdict.tsx';
import { readVersion } from './Version.tsx';

const WAIT_MS = 300;

interface Tried {
  verdict: Verdict | null;
  fault: Fault | null;
}

interface Both {
  before: Tried | null;
  after: Tried;
}

async function tryBoth(v: Version, now: Version | null, facts: Facts): Promise<Both> {
  const one = (version: Version): Promise<Tried> =>
    post<Tried>('/rules/try', {
      hook: version.hook,
      unit: version.unit,
      source: version.source,
      facts: JSON.stringify(facts),
    });
  const [after, before] = await Promise.all([one(v), now ? one(now) : null]);
  return { before, after };
}

function useVerdicts(v: Version, now: Version | null, facts: Facts) {
  const [both, setBoth] = useState<Both | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);
  useEffect(() => {
    const mine = ++turn.current;
    const wait = window.setTimeout(() => {
      tryBoth(v, now, facts).then(
        (found) => {
          if (mine !== turn.current) return;
          setBoth(found);
          setProblem(null);
          if (found.after.verdict) speak(outcomeWords(found.after.verdict, (code) => code));
        },
        (failure: unknown) => mine === turn.current && setProblem(asProblem(failure)),
      );
    }, WAIT_MS);
    return () => clearTimeout(wait);
  }, [v, now, facts]);
  return { both, problem };
}

/** What the test expects: the outcome, and the reasons it gave. */
function expected(verdict: Verdict): Expected {
  if (verdict.rejected) return { rejected: verdict.rejected };
  const has = [...new Set(verdict.reasons.map((reason) => reason.code))];
  return {
    ...(verdict.unrated ? { unrated: true } : { score: verdict.score }),
    ...(has.length > 0 && { has }),
  };
}

function AddTest(props: { v: Version; reference: Reference; facts: Facts; verdict: Verdict }) {
  const { v, reference, facts, verdict } = props;
  const [name, setName] = useState('');
  const action = useAction();
  const add = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const given = differingFacts(reference.facts, facts, reference.defaults);
      const called = name.trim() || say('trường hợp thêm', 'a further case');
      const source = withTest(v.source, called, given, expected(verdict));
      if (source === null) throw new Error('no tests table');
      const id = await saveDraft(v, { source });
      speak(say('Đã thêm kiểm thử', 'The test is added'));
      go(to('quy-tac', id));
    });
  };
  return (
    <form onSubmit={add} class="form">
      <div class="field">
        <label for="test-name">{say('Gọi trường hợp này là', 'Call this case')}</label>
        <p class="hint" id="test-hint">
          {say(
            'Đừng ghi tên người: kiểm thử là một phần của quy tắc, ai xem quy tắc cũng đọc được.',
            'No names of people: a test is part of the rule, which many read.',
          )}
        </p>
        <input
          id="test-name"
          maxLength={80}
          aria-describedby="test-hint"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <ProblemNotice problem={action.problem} />
      <p>
        <Button type="submit" kind="alt" busy={action.busy}>
          {isOwnDraft(v)
            ? say('Thêm kiểm thử từ người này', 'Add a test from this case')
            : say('Thêm kiểm thử vào bản nháp mới', 'Add a test in a new draft')}
        </Button>
      </p>
    </form>
  );
}

function Outcome({
  of,
  title,
  other,
  fresh,
  band,
}: {
  of: Tried;
  title: string;
  other: Tried | null;
  fresh?: boolean;
  band: (code: string) => string;
}) {
  if (of.fault)
    return (
      <div class="verdict">
        <p class="meta">{title}</p>
        <p>
          <b>! {say(of.fault.vi, of.fault.en)}</b>
        </p>
      </div>
    );
  return (
    <VerdictView
      title={title}
      verdict={of.verdict}
      band={band}
      {...(other && { other: other.verdict })}
      {...(fresh && { fresh })}
    />
  );
}

function WhatIf({ v, now, reference }: { v: Version; now: Version | null; reference: Reference }) {
  const [person, setPerson] = useState('');
  const [facts, setFacts] = useState<Facts>(reference.defaults);
  const action = useAction();
  const { both, problem } = useVerdicts(v, now, facts);
  const band = (code: string): string => {
    const found = reference.bands.find((one) => one.code === code);
    return found ? say(found.vi, found.en) : code;
  };
  const [used, others] = useMemo(() => {
    const text = `${v.source}\n${now?.source ?? ''}`;
    const mine = reference.facts.filter((fact) => reads(text, fact.name));
    return [mine, reference.facts.filter((fact) => !mine.includes(fact))];
  }, [v, now, reference]);
  const choose = (id: string) => {
    setPerson(id);
    if (!id) return setFacts(reference.defaults);
    const unit = draftUnit(v);
    void action.run(async () => {
      const query = new URLSearchParams({ hook: v.hook, subject: id, ...(unit && { unit }) });
      setFacts((await get<{ facts: Facts }>(`/rules/facts?${query}`)).facts);
    });
  };
  const input = (fact: Reference['facts'][number]) => (
    <FactInput
      key={fact.name}
      fact={fact}
      reference={reference}
      value={factIn(facts, fact.name)}
      change={(value) => setFacts((old) => withFact(old, fact.name, value))}
    />
  );
  const old = now ? say(`Bản ${now.version}, đang áp dụng`, `Version ${now.version}, in force`) : '';
  return (
    <div class="split what-if">
      <div>
        <div class="field">
          <label for="person">{say('Bắt đầu từ một người', 'Begin from a person')}</label>
          <p class="hint">
            {say(
              'Để trống là một người mẫu. Thử không ghi gì vào sổ.',
              'Empty: a made-up person. Trying records nothing.',
            )}
          </p>
          <Picker id="person" entity="volunteer" value={person} change={choose} />
        </div>
        <ProblemNotice problem={action.problem} />
        <h2>{say('Dữ kiện quy tắc này dùng', 'Facts this rule uses')}</h2>
        {used.map(input)}
        {others.length > 0 && (
          <details>
            <summary>{say(`Dữ kiện khác (${others.length})`, `Other facts (${others.length})`)}</summary>
            {others.map(input)}
          </details>
        )}
      </div>
      <section class="card next" aria-labelledby="verdict">
        <h2 id="verdict">{say('Kết quả', 'Verdict')}</h2>
        <ProblemNotice problem={problem} />
        {both && (
          <>
            <Outcome
              of={both.after}
              title={say(`Bản ${v.version}`, `Version ${v.version}`)}
              other={both.before}
              fresh
              band={band}
            />
            {both.before && <Outcome of={both.before} title={old} other={both.after} band={band} />}
            {both.after.verdict && (
              <AddTest v={v} reference={reference} facts={facts} verdict={both.after.verdict} />
            )}
          </>
        )}
      </section>
    </div>
  );
}

async function read(id: string) {
  const v = await readVersion(id);
  const [reference, now] = await Promise.all([
    readReference(v.hook),
    v.now && v.now !== v.id ? readVersion(v.now) : null,
  ]);
  return { v, now, reference };
}

export default function Try({ params }: { params: Record<string, string> }) {
  const loaded = useLoad(() => read(String(params.id)), [params.id]);
  return (
    <Await of={loaded}>
      {({ v, now, reference }) => (
        <>
          <Title
            above={
              <a href={to('quy-tac', v.id)}>
                {v.label} · {say(`bản ${v.version}`, `version ${v.version}`)}
              </a>
            }
          >
            {say('Thử một người', 'Try one person')}
          </Title>
          <WhatIf key={v.id} v={v} now={now} reference={reference} />
        </>
      )}
    </Await>
  );
}
