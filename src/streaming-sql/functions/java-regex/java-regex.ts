// java.util.regex.Pattern as a JavaScript expression, the same constructs with the same meaning. AWS: sql-reference-regex-log-parse.html
// names https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html as the language.
import { PatternReader } from '../pattern-reader.ts';
import { characterText, escapedCode, escapedSet, nextCode, rangeText, readClass } from './java-class.ts';

export interface JavaRegex {
  readonly source: string; // for the flag `v`
  readonly groups: readonly number[]; // of each of Java's groups, the place in a JavaScript match
  readonly names: ReadonlyMap<string, number>; // Java's number of a named group, from 1
}

interface Flags {
  readonly i: boolean; // the case of ASCII letters does not count
  readonly s: boolean; // . is any character
  readonly m: boolean; // ^ and $ at lines
  readonly x: boolean; // blanks and comments do not count
  readonly d: boolean; // only \n ends a line
}

const NO_FLAGS: Flags = { i: false, s: false, m: false, x: false, d: false };
const START = '(?<![^])';
const END = '(?![^])';
const LINE_END = '\\n\\r\\x85\\u2028\\u2029';
// Marks that stand for what has its number only when all is read; a pattern's own characters are never written as themselves.
const OPEN = '\ue000';
const REFERENCE = /\ue001(\d+);/g;
const CAPTURES = /\ue000|\(\?<possessive/g;

/** The expression. Throws RowFailure with what is wrong in the pattern, or not known here. */
export function readJavaRegex(pattern: string): JavaRegex {
  const reader = new JavaRegexReader(withoutQuotes(pattern));
  const marked = reader.all();
  const groups: number[] = [];
  let captures = 0;
  const numbered = marked.replace(CAPTURES, (mark) => {
    captures++;
    if (mark !== OPEN) return mark;
    groups.push(captures);
    return '(';
  });
  const source = numbered.replace(REFERENCE, (_, group: string) => `(?:\\${groups[Number(group) - 1]})`);
  return { source, groups, names: reader.names };
}

/** \Q...\E as characters that each have a backslash, as Java itself begins. */
function withoutQuotes(pattern: string): string {
  return pattern.replace(
    /\\Q(.*?)(?:\\E|$)|\\[^Q]/gs,
    (whole, text: string | undefined) => text?.replace(/[^A-Za-z0-9]/g, '\\$&') ?? whole,
  );
}

class JavaRegexReader extends PatternReader {
  readonly names = new Map<string, number>();
  private flags = NO_FLAGS;
  private groups = 0;
  private possessives = 0;

  all(): string {
    const source = this.alternatives();
    if (!this.done) this.fail(') stands without (');
    return source;
  }

  /** <alternatives> ::= <sequence> { | <sequence> }; flags set in it end with it. */
  private alternatives(): string {
    const outer = this.flags;
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    this.flags = outer;
    return parts.join('|');
  }

  private sequence(): string {
    let source = '';
    for (this.skipBlanks(); !this.done && this.peek() !== '|' && this.peek() !== ')'; this.skipBlanks()) source += this.quantified();
    return source;
  }

  /** With (?x): blanks, and comments from # to the end of the line. */
  private skipBlanks(): void {
    while (this.flags.x && /[\s#]/.test(this.peek())) {
      if (this.next('a character') === '#') while (!this.done && this.peek() !== '\n') this.at++;
    }
  }

  /** <atom> [ ? | * | + | {n} | {n,} | {n,m} ] [ ? | + ] */
  private quantified(): string {
    const atom = this.atom();
    this.skipBlanks();
    const count = this.quantifier();
    if (count === undefined) return atom;
    if (atom === '') return this.fail('a repetition has nothing before it');
    const repeated = `(?:${atom})${count}`;
    if (this.take('?')) return `${repeated}?`;
    return this.take('+') ? this.possessive(repeated) : repeated;
  }

  private quantifier(): string | undefined {
    for (const sign of ['?', '*', '+']) if (this.take(sign)) return sign;
    if (!this.take('{')) return undefined;
    const { least, most } = this.counts();
    return most === least ? `{${least}}` : `{${least},${most === Number.POSITIVE_INFINITY ? '' : most}}`;
  }

  /** What a possessive repetition has taken it does not give back: looked ahead for, and then taken as it was found. */
  private possessive(source: string): string {
    const name = `possessive${++this.possessives}`;
    return `(?:(?=(?<${name}>${source}))\\k<${name}>)`;
  }

  private atom(): string {
    if (this.take('(')) return this.nested(() => this.group());
    if (this.take('[')) return readClass(this, this.flags.i);
    if (this.take('\\')) return this.escaped();
    const ends = this.flags.d ? '\\n' : LINE_END;
    if (this.take('.')) return this.flags.s ? '[^]' : `[^${ends}]`;
    if (this.take('^')) return this.flags.m ? `(?:${START}|(?<=[${ends}])(?<!\\r(?=\\n))(?=[^]))` : START;
    if (this.take('$')) return this.flags.m ? `(?:(?=[${ends}])(?<!\\r(?=\\n))|${END})` : `(?=(?:\\r\\n|[${ends}])?${END})`;
    const c = this.peek();
    if ('*+?{'.includes(c)) this.fail(`${c} has nothing before it to repeat`);
    return this.character(nextCode(this, 'a character'));
  }

  private character(code: number): string {
    const text = rangeText(code, code, this.flags.i);
    return text === characterText(code) ? text : `[${text}]`;
  }

  private escaped(): string {
    if (this.take('A')) return START;
    if (this.take('z')) return END;
    if (this.take('Z')) return `(?=(?:\\r\\n|[${LINE_END}])?${END})`;
    if (this.take('b')) return '\\b';
    if (this.take('B')) return '\\B';
    if (this.take('R')) return '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])';
    if (this.take('k')) return this.namedReference();
    if (/[1-9]/.test(this.peek())) return this.reference();
    const set = escapedSet(this);
    return set === undefined ? this.character(escapedCode(this)) : `[${set}]`;
  }

  /** \n takes further digits as long as there is such a group. */
  private reference(): string {
    let group = Number(this.next('a digit'));
    while (/\d/.test(this.peek()) && group * 10 + Number(this.peek()) <= this.groups) group = group * 10 + Number(this.next('a digit'));
    if (group > this.groups) this.fail(`there is no group ${group} before \\${group}`);
    return `\ue001${group};`;
  }

  private namedReference(): string {
    this.expect('<');
    const group = this.names.get(this.name());
    return group === undefined ? this.fail('\\k names no group') : `\ue001${group};`;
  }

  private name(): string {
    let name = '';
    while (this.peek() !== '>') name += this.next('>');
    this.expect('>');
    return name;
  }

  /** ( ... ), (?: ), (?= ), (?! ), (?<= ), (?<! ), (?> ), (?<name> ), (?flags), (?flags: ) */
  private group(): string {
    if (!this.take('?')) return this.capture();
    for (const around of [':', '=', '!', '<=', '<!']) {
      if (!this.text.startsWith(around, this.at)) continue;
      this.at += around.length;
      // JavaScript repeats nothing that looks around; Java does.
      return `(?:(?${around}${this.closed()}))`;
    }
    if (this.take('>')) return this.possessive(this.closed());
    if (this.take('<')) {
      const name = this.name();
      if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name) || this.names.has(name)) this.fail(`<${name}> is no name for a group, or names another one`);
      this.names.set(name, this.groups + 1);
      return this.capture();
    }
    return this.flagged();
  }

  private capture(): string {
    this.groups++;
    return `${OPEN}${this.closed()})`;
  }

  private closed(): string {
    const inside = this.alternatives();
    this.expect(')');
    return inside;
  }

  /** (?ims-x) for the rest of the group around, (?ims-x: ) for its own inside. */
  private flagged(): string {
    const outer = this.flags;
    let value = true;
    while (!this.done && this.peek() !== ')' && this.peek() !== ':') {
      const flag = this.next(')');
      if (flag === '-') value = false;
      else if (flag in NO_FLAGS) this.flags = { ...this.flags, [flag]: value };
      else if (flag !== 'u') this.fail(`(?${flag}) is no flag that is known here`);
    }
    if (this.take(')')) return '';
    this.expect(':');
    const inside = this.closed();
    this.flags = outer;
    return `(?:${inside})`;
  }
}
