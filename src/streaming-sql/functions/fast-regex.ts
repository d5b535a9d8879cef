// FAST_REGEX_LOG_PARSE: lazy and without going back. AWS: sql-reference-fast-regex-log-parser.html
import { Automaton } from './automaton/automaton.ts';
import { Captures } from './automaton/captures.ts';
import { readFastPattern } from './automaton/fast-pattern.ts';
import { fixedLength, hasGroup, type Pattern, sequence } from './automaton/pattern.ts';

/** Groups as texts, or null when the text does not match; a group that took no part has no text. */
export type GroupMatcher = { readonly groups: number; readonly match: (text: string) => (string | undefined)[] | null };

/** A stretch of the pattern that belongs to one expression. */
interface Piece {
  readonly pattern: Pattern;
  readonly length: number | undefined; // of every text that matches
  readonly expression: number;
}

/**
 * The page's algorithm: each group is an expression, and so is what stands between two groups. What is of fixed length at the
 * beginning of an expression goes to the end of the one before. Each is then searched for, in turn: the shortest text that
 * matches is taken, and a search that has found its end is not tried again. The last one goes to the end of the text. One that
 * has nothing of fixed length behind it takes what it can (example B: no underscore is left to the second group). `X+` is X and
 * then `X*`. Throws RowFailure for a pattern that is none.
 */
export function fastMatcher(text: string): GroupMatcher {
  const { pattern, groups } = readFastPattern(text);
  const expressions = expressionsOf(pattern);
  const searches = searchesOf(expressions).map((pieces) => ({
    pieces,
    automaton: new Automaton(sequence(pieces.map((piece) => piece.pattern))),
    takes: pieces.at(-1)?.length === undefined ? ('longestEnd' as const) : ('shortestEnd' as const),
  }));
  const grouped = expressions.flatMap((expression, i) => (hasGroup(expression) ? [{ expression, i }] : []));
  const captures = new Captures('least');
  return {
    groups,
    match(input) {
      const starts: number[] = [];
      const ends: number[] = [];
      let at = 0;
      for (const [i, { pieces, automaton, takes }] of searches.entries()) {
        const isLast = i === searches.length - 1;
        const end = isLast && !automaton.matches(input, at) ? -1 : isLast ? input.length : automaton[takes](input, at);
        if (end < 0) return null;
        let varying = end - at - pieces.reduce((sum, { length }) => sum + (length ?? 0), 0);
        for (const { length, expression } of pieces) {
          starts[expression] ??= at;
          at += length ?? varying;
          if (length === undefined) varying = 0;
          ends[expression] = at;
        }
      }
      const found = new Array<string | undefined>(groups).fill(undefined);
      for (const { expression, i } of grouped) captures.fill(expression, input, starts[i] as number, ends[i] as number, found);
      return found;
    },
  };
}

/** Each group, and what stands between two. */
function expressionsOf(pattern: Pattern): Pattern[] {
  const expressions: Pattern[][] = [];
  for (const part of partsOf(pattern)) {
    const before = expressions.at(-1);
    if (before && part.kind !== 'group' && before[0]?.kind !== 'group') before.push(part);
    else expressions.push([part]);
  }
  return expressions.map(sequence);
}

const partsOf = (pattern: Pattern): readonly Pattern[] => (pattern.kind === 'sequence' ? pattern.parts : [pattern]);

/** A search begins with what varies in length, and ends before the next that does. */
function searchesOf(expressions: readonly Pattern[]): Piece[][] {
  const searches: Piece[][] = [[]];
  for (const piece of expressions.flatMap(piecesOf)) {
    if (piece.length === undefined && searches[0]?.[0]) searches.push([]);
    searches.at(-1)?.push(piece);
  }
  return searches;
}

/** What is of fixed length at the beginning of an expression, part by part, then all the rest. */
function piecesOf(pattern: Pattern, expression: number): Piece[] {
  const parts = partsOf(pattern.kind === 'group' ? pattern.inner : pattern).flatMap(unrolled);
  const varies = parts.findIndex((part) => fixedLength(part) === undefined);
  const fixed = varies < 0 ? parts : parts.slice(0, varies);
  const pieces = fixed.map((part): Piece => ({ pattern: part, length: fixedLength(part), expression }));
  if (varies >= 0) pieces.push({ pattern: sequence(parts.slice(varies)), length: undefined, expression });
  // A group of the empty text is a place all the same.
  return pieces.length > 0 ? pieces : [{ pattern: sequence([]), length: 0, expression }];
}

/** X+ is X and then X*; X{2,} is X{2} and then X*. */
function unrolled(pattern: Pattern): Pattern[] {
  if (pattern.kind !== 'repeat' || pattern.least === 0 || pattern.least === pattern.most || fixedLength(pattern.inner) === undefined)
    return [pattern];
  const { inner, least, most } = pattern;
  return [
    { kind: 'repeat', inner, least, most: least },
    { kind: 'repeat', inner, least: 0, most: most - least },
  ];
}
