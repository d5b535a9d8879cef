// Filter policies of subscriptions: event patterns with rules of their own, asked about the attributes or the body of a message.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html and subscription-filter-policy-constraints.html
import { type EventPattern, matchesPattern, PatternError, readPattern } from '../../core/event-pattern.ts';
import { isJsonObject, parsedJson } from '../../core/json.ts';
import type { MessageAttribute } from '../../core/ports.ts';
import { limits } from './limits.ts';

export type FilterScope = 'MessageAttributes' | 'MessageBody';

/** Throws PatternError, whose message is the reason. */
export function checkFilterPolicy(text: string, scope: FilterScope): void {
  if (new TextEncoder().encode(text).length > limits.filterBytes) throw new PatternError('Filter policy is too long');
  const policy = parsedJson(text);
  if (policy === undefined) throw new PatternError('failed to parse JSON.');
  if (!isJsonObject(policy)) throw new PatternError('Filter policy must be a JSON object');
  if (Object.keys(policy).length === 0) return;
  const nested = Object.entries(policy).some(([name, value]) => name !== '$or' && isJsonObject(value));
  if (scope === 'MessageAttributes' && nested)
    throw new PatternError('Filter policy scope MessageAttributes does not support nested filter policy');
  readPattern(policy);
  const { keys, combinations } = measure(policy, 1);
  if (keys > limits.filterKeys) throw new PatternError(`Filter policy can not have more than ${limits.filterKeys} keys`);
  if (combinations > limits.filterCombinations) throw new PatternError('Filter policy is too complex');
}

/** Does a message pass? The policy was checked when it was set. */
export function passes(
  text: string | undefined,
  scope: FilterScope,
  message: { readonly body: string; readonly attributes: Readonly<Record<string, MessageAttribute>> },
): boolean {
  const pattern = text === undefined ? undefined : patternOf(text);
  if (!pattern) return true;
  if (scope === 'MessageAttributes') return matchesPattern(pattern, valuesOf(message.attributes));
  const body = parsedJson(message.body);
  // AWS: what is no JSON object passes no filter on the body.
  return isJsonObject(body) && matchesPattern(pattern, body);
}

const kept = new Map<string, EventPattern | undefined>();

/** Undefined for the empty policy, which lets all through. */
function patternOf(text: string): EventPattern | undefined {
  if (kept.has(text)) return kept.get(text);
  const policy = parsedJson(text);
  const pattern = isJsonObject(policy) && Object.keys(policy).length > 0 ? readPattern(policy) : undefined;
  // A cloud that lives for weeks does not keep every text it has seen.
  if (kept.size >= 1000) kept.clear();
  kept.set(text, pattern);
  return pattern;
}

/** AWS: Binary attributes are not looked at; Number compares as a number, String.Array as its elements. */
function valuesOf(attributes: Readonly<Record<string, MessageAttribute>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(attributes).flatMap(([name, { dataType, stringValue = '' }]): (readonly [string, unknown])[] => {
    if (dataType.startsWith('Binary')) return [];
    if (dataType === 'String.Array') return [[name, parsedJson(stringValue)]];
    return [[name, dataType.startsWith('Number') ? Number(stringValue) : stringValue]];
  });
  return Object.fromEntries(entries);
}

/** AWS: the values of the keys multiplied with each other, each with the depth of its key; ways of `$or` are added. */
function measure(policy: Readonly<Record<string, unknown>>, depth: number): { readonly keys: number; readonly combinations: number } {
  let [keys, combinations] = [0, 1];
  for (const [name, value] of Object.entries(policy)) {
    if (name === '$or' && Array.isArray(value)) {
      const ways = value.filter(isJsonObject).map((way) => measure(way, depth));
      keys += ways.reduce((sum, way) => sum + way.keys, 0);
      combinations *= ways.reduce((sum, way) => sum + way.combinations, 0);
    } else if (Array.isArray(value)) {
      keys += 1;
      combinations *= value.length * depth;
    } else if (isJsonObject(value)) {
      // AWS: of nested keys only the outermost is counted.
      keys += 1;
      combinations *= measure(value, depth + 1).combinations;
    }
  }
  return { keys, combinations };
}
