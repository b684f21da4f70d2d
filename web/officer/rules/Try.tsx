// SPDX-License-Identifier: MIT
// What if: one case, of a real person or made up, under the rule in force and under this version, as its facts are changed.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, Problem, post } from '../data/api.ts';
import { dayShort } from '../data/days.ts';
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

/** What one rule says; with a fault there is no verdict. */
interface Said {
  verdict: Verdict | null;
  fault: Fault | null;
}

/** What the version says, and what the rule in force there does. */
interface Tried extends Said {
  facts_used: string[];
  before: (Said & { version: string; number: number }) | null;
}

interface Item {
  day: string;
  about: string;
  facts: Facts;
}

function useVerdicts(v: Version, unit: string | null, facts: Facts) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);
  useEffect(() => {
    const mine = ++turn.current;
    const wait = window.setTimeout(() => {
      const asked = { hook: v.hook, unit, source: v.source, facts: JSON.stringify(facts) };
      post<Tried>('/rules/try', asked).then(
        (found) => {
          if (mine !== turn.current) return;
          setTried(found);
          setProblem(null);
          if (found.verdict) speak(outcomeWords(found.verdict, (code) => code));
        },
        (failure: unknown) => mine === turn.current && setProblem(asProblem(failure)),
      );
    }, WAIT_MS);
    return () => clearTimeout(wait);
  }, [v, unit, facts]);
  return { tried, problem };
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

function Outcome(props: {
  of: Said;
  title: string;
  other: Said | null;
  fresh?: boolean;
  band: (code: string) => string;
}) {
  const { of, title, other, fresh, band } = props;
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

/** A person, and of what they did the case to try; a made-up one when nobody is chosen. */
function Begin({
  hook,
  unit,
  take,
}: {
  hook: string;
  unit: string | null;
  take: (facts: Facts | null) => void;
}) {
  const [person, setPerson] = useState('');
  const [items, setItems] = useState<Item[]>([]);
  const [at, setAt] = useState(0);
  const action = useAction();
  const choose = (id: string) => {
    setPerson(id);
    setItems([]);
    if (!id) return take(null);
    void action.run(async () => {
      const query = new URLSearchParams({ hook, subject: id, ...(unit && { unit }) });
      const found = (await get<{ items: Item[] }>(`/rules/facts?${query}`)).items;
      if (found.length === 0)
        throw new Problem(
          -1,
          say(
            'Người này chưa có lượt nào trong 12 tháng qua.',
            'This person has no case in the last 12 months.',
          ),
        );
      setItems(found);
      setAt(0);
      take(found[0]?.facts ?? null);
    });
  };
  return (
    <>
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
      {items.length > 1 && (
        <div class="field">
          <label for="case">{say('Lượt nào', 'Which case')}</label>
          <select
            id="case"
            value={at}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              setAt(chosen);
              take(items[chosen]?.facts ?? null);
            }}
          >
            {items.map((item, i) => (
              <option key={`${item.day} ${item.about}`} value={i}>
                {[dayShort(item.day), item.about].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </div>
      )}
      <ProblemNotice problem={action.problem} />
    </>
  );
}

function Results({ v, tried, band }: { v: Version; tried: Tried; band: (code: string) => string }) {
  const before = tried.before?.version === v.id ? null : tried.before;
  return (
    <>
      <Outcome
        of={tried}
        title={say(`Bản ${v.version}`, `Version ${v.version}`)}
        other={before}
        fresh
        band={band}
      />
      {before && (
        <Outcome
          of={before}
          title={say(`Bản ${before.number}, đang áp dụng`, `Version ${before.number}, in force`)}
          other={tried}
          band={band}
        />
      )}
    </>
  );
}

function WhatIf({ v, reference }: { v: Version; reference: Reference }) {
  const [facts, setFacts] = useState<Facts>(reference.defaults);
  const unit = draftUnit(v);
  const { tried, problem } = useVerdicts(v, unit, facts);
  const band = (code: string): string => {
    const found = reference.bands.find((one) => one.code === code);
    return found ? say(found.vi, found.en) : code;
  };
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const more = (tried?.facts_used ?? []).filter((name) => !seen.has(name));
    if (more.length) setSeen(new Set([...seen, ...more]));
  }, [tried]);
  const uses = (fact: Reference['facts'][number]) => seen.has(fact.name) || reads(v.source, fact.name);
  const used = reference.facts.filter(uses);
  const others = reference.facts.filter((fact) => !uses(fact));
  const input = (fact: Reference['facts'][number]) => (
    <FactInput
      key={fact.name}
      fact={fact}
      reference={reference}
      value={factIn(facts, fact.name)}
      change={(value) => setFacts((old) => withFact(old, fact.name, value))}
    />
  );
  return (
    <div class="split what-if">
      <div>
        {tried?.verdict && (
          <p class="at-once" aria-hidden="true">
            <b>{outcomeWords(tried.verdict, band)}</b>
            {tried.before?.verdict && (
              <span class="meta">
                {say('đang áp dụng:', 'in force:')} {outcomeWords(tried.before.verdict, band)}
              </span>
            )}
          </p>
        )}
        {v.previews && (
          <Begin hook={v.hook} unit={unit} take={(found) => setFacts(found ?? reference.defaults)} />
        )}
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
        {tried && <Results v={v} tried={tried} band={band} />}
        {tried?.verdict && <AddTest v={v} reference={reference} facts={facts} verdict={tried.verdict} />}
      </section>
    </div>
  );
}

async function read(id: string) {
  const v = await readVersion(id);
  return { v, reference: await readReference(v.hook) };
}

export default function Try({ params }: { params: Record<string, string> }) {
  const loaded = useLoad(() => read(String(params.id)), [params.id]);
  return (
    <Await of={loaded}>
      {({ v, reference }) => (
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
          <WhatIf key={v.id} v={v} reference={reference} />
        </>
      )}
    </Await>
  );
}
