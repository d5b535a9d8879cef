// What the lexer hands to the parser.
import type { Span } from './sql-error.ts';

/**
 * word: an unquoted identifier or keyword, `value` folded to upper case. quoted: "Name", case kept.
 * number, string and binary carry the literal's text without quotes; symbol carries the operator.
 */
export type TokenKind = 'word' | 'quoted' | 'number' | 'string' | 'binary' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly span: Span;
}
