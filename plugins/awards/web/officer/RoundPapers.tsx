// SPDX-License-Identifier: MIT
// What a unit sends up with its dossiers: the submission with its list, and everything as one package.
import { API } from 'officer/data/api.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';

export function RoundPapers({ round }: { round: string }) {
  const unit = homeUnit();
  const at = (name: string) => `${API}/award_rounds/${round}/${name}${unit ? `?unit=${unit}` : ''}`;
  return (
    <p class="row noprint">
      <a class="big" download href={at('proposal.pdf')}>
        {say('Tờ trình và danh sách (PDF)', 'Submission and list (PDF)')}
      </a>
      <a class="big" download href={at('proposal.docx')}>
        {say('Bản Word', 'Word')}
      </a>
      <a class="big" download href={at('package.zip')}>
        {say('Mọi hồ sơ của đơn vị (ZIP)', 'All dossiers of the unit (ZIP)')}
      </a>
    </p>
  );
}
