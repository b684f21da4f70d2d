// SPDX-License-Identifier: MIT
// The editor itself. It stands in a shadow root, where its style needs no exception from the content policy. Tab leaves it, as
// it leaves any field; lines are indented by themselves and with Ctrl+] and Ctrl+[.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  redo,
  undo,
} from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, hoverTooltip, keymap, lineNumbers, tooltips } from '@codemirror/view';
import { say } from '../../data/words.ts';
import type { Reference } from '../reference.ts';
import type { Trial } from '../types.ts';
import { complete, hover } from './assist.ts';
import { look } from './look.ts';
import { marks, showTrial } from './marks.ts';
import { phrases } from './phrases.ts';

const commands = { undo, redo, indentMore, indentLess, complete: startCompletion, find: openSearchPanel };
export type Command = keyof typeof commands;

export interface Editor {
  show: (trial: Trial | null) => void;
  know: (reference: Reference) => void;
  goTo: (line: number) => void;
  run: (command: Command) => void;
  insert: (text: string) => void;
  setText: (text: string) => void;
  end: () => void;
}

export interface EditorOptions {
  label: string;
  help: string; // how to leave it; told to screen readers
  text: string;
  changed: (text: string) => void;
}

const HELP = 'editor-help';

/** On phones the bar of the application covers the window's lower edge. */
const covered = (): number => (matchMedia('(max-width: 47.99em)').matches ? 64 : 0);

function extensions(options: EditorOptions, assist: Compartment): Extension {
  return [
    lineNumbers(),
    marks,
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    bracketMatching(),
    closeBrackets(),
    EditorView.lineWrapping,
    search({ top: true }),
    look,
    phrases(),
    assist.of([]),
    tooltips({
      tooltipSpace: () => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight - covered() }),
    }),
    EditorView.scrollMargins.of(() => ({ bottom: covered() })),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': options.label,
      'aria-describedby': HELP,
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      'data-gramm': 'false',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.changed(update.state.doc.toString());
    }),
  ];
}

const knowing = (reference: Reference): Extension => [
  autocompletion({ override: [complete(reference)], icons: false, tooltipClass: () => 'rules' }),
  hoverTooltip(hover(reference)),
];

export function mountEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const help = document.createElement('p');
  help.id = HELP;
  help.hidden = true;
  help.textContent = options.help;
  root.append(help);
  const assist = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: options.text, extensions: extensions(options, assist) }),
  });
  return {
    show: (trial) => showTrial(view, trial),
    know: (reference) => view.dispatch({ effects: assist.reconfigure(knowing(reference)) }),
    goTo(number) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      });
      view.focus();
    },
    run(command) {
      view.focus();
      commands[command](view);
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    end: () => view.destroy(),
  };
}

export const leaveWords = (): string =>
  say(
    'Phím Tab rời ô soạn. Ctrl+] và Ctrl+[ thụt dòng, Ctrl+Space mở gợi ý, F8 đến lỗi sau.',
    'Tab leaves the editor. Ctrl+] and Ctrl+[ indent, Ctrl+Space completes, F8 goes to the next fault.',
  );
