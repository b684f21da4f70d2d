// SPDX-License-Identifier: MIT
// The unit's side of a report that is due: begin it filled in, write it, take in what came from below, look at the file, hand it in.
import { post } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Step } from 'officer/form/Step.tsx';
import { readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import type { Whole } from './filing.ts';
import { fieldsOf, fileOf, type ReportKind, sectionsOf } from './report.ts';

interface Part {
  of: Whole;
  reload: () => Promise<void>;
}

function Begin({ of, reload }: Part) {
  return (
    <>
      <p>
        {say(
          'Số liệu được đếm từ những gì đơn vị đã ghi. Bản thảo có sẵn các hoạt động trong kỳ và nội dung cấp dưới đã nộp; bạn sửa lời rồi nộp.',
          'Figures are counted from what the unit recorded. The draft lists its activities and what units below said; change the words, then hand it in.',
        )}
      </p>
      <Step
        words={say('Lập báo cáo', 'Begin the report')}
        done={say('Đã lập bản thảo', 'The draft is there')}
        act={() => post(`/report_filings/${of.id}/drafts`).then(reload)}
      />
    </>
  );
}

function Gather({ of, reload }: Part) {
  const accepted = of.counts.accepted;
  if (of.below.length === 0) return null;
  return (
    <p class="row">
      <Step
        kind="alt"
        words={say(
          `Đưa nội dung ${accepted} báo cáo đã nhận vào bản thảo`,
          `Take in what ${accepted} accepted reports say`,
        )}
        done={say('Đã đưa vào bản thảo', 'Taken into the draft')}
        act={() => post(`/report_filings/${of.id}/gatherings`).then(reload)}
      />
    </p>
  );
}

function HandIn({ of, reload, unsaved }: Part & { unsaved: boolean }) {
  const above = of.to?.name ?? '';
  return (
    <p class="row">
      <Step
        words={say(`Nộp lên ${above}`, `Hand in to ${above}`)}
        title={say('Nộp báo cáo này?', 'Hand this report in?')}
        says={
          unsaved
            ? say(
                'Bạn có chỗ sửa chưa lưu. Hãy lưu bản thảo trước rồi nộp.',
                'Something you changed is not saved. Save the draft first, then hand it in.',
              )
            : say(
                'Tệp và số liệu được chốt như lúc này. Khi cấp trên chưa nhận, bạn còn rút lại được.',
                'Its files and figures are kept as they are now. You can take it back until it is received.',
              )
        }
        confirm={say('Nộp', 'Hand in')}
        done={say('Đã nộp', 'Handed in')}
        act={unsaved ? null : () => post(`/report_filings/${of.id}/hand_in`).then(reload)}
      />
      <a class="btn alt" download href={fileOf(String(of.report), 'pdf')}>
        {say('Xem trước PDF', 'Preview as PDF')}
      </a>
    </p>
  );
}

const PERIOD = ['unit', 'year', 'part'];

function Draft(props: { of: Whole; schema: Schema; entity: Entity; reload: () => Promise<void> }) {
  const { of, schema, entity } = props;
  const kind = of.kind as ReportKind;
  const read = useLoad(() => readRecord(entity, String(of.report)), [of.report, JSON.stringify(of.says)]);
  return (
    <Await of={read}>
      {(one) => (
        <Form
          key={one.etag}
          schema={schema}
          fields={fieldsOf(kind, entity.fields).filter((field) => !PERIOD.includes(field.name))}
          values={one.row}
          sections={sectionsOf(kind)}
          words={say('Lưu bản thảo', 'Save the draft')}
          save={async (values) => {
            await saveRecord(entity, one, values);
            await props.reload();
            await read.reload();
            speak(say('Đã lưu', 'Saved'));
          }}
        />
      )}
    </Await>
  );
}

export function Writing({ of, reload }: Part) {
  const [unsaved, setUnsaved] = useState(false);
  if (!of.report) return <Begin of={of} reload={reload} />;
  const saved = async () => {
    setUnsaved(false);
    await reload();
  };
  return (
    <>
      <HandIn of={of} reload={reload} unsaved={unsaved} />
      <Gather of={of} reload={reload} />
      <h2>{say('Lời của báo cáo', 'What the report says')}</h2>
      <p class="meta">
        {say('Các con số tự có trong tệp; ', 'Figures stand in the file by themselves; ')}
        <a href={to('ke-hoach', 'bao-cao', of.report)}>
          {say('xem từng số và nguồn', 'see each and its source')}
        </a>
      </p>
      <div onInput={() => setUnsaved(true)}>
        <WithEntity name="plan_report">
          {(schema, entity) => <Draft of={of} schema={schema} entity={entity} reload={saved} />}
        </WithEntity>
      </div>
    </>
  );
}
