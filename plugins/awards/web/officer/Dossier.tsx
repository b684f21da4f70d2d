// SPDX-License-Identifier: MIT
// One dossier: written and saved by itself while it is a draft, read by those who confirm it afterwards.
import { API, get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { speak } from 'officer/shell/speak.ts';
import { roundAt } from './awards.ts';
import { DossierFiles, DossierTies } from './DossierFiles.tsx';
import { DossierProof } from './DossierProof.tsx';
import { DossierSteps } from './DossierSteps.tsx';
import { DossierWrite } from './DossierWrite.tsx';
import { type Dossier, REPORTS } from './dossier.ts';
import { RuleReasons, type RuleScore } from './RuleScore.tsx';

function Checklist({ dossier }: { dossier: Dossier }) {
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">
        {dossier.complete
          ? say('Đã đủ điều kiện nộp', 'Complete')
          : say(`Còn thiếu ${dossier.missing}`, `${dossier.missing} still missing`)}
      </h2>
      <ul class="plain">
        {dossier.checklist.map((line) => (
          <li key={line.field + line.code + line.text}>
            {line.missing ? (
              <b>! {line.text}</b>
            ) : (
              `${line.shown ? '≈' : line.noted ? say('Lưu ý:', 'Note:') : '✓'} ${line.text}`
            )}
            {line.shown && say(' (chứng minh bằng tài liệu kèm)', ' (shown by a document)')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reports({ schema, dossier }: { schema: Schema; dossier: Dossier }) {
  const fields = schema.entity('nomination').fields;
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{say('Báo cáo', 'Reports')}</h2>
      {REPORTS.filter((name) => dossier[name]).map((name) => (
        <div key={name}>
          <h3>{fields.find((one) => one.name === name)?.label}</h3>
          <p class="lines">{dossier[name]}</p>
        </div>
      ))}
    </section>
  );
}

function Papers({ id }: { id: string }) {
  const at = `${API}/nominations/${id}`;
  return (
    <p class="row noprint">
      <a class="big" download href={`${at}/report.pdf`}>
        {say('Báo cáo thành tích (PDF)', 'Report of merit (PDF)')}
      </a>
      <a class="big" download href={`${at}/report.docx`}>
        {say('Bản Word', 'Word')}
      </a>
      <a class="big" download href={`${at}/package.zip`}>
        {say('Cả hồ sơ (ZIP)', 'The whole dossier (ZIP)')}
      </a>
    </p>
  );
}

function Page(props: { schema: Schema; dossier: Dossier; reload: () => Promise<void> }) {
  const { schema, dossier, reload } = props;
  const part = { schema, dossier, changed: reload };
  const attached = (
    <>
      <DossierFiles {...part} />
      <DossierTies {...part} />
    </>
  );
  const noted = async () => {
    await reload();
    speak(say('Đã ghi', 'Noted'));
  };
  return (
    <>
      <Title above={<a href={roundAt(dossier.round)}>{dossier.round_title}</a>}>{dossier.name}</Title>
      <p>
        {dossier.category_title}, {dossier.unit_name}
      </p>
      {dossier.late && (
        <p class="notice" role="status">
          {say(
            `Đã hết hạn nộp (đến hết ngày ${dossier.until_text}). Bản nháp vẫn được giữ nguyên.`,
            `It was due by ${dossier.until_text}. The draft is kept.`,
          )}
        </p>
      )}
      {dossier.editable && <Checklist dossier={dossier} />}
      <DossierSteps schema={schema} path={{ id: dossier.id, ...dossier.way }} changed={noted} />
      {dossier.editable ? (
        <DossierWrite schema={schema} dossier={dossier} saved={() => void reload()} handedIn={noted}>
          {attached}
        </DossierWrite>
      ) : (
        <>
          <Reports schema={schema} dossier={dossier} />
          {attached}
        </>
      )}
      <DossierProof dossier={dossier} />
      {!dossier.editable && <Ruled id={dossier.id} />}
      <Papers id={dossier.id} />
    </>
  );
}

function Ruled({ id }: { id: string }) {
  const read = useLoad(() => get<RuleScore | null>(`/nominations/${id}/rule_score`), [id]);
  return read.data && <RuleReasons rule={read.data} />;
}

function One({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => get<Dossier>(`/nominations/${id}/dossier`), [id]);
  return (
    <Await of={read}>
      {(dossier) => <Page key={dossier.state} schema={schema} dossier={dossier} reload={read.reload} />}
    </Await>
  );
}

export default function DossierPage({ params }: { params: Params }) {
  return (
    <WithEntity name="nomination">{(schema) => <One schema={schema} id={params.id ?? ''} />}</WithEntity>
  );
}
