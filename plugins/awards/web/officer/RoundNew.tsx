// SPDX-License-Identifier: MIT
// Makes a round from a shipped template; everything in it can be changed until it is opened.
import { get, post } from 'officer/data/api.ts';
import { dayShort, today } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { homeUnit } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { Picker } from 'officer/form/Picker.tsx';
import { WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import { roundAt, type Template } from './awards.ts';

const daysOf = (template: Template, year: number): string => {
  const { dossiers_from: from, dossiers_until: until, ceremony_on: on } = template.calendar;
  const day = (text?: string) => (text ? dayShort(`${year}-${text}`) : '–');
  return say(
    `nhận hồ sơ ${day(from)} – ${day(until)}, trao ${day(on)}`,
    `dossiers ${day(from)} – ${day(until)}, given ${day(on)}`,
  );
};

function Choose({ templates }: { templates: Template[] }) {
  const [code, setCode] = useState(templates[0]?.code ?? '');
  const [year, setYear] = useState(today().slice(0, 4));
  const [unit, setUnit] = useState<string>(homeUnit());
  const action = useAction();
  const make = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const round = await post<Row>('/award_rounds/from_template', {
        template: code,
        year: Number(year),
        unit,
      });
      go(roundAt(round.id), { replace: true });
    });
  };
  return (
    <form class="form" onSubmit={make}>
      <ProblemNotice problem={action.problem} />
      <fieldset>
        <legend>{say('Mẫu', 'Template')}</legend>
        {templates.map((template) => (
          <label key={template.code} class="check">
            <input
              type="radio"
              name="template"
              value={template.code}
              checked={code === template.code}
              onChange={() => setCode(template.code)}
            />
            <span>
              <b>{template.name}</b>
              <br />
              <span class="meta">
                {template.level_label}. {template.categories.join('; ')}; {daysOf(template, Number(year))}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        <div class="field">
          <label for="round-year">{say('Năm', 'Year')}</label>
          <input
            id="round-year"
            type="number"
            class="short"
            required
            min={2000}
            max={2100}
            value={year}
            onInput={(event) => setYear(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="round-unit">{say('Đơn vị xét', 'Held by')}</label>
          <Picker id="round-unit" entity="unit" value={unit} change={(id) => setUnit(id ?? '')} />
        </div>
      </div>
      <p class="meta">
        {say(
          'Chưa ai nộp được hồ sơ. Bước sau: xem lại lịch, hạng mục, tiêu chí rồi mở đợt xét.',
          'Nobody can nominate yet. Next: look through calendar, categories and criteria, then open it.',
        )}
      </p>
      <p class="row">
        <Button type="submit" busy={action.busy}>
          {say('Lập đợt xét', 'Make the round')}
        </Button>
        <a href={to('du-lieu', 'award_round', 'moi')}>{say('Lập không theo mẫu', 'Without a template')}</a>
      </p>
    </form>
  );
}

export default function RoundNew() {
  const read = useLoad(() => get<{ items: Template[] }>('/award_templates'), []);
  return (
    <WithEntity name="award_round">
      {() => (
        <>
          <Title above={<a href={to('khen-thuong')}>{say('Khen thưởng', 'Awards')}</a>}>
            {say('Lập đợt xét', 'New round')}
          </Title>
          <Await of={read}>{({ items }) => <Choose templates={items} />}</Await>
        </>
      )}
    </WithEntity>
  );
}
