// SPDX-License-Identifier: MIT
// The blocks in their order. Each moves by two buttons that keep the focus, so that reordering needs no pointer.
import { call, post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import type { Row, Schema, Value } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Form } from 'officer/form/Form.tsx';
import { Button, Chip, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { speak } from 'officer/shell/speak.ts';
import { useState } from 'preact/hooks';
import { type Block, blank, length, type Outline } from './curriculum.ts';

interface Props {
  schema: Schema;
  row: Row;
  outline: Outline;
  done: () => Promise<void>;
}

const HIDDEN = ['curriculum', 'position', 'origin'];

function BlockForm(props: Props & { block?: Block; close: () => void }) {
  const { schema, row, block, close, done } = props;
  const save = async (values: Record<string, Value>) => {
    if (block) await call('PATCH', `/blocks/${block.id}`, values);
    else await post('/blocks', { ...values, ...blank(row) });
    speak(say('Đã lưu', 'Saved'));
    close();
    await done();
  };
  const { title, objectives, method, minutes, core } = block ?? ({} as Partial<Block>);
  return (
    <div class="card sunk">
      <Form
        schema={schema}
        fields={schema.entity('block').fields.filter((field) => !HIDDEN.includes(field.name))}
        values={block ? { title, objectives, method, minutes, core } : {}}
        words={block ? say('Lưu phần này', 'Save the block') : say('Thêm vào giáo trình', 'Add it')}
        save={save}
      />
      <Button kind="link" onClick={close}>
        {say('Thôi', 'Cancel')}
      </Button>
    </div>
  );
}

function OneBlock(props: Props & { block: Block }) {
  const { block, outline, done } = props;
  const [editing, setEditing] = useState(false);
  const action = useAction();
  /** The button moves with its block and keeps the focus. */
  const move = async (position: number, way: 'up' | 'down') => {
    if (position < 1 || position > outline.blocks.length) {
      speak(way === 'up' ? say('Đã ở đầu', 'It is the first') : say('Đã ở cuối', 'It is the last'));
      return;
    }
    if (!(await action.run(() => post(`/blocks/${block.id}/moves`, { position })))) return;
    await done();
    document.getElementById(`${way}-${block.id}`)?.focus();
    speak(say(`«${block.title}» ở vị trí ${position}`, `“${block.title}” is number ${position}`));
  };
  const remove = async () => {
    if (!(await action.run(() => call('DELETE', `/blocks/${block.id}`)))) return;
    speak(say('Đã xóa', 'Deleted'));
    await done();
  };
  if (editing)
    return (
      <li>
        <BlockForm {...props} close={() => setEditing(false)} />
      </li>
    );
  return (
    <li>
      <div class="grow">
        <b>
          {block.position}. {block.title}
        </b>{' '}
        {block.core && <Chip tone="info">{say('Cốt lõi', 'Core')}</Chip>}
        <p class="meta">{length(block.minutes)}</p>
        {block.objectives && <p class="lines">{block.objectives}</p>}
        {block.method && <p class="lines meta">{block.method}</p>}
        {block.materials.length > 0 && (
          <p>
            {block.materials.map((one) => (
              <a key={one.id} class="big" href={one.page}>
                {one.title}
              </a>
            ))}
          </p>
        )}
        <ProblemNotice problem={action.problem} />
      </div>
      {outline.may.change && (
        <p class="row">
          <Button
            kind="alt"
            label={say(`Lên: ${block.title}`, `Up: ${block.title}`)}
            id={`up-${block.id}`}
            onClick={() => void move(block.position - 1, 'up')}
          >
            ↑
          </Button>
          <Button
            kind="alt"
            label={say(`Xuống: ${block.title}`, `Down: ${block.title}`)}
            id={`down-${block.id}`}
            onClick={() => void move(block.position + 1, 'down')}
          >
            ↓
          </Button>
          <Button
            kind="link"
            label={say(`Sửa: ${block.title}`, `Edit: ${block.title}`)}
            onClick={() => setEditing(true)}
          >
            {say('Sửa', 'Edit')}
          </Button>
          <Button
            kind="link"
            label={say(`Xóa: ${block.title}`, `Delete: ${block.title}`)}
            onClick={() => void remove()}
          >
            {say('Xóa', 'Delete')}
          </Button>
        </p>
      )}
    </li>
  );
}

export function CurriculumBlocks(props: Props) {
  const { outline } = props;
  const [adding, setAdding] = useState(false);
  return (
    <section>
      <h2>{say('Các phần', 'Blocks')}</h2>
      <p>
        {say(
          `Tổng ${length(outline.minutes)}, trong đó cốt lõi ${length(outline.core_minutes)}.`,
          `${length(outline.minutes)} in all, ${length(outline.core_minutes)} of it core.`,
        )}
      </p>
      {outline.blocks.length === 0 && <Empty>{say('Chưa có phần nào.', 'No block yet.')}</Empty>}
      <ol class="tasks plain">
        {outline.blocks.map((block) => (
          <OneBlock key={block.id} {...props} block={block} />
        ))}
      </ol>
      {outline.may.change &&
        (adding ? (
          <BlockForm {...props} close={() => setAdding(false)} />
        ) : (
          <Button onClick={() => setAdding(true)}>{say('Thêm phần', 'Add a block')}</Button>
        ))}
    </section>
  );
}
