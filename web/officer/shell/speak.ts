// SPDX-License-Identifier: MIT
// The one live region: what changed without a page change is said there to those who do not see it.
import { signal } from '@preact/signals';

export const spoken = signal('');

/** The same words twice in a row are said twice. */
export function speak(words: string): void {
  spoken.value = spoken.value === words ? `${words}\u00a0` : words;
}
