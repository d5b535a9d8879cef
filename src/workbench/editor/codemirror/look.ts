// CodeMirror in the page's colours: CSS variables, so that light and dark need nothing more.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const highlight = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--wb-code-comment)' },
  { tag: [tags.keyword, tags.self, tags.operatorKeyword], color: 'var(--wb-code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--wb-code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--wb-code-number)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--wb-code-name)' },
  { tag: [tags.typeName, tags.className], color: 'var(--wb-code-type)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--wb-code-text)', backgroundColor: 'var(--wb-code-background)' },
  '.cm-scroller': { fontFamily: 'var(--wb-font-code)', lineHeight: '1.5' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--wb-code-cursor)' },
  '.cm-cursor': { borderLeftColor: 'var(--wb-code-cursor)' },
  '.cm-gutters': { backgroundColor: 'var(--wb-code-background)', color: 'var(--wb-code-comment)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'var(--wb-code-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--wb-code-selection)',
  },
});

export const codeLook = [theme, syntaxHighlighting(highlight)];
