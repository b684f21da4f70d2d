// SPDX-License-Identifier: MIT
// Cancelling a campaign: whom it concerns is said first, the reason is asked for, and everybody with a coming shift reads it.

import { call, get } from 'officer/data/api.ts';
import { useAction, useLoad } from 'officer/data/load.ts';
import type { Row } from 'officer/data/schema.ts';
import { number, say } from 'officer/data/words.ts';
import { flawsAt } from 'officer/form/Form.tsx';
import { Ask, Await, Button, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useRef, useState } from 'preact/hooks';
import type { Affected } from './types.ts';

function Concerned({ campaign }: { campaign: string }) {
  const read = useLoad(() => get<Affected>(`/campaigns/${campaign}/affected`), [campaign]);
  return (
    <Await of={read}>
      {({ people, told, shifts }) =>
        people === 0 ? (
          <p>{say('Chưa ai đăng ký ca nào sắp tới.', 'Nobody has signed up for a coming shift.')}</p>
        ) : (
          <>
            <p>
              <b>
                {say(
                  `${number(people)} người đã đăng ký ${number(shifts)} ca sắp tới sẽ mất chỗ; ${number(told)} người được nhắn tin ngay.`,
                  `${number(people)} people lose their places in ${number(shifts)} coming shifts; ${number(told)} get a message at once.`,
                )}
              </b>
            </p>
            {told < people && (
              <p>
                {say(
                  `${number(people - told)} người không có số điện thoại, thư điện tử hoặc không đồng ý nhận tin: hãy báo trực tiếp.`,
                  `${number(people - told)} cannot be reached or want no messages: tell them yourself.`,
                )}
              </p>
            )}
          </>
        )
      }
    </Await>
  );
}

export function Cancel({ campaign, done }: { campaign: Row; done: () => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const action = useAction();
  const flaws = flawsAt(action.problem, 'end_reason');
  const submit = async (event: Event) => {
    event.preventDefault();
    const words = reason.trim();
    setMissing(words === '');
    if (!words) {
      field.current?.focus();
      return;
    }
    await action.run(async () => {
      await call('PATCH', `/campaigns/${campaign.id}`, {
        state: 'cancelled',
        end_reason: words,
      });
      setOpen(false);
      speak(say('Đã hủy chiến dịch', 'Campaign cancelled'));
      done();
    });
  };
  return (
    <>
      <Button kind="bad" onClick={() => setOpen(true)}>
        {say('Hủy chiến dịch', 'Cancel the campaign')}
      </Button>
      <Ask
        open={open}
        title={say(`Hủy «${String(campaign.title)}»?`, `Cancel “${String(campaign.title)}”?`)}
        close={() => setOpen(false)}
      >
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Concerned campaign={campaign.id} />
          <ProblemNotice problem={flaws.length ? null : action.problem} />
          <div class="field">
            <label for="cancel-why">{say('Lý do hủy', 'Why')}</label>
            <p class="hint" id="cancel-why-h">
              {say(
                'Người đăng ký đọc lý do này trong tin nhắn. Ví dụ: mưa lũ, đường vào thôn bị sạt.',
                'Those who signed up read it in their message. For example: flood, the road is cut.',
              )}
            </p>
            {(missing || flaws.length > 0) && (
              <p class="err" id="cancel-why-e" role="alert">
                {missing
                  ? say('Hãy ghi lý do.', 'Give the reason.')
                  : flaws.map((flaw) => say(flaw.vi, flaw.en)).join('. ')}
              </p>
            )}
            <textarea
              id="cancel-why"
              ref={field}
              rows={3}
              maxLength={200}
              aria-describedby={missing || flaws.length ? 'cancel-why-e cancel-why-h' : 'cancel-why-h'}
              aria-invalid={missing || flaws.length ? 'true' : undefined}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </div>
          <p class="meta">{say('Việc này không quay lại được.', 'This cannot be taken back.')}</p>
          <p class="row">
            <Button type="submit" kind="bad" busy={action.busy}>
              {say('Hủy và báo mọi người', 'Cancel and tell everybody')}
            </Button>
            <Button kind="alt" onClick={() => setOpen(false)}>
              {say('Giữ chiến dịch', 'Keep the campaign')}
            </Button>
          </p>
        </form>
      </Ask>
    </>
  );
}
