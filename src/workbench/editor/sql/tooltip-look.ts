// CodeMirror's lists and tooltips in the page's colours, light and dark.
import { EditorView } from '@codemirror/view';

export const tooltipLook = EditorView.theme({
  '.cm-tooltip': {
    color: 'var(--wb-code-text)',
    backgroundColor: 'var(--wb-code-raised)',
    border: '1px solid var(--wb-code-border)',
  },
  '.cm-tooltip a': { color: 'var(--wb-code-name)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxWidth: 'min(36rem, 92vw)', fontFamily: 'var(--wb-font-code)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--wb-code-text)',
    backgroundColor: 'var(--wb-code-selection)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--wb-code-comment)' },
  '.cm-tooltip.cm-completionInfo': { maxWidth: '24rem', padding: '0.5rem 0.75rem', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  '.wb-sql-hover': { maxWidth: '32rem', padding: '0.5rem 0.75rem' },
  '.wb-sql-hover p': { margin: '0.25rem 0' },
});
