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
  const complaints: string[] = [];
  checkMembers(input as Members, shape, '', complaints);
  if (complaints.length === 0) return;
  const told = complaints.slice(0, mostComplaints);
  const count = told.length === 1 ? '1 validation error' : `${told.length} validation errors`;
  throw validation(`${count} detected: ${told.join('; ')}`);
}

type Members = Readonly<Record<string, unknown>>;

function checkMembers(members: Members, shape: Shape, path: string, complaints: string[]): void {
  for (const name in shape) {
    const rule = shape[name];
    if (!rule) continue;
    const value = members[name];
    // The usual case, without the work of writing a path down.
    if (value == null && !rule.required) continue;
    const isExcused = typeof rule.required === 'object' && members[rule.required.without] !== undefined;
    if (!isExcused) check(value, rule, path === '' ? wireName(name) : `${path}.${wireName(name)}`, complaints);
  }
}

function check(value: unknown, rule: Rule, path: string, complaints: string[]): void {
  if (value === undefined || value === null) {
    if (rule.required) complaints.push(complaint(value, path, 'Member must not be null'));
    return;
  }
  if (typeof value === 'string' && rule.exempt?.test(value)) return;
  const complain = (must: string) => complaints.push(complaint(value, path, must));
  checkScalar(value, rule, complain);
  checkLength(value, rule, complain);
  if (typeof value !== 'object') return;
  checkMap(value, rule, complain);
  if (rule.members) checkMembers(value as Members, rule.members, path, complaints);
  if (!rule.each) return;
  if (Array.isArray(value))
    for (const [index, element] of value.entries()) check(element, rule.each, `${path}.${index + 1}.member`, complaints);
  else for (const [key, element] of Object.entries(value)) check(element, rule.each, `${path}.${key}.member`, complaints);
}

type Complain = (must: string) => void;

const matchers = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  const known = matchers.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  matchers.set(pattern, known);
  return known.test(text);
}

function checkScalar(value: unknown, { oneOf, min, max, pattern }: Rule, complain: Complain): void {
  if (oneOf && !oneOf.includes(value as string)) complain(`Member must satisfy enum value set: [${oneOf.join(', ')}]`);
  if (min !== undefined && (value as number) < min) complain(`Member must have value greater than or equal to ${min}`);
  if (max !== undefined && (value as number) > max) complain(`Member must have value less than or equal to ${max}`);
  if (pattern !== undefined && !matches(pattern, value as string)) complain(`Member must satisfy regular expression pattern: ${pattern}`);
}

function checkLength(value: unknown, { minLength, maxLength }: Rule, complain: Complain): void {
  if (minLength === undefined && maxLength === undefined) return;
  const length = lengthOf(value);
  if (minLength !== undefined && length < minLength) complain(`Member must have length greater than or equal to ${minLength}`);
  if (maxLength !== undefined && length > maxLength) complain(`Member must have length less than or equal to ${maxLength}`);
}

function checkMap(map: object, { keys, valueLengths }: Rule, complain: Complain): void {
  if (keys) {
    const { pattern, minLength, maxLength } = keys;
    const isWrong = (key: string) => key.length < minLength || key.length > maxLength || !matches(pattern, key);
    const musts = `${lengths(keys)}, Member must satisfy regular expression pattern: ${pattern}`;
    for (const _ of Object.keys(map).filter(isWrong)) complain(`Map keys must satisfy constraint: [${musts}]`);
  }
  if (valueLengths) {
    const isWrong = (list: unknown) => lengthOf(list) < valueLengths.minLength || lengthOf(list) > valueLengths.maxLength;
    for (const _ of Object.values(map).filter(isWrong)) complain(`Map value must satisfy constraint: [${lengths(valueLengths)}]`);
  }
}

function lengths({ minLength, maxLength }: { minLength: number; maxLength: number }): string {
  return `Member must have length less than or equal to ${maxLength}, Member must have length greater than or equal to ${minLength}`;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}
