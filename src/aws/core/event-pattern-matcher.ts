// One rule of an event pattern about one value: a literal, or `{ "prefix": ... }` and its siblings.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
import { cidrMatcher } from './cidr.ts';

/** Does the value fit? It is undefined where the event has none. Arrays are the caller's business. */
export type Matcher = (value: unknown) => boolean;

/** A pattern that is not in order. */
export class PatternError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'PatternError';
  }
}

/** Reads a rule. Throws PatternError. */
export function readMatcher(rule: unknown): Matcher {
  if (typeof rule !== 'object' || rule === null) return literal(rule);
  const [first, ...more] = Object.entries(rule);
  if (!first || more.length > 0 || Array.isArray(rule)) throw new PatternError('Only one key allowed in match expression');
  const [kind, operand] = first;
  switch (kind) {
    case 'exists':
      if (typeof operand !== 'boolean') throw new PatternError('exists match pattern must be either true or false.');
      return (value) => (value !== undefined) === operand;
    case 'numeric':
      return numeric(operand);
    case 'cidr':
      return cidr(operand);
    case 'anything-but':
      return anythingBut(operand);
    default:
      return textMatcher(kind, operand);
  }
}

function literal(wanted: unknown): Matcher {
  if (wanted === undefined) throw new PatternError('Match value must be String, number, true, false, or null');
  return (value) => value === wanted;
}

/** `prefix`, `suffix`, `equals-ignore-case`, `wildcard`. */
function textMatcher(kind: string, operand: unknown): Matcher {
  const caseless = kind === 'prefix' || kind === 'suffix' ? caselessOf(operand) : undefined;
  const text = caseless ?? operand;
  const known = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(kind);
  if (!known) throw new PatternError(`Unrecognized match type ${kind}`);
  if (typeof text !== 'string') throw new PatternError(`${kind} match pattern must be a string`);
  const folded = (value: string) => (caseless === undefined && kind !== 'equals-ignore-case' ? value : value.toLowerCase());
  const wanted = folded(text);
  const wildcard = kind === 'wildcard' ? wildcardParts(text) : undefined;
  return (value) => {
    if (typeof value !== 'string') return false;
    if (wildcard) return fitsWildcard(wildcard, value);
    const given = folded(value);
    if (kind === 'prefix') return given.startsWith(wanted);
    return kind === 'suffix' ? given.endsWith(wanted) : given === wanted;
  };
}

/** `{ "equals-ignore-case": "x" }` inside a prefix or suffix. */
function caselessOf(operand: unknown): unknown {
  return typeof operand === 'object' && operand !== null ? (operand as Record<string, unknown>)['equals-ignore-case'] : undefined;
}

/** `*` stands for any characters; `\*` and `\\` for themselves. The texts between the stars, in order. */
function wildcardParts(text: string): readonly string[] {
  const parts = [''];
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    const next = text.charAt(index + 1);
    if (letter === '*') {
      if (next === '*') throw new PatternError(`Consecutive wildcard characters at pos ${index}`);
      parts.push('');
      continue;
    }
    if (letter === '\\' && next !== '*' && next !== '\\') throw new PatternError(`Invalid escape character at pos ${index}`);
    if (letter === '\\') index++;
    parts.push(`${parts.pop()}${letter === '\\' ? next : letter}`);
  }
  return parts;
}

/** Takes each text at its first place: linear, whatever the pattern. */
function fitsWildcard(parts: readonly string[], value: string): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const place = value.indexOf(part, from);
    if (place === -1) return false;
    from = place + part.length;
  }
  return value.length - last.length >= from && value.endsWith(last);
}

function anythingBut(operand: unknown): Matcher {
  const given = (value: unknown) => value !== undefined;
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    const [first, ...more] = Object.entries(operand);
    if (!first || more.length > 0) throw new PatternError('Only one key allowed in match expression');
    const [kind, inner] = first;
    const refused = (Array.isArray(inner) ? inner : [inner]).map((one) => textMatcher(kind, one));
    if (refused.length === 0) throw new PatternError('Empty arrays are not allowed');
    return (value) => given(value) && !refused.some((matcher) => matcher(value));
  }
  const refused = Array.isArray(operand) ? operand : [operand];
  const uniform = refused.every((one) => typeof one === 'string') || refused.every((one) => typeof one === 'number');
  const single = refused.length === 1 && (typeof refused[0] === 'boolean' || refused[0] === null);
  if (refused.length === 0 || !(uniform || single))
    throw new PatternError('Inside anything but list, either all values are number or string, mixed type is not supported');
  return (value) => given(value) && !refused.includes(value);
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function numeric(operand: unknown): Matcher {
  if (!Array.isArray(operand)) throw new PatternError('Value of numeric must be an array.');
  if (operand.length === 0 || operand.length % 2 === 1) throw new PatternError('Numeric match needs operators, each with a number');
  const tests = Array.from({ length: operand.length / 2 }, (_unused, index) => {
    const [operator, bound] = operand.slice(2 * index, 2 * index + 2);
    const compare = comparisons[String(operator)];
    if (!compare) throw new PatternError(`Unrecognized numeric range operator: ${operator}`);
    if (typeof bound !== 'number') throw new PatternError(`Value of ${operator} must be numeric`);
    return (value: number) => compare(value, bound);
  });
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function cidr(operand: unknown): Matcher {
  const matches = typeof operand === 'string' ? cidrMatcher(operand) : undefined;
  if (!matches) throw new PatternError('Malformed CIDR, one of IPv4 or IPv6 is expected');
  return (value) => typeof value === 'string' && matches(value);
}
