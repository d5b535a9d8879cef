// SIMILAR TO patterns as regular expressions. AWS: sql-reference-string-operators.html
import { RowFailure } from '../semantics/value.ts';

const CACHE_SIZE = 256;
const cache = new Map<string, RegExp>();

function cached(key: string, make: () => RegExp): RegExp {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value as string);
  cache.set(key, made);
  return made;
}

const quote = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

export function invalid(pattern: string, why: string): never {
  throw new RowFailure('INVALID_ARGUMENT', `Invalid pattern '${pattern}': ${why}`);
}

export function escapeOf(escapedBy: string | null): string | undefined {
  if (escapedBy === null || escapedBy === '') return undefined;
  if (escapedBy.length > 1) throw new RowFailure('INVALID_ARGUMENT', `Invalid escape character '${escapedBy}': it is one character`);
  return escapedBy;
}

/** SIMILAR TO: LIKE's % and _, and | * + ? {n,m} ( ) [ ] as in regular expressions. */
export function similarRegex(pattern: string, escapedBy: string | null): RegExp {
  return cached(`S${escapedBy ?? ''}\u0000${pattern}`, () => {
    const source = similarSource(pattern, escapedBy);
    try {
      return new RegExp(`^(?:${source})$`, 's');
    } catch (error) {
      return invalid(pattern, error instanceof Error ? error.message : String(error));
    }
  });
}

export function similarSource(pattern: string, escapedBy: string | null): string {
  const escapeCharacter = escapeOf(escapedBy);
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === escapeCharacter) {
      i++;
      const next = pattern[i];
      if (next === undefined) invalid(pattern, 'nothing follows the escape character');
      source += quote(next);
    } else if (c === '[') {
      const close = pattern.indexOf(']', i + 1);
      if (close < 0) invalid(pattern, '[ is not closed');
      source += characterClass(pattern.slice(i + 1, close), pattern);
      i = close;
    } else if (c === '_') source += '.';
    else if (c === '%') source += '.*';
    else if ('|*+?(){}'.includes(c)) source += c;
    else source += quote(c);
  }
  return source;
}

const NAMED_CLASSES: Readonly<Record<string, string>> = {
  ':ALPHA:': 'A-Za-z',
  ':alpha:': 'A-Za-z',
  ':UPPER:': 'A-Z',
  ':upper:': 'A-Z',
  ':LOWER:': 'a-z',
  ':lower:': 'a-z',
  ':DIGIT:': '0-9',
  ':digit:': '0-9',
  ':SPACE:': ' ',
  ':space:': ' ',
  ':WHITESPACE:': '\\s',
  ':whitespace:': '\\s',
  ':ALNUM:': 'A-Za-z0-9',
  ':alnum:': 'A-Za-z0-9',
};

/** [abc], [a-e], [^abc], and [a-e^c]: the first set without the second. */
function characterClass(body: string, pattern: string): string {
  const named = NAMED_CLASSES[body];
  if (named) return `[${named}]`;
  const caret = body.indexOf('^');
  const included = caret < 0 ? body : body.slice(0, caret);
  const excluded = caret < 0 ? '' : body.slice(caret + 1);
  // The page lists '[^(a-e)]d' as an invalid pattern.
  if (/[()]/.test(body)) invalid(pattern, 'a character class holds no parentheses');
  const set = (text: string): string => text.replace(/[\\\][]/g, '\\$&');
  if (caret < 0) return `[${set(included)}]`;
  return included === '' ? `[^${set(excluded)}]` : `(?![${set(excluded)}])[${set(included)}]`;
}
