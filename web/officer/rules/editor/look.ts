// SPDX-License-Identifier: MIT
// The editor in our colours, in light and dark: all of them are the kit's tokens, which reach into its shadow root.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { lua } from '@codemirror/legacy-modes/mode/lua';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Words with a meaning of their own in rules. */
const OWN = new Set(
  'hook params reasons bands tests period ties group add reject require cap note inherit unrated key'.split(
    ' ',
  ),
);

const rules = StreamLanguage.define({
  ...lua,
  token(stream, state) {
    const kind = lua.token(stream, state);
    const plain = kind === 'variable' || kind === 'builtin';
    return plain && OWN.has(stream.current()) ? 'builtin' : kind === 'builtin' ? 'variable' : kind;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: '700' },
  {
    tag: [tags.standard(tags.variableName), tags.standard(tags.name)],
    color: 'var(--gong-ink)',
    fontWeight: '700',
  },
  { tag: tags.string, color: 'var(--leaf)' },
  { tag: tags.number, color: 'var(--indigo)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const theme = EditorView.theme({
  '&': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    fontSize: '0.875rem',
  },
  '&.cm-focused': { outline: '3px solid var(--ring)', outlineOffset: '1px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", monospace',
    lineHeight: '1.6',
    maxHeight: '70vh',
    minHeight: '14rem',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--sunk)', color: 'var(--muted)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)', fontWeight: '700' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--halo)',
    opacity: '0.45',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--leaf-soft)',
    outline: '1px solid var(--leaf)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--wrong-soft)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--wrong)',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted 2px var(--gong-ink)',
    textDecorationSkipInk: 'none',
  },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--gong-ink)' },
  '.cm-diagnostic': {
    borderLeft: '4px solid var(--wrong)',
    padding: '0.5rem 0.75rem',
    whiteSpace: 'pre-wrap',
  },
  '.cm-results': { width: '1.4rem', textAlign: 'center' },
  '.cm-results .ok': { color: 'var(--leaf)' },
  '.cm-results .no': { color: 'var(--wrong)', fontWeight: '700' },
  '.cm-tooltip': {
    backgroundColor: 'var(--page)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    maxWidth: 'min(26rem, 92vw)',
    fontFamily: 'system-ui, sans-serif',
  },
  '.cm-tooltip .explained': { padding: '0.5rem 0.75rem' },
  '.cm-tooltip .explained p': { margin: '0.25rem 0 0' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '14rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '0.4rem 0.6rem',
    lineHeight: '1.5',
    whiteSpace: 'normal',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--leaf)', color: 'var(--on-leaf)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)' },
  '.cm-panel.cm-search': { padding: '0.5rem', fontSize: '0.875rem' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': { fontSize: 'inherit', minHeight: '2.75rem' },
  '.cm-textfield': { backgroundColor: 'var(--page)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--page)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--gong-soft)', outline: '1px solid var(--gong-ink)' },
});

export const look: Extension = [rules, syntaxHighlighting(colours), theme];
