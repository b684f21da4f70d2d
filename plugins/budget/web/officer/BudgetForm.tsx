// SPDX-License-Identifier: MIT
// Writing one thing of a year: a line, a document, an adjustment, a source, the grounds. What it belongs to stands in the
// address; ?id= changes what there is.
import { call, get, post } from 'officer/data/api.ts';
import { today } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Entity, Field, Row, Schema, Term } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go, place } from 'officer/shell/router.ts';
import { boardOf, unitAsked, yearAsked } from './budget.ts';

interface Kind {
  entity: string;
  words: () => string;
  fields: string[]; // asked for
  given: string[]; // from the address
  needed?: string[];
}

interface Sources {
  items: { id: string; title: string; kind_label: string }[];
}

const NEW_LINE = ['content', 'source'];

function kindOf(what: string): Kind | null {
  const kinds: Record<string, Kind> = {
    dong: {
      entity: 'budget_line',
      words: () => say('Dòng dự toán', 'Line of the estimate'),
      fields: ['content', 'amount', 'source', 'task', 'calculation', 'campaign', 'course'],
      given: ['estimate'],
      needed: ['amount'],
    },
    chi: {
      entity: 'budget_spending',
      words: () => say('Ghi khoản chi', 'Record spending'),
      fields: ['amount', 'day', 'document', 'content'],
      given: ['line'],
    },
    'dieu-chinh': {
      entity: 'budget_adjustment',
      words: () => say('Đề nghị điều chỉnh', 'Propose an adjustment'),
      fields: place.value.query.get('line') ? ['amount', 'grounds'] : [...NEW_LINE, 'amount', 'grounds'],
      given: ['estimate', 'line'],
      needed: NEW_LINE,
    },
    nguon: {
      entity: 'budget_source',
      words: () => say('Nguồn kinh phí', 'Source of money'),
      fields: ['title', 'kind', 'amount', 'basis'],
      given: ['unit', 'year'],
    },
    'thuyet-minh': {
      entity: 'budget_estimate',
      words: () => say('Thuyết minh dự toán', 'Grounds of the estimate'),
      fields: ['grounds'],
      given: [],
    },
  };
  return kinds[what] ?? null;
}

/** What the table says of each field; the sources to choose from are those of the year. */
function fieldsOf(kind: Kind, entity: Entity, sources: Term[]): Field[] {
  return kind.fields
    .flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    .map((field) => ({
      ...field,
      required: field.required || Boolean(kind.needed?.includes(field.name)),
      ...(field.name === 'source' && { kind: 'enum' as const, options: sources }),
    }));
}

function givenOf(kind: Kind): Values {
  const given: Values = {};
  for (const name of kind.given) {
    const value = place.value.query.get(name);
    if (value) given[name] = name === 'year' ? Number(value) : value;
  }
  return given;
}

const back = (): string => boardOf(unitAsked(), yearAsked());

function Remove({ entity, row }: { entity: Entity; row: Row }) {
  const action = useAction();
  const remove = async () => {
    await call('DELETE', `${entity.address}/${row.id}`);
    go(back(), { replace: true });
  };
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <p>
        <Button kind="bad" busy={action.busy} onClick={() => void action.run(remove)}>
          {say('Bỏ dòng này', 'Remove this line')}
        </Button>
      </p>
    </>
  );
}

function Writing({ kind, schema, entity }: { kind: Kind; schema: Schema; entity: Entity }) {
  const id = place.value.query.get('id') ?? '';
  const [unit, year] = [unitAsked(), yearAsked()];
  const read = useLoad(
    async () => (id ? await readRecord(entity, id) : { row: { id: '' } as Row, etag: null }),
    [id],
  );
  const sources = useLoad(() => get<Sources>(`/budget/sources?unit=${unit}&year=${year}`), [unit, year]);
  const choices: Term[] = [
    { code: '', label: say('Hãy chọn', 'Choose') },
    ...(sources.data?.items ?? []).map((one) => ({
      code: one.id,
      label: `${one.title} (${one.kind_label})`,
    })),
  ];
  const begun: Values = kind.entity === 'budget_spending' ? { day: today() } : {};
  return (
    <Await of={sources}>
      {() => (
        <Await of={read}>
          {(one) => (
            <>
              <Title above={<a href={back()}>{say(`Kinh phí ${year}`, `Budget ${year}`)}</a>}>
                {kind.words()}
              </Title>
              <Form
                schema={schema}
                fields={fieldsOf(kind, entity, choices)}
                values={id ? (one.row as Values) : begun}
                words={say('Lưu', 'Save')}
                cancel={back()}
                save={async (values) => {
                  if (id) await saveRecord(entity, one, values);
                  else await post(entity.address, { ...values, ...givenOf(kind) });
                  go(back(), { replace: true });
                }}
              />
              {id && kind.entity === 'budget_line' && <Remove entity={entity} row={one.row} />}
            </>
          )}
        </Await>
      )}
    </Await>
  );
}

export default function BudgetForm({ params }: { params: Record<string, string> }) {
  const kind = kindOf(String(params.what));
  if (!kind) return <Title>{say('Không có trang này', 'There is no such page')}</Title>;
  return (
    <WithEntity name={kind.entity}>
      {(schema, entity) => <Writing kind={kind} schema={schema} entity={entity} />}
    </WithEntity>
  );
}
