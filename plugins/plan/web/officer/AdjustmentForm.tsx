// SPDX-License-Identifier: MIT
// Writing an adjustment (new, or ?sua) and one thing it changes: a target's level or day, an activity more, changed, dropped.
import { get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import type { Entity, Field, Row, Schema, Term } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form, type Values } from 'officer/form/Form.tsx';
import { readRecord, saveRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Title } from 'officer/shell/parts.tsx';
import { go, place } from 'officer/shell/router.ts';
import { type Board, titles } from './plan.ts';
import { adjustmentOf, QUARTERS, type UnitPlan, unitAsked, type WholeAdjustment } from './unit_plan.ts';

const HEAD = ['title', 'grounds', 'effective', 'number'];
const FIELDS: Record<string, string[]> = {
  target: ['due', 'percent', 'by', 'why'],
  add: ['name', 'quarter', 'times', 'why'],
  alter: ['activity', 'name', 'quarter', 'times', 'why'],
  drop: ['activity', 'why'],
};
const NEEDED: Record<string, string[]> = {
  target: ['due'],
  add: ['name', 'quarter'],
  alter: ['activity'],
  drop: ['activity'],
};

const asked = (entity: Entity, names: string[]): Field[] =>
  names.flatMap((name) => entity.fields.find((field) => field.name === name) ?? []);

/* ---- the proposal ---------------------------------------------------------------------------- */

function Proposal({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(
    async () => (id ? await readRecord(entity, id) : { row: { id: '' } as Row, etag: null }),
    [id],
  );
  const plan = place.value.query.get('ke-hoach');
  const back = id ? adjustmentOf(id) : `${adjustmentOf()}?don-vi=${unitAsked()}`;
  return (
    <Await of={read}>
      {(one) => (
        <>
          <Title above={<a href={back}>{say('Điều chỉnh kế hoạch', 'Adjustments')}</a>}>
            {id
              ? say('Sửa đề nghị điều chỉnh', 'Change the proposal')
              : plan
                ? say('Đề nghị điều chỉnh kế hoạch năm', 'Propose to adjust the yearly plan')
                : say('Đề nghị điều chỉnh Kế hoạch 630/KH-UBND', 'Propose to adjust Plan 630/KH-UBND')}
          </Title>
          <Form
            schema={schema}
            fields={asked(entity, HEAD)}
            values={one.row as Values}
            words={
              id ? say('Lưu', 'Save') : say('Lưu, rồi nêu nội dung thay đổi', 'Save, then say what changes')
            }
            cancel={back}
            save={async (values) => {
              if (id) await saveRecord(entity, one, values);
              const made = id
                ? { id }
                : await post<Row>('/plan_adjustments', {
                    ...values,
                    unit: unitAsked(),
                    ...(plan && { plan }),
                  });
              go(adjustmentOf(made.id), { replace: true });
            }}
          />
        </>
      )}
    </Await>
  );
}

/* ---- one change ------------------------------------------------------------------------------ */

async function choices(kind: string, of: WholeAdjustment): Promise<Term[]> {
  const none = { code: '', label: say('Hãy chọn', 'Choose') };
  if (kind === 'target') {
    const board = await get<Board>('/plan/board');
    const steps = board.targets.flatMap((target) =>
      target.steps
        .filter((step) => step.by > board.on)
        .map((step) => ({
          code: `${target.code}|${step.by}`,
          label: `${target.code}) ${titles(target.code)}: ${step.percent} %, ${dayShort(step.by)}`,
        })),
    );
    return [none, ...steps];
  }
  if (kind === 'add' || !of.plan) return [none];
  const plan = await get<UnitPlan>(`/unit_plans/${of.plan}/whole`);
  const open = plan.quarters.filter((one) => !one.over).map((one) => one.quarter);
  return [
    none,
    ...plan.activities
      .filter((one) => one.state !== 'out' && !one.until && open.includes(one.quarter))
      .map((one) => ({ code: one.id, label: `${QUARTERS[one.quarter]}: ${one.name}` })),
  ];
}

function sent(kind: string, values: Values): Values {
  if (kind !== 'target') return values;
  const [target, due] = String(values.due ?? '').split('|');
  return { ...values, target: target ?? null, due: due ?? null };
}

function Change({
  schema,
  entity,
  of,
  kind,
}: {
  schema: Schema;
  entity: Entity;
  of: WholeAdjustment;
  kind: string;
}) {
  const read = useLoad(() => choices(kind, of), [kind, of.id]);
  const needed = NEEDED[kind] ?? [];
  return (
    <Await of={read}>
      {(options) => (
        <>
          <Title above={<a href={adjustmentOf(of.id)}>{of.title}</a>}>
            {schema.term('plan_change', kind)}
          </Title>
          <Form
            schema={schema}
            fields={asked(entity, FIELDS[kind] ?? []).map((field) => ({
              ...field,
              required: field.required || needed.includes(field.name),
              ...(field.name === 'due' && {
                kind: 'enum' as const,
                options,
                label: say('Mức nào', 'Which level'),
                help: '',
              }),
              ...(field.name === 'activity' && { kind: 'enum' as const, options }),
            }))}
            values={kind === 'add' ? { times: 1 } : {}}
            words={say('Thêm vào đề nghị', 'Add to the proposal')}
            cancel={adjustmentOf(of.id)}
            save={async (values) => {
              await post('/plan_changes', { ...sent(kind, values), what: kind, adjustment: of.id });
              go(adjustmentOf(of.id), { replace: true });
            }}
          />
        </>
      )}
    </Await>
  );
}

function OneChange({ id }: { id: string }) {
  const of = useLoad(() => get<WholeAdjustment>(`/plan_adjustments/${id}/whole`), [id]);
  const kind = place.value.query.get('loai') ?? '';
  if (!FIELDS[kind]) return <Title>{say('Không có trang này', 'There is no such page')}</Title>;
  return (
    <WithEntity name="plan_change">
      {(schema, entity) => (
        <Await of={of}>{(one) => <Change schema={schema} entity={entity} of={one} kind={kind} />}</Await>
      )}
    </WithEntity>
  );
}

export default function AdjustmentForm({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  if (params.what === 'noi-dung') return <OneChange id={id} />;
  return (
    <WithEntity name="plan_adjustment">
      {(schema, entity) => <Proposal schema={schema} entity={entity} id={id} />}
    </WithEntity>
  );
}
