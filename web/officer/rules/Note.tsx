// SPDX-License-Identifier: MIT
// What its author says of a draft, kept with the version and shown to whoever decides on it.
import { say } from '../data/words.ts';

export function Note({ value, change }: { value: string; change: (value: string) => void }) {
  return (
    <div class="field">
      <label for="note">
        {say('Thay đổi gì, vì sao (không bắt buộc)', 'What changes, and why (optional)')}
      </label>
      <textarea
        id="note"
        rows={2}
        maxLength={500}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}
