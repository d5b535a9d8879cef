// The pattern language of SIMILAR TO. AWS: sql-reference-string-operators.html

import { PatternReader } from '../pattern-reader.ts';
import { ANY_CHARACTER, type CharSet, charactersOf, charSet, complementOf, rangesOf, unionOf, without } from './char-set.ts';
import { ANY_TEXT, literal, type Pattern, sequence } from './pattern.ts';

const ALPHA = rangesOf('AZaz');
const DIGIT = rangesOf('09');
const NAMED: Readonly<Record<string, CharSet>> = {
  ALPHA,
  UPPER: rangesOf('AZ'),
  LOWER: rangesOf('az'),
  DIGIT,
  SPACE: charactersOf(' '),
  WHITESPACE: unionOf(rangesOf('\t\r  '), charactersOf('\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'), rangesOf('\u2000\u200a')),
  ALNUM: unionOf(ALPHA, DIGIT),
};

/** Throws RowFailure with what is wrong in the pattern. */
export function readSimilarPattern(text: string, escapedBy: string | undefined): Pattern {
  const reader = new SimilarPatternReader(text, escapedBy);
  const pattern = reader.union();
  if (!reader.done) reader.fail(') stands without (');
  return pattern;
}

class SimilarPatternReader extends PatternReader {
  private readonly escapedBy: string | undefined;

  constructor(text: string, escapedBy: string | undefined) {
    super(text);
    this.escapedBy = escapedBy;
  }

  /** <union> ::= <sequence> { | <sequence> } */
  union(): Pattern {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'union', parts };
  }

  /** <sequence> ::= { <factor> } */
  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.done && (this.escapes() || !')|'.includes(this.peek()))) parts.push(this.factor());
    return sequence(parts);
  }

  /** <factor> ::= <primary> [ * | + | ? | {n} | {n,} | {n,m} ] */
  private factor(): Pattern {
    const inner = this.primary();
    if (this.escapes()) return inner;
    if (this.take('*')) return { kind: 'repeat', inner, least: 0, most: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { kind: 'repeat', inner, least: 1, most: Number.POSITIVE_INFINITY };
    if (this.take('?')) return { kind: 'repeat', inner, least: 0, most: 1 };
    return this.take('{') ? { kind: 'repeat', inner, ...this.counts() } : inner;
  }

  private escapes(): boolean {
    return this.escapedBy !== undefined && this.peek() === this.escapedBy;
  }

  /** <primary> ::= <escape> character | ( <union> ) | [ ... ] | _ | % | character */
  private primary(): Pattern {
    const escaped = this.escapes();
    const c = this.next('a character');
    if (escaped) {
      if (this.done) this.fail('nothing follows the escape character');
      return literal(this.next('a character'));
    }
    if (c === '(') {
      const inner = this.nested(() => this.union());
      this.expect(')');
      return inner;
    }
    if (c === '[') return { kind: 'set', set: this.characterClass() };
    if (c === '_') return { kind: 'set', set: ANY_CHARACTER };
    if (c === '%') return ANY_TEXT;
    if ('*+?{'.includes(c)) this.fail(`${c} has nothing before it to repeat: write the escape character before it if it is meant itself`);
    return literal(c);
  }

  /** [abc], [a-e], [^abc], [:ALPHA:], and [a-e^c]: the first set without the second. */
  private characterClass(): CharSet {
    const end = this.text.indexOf(']', this.at);
    if (end < 0) this.fail('[ is not closed');
    const body = this.text.slice(this.at, end);
    this.at = end + 1;
    const named = /^:(\w+):$/.exec(body);
    const set = named && NAMED[(named[1] as string).toUpperCase()];
    if (set) return set;
    // The page lists '[^(a-e)]d' as an invalid pattern.
    if (/[()]/.test(body)) this.fail('a character class holds no parentheses');
    const caret = body.indexOf('^');
    if (caret < 0) return this.ranges(body);
    const excluded = this.ranges(body.slice(caret + 1));
    return caret === 0 ? complementOf(excluded) : without(this.ranges(body.slice(0, caret)), excluded);
  }

  private ranges(body: string): CharSet {
    const pairs: [number, number][] = [];
    for (let i = 0; i < body.length; i++) {
      const from = body.charCodeAt(i);
      const isRange = body[i + 1] === '-' && i + 2 < body.length;
      const to = isRange ? body.charCodeAt(i + 2) : from;
      if (isRange) i += 2;
      if (to < from) this.fail('a range of characters ends before it begins');
      pairs.push([from, to]);
    }
    return charSet(pairs);
  }
}
