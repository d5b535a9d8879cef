// Where the members of an input or output stand in an HTTP message, read off the traits of the SDK's schemas, once each.
// AWS: https://smithy.io/2.0/spec/http-bindings.html
import type { NormalizedSchema } from '@smithy/core/schema';

/** One member: its name in the model and its schema. */
export type Member = readonly [name: string, schema: NormalizedSchema];
/** A member with the name of its header, prefix or query parameter. */
export type NamedMember = readonly [name: string, schema: NormalizedSchema, wireName: string];

export interface Bindings {
  readonly labels: readonly Member[];
  readonly queries: readonly NamedMember[];
  /** The one that takes all query parameters. */
  readonly queryParams?: Member;
  /** Names in lower case. */
  readonly headers: readonly NamedMember[];
  readonly prefixHeaders: readonly NamedMember[];
  readonly payload?: Member;
  readonly responseCode?: Member;
  /** Members without a place of their own: they make up the document of the body. */
  readonly body: readonly Member[];
  /** Names of the required members. */
  readonly required: ReadonlySet<string>;
}

type Side = 'request' | 'response';
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : Type[Key] };

const known: Record<Side, WeakMap<object, Bindings>> = { request: new WeakMap(), response: new WeakMap() };

/** The bindings of a structure, as a request reads them or as a response does: labels and queries exist in requests only. */
export function bindingsOf(schema: NormalizedSchema, side: Side): Bindings {
  const found = known[side].get(schema);
  if (found) return found;
  const bindings: Mutable<Bindings> = {
    labels: [],
    queries: [],
    headers: [],
    prefixHeaders: [],
    body: [],
    required: requiredNames(schema),
  };
  for (const member of schema.structIterator()) place(member, side, bindings);
  known[side].set(schema, bindings);
  return bindings;
}

function place([name, schema]: Member, side: Side, bindings: Mutable<Bindings>): void {
  const traits = schema.getMemberTraits();
  const text = (trait: unknown) => (typeof trait === 'string' ? trait : undefined);
  const header = text(traits.httpHeader);
  const prefix = text(traits.httpPrefixHeaders);
  const query = side === 'request' ? text(traits.httpQuery) : undefined;
  if (header !== undefined) bindings.headers.push([name, schema, header.toLowerCase()]);
  else if (prefix !== undefined) bindings.prefixHeaders.push([name, schema, prefix.toLowerCase()]);
  else if (query !== undefined) bindings.queries.push([name, schema, query]);
  else if (traits.httpPayload) bindings.payload = [name, schema];
  else if (side === 'request' && traits.httpLabel) bindings.labels.push([name, schema]);
  else if (side === 'request' && traits.httpQueryParams) bindings.queryParams = [name, schema];
  else if (side === 'response' && traits.httpResponseCode) bindings.responseCode = [name, schema];
  else bindings.body.push([name, schema]);
}

// A structure is [3, namespace, name, traits, members, schemas, how many of the members are required]; the required ones come first.
function requiredNames(schema: NormalizedSchema): ReadonlySet<string> {
  const structure: unknown = schema.getSchema();
  if (!Array.isArray(structure)) return new Set();
  const [names, count]: unknown[] = [structure[4], structure[6]];
  return new Set(Array.isArray(names) && typeof count === 'number' ? names.slice(0, count) : []);
}

/** Does the member carry a stream of events? */
export function isEventStream(schema: NormalizedSchema): boolean {
  return schema.isStreaming() && schema.isStructSchema();
}
