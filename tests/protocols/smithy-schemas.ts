// SDK-style static schemas out of a Smithy model: what the code generator of the AWS SDK for JavaScript writes, made at run time.
import { TypeRegistry } from '@smithy/core/schema';
import type { OperationSchema, OperationSchemas } from '../../src/aws/protocols/protocol.ts';
import { type AstMember, type AstShapes, nameOf, namespaceOf, operationsOf } from './smithy-model.ts';

type Traits = Record<string, unknown>;
type Schema = number | string | readonly unknown[] | (() => unknown);

// The numbers that the SDK gives to simple shapes. It knows one kind of number.
const simple: Readonly<Record<string, number>> = {
  string: 0,
  enum: 0,
  boolean: 2,
  byte: 1,
  short: 1,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  intEnum: 1,
  timestamp: 4,
  blob: 21,
  document: 15,
  bigInteger: 17,
  bigDecimal: 19,
};
const timestampFormats: Readonly<Record<string, number>> = { 'date-time': 5, 'http-date': 6, 'epoch-seconds': 7 };
// Traits that the SDK keeps, with the value that it gives to those without one.
const kept = [
  'http',
  'httpHeader',
  'httpPrefixHeaders',
  'httpQuery',
  'httpQueryParams',
  'httpLabel',
  'httpPayload',
  'httpResponseCode',
  'httpError',
  'error',
  'xmlName',
  'xmlAttribute',
  'xmlFlattened',
  'xmlNamespace',
  'jsonName',
  'mediaType',
  'eventHeader',
  'eventPayload',
  'streaming',
  'sparse',
  'idempotencyToken',
  'awsQueryError',
  'ec2QueryName',
];

/** Schemas of one service's operations. Its errors are registered as those of an SDK client are. */
export function schemasOf(shapes: AstShapes, service: string): OperationSchemas {
  const maker = new SchemaMaker(shapes);
  const operations = operationsOf(shapes, service);
  for (const id of new Set(operations.flatMap((operation) => (shapes[operation]?.errors ?? []).map(({ target }) => target))))
    TypeRegistry.for(namespaceOf(id)).registerError(maker.shape(id) as never, class extends Error {} as never);
  return Object.fromEntries(operations.map((id) => [nameOf(id), maker.operation(id)]));
}

class SchemaMaker {
  readonly #shapes: AstShapes;
  readonly #made = new Map<string, Schema>();

  constructor(shapes: AstShapes) {
    this.#shapes = shapes;
  }

  operation(id: string): OperationSchema {
    const { input, output, traits } = this.#shapes[id] ?? {};
    const side = (target: string | undefined) => (target === undefined || target === 'smithy.api#Unit' ? 'unit' : this.shape(target));
    return [9, namespaceOf(id), nameOf(id), plainTraits(traits), side(input?.target), side(output?.target)] as unknown as OperationSchema;
  }

  shape(id: string): Schema {
    const found = this.#made.get(id);
    if (found !== undefined) return found;
    const made = this.#make(id);
    this.#made.set(id, made);
    return made;
  }

  #make(id: string): Schema {
    if (id === 'smithy.api#Unit') return 'unit';
    const shape = this.#shapes[id] ?? { type: preludeType(id) };
    const traits = plainTraits(shape.traits);
    const head = [namespaceOf(id), nameOf(id)];
    if (shape.type === 'list' || shape.type === 'set') return [1, ...head, traits, this.#member(shape.member)];
    if (shape.type === 'map') return [2, ...head, traits, this.#member(shape.key), this.#member(shape.value)];
    if (shape.type !== 'structure' && shape.type !== 'union') return simpleSchema(shape.type, head, traits, shape.traits);
    const members = Object.entries(shape.members ?? {});
    const required = members.filter(([, member]) => member.traits?.['smithy.api#required'] !== undefined);
    const ordered = [...required, ...members.filter((member) => !required.includes(member))];
    const kind = shape.type === 'union' ? 4 : traits.error ? -3 : 3;
    return [kind, ...head, traits, ordered.map(([name]) => name), ordered.map(([, member]) => this.#member(member)), required.length];
  }

  /** Lazy, because shapes refer to themselves. */
  #member(member: AstMember | undefined): Schema {
    if (!member) throw new Error('a list or map without a member');
    const format = timestampFormats[String(member.traits?.['smithy.api#timestampFormat'])];
    return [format ?? (() => this.shape(member.target)), plainTraits(member.traits)];
  }
}

function simpleSchema(type: string, head: readonly string[], traits: Traits, ast: Readonly<Record<string, unknown>> = {}): Schema {
  const streaming = type === 'blob' && ast['smithy.api#streaming'] !== undefined;
  const kind = streaming ? 42 : (timestampFormats[String(ast['smithy.api#timestampFormat'])] ?? simple[type] ?? 0);
  return [0, ...head, traits, kind];
}

function preludeType(id: string): string {
  const name = nameOf(id).replace(/^Primitive/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function plainTraits(traits: Readonly<Record<string, unknown>> = {}): Traits {
  const plain: Traits = {};
  for (const [id, value] of Object.entries(traits)) {
    const name = nameOf(id);
    if (kept.includes(name)) plain[name] = plainTrait(name, value as Traits & string);
  }
  return plain;
}

function plainTrait(name: string, value: Traits & string): unknown {
  if (name === 'http') return [value.method, value.uri, value.code ?? 200];
  if (name === 'xmlNamespace') return [value.prefix ?? '', value.uri];
  if (name === 'awsQueryError') return [value.code, value.httpResponseCode];
  return typeof value === 'object' ? 1 : value;
}
