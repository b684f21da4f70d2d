// SPDX-License-Identifier: MIT
// One criterion of a sheet. What is written is saved when the field is left; somebody else's change meanwhile is shown beside one's
// own, and the next save is made knowing it.
import { call, get, type Problem } from 'officer/data/api.ts';
import { asProblem } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import type { Line, Sheet } from './assess.ts';

type Part = 'self' | 'appraisal';

interface Saver {
  note: string;
  problem: Problem | null;
  other: Line | null; // as somebody else left it
  save: (body: Record<string, unknown>) => Promise<void>;
}

/** The line with what the server now holds of it; nothing given is null there. */
const after = (line: Line, kept: Partial<Line>): Line => ({
  ...line,
  scored: kept.scored ?? false,
  self: kept.self ?? 0,
  checked: kept.checked ?? false,
  appraised: kept.appraised ?? 0,
  evidence: kept.evidence ?? '',
  note: kept.note ?? '',
  appraisal_note: kept.appraisal_note ?? '',
});

function useSaver(line: Line, sheet: string, part: Part, saved: (line: Line) => void): Saver {
  const version = useRef<string>(`"${line.version}"`);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [other, setOther] = useState<Line | null>(null);

  const conflict = async () => {
    const now = await get<Sheet>(`/assessments/${sheet}/form`);
    const theirs = now.groups.flatMap((group) => group.lines).find((one) => one.id === line.id);
    if (!theirs) return;
    version.current = `"${theirs.version}"`;
    setOther(theirs);
    speak(say('Người khác vừa sửa tiêu chí này', 'Somebody else has just changed this criterion'));
  };
  const send = async (body: Record<string, unknown>) => {
    setNote(say('Đang lưu…', 'Saving…'));
    setProblem(null);
    try {
      const reply = await call<Line>('PATCH', `/assessment_lines/${line.id}/${part}`, body, {
        ifMatch: version.current,
      });
      if (reply.etag) version.current = reply.etag;
      setOther(null);
      setNote(say('✓ Đã lưu', '✓ Saved'));
      saved(after(line, reply.data));
    } catch (failure) {
      setNote(say('! Chưa lưu', '! Not saved'));
      const why = asProblem(failure);
      setProblem(why);
      if (why.status === 412) await conflict();
    }
  };
  /** One after the other: the second must know the version the first made. */
  const save = (body: Record<string, unknown>): Promise<void> => {
    queue.current = queue.current.then(() => send(body));
    return queue.current;
  };
  return { note, problem, other, save };
}

const points = (text: string): number | null => (text.trim() === '' ? null : Math.round(Number(text)));

function Points(props: {
  id: string;
  label: string;
  of: string;
  most: number;
  value: number | null;
  save: (value: number | null) => void;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        type="number"
        inputMode="numeric"
        min={0}
        max={props.most}
        aria-label={`${props.label}: ${props.of}`}
        defaultValue={props.value === null ? '' : String(props.value)}
        onChange={(event) => props.save(points(event.currentTarget.value))}
      />
    </div>
  );
}

function Words(props: {
  id: string;
  label: string;
  of: string;
  value: string;
  save: (text: string) => void;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <textarea
        id={props.id}
        rows={2}
        aria-label={`${props.label}: ${props.of}`}
        defaultValue={props.value}
        onChange={(event) => props.save(event.currentTarget.value)}
      />
    </div>
  );
}

/** Addresses as links, anything else as it is written. */
function Evidence({ text }: { text: string }) {
  return (
    <ul>
      {text
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => (
          <li key={line}>
            {/^https?:\/\//.test(line) ? (
              <a href={line} target="_blank" rel="noreferrer">
                {line}
              </a>
            ) : (
              line
            )}
          </li>
        ))}
    </ul>
  );
}

function Self({ line, saver }: { line: Line; saver: Saver }) {
  const needs = line.evidence_needed ? say(' (phải có)', ' (needed)') : '';
  return (
    <>
      <Points
        id={`self-${line.id}`}
        label={say(`Tự chấm, nhiều nhất ${line.points}`, `Own score, at most ${line.points}`)}
        of={line.title}
        most={line.points}
        value={line.scored ? line.self : null}
        save={(value) => void saver.save(value === null ? { scored: false } : { self: value })}
      />
      <Words
        id={`evidence-${line.id}`}
        label={
          say('Minh chứng, mỗi dòng một đường dẫn hoặc số văn bản', 'Evidence, a link or document a line') +
          needs
        }
        of={line.title}
        value={line.evidence}
        save={(text) => void saver.save({ evidence: text })}
      />
      <Words
        id={`note-${line.id}`}
        label={say('Ghi chú', 'Note')}
        of={line.title}
        value={line.note}
        save={(text) => void saver.save({ note: text })}
      />
    </>
  );
}

const difference = (line: Line): number => line.self - line.appraised;
const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`;

/** What both sides gave, for readers. */
function Given({ line }: { line: Line }) {
  return (
    <p class="row">
      <span>
        {say('Tự chấm', 'Self')}: <b>{line.scored ? number(line.self) : '–'}</b>
      </span>
      {line.checked && (
        <>
          <span>
            {say('Thẩm định', 'Appraised')}: <b>{number(line.appraised)}</b>
          </span>
          <span>
            {say('Chênh lệch', 'Difference')}: <b>{signed(difference(line))}</b>
          </span>
        </>
      )}
      <span class="meta">
        {say('tối đa', 'of')} {number(line.points)}
      </span>
    </p>
  );
}

function Appraisal({ line, saver }: { line: Line; saver: Saver }) {
  return (
    <>
      <Points
        id={`appraised-${line.id}`}
        label={say(`Thẩm định, nhiều nhất ${line.points}`, `Appraised, at most ${line.points}`)}
        of={line.title}
        most={line.points}
        value={line.checked ? line.appraised : null}
        save={(value) => void saver.save(value === null ? { checked: false } : { appraised: value })}
      />
      <Words
        id={`remark-${line.id}`}
        label={say('Nhận xét', 'Remark')}
        of={line.title}
        value={line.appraisal_note}
        save={(text) => void saver.save({ appraisal_note: text })}
      />
    </>
  );
}

function Theirs({ line }: { line: Line }) {
  return (
    <div class="notice" role="status">
      <p>
        <b>{say('Bản đang lưu, do người khác vừa sửa:', 'As somebody else has just saved it:')}</b>
      </p>
      <Given line={line} />
      {line.evidence && <Evidence text={line.evidence} />}
      {line.note && <p class="lines">{line.note}</p>}
      {line.appraisal_note && <p class="lines">{line.appraisal_note}</p>}
      <p class="meta">
        {say(
          'Sửa lại ô của bạn rồi rời ô để lưu đè.',
          'Change your field again and leave it to save yours over it.',
        )}
      </p>
    </div>
  );
}

export function SheetLine(props: { line: Line; sheet: Sheet; saved: (line: Line) => void }) {
  const { line, sheet } = props;
  const part: Part = sheet.may_self ? 'self' : 'appraisal';
  const saver = useSaver(line, sheet.id, part, props.saved);
  return (
    <li id={`line-${line.id}`}>
      <h3>{line.title}</h3>
      {line.condition && <p class="meta lines">{line.condition}</p>}
      {sheet.may_self ? (
        <>
          <Self line={line} saver={saver} />
          {line.checked && <Given line={line} />}
        </>
      ) : (
        <>
          <Given line={line} />
          {line.evidence && <Evidence text={line.evidence} />}
          {!line.evidence && line.evidence_needed && (
            <p class="meta">! {say('Thiếu minh chứng', 'Its evidence is missing')}</p>
          )}
          {line.note && <p class="lines">{line.note}</p>}
          {sheet.may_appraise && <Appraisal line={line} saver={saver} />}
        </>
      )}
      {!sheet.may_appraise && line.appraisal_note && (
        <p class="lines">
          <b>{say('Cấp trên', 'Level above')}:</b> {line.appraisal_note}
        </p>
      )}
      <ProblemNotice problem={saver.problem} />
      {saver.other && <Theirs line={saver.other} />}
      {(sheet.may_self || sheet.may_appraise) && (
        <p class="meta saved" aria-live="polite">
          {saver.note}
        </p>
      )}
    </li>
  );
}
