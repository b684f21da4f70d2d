// SPDX-License-Identifier: MIT
// Where an idea is applied, with the record that shows it: a campaign, or a model of the library.
import { get, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { choosingCampaign, type Review } from './library.ts';

interface Shelf {
  groups: { items: { id: string; title: string }[] }[];
}

const FIELDS = ['unit', 'since', 'result', 'campaign', 'item'];

export default function Use({ params }: { params: Record<string, string> }) {
  const idea = params.id ?? '';
  const load = useLoad(async () => {
    const [review, shelf] = await Promise.all([
      get<Review>(`/ideas/${idea}/review`),
      get<Shelf>('/public/library_items?kind=model'),
    ]);
    return { review, models: shelf.groups.flatMap((group) => group.items) };
  }, [idea]);
  return (
    <WithEntity name="idea_application">
      {(schema, entity) => (
        <Await of={load}>
          {({ review, models }) => (
            <>
              <Title above={<a href={to('sang-kien', idea)}>{review.title}</a>}>
                {say('Ghi nơi áp dụng', 'Enter where it is applied')}
              </Title>
              <p>
                {say(
                  'Cần một bản ghi cho thấy đã làm: chiến dịch trên hệ thống, hoặc mô hình đã đăng trong thư viện.',
                  'It takes a record that shows it: a campaign of the system, or a published model.',
                )}
              </p>
              <Form
                schema={schema}
                fields={FIELDS.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
                  .map((field) =>
                    field.name === 'item'
                      ? {
                          ...field,
                          kind: 'enum' as const,
                          options: [
                            { code: '', label: say('Không có', 'None') },
                            ...models.map((one) => ({ code: one.id, label: one.title })),
                          ],
                        }
                      : field,
                  )
                  .map(choosingCampaign)}
                values={{ unit: homeUnit(), since: today() }}
                words={say('Ghi đã áp dụng', 'Enter it')}
                cancel={to('sang-kien', idea)}
                save={async (values) => {
                  await post('/idea_applications', { ...values, idea });
                  speak(say('Đã ghi', 'Noted'));
                  go(to('sang-kien', idea), { replace: true });
                }}
              />
            </>
          )}
        </Await>
      )}
    </WithEntity>
  );
}
