// A place in the text of a policy. A production returns undefined, and leaves the cursor where it was, when it does not fit.
import { GuardSyntaxError } from '../guard-error.ts';

/** How many blocks, filters, lists and calls may lie inside each other: far more than a policy needs, far less than the stack has. */
const DEEPEST_NESTING = 100;

export class Cursor {
  at = 0;
  readonly text: string;
  #depth = 0;
  #furthest = 0;
  #expected: string[] = [];
  readonly #lineStarts: readonly number[];
  readonly #remembered = new Map<string, { readonly found: unknown; readonly end: number }>();

  constructor(text: string) {
    this.text = text;
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes `word` where it stands here. */
  takes(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** The first of `words` that stands here, taken. */
  takesOneOf<Word extends string>(...words: readonly Word[]): Word | undefined {
    return words.find((word) => this.takes(word));
  }

  /** What a sticky regular expression of ours (never one of a policy) matches here, taken. */
  takesMatch(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** `*(LWSP / comment)` */
  skipsSpace(): void {
    this.takesMatch(/(?:\s|#[^\n]*)*/y);
  }

  /** `1*(LWSP / comment)` */
  takesSpace(): boolean {
    const before = this.at;
    this.skipsSpace();
    return this.at > before;
  }

  /** Skips space, then takes `word`; stays where it was when it is not there. */
  takesAfterSpace(word: string): boolean {
    const before = this.at;
    this.skipsSpace();
    if (this.takes(word)) return true;
    this.at = before;
    return false;
  }

  /** Tries a production; the cursor goes back when it does not fit. */
  attempt<Found>(production: () => Found | undefined): Found | undefined {
    const before = this.at;
    const found = production();
    if (found === undefined) this.at = before;
    return found;
  }

  /**
   * The same, but what was found here once is not read anew: several productions begin with a query, whose filters hold clauses that
   * begin with queries; without this the time would double with each level.
   */
  remembered<Found>(name: string, production: () => Found | undefined): Found | undefined {
    const key = `${name}@${this.at}`;
    const known = this.#remembered.get(key);
    if (known) {
      if (known.found !== undefined) this.at = known.end;
      return known.found as Found | undefined;
    }
    const found = this.nested(() => this.attempt(production));
    this.#remembered.set(key, { found, end: this.at });
    return found;
  }

  nested<Found>(production: () => Found): Found {
    if (this.#depth >= DEEPEST_NESTING) throw this.error(`The policy is nested more than ${DEEPEST_NESTING} levels deep`);
    this.#depth += 1;
    try {
      return production();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Notes what would have fitted here, for the sentence of the error if nothing does. */
  expects(what: string): undefined {
    if (this.at > this.#furthest) {
      this.#furthest = this.at;
      this.#expected = [];
    }
    if (this.at === this.#furthest && !this.#expected.includes(what)) this.#expected.push(what);
    return undefined;
  }

  /** Where the cursor stands: both count from 1. */
  place(at = this.at): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - (this.#lineStarts[low] ?? 0) + 1 };
  }

  error(reason: string, at = this.at): GuardSyntaxError {
    const { line, column } = this.place(at);
    return new GuardSyntaxError(reason, line, column);
  }

  /** Nothing fits: says so of the furthest place that reading came to. */
  nothingFits(): GuardSyntaxError {
    const at = Math.max(this.#furthest, this.at);
    const rest = this.text.slice(at).trimStart();
    const found = rest === '' ? 'the policy ends' : `there is "${rest.slice(0, 20).split('\n')[0]}"`;
    const wanted = at === this.#furthest ? this.#expected : [];
    return this.error(wanted.length > 0 ? `Expected ${wanted.join(' or ')}, but ${found}` : `This was not understood: ${found}`, at);
  }
}

/** `var_name = ALPHA *(ALPHA / DIGIT / "_")` */
export function name(cursor: Cursor): string | undefined {
  return cursor.takesMatch(/[A-Za-z][\p{Alphabetic}\p{N}_]*/uy) ?? cursor.expects('a name');
}
