// SPDX-License-Identifier: MIT
// Dossiers as rows: whose, from where, how far.
import { momentWords } from 'officer/data/days.ts';
import { say } from 'officer/data/words.ts';
import { Chip } from 'officer/shell/parts.tsx';
import { type DossierRow, dossierAt, dossierTone } from './awards.ts';

export function DossierTable({ rows, caption }: { rows: DossierRow[]; caption: string }) {
  return (
    <table class="tbl">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Người, tập thể, mô hình', 'Nominee')}</th>
          <th scope="col">{say('Hạng mục', 'Category')}</th>
          <th scope="col">{say('Đơn vị đề cử', 'Proposed by')}</th>
          <th scope="col">{say('Trạng thái', 'State')}</th>
          <th scope="col">{say('Nộp lúc', 'Handed in')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={dossierAt(row.id)}>{row.name || say('(đã xóa thông tin)', '(erased)')}</a>
            </th>
            <td data-l={say('Hạng mục', 'Category')}>{row.category_title}</td>
            <td data-l={say('Đơn vị đề cử', 'Proposed by')}>{row.unit_name}</td>
            <td data-l={say('Trạng thái', 'State')}>
              <Chip tone={dossierTone(row.state)}>{row.state_label}</Chip>
              {row.state === 'submitted' && <div class="meta">{row.at_name}</div>}
            </td>
            <td data-l={say('Nộp lúc', 'Handed in')}>{row.submitted ? momentWords(row.submitted) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
