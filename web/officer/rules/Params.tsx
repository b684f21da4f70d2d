// SPDX-License-Identifier: MIT
// The parameters of a rule as a form, no Lua in sight. Saving makes a draft; nothing counts before a second person approved it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../data/api.ts';
import { useAction, useLoad } from '../data/load.ts';
import { useName } from '../data/names.ts';
import { say } from '../data/words.ts';
import { Await, Button, ProblemNotice, Title } from '../shell/parts.tsx';
import { go, to } from '../shell/router.ts';
import { draftUnit, isOwnDraft, saveDraft } from './drafts.ts';
import { Note } from './Note.tsx';
import { outline, type Param } from './outline.ts';
import './rules.css';
import { boundsWords } from './Summary.tsx';
import type { Version } from './types.ts';
import { readVersion } from './Version.tsx';
import { points, typedNumber, whose } from './words.ts';

function flawOf(param: Param, typed: string): string {
  const value = typedNumber(typed);
  if (value === null)
    return say('Hãy ghi một số, nhiều nhất hai chữ số lẻ.', 'Write a number with at most two decimals.');
  const low = param.min !== null && value < param.min;
  const high = param.max !== null && value > param.max;
  return low || high ? say(`Phải ${boundsWords(param)}.`, `Must be ${boundsWords(param)}.`) : '';
}

interface FieldProps {
  param: Param;
  typed: string;
  now: number | undefined; // in force today
  flaw: string;
  change: (typed: string) => void;
}

function ParamField({ param, typed, now, flaw, change }: FieldProps) {
  const id = `p-${param.name}`;
  const value = typedNumber(typed);
  const changed = now !== undefined && value !== now;
  return (
    <div class="field">
      <label for={id}>{param.label}</label>
      <p class="hint" id={`${id}-hint`}>
        {[
          boundsWords(param).replace(/^./, (c) => c.toUpperCase()),
          now !== undefined && say(`đang áp dụng: ${points(now)}`, `in force: ${points(now)}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {flaw && (
        <p class="err" id={`${id}-err`}>
          {flaw}
        </p>
      )}
      <div class="row">
        <input
          id={id}
          class="short"
          inputMode="decimal"
          autocomplete="off"
          value={typed}
          aria-describedby={`${id}-hint${flaw ? ` ${id}-err` : ''}`}
          aria-invalid={flaw ? 'true' : undefined}
          onInput={(event) => change(event.currentTarget.value)}
        />
        {changed && (
          <Button
            kind="link"
            onClick={() => change(points(now))}
            label={say(`Trả về ${points(now)}: ${param.label}`, `Back to ${points(now)}: ${param.label}`)}
          >
            {say(`Trả về ${points(now)}`, `Back to ${points(now)}`)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What is wrong, above the form, with links to the fields. */
function Wrong({ params, typed, turn }: { params: Param[]; typed: Record<string, string>; turn: number }) {
  const box = useRef<HTMLDivElement>(null);
  const wrong = params.filter((param) => flawOf(param, typed[param.name] ?? ''));
  useEffect(() => {
    if (turn > 0) box.current?.focus();
  }, [turn]);
  if (turn === 0 || wrong.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={box}>
      <p>
        <b>! {say('Có số chưa hợp lệ', 'Some numbers do not fit')}</b>
      </p>
      <ul>
        {wrong.map((param) => (
          <li key={param.name}>
            <a
              href={`#p-${param.name}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(`p-${param.name}`)?.focus();
              }}
            >
              {param.label}: {flawOf(param, typed[param.name] ?? '')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ParamForm({ v, now }: { v: Version; now: Version | null }) {
  const { params } = outline(v.source);
  const inForce = new Map(outline(now?.source ?? v.source).params.map((param) => [param.name, param.value]));
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(params.map((param) => [param.name, points(param.value)])),
  );
  const [note, setNote] = useState(isOwnDraft(v) ? v.note : '');
  const [turn, setTurn] = useState(0);
  const action = useAction();
  const unit = draftUnit(v);
  const unitName = useName('unit', unit);
  const submit = (event: Event) => {
    event.preventDefault();
    if (params.some((param) => flawOf(param, typed[param.name] ?? ''))) {
      setTurn(turn + 1);
      return;
    }
    const changed = params.flatMap((param) => {
      const value = typedNumber(typed[param.name] ?? '');
      return value === param.value ? [] : [`${param.name} = ${value}`];
    });
    void action.run(async () => {
      if (changed.length === 0 && !isOwnDraft(v))
        throw new Problem(-1, say('Chưa đổi số nào.', 'No number was changed.'));
      go(to('quy-tac', await saveDraft(v, { params: changed.join('\n'), note })));
    });
  };
  if (params.length === 0)
    return (
      <p>
        {say(
          'Quy tắc này không có tham số; hãy mở trình soạn.',
          'This rule has no parameters; open the editor.',
        )}
      </p>
    );
  return (
    <form onSubmit={submit} noValidate class="form">
      <Wrong params={params} typed={typed} turn={turn} />
      <ProblemNotice problem={action.problem} />
      {!isOwnDraft(v) && (
        <p class="notice">
          {unit !== v.unit && unit
            ? say(
                `Lưu xong sẽ có bản nháp quy tắc riêng của ${unitName}, bắt đầu từ bản ${v.version} của ${whose(v)}.`,
                `Saving makes a draft of ${unitName}'s own rule, beginning from version ${v.version} of ${whose(v)}.`,
              )
            : say(
                `Lưu xong sẽ có bản nháp mới, bắt đầu từ bản ${v.version}. Bản đang áp dụng chưa đổi.`,
                `Saving makes a new draft, beginning from version ${v.version}. The one in force does not change yet.`,
              )}
        </p>
      )}
      <div class="fields">
        {params.map((param) => (
          <ParamField
            key={param.name}
            param={param}
            typed={typed[param.name] ?? ''}
            now={inForce.get(param.name)}
            flaw={turn > 0 ? flawOf(param, typed[param.name] ?? '') : ''}
            change={(text) => setTyped((old) => ({ ...old, [param.name]: text }))}
          />
        ))}
      </div>
      <Note value={note} change={setNote} />
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Lưu bản nháp', 'Save the draft')}
        </Button>
        <a href={to('quy-tac', v.id)}>{say('Thôi, không lưu', 'Leave without saving')}</a>
      </p>
    </form>
  );
}

export default function Params({ params }: { params: Record<string, string> }) {
  const loaded = useLoad(async () => {
    const v = await readVersion(String(params.id));
    return { v, now: v.now && v.now !== v.id ? await readVersion(v.now) : null };
  }, [params.id]);
  return (
    <Await of={loaded}>
      {({ v, now }) => (
        <>
          <Title above={<a href={to('quy-tac', v.id)}>{v.label}</a>}>
            {say('Sửa tham số', 'Change parameters')}
          </Title>
          <ParamForm key={v.id} v={v} now={now} />
        </>
      )}
    </Await>
  );
}
