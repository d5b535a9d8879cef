// Walking through the tokens of a query. Keywords know no case.
import type { AwsError } from '../../../core/errors.ts';
import { syntaxError } from './invalid-expression.ts';
import type { Token } from './tokens.ts';

/** AWS: querying-AWS-resources.html, "Limitations". LIMIT is no part of the synopsis either: the request has its own Limit. */
const UNSUPPORTED: readonly string[] = ['ALL', 'AS', 'DISTINCT', 'FROM', 'HAVING', 'JOIN', 'UNION', 'NULL', 'IS', 'LIMIT', 'OFFSET'];

const KEYWORDS: readonly string[] = [
  ...['SELECT', 'WHERE', 'GROUP', 'ORDER', 'BY', 'ASC', 'DESC', 'AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'LIKE', 'TRUE', 'FALSE'],
  ...UNSUPPORTED,
];

export class TokenCursor {
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** The token that stands next; the end stands there for ever. */
  get next(): Token {
    return this.tokens[Math.min(this.index, this.tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.next;
    this.index++;
    return token;
  }

  /** Takes the next token if it is this keyword or sign. */
  takeIf(wanted: string): boolean {
    const found = this.isNext(wanted);
    if (found) this.index++;
    return found;
  }

  isNext(wanted: string): boolean {
    const { kind, value } = this.next;
    return kind === 'sign' ? value === wanted : kind === 'word' && value.toUpperCase() === wanted;
  }

  /** Throws InvalidExpressionException where something else stands. */
  demand(wanted: string): void {
    if (!this.takeIf(wanted)) throw this.unexpected(wanted);
  }

  /** The name of a property: a word that is no keyword. */
  property(): string {
    const { kind, value } = this.next;
    if (kind !== 'word' || KEYWORDS.includes(value.toUpperCase())) throw this.unexpected('a property');
    return this.take().value;
  }

  /** The error for what stands next. */
  unexpected(wanted: string): AwsError {
    const { kind, value, at } = this.next;
    const unsupported = kind === 'word' && UNSUPPORTED.includes(value.toUpperCase());
    return syntaxError(at, unsupported ? `${value.toUpperCase()} is not supported` : `expected ${wanted}, found ${value}`);
  }
}
