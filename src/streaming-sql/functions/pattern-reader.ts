// Reads a pattern's text: the place, the errors and the limits that the pattern languages share.
import { RowFailure } from '../semantics/value.ts';

const DEEPEST = 200;
const MOST_REPETITIONS = 10_000;

export class PatternReader {
  readonly text: string;
  at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(): string {
    return this.text[this.at] ?? '';
  }

  take(character: string): boolean {
    if (this.done || this.peek() !== character) return false;
    this.at++;
    return true;
  }

  next(what: string): string {
    if (this.done) return this.fail(`${what} is missing at the end`);
    return this.text[this.at++] as string;
  }

  expect(character: string): void {
    if (!this.take(character)) this.fail(`${character} is missing`);
  }

  /** Throws RowFailure with the pattern and what is wrong with it. */
  fail(why: string): never {
    throw new RowFailure('INVALID_ARGUMENT', `Invalid pattern '${this.text}': ${why}`);
  }

  nested<T>(read: () => T): T {
    if (++this.depth > DEEPEST) this.fail(`parentheses are nested deeper than ${DEEPEST}`);
    const result = read();
    this.depth--;
    return result;
  }

  /** What follows `{`: n}, n,} or n,m}. */
  counts(): { least: number; most: number } {
    const found = /^(\d+)(?:(,)(\d*))?\}/.exec(this.text.slice(this.at, this.at + 24));
    if (!found) return this.fail('{ is not followed by {n}, {n,} or {n,m}');
    this.at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]);
    if (most < least) this.fail('a repetition ends before it begins');
    if (least > MOST_REPETITIONS || (most > MOST_REPETITIONS && most !== Number.POSITIVE_INFINITY))
      this.fail(`a repetition counts beyond ${MOST_REPETITIONS}`);
    return { least, most };
  }
}
