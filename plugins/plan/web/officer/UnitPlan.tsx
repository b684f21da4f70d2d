// SPDX-License-Identifier: MIT
// One yearly plan: where it stands, quarter by quarter its activities with what was done of them, campaigns that answer
// nothing yet, adjustments. ?ngay= reads it as of a day.
import { call, get, post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import { number, say } from 'officer/data/words.ts';
import { Step } from 'officer/form/Step.tsx';
import { Await, Button, Chip, Dotted, Empty, ProblemNotice, Title } from 'officer/shell/parts.tsx';
import { place, refine, to } from 'officer/shell/router.ts';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { decided, why } from './asked.ts';
import {
  type Activity,
  adjustmentOf,
  doingTone,
  linesOf,
  type UnitPlan as Plan,
  type PlanCampaign,
  planOf,
  QUARTERS,
  type Quarter,
  stateTone,
  unitsOf,
} from './unit_plan.ts';
import './plan.css';

type Reload = () => Promise<unknown>;

function Steps({ of, reload }: { of: Plan; reload: Reload }) {
  const words = {
    submit: of.top ? say('Trình duyệt', 'Submit') : say(`Trình ${of.above}`, `Submit to ${of.above}`),
    recall: say('Lấy lại', 'Take back'),
    return: say('Trả lại', 'Return'),
    approve: say('Duyệt kế hoạch', 'Approve'),
    close: say(`Khép năm ${of.year}`, `Close ${of.year}`),
  };
  const shown = of.can.filter((action) => action !== 'close' || of.quarters.every((one) => one.over));
  if (shown.length === 0) return null;
  return (
    <div class="row noprint">
      {shown.map((action) => (
        <Step
          key={action + of.etag}
          words={words[action]}
          kind={action === 'return' || action === 'recall' ? 'alt' : 'main'}
          asks={action === 'return' ? [why()] : action === 'approve' && of.top ? decided() : []}
          act={async (given) => {
            const body = { action, ...given };
            await call('PATCH', `/unit_plans/${of.id}/state`, body, { ifMatch: `"${of.etag}"` });
            await reload();
          }}
        />
      ))}
    </div>
  );
}

function Words({ title, words }: { title: string; words: string }) {
  const lines = linesOf(words);
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Campaigns({ of, plan, reload }: { of: Activity; plan: Plan; reload: Reload }) {
  const action = useAction();
  const untie = (campaign: PlanCampaign) => async () => {
    await call('DELETE', `/plan_answers/${campaign.answer}`);
    await reload();
    speak(say('Đã gỡ', 'Untied'));
  };
  return (
    <>
      <ProblemNotice problem={action.problem} />
      {of.campaigns.map((campaign) => (
        <p key={campaign.id} class="row">
          <a href={to('chien-dich', campaign.id)}>{campaign.title}</a>
          <span class="meta">
            {dayShort(campaign.starts)}, {campaign.state_label}
          </span>
          {plan.writes && (
            <Button
              kind="link"
              label={say(`Gỡ ${campaign.title}`, `Untie ${campaign.title}`)}
              busy={action.busy}
              onClick={() => void action.run(untie(campaign))}
            >
              {say('Gỡ', 'Untie')}
            </Button>
          )}
        </p>
      ))}
    </>
  );
}

function OneActivity({ of, plan, reload }: { of: Activity; plan: Plan; reload: Reload }) {
  return (
    <li>
      <div class="grow">
        <p class="row">
          <b>{of.name}</b> <Chip tone={doingTone(of.state)}>{of.state_label}</Chip>
        </p>
        <p class="meta">
          <Dotted
            parts={[
              say(`${number(of.times)} lần, xong ${number(of.done)}`, `${of.times} times, ${of.done} done`),
              of.type_label,
              of.field_label,
              of.host,
              of.place,
              of.people > 0 && say(`${number(of.people)} người`, `${number(of.people)} people`),
              of.from && say(`có từ ${dayShort(of.from)}`, `from ${dayShort(of.from)}`),
              of.until && say(`thôi từ ${dayShort(of.until)}`, `until ${dayShort(of.until)}`),
            ]}
          />
        </p>
        {of.note && <p>{of.note}</p>}
        <Campaigns of={of} plan={plan} reload={reload} />
      </div>
      {plan.open && (
        <a href={`${planOf(plan.id, 'hoat-dong')}?id=${of.id}`}>
          {say('Sửa', 'Change')}
          <span class="vh"> {of.name}</span>
        </a>
      )}
    </li>
  );
}

function Declared({ of, plan }: { of: Quarter; plan: Plan }) {
  const page = `${planOf(plan.id, 'ke-khai')}?quy=${of.quarter}`;
  const name = say(`quý ${QUARTERS[of.quarter]}`, `quarter ${QUARTERS[of.quarter]}`);
  return (
    <p class="row">
      {of.declared ? (
        <Chip tone="ok">
          {say(`Đã kê khai ${number(of.declared.figure)}`, `${number(of.declared.figure)} declared`)}
        </Chip>
      ) : of.owes ? (
        <Chip tone="warn">{say('Chưa kê khai', 'Not declared')}</Chip>
      ) : null}
      {plan.writes && of.begun && (
        <a href={page}>
          {of.declared ? say('Sửa kê khai', 'Change what was declared') : say('Kê khai', 'Declare')} {name}
        </a>
      )}
    </p>
  );
}

function QuarterOf({ of, plan, reload }: { of: Quarter; plan: Plan; reload: Reload }) {
  const activities = plan.activities.filter((one) => one.quarter === of.quarter);
  const stands = activities.filter((one) => one.state !== 'out');
  const out = activities.filter((one) => one.state === 'out');
  return (
    <section aria-labelledby={`quy-${of.quarter}`}>
      <h3 id={`quy-${of.quarter}`}>
        {say(`Quý ${QUARTERS[of.quarter]}`, `Quarter ${QUARTERS[of.quarter]}`)}
      </h3>
      <Declared of={of} plan={plan} />
      {stands.length === 0 ? (
        <Empty>{say('Chưa có hoạt động.', 'No activities.')}</Empty>
      ) : (
        <ul class="tasks">
          {stands.map((one) => (
            <OneActivity key={one.id} of={one} plan={plan} reload={reload} />
          ))}
        </ul>
      )}
      {out.length > 0 && (
        <details>
          <summary>
            {say(
              `${out.length} hoạt động đã đổi theo điều chỉnh, hoặc chưa đến ngày áp dụng`,
              `${out.length} changed by adjustments, or not in force yet`,
            )}
          </summary>
          <ul class="tasks">
            {out.map((one) => (
              <OneActivity
                key={one.id}
                of={one}
                plan={{ ...plan, writes: false, open: false }}
                reload={reload}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Loose({ of, reload }: { of: Plan; reload: Reload }) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const action = useAction();
  const tie = (campaign: PlanCampaign) => async () => {
    await post('/plan_answers', { campaign: campaign.id, activity: chosen[campaign.id] });
    await reload();
    speak(say('Đã gắn', 'Tied'));
  };
  if (!of.writes || of.loose.length === 0) return null;
  return (
    <section aria-labelledby="chua-gan">
      <h2 id="chua-gan">{say('Chiến dịch chưa gắn với kế hoạch', 'Campaigns outside the plan')}</h2>
      <p class="meta">
        {say(
          'Gắn chiến dịch với hoạt động mà nó thực hiện; chiến dịch ngoài kế hoạch thì để nguyên, vẫn được kê khai.',
          'Tie each campaign to the activity it carries out; what was not planned stays as it is and is declared all the same.',
        )}
      </p>
      <ProblemNotice problem={action.problem} />
      <ul class="tasks">
        {of.loose.map((campaign) => (
          <li key={campaign.id}>
            <span class="grow">
              <a href={to('chien-dich', campaign.id)}>{campaign.title}</a>{' '}
              <span class="meta">
                {dayShort(campaign.starts)}, {campaign.state_label}
              </span>
            </span>
            <select
              aria-label={say(`Hoạt động của ${campaign.title}`, `Activity of ${campaign.title}`)}
              value={chosen[campaign.id] ?? ''}
              onChange={(event) => setChosen({ ...chosen, [campaign.id]: event.currentTarget.value })}
            >
              <option value="">{say('Chọn hoạt động', 'Choose an activity')}</option>
              {of.activities
                .filter((one) => one.state !== 'out')
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {QUARTERS[one.quarter]}: {one.name}
                  </option>
                ))}
            </select>
            <Button
              kind="alt"
              label={say(`Gắn ${campaign.title}`, `Tie ${campaign.title}`)}
              busy={action.busy}
              onClick={() => chosen[campaign.id] && void action.run(tie(campaign))}
            >
              {say('Gắn', 'Tie')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Adjusted({ of }: { of: Plan }) {
  const may = of.writes && of.state === 'approved';
  if (of.adjustments.length === 0 && !may) return null;
  return (
    <section aria-labelledby="dieu-chinh">
      <h2 id="dieu-chinh">{say('Điều chỉnh', 'Adjustments')}</h2>
      <ul class="tasks">
        {of.adjustments.map((one) => (
          <li key={one.id}>
            <a class="grow" href={adjustmentOf(one.id)}>
              {one.title}
            </a>
            <Chip tone={stateTone(one.state)}>{one.state_label}</Chip>
            <span class="meta">{one.decision}</span>
          </li>
        ))}
      </ul>
      {of.adjustments.some((one) => one.state === 'approved') && (
        <p class="row plan-day">
          <label for="ngay">{say('Đọc kế hoạch như vào ngày', 'Read the plan as of')}</label>
          <input
            id="ngay"
            type="date"
            value={of.on}
            onChange={(event) => refine({ ngay: event.currentTarget.value })}
          />
        </p>
      )}
      {may && (
        <p class="noprint">
          <a class="btn alt" href={`${adjustmentOf('moi')}?don-vi=${of.unit}&ke-hoach=${of.id}`}>
            {say('Đề nghị điều chỉnh kế hoạch', 'Propose an adjustment')}
          </a>
        </p>
      )}
    </section>
  );
}

function Whole({ of, reload }: { of: Plan; reload: Reload }) {
  const file = (form: string) => `/api/v1/unit_plans/${of.id}/files?form=${form}`;
  return (
    <>
      <Title
        above={<a href={unitsOf(of.unit, of.year)}>{of.name}</a>}
        acts={
          <>
            <a class="btn alt" download href={file('pdf')}>
              {say('Tải PDF', 'Download PDF')}
            </a>
            <a class="btn alt" download href={file('docx')}>
              {say('Tải Word', 'Download Word')}
            </a>
          </>
        }
      >
        {say(`Kế hoạch tình nguyện năm ${of.year}`, `Volunteering plan of ${of.year}`)}
      </Title>
      <p class="row">
        <Chip tone={stateTone(of.state)}>{of.state_label}</Chip>
        <span class="meta">
          <Dotted
            parts={[
              of.number,
              of.approved && say(`duyệt ${dayShort(of.approved)}`, `approved ${dayShort(of.approved)}`),
              of.decision,
            ]}
          />
        </span>
      </p>
      {of.reason && of.state === 'returned' && (
        <div class="notice warn">
          <p>
            {say('Bị trả lại', 'Returned')}: {of.reason}
          </p>
        </div>
      )}
      <Steps of={of} reload={reload} />
      <section aria-labelledby="hoat-dong">
        <h2 id="hoat-dong">{say('Hoạt động theo quý', 'Activities by quarter')}</h2>
        {of.open && (
          <p class="row noprint">
            <a class="btn alt" href={planOf(of.id, 'hoat-dong')}>
              {say('Thêm hoạt động', 'Add an activity')}
            </a>
          </p>
        )}
        {of.quarters.map((one) => (
          <QuarterOf key={one.quarter} of={one} plan={of} reload={reload} />
        ))}
      </section>
      <Loose of={of} reload={reload} />
      <Adjusted of={of} />
      <section aria-labelledby="noi-dung">
        <h2 id="noi-dung">{say('Nội dung kế hoạch', 'What the plan says')}</h2>
        <Words title={say('Căn cứ', 'Basis')} words={of.basis} />
        <Words title={say('Mục đích, yêu cầu', 'Aims')} words={of.aims} />
        <Words title={say('Giải pháp, phân công', 'How and by whom')} words={of.ways} />
        {of.open && (
          <p class="noprint">
            <a href={planOf(of.id, 'noi-dung')}>{say('Sửa nội dung', 'Change the words')}</a>
          </p>
        )}
      </section>
    </>
  );
}

export default function UnitPlan({ params }: { params: Record<string, string> }) {
  const id = String(params.id);
  const on = place.value.query.get('ngay') ?? '';
  const read = useLoad(() => get<Plan>(`/unit_plans/${id}/whole${on && `?on=${on}`}`), [id, on]);
  return <Await of={read}>{(of) => <Whole key={of.id} of={of} reload={read.reload} />}</Await>;
}
