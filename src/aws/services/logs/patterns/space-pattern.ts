// Patterns for fields between blanks: [ip, user, ..., status = 4* && status != 404, bytes > 1000].
import { isMet } from './condition.ts';
import type { FilterPattern } from './pattern-match.ts';
import { PatternReader } from './pattern-reader.ts';

interface Field {
  readonly name: string;
  readonly holds: (text: string) => boolean;
}

/** Throws AwsError InvalidParameterException. */
export function parseSpacePattern(text: string): FilterPattern {
  const reader = new PatternReader(text);
  const before: Field[] = [];
  const after: Field[] = [];
  let gap: 'none' | 'seen' = 'none';
  reader.expect('[');
  do {
    if (!reader.take('...')) (gap === 'none' ? before : after).push(field(reader, before.length + after.length));
    else if (gap === 'seen') throw reader.error();
    else gap = 'seen';
  } while (reader.take(','));
  reader.expect(']');
  if (!reader.atEnd) throw reader.error();
  return (message) => {
    const texts = splitFields(message);
    const wanted = before.length + after.length;
    if (gap === 'none' ? texts.length !== wanted : texts.length < wanted) return undefined;
    const ends = texts.slice(texts.length - after.length);
    const pairs = [
      ...before.map((one, index) => [one, texts[index] ?? ''] as const),
      ...after.map((one, index) => [one, ends[index] ?? ''] as const),
    ];
    if (!pairs.every(([{ holds }, value]) => holds(value))) return undefined;
    const extracted = Object.fromEntries(pairs.map(([{ name }, value]) => [`$${name}`, value]));
    return { value: (selector) => extracted[selector], extracted };
  };
}

/** The fields of a line: what stands in brackets or quotes is one, without them. */
export function splitFields(message: string): readonly string[] {
  return [...message.matchAll(/\[([^\]]*)\]|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, bracketed, quoted, word]) => bracketed ?? quoted ?? word ?? '',
  );
}

// field = [ name [ comparison { ("&&" | "||") name comparison } ] ]
function field(reader: PatternReader, index: number): Field {
  const name = reader.match(/[A-Za-z_][A-Za-z0-9_-]*/);
  // AWS: a field without a name is called by its place, from 1.
  if (name === undefined) return { name: String(index + 1), holds: () => true };
  const first = conditionOn(reader);
  if (!first) return { name, holds: () => true };
  let alternatives = [[first]];
  for (;;) {
    const joined = reader.match(/&&|\|\|/);
    if (joined === undefined) break;
    if (reader.match(/[A-Za-z_][A-Za-z0-9_-]*/) !== name) throw reader.error();
    const next = conditionOn(reader);
    if (!next) throw reader.error();
    if (joined === '||') alternatives = [...alternatives, [next]];
    else alternatives.at(-1)?.push(next);
  }
  return { name, holds: (text) => alternatives.some((all) => all.every((holds) => holds(text))) };
}

function conditionOn(reader: PatternReader): ((text: string) => boolean) | undefined {
  const next = reader.match(/(?=[=!<>])/);
  if (next === undefined) return undefined;
  const comparison = reader.comparison();
  return (text) => isMet(comparison, text);
}
