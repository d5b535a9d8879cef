// The colours of code, light and dark, as themes for Expressive Code (and, by the same table, for any editor).
// Every colour has a contrast of at least 4.5 to 1 on its background; the browser test measures it.

/** Token colours by role. Backgrounds are the ones of styles/palette.css. */
export const CODE_COLOURS = {
  light: {
    background: '#fffcf5',
    text: '#17323b',
    comment: '#5d6f70',
    keyword: '#8a2f66',
    string: '#2d6430',
    number: '#94440d',
    name: '#0b5670',
    type: '#4a4a9c',
  },
  dark: {
    background: '#0d232c',
    text: '#d7e4e4',
    comment: '#8ba2a6',
    keyword: '#f0a3cb',
    string: '#a8d69a',
    number: '#ffb98a',
    name: '#84d2e4',
    type: '#b9bcf5',
  },
} as const;

type Role = keyof (typeof CODE_COLOURS)['light'];

/** What each role covers, as TextMate scopes. */
const SCOPES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: ['keyword', 'storage', 'keyword.operator.new', 'variable.language.this'],
  string: ['string', 'string.template', 'punctuation.definition.string'],
  number: ['constant.numeric', 'constant.language', 'constant.character'],
  name: ['entity.name.function', 'support.function', 'meta.function-call entity.name.function', 'entity.name.tag'],
  type: ['entity.name.type', 'support.type', 'support.class', 'entity.name.class', 'variable.other.constant.object'],
  text: ['keyword.operator', 'variable', 'punctuation', 'meta.brace', 'string.quoted.double.sql'],
};

/** The theme in the form of VS Code. */
export function codeTheme(type: 'light' | 'dark') {
  const colours = CODE_COLOURS[type];
  return {
    name: `sandshark-${type}`,
    type,
    colors: { 'editor.background': colours.background, 'editor.foreground': colours.text },
    tokenColors: [
      { settings: { foreground: colours.text } },
      ...Object.entries(SCOPES).map(([role, scope]) => ({ scope: [...scope], settings: { foreground: colours[role as Role] } })),
    ],
  };
}
