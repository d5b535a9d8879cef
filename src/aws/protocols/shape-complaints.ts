// What is wrong with the shape of a decoded input: required members that it lacks (the SDK's schemas name them: a structure lists its
// required members first), and numbers that are none.
import { NormalizedSchema } from '@smithy/core/schema';
import { complaint, wireName } from '../core/constraints.ts';
import type { OperationSchema } from './protocol.ts';

/** What is wrong, in sentences of AWS, each in the order of the model. */
interface Complaints {
  readonly missing: string[];
  readonly numbers: string[];
}

/** The complaints about absent required members, at any depth. */
export function missingMembers(schema: OperationSchema, input: unknown): readonly string[] {
  return complaintsOf(schema, input).missing;
}

/**
 * The same, and the complaints about NaN and infinity. Every protocol can write those two, the schemas do not tell whole numbers from
 * others, and no embedded service wants them: a wait of NaN seconds would never end. Their sentence is inferred.
 */
export function shapeComplaints(schema: OperationSchema, input: unknown): readonly string[] {
  const { missing, numbers } = complaintsOf(schema, input);
  return [...missing, ...numbers];
}

function complaintsOf(schema: OperationSchema, input: unknown): Complaints {
  const complaints: Complaints = { missing: [], numbers: [] };
  walkOf(NormalizedSchema.of(schema[4]))?.(input, [], complaints);
  return complaints;
}

/** Names of members and places in lists from the top to a value; each walk takes off again what it adds. */
type Trail = (string | number)[];

type Walk = (value: unknown, trail: Trail, complaints: Complaints) => void;

const known = new WeakMap<object, { readonly walk: Walk | undefined }>();

/** The walk over values of a schema, made once; undefined where there is nothing to look at, at any depth: an item of DynamoDB is deep. */
function walkOf(schema: NormalizedSchema): Walk | undefined {
  const found = known.get(schema);
  if (found) return found.walk;
  const walk = matters(schema, new Set()) ? newWalk(schema) : undefined;
  known.set(schema, { walk });
  return walk;
}

function matters(schema: NormalizedSchema, seen: Set<unknown>): boolean {
  if (seen.has(schema.getSchema())) return false;
  seen.add(schema.getSchema());
  if (schema.isNumericSchema()) return true;
  if (schema.isListSchema()) return matters(schema.getValueSchema(), seen);
  if (!schema.isStructSchema()) return false;
  return requiredCount(schema) > 0 || [...schema.structIterator()].some(([, member]) => matters(member, seen));
}

function newWalk(schema: NormalizedSchema): Walk {
  if (schema.isNumericSchema()) return expectNumber;
  return schema.isListSchema() ? listWalk(schema) : structureWalk(schema);
}

const expectNumber: Walk = (value, trail, complaints) => {
  if (typeof value !== 'number' || Number.isFinite(value)) return;
  complaints.numbers.push(complaint(value, wirePath(trail), 'Member must be a number'));
};

interface Member {
  readonly name: string;
  readonly need: 'required' | 'optional';
  readonly walk: Walk | undefined;
}

function structureWalk(schema: NormalizedSchema): Walk {
  // Made at the first value: a structure may be a member of itself.
  let members: readonly Member[] | undefined;
  return (value, trail, complaints) => {
    if (value === undefined || value === null) return;
    members ??= membersOf(schema);
    for (const { name, need, walk } of members) {
      const inner = (value as Record<string, unknown>)[name];
      trail.push(name);
      if (need === 'required' && (inner === undefined || inner === null))
        complaints.missing.push(complaint(inner, wirePath(trail), 'Member must not be null'));
      walk?.(inner, trail, complaints);
      trail.pop();
    }
  };
}

function wirePath(trail: Trail): string {
  return trail.map((step) => (typeof step === 'string' ? wireName(step) : `${step + 1}.member`)).join('.');
}

/** Those that are required, or hold something to look at. */
function membersOf(schema: NormalizedSchema): readonly Member[] {
  const required = requiredCount(schema);
  const all = [...schema.structIterator()].map(
    ([name, member], place): Member => ({ name, need: place < required ? 'required' : 'optional', walk: walkOf(member) }),
  );
  return all.filter(({ need, walk }) => need === 'required' || walk);
}

function listWalk(schema: NormalizedSchema): Walk {
  // Made at the first value, as above.
  let element: { readonly walk: Walk | undefined } | undefined;
  return (list, trail, complaints) => {
    if (!Array.isArray(list)) return;
    element ??= { walk: walkOf(schema.getValueSchema()) };
    if (!element.walk) return;
    for (let index = 0; index < list.length; index++) {
      trail.push(index);
      element.walk(list[index], trail, complaints);
      trail.pop();
    }
  };
}

// A structure is [3, namespace, name, traits, members, schemas, how many of the members are required].
function requiredCount(schema: NormalizedSchema): number {
  const structure: unknown = schema.getSchema();
  const count: unknown = Array.isArray(structure) ? structure[6] : 0;
  return typeof count === 'number' ? count : 0;
}
