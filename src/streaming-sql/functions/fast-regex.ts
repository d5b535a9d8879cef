// FAST_REGEX_LOG_PARSE: lazy and without going back. AWS: sql-reference-fast-regex-log-parser.html
import { fastPattern, fastSource } from './log-patterns.ts';

/** Groups as texts, or null when the text does not match. */
export type GroupMatcher = { readonly groups: number; readonly match: (text: string) => (string | undefined)[] | null };

interface Atom {
  readonly source: string; // as JavaScript
  readonly fixed: boolean; // of one length
  readonly opens: readonly number[]; // groups that begin before it
  readonly closes: readonly number[]; // groups that end after it
}

/**
 * The page's algorithm: the pattern becomes a row of searches, each ending with what is of fixed length, and a search that has
 * found its end is not tried again. `X+` is X and then `X*`. Unions and nested groups are left to the usual expressions.
 */
export function fastMatcher(pattern: string): GroupMatcher {
  const atoms = atomsOf(pattern);
  if (!atoms) return backtracking(pattern);
  const groups = atoms.flatMap(({ opens }) => opens).length;
  const searches = searchesOf(atoms).map((search, i, all) => ({
    atoms: search,
    regex: new RegExp(search.map(({ source }) => `(${source})`).join('') + (i === all.length - 1 ? '$' : ''), 'sy'),
  }));
  return {
    groups,
    match(text) {
      const starts: number[] = [];
      const found: string[] = new Array<string>(groups).fill('');
      let at = 0;
      for (const { atoms: search, regex } of searches) {
        regex.lastIndex = at;
        const match = regex.exec(text);
        if (!match) return null;
        search.forEach(({ opens, closes }, i) => {
          for (const group of opens) starts[group] = at;
          at += (match[i + 1] as string).length;
          for (const group of closes) found[group] = text.slice(starts[group], at);
        });
      }
      return at === text.length ? found : null;
    },
  };
}

function backtracking(pattern: string): GroupMatcher {
  const regex = fastPattern(pattern);
  const groups = (new RegExp(`${regex.source}|`, regex.flags).exec('')?.length ?? 1) - 1;
  return { groups, match: (text) => regex.exec(text)?.slice(1) ?? null };
}

/** A search ends before what repeats, once it has both repeated and come to something fixed. */
function searchesOf(atoms: readonly Atom[]): Atom[][] {
  const searches: Atom[][] = [[]];
  let state: 'start' | 'repeated' | 'complete' = 'start';
  for (const atom of atoms) {
    if (!atom.fixed && state === 'complete') searches.push([]);
    state = atom.fixed ? (state === 'start' ? 'start' : 'complete') : 'repeated';
    searches.at(-1)?.push(atom);
  }
  return searches;
}

// One unit of the pattern and how often it stands.
const UNIT = /(\\.|\[\^?[^\]]*\]|<[^>]*>|"[^"]*"|[^()|&~*+?{}])([*+?]|\{\d+(?:,\d*)?\})?/sy;

/** The pattern's atoms; undefined when it is none of this simple form. */
function atomsOf(pattern: string): Atom[] | undefined {
  const atoms: { source: string; fixed: boolean; opens: number[]; closes: number[] }[] = [];
  let opening: number[] = [];
  let open: number | undefined;
  let groups = 0;
  for (let at = 0; at < pattern.length; ) {
    const c = pattern[at];
    if (c === '(' && open === undefined) {
      open = groups++;
      opening.push(open);
      at++;
      continue;
    }
    if (c === ')' && open !== undefined && opening.length === 0 && !/[*+?{]/.test(pattern[at + 1] ?? '')) {
      atoms.at(-1)?.closes.push(open);
      open = undefined;
      at++;
      continue;
    }
    UNIT.lastIndex = at;
    const unit = UNIT.exec(pattern);
    if (!unit) return undefined;
    at = UNIT.lastIndex;
    const [, text = '', count = ''] = unit;
    const source = fastSource(text);
    const repeated = (how: string): string => `(?:${source})${how}${text === '.' ? '?' : ''}`;
    if (text === '@') atoms.push({ source, fixed: false, opens: opening, closes: [] });
    else if (count === '+') {
      atoms.push({ source, fixed: true, opens: opening, closes: [] }, { source: repeated('*'), fixed: false, opens: [], closes: [] });
    } else
      atoms.push({
        source: count === '' ? source : repeated(count),
        fixed: count === '' || /^\{\d+\}$/.test(count),
        opens: opening,
        closes: [],
      });
    opening = [];
  }
  return open === undefined && atoms.length > 0 ? atoms : undefined;
}
