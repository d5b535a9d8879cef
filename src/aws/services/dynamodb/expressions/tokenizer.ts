// Expression text to tokens with positions. A character that begins no token is a token of its own, for the parser to refuse.
// `_` is such a character where a name would begin (recorded by test/alternator/test_update_expression.py of scylladb).

export type TokenKind = 'word' | 'name' | 'value' | 'number' | 'symbol' | 'unknown' | 'end';

/** `start` and `end` are UTF-16 positions in the expression. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern = /[ \t\r\n]+|([A-Za-z][0-9A-Za-z_]*)|(#[0-9A-Za-z_]+)|(:[0-9A-Za-z_]+)|([0-9]+)|(<=|>=|<>|[()[\].,=<>+-])|(.)/suy;
const kinds: readonly TokenKind[] = ['word', 'name', 'value', 'number', 'symbol', 'unknown'];

/** All tokens; the last one is of kind `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = pattern.lastIndex;
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    const kind = kinds[group - 1];
    if (kind !== undefined) tokens.push({ kind, text: match[0], start: end - match[0].length, end });
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length });
  return tokens;
}
