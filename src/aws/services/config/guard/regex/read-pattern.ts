// Reads a regular expression in Rust's syntax, and looking around; without references back, which cannot be matched in linear time.
import { type CharTest, inEitherCase, not, oneChar, RegexError } from './char-test.ts';
import type { Pattern, ReadPattern } from './pattern.ts';
import { PatternText } from './pattern-text.ts';
import { readClass } from './read-class.ts';
import { readEscape } from './read-escape.ts';

const DEEPEST_GROUP = 100;
const MOST_REPETITIONS = 1000;

export function readPattern(source: string): ReadPattern {
  const reader = new PatternReader(source);
  const pattern = reader.choice(0);
  if (!reader.text.isAtEnd) throw new RegexError('a ")" has no "("');
  return { pattern, groups: reader.groups, names: reader.names };
}

class PatternReader {
  readonly text: PatternText;
  readonly names = new Map<string, number>();
  groups = 1;
  /**
   * The letters that `(?i)` and its like have set. Guard's engine (fancy-regex) keeps them beyond the end of a plain group, where Rust's own
   * would not; a group `(?i: ... )` has them to itself.
   */
  #flags: ReadonlySet<string> = new Set();

  constructor(source: string) {
    this.text = new PatternText(source);
  }

  /** `choice = sequence *( "|" sequence )` */
  choice(depth: number): Pattern {
    if (depth > DEEPEST_GROUP) throw new RegexError('groups are nested too deeply');
    const options: Pattern[] = [];
    do options.push({ is: 'sequence', items: this.sequence(depth) });
    while (this.text.takes('|'));
    return options.length === 1 ? (options[0] as Pattern) : { is: 'choice', options };
  }

  /** `sequence = *( "(?" flags ")" / piece )` */
  sequence(depth: number): Pattern[] {
    const items: Pattern[] = [];
    while (!this.text.isAtEnd && !this.text.sees('|') && !this.text.sees(')')) {
      if (this.#flags.has('x') && this.text.takesMatch(/(?:\s|#[^\n]*)+/y) !== undefined) continue;
      const set = this.text.takesMatch(/\(\?[imsUux]*(?:-[imsUux]+)?\)/y);
      if (set === undefined) items.push(this.piece(depth));
      else this.#flags = changed(this.#flags, set.slice(2, -1));
    }
    return items;
  }

  /** `piece = atom [ ( "*" / "+" / "?" / "{" n [ "," [ m ] ] "}" ) [ "?" ] ]` */
  piece(depth: number): Pattern {
    const body = this.atom(depth);
    const counts = this.text.takesMatch(/[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\}/y);
    if (counts === undefined) return body;
    if (this.text.sees('+')) throw new RegexError('repetitions that give nothing back (a "+" after a quantifier) are not supported');
    if (isAssertion(body)) throw new RegexError('there is nothing to repeat');
    const lazy = this.text.takes('?') !== this.#flags.has('U');
    const [least, most] = limitsOf(counts);
    if (most < least) throw new RegexError(`${counts} repeats fewer times than it must`);
    if (least > MOST_REPETITIONS || (most !== Number.POSITIVE_INFINITY && most > MOST_REPETITIONS))
      throw new RegexError(`${counts} repeats more than ${MOST_REPETITIONS} times`);
    return { is: 'repeat', body, least, most, prefers: lazy ? 'fewer' : 'more' };
  }

  /** `atom = "." / "^" / "$" / "(" group / class / "\" escape / char` */
  atom(depth: number): Pattern {
    const { text } = this;
    const flags = this.#flags;
    const cases = flags.has('i') ? 'either' : 'exact';
    if (text.takes('.')) return { is: 'char', test: flags.has('s') ? () => true : not(oneChar(10)) };
    if (text.takes('^')) return { is: 'assertion', of: flags.has('m') ? 'line start' : 'text start' };
    if (text.takes('$')) return { is: 'assertion', of: flags.has('m') ? 'line end' : 'text end' };
    if (text.takes('(')) return this.group(depth);
    if (text.takes('[')) return { is: 'char', test: readClass(text, cases) };
    if (text.sees('*') || text.sees('+') || text.sees('?')) throw new RegexError('there is nothing to repeat');
    if (!text.takes('\\')) return char(oneChar(text.next()), cases);
    if (text.takes('A')) return { is: 'assertion', of: 'text start' };
    if (text.takes('z')) return { is: 'assertion', of: 'text end' };
    if (text.takes('b')) return { is: 'assertion', of: 'word boundary' };
    if (text.takes('B')) return { is: 'assertion', of: 'no word boundary' };
    const escaped = readEscape(text, cases);
    return typeof escaped === 'number' ? char(oneChar(escaped), cases) : { is: 'char', test: escaped };
  }

  /** `group = [ "?" ( "=" / "!" / "<=" / "<!" / [ flags ] ":" / [ "P" ] "<" name ">" ) ] choice ")"` */
  group(depth: number): Pattern {
    const { text } = this;
    if (text.takes('?>')) throw new RegexError('groups that give nothing back are not supported');
    const look = text.takesMatch(/\?<?[=!]/y);
    if (look !== undefined) {
      const body = this.#closed(depth);
      return { is: 'look', direction: look.includes('<') ? 'behind' : 'ahead', negated: look.includes('!'), body };
    }
    const scoped = text.takesMatch(/\?[imsUux]*(?:-[imsUux]+)?:/y);
    if (scoped !== undefined) {
      const outer = this.#flags;
      this.#flags = changed(outer, scoped.slice(1, -1));
      const body = this.#closed(depth);
      this.#flags = outer;
      return body;
    }
    const named = text.takesMatch(/\?P?<[A-Za-z_]\w*>/y);
    if (named === undefined && text.sees('?')) throw new RegexError('a group begins with "(?" and something unknown');
    const index = this.groups++;
    if (named !== undefined) this.names.set(named.replaceAll(/^\?P?<|>$/g, ''), index);
    return { is: 'group', index, body: this.#closed(depth) };
  }

  #closed(depth: number): Pattern {
    const body = this.choice(depth + 1);
    if (!this.text.takes(')')) throw new RegexError('a "(" has no ")"');
    return body;
  }
}

const isAssertion = (pattern: Pattern): boolean =>
  pattern.is === 'assertion' ||
  pattern.is === 'look' ||
  (pattern.is === 'sequence' && pattern.items.length === 1 && pattern.items.every(isAssertion));

const char = (test: CharTest, cases: 'exact' | 'either'): Pattern => ({
  is: 'char',
  test: cases === 'either' ? inEitherCase(test) : test,
});

function changed(flags: ReadonlySet<string>, written: string): ReadonlySet<string> {
  const [set = '', unset = ''] = written.split('-');
  return new Set([...flags, ...set].filter((flag) => !unset.includes(flag)));
}

function limitsOf(counts: string): readonly [number, number] {
  if (counts === '*') return [0, Number.POSITIVE_INFINITY];
  if (counts === '+') return [1, Number.POSITIVE_INFINITY];
  if (counts === '?') return [0, 1];
  const [least = '', most] = counts.slice(1, -1).split(',');
  if (most === undefined) return [Number(least), Number(least)];
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}
