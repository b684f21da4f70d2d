// SPDX-License-Identifier: MIT
// The editor on a page, with what phones lack keys for. It is fetched when this is first shown, and by no other page.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../data/api.ts';
import { asProblem } from '../data/load.ts';
import { say } from '../data/words.ts';
import { Button, ProblemNotice } from '../shell/parts.tsx';
import type { Command, Editor } from './editor/mount.ts';
import { readReference } from './reference.ts';
import type { Trial } from './types.ts';

interface EditorBoxProps {
  hook: string;
  text: string; // at first
  trial: Trial | null;
  changed: (text: string) => void;
  ready: (editor: Editor) => void;
}

const SYMBOLS = ['{', '}', '(', ')', '"', '=', '~=', '<', '>', ',', '.', ':'];
const TOOLS: [Command, string, string][] = [
  ['complete', 'Gợi ý', 'Suggest'],
  ['undo', 'Hoàn tác', 'Undo'],
  ['redo', 'Làm lại', 'Redo'],
  ['indentMore', 'Thụt vào', 'Indent'],
  ['indentLess', 'Thụt ra', 'Outdent'],
  ['find', 'Tìm', 'Find'],
];

export function EditorBox(props: EditorBoxProps) {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [leave, setLeave] = useState('');
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    let made: Editor | null = null;
    let wanted = true;
    const open = async () => {
      const { mountEditor, leaveWords } = await import('./editor/mount.ts');
      if (!wanted || !host.current) return;
      made = mountEditor(host.current, {
        label: say('Nội dung quy tắc, Lua', 'Text of the rule, Lua'),
        help: leaveWords(),
        text: latest.current.text,
        changed: (text) => latest.current.changed(text),
      });
      setLeave(leaveWords());
      setEditor(made);
      latest.current.ready(made);
      made.know(await readReference(latest.current.hook));
    };
    open().catch((failure) => wanted && setProblem(asProblem(failure)));
    return () => {
      wanted = false;
      made?.end();
    };
  }, []);
  useEffect(() => editor?.show(props.trial), [editor, props.trial]);
  return (
    <>
      <ProblemNotice problem={problem} />
      {!editor && !problem && (
        <p class="meta" role="status">
          {say('Đang mở trình soạn…', 'Opening the editor…')}
        </p>
      )}
      <div class="row tools" role="toolbar" aria-label={say('Công cụ soạn', 'Editing')} hidden={!editor}>
        {TOOLS.map(([command, vi, en]) => (
          <Button key={command} kind="alt" onClick={() => editor?.run(command)}>
            {say(vi, en)}
          </Button>
        ))}
      </div>
      <div ref={host} class="editor" />
      <fieldset class="row symbols" hidden={!editor}>
        <legend class="vh">{say('Chèn dấu', 'Insert a sign')}</legend>
        {SYMBOLS.map((sign) => (
          <Button
            key={sign}
            kind="alt"
            label={say(`Chèn ${sign}`, `Insert ${sign}`)}
            onClick={() => editor?.insert(sign)}
          >
            {sign}
          </Button>
        ))}
      </fieldset>
      {leave && <p class="meta">{leave}</p>}
    </>
  );
}
