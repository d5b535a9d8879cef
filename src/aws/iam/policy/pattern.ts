// Text with wildcards and policy variables: compiled once, filled in and matched for each request.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

/** Code units of a filled-in pattern; the two wildcards are negative. */
export type Glob = readonly number[];
const anyText = -1;
const anyCharacter = -2;

/** `${key}` or `${key, 'default'}`. */
interface Variable {
  readonly key: string;
  readonly fallback?: string;
}

export interface Pattern {
  /** As written in the document. */
  readonly source: string;
  /** Wildcards and plain text where there is no variable: filled in already. */
  readonly glob?: Glob;
  readonly parts: readonly (Glob | Variable)[];
}

/** The value of a condition key where it has exactly one. */
export type Lookup = (key: string) => string | undefined;

// AWS: `${*}`, `${?}` and `${$}` are the characters themselves; a default stands in single quotes behind a comma.
const variable = /\$\{(?:([*?$])|\s*([^},\s]+)\s*(?:,\s*'([^']*)'\s*)?)\}/g;

/** Are `${...}` variables? Not in documents of the older version, and never in actions. */
export type VariableRule = 'variables' | 'plain text';

/** Compiles a text of a document. */
export function compilePattern(source: string, rule: VariableRule): Pattern {
  if (rule === 'plain text' || !source.includes('${')) {
    const glob = compileWildcards(source);
    return { source, glob, parts: [glob] };
  }
  const parts: (Glob | Variable)[] = [];
  let end = 0;
  for (const match of source.matchAll(variable)) {
    const [whole, character, key, fallback] = match;
    parts.push(compileWildcards(source.slice(end, match.index)));
    if (character !== undefined) parts.push(codeUnits(character));
    else parts.push({ key: key ?? '', ...(fallback !== undefined && { fallback }) });
    end = match.index + whole.length;
  }
  parts.push(compileWildcards(source.slice(end)));
  const globs = parts.filter(isGlob);
  return { source, parts, ...(globs.length === parts.length && { glob: globs.flat() }) };
}

/** The pattern with its variables' values, which are plain text even if they hold `*`. Undefined when one has no value. */
export function fillIn(pattern: Pattern, lookup: Lookup): Glob | undefined {
  if (pattern.glob) return pattern.glob;
  const filled: number[] = [];
  for (const part of pattern.parts) {
    if (isGlob(part)) {
      filled.push(...part);
      continue;
    }
    const value = lookup(part.key) ?? part.fallback;
    if (value === undefined) return undefined;
    filled.push(...codeUnits(value));
  }
  return filled;
}

/** The pattern's variables filled in and its wildcards read as plain characters. Undefined when a variable has no value. */
export function fillInPlain(pattern: Pattern, lookup: Lookup): string | undefined {
  const filled = fillIn(pattern, lookup);
  if (!filled) return undefined;
  return filled.map((unit) => (unit === anyText ? '*' : unit === anyCharacter ? '?' : String.fromCharCode(unit))).join('');
}

/** The keys of the pattern's variables. */
export function variablesOf(pattern: Pattern): readonly string[] {
  return pattern.parts.flatMap((part) => (isGlob(part) ? [] : [part.key]));
}

/** Does the whole text match? Needs no more than glob × text steps, whatever the pattern. */
export function matchesGlob(glob: Glob, text: string): boolean {
  let at = 0;
  let inGlob = 0;
  let lastStar = -1;
  let starAt = 0;
  while (at < text.length) {
    const unit = glob[inGlob];
    if (unit === anyText) {
      lastStar = inGlob++;
      starAt = at;
    } else if (unit === anyCharacter || unit === text.charCodeAt(at)) {
      inGlob++;
      at++;
    } else if (lastStar !== -1) {
      inGlob = lastStar + 1;
      at = ++starAt;
    } else return false;
  }
  while (glob[inGlob] === anyText) inGlob++;
  return inGlob === glob.length;
}

const colon = ':'.charCodeAt(0);

/**
 * Does an ARN match? A wildcard stays in its segment; the sixth is the rest, colons and all. A pattern that is too short means any of
 * what it leaves out, as IAM itself completes it in its complaints (`arn:aws:x:*:*:*`).
 * AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesArn(glob: Glob, arn: string): boolean {
  const wanted = segmentsOfGlob(glob);
  if (wanted.length === 1) return matchesGlob(glob, arn);
  const given = segmentsOf(arn);
  return given.length === 6 && wanted.every((segment, index) => matchesGlob(segment, given[index] ?? ''));
}

function segmentsOf(arn: string): readonly string[] {
  const segments = arn.split(':');
  return segments.length <= 6 ? segments : [...segments.slice(0, 5), segments.slice(5).join(':')];
}

function segmentsOfGlob(glob: Glob): readonly Glob[] {
  const segments: Glob[] = [];
  let start = 0;
  for (let at = glob.indexOf(colon); at !== -1 && segments.length < 5; at = glob.indexOf(colon, start)) {
    segments.push(glob.slice(start, at));
    start = at + 1;
  }
  return [...segments, glob.slice(start)];
}

function compileWildcards(text: string): Glob {
  return codeUnits(text).map((unit) => (unit === 0x2a ? anyText : unit === 0x3f ? anyCharacter : unit));
}

function codeUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function isGlob(part: Glob | Variable): part is Glob {
  return Array.isArray(part);
}
