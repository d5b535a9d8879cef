// Sets of characters (UTF-16 units) as sorted, disjoint, inclusive ranges: [from, to, from, to, ...].

export type CharSet = readonly number[];

const LAST = 0xffff;

export const ANY_CHARACTER: CharSet = [0, LAST];
export const NO_CHARACTER: CharSet = [];

/** The set of pairs in any order, which may overlap. */
export function charSet(pairs: readonly (readonly [number, number])[]): CharSet {
  const ranges: number[] = [];
  for (const [from, to] of [...pairs].sort(([a], [b]) => a - b)) {
    const end = ranges.at(-1);
    if (end !== undefined && from <= end + 1) ranges[ranges.length - 1] = Math.max(end, to);
    else ranges.push(from, to);
  }
  return ranges;
}

/** The set of the characters of a text. */
export const charactersOf = (text: string): CharSet => charSet([...text].map((c) => [c.charCodeAt(0), c.charCodeAt(0)]));

/** Ranges written in pairs of characters: 'azAZ' is a to z and A to Z. */
export function rangesOf(text: string): CharSet {
  return charSet(Array.from({ length: text.length / 2 }, (_, i) => [text.charCodeAt(2 * i), text.charCodeAt(2 * i + 1)]));
}

export function pairsOf(set: CharSet): [number, number][] {
  return Array.from({ length: set.length / 2 }, (_, i) => [set[2 * i] as number, set[2 * i + 1] as number]);
}

export const unionOf = (...sets: readonly CharSet[]): CharSet => charSet(sets.flatMap(pairsOf));

export function complementOf(set: CharSet): CharSet {
  const gaps: number[] = [];
  let next = 0;
  for (const [from, to] of pairsOf(set)) {
    if (from > next) gaps.push(next, from - 1);
    next = to + 1;
  }
  if (next <= LAST) gaps.push(next, LAST);
  return gaps;
}

/** The characters of `set` that are not in `other`. */
export const without = (set: CharSet, other: CharSet): CharSet => complementOf(unionOf(complementOf(set), other));
