// SIMILAR TO, and SUBSTRING ... SIMILAR ... ESCAPE. AWS: sql-reference-string-operators.html, sql-reference-substring.html
import { RowFailure } from '../semantics/value.ts';
import { Automaton } from './automaton/automaton.ts';
import { Captures } from './automaton/captures.ts';
import { ANY_TEXT, type Pattern } from './automaton/pattern.ts';
import { readSimilarPattern } from './automaton/similar-pattern.ts';
import { Recent } from './recent.ts';

const similar = new Recent<Automaton>();
const substrings = new Recent<(text: string) => string | null>();

export function invalid(pattern: string, why: string): never {
  throw new RowFailure('INVALID_ARGUMENT', `Invalid pattern '${pattern}': ${why}`);
}

export function escapeOf(escapedBy: string | null): string | undefined {
  if (escapedBy === null || escapedBy === '') return undefined;
  if (escapedBy.length > 1) throw new RowFailure('INVALID_ARGUMENT', `Invalid escape character '${escapedBy}': it is one character`);
  return escapedBy;
}

let last: { readonly pattern: string; readonly escapedBy: string | null; readonly automaton: Automaton } | undefined;

/** LIKE's % and _, and | * + ? {n,m} ( ) [ ] as in regular expressions; the time grows with the text alone. Throws RowFailure. */
export function isSimilar(text: string, pattern: string, escapedBy: string | null): boolean {
  if (last?.pattern !== pattern || last.escapedBy !== escapedBy) {
    const make = (): Automaton => new Automaton(readSimilarPattern(pattern, escapeOf(escapedBy)));
    last = { pattern, escapedBy, automaton: similar.of(`${escapedBy ?? ''}\u0000${pattern}`, make) };
  }
  return last.automaton.matches(text);
}

/** What stands in the first match between c" and c"; null without a match. Throws RowFailure. */
export function substringSimilar(text: string, pattern: string, escapedBy: string): string | null {
  return substrings.of(`${escapedBy}\u0000${pattern}`, () => substringFinder(pattern, escapedBy))(text);
}

function substringFinder(pattern: string, escapedBy: string): (text: string) => string | null {
  const parts = pattern.split(`${escapedBy}"`);
  if (parts.length !== 3) throw new RowFailure('INVALID_ARGUMENT', `SUBSTRING: the pattern holds ${escapedBy}" twice`);
  const [before, inner, after] = parts.map((part) => readSimilarPattern(part, escapeOf(escapedBy))) as [Pattern, Pattern, Pattern];
  const whole: Pattern = { kind: 'sequence', parts: [before, { kind: 'group', index: 0, inner }, after, ANY_TEXT] };
  const automaton = new Automaton(whole);
  const anywhere = new Automaton({ kind: 'sequence', parts: [ANY_TEXT, whole] });
  const captures = new Captures('most');
  return (text) => {
    if (!anywhere.matches(text)) return null;
    const found: (string | undefined)[] = [];
    let start = 0;
    while (!automaton.matches(text, start)) start++;
    captures.fill(whole, text, start, text.length, found);
    return found[0] ?? null;
  };
}
