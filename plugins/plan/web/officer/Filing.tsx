// SPDX-License-Identifier: MIT
// One report that is due: its unit writes it from what is filled in already and hands it in; the unit above accepts it or gives it back.
import { get } from 'officer/data/api.ts';
import { dayShort, momentWords } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await, Chip, Dotted, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { BelowTable, countWords } from './FilingPeriod.tsx';
import { Receiving } from './FilingReceive.tsx';
import { Writing } from './FilingWrite.tsx';
import {
  cameWords,
  daysWords,
  standingWords,
  stateWords,
  stepWords,
  toneOf,
  type Whole,
  waitsForUnit,
} from './filing.ts';
import { FORMS, fileOf } from './report.ts';
import './plan.css';

const FILES: Record<(typeof FORMS)[number], string> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' };

export function Words({ of }: { of: Whole['says'] }) {
  const parts: [string, string][] = [
    [say('Đánh giá kết quả', 'Results'), of.results],
    [say('Khó khăn, nguyên nhân', 'Difficulties'), of.difficulties],
    [say('Nhiệm vụ thời gian tới', 'What comes next'), of.tasks],
    [say('Kiến nghị, đề xuất', 'Proposals'), of.proposals],
  ];
  return (
    <>
      {parts
        .filter(([, words]) => words)
        .map(([label, words]) => (
          <section key={label} class="plan-says">
            <h2>{label}</h2>
            <p class="plan-lines">{words}</p>
          </section>
        ))}
    </>
  );
}

function Files({ of }: { of: Whole }) {
  if (!of.report) return null;
  return (
    <p class="row">
      {FORMS.map((form) => (
        <a key={form} class="btn alt" download href={fileOf(String(of.report), form)}>
          {say('Tải', 'Download')} {FILES[form]}
        </a>
      ))}
      <a href={to('ke-hoach', 'bao-cao', of.report)}>
        {say('Số liệu và nguồn', 'Figures and where they come from')}
      </a>
    </p>
  );
}

function Steps({ of }: { of: Whole }) {
  if (of.steps.length === 0) return null;
  return (
    <section>
      <h2>{say('Đã qua các bước', 'Steps so far')}</h2>
      <ol class="plain plan-done">
        {of.steps.toReversed().map((step) => (
          <li key={step.at + step.action}>
            <b>{stepWords(step.action)}</b>{' '}
            <span class="meta">
              <Dotted parts={[momentWords(step.at), step.unit?.name, step.by]} />
            </span>
            {step.reason && <p class="plan-lines">{step.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Head({ of }: { of: Whole }) {
  return (
    <>
      <p>
        <Chip tone={toneOf(of)}>{stateWords(of.state)}</Chip>{' '}
        <Dotted
          parts={[
            waitsForUnit(of) ? <b>{daysWords(of)}</b> : standingWords(of.standing),
            say(`hạn ${dayShort(of.back_by ?? of.due)}`, `due ${dayShort(of.back_by ?? of.due)}`),
            cameWords(of),
          ]}
        />
      </p>
      <p>
        <Dotted
          parts={[
            of.unit.name,
            of.to && say(`nộp lên ${of.to.name}`, `hands in to ${of.to.name}`),
            say(
              `kỳ ${dayShort(of.from)} – ${dayShort(of.until)}`,
              `${dayShort(of.from)} – ${dayShort(of.until)}`,
            ),
          ]}
        />
      </p>
      {of.reason && of.state === 'returned' && (
        <div class="notice warn">
          <p>
            <b>{say('Vì sao bị trả lại', 'Why it was given back')}</b>
          </p>
          <p class="plan-lines">{of.reason}</p>
        </div>
      )}
    </>
  );
}

export default function Filing({ params }: { params: Record<string, string> }) {
  const read = useLoad(() => get<Whole>(`/report_filings/${params.id}/whole`), [params.id]);
  return (
    <Await of={read}>
      {(of) => (
        <>
          <Title
            above={
              <a href={`${to('ke-hoach', 'nop-bao-cao')}?don-vi=${of.unit.id}`}>
                {say('Nộp báo cáo', 'Handing in reports')}
              </a>
            }
          >
            {of.title}
          </Title>
          <Head of={of} />
          {of.writes && waitsForUnit(of) ? (
            <Writing of={of} reload={read.reload} />
          ) : (
            <>
              <Files of={of} />
              <Words of={of.says} />
            </>
          )}
          <Receiving of={of} reload={read.reload} />
          {of.below.length > 0 && (
            <section>
              <h2>{say('Báo cáo của đơn vị trực thuộc', 'Reports from below')}</h2>
              <p>{countWords(of.counts)}</p>
              <BelowTable items={of.below} />
            </section>
          )}
          <Steps of={of} />
        </>
      )}
    </Await>
  );
}
