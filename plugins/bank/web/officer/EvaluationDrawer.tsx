// SPDX-License-Identifier: MIT
// One person's year: every reason with its points, what the rule was told, what was corrected; and working it out again.
import { get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Frame, Head } from 'officer/shell/Drawer.tsx';
import { Await, Button, Chip, Facts, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { bandTone, type Explained } from './evaluation.ts';

function Reasons({ one }: { one: Explained }) {
  return (
    <table class="rates reasons">
      <caption>{say('Vì sao được từng ấy điểm', 'Why this many points')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Lý do', 'Reason')}</th>
          <th scope="col" class="num">
            {say('Điểm', 'Points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {one.reasons.map((reason) => (
          <tr key={reason.text}>
            <td>{reason.text}</td>
            <td class="num">{reason.points}</td>
          </tr>
        ))}
      </tbody>
      {one.band && (
        <tfoot>
          <tr>
            <th scope="row">{say('Cộng, từ 0 đến 100', 'Total, 0 to 100')}</th>
            <td class="num">
              <b>{one.score_text}</b>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Numbers({ one }: { one: Explained }) {
  const rows: [string, string][] = [
    [say('Được gọi', 'Called to'), say(`${number(one.called)} buổi`, `${number(one.called)} sessions`)],
    [say('Có mặt', 'Attended'), say(`${number(one.attended)} buổi`, `${number(one.attended)} sessions`)],
    [say('Giờ được ghi nhận', 'Hours credited'), one.hours_text],
    [say('Số tháng có hoạt động', 'Months with activity'), number(one.months_active)],
  ];
  return <Facts rows={rows} />;
}

interface Again {
  replay: { same: boolean };
}

/** The stored verdict computed once more from the same facts by the same version. */
function Replay({ verdict }: { verdict: string }) {
  const action = useAction();
  const [again, setAgain] = useState<Again | null>(null);
  const ask = () => action.run(async () => setAgain(await post<Again>(`/verdicts/${verdict}/replays`)));
  return (
    <>
      <p class="row">
        <Button kind="alt" busy={action.busy} onClick={() => void ask()}>
          {say('Tính lại', 'Work it out again')}
        </Button>
        <a class="big" href={`/bien-nhan/${verdict}`}>
          {say('Mọi dữ kiện và quy tắc', 'All facts and the rule')}
        </a>
      </p>
      <div role="status">
        {again &&
          (again.replay.same ? (
            <p class="notice">
              {say(
                '✓ Tính lại ra đúng kết quả này, không lệch một chữ.',
                '✓ It came out the same, to the letter.',
              )}
            </p>
          ) : (
            <p class="notice bad">
              {say(
                '! Tính lại ra kết quả khác. Hãy báo tỉnh.',
                '! It came out differently. Tell the province.',
              )}
            </p>
          ))}
      </div>
      <ProblemNotice problem={action.problem} />
    </>
  );
}

function History({ one }: { one: Explained }) {
  if (one.history.length === 0) return null;
  return (
    <>
      <h3>{say('Kết quả trước khi điều chỉnh', 'Before it was corrected')}</h3>
      <ul>
        {one.history.map((old) => (
          <li key={old.id}>
            {old.made_text}: {old.band_label}, {old.score_text}
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ id }: { id: string }) {
  const read = useLoad(() => get<Explained>(`/evaluations/${id}/explained`), [id]);
  return (
    <Await of={read}>
      {(one) => (
        <>
          <Head>{one.name}</Head>
          <p class="meta">{one.unit_name}</p>
          <p class="row">
            <Chip tone={bandTone(one.band)}>{one.band_label}</Chip>
            {one.band && (
              <b>
                {say(
                  `${one.score_text} điểm, hạng ${number(one.rank)} trên ${number(one.of)}`,
                  `${one.score_text} points, ${number(one.rank)} of ${number(one.of)}`,
                )}
              </b>
            )}
          </p>
          {one.quota_note && <p class="notice gold">{one.quota_note}</p>}
          {one.why && (
            <p>
              {say('Điều chỉnh vì', 'Corrected because')}: {one.why}
            </p>
          )}
          <Reasons one={one} />
          {one.rule_name && (
            <p>
              {one.rule_version ? (
                <a href={to('quy-tac', one.rule_version)}>{one.rule_name}</a>
              ) : (
                one.rule_name
              )}
            </p>
          )}
          <h3>{say('Số liệu đã dùng', 'What the rule was told')}</h3>
          <Numbers one={one} />
          <p>
            <a class="big" href={to('nguoi', one.volunteer)}>
              {say('Hồ sơ và các buổi', 'Record and sessions')}
            </a>
          </p>
          {one.verdict && <Replay verdict={one.verdict} />}
          <History one={one} />
        </>
      )}
    </Await>
  );
}

export function EvaluationDrawer({ id, close }: { id: string; close: () => void }) {
  if (!id) return null;
  return (
    <Frame close={close}>
      <One id={id} />
    </Frame>
  );
}
