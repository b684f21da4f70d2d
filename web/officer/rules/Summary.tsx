// SPDX-License-Identifier: MIT
// A rule for people who read no Lua: what it is about, its parameters with their values, the reasons it can give.
import { say } from '../data/words.ts';
import type { Outline, Param } from './outline.ts';
import type { Told } from './types.ts';
import { points } from './words.ts';

type Said = Pick<Outline, 'about' | 'params' | 'reasons'>;

/** The server's own summary, which says no bounds. */
export const asOutline = ({ words, params, reasons }: Told): Said => ({
  about: words,
  params: params.map(({ name, label, value }) => ({
    name,
    label,
    value: Number(value),
    min: null,
    max: null,
  })),
  reasons: reasons.map(({ code, vi }) => ({ code, text: vi })),
});

export const boundsWords = (param: Param): string =>
  param.min === null || param.max === null
    ? ''
    : say(`từ ${points(param.min)} đến ${points(param.max)}`, `${points(param.min)} to ${points(param.max)}`);

/** `before`: values to compare with; those that differ are told. */
export function ParamTable({ params, before }: { params: Param[]; before?: Map<string, number> }) {
  if (params.length === 0)
    return <p class="meta">{say('Quy tắc này không có tham số.', 'This rule has no parameters.')}</p>;
  const bounded = params.some(boundsWords);
  return (
    <table class="tbl params">
      <caption>{say('Tham số', 'Parameters')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Ý nghĩa', 'Meaning')}</th>
          <th scope="col" class="num">
            {say('Giá trị', 'Value')}
          </th>
          {bounded && (
            <th scope="col" class="num">
              {say('Được đặt', 'Allowed')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {params.map((param) => {
          const old = before?.get(param.name);
          const changed = before !== undefined && old !== param.value;
          return (
            <tr key={param.name} class={changed ? 'changed' : undefined}>
              <th scope="row">{param.label}</th>
              <td class="num" data-l={say('Giá trị', 'Value')}>
                <span>
                  {changed && old !== undefined && (
                    <>
                      <del>{points(old)}</del>{' '}
                    </>
                  )}
                  <b>{points(param.value)}</b>
                  {changed && (
                    <span class="meta">
                      {' '}
                      {old === undefined ? say('mới', 'new') : say('đã đổi', 'changed')}
                    </span>
                  )}
                </span>
              </td>
              {bounded && (
                <td class="num" data-l={say('Được đặt', 'Allowed')}>
                  {boundsWords(param) || '–'}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function ReasonList({ of }: { of: Said }) {
  if (of.reasons.length === 0) return null;
  return (
    <details>
      <summary>
        {say(`Lý do có thể nêu (${of.reasons.length})`, `Reasons it can give (${of.reasons.length})`)}
      </summary>
      <ul>
        {of.reasons.map((reason) => (
          <li key={reason.code}>{reason.text}</li>
        ))}
      </ul>
    </details>
  );
}

export function Summary({ of, before }: { of: Said; before?: Map<string, number> }) {
  return (
    <>
      {of.about && <p class="lines">{of.about}</p>}
      <ParamTable params={of.params} {...(before && { before })} />
      <ReasonList of={of} />
    </>
  );
}
