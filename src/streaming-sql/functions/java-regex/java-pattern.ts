// Java patterns at work: matching a whole text, finding, replacing. They go back as Java does. AWS: sql-reference-regex-log-parse.html
import { RowFailure } from '../../semantics/value.ts';
import { Recent } from '../recent.ts';
import { type JavaRegex, readJavaRegex } from './java-regex.ts';

interface Compiled extends JavaRegex {
  readonly first: RegExp;
  readonly whole: RegExp;
  readonly every: RegExp;
}

const recent = new Recent<Compiled>();

function compiled(pattern: string): Compiled {
  return recent.of(pattern, () => {
    const java = readJavaRegex(pattern);
    try {
      const [first, every] = [new RegExp(java.source, 'v'), new RegExp(java.source, 'gv')];
      return { ...java, first, every, whole: new RegExp(`(?<![^])(?:${java.source})(?![^])`, 'v') };
    } catch (error) {
      throw new RowFailure('INVALID_ARGUMENT', `Invalid pattern '${pattern}': ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** How many groups the pattern has, and their texts in a text that matches as a whole. Throws RowFailure. */
export function javaGroups(pattern: string): { groups: number; match: (text: string) => (string | undefined)[] | null } {
  const { whole, groups } = compiled(pattern);
  return {
    groups: groups.length,
    match(text) {
      const match = whole.exec(text);
      return match && groups.map((group) => match[group]);
    },
  };
}

/** The first match in the text, or null. Throws RowFailure. */
export const firstMatch = (text: string, pattern: string): string | null => compiled(pattern).first.exec(text)?.[0] ?? null;

/** Every match, or the one of that number from 1, replaced; 0 is every one. Throws RowFailure for a replacement that names no group. */
export function replaceMatches(text: string, pattern: string, replacement: string, occurrence: number): string {
  const { every, groups, names } = compiled(pattern);
  let seen = 0;
  return text.replace(every, (...match: unknown[]) => {
    seen++;
    if (occurrence !== 0 && seen !== occurrence) return match[0] as string;
    const group = (number: number): string => String(match[number === 0 ? 0 : (groups[number - 1] as number)] ?? '');
    return expanded(replacement, groups.length, names, group);
  });
}

/** $n, ${name} and \c of a replacement. $n takes further digits as long as there is such a group. */
function expanded(replacement: string, groups: number, names: ReadonlyMap<string, number>, group: (number: number) => string): string {
  let result = '';
  for (let at = 0; at < replacement.length; at++) {
    const c = replacement[at] as string;
    if (c === '\\') {
      at++;
      if (at === replacement.length)
        throw new RowFailure('INVALID_ARGUMENT', 'REGEX_REPLACE: nothing follows the last \\ of the replacement');
      result += replacement[at];
    } else if (c !== '$') result += c;
    else {
      const [written, name] = /^\$(?:\{(\w+)\}|\d+)/.exec(replacement.slice(at)) ?? [];
      let digits = name === undefined ? (written ?? '').slice(1) : String(names.get(name) ?? '');
      while (name === undefined && digits.length > 1 && Number(digits) > groups) digits = digits.slice(0, -1);
      if (digits === '' || Number(digits) > groups) {
        throw new RowFailure('INVALID_ARGUMENT', `REGEX_REPLACE: ${written ?? '$'} in the replacement is no group of the pattern`);
      }
      result += group(Number(digits));
      at += name === undefined ? digits.length : (written as string).length - 1;
    }
  }
  return result;
}
