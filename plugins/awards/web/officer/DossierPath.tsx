// SPDX-License-Identifier: MIT
// One dossier on its way: confirmed, returned, refused, checked.
import { get } from 'officer/data/api.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { type DossierPath, roundAt } from './awards.ts';
import { DossierSteps } from './DossierSteps.tsx';

function One({ schema, id }: { schema: Schema; id: string }) {
  const read = useLoad(() => get<DossierPath>(`/nominations/${id}/path`), [id]);
  const changed = async () => {
    await read.reload();
    speak(say('Đã ghi', 'Noted'));
  };
  return (
    <Await of={read}>
      {(path) => (
        <>
          <Title above={<a href={roundAt(path.round)}>{path.round_title}</a>}>
            {path.name || say('Hồ sơ', 'Dossier')}
          </Title>
          <p>{path.category_title}</p>
          <p>
            <a class="big" href={to('khen-thuong', 'ho-so', id)}>
              {say('Đọc cả hồ sơ: chứng minh, báo cáo, minh chứng', 'Read the whole dossier')}
            </a>
          </p>
          <DossierSteps schema={schema} path={path} changed={changed} />
        </>
      )}
    </Await>
  );
}

export default function DossierPathPage({ params }: { params: Params }) {
  return (
    <WithEntity name="nomination">{(schema) => <One schema={schema} id={params.id ?? ''} />}</WithEntity>
  );
}
