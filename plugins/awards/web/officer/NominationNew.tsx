// SPDX-License-Identifier: MIT
// A unit nominates: which category, whom. The dossier is written on its own page.
import { all, get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Picker } from 'officer/form/Picker.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import type { Params } from 'officer/shell/registry.ts';
import { go } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { dossierAt, roundAt } from './awards.ts';

type Kind = 'person' | 'team' | 'unit_nominee';
const entityOf: Record<Kind, string> = { person: 'volunteer', team: 'team', unit_nominee: 'unit' };
const kindsOf = (of: string): [Kind, string][] => [
  ...(of === 'organisation' ? [] : [['person', say('Cá nhân', 'Person')] as [Kind, string]]),
  ...(of === 'person'
    ? []
    : ([
        ['team', say('Câu lạc bộ, đội, nhóm', 'Team')],
        ['unit_nominee', say('Đơn vị', 'Unit')],
      ] as [Kind, string][])),
];

function Nominate({ round, categories }: { round: Row; categories: Row[] }) {
  const [category, setCategory] = useState(categories[0]?.id ?? '');
  const of = String(categories.find((one) => one.id === category)?.of ?? 'person');
  const kinds = kindsOf(of);
  const [chosen, setKind] = useState<Kind>('person');
  const kind = kinds.some(([code]) => code === chosen) ? chosen : (kinds[0]?.[0] ?? 'person');
  const [who, setWho] = useState('');
  const [model, setModel] = useState('');
  const [unit, setUnit] = useState<string>(homeUnit());
  const action = useAction();
  const start = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const made = await post<Row>(`/award_rounds/${round.id}/nominations`, {
        category,
        [kind]: who || null,
        unit,
        ...(of === 'model' && { model }),
      });
      go(dossierAt(made.id), { replace: true });
    });
  };
  return (
    <form class="form" onSubmit={start}>
      <ProblemNotice problem={action.problem} />
      <div class="fields">
        <div class="field">
          <label for="nominate-category">{say('Hạng mục', 'Category')}</label>
          <select
            id="nominate-category"
            value={category}
            onChange={(event) => {
              setCategory(event.currentTarget.value);
              setWho('');
            }}
          >
            {categories.map((one) => (
              <option key={one.id} value={one.id}>
                {String(one.title)}
              </option>
            ))}
          </select>
        </div>
        {kinds.length > 1 && (
          <div class="field">
            <label for="nominate-kind">{say('Ai', 'Who')}</label>
            <select
              id="nominate-kind"
              value={kind}
              onChange={(event) => {
                setKind(event.currentTarget.value as Kind);
                setWho('');
              }}
            >
              {kinds.map(([code, words]) => (
                <option key={code} value={code}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        )}
        {of === 'model' && (
          <div class="field">
            <label for="nominate-model">{say('Tên mô hình', 'Name of the model')}</label>
            <input
              id="nominate-model"
              type="text"
              required
              maxLength={200}
              value={model}
              onInput={(event) => setModel(event.currentTarget.value)}
            />
          </div>
        )}
        <div class="field">
          <label for="nominate-who">
            {of === 'model'
              ? say('Ai giữ mô hình', 'Who keeps it')
              : say('Người, tập thể được đề cử', 'Nominee')}
          </label>
          <Picker
            key={kind}
            id="nominate-who"
            entity={entityOf[kind]}
            value={who}
            change={(id) => setWho(id ?? '')}
          />
        </div>
        <div class="field">
          <label for="nominate-unit">{say('Đơn vị đề cử', 'Proposing unit')}</label>
          <Picker id="nominate-unit" entity="unit" value={unit} change={(id) => setUnit(id ?? '')} />
        </div>
      </div>
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Bắt đầu hồ sơ', 'Begin the dossier')}
        </Button>
        <span class="meta">
          {say('Hạn nộp', 'Due')}: {dayShort(String(round.dossiers_until))}
        </span>
      </p>
    </form>
  );
}

export default function NominationNew({ params }: { params: Params }) {
  const id = params.id ?? '';
  const read = useLoad(
    async () => ({
      round: await get<Row>(`/award_rounds/${id}`),
      categories: await all<Row>(`/award_categories?round=${id}`),
    }),
    [id],
  );
  return (
    <WithEntity name="nomination">
      {() => (
        <Await of={read}>
          {({ round, categories }) => (
            <>
              <Title above={<a href={roundAt(id)}>{String(round.title)}</a>}>
                {say('Đề cử', 'Nominate')}
              </Title>
              <Nominate
                round={round}
                categories={[...categories].sort((a, b) => Number(a.position) - Number(b.position))}
              />
            </>
          )}
        </Await>
      )}
    </WithEntity>
  );
}
