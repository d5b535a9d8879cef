// SQL text to tokens with positions: comments, folded and quoted identifiers, literals, symbols.
import { type Span, SqlError } from './sql-error.ts';
import type { Token, TokenKind } from './token.ts';

// Longest first, so that `<=` is not read as `<`.
const SYMBOLS = [
  '<>',
  '<=',
  '>=',
  '!=',
  '||',
  '=>',
  '(',
  ')',
  ',',
  '.',
  ';',
  '+',
  '-',
  '*',
  '/',
  '=',
  '<',
  '>',
  '{',
  '}',
  '[',
  ']',
  '?',
  '%',
];
const MAX_IDENTIFIER_LENGTH = 128;

const isLetter = (c: string): boolean => /[A-Za-z_]/.test(c);
const isDigit = (c: string): boolean => c >= '0' && c <= '9';

/** Splits SQL text into tokens; the last one has kind `end`. Throws SqlError on text that is no token. */
export function tokenize(sql: string): Token[] {
  const lexer = new Lexer(sql);
  const tokens: Token[] = [];
  for (;;) {
    const token = lexer.next();
    tokens.push(token);
    if (token.kind === 'end') return tokens;
  }
}

class Lexer {
  private at = 0;
  private readonly sql: string;

  constructor(sql: string) {
    this.sql = sql;
  }

  next(): Token {
    this.skipBlanksAndComments();
    const start = this.at;
    const c = this.sql[start];
    if (c === undefined) return this.token('end', '', start);
    if ((c === 'u' || c === 'U') && this.sql.startsWith("&'", start + 1)) return this.unicodeString(start);
    if ((c === 'x' || c === 'X') && this.sql[start + 1] === "'") return this.binary(start);
    if (isLetter(c)) return this.word(start);
    if (isDigit(c) || (c === '.' && isDigit(this.sql[start + 1] ?? ''))) return this.number(start);
    if (c === "'") return this.token('string', this.delimited("'", 'string literal'), start);
    if (c === '"') return this.quotedIdentifier(start);
    const symbol = SYMBOLS.find((s) => this.sql.startsWith(s, start));
    if (symbol) {
      this.at += symbol.length;
      return this.token('symbol', symbol, start);
    }
    throw new SqlError(this.span(start, start + 1), unexpectedCharacter(c));
  }

  private skipBlanksAndComments(): void {
    for (;;) {
      while (/\s/.test(this.sql[this.at] ?? '')) this.at++;
      // The CREATE PUMP page of the SQL reference comments with `//`, the others with `--`.
      if (this.sql.startsWith('--', this.at) || this.sql.startsWith('//', this.at)) {
        const end = this.sql.indexOf('\n', this.at);
        this.at = end < 0 ? this.sql.length : end;
      } else if (this.sql.startsWith('/*', this.at)) {
        const end = this.sql.indexOf('*/', this.at + 2);
        if (end < 0) throw new SqlError(this.span(this.at, this.at + 2), 'This comment is not closed: */ is missing');
        this.at = end + 2;
      } else return;
    }
  }

  private word(start: number): Token {
    while (isLetter(this.sql[this.at] ?? '') || isDigit(this.sql[this.at] ?? '') || this.sql[this.at] === '$') this.at++;
    return this.checkLength(this.token('word', this.sql.slice(start, this.at).toUpperCase(), start));
  }

  private quotedIdentifier(start: number): Token {
    const value = this.delimited('"', 'quoted identifier');
    if (value === '') throw new SqlError(this.span(start, this.at), 'A quoted identifier cannot be empty');
    return this.checkLength(this.token('quoted', value, start));
  }

  private checkLength(token: Token): Token {
    if (token.value.length <= MAX_IDENTIFIER_LENGTH) return token;
    throw new SqlError(
      token.span,
      `Length of identifier '${token.value.slice(0, 20)}...' must be less than or equal to ${MAX_IDENTIFIER_LENGTH} characters`,
    );
  }

  private number(start: number): Token {
    const match = /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/.exec(this.sql.slice(start, start + 400));
    this.at += match?.[0].length ?? 1;
    return this.token('number', match?.[0] ?? '', start);
  }

  private binary(start: number): Token {
    this.at++;
    const value = this.delimited("'", 'binary literal');
    if (!/^([0-9A-Fa-f]{2})*$/.test(value)) {
      throw new SqlError(this.span(start, this.at), `Binary literal string must contain an even number of hexits: X'${value}'`);
    }
    return this.token('binary', value, start);
  }

  // <unicode string> ::= U&'...' [ UESCAPE 'c' ]
  private unicodeString(start: number): Token {
    this.at += 2;
    const text = this.delimited("'", 'string literal');
    let escapedBy = '\\';
    const uescape = /^\s*uescape\s*'(.)'/i.exec(this.sql.slice(this.at, this.at + 200));
    if (uescape) {
      escapedBy = uescape[1] ?? '\\';
      this.at += uescape[0].length;
    }
    const escaped = escapedBy.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    const pattern = new RegExp(`${escaped}(?:([0-9A-Fa-f]{4})|${escaped})`, 'g');
    const value = text.replace(pattern, (_, hex: string | undefined) =>
      hex === undefined ? escapedBy : String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return this.token('string', value, start);
  }

  private delimited(quote: string, what: string): string {
    const start = this.at;
    let value = '';
    this.at++;
    for (;;) {
      const close = this.sql.indexOf(quote, this.at);
      if (close < 0) throw new SqlError(this.span(start, this.sql.length), `This ${what} is not closed: ${quote} is missing`);
      value += this.sql.slice(this.at, close);
      this.at = close + 1;
      if (this.sql[this.at] !== quote) return value;
      value += quote;
      this.at++;
    }
  }

  private token(kind: TokenKind, value: string, start: number): Token {
    return { kind, value, span: this.span(start, this.at) };
  }

  private span(start: number, end: number): Span {
    return { sql: this.sql, start, end };
  }
}

function unexpectedCharacter(c: string): string {
  if (/[\u2018\u2019]/.test(c)) return `${c} is a typographic quote: SQL strings are written between straight quotes, '...'`;
  if (/[\u201c\u201d]/.test(c)) return `${c} is a typographic quote: SQL names are written between straight quotes, "..."`;
  if (/[\u2013\u2014]/.test(c)) return `${c} is a dash: the minus sign of SQL is -`;
  if (c === '`') return '` does not quote a name here: write "name"';
  return `Lexical error: unexpected character '${c}'`;
}
