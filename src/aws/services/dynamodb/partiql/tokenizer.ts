// PartiQL text to tokens.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.statements.html

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'unknown' | 'end';

/** `text` is without quotes and escapes; of a word it keeps its case. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const pattern =
  /\s+|([A-Za-z_$][\w$]*)|"((?:[^"]|"")*)"|'((?:[^']|'')*)'|((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|(<<|>>|<=|>=|<>|!=|[-+*=<>()[\]{},.:?])|(.)/suy;
const kinds: readonly TokenKind[] = ['word', 'quoted', 'string', 'number', 'symbol', 'unknown'];

/** All tokens; the last one is of kind `end`. A quote that is never closed is an unknown token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    const kind = kinds[group - 1];
    if (kind !== undefined) tokens.push({ kind, text: unescaped(kind, match[group] ?? '') });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function unescaped(kind: TokenKind, text: string): string {
  if (kind === 'string') return text.replaceAll("''", "'");
  return kind === 'quoted' ? text.replaceAll('""', '"') : text;
}
