// SPDX-License-Identifier: MIT
// Writing one thing of a yearly plan: an activity, its words, what a quarter is declared with.
import { call, get, post } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Entity, Field, Row, Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { type Read, readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Button, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { go, place } from 'officer/shell/router.ts';
import { planOf, QUARTERS, type UnitPlan } from './unit_plan.ts';

interface Kind {
  entity: string;
  fields: string[];
  words: (plan: UnitPlan) => string;
}

const KINDS: Record<string, Kind> = {
  'hoat-dong': {
    entity: 'plan_activity',
    fields: ['name', 'quarter', 'times', 'type', 'field', 'host', 'place', 'people', 'note'],
    words: () => say('Hoạt động trong kế hoạch', 'Activity of the plan'),
  },
  'noi-dung': {
    entity: 'unit_plan',
    fields: ['number', 'basis', 'aims', 'ways'],
    words: () => say('Nội dung kế hoạch', 'What the plan says'),
  },
  'ke-khai': {
    entity: 'declared_activity',
    fields: ['activities', 'note'],
    words: (plan) =>
      say(
        `Kê khai hoạt động quý ${QUARTERS[quarter()]} năm ${plan.year}`,
        `Declare the activities of quarter ${QUARTERS[quarter()]} of ${plan.year}`,
      ),
  },
};

const quarter = (): 1 | 2 | 3 | 4 => {
  const asked = Number(place.value.query.get('quy'));
  return asked === 2 || asked === 3 || asked === 4 ? asked : 1;
};

/** Kinds and fields of activities are those of campaigns. */
function fieldsOf(kind: Kind, schema: Schema): Field[] {
  const asked = kind.fields.flatMap(
    (name) => schema.entity(kind.entity).fields.find((field) => field.name === name) ?? [],
  );
  if (kind.entity !== 'plan_activity' || !schema.has('campaign')) return asked;
  const campaign = schema.entity('campaign').fields;
  return asked.map((field) => {
    const like = campaign.find((one) => one.name === field.name && one.vocabulary);
    if (!like || (field.name !== 'type' && field.name !== 'field')) return field;
    const options = [{ code: '', label: say('Chưa rõ', 'Not said') }, ...schema.terms(like.vocabulary)];
    return { ...field, kind: 'enum' as const, options };
  });
}

/** What the form begins with, and the record it changes. */
async function begun(kind: Kind, entity: Entity, plan: UnitPlan): Promise<Read> {
  const declared = plan.quarters.find((one) => one.quarter === quarter());
  const id =
    kind.entity === 'unit_plan'
      ? plan.id
      : kind.entity === 'declared_activity'
        ? declared?.declared?.id
        : place.value.query.get('id');
  if (id) return readRecord(entity, id);
  const values: Values =
    kind.entity === 'declared_activity' ? { activities: declared?.draft ?? '' } : { times: 1 };
  return { row: { id: '', ...values } as Row, etag: null };
}

function Remove({ entity, row, then }: { entity: Entity; row: Row; then: string }) {
  const action = useAction();
  const remove = async () => {
    await call('DELETE', `${entity.address}/${row.id}`);
    go(then, { replace: true });
  };
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <p>
        <Button kind="bad" busy={action.busy} onClick={() => void action.run(remove)}>
          {say('Bỏ hoạt động này', 'Remove this activity')}
        </Button>
      </p>
    </>
  );
}

function Note() {
  return (
    <p class="meta">
      {say(
        'Danh sách lấy từ kế hoạch và các chiến dịch của quý. Bỏ dòng không làm, thêm dòng đã làm; mỗi dòng là một hoạt động và là mẫu số của chỉ tiêu b.',
        'The list is taken from the plan and the campaigns of the quarter. Remove what was not held, add what was; each line is one activity in the denominator of target b.',
      )}
    </p>
  );
}

function Writing(props: { kind: Kind; schema: Schema; entity: Entity; plan: UnitPlan }) {
  const { kind, schema, entity, plan } = props;
  const read = useLoad(() => begun(kind, entity, plan), [plan.id, place.value.query.toString()]);
  const given: Values =
    kind.entity === 'plan_activity'
      ? { plan: plan.id }
      : { unit: plan.unit, year: plan.year, quarter: quarter() };
  return (
    <Await of={read}>
      {(one) => (
        <>
          <Title above={<a href={planOf(plan.id)}>{`${plan.name}, ${plan.year}`}</a>}>
            {kind.words(plan)}
          </Title>
          <Form
            schema={schema}
            fields={fieldsOf(kind, schema)}
            values={one.row as Values}
            words={say('Lưu', 'Save')}
            cancel={planOf(plan.id)}
            {...(kind.entity === 'declared_activity' && { note: <Note /> })}
            save={async (values) => {
              if (one.row.id) await saveRecord(entity, one, values);
              else await post(entity.address, { ...values, ...given });
              go(planOf(plan.id), { replace: true });
            }}
          />
          {one.row.id && kind.entity === 'plan_activity' && (
            <Remove entity={entity} row={one.row} then={planOf(plan.id)} />
          )}
        </>
      )}
    </Await>
  );
}

export default function UnitPlanForm({ params }: { params: Record<string, string> }) {
  const kind = KINDS[String(params.what)];
  const plan = useLoad(() => get<UnitPlan>(`/unit_plans/${params.id}/whole`), [params.id]);
  if (!kind) return <Title>{say('Không có trang này', 'There is no such page')}</Title>;
  return (
    <WithEntity name={kind.entity}>
      {(schema, entity) => (
        <Await of={plan}>{(of) => <Writing kind={kind} schema={schema} entity={entity} plan={of} />}</Await>
      )}
    </WithEntity>
  );
}
