// SPDX-License-Identifier: MIT
// One dossier to judge: what it says, what the bank proves, the rubric. Points are kept criterion by criterion; the review is given
// once, and from then on stands. A member who finds themselves in conflict says so here.
import { call, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Facts, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import { type Criterion, councilAt, outOf100, points, type Review, reviewTone } from './council.ts';
import { RuleReasons } from './RuleScore.tsx';

function Words({ title, text }: { title: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p class="lines">{text}</p>
    </section>
  );
}

type Dossier = NonNullable<Review['dossier']>;

function Proof({ proof }: { proof: NonNullable<Dossier['proof']> }) {
  return (
    <section>
      <h3>{say('Ngân hàng chứng minh', 'What the bank proves')}</h3>
      <Facts
        rows={[
          [say('Tính đến ngày', 'As of'), proof.as_of_text],
          [say('Số năm liên tục', 'Unbroken years'), number(proof.years)],
          [
            say('Ngày, giờ, ca', 'Days, hours, shifts'),
            say(
              `${number(proof.days)} ngày, ${proof.hours_text} giờ, ${number(proof.shifts)} ca`,
              `${number(proof.days)} days, ${proof.hours_text} hours, ${number(proof.shifts)} shifts`,
            ),
          ],
          [
            say('Chiến dịch đã giúp', 'Campaigns helped'),
            say(`${number(proof.helped)} người`, `${number(proof.helped)} people`),
          ],
          [
            say('Giờ biết được nhờ', 'Hours known by'),
            proof.grades.map((grade) => `${grade.label}: ${grade.hours_text}`).join('; ') || '–',
          ],
        ]}
      />
      {proof.campaigns.length > 0 && (
        <ul>
          {proof.campaigns.map((one) => (
            <li key={one.title + one.first_text}>
              {one.title}, {one.first_text}: {say(`${one.hours_text} giờ`, `${one.hours_text} hours`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Files({ dossier }: { dossier: Dossier }) {
  if (dossier.evidence.length === 0) return null;
  return (
    <section>
      <h3>{say('Minh chứng', 'Evidence')}</h3>
      <ul>
        {dossier.evidence.map((file) => (
          <li key={file.id}>
            {file.name ? <a href={`/api/v1/evidence/${file.id}/content`}>{file.name}</a> : file.kind_label}
            {file.about && `: ${file.about}`}
          </li>
        ))}
      </ul>
      {dossier.veiled && (
        <p class="meta">
          {say(
            'Đợt này chấm kín nên tệp, trong đó có tên, không mở được; cơ quan thẩm định đã xem.',
            'This round is blind: files, which hold names, stay closed; the office has checked them.',
          )}
        </p>
      )}
    </section>
  );
}

function Paper({ dossier }: { dossier: Dossier }) {
  return (
    <section aria-labelledby="dossier">
      <h2 id="dossier">{say('Hồ sơ', 'Dossier')}</h2>
      {dossier.veiled && (
        <p class="meta">
          {say(
            'Tên người, đơn vị đề cử được giấu; trong bài viết thay bằng «…».',
            'Names and units are withheld; in the texts “…” stands for them.',
          )}
        </p>
      )}
      <Words title={say('Tóm tắt', 'Summary')} text={dossier.summary} />
      <Words title={say('Thành tích', 'Achievements')} text={dossier.achievements} />
      <Words title={say('Sáng kiến, mô hình', 'Initiatives, models')} text={dossier.initiative} />
      <Words title={say('Khả năng nhân rộng', 'Can it be copied')} text={dossier.replication} />
      <Words title={say('Khen thưởng đã có', 'Earlier commendations')} text={dossier.earlier} />
      {dossier.proof && <Proof proof={dossier.proof} />}
      <Files dossier={dossier} />
      {dossier.rule && <RuleReasons rule={dossier.rule} />}
    </section>
  );
}

/* ---- scoring -------------------------------------------------------------------------------- */

/** "8,5" or "8.5" -> 85; null when it is no number. */
function tenths(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : Math.round(value * 10);
}

function Mark(props: { review: Review; criterion: Criterion; kept: (total: number) => void }) {
  const { review, criterion } = props;
  const given = criterion.points === undefined ? '' : points(criterion.points);
  const [typed, setTyped] = useState(given);
  const [note, setNote] = useState(criterion.note ?? '');
  const [saved, setSaved] = useState('');
  const latest = useRef({ typed: given, note: criterion.note ?? '' }); // what stands there now, drawn or not yet
  const action = useAction();
  const at = `k-${criterion.id}`;
  const standing = () => `${tenths(latest.current.typed)}/${latest.current.note}`;
  const keep = () => {
    const value = tenths(latest.current.typed);
    const mine = standing();
    if (value === null || saved === mine) return;
    const body = { criterion: criterion.id, points: value, note: latest.current.note };
    const save = async () => {
      const { data } = await call<{ total: number }>('PUT', `/reviews/${review.id}/scores`, body);
      setSaved(mine);
      props.kept(data.total);
    };
    void action.run(save).then(() => standing() !== mine && keep()); // what was typed meanwhile is kept too
  };
  return (
    <fieldset class="field">
      <legend>
        {criterion.title} ({say('trọng số', 'weight')} {criterion.weight} %)
      </legend>
      {criterion.rubric && <p class="lines meta">{criterion.rubric}</p>}
      <ProblemNotice problem={action.problem} />
      <label for={at}>{say(`Điểm, từ 0 đến ${criterion.most}`, `Points, 0 to ${criterion.most}`)}</label>
      <input
        id={at}
        inputMode="decimal"
        autocomplete="off"
        value={typed}
        onInput={(event) => {
          latest.current.typed = event.currentTarget.value;
          setTyped(latest.current.typed);
        }}
        onBlur={keep}
      />
      <label for={`${at}-n`}>{say('Ghi chú', 'Note')}</label>
      <textarea
        id={`${at}-n`}
        rows={2}
        maxLength={1000}
        value={note}
        onInput={(event) => {
          latest.current.note = event.currentTarget.value;
          setNote(latest.current.note);
        }}
        onBlur={keep}
      />
      <p class="meta" aria-live="polite">
        {saved && !action.busy && say('✓ Đã lưu', '✓ Kept')}
      </p>
    </fieldset>
  );
}

function Scoring({ review, changed }: { review: Review; changed: () => Promise<void> }) {
  const [total, setTotal] = useState(review.total);
  const [note, setNote] = useState(review.note);
  const action = useAction();
  const give = async (event: Event) => {
    event.preventDefault();
    const done = await action.run(() => post(`/reviews/${review.id}/give`, { note }));
    if (done) speak(say('Đã nộp phiếu chấm', 'The review is given'));
    if (done) await changed();
  };
  return (
    <form class="form noprint" noValidate onSubmit={(event) => void give(event)}>
      {(review.criteria ?? []).map((criterion) => (
        <Mark key={criterion.id} review={review} criterion={criterion} kept={setTotal} />
      ))}
      <p aria-live="polite">
        {say('Tổng theo trọng số:', 'Total by the weights:')} <b>{outOf100(total)}</b> / 100
      </p>
      <div class="field">
        <label for="review-note">{say('Nhận xét chung', 'In general')}</label>
        <textarea
          id="review-note"
          rows={3}
          maxLength={2000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <p class="meta">
        {say(
          'Nộp rồi thì không sửa được nữa, vì từ lúc đó bạn xem được điểm của người khác.',
          'Once given it stands, because from then on you see what others gave.',
        )}
      </p>
      <ProblemNotice problem={action.problem} />
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Nộp phiếu chấm', 'Give the review')}
        </Button>
      </p>
    </form>
  );
}

function Given({ review }: { review: Review }) {
  const others = review.others ?? [];
  return (
    <table class="tbl">
      <caption>{say('Điểm đã cho', 'Points given')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Tiêu chí', 'Criterion')}</th>
          <th scope="col">{review.own ? say('Tôi', 'Mine') : say('Phiếu này', 'This one')}</th>
          {others.map((other) => (
            <th scope="col" key={other.number}>
              {say(`Người chấm ${other.number}`, `Reviewer ${other.number}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(review.criteria ?? []).map((criterion, at) => (
          <tr key={criterion.id}>
            <th scope="row">{criterion.title}</th>
            <td data-l={say('Tôi', 'Mine')}>{points(criterion.points)}</td>
            {others.map((other) => (
              <td key={other.number} data-l={say(`Người chấm ${other.number}`, `Reviewer ${other.number}`)}>
                {points(other.points[at])}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{say('Tổng / 100', 'Total / 100')}</th>
          <td data-l={say('Tôi', 'Mine')}>{review.state === 'given' ? outOf100(review.total) : '–'}</td>
          {others.map((other) => (
            <td key={other.number} data-l={say(`Người chấm ${other.number}`, `Reviewer ${other.number}`)}>
              {outOf100(other.total)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/* ---- the page ------------------------------------------------------------------------------- */

function Conflict({ review, changed }: { review: Review; changed: () => Promise<void> }) {
  return (
    <p class="row noprint">
      <Step
        kind="alt"
        asks={reasonTold(1000)}
        words={say('Tôi có xung đột lợi ích', 'I have a conflict of interest')}
        says={say(
          'Phiếu này được để ngoài, điểm đã cho không tính và bạn không đọc hồ sơ nữa. Người khác sẽ được phân công.',
          'This review is set aside, its points do not count and you read the dossier no more. Somebody else is found.',
        )}
        act={({ reason }) =>
          post(`/reviews/${review.id}/set_aside`, { why: 'other', note: reason }).then(changed)
        }
      />
    </p>
  );
}

export default function ReviewPage({ params }: { params: Params }) {
  const id = params.id ?? '';
  const data = useLoad(() => get<Review>(`/reviews/${id}`), [id]);
  return (
    <Await of={data}>
      {(review) => (
        <>
          <Title above={<a href={councilAt(review.round)}>{review.title}</a>}>
            {review.dossier?.label ?? say('Phiếu đã để ngoài', 'A review set aside')}
          </Title>
          <p>
            {review.category} <Chip tone={reviewTone(review.state)}>{review.state_label}</Chip>{' '}
            {review.why && <span class="meta">{review.why}</span>}
          </p>
          {review.dossier && <Paper dossier={review.dossier} />}
          {review.dossier && (
            <section aria-labelledby="score">
              <h2 id="score">{say('Chấm điểm', 'Scoring')}</h2>
              {review.scoring ? (
                <Scoring review={review} changed={data.reload} />
              ) : review.state === 'assigned' ? (
                <p class="meta">{say('Chưa chấm.', 'Not scored yet.')}</p>
              ) : (
                <Given review={review} />
              )}
            </section>
          )}
          {review.own && review.state !== 'set_aside' && <Conflict review={review} changed={data.reload} />}
        </>
      )}
    </Await>
  );
}
