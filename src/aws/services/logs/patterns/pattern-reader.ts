// Reads the text of a filter pattern: blanks, words, quoted texts, regular expressions, conditions.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { invalidParameter } from '../errors.ts';
import { type Condition, type ConditionValue, isOperator, wildcard } from './condition.ts';

export class PatternReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  /** Steps over `token` if it comes next, blanks before it included. */
  take(token: string): boolean {
    this.skipBlanks();
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  /** Steps over a word (`IS`, `NOT EXISTS`) in any case. */
  takeWords(...words: readonly string[]): boolean {
    this.skipBlanks();
    const found = new RegExp(`^${words.join('\\s+')}(?![A-Za-z0-9_])`, 'i').exec(this.#text.slice(this.#at));
    if (!found) return false;
    this.#at += found[0].length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) throw this.error();
  }

  /** The longest text that the (sticky, anchored) expression matches here, blanks before it skipped; undefined when none does. */
  match(expression: RegExp): string | undefined {
    this.skipBlanks();
    const found = new RegExp(expression.source, 'y');
    found.lastIndex = this.#at;
    const text = found.exec(this.#text)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }

  get atEnd(): boolean {
    this.skipBlanks();
    return this.#at >= this.#text.length;
  }

  /** `"..."`, where a backslash quotes a quote or itself; undefined when none comes next. */
  quoted(): string | undefined {
    const raw = this.match(/"(?:[^"\\]|\\.)*"/);
    return raw?.slice(1, -1).replace(/\\(["\\])/g, '$1');
  }

  /** `%...%`; undefined when none comes next. */
  regex(): RegExp | undefined {
    const raw = this.match(/%(?:[^%\\]|\\.)+%/);
    if (raw === undefined) return undefined;
    // AWS: no more than classes, quantifiers, anchors, alternatives and escapes; back references and groups are refused.
    if (/\(\?|\\[1-9]/.test(raw)) throw this.error();
    try {
      return new RegExp(raw.slice(1, -1));
    } catch {
      throw this.error();
    }
  }

  /** An operator and a value: `= 4*`, `!= "x y"`, `>= 1.5e3`. */
  comparison(): Condition {
    const operator = this.match(/!=|>=|<=|=|<|>/);
    if (operator === undefined || !isOperator(operator)) throw this.error();
    const value = this.#value();
    if (operator !== '=' && operator !== '!=' && value.kind !== 'number') throw this.error();
    return { operator, value };
  }

  error(): Error {
    return invalidParameter('Invalid filter pattern');
  }

  #value(): ConditionValue {
    const regex = this.regex();
    if (regex) return { kind: 'regex', regex };
    const quoted = this.quoted();
    if (quoted !== undefined) return { kind: 'text', text: quoted, matches: wildcard(quoted) };
    const word = this.match(/[^\s"%&|(){}[\],=!<>]+/);
    if (word === undefined) throw this.error();
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return { kind: 'number', number: Number(word) };
    return { kind: 'text', text: word, matches: wildcard(word) };
  }
}
