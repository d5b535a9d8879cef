// A tree of plain values (parsed JSON or CBOR) into an input, by walking the schema. What a value may look like is the dialect's business.
import type { NormalizedSchema } from '@smithy/core/schema';
import type { WrongTypes } from './coral-sentences.ts';
import { Malformed } from './malformed.ts';

/** How one format writes names and simple values. Its readers throw Malformed. */
export interface Dialect {
  /** The name of a member on the wire. */
  wireName(schema: NormalizedSchema, name: string): string;
  /** A value of a simple schema. */
  readSimple(schema: NormalizedSchema, value: unknown): unknown;
  /**
   * Nulls in lists and maps that may hold none, and unions with none or several members: AWS JSON services pass them over (DynamoDB has
   * sentences of its own for such unions), the newer protocols refuse them.
   */
  readonly irregular: 'passed over' | 'refused';
  readonly wrongTypes: WrongTypes;
}

/** A value of a schema, read at a depth. */
type Reader = (value: unknown, depth: number) => unknown;

const DEEPEST_VALUES = 100;

/** The reader of a dialect. Readers of schemas are made once, so that the hot path asks no traits. */
export function shapedReader(dialect: Dialect): (schema: NormalizedSchema, value: unknown) => unknown {
  const readers = new WeakMap<NormalizedSchema, Reader>();
  const readerOf = (schema: NormalizedSchema): Reader => {
    const found = readers.get(schema);
    if (found) return found;
    const made = guarded(make(schema));
    readers.set(schema, made);
    return made;
  };
  const later = (schema: NormalizedSchema): Reader => {
    let reader: Reader | undefined;
    return (value, depth) => {
      reader ??= readerOf(schema);
      return reader(value, depth);
    };
  };
  const make = (schema: NormalizedSchema): Reader => {
    if (schema.isUnitSchema()) return () => ({});
    if (schema.isStructSchema()) return structReader(schema, dialect, later);
    if (schema.isListSchema()) return listReader(schema, dialect, later(schema.getValueSchema()));
    if (schema.isMapSchema()) return mapReader(schema, dialect, later(schema.getValueSchema()));
    if (schema.isDocumentSchema()) return readDocument;
    return (value) => dialect.readSimple(schema, value);
  };
  return (schema, value) => readerOf(schema)(value, 0);
}

function guarded(read: Reader): Reader {
  return (value, depth) => {
    if (value === undefined || value === null) return undefined;
    if (depth > DEEPEST_VALUES) throw tooDeep();
    return read(value, depth + 1);
  };
}

const tooDeep = () => new Malformed('body', 'The body is nested too deeply.');

/** Is the value a structure or map, as opposed to a list, bytes or something simple? */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Date);
}

function structReader(schema: NormalizedSchema, dialect: Dialect, later: (schema: NormalizedSchema) => Reader): Reader {
  const members = [...schema.structIterator()].map(([name, member]) => ({
    name,
    wireName: dialect.wireName(member, name),
    read: later(member),
  }));
  const exact = schema.isUnionSchema() && dialect.irregular === 'refused';
  return (value, depth) => {
    if (!isObject(value)) throw dialect.wrongTypes.notOfKind(value, 'structure', schema);
    if (exact) expectOneMember(value);
    const read: Record<string, unknown> = {};
    for (const { name, wireName, read: readMember } of members) {
      if (!Object.hasOwn(value, wireName)) continue;
      const inner = readMember(value[wireName], depth);
      if (inner !== undefined) read[name] = inner;
    }
    // A member that the model does not know is a union of nothing.
    if (exact && Object.keys(read).length !== 1) throw new Malformed('body', 'Unrecognized union member.');
    return read;
  };
}

function expectOneMember(value: Readonly<Record<string, unknown>>): void {
  const present = Object.keys(value).filter((name) => name !== '__type' && value[name] !== null && value[name] !== undefined);
  if (present.length !== 1) throw new Malformed('body', 'Exactly one member of a union must be set.');
}

function listReader(schema: NormalizedSchema, dialect: Dialect, read: Reader): Reader {
  const nulls = nullRule(schema, dialect);
  return (value, depth) => {
    if (!Array.isArray(value)) throw dialect.wrongTypes.notOfKind(value, 'list', schema);
    const items: unknown[] = [];
    for (const item of value) {
      if (item !== null && item !== undefined) items.push(read(item, depth));
      else if (nulls === 'kept') items.push(null);
      else if (nulls === 'refused') throw new Malformed('body', 'A list may not hold null.');
    }
    return items;
  };
}

function mapReader(schema: NormalizedSchema, dialect: Dialect, read: Reader): Reader {
  const nulls = nullRule(schema, dialect);
  return (value, depth) => {
    if (!isObject(value)) throw dialect.wrongTypes.notOfKind(value, 'map', schema);
    const entries: [string, unknown][] = [];
    for (const [key, item] of Object.entries(value)) {
      if (item !== null && item !== undefined) entries.push([key, read(item, depth)]);
      else if (nulls === 'kept') entries.push([key, null]);
      else if (nulls === 'refused') throw new Malformed('body', 'A map may not hold null.');
    }
    // fromEntries makes own properties, also of a key like __proto__.
    return Object.fromEntries(entries);
  };
}

function nullRule(schema: NormalizedSchema, dialect: Dialect): 'kept' | Dialect['irregular'] {
  return schema.getMergedTraits().sparse ? 'kept' : dialect.irregular;
}

/** A document is any value; only its depth is bounded, because whoever writes it back walks it. */
function readDocument(value: unknown, depth: number): unknown {
  expectShallow(value, depth);
  return value;
}

function expectShallow(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST_VALUES) throw tooDeep();
  for (const inner of Object.values(value)) expectShallow(inner, depth + 1);
}
