// SPDX-License-Identifier: MIT
// Tests of a rule as the server ran them: what passed, what did not and why, each with its line. A test that only expects the
// score from before can be brought in step with the new one without touching the Lua.
import { say } from '../data/words.ts';
import { Button, Chip } from '../shell/parts.tsx';
import { differing } from './change.ts';
import type { Fault, TestResult, Trial } from './types.ts';

const faultText = (fault: Fault): string => say(fault.vi, fault.en);

/** The message without the name of the test, which stands beside it. */
function whyText(row: TestResult): string {
  if (!row.fault) return '';
  const differs = differing(row.fault.en);
  if (differs)
    return say(
      `Mong đợi ${differs.expected}, nhưng được ${differs.got}.`,
      `Expected ${differs.expected}, but got ${differs.got}.`,
    );
  return faultText(row.fault);
}

interface TestsProps {
  trial: Trial;
  goTo?: (line: number) => void; // shows a line of the source
  accept?: (row: TestResult, got: string) => void;
  acceptAll?: () => void;
}

function Row({ row, goTo, accept }: { row: TestResult } & Omit<TestsProps, 'trial' | 'acceptAll'>) {
  const differs = row.fault ? differing(row.fault.en) : null;
  const line = row.line;
  return (
    <li>
      <span class="grow">
        <b>{row.name}</b>
        {row.outcome === 'failed' && <p>{whyText(row)}</p>}
        {differs && accept && (
          <Button kind="alt" onClick={() => accept(row, differs.got)}>
            {say(`Đúng ý tôi: mong đợi ${differs.got}`, `As I want it: expect ${differs.got}`)}
            <span class="vh"> · {row.name}</span>
          </Button>
        )}
      </span>
      {line &&
        (goTo ? (
          <Button
            kind="link"
            onClick={() => goTo(line)}
            label={say(`Đến dòng ${line}: ${row.name}`, `Go to line ${line}: ${row.name}`)}
          >
            {say(`dòng ${line}`, `line ${line}`)}
          </Button>
        ) : (
          <span class="meta">{say(`dòng ${line}`, `line ${line}`)}</span>
        ))}
      {row.outcome === 'passed' ? (
        <Chip tone="ok">{say('Đạt', 'Passed')}</Chip>
      ) : row.outcome === 'failed' ? (
        <Chip tone="no">{say('Chưa đạt', 'Failed')}</Chip>
      ) : (
        <Chip>{say('Chưa chạy', 'Not run')}</Chip>
      )}
    </li>
  );
}

/** Faults of the text itself, or advice on it, each with its line. */
function Told({ of, bad, goTo }: { of: Fault[]; bad?: boolean; goTo: ((line: number) => void) | undefined }) {
  if (of.length === 0) return null;
  return (
    <div class={`notice ${bad ? 'bad' : 'warn'}`}>
      <ul>
        {of.map((fault) => {
          const { line } = fault;
          return (
            <li key={`${line} ${fault.vi}`}>
              {bad && <b>! </b>}
              {faultText(fault)}{' '}
              {line && goTo && (
                <Button
                  kind="link"
                  onClick={() => goTo(line)}
                  label={say(`Đến dòng ${line}`, `Go to line ${line}`)}
                >
                  {say(`dòng ${line}`, `line ${line}`)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function TestsView({ trial, goTo, accept, acceptAll }: TestsProps) {
  const passed = trial.tests.filter((row) => row.outcome === 'passed').length;
  const rows = new Set(trial.tests.map((row) => row.fault?.vi));
  const faults = trial.faults.filter((fault) => !rows.has(fault.vi)); // a test's own stands at the test
  const differ = trial.tests.filter((row) => row.fault && differing(row.fault.en));
  return (
    <>
      <Told of={faults} bad goTo={goTo} />
      <Told of={trial.advice} goTo={goTo} />
      {trial.tests.length > 0 && (
        <p class="row">
          <Chip tone={trial.ok ? 'ok' : 'no'}>
            {say(
              `${passed} trên ${trial.tests.length} kiểm thử đạt`,
              `${passed} of ${trial.tests.length} tests passed`,
            )}
          </Chip>
        </p>
      )}
      {differ.length > 0 && accept && (
        <div class="notice">
          <p>
            {say(
              'Kiểm thử ghi lại điều quy tắc phải cho ra. Bạn vừa đổi điểm nên có kiểm thử còn mong đợi điểm cũ. Điểm mới đúng ý bạn thì sửa kiểm thử; nếu không thì xem lại tham số.',
              'Tests hold what the rule must give. You changed points, so some still expect the old ones. Where the new ones are what you want, change the test; else look at the parameters again.',
            )}
          </p>
          {differ.length > 1 && acceptAll && (
            <p>
              <Button kind="alt" onClick={acceptAll}>
                {say(
                  `Đúng ý tôi: sửa cả ${differ.length} kiểm thử`,
                  `As I want it: change all ${differ.length} tests`,
                )}
              </Button>
            </p>
          )}
        </div>
      )}
      <ul class="tasks tests">
        {trial.tests.map((row) => (
          <Row
            key={`${row.line} ${row.name}`}
            row={row}
            {...(goTo && { goTo })}
            {...(accept && { accept })}
          />
        ))}
      </ul>
    </>
  );
}
