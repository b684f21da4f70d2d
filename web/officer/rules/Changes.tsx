// SPDX-License-Identifier: MIT
// What a version changes against another: its parameters as pairs, its text line by line. Signs stand beside the colours.
import { say } from '../data/words.ts';
import { hunks, type Line, lineChanges } from './lines.ts';
import { outline } from './outline.ts';
import { points } from './words.ts';

const signs = { '+': ['thêm', 'added'], '-': ['bỏ', 'removed'], ' ': ['', ''] } as const;

function LineView({ line }: { line: Line }) {
  const [vi, en] = signs[line.sign];
  const kind = line.sign === '+' ? 'plus' : line.sign === '-' ? 'minus' : undefined;
  return (
    <tr class={kind}>
      <td class="no">{line.now || line.old}</td>
      <td class="sign">
        <span aria-hidden="true">{line.sign}</span>
        {vi && <span class="vh">{say(vi, en)}</span>}
      </td>
      <td>
        <code>{line.text}</code>
      </td>
    </tr>
  );
}

export function ParamChanges({ before, after }: { before: string; after: string }) {
  const old = new Map(outline(before).params.map((param) => [param.name, param]));
  const now = outline(after).params;
  const gone = [...old.values()].filter((param) => !now.some((one) => one.name === param.name));
  const changed = now.filter((param) => old.get(param.name)?.value !== param.value);
  if (changed.length + gone.length === 0)
    return <p class="meta">{say('Không đổi tham số nào.', 'No parameter changed.')}</p>;
  return (
    <ul class="tasks">
      {changed.map((param) => {
        const was = old.get(param.name);
        return (
          <li key={param.name}>
            <span class="grow">{param.label}</span>
            <span>
              {was ? (
                <>
                  {points(was.value)} → <b>{points(param.value)}</b>
                </>
              ) : (
                <>
                  {say('mới:', 'new:')} <b>{points(param.value)}</b>
                </>
              )}
            </span>
          </li>
        );
      })}
      {gone.map((param) => (
        <li key={param.name}>
          <span class="grow">{param.label}</span>
          <span>{say(`bỏ (trước là ${points(param.value)})`, `removed (was ${points(param.value)})`)}</span>
        </li>
      ))}
    </ul>
  );
}

export function SourceChanges({ before, after }: { before: string; after: string }) {
  const lines = lineChanges(before, after);
  const plus = lines.filter((line) => line.sign === '+').length;
  const minus = lines.filter((line) => line.sign === '-').length;
  if (plus + minus === 0) return <p class="meta">{say('Nội dung giống nhau.', 'The texts are the same.')}</p>;
  return (
    <>
      <p class="meta">
        {say(`${plus} dòng thêm, ${minus} dòng bỏ`, `${plus} lines added, ${minus} removed`)}
      </p>
      {hunks(lines).map((part) => (
        <table key={`${part[0]?.old}-${part[0]?.now}`} class="diff">
          <caption class="vh">
            {say(
              `Thay đổi quanh dòng ${part[0]?.now || part[0]?.old}`,
              `Changes near line ${part[0]?.now || part[0]?.old}`,
            )}
          </caption>
          <colgroup>
            <col class="no" />
            <col class="sign" />
            <col />
          </colgroup>
          <thead class="vh">
            <tr>
              <th scope="col">{say('Dòng', 'Line')}</th>
              <th scope="col">{say('Dấu', 'Sign')}</th>
              <th scope="col">{say('Nội dung', 'Text')}</th>
            </tr>
          </thead>
          <tbody>
            {part.map((line) => (
              <LineView key={`${line.sign}${line.old}-${line.now}`} line={line} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
