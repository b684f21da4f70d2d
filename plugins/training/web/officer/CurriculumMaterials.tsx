// SPDX-License-Identifier: MIT
// What is read in a class: of the whole curriculum and of each block. Writing one goes on in its own page.
import { post } from 'officer/data/api.ts';
import { useAction } from 'officer/data/load.ts';
import type { Row, Schema } from 'officer/data/schema.ts';
import { say } from 'officer/data/words.ts';
import { Button, Empty, ProblemNotice } from 'officer/shell/parts.tsx';
import { go, to } from 'officer/shell/router.ts';
import { useState } from 'preact/hooks';
import type { Material, Outline } from './curriculum.ts';

interface Props {
  schema: Schema;
  row: Row;
  outline: Outline;
}

function NewMaterial({ row, outline }: Props) {
  const [title, setTitle] = useState('');
  const [block, setBlock] = useState('');
  const action = useAction();
  const submit = async (event: Event) => {
    event.preventDefault();
    let made: Row | undefined;
    const ok = await action.run(async () => {
      made = await post<Row>('/materials', { curriculum: row.id, title: title.trim(), block: block || null });
    });
    if (ok && made) go(to('giao-trinh', 'tai-lieu', made.id));
  };
  return (
    <form class="card sunk" onSubmit={(event) => void submit(event)}>
      <h3>{say('Thêm tài liệu', 'Add a material')}</h3>
      <ProblemNotice problem={action.problem} />
      <div class="field">
        <label for="material-title">{say('Tên tài liệu', 'Title')}</label>
        <input
          id="material-title"
          required
          maxLength={160}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="material-block">{say('Của phần', 'Of the block')}</label>
        <select id="material-block" value={block} onChange={(event) => setBlock(event.currentTarget.value)}>
          <option value="">{say('Cả giáo trình', 'The whole curriculum')}</option>
          {outline.blocks.map((one) => (
            <option key={one.id} value={one.id}>
              {one.position}. {one.title}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" kind="alt" busy={action.busy}>
        {say('Tạo và soạn', 'Make and write it')}
      </Button>
    </form>
  );
}

function Shelf({ title, items, change }: { title: string; items: Material[]; change: boolean }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="tasks">
        {items.map((one) => (
          <li key={one.id}>
            <div class="grow">
              <a class="big" href={one.page}>
                {one.title}
              </a>
            </div>
            {change && (
              <a class="link" href={to('giao-trinh', 'tai-lieu', one.id)}>
                {say('Soạn', 'Write')}
                <span class="vh"> {one.title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CurriculumMaterials(props: Props) {
  const { outline } = props;
  const none = outline.materials.length === 0 && outline.blocks.every((one) => one.materials.length === 0);
  return (
    <section>
      <h2>{say('Tài liệu', 'Materials')}</h2>
      {none && <Empty>{say('Chưa có tài liệu nào.', 'No material yet.')}</Empty>}
      <Shelf
        title={say('Cả giáo trình', 'The whole curriculum')}
        items={outline.materials}
        change={outline.may.change}
      />
      {outline.blocks.map((block) => (
        <Shelf
          key={block.id}
          title={`${block.position}. ${block.title}`}
          items={block.materials}
          change={outline.may.change}
        />
      ))}
      {outline.may.change && <NewMaterial {...props} />}
    </section>
  );
}
