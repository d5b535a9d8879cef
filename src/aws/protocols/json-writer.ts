// An output as JSON text, along its schema. Each schema becomes a function once; the SDK's own serializer walks it anew for every value.
// AWS: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization
import type { NormalizedSchema } from '@smithy/core/schema';
import { LazyJsonString } from '@smithy/core/serde';
import { plainJson, writeBlob, writeDocument, writeNumber, writeString, writeTime } from './json-values.ts';
import { formatOf } from './timestamps.ts';

export type JsonNames = 'member names' | 'json names';

/** The JSON text of a value that is neither null nor undefined. */
type Writer = (value: unknown) => string;
type Values = Readonly<Record<string, unknown>>;

const known: Readonly<Record<JsonNames, WeakMap<NormalizedSchema, Writer>>> = {
  'member names': new WeakMap(),
  'json names': new WeakMap(),
};
const encoder = new TextEncoder();

/**
 * Bytes of JSON. Times are seconds since the epoch unless a member says otherwise. A text or a blob that is the whole document stands as it is.
 *
 * @param names `json names` renames members by their trait `jsonName`, as REST-JSON does
 */
export function writeJson(schema: NormalizedSchema, value: unknown, names: JsonNames): Uint8Array {
  if (value instanceof Uint8Array && schema.isBlobSchema()) return value;
  if (schema.isBlobSchema() || schema.isStringSchema()) return encoder.encode(String(value ?? ''));
  return encoder.encode(value === undefined || value === null ? 'null' : writerOf(schema, names)(value));
}

function writerOf(schema: NormalizedSchema, names: JsonNames): Writer {
  const found = known[names].get(schema);
  if (found) return found;
  const made = newWriter(schema, names);
  known[names].set(schema, made);
  return made;
}

function newWriter(schema: NormalizedSchema, names: JsonNames): Writer {
  if (schema.isStructSchema()) return structureWriter(schema, names);
  if (schema.isListSchema()) return listWriter(schema, names);
  if (schema.isMapSchema()) return mapWriter(schema, names);
  if (schema.isStringSchema())
    return isJsonText(schema) ? (value) => writeString(LazyJsonString.from(value as string).toString()) : writeString;
  if (schema.isBlobSchema()) return writeBlob;
  if (schema.isTimestampSchema()) {
    const format = formatOf(schema, 'epoch-seconds');
    return (value) => writeTime(value, format);
  }
  if (schema.isDocumentSchema()) return writeDocument;
  return schema.isNumericSchema() ? writeNumber : plainJson;
}

/** A text that a member declares to be JSON may be given as a value. */
function isJsonText(schema: NormalizedSchema): boolean {
  const { mediaType } = schema.getMergedTraits();
  return typeof mediaType === 'string' && (mediaType === 'application/json' || mediaType.endsWith('+json'));
}

interface Member {
  readonly name: string;
  /** `"name":` */
  readonly key: string;
  readonly write: Writer;
}

type Members = ReadonlyMap<string, Member>;

function structureWriter(schema: NormalizedSchema, names: JsonNames): Writer {
  // Made at the first value: a structure may be a member of itself.
  let members: Members | undefined;
  const isUnion = schema.isUnionSchema();
  return (value) => {
    if (typeof value !== 'object') return plainJson(value);
    members ??= new Map([...schema.structIterator()].map(([name, member]) => [name, memberOf(name, member, names)]));
    const text = isUnion ? onlyMember(value as Values, members) : undefined;
    return text ?? allMembers(value as Values, members);
  };
}

/** A union has one member: to look at what is there is quicker than to ask for each that could be. Undefined when there is not one. */
function onlyMember(values: Values, members: Members): string | undefined {
  let found: string | undefined;
  for (const name in values) {
    if (found !== undefined) return undefined;
    found = name;
  }
  const member = found === undefined ? undefined : members.get(found);
  const item = found === undefined ? undefined : values[found];
  return member === undefined || item === undefined || item === null ? undefined : `{${member.key}${member.write(item)}}`;
}

function allMembers(values: Values, members: Members): string {
  let text = '';
  for (const { name, key, write } of members.values()) {
    const item = values[name];
    if (item === undefined || item === null) continue;
    text += text === '' ? key : `,${key}`;
    text += write(item);
  }
  return `{${text}}`;
}

function memberOf(name: string, schema: NormalizedSchema, names: JsonNames): Member {
  const { jsonName } = schema.getMergedTraits();
  const wireName = names === 'json names' && typeof jsonName === 'string' ? jsonName : name;
  return { name, key: `${JSON.stringify(wireName)}:`, write: writerOf(schema, names) };
}

/** Only sparse lists keep what is null. */
function listWriter(schema: NormalizedSchema, names: JsonNames): Writer {
  const isSparse = Boolean(schema.getMergedTraits().sparse);
  const write = writerOf(schema.getValueSchema(), names);
  return (value) => {
    if (!Array.isArray(value)) return plainJson(value);
    let text = '';
    for (const item of value as readonly unknown[]) {
      const isNull = item === undefined || item === null;
      if (isNull && !isSparse) continue;
      if (text !== '') text += ',';
      text += isNull ? 'null' : write(item);
    }
    return `[${text}]`;
  };
}

/** Only sparse maps keep what is null. */
function mapWriter(schema: NormalizedSchema, names: JsonNames): Writer {
  const isSparse = Boolean(schema.getMergedTraits().sparse);
  const write = writerOf(schema.getValueSchema(), names);
  return (value) => {
    if (typeof value !== 'object') return plainJson(value);
    const values = value as Values;
    let text = '';
    for (const key of Object.keys(values)) {
      const item = values[key];
      if (item === undefined || (item === null && !isSparse)) continue;
      if (text !== '') text += ',';
      text += `${writeString(key)}:${item === null ? 'null' : write(item)}`;
    }
    return `{${text}}`;
  };
}
