// SPDX-License-Identifier: MIT
// One ballot box: the paper of a member, who is missing for whoever leads, the counts once it is closed.
import { call, get, post } from 'officer/data/api.ts';
import { momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Ask, Await, Button, Chip, Empty, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { useState } from 'preact/hooks';
import {
  ballotsAt,
  bandWords,
  boxWords,
  type Candidate,
  minutesAt,
  type Paper,
  points,
  shareWords,
} from './ballot.ts';

const CHOICES = ['for', 'against', 'blank'] as const;
const choiceWords = (choice: string): string =>
  ({
    for: say('Tán thành', 'For'),
    against: say('Không tán thành', 'Against'),
    blank: say('Phiếu trắng', 'Blank'),
  })[choice] ?? '';

function Choice(props: { one: Candidate; value: string; pick: (choice: string) => void }) {
  const { one, value, pick } = props;
  return (
    <fieldset class="card">
      <legend>
        {one.position}. {one.name}
      </legend>
      <p class="meta">
        {one.unit && `${one.unit} · `}
        {say(
          `${points(one.score)} điểm, mức ${bandWords(one.band)}`,
          `${points(one.score)} points, ${bandWords(one.band)}`,
        )}
      </p>
      {one.summary && <p>{one.summary}</p>}
      {one.barred ? (
        <p>
          <Chip tone="warn">{say('Xung đột lợi ích: phiếu trắng', 'Conflict of interest: blank')}</Chip>
        </p>
      ) : (
        <div class="row">
          {CHOICES.map((choice) => (
            <label class="check" key={choice}>
              <input
                type="radio"
                name={one.nomination}
                required
                checked={value === choice}
                onChange={() => pick(choice)}
              />
              {choiceWords(choice)}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function Form({ paper, changed }: { paper: Paper; changed: () => Promise<void> }) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const of = (one: Candidate) => (one.barred ? 'blank' : (chosen[one.nomination] ?? ''));
  const send = async () => {
    const choices = paper.candidates.map(of).join(' ');
    if (await action.run(() => call('PUT', `/ballot_boxes/${paper.id}/ballot`, { choices }))) await changed();
    else setAsking(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <p>
        {say(
          'Phiếu được niêm phong ngay khi bỏ; không ai, kể cả người quản trị, biết bạn bỏ thế nào.',
          'Your paper is sealed at once; nobody, administrators included, learns how you voted.',
        )}
      </p>
      {paper.candidates.map((one) => (
        <Choice
          key={one.nomination}
          one={one}
          value={of(one)}
          pick={(choice) => setChosen({ ...chosen, [one.nomination]: choice })}
        />
      ))}
      <ProblemNotice problem={action.problem} />
      <Button type="submit">{say('Bỏ phiếu', 'Cast')}</Button>
      <Ask open={asking} title={say('Bỏ phiếu?', 'Cast your ballot?')} close={() => setAsking(false)}>
        <p>{say('Phiếu đã bỏ không lấy lại được.', 'It cannot be taken back.')}</p>
        <p class="row">
          <Button busy={action.busy} onClick={() => void send()}>
            {say('Bỏ phiếu', 'Cast')}
          </Button>
          <Button kind="alt" onClick={() => setAsking(false)}>
            {say('Xem lại', 'Look again')}
          </Button>
        </p>
      </Ask>
    </form>
  );
}

function Counts({ paper }: { paper: Paper }) {
  const heads = [
    say('Tán thành', 'For'),
    say('Không', 'Against'),
    say('Trắng', 'Blank'),
    say('Kết quả', 'Outcome'),
  ];
  return (
    <table class="tbl">
      <caption>{say('Kết quả kiểm phiếu', 'The count')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Hồ sơ', 'Dossier')}</th>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {paper.candidates.map((one) => (
          <tr key={one.nomination}>
            <th scope="row">{one.name}</th>
            <td data-l={heads[0]}>{`${one.in_favour}/${one.entitled}`}</td>
            <td data-l={heads[1]}>{one.against}</td>
            <td data-l={heads[2]}>{one.blank}</td>
            <td data-l={heads[3]}>
              {one.chosen ? (
                <Chip tone="ok">{say('Đề nghị', 'Proposed')}</Chip>
              ) : (
                say('Không đề nghị', 'Not proposed')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lead({ paper, changed }: { paper: Paper; changed: () => Promise<void> }) {
  const [minutes, setMinutes] = useState('');
  const action = useAction();
  const count = async (event: Event) => {
    event.preventDefault();
    if (await action.run(() => post(`/ballot_boxes/${paper.id}/closings`, { minutes }))) await changed();
  };
  return (
    <section aria-labelledby="lead" class="noprint">
      <h2 id="lead">{say('Điều hành', 'Leading')}</h2>
      {paper.missing && paper.missing.length > 0 && (
        <p>
          {say('Chưa bỏ phiếu: ', 'Missing: ')}
          {paper.missing.join(', ')}
        </p>
      )}
      <form onSubmit={(event) => void count(event)}>
        <ProblemNotice problem={action.problem} />
        <div class="field">
          <label for="minutes">{say('Số biên bản', 'Number of the minutes')}</label>
          <input
            id="minutes"
            required
            maxLength={60}
            value={minutes}
            onInput={(e) => setMinutes(e.currentTarget.value)}
          />
        </div>
        <p class="row">
          <Button type="submit" busy={action.busy}>
            {say('Kiểm phiếu', 'Count')}
          </Button>
        </p>
      </form>
      <Step
        kind="bad"
        asks={reasonTold(1000)}
        words={say('Hủy hòm phiếu', 'Declare it void')}
        says={say(
          'Phiếu đã bỏ không được kiểm và không ai xem được nữa; hạng mục này bỏ phiếu lại.',
          'What was cast is not counted and never seen; the category is voted on again.',
        )}
        act={(given) => post(`/ballot_boxes/${paper.id}/voids`, given).then(changed)}
      />
    </section>
  );
}

function State({ paper }: { paper: Paper }) {
  return (
    <Facts
      rows={[
        [say('Trạng thái', 'State'), boxWords(paper)],
        [say('Túc số', 'Quorum'), say(`${paper.quorum} phiếu`, `${paper.quorum} ballots`)],
        [say('Tỷ lệ tán thành', 'In favour'), shareWords(paper.pass)],
        ...(paper.closed ? [[say('Lúc', 'At'), momentWords(paper.closed)] as [string, string]] : []),
        ...(paper.minutes ? [[say('Biên bản', 'Minutes'), paper.minutes] as [string, string]] : []),
        ...(paper.void_reason
          ? [[say('Vì sao hủy', 'Why void'), paper.void_reason] as [string, string]]
          : []),
      ]}
    />
  );
}

export default function Ballot({ params }: { params: Params }) {
  const id = params.id ?? '';
  const read = useLoad(() => get<Paper>(`/ballot_boxes/${id}/paper`), [id]);
  return (
    <Await of={read}>
      {(paper) => (
        <>
          <Title above={<a href={ballotsAt(paper.round)}>{paper.round_title}</a>}>{paper.category}</Title>
          <State paper={paper} />
          {paper.votes && <Form paper={paper} changed={read.reload} />}
          {paper.voted && <Empty>{say('Bạn đã bỏ phiếu.', 'You have cast your ballot.')}</Empty>}
          {paper.state === 'closed' && <Counts paper={paper} />}
          {paper.state !== 'open' && (
            <p class="row noprint">
              <a class="big" download href={minutesAt(paper.id)}>
                {say('Biên bản kiểm phiếu (PDF)', 'Minutes (PDF)')}
              </a>
            </p>
          )}
          {paper.leads && paper.state === 'open' && <Lead paper={paper} changed={read.reload} />}
        </>
      )}
    </Await>
  );
}
