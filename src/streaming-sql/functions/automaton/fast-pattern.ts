// The pattern language of FAST_REGEX_LOG_PARSE. AWS: sql-reference-fast-regex-log-parser.html; its grammar is that of
// dk.brics.automaton, which https://lucene.apache.org/core/8_6_0/core/org/apache/lucene/util/automaton/RegExp.html prints.

import { PatternReader } from '../pattern-reader.ts';
import { ANY_CHARACTER, type CharSet, charSet, complementOf, NO_CHARACTER, rangesOf, unionOf } from './char-set.ts';
import { numberInterval } from './number-interval.ts';
import { ANY_TEXT, EMPTY_TEXT, literal, type Pattern, sequence } from './pattern.ts';

const UPPER = rangesOf('AZ');
const LOWER = rangesOf('az');
const DIGIT = rangesOf('09');
const ALPHA = unionOf(UPPER, LOWER);
const ALNUM = unionOf(ALPHA, DIGIT);
const PUNCT = rangesOf('!/:@[`{~');

const MOST_STACKED = 50;

const NAMED: Readonly<Record<string, CharSet>> = {
  Digit: DIGIT,
  Upper: UPPER,
  Lower: LOWER,
  ASCII: rangesOf('\u0000\u007f'),
  Alpha: ALPHA,
  Alnum: ALNUM,
  AlphaNum: ALNUM,
  Punct: PUNCT,
  Blank: rangesOf('  \t\t'),
  Space: rangesOf('  \t\r'),
  Cntrl: rangesOf('\u0000\u001f\u007f\u007f'),
  XDigit: rangesOf('09afAF'),
  Print: unionOf(ALNUM, PUNCT),
  Graph: unionOf(ALNUM, PUNCT),
};

/** The pattern and how many groups it has: one for each pair of parentheses, from the left. Throws RowFailure. */
export function readFastPattern(text: string): { pattern: Pattern; groups: number } {
  const reader = new FastPatternReader(text);
  const pattern = reader.union();
  if (!reader.done) reader.fail(') stands without (');
  return { pattern, groups: reader.groups };
}

class FastPatternReader extends PatternReader {
  groups = 0;

  /** <union> ::= <intersection> { | <intersection> } */
  union(): Pattern {
    const parts = [this.intersection()];
    while (this.take('|')) parts.push(this.intersection());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'union', parts };
  }

  /** <intersection> ::= <sequence> { & <sequence> } */
  private intersection(): Pattern {
    const parts = [this.sequence()];
    while (this.take('&')) parts.push(this.sequence());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'intersection', parts };
  }

  /** <sequence> ::= { <repetition> } */
  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.done && !')|&'.includes(this.peek())) parts.push(this.repetition());
    return sequence(parts);
  }

  /** <repetition> ::= <complement> { ? | * | + | {n} | {n,} | {n,m} } */
  private repetition(): Pattern {
    let inner = this.complement();
    for (let depth = 0; ; depth++) {
      if (depth > MOST_STACKED) this.fail(`more than ${MOST_STACKED} repetitions stand one upon the other`);
      if (this.take('?')) inner = { kind: 'repeat', inner, least: 0, most: 1 };
      else if (this.take('*')) inner = { kind: 'repeat', inner, least: 0, most: Number.POSITIVE_INFINITY };
      else if (this.take('+')) inner = { kind: 'repeat', inner, least: 1, most: Number.POSITIVE_INFINITY };
      else if (this.take('{')) inner = { kind: 'repeat', inner, ...this.counts() };
      else return inner;
    }
  }

  /** <complement> ::= ~ <complement> | <simple> */
  private complement(): Pattern {
    return this.take('~') ? { kind: 'complement', inner: this.nested(() => this.complement()) } : this.simple();
  }

  /** <simple> ::= . | # | @ | "text" | [ ... ] | ( ) | ( <union> ) | <name> | <n-m> | \ character | character */
  private simple(): Pattern {
    const c = this.next('a character');
    switch (c) {
      case '.':
        return { kind: 'set', set: ANY_CHARACTER };
      case '#':
        return { kind: 'set', set: NO_CHARACTER };
      case '@':
        return ANY_TEXT;
      case '"':
        return literal(this.until('"'));
      case '[':
        return { kind: 'set', set: this.characterClass() };
      case '(': {
        const index = this.groups++;
        const inner = this.nested(() => (this.peek() === ')' ? EMPTY_TEXT : this.union()));
        this.expect(')');
        return { kind: 'group', index, inner };
      }
      case '<':
        return this.named(this.until('>'));
      case '\\':
        return literal(this.next('the character after \\'));
      default:
        return literal(c);
    }
  }

  private until(mark: string): string {
    const end = this.text.indexOf(mark, this.at);
    if (end < 0) this.fail(`${mark} is missing`);
    const text = this.text.slice(this.at, end);
    this.at = end + 1;
    return text;
  }

  private named(name: string): Pattern {
    const interval = /^(\d+)-(\d+)$/.exec(name);
    if (interval) return numberInterval(interval[1] as string, interval[2] as string);
    const set = NAMED[name];
    if (!set) return this.fail(`<${name}> is no named pattern: there are ${Object.keys(NAMED).join(', ')} and <n-m>`);
    return { kind: 'set', set };
  }

  /** [ [^] { character [- character] } ] */
  private characterClass(): CharSet {
    const negated = this.take('^');
    const pairs: [number, number][] = [];
    do {
      const from = this.classCharacter();
      const to = this.peek() === '-' && this.text[this.at + 1] !== ']' && this.take('-') ? this.classCharacter() : from;
      if (to < from) this.fail('a range of characters ends before it begins');
      pairs.push([from, to]);
    } while (!this.take(']'));
    return negated ? complementOf(charSet(pairs)) : charSet(pairs);
  }

  private classCharacter(): number {
    this.take('\\');
    return this.next(']').charCodeAt(0);
  }
}
