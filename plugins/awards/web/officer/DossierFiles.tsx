// SPDX-License-Identifier: MIT
// Evidence of a dossier, and ties with people who may judge it. A file that is too large is refused before a byte of it is sent.
import { API, call, post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { Picker } from 'officer/form/Picker.tsx';
import { Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import type { Dossier } from './dossier.ts';

const MB = 1 << 20;

interface Part {
  schema: Schema;
  dossier: Dossier;
  changed: () => Promise<void>;
}

function Attach({ schema, dossier, changed }: Part) {
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState('');
  const [about, setAbout] = useState('');
  const [large, setLarge] = useState('');
  const action = useAction();
  const look = () => {
    const file = input.current?.files?.[0];
    setLarge(
      file && file.size > dossier.file_mb * MB
        ? say(
            `«${file.name}» có ${number(Math.ceil(file.size / MB))} MB, nhiều nhất ${dossier.file_mb} MB. Với video, hãy ghi đường dẫn vào báo cáo.`,
            `«${file.name}» has ${number(Math.ceil(file.size / MB))} MB, at most ${dossier.file_mb} MB. Write the address of a film into the report.`,
          )
        : '',
    );
  };
  const attach = async (event: Event) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (!file || large) return;
    const body = new FormData();
    body.set('kind', kind);
    if (about.trim()) body.set('about', about.trim());
    body.set('file', file, file.name);
    if (!(await action.run(() => call('POST', `/nominations/${dossier.id}/evidence`, body)))) return;
    if (input.current) input.current.value = '';
    setAbout('');
    speak(say('Đã kèm', 'Attached'));
    await changed();
  };
  return (
    <form class="card sunk" onSubmit={(event) => void attach(event)}>
      <ProblemNotice problem={action.problem} />
      <div class="field">
        <label for="evidence-kind">{say('Loại tài liệu', 'Kind of document')}</label>
        <select
          id="evidence-kind"
          required
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        >
          <option value="">{say('Hãy chọn', 'Choose')}</option>
          {schema.terms('award_document').map((term) => (
            <option key={term.code} value={term.code}>
              {schema.term('award_document', term.code)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="evidence-about">{say('Chứng minh điều gì', 'What it shows')}</label>
        <input
          id="evidence-about"
          type="text"
          maxLength={300}
          value={about}
          onInput={(event) => setAbout(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="evidence-file">{say('Tệp', 'File')}</label>
        <p class="hint" id="evidence-hint">
          {say(
            `PDF, ảnh, Word, Excel, PowerPoint, ghi âm, video; nhiều nhất ${dossier.file_mb} MB. Không gửi ảnh căn cước.`,
            `PDF, picture, Word, Excel, PowerPoint, sound or film; at most ${dossier.file_mb} MB. No identity cards.`,
          )}
        </p>
        <input
          id="evidence-file"
          type="file"
          ref={input}
          required
          aria-describedby="evidence-hint"
          onChange={look}
        />
        {large && (
          <p class="err" role="alert">
            {large}
          </p>
        )}
      </div>
      <Button type="submit" kind="alt" busy={action.busy}>
        {say('Kèm vào hồ sơ', 'Attach')}
      </Button>
    </form>
  );
}

export function DossierFiles(props: Part) {
  const { dossier, changed } = props;
  const action = useAction();
  const remove = async (id: string) => {
    if (!(await action.run(() => call('DELETE', `/evidence/${id}`)))) return;
    speak(say('Đã bỏ', 'Taken out'));
    await changed();
  };
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{say('Minh chứng', 'Evidence')}</h2>
      <ProblemNotice problem={action.problem} />
      <ul class="tasks">
        {dossier.files.map((file) => (
          <li key={file.id}>
            <div class="grow">
              <a href={`${API}/evidence/${file.id}/content`} download={file.name}>
                {file.name}
              </a>{' '}
              <span class="meta">
                {file.kind_label}, {file.size_text}
                {file.about && `: ${file.about}`}
              </span>
            </div>
            {dossier.editable && (
              <Button
                kind="link"
                label={say(`Bỏ ${file.name}`, `Take ${file.name} out`)}
                onClick={() => void remove(file.id)}
              >
                {say('Bỏ', 'Take out')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dossier.files.length === 0 && !dossier.editable && <p>{say('Không có tệp nào.', 'No files.')}</p>}
      {dossier.editable && <Attach {...props} />}
    </section>
  );
}

export function DossierTies({ schema, dossier, changed }: Part) {
  const [person, setPerson] = useState('');
  const [kind, setKind] = useState('');
  const [note, setNote] = useState('');
  const action = useAction();
  const declare = async (event: Event) => {
    event.preventDefault();
    const body = { kind, note, ...(person && { person }) };
    if (!(await action.run(() => post(`/nominations/${dossier.id}/conflicts`, body)))) return;
    setPerson('');
    setNote('');
    speak(say('Đã khai', 'Declared'));
    await changed();
  };
  const takeBack = async (id: string) => {
    if (await action.run(() => call('DELETE', `/declared_conflicts/${id}`))) await changed();
  };
  return (
    <section aria-labelledby="ties">
      <h2 id="ties">{say('Quan hệ với người có thể chấm', 'Ties with people who may judge')}</h2>
      <ProblemNotice problem={action.problem} />
      {dossier.conflicts.length === 0 && <p>{say('Chưa khai quan hệ nào.', 'No tie is declared.')}</p>}
      <ul>
        {dossier.conflicts.map((tie) => (
          <li key={tie.id}>
            {tie.kind_label}: {[tie.name, tie.note].filter(Boolean).join(', ')}{' '}
            {dossier.editable && (
              <Button kind="link" onClick={() => void takeBack(tie.id)}>
                {say('Bỏ', 'Take back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dossier.editable && (
        <details>
          <summary>{say('Khai một quan hệ', 'Declare a tie')}</summary>
          <form class="card sunk" onSubmit={(event) => void declare(event)}>
            <div class="field">
              <label for="tie-kind">{say('Quan hệ', 'Tie')}</label>
              <select
                id="tie-kind"
                required
                value={kind}
                onChange={(event) => setKind(event.currentTarget.value)}
              >
                <option value="">{say('Hãy chọn', 'Choose')}</option>
                {schema.terms('declared_conflict').map((term) => (
                  <option key={term.code} value={term.code}>
                    {schema.term('declared_conflict', term.code)}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="tie-person">
                {say('Với ai (nếu có trong ngân hàng)', 'With whom (if known here)')}
              </label>
              <Picker
                id="tie-person"
                entity="volunteer"
                value={person}
                change={(id) => setPerson(id ?? '')}
              />
            </div>
            <div class="field">
              <label for="tie-note">{say('Ghi chú: là ai, ở đâu', 'Note: who, and where')}</label>
              <input
                id="tie-note"
                type="text"
                maxLength={300}
                value={note}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            </div>
            <Button type="submit" kind="alt" busy={action.busy}>
              {say('Khai', 'Declare')}
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}
