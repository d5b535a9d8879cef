// Does an input have the shape that DynamoDB wants? Rules stand in the order in which the real service complains.
// Order and sentences: recorded from the real service by dynalite (github.com/architect/dynalite, test/).
import { complaint, wireName } from '../../../core/constraints.ts';
import { validation } from '../errors.ts';

/** What one member must satisfy. An absent member satisfies everything but `required`. */
export interface Rule {
  /** Required always, or where another member of the structure is absent. */
  readonly required?: 'always' | { readonly without: string };
  readonly oneOf?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** As AWS prints it; the whole text must match. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A text like this one need not satisfy pattern and lengths. */
  readonly exempt?: RegExp;
  /** Rules of the keys of a map. */
  readonly keys?: { readonly pattern: string; readonly minLength: number; readonly maxLength: number };
  /** How many elements each list in a map may have. */
  readonly valueLengths?: { readonly minLength: number; readonly maxLength: number };
  /** The members of a structure, or of each element of a list or value of a map. */
  readonly members?: Shape;
  readonly each?: Rule;
}

export type Shape = Readonly<Record<string, Rule>>;

// AWS lists ten at the most.
const mostComplaints = 10;

/** Throws AwsError ValidationException with all complaints in one sentence. */
export function checkShape(input: object, shape: Shape): void {
  const complaints = [...complaintsOf(input, shape, '')].slice(0, mostComplaints);
  if (complaints.length === 0) return;
  const count = complaints.length === 1 ? '1 validation error' : `${complaints.length} validation errors`;
  throw validation(`${count} detected: ${complaints.join('; ')}`);
}

function* complaintsOf(value: object, shape: Shape, path: string): Generator<string> {
  for (const name in shape) {
    const rule = shape[name];
    if (!rule) continue;
    const { required } = rule;
    const members = value as Record<string, unknown>;
    const isExcused = typeof required === 'object' && members[required.without] !== undefined;
    if (!isExcused) yield* check(members[name], rule, path === '' ? wireName(name) : `${path}.${wireName(name)}`);
  }
}

function* check(value: unknown, rule: Rule, path: string): Generator<string> {
  if (value === undefined || value === null) {
    if (rule.required) yield complaint(value, path, 'Member must not be null');
    return;
  }
  if (typeof value === 'string' && rule.exempt?.test(value)) return;
  yield* checkScalar(value, rule, path);
  yield* checkLength(value, rule, path);
  if (typeof value !== 'object') return;
  yield* checkMap(value, rule, path);
  if (rule.members) yield* complaintsOf(value, rule.members, path);
  if (!rule.each) return;
  if (Array.isArray(value)) for (const [index, element] of value.entries()) yield* check(element, rule.each, `${path}.${index + 1}.member`);
  else for (const [key, element] of Object.entries(value)) yield* check(element, rule.each, `${path}.${key}.member`);
}

function* checkScalar(value: unknown, { oneOf, min, max, pattern }: Rule, path: string): Generator<string> {
  if (oneOf && !oneOf.includes(value as string)) yield complaint(value, path, `Member must satisfy enum value set: [${oneOf.join(', ')}]`);
  if (min !== undefined && (value as number) < min) yield complaint(value, path, `Member must have value greater than or equal to ${min}`);
  if (max !== undefined && (value as number) > max) yield complaint(value, path, `Member must have value less than or equal to ${max}`);
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value as string))
    yield complaint(value, path, `Member must satisfy regular expression pattern: ${pattern}`);
}

function* checkLength(value: unknown, { minLength, maxLength }: Rule, path: string): Generator<string> {
  if (minLength === undefined && maxLength === undefined) return;
  const length = lengthOf(value);
  if (minLength !== undefined && length < minLength)
    yield complaint(value, path, `Member must have length greater than or equal to ${minLength}`);
  if (maxLength !== undefined && length > maxLength)
    yield complaint(value, path, `Member must have length less than or equal to ${maxLength}`);
}

function* checkMap(map: object, { keys, valueLengths }: Rule, path: string): Generator<string> {
  if (keys) {
    const { pattern, minLength, maxLength } = keys;
    const matcher = new RegExp(`^(?:${pattern})$`);
    const isWrong = (key: string) => key.length < minLength || key.length > maxLength || !matcher.test(key);
    const musts = `${lengths(keys)}, Member must satisfy regular expression pattern: ${pattern}`;
    for (const _ of Object.keys(map).filter(isWrong)) yield complaint(map, path, `Map keys must satisfy constraint: [${musts}]`);
  }
  if (valueLengths) {
    const isWrong = (list: unknown) => lengthOf(list) < valueLengths.minLength || lengthOf(list) > valueLengths.maxLength;
    for (const _ of Object.values(map).filter(isWrong))
      yield complaint(map, path, `Map value must satisfy constraint: [${lengths(valueLengths)}]`);
  }
}

function lengths({ minLength, maxLength }: { minLength: number; maxLength: number }): string {
  return `Member must have length less than or equal to ${maxLength}, Member must have length greater than or equal to ${minLength}`;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}
