// SPDX-License-Identifier: MIT
// What the bank proves of a nominee: frozen when the dossier was handed in, with links to the records, and counted again on demand.
import { get } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Button, Facts, ProblemNotice } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import type { Dossier, Proof } from './dossier.ts';

interface Recount {
  same: boolean;
  digest_fits: boolean;
  differences: { what: string; was: number; is: number }[];
}

function Again({ id }: { id: string }) {
  const [said, setSaid] = useState('');
  const action = useAction();
  const again = () =>
    action.run(async () => {
      const r = await get<Recount>(`/nominations/${id}/proof/recount`);
      const changes = r.differences.map((one) => `${one.what}: ${number(one.was)} → ${number(one.is)}`);
      setSaid(
        !r.digest_fits
          ? say('! Bản chốt không khớp mã băm của nó.', '! The frozen proof does not fit its digest.')
          : r.same
            ? say('✓ Tính lại ra đúng như vậy.', '✓ Counted again, it comes out the same.')
            : say(
                `! Sổ sách đã thay đổi từ khi nộp: ${changes.join('; ')}`,
                `! Records were changed since: ${changes.join('; ')}`,
              ),
      );
    });
  return (
    <p>
      <Button kind="link" busy={action.busy} onClick={() => void again()}>
        {say('Tính lại', 'Count again')}
      </Button>{' '}
      <span role="status">{said}</span>
      <ProblemNotice problem={action.problem} />
    </p>
  );
}

function Grades({ proof }: { proof: Proof }) {
  if (proof.grades.length === 0) return null;
  return (
    <table class="tbl">
      <caption>{say('Giờ theo căn cứ ghi nhận', 'Hours by grade of evidence')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Căn cứ', 'Evidence')}</th>
          <th scope="col" class="num">
            {say('Buổi', 'Shifts')}
          </th>
          <th scope="col" class="num">
            {say('Giờ', 'Hours')}
          </th>
        </tr>
      </thead>
      <tbody>
        {proof.grades.map((grade) => (
          <tr key={grade.label}>
            <th scope="row">{grade.label}</th>
            <td class="num" data-l={say('Buổi', 'Shifts')}>
              {number(grade.shifts)}
            </td>
            <td class="num" data-l={say('Giờ', 'Hours')}>
              {grade.hours_text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function DossierProof({ dossier }: { dossier: Dossier }) {
  const { proof } = dossier;
  const rows: [string, string][] = [
    [say('Tính đến ngày', 'As of'), proof.as_of_text],
    [say('Số năm tình nguyện liên tục', 'Unbroken years'), number(proof.years)],
    [
      say('Ngày, giờ', 'Days, hours'),
      say(
        `${number(proof.days)} ngày, ${proof.hours_text} giờ`,
        `${number(proof.days)} days, ${proof.hours_text} hours`,
      ),
    ],
  ];
  if (proof.helped)
    rows.push([
      say('Người được các chiến dịch đó giúp', 'People these campaigns helped'),
      number(proof.helped),
    ]);
  if (proof.team)
    rows.push(
      [say('Thành lập', 'Founded'), proof.team.founded_text],
      [say('Thành viên', 'Members'), number(proof.team.members)],
      [say('Người điều hành', 'Coordinators'), number(proof.team.coordinators)],
      [say('Quy chế', 'Charter'), proof.team.charter ? say('có', 'yes') : say('không', 'no')],
      [
        say('Mặt trận rà soát, đúng quy định', 'Reviewed, found lawful'),
        proof.team.reviewed_text || say('chưa có', 'never'),
      ],
    );
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{say('Ngân hàng chứng minh', 'What the bank proves')}</h2>
      <p class="meta">
        {proof.frozen
          ? say('Đã chốt khi nộp hồ sơ.', 'Frozen when the dossier was handed in.')
          : say('Tính lúc này; được chốt khi nộp.', 'Counted now; frozen when it is handed in.')}
      </p>
      <Facts rows={rows} />
      <Grades proof={proof} />
      <ul>
        {proof.certificates.map((one) => (
          <li key={one.title}>
            {say('Chứng nhận', 'Certificate')}: {one.title}
            {!one.valid && say(' (đã hết hạn)', ' (expired)')}
          </li>
        ))}
        {proof.honours.map((one) => (
          <li key={`${one.year}${one.title}`}>
            {one.year}: {one.title}
          </li>
        ))}
      </ul>
      {proof.campaigns.length > 0 && (
        <details>
          <summary>
            {say(`${number(proof.campaign_count)} chiến dịch`, `${number(proof.campaign_count)} campaigns`)}
          </summary>
          <ul>
            {proof.campaigns.map((one) => (
              <li key={one.id}>
                <a href={to('chien-dich', one.id)}>{one.title}</a>, {one.first_text}: {one.hours_text}{' '}
                {say('giờ', 'hours')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {proof.frozen && <Again id={dossier.id} />}
    </section>
  );
}
