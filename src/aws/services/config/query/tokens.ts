// The words, values and signs of a query.
import { type Position, syntaxError } from './invalid-expression.ts';

export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end';
  /** A text without its quotes; everything else as written. */
  readonly value: string;
  readonly at: Position;
}

// A property may have hyphens and, behind a dot, begin with a digit. Two quotes inside a text are one.
const TOKEN =
  /(?<blank>\s+)|(?<number>[-+]?\d+(?:\.\d+)?(?![\w-]))|(?<word>[A-Za-z_][\w-]*(?:\.[\w-]+)*)|'(?<text>(?:[^']|'')*)'|(?<sign><>|!=|<=|>=|[=<>(),*])/y;

/** Throws InvalidExpressionException for a letter that begins nothing. The last token is the end. */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < expression.length) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(expression);
    const at = positionOf(expression, offset);
    if (!match?.groups) throw syntaxError(at, unreadable(expression.charAt(offset)));
    const { blank, number, word, text, sign } = match.groups;
    if (number !== undefined) tokens.push({ kind: 'number', value: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word, at });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text.replaceAll("''", "'"), at });
    else if (sign !== undefined && blank === undefined) tokens.push({ kind: 'sign', value: sign, at });
    offset = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', value: 'the end of the query', at: positionOf(expression, offset) }];
}

function unreadable(letter: string): string {
  if (letter === "'") return 'a text without a closing quote';
  return letter === '"' ? 'texts stand in single quotes' : `unexpected ${letter}`;
}

function positionOf(expression: string, offset: number): Position {
  const lines = expression.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
