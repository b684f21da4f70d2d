// SPDX-License-Identifier: MIT
// The poster of a shift, to print or to show on a phone: QR code, and the six characters to say aloud.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import { say } from 'officer/data/words.ts';
import { Await, Button, Title } from 'officer/shell/parts.tsx';
import { to } from 'officer/shell/router.ts';
import type { Poster as PosterData } from './types.ts';

export default function Poster({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const poster = useLoad(() => get<PosterData>(`/shifts/${id}/poster`), [id]);
  return (
    <Await of={poster}>
      {(data) => (
        <div class="poster">
          <Title above={<a href={to('ca', id)}>{say('Điểm danh', 'Attendance')}</a>}>
            {say('Quét để điểm danh', 'Scan to check in')}
          </Title>
          <p class="about">
            <b>{data.shift.title}</b>
            <br />
            {data.shift.day_text}, {data.shift.time_text}
            <br />
            {data.shift.campaign} · {data.shift.place}
          </p>
          <img
            alt={say('Mã QR để điểm danh', 'QR code for checking in')}
            src={`data:image/svg+xml,${encodeURIComponent(data.svg)}`}
          />
          <p class="six">
            <span class="vh">{say('Mã', 'Code')}: </span>
            {data.code.slice(0, 3)} {data.code.slice(3)}
          </p>
          <p>
            {say('Không quét được? Mở', 'Cannot scan? Open')}{' '}
            <b>{data.url.split('?')[0]?.replace(/^https?:\/\//, '')}</b>{' '}
            {say('rồi gõ mã trên.', 'and type the code.')}
          </p>
          <p class="noprint">
            <Button onClick={() => window.print()}>{say('In', 'Print')}</Button>
          </p>
        </div>
      )}
    </Await>
  );
}
