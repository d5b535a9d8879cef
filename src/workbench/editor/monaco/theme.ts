// Monaco's themes, made from the colours that the page has at this moment, so that light, dark and print agree with the site.
import { codeColours, currentMode } from '../code-colours.ts';
import { monaco } from './environment.ts';

const TOKENS: readonly (readonly [token: string, role: keyof ReturnType<typeof codeColours>])[] = [
  ['', 'text'],
  ['comment', 'comment'],
  ['keyword', 'keyword'],
  ['string', 'string'],
  ['string.sql', 'string'],
  ['regexp', 'string'],
  ['number', 'number'],
  ['type', 'type'],
  ['type.identifier', 'type'],
  ['identifier', 'text'],
  ['predefined.sql', 'name'],
  ['operator.sql', 'keyword'],
  ['delimiter', 'text'],
];

/** Defines and applies the theme of the page's present mode. */
export function applyTheme(): void {
  const mode = currentMode();
  const colours = codeColours();
  const hex = (colour: string) => colour.replace('#', '');
  monaco.editor.defineTheme(`sandshark-${mode}`, {
    base: mode === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: TOKENS.map(([token, role]) => ({ token, foreground: hex(colours[role]) })),
    colors: {
      'editor.background': colours.background,
      'editor.foreground': colours.text,
      'editorLineNumber.foreground': colours.comment,
      'editorLineNumber.activeForeground': colours.text,
      'editor.lineHighlightBackground': colours.line,
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': colours.cursor,
      'editor.selectionBackground': colours.selection,
      'editorWidget.background': colours.raised,
      'editorWidget.border': colours.border,
      'editorSuggestWidget.background': colours.raised,
      'editorSuggestWidget.selectedBackground': colours.selection,
      'editorSuggestWidget.selectedForeground': colours.text,
      'editorSuggestWidget.selectedIconForeground': colours.text,
      'editorSuggestWidget.highlightForeground': colours.name,
      'editorSuggestWidget.focusHighlightForeground': colours.name,
      'list.hoverBackground': colours.line,
      'editorHoverWidget.background': colours.raised,
      'editorGutter.background': colours.background,
      'editorIndentGuide.background1': colours.line,
      focusBorder: colours.cursor,
      // Unused names are faded, but not below a contrast of 4.5 to 1.
      'editorUnnecessaryCode.opacity': '#000000d8',
      // Brackets in colours of their own compete with what the colours of code mean.
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, colours.text])),
      'editorBracketHighlight.unexpectedBracket.foreground': colours.text,
    },
  });
  monaco.editor.setTheme(`sandshark-${mode}`);
}
