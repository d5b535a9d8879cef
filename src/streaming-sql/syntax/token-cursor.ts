// Walking over the tokens: the six moves that every grammar rule is made of.
import type { Identifier } from './ast.ts';
import { tokenize } from './lexer.ts';
import { RESERVED_NAMES, RESERVED_WORDS } from './reserved-words.ts';
import { type Span, SqlError, spanning } from './sql-error.ts';
import type { Token } from './token.ts';

// Nesting deeper than this would exhaust the stack of a Worker before it means anything.
const MAX_DEPTH = 200;

export class TokenCursor {
  protected readonly sql: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(sql: string) {
    this.sql = sql;
    this.tokens = tokenize(sql);
  }

  /** The token `ahead` places from here, without moving. */
  protected peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token;
  }

  protected next(): Token {
    const token = this.peek();
    if (this.at < this.tokens.length - 1) this.at++;
    return token;
  }

  /** True when the next tokens are these words or symbols, in this order. */
  protected sees(...texts: string[]): boolean {
    return texts.every((text, i) => {
      const token = this.peek(i);
      return (token.kind === 'word' || token.kind === 'symbol') && token.value === text;
    });
  }

  /** Moves over these words or symbols when they come next. */
  protected skip(...texts: string[]): boolean {
    if (!this.sees(...texts)) return false;
    for (const _ of texts) this.next();
    return true;
  }

  protected expect(...texts: string[]): Token {
    let token = this.peek();
    for (const text of texts) {
      token = this.peek();
      if (!this.skip(text)) throw this.unexpected(`"${text}"`);
    }
    return token;
  }

  /** rule { separator rule } */
  protected many<T>(separator: string, rule: () => T): T[] {
    const items = [rule()];
    while (this.skip(separator)) items.push(rule());
    return items;
  }

  /** <identifier> ::= word that is not reserved | "quoted" */
  protected identifier(what = 'a name'): Identifier {
    const token = this.peek();
    if (token.kind === 'quoted') return { value: this.next().value, quoted: true, span: token.span };
    if (token.kind !== 'word') throw this.unexpected(what);
    if (RESERVED_WORDS.has(token.value) && !RESERVED_NAMES.has(token.value)) {
      throw new SqlError(
        token.span,
        `Encountered "${token.value}", a reserved word, where ${what} is expected: to use it as a name, quote it: "${token.value}"`,
      );
    }
    return { value: this.next().value, quoted: false, span: token.span };
  }

  protected seesIdentifier(): boolean {
    const { kind, value } = this.peek();
    return kind === 'quoted' || (kind === 'word' && (!RESERVED_WORDS.has(value) || RESERVED_NAMES.has(value)));
  }

  protected integer(what: string): number {
    const token = this.peek();
    if (token.kind !== 'number' || !/^\d{1,9}$/.test(token.value)) throw this.unexpected(what);
    return Number(this.next().value);
  }

  protected unexpected(expected: string): SqlError {
    const token = this.peek();
    const { start, end } = token.span;
    const found = token.kind === 'end' ? '<end of text>' : this.sql.slice(start, end);
    return new SqlError(token.kind === 'end' ? this.behindLast() : token.span, `Encountered "${found}" where ${expected} is expected`);
  }

  /** The place behind the last character that is no blank and no comment. */
  private behindLast(): Span {
    const at = this.tokens[this.at - 1]?.span.end ?? 0;
    return { sql: this.sql, start: at, end: at };
  }

  /** From the token that began a rule to the last one consumed. */
  protected since(start: Span): Span {
    const last = this.tokens[Math.max(0, this.at - 1)] as Token;
    return spanning(start, last.span);
  }

  protected here(): Span {
    return this.peek().span;
  }

  protected nested<T>(rule: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new SqlError(this.here(), `Nested more than ${MAX_DEPTH} levels deep`);
    const result = rule();
    this.depth--;
    return result;
  }
}
