// SPDX-License-Identifier: MIT
// What Markdown looks like, made by the server a moment after the last letter, and what in it leads nowhere.
import { post } from 'officer/data/api.ts';
import { say } from 'officer/data/words.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Preview } from './library.ts';

const PAUSE_MS = 600;

export function Look({ item, body }: { item: string; body: string }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    let wanted = true; // a preview that comes late is of an older text
    const timer = setTimeout(() => {
      void post<Preview>('/library_items/previews', { item, body }).then(
        (made) => wanted && setPreview(made),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [item, body]);
  return (
    <section aria-labelledby="look-h">
      <h2 id="look-h">{say('Xem trước', 'Preview')}</h2>
      {preview && preview.faults.length > 0 && (
        <p class="notice bad" role="status">
          {say('Không dẫn tới đâu:', 'Lead nowhere:')} {preview.faults.map((one) => one.target).join(', ')}
        </p>
      )}
      {/* made by the server from Markdown, raw HTML shown as text */}
      {preview && <article class="card" dangerouslySetInnerHTML={{ __html: preview.html }} />}
    </section>
  );
}
