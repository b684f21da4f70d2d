// SPDX-License-Identifier: MIT
// One fact of a case, changed by the control its kind asks for: a slider with its number, a choice, levels, a day.
import { number, say } from '../data/words.ts';
import { type Fact, factHelp, factLabel, type Reference, termLabel, termsOf } from './reference.ts';

interface FactInputProps {
  fact: Fact;
  reference: Reference;
  value: unknown;
  change: (value: unknown) => void;
}

const LEVELS = [0, 1, 2, 3, 4, 5];
const SLIDE_MAX = 400; // more steps than a finger can tell apart

function Whole({ id, fact, value, change }: FactInputProps & { id: string }) {
  const { min, max } = fact;
  const slides = min !== undefined && max !== undefined && max - min <= SLIDE_MAX;
  const set = (text: string) => {
    const typed = Number(text);
    if (text !== '' && Number.isSafeInteger(typed)) change(typed);
  };
  return (
    <div class="row">
      <input
        id={id}
        class="short"
        type="number"
        min={min}
        max={max}
        value={Number(value ?? 0)}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {slides && (
        <input
          class="slide"
          type="range"
          min={min}
          max={max}
          value={Number(value ?? 0)}
          aria-label={factLabel(fact)}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

function Codes({ fact, reference, value, change }: FactInputProps) {
  const held = Array.isArray(value) ? (value as string[]) : [];
  return (
    <fieldset class="field">
      <legend>{factLabel(fact)}</legend>
      <details>
        <summary>
          {held.length === 0
            ? say('Không có', 'None')
            : termsOf(reference, fact)
                .filter((term) => held.includes(term.code))
                .map(termLabel)
                .join(', ')}
        </summary>
        <div class="checks">
          {termsOf(reference, fact).map((term) => (
            <label key={term.code}>
              <input
                type="checkbox"
                checked={held.includes(term.code)}
                onChange={(event) =>
                  change(
                    event.currentTarget.checked
                      ? [...held, term.code]
                      : held.filter((code) => code !== term.code),
                  )
                }
              />{' '}
              {termLabel(term)}
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  );
}

function Levels({ fact, reference, value, change }: FactInputProps) {
  const held = (typeof value === 'object' && value !== null ? value : {}) as Record<string, number>;
  const terms = termsOf(reference, fact);
  const set = (code: string, level: number) => {
    const { [code]: _gone, ...rest } = held;
    change(level ? { ...rest, [code]: level } : rest);
  };
  return (
    <fieldset class="field">
      <legend>{factLabel(fact)}</legend>
      {factHelp(fact) && <p class="hint">{factHelp(fact)}</p>}
      <details open={Object.keys(held).length > 0 || undefined}>
        <summary>
          {terms
            .filter((term) => held[term.code])
            .map((term) =>
              say(`${termLabel(term)} mức ${held[term.code]}`, `${termLabel(term)} ${held[term.code]}`),
            )
            .join(', ') || say('Không có', 'None')}
        </summary>
        {terms.map((term) => (
          <label key={term.code} class="row level">
            <span class="grow">{termLabel(term)}</span>
            <select
              class="short"
              value={held[term.code] ?? 0}
              onChange={(event) => set(term.code, Number(event.currentTarget.value))}
            >
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {level === 0 ? say('không', 'none') : say(`mức ${level}`, `level ${level}`)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </details>
    </fieldset>
  );
}

function Choice({ id, fact, reference, value, change }: FactInputProps & { id: string }) {
  return (
    <select id={id} value={String(value ?? '')} onChange={(event) => change(event.currentTarget.value)}>
      <option value="">{say('(không có)', '(none)')}</option>
      {termsOf(reference, fact).map((term) => (
        <option key={term.code} value={term.code}>
          {termLabel(term)}
        </option>
      ))}
    </select>
  );
}

function control(id: string, props: FactInputProps) {
  const { fact, value, change } = props;
  if (fact.kind === 'int' || fact.kind === 'money') return <Whole id={id} {...props} />;
  if (fact.kind === 'enum' || fact.kind === 'code') return <Choice id={id} {...props} />;
  const common = {
    id,
    value: String(value ?? ''),
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  };
  return fact.kind === 'date' ? <input type="date" {...common} /> : <input type="text" {...common} />;
}

export function FactInput(props: FactInputProps) {
  const { fact, value, change } = props;
  const id = `fact-${fact.name.replace(/\./g, '-')}`;
  if (fact.kind === 'codes') return <Codes {...props} />;
  if (fact.kind === 'levels') return <Levels {...props} />;
  if (fact.kind === 'list')
    return (
      <div class="field">
        <b>{factLabel(fact)}</b>
        <p class="meta">
          {say(
            `${number(Array.isArray(value) ? value.length : 0)} mục, lấy theo người được chọn`,
            `${number(Array.isArray(value) ? value.length : 0)} items, as of the person chosen`,
          )}
        </p>
      </div>
    );
  if (fact.kind === 'bool')
    return (
      <div class="field tick">
        <label>
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => change(event.currentTarget.checked)}
          />{' '}
          {factLabel(fact)}
        </label>
      </div>
    );
  return (
    <div class="field">
      <label for={id}>{factLabel(fact)}</label>
      {factHelp(fact) && <p class="hint">{factHelp(fact)}</p>}
      {control(id, props)}
    </div>
  );
}
