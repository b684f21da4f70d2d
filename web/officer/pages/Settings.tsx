// SPDX-License-Identifier: MIT
// Every setting by the part of the server it belongs to: what it does, what counts now, within which bounds. Each is saved
// by itself; what the server refuses is said at its field.
import { useState } from 'preact/hooks';
import type { Setting, SettingTable } from '../data/answers.ts';
import { call, flawText, get, post } from '../data/api.ts';
import { useAction, useLoad } from '../data/load.ts';
import { number, say } from '../data/words.ts';
import { Await, Button, Chip, Title } from '../shell/parts.tsx';
import { speak } from '../shell/speak.ts';

function valueWords(one: Setting, value: string): string {
  if (value === '') return say('để trống', 'empty');
  if (one.kind === 'bool') return value === 'true' ? say('có', 'yes') : say('không', 'no');
  return one.unit ? `${value} ${one.unit}` : value;
}

/** "Từ 1 đến 168 giờ. Mặc định: 24 giờ." */
function boundsWords(one: Setting): string {
  const range =
    one.min === null || one.max === null
      ? ''
      : say(
          `Từ ${number(one.min)} đến ${valueWords(one, number(one.max))}. `,
          `From ${number(one.min)} to ${valueWords(one, number(one.max))}. `,
        );
  const fallback = valueWords(one, one.fallback);
  return `${range}${say(`Mặc định: ${fallback}.`, `Default: ${fallback}.`)}`;
}

async function store(one: Setting, value: string): Promise<unknown> {
  if (one.id) return call('PATCH', `/settings/${one.id}`, { value });
  return post('/settings', { name: one.name, value });
}

function Input({ one, id, value, change, wrong }: InputProps) {
  const common = {
    id,
    value,
    'aria-describedby': wrong ? `${id}-e ${id}-h` : `${id}-h`,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  };
  if (one.kind === 'bool')
    return (
      <select class="short" {...common} onChange={(event) => change(event.currentTarget.value)}>
        <option value="true">{say('Có', 'Yes')}</option>
        <option value="false">{say('Không', 'No')}</option>
      </select>
    );
  return (
    <input
      {...common}
      class={one.kind === 'int' ? 'short' : undefined}
      type={(one.secret ? 'password' : 'text') as 'text'}
      inputMode={one.kind === 'int' ? 'numeric' : undefined}
      autocomplete="off"
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}

interface InputProps {
  one: Setting;
  id: string;
  value: string;
  change: (value: string) => void;
  wrong: boolean;
}

function One({ one, saved }: { one: Setting; saved: () => Promise<void> }) {
  const id = `s-${one.name}`;
  const [value, setValue] = useState(one.value ?? '');
  const action = useAction();
  const changed = one.secret ? value !== '' : value !== one.value;
  const run = async (work: () => Promise<unknown>) => {
    if (!(await action.run(work))) {
      document.getElementById(id)?.focus();
      return;
    }
    speak(say(`Đã lưu: ${one.label}`, `Saved: ${one.label}`));
    await saved();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (changed) void run(() => store(one, value.trim()));
  };
  const { problem } = action;
  const wrong = problem ? (problem.flaws[0] ? flawText(problem.flaws[0]) : problem.message) : '';
  return (
    <li>
      <form class="setting" onSubmit={submit} noValidate>
        <label for={id}>
          {one.label}
          {one.unit && <span class="meta"> ({one.unit})</span>}
        </label>
        {one.help && <p class="meta">{one.help}.</p>}
        {wrong && (
          <p class="err" id={`${id}-e`} role="alert">
            ! {wrong}
          </p>
        )}
        <div class="row">
          <Input one={one} id={id} value={value} change={setValue} wrong={wrong !== ''} />
          {changed && (
            <Button type="submit" busy={action.busy} label={say(`Lưu: ${one.label}`, `Save: ${one.label}`)}>
              {say('Lưu', 'Save')}
            </Button>
          )}
          {one.id && !changed && (
            <Button
              kind="link"
              busy={action.busy}
              label={say(`Về mặc định: ${one.label}`, `Back to the default: ${one.label}`)}
              onClick={() => void run(() => call('DELETE', `/settings/${one.id}`))}
            >
              {say('Về mặc định', 'Back to the default')}
            </Button>
          )}
          {one.id && !changed && <Chip tone="info">{say('đã đổi', 'changed')}</Chip>}
        </div>
        <p class="meta" id={`${id}-h`}>
          {one.secret
            ? one.given
              ? say(
                  'Đã đặt, không hiện lại. Gõ giá trị mới để thay.',
                  'Set, and not shown again. Type to replace it.',
                )
              : say('Chưa đặt.', 'Not set.')
            : boundsWords(one)}
        </p>
      </form>
    </li>
  );
}

export default function Settings() {
  const read = useLoad(() => get<SettingTable>('/settings/table'), []);
  return (
    <>
      <Title>{say('Thiết lập', 'Settings')}</Title>
      <p>
        {say(
          'Mỗi thiết lập được lưu riêng; mỗi lần đổi đều ghi vào nhật ký.',
          'Each is saved by itself, and every change is in the journal.',
        )}
      </p>
      <Await of={read}>
        {({ items }) => (
          <>
            {items.map((group) => (
              <section key={group.plugin}>
                <h2>{group.title}</h2>
                <ul class="plain">
                  {group.settings.map((one) => (
                    <One key={one.name + one.id + one.value + one.given} one={one} saved={read.reload} />
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Await>
    </>
  );
}
