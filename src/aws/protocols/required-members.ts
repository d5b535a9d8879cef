// Which required members does a decoded input lack? The SDK's schemas name them: a structure lists its required members first.
import { NormalizedSchema } from '@smithy/core/schema';
import { complaint, wireName } from '../core/constraints.ts';
import type { OperationSchema } from './protocol.ts';

/** The complaints about absent required members, at any depth, in the order of the model. */
export function missingMembers(schema: OperationSchema, input: unknown): string[] {
  const shape = NormalizedSchema.of(schema[4]);
  if (!demandsAnything(shape)) return [];
  const complaints: string[] = [];
  visit(shape, input, '', complaints);
  return complaints;
}

const demands = new WeakMap<object, boolean>();

/** Does the schema require a member at any depth? DynamoDB's require none, and an item is a deep thing to walk for nothing. */
function demandsAnything(shape: NormalizedSchema): boolean {
  const known = demands.get(shape);
  if (known !== undefined) return known;
  const found = requiresWithin(shape, new Set());
  demands.set(shape, found);
  return found;
}

function requiresWithin(schema: NormalizedSchema, seen: Set<unknown>): boolean {
  if (seen.has(schema.getSchema())) return false;
  seen.add(schema.getSchema());
  if (schema.isListSchema()) return requiresWithin(schema.getValueSchema(), seen);
  if (!schema.isStructSchema()) return false;
  return requiredCount(schema) > 0 || [...schema.structIterator()].some(([, member]) => requiresWithin(member, seen));
}

function visit(schema: NormalizedSchema, value: unknown, path: string, complaints: string[]): void {
  if (value === undefined || value === null) return;
  if (schema.isListSchema() && Array.isArray(value)) visitList(schema, value, path, complaints);
  else if (schema.isStructSchema()) visitStruct(schema, value, path, complaints);
}

function visitStruct(schema: NormalizedSchema, value: unknown, path: string, complaints: string[]): void {
  const required = requiredCount(schema);
  let place = 0;
  for (const [name, member] of schema.structIterator()) {
    const inner = (value as Record<string, unknown>)[name];
    const innerPath = path === '' ? wireName(name) : `${path}.${wireName(name)}`;
    if (place++ < required && (inner === undefined || inner === null))
      complaints.push(complaint(inner, innerPath, 'Member must not be null'));
    visit(member, inner, innerPath, complaints);
  }
}

function visitList(schema: NormalizedSchema, list: readonly unknown[], path: string, complaints: string[]): void {
  const element = schema.getValueSchema();
  if (!element.isStructSchema() && !element.isListSchema()) return;
  list.forEach((item, index) => {
    visit(element, item, `${path}.${index + 1}.member`, complaints);
  });
}

// A structure is [3, namespace, name, traits, members, schemas, how many of the members are required].
function requiredCount(schema: NormalizedSchema): number {
  const structure: unknown = schema.getSchema();
  const count: unknown = Array.isArray(structure) ? structure[6] : 0;
  return typeof count === 'number' ? count : 0;
}
