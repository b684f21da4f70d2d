// SPDX-License-Identifier: MIT
// What the public says of a round: comments that wait to be read, the vote; then the book of honours, the list for the ceremony, and
// who is never nominated.
import { all, get, post } from 'officer/data/api.ts';
import { momentWords } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { number, say } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { Await, Button, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { go, to } from 'officer/shell/router.ts';
import { roundAt } from './awards.ts';
import { ReachTable } from './ReachTable.tsx';
import type { Comment, Count, Named } from './voice.ts';

/* ---- comments ------------------------------------------------------------------------------ */

interface LineProps {
  one: Comment;
  name: string; // of the nominee
  changed: () => Promise<unknown>;
}

function CommentLine({ one, name, changed }: LineProps) {
  const decide = (body: Record<string, unknown>) =>
    post(`/public_comments/${one.id}/decisions`, body).then(changed);
  return (
    <li>
      <div class="grow">
        <p class="lines">{one.words}</p>
        <div class="meta">
          <a href={`/ung-vien/${one.nomination}`}>{name}</a>, {momentWords(one.at)}
          {one.contact && ` · ${say('liên hệ', 'contact')}: ${one.contact}`}
        </div>
      </div>
      <Step words={say('Đăng', 'Show')} act={() => decide({ show: true })} />
      <Step
        kind="bad"
        asks={reasonTold(1000)}
        words={say('Không đăng', 'Do not show')}
        says={say(
          'Ý kiến được giữ lại: có thể là phản ánh cần xác minh.',
          'It is kept: it may be a complaint to look into.',
        )}
        act={({ reason }) => decide({ show: false, note: reason })}
      />
    </li>
  );
}

function Comments({ round }: { round: string }) {
  const read = useLoad(async () => {
    const { categories } = await get<Named>(`/public/award_rounds/${round}/ballot`);
    const names = new Map(categories.flatMap((one) => one.nominees).map((one) => [one.id, one.name]));
    const waiting = await all<Row>('/public_comments?state=waiting');
    const rows = waiting as unknown as Comment[];
    return rows
      .filter((one) => names.has(one.nomination))
      .map((one) => ({ one, name: names.get(one.nomination) ?? '' }));
  }, [round]);
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{say('Ý kiến chờ duyệt', 'Comments to read')}</h2>
      <Await of={read}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{say('Không có ý kiến nào chờ duyệt.', 'No comment waits.')}</Empty>
          ) : (
            <ul class="tasks">
              {rows.map(({ one, name }) => (
                <CommentLine key={one.id} one={one} name={name} changed={read.reload} />
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  );
}

/* ---- the vote ------------------------------------------------------------------------------ */

function Vote({ round }: { round: string }) {
  const read = useLoad(() => get<Count>(`/public/award_rounds/${round}/count`), [round]);
  const action = useAction();
  const count = async () => {
    const job = await post<Row>(`/award_rounds/${round}/vote_counts`);
    go(to('viec-nen', job.id));
  };
  return (
    <section aria-labelledby="vote">
      <h2 id="vote">{say('Bình chọn', 'Public vote')}</h2>
      <Await of={read}>
        {(now) => (
          <>
            <p>
              {say(
                `Đã niêm phong ${number(now.sealed)} phiếu trong ${now.batches.length} đợt. `,
                `${number(now.sealed)} votes are sealed in ${now.batches.length} batches. `,
              )}
              {now.counted
                ? say('Đã kiểm phiếu; khóa đã hủy.', 'They are counted; the key is destroyed.')
                : say(
                    'Phiếu tự niêm phong khi đủ số; hết hạn thì tự kiểm.',
                    'Votes are sealed once enough wait, and counted when the vote is over.',
                  )}
            </p>
            <ProblemNotice problem={action.problem} />
            <p class="row">
              {!now.counted && holds(STAFF) && (
                <Button kind="alt" busy={action.busy} onClick={() => void action.run(count)}>
                  {say('Niêm phong, kiểm phiếu ngay', 'Seal and count now')}
                </Button>
              )}
              <a class="link" href={`/giai-thuong/${round}/kiem-phieu`}>
                {say('Trang kiểm phiếu', 'The public page')}
              </a>
            </p>
          </>
        )}
      </Await>
    </section>
  );
}

/* ---- honours ------------------------------------------------------------------------------- */

function Honours({ round }: { round: Row }) {
  const decided = ['decided', 'published'].includes(String(round.state));
  return (
    <section aria-labelledby="honours">
      <h2 id="honours">{say('Vinh danh', 'Honours')}</h2>
      {decided ? (
        <p class="row">
          <a class="btn" href={`${to('khen-thuong', 'so')}?round=${round.id}`}>
            {say('Sổ khen thưởng của đợt', 'The round’s honours')}
          </a>
          <a class="btn alt" href={`/api/v1/award_rounds/${round.id}/ceremony.pdf`}>
            {say('Danh sách trao (PDF)', 'List for the ceremony (PDF)')}
          </a>
          <a class="btn alt" href={`/api/v1/award_rounds/${round.id}/ceremony.xlsx`}>
            {say('Danh sách trao (Excel)', 'List for the ceremony (Excel)')}
          </a>
        </p>
      ) : (
        <Empty>{say('Có sau khi ký quyết định.', 'There once the decision is signed.')}</Empty>
      )}
      <p>
        {say(
          'Người dưới 16 tuổi chỉ được nêu tên khi chính em và người giám hộ đều đồng ý: ',
          'Somebody under 16 is named only when they and their guardian both agree: ',
        )}
        <a href={to('du-lieu', 'nomination_consent')}>{say('ghi giấy đồng ý', 'note consents')}</a>.
      </p>
    </section>
  );
}

/* ---- the page ------------------------------------------------------------------------------ */

export default function Voice({ params }: { params: Params }) {
  const id = params.id ?? '';
  const read = useLoad(() => get<Row>(`/award_rounds/${id}`), [id]);
  return (
    <Await of={read}>
      {(round) => (
        <>
          <Title above={<a href={roundAt(id)}>{String(round.title)}</a>}>
            {say('Công chúng và vinh danh', 'The public, and honours')}
          </Title>
          {holds(STAFF) && <Comments round={id} />}
          <Vote round={id} />
          <Honours round={round} />
          <ReachTable round={id} />
        </>
      )}
    </Await>
  );
}
