// Reads a regular expression in Rust's syntax, without what cannot be matched in linear time: looking around, references back.
import { type CharTest, inEitherCase, not, oneChar, RegexError } from './char-test.ts';
import type { Pattern, ReadPattern } from './pattern.ts';
import { PatternText } from './pattern-text.ts';
import { readClass } from './read-class.ts';
import { readEscape } from './read-escape.ts';

const DEEPEST_GROUP = 100;
const MOST_REPETITIONS = 1000;

/** What `(?i)` and its like have set: letters of the set ones. They hold to the end of their group. */
type Flags = ReadonlySet<string>;

export function readPattern(source: string): ReadPattern {
  const reader = new PatternReader(source);
  const pattern = reader.choice(new Set(), 0);
  if (!reader.text.isAtEnd) throw new RegexError('a ")" has no "("');
  return { pattern, groups: reader.groups, names: reader.names };
}

class PatternReader {
  readonly text: PatternText;
  readonly names = new Map<string, number>();
  groups = 1;

  constructor(source: string) {
    this.text = new PatternText(source);
  }

  /** `choice = sequence *( "|" sequence )`. A flag set in one option holds in those that follow. */
  choice(outer: Flags, depth: number): Pattern {
    if (depth > DEEPEST_GROUP) throw new RegexError('groups are nested too deeply');
    const options: Pattern[] = [];
    let flags = outer;
    do {
      const sequence = this.sequence(flags, depth);
      options.push({ is: 'sequence', items: sequence.items });
      flags = sequence.flags;
    } while (this.text.takes('|'));
    return options.length === 1 ? (options[0] as Pattern) : { is: 'choice', options };
  }

  /** `sequence = *( "(?" flags ")" / piece )` */
  sequence(outer: Flags, depth: number): { readonly items: Pattern[]; readonly flags: Flags } {
    const items: Pattern[] = [];
    let flags = outer;
    while (!this.text.isAtEnd && !this.text.sees('|') && !this.text.sees(')')) {
      if (flags.has('x') && this.text.takesMatch(/(?:\s|#[^\n]*)+/y) !== undefined) continue;
      const set = this.text.takesMatch(/\(\?[imsUux]*(?:-[imsUux]+)?\)/y);
      if (set === undefined) items.push(this.piece(flags, depth));
      else flags = changed(flags, set.slice(2, -1));
    }
    return { items, flags };
  }

  /** `piece = atom [ ( "*" / "+" / "?" / "{" n [ "," [ m ] ] "}" ) [ "?" ] ]` */
  piece(flags: Flags, depth: number): Pattern {
    const body = this.atom(flags, depth);
    const counts = this.text.takesMatch(/[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\}/y);
    if (counts === undefined) return body;
    if (this.text.sees('+')) throw new RegexError('repetitions that give nothing back (a "+" after a quantifier) are not supported');
    if (isAssertion(body)) throw new RegexError('there is nothing to repeat');
    const lazy = this.text.takes('?') !== flags.has('U');
    const [least, most] = limitsOf(counts);
    if (most < least) throw new RegexError(`${counts} repeats fewer times than it must`);
    if (least > MOST_REPETITIONS || (most !== Number.POSITIVE_INFINITY && most > MOST_REPETITIONS))
      throw new RegexError(`${counts} repeats more than ${MOST_REPETITIONS} times`);
    return { is: 'repeat', body, least, most, prefers: lazy ? 'fewer' : 'more' };
  }

  /** `atom = "." / "^" / "$" / "(" choice ")" / class / "\" escape / char` */
  atom(flags: Flags, depth: number): Pattern {
    const { text } = this;
    if (text.takes('.')) return { is: 'char', test: flags.has('s') ? () => true : not(oneChar(10)) };
    if (text.takes('^')) return { is: 'assertion', of: flags.has('m') ? 'line start' : 'text start' };
    if (text.takes('$')) return { is: 'assertion', of: flags.has('m') ? 'line end' : 'text end' };
    if (text.takes('(')) return this.group(flags, depth);
    if (text.takes('[')) return { is: 'char', test: readClass(text, flags.has('i') ? 'either' : 'exact') };
    if (text.sees('*') || text.sees('+') || text.sees('?')) throw new RegexError('there is nothing to repeat');
    if (!text.takes('\\')) return char(oneChar(text.next()), flags);
    if (text.takes('A')) return { is: 'assertion', of: 'text start' };
    if (text.takes('z')) return { is: 'assertion', of: 'text end' };
    if (text.takes('b')) return { is: 'assertion', of: 'word boundary' };
    if (text.takes('B')) return { is: 'assertion', of: 'no word boundary' };
    const escaped = readEscape(text);
    return typeof escaped === 'number' ? char(oneChar(escaped), flags) : { is: 'char', test: escaped };
  }

  /** `group = choice ")" / "?:" choice ")" / "?" flags ":" choice ")" / "?P<" name ">" choice ")" / "?<" name ">" choice ")"` */
  group(flags: Flags, depth: number): Pattern {
    const { text } = this;
    if (text.takesMatch(/\?(?:=|!|<=|<!|>)/y))
      throw new RegexError('looking ahead or behind is not supported, it cannot be matched in linear time');
    const named = text.takesMatch(/\?P?<[A-Za-z_]\w*>/y);
    const scoped = named === undefined ? text.takesMatch(/\?[imsUux]*(?:-[imsUux]+)?:/y) : undefined;
    if (named === undefined && scoped === undefined && text.sees('?'))
      throw new RegexError('a group begins with "(?" and something unknown');
    const index = scoped === undefined ? this.groups++ : undefined;
    if (named !== undefined && index !== undefined) this.names.set(named.replaceAll(/^\?P?<|>$/g, ''), index);
    const body = this.choice(scoped === undefined ? flags : changed(flags, scoped.slice(1, -1)), depth + 1);
    if (!text.takes(')')) throw new RegexError('a "(" has no ")"');
    return index === undefined ? body : { is: 'group', index, body };
  }
}

const isAssertion = (pattern: Pattern): boolean =>
  pattern.is === 'assertion' || (pattern.is === 'sequence' && pattern.items.length === 1 && pattern.items.every(isAssertion));

const char = (test: CharTest, flags: Flags): Pattern => ({ is: 'char', test: flags.has('i') ? inEitherCase(test) : test });

function changed(flags: Flags, written: string): Flags {
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
