// Event patterns: which events a rule, a filter or a subscription means. Pure: a pattern is read once, then asked about events.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
import { type Matcher, PatternError, readMatcher } from './event-pattern-matcher.ts';
import { isJsonObject } from './json.ts';

export { PatternError } from './event-pattern-matcher.ts';

/** A pattern that has been read. */
export interface EventPattern {
  /** All of them must hold. */
  readonly fields: readonly (readonly [name: string, what: Matcher | EventPattern])[];
  /** Of each list of alternatives (`$or`) one must hold. */
  readonly alternatives: readonly (readonly EventPattern[])[];
}

/** Reads a pattern, JSON text or parsed. Throws PatternError, whose message is the reason. */
export function readPattern(pattern: unknown): EventPattern {
  const value = typeof pattern === 'string' ? parsed(pattern) : pattern;
  if (!isJsonObject(value)) throw new PatternError('Filter is not an object');
  return readObject(value);
}

/** Does the event, a parsed JSON value, fit? */
export function matchesPattern({ fields, alternatives }: EventPattern, event: unknown): boolean {
  // AWS: of an array of objects one element must fit the whole of what the pattern says about them.
  if (Array.isArray(event)) return event.some((element) => matchesPattern({ fields, alternatives }, element));
  const object = isJsonObject(event) ? event : {};
  const fits = ([name, what]: EventPattern['fields'][number]) => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return typeof what === 'function' ? matchesField(what, value) : matchesPattern(what, value);
  };
  return fields.every(fits) && alternatives.every((ways) => ways.some((way) => matchesPattern(way, object)));
}

function matchesField(matcher: Matcher, value: unknown): boolean {
  if (!Array.isArray(value)) return matcher(isJsonObject(value) ? undefined : value);
  // An empty array has no value at all.
  return value.length === 0 ? matcher(undefined) : value.flat().some((element) => matcher(isJsonObject(element) ? undefined : element));
}

function readObject(pattern: Readonly<Record<string, unknown>>): EventPattern {
  if (Object.keys(pattern).length === 0) throw new PatternError('Empty objects are not allowed');
  const alternatives: EventPattern[][] = [];
  const fields: [string, Matcher | EventPattern][] = [];
  for (const [name, what] of Object.entries(pattern)) {
    if (name === '$or' && Array.isArray(what) && what.length >= 2 && what.every(isJsonObject)) alternatives.push(what.map(readObject));
    else if (Array.isArray(what)) fields.push([name, anyOf(name, what)]);
    else if (isJsonObject(what)) fields.push([name, readObject(what)]);
    else throw new PatternError(`"${name}" must be an object or an array`);
  }
  return { fields, alternatives };
}

function anyOf(name: string, rules: readonly unknown[]): Matcher {
  if (rules.length === 0) throw new PatternError(`Empty arrays are not allowed at "${name}"`);
  const matchers = rules.map(readMatcher);
  return (value) => matchers.some((matcher) => matcher(value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PatternError(`The pattern is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
