// A service with one of everything that schemas can say, for tests of the protocols. Written as the SDK writes its schemas.
import { TypeRegistry } from '@smithy/core/schema';
import type { OperationSchemas } from '../protocol.ts';

const ns = 'sandshark.sink';
// The SDK's numbers for simple shapes.
const [text, number, truth, time, timeText, timeHttp, timeEpoch, document, big, decimal, blob, stream] = [
  0, 1, 2, 4, 5, 6, 7, 15, 17, 19, 21, 42,
];
const listOf = 64;
const mapOf = 128;

type Members = Readonly<Record<string, unknown>>;

function structure(kind: 3 | 4 | -3, name: string, traits: unknown, members: Members, required = 0): readonly unknown[] {
  return [kind, ns, name, traits, Object.keys(members), Object.values(members), required];
}

export const inner: readonly unknown[] = structure(3, 'Inner', 0, {
  text,
  number,
  inner: () => inner,
  inners: () => innerList,
});
const innerList = [1, ns, 'InnerList', 0, () => inner];
const sparseList = [1, ns, 'SparseList', { sparse: 1 }, text];
const namedList = [1, ns, 'NamedList', 0, [text, { xmlName: 'item' }]];
const innerMap = [2, ns, 'InnerMap', 0, text, () => inner];
const namedMap = [2, ns, 'NamedMap', 0, [text, { xmlName: 'name' }], [text, { xmlName: 'setting' }]];
const choice = structure(4, 'Choice', 0, { text, number, inner: () => inner });

const simple: Members = { text, number, truth, blob, time, timeText, timeHttp, timeEpoch, big, decimal };
const shapes: Members = {
  texts: listOf | text,
  numbers: listOf | number,
  times: listOf | time,
  inners: () => innerList,
  namedList: () => namedList,
  flatList: [listOf | text, { xmlFlattened: 1, xmlName: 'flat' }],
  map: mapOf | text,
  innerMap: () => innerMap,
  namedMap: () => namedMap,
  flatMap: [mapOf | text, { xmlFlattened: 1 }],
  inner: () => inner,
  choice: () => choice,
  renamed: [text, { xmlName: 'other', jsonName: 'other', ec2QueryName: 'Another' }],
};
const jsonOnly: Members = { sparse: () => sparseList, document };
const xmlOnly: Members = {
  attribute: [text, { xmlAttribute: 1, xmlName: 'x:attribute' }],
  spaced: [text, { xmlNamespace: ['x', 'urn:x'] }],
};

/** Everything that JSON and CBOR can hold. */
export const jsonSink = structure(3, 'Sink', 0, { ...simple, ...shapes, ...jsonOnly });
/** Everything that XML can hold. */
export const xmlSink = structure(3, 'Sink', 0, { ...simple, ...shapes, ...xmlOnly });
/** Everything that a form can hold. */
export const formSink = structure(3, 'Sink', 0, { ...simple, ...shapes });

/** An error that the model knows. */
const sad = structure(
  -3,
  'Sad',
  { error: 'client', httpError: 418, awsQueryError: ['Sad.Old', 419] },
  {
    message: text,
    detail: () => inner,
    when: time,
    retryAfter: [number, { httpHeader: 'Retry-After' }],
  },
);
TypeRegistry.for(ns).registerError(sad as never, class Sad extends Error {} as never);

const bytesEvent = structure(3, 'Bytes', 0, {
  at: [time, { eventHeader: 1 }],
  count: [number, { eventHeader: 1 }],
  bytes: [blob, { eventPayload: 1 }],
});
const event = structure(4, 'Events', { streaming: 1 }, { plain: () => inner, bytes: () => bytesEvent, sad: () => sad });
const streaming = structure(3, 'Streaming', 0, { note: text, events: () => event });

/** Operations of an RPC service around a sink. */
export function rpcOperations(sink: readonly unknown[]): OperationSchemas {
  return {
    Sink: [9, ns, 'Sink', 0, () => sink, () => sink],
    Nothing: [9, ns, 'Nothing', 0, 'unit', 'unit'],
    Stream: [9, ns, 'Stream', 0, () => streaming, () => streaming],
  } as unknown as OperationSchemas;
}

const bound: Members = {
  id: [text, { httpLabel: 1 }],
  path: [text, { httpLabel: 1 }],
  filter: [text, { httpQuery: 'filter' }],
  sizes: [listOf | number, { httpQuery: 'size' }],
  since: [time, { httpQuery: 'since' }],
  rest: [mapOf | text, { httpQueryParams: 1 }],
  note: [text, { httpHeader: 'X-Note' }],
  count: [number, { httpHeader: 'X-Count' }],
  flags: [listOf | truth, { httpHeader: 'X-Flags' }],
  tags: [listOf | text, { httpHeader: 'X-Tags' }],
  dates: [listOf | time, { httpHeader: 'X-Dates' }],
  quote: [[0, ns, 'Quote', { mediaType: 'application/json' }, text], { httpHeader: 'X-Quote' }],
  meta: [mapOf | text, { httpPrefixHeaders: 'X-Meta-' }],
};

/** Operations of a REST service around a sink, with every binding. */
export function restOperations(sink: readonly unknown[]): OperationSchemas {
  const [, , , , names, schemas] = sink as [unknown, unknown, unknown, unknown, string[], unknown[]];
  const body = Object.fromEntries(names.map((name, index) => [name, schemas[index]]));
  const operation = (name: string, http: readonly [string, string, number], input: Members, output: Members, required = 0) =>
    [9, ns, name, { http }, structure(3, `${name}Input`, 0, input, required), structure(3, `${name}Output`, 0, output)] as const;
  const id = [text, { httpLabel: 1 }];
  const payload = (schema: unknown) => [schema, { httpPayload: 1 }];
  const status = [number, { httpResponseCode: 1 }];
  const { id: _id, path: _path, filter: _filter, sizes: _sizes, since: _since, rest: _rest, ...headers } = bound;
  return {
    Sink: operation('Sink', ['POST', '/sink', 200], body, body),
    Bound: operation('Bound', ['PUT', '/bound/{id}/{path+}?fixed=1', 201], { ...bound, text }, { ...headers, status, text }, 2),
    Get: operation('Get', ['GET', '/bound/{id}', 200], { id }, { text }, 1),
    GetSpecial: operation('GetSpecial', ['GET', '/bound/special', 200], {}, {}),
    GetVersion: operation('GetVersion', ['GET', '/bound/{id}?version', 200], { id, of: [text, { httpQuery: 'of' }] }, {}, 2),
    Blob: operation('Blob', ['POST', '/blob', 200], { data: payload(blob) }, { data: payload(blob) }),
    Stream: operation('Stream', ['POST', '/stream', 200], { data: payload(stream) }, { data: payload(stream) }),
    Text: operation('Text', ['POST', '/text', 200], { data: payload(text) }, { data: payload(text) }),
    Inner: operation('Inner', ['POST', '/inner', 200], { data: payload(() => inner) }, { data: payload(() => inner) }),
    Events: operation('Events', ['POST', '/events', 200], { events: payload(() => event) }, { events: payload(() => event) }),
    Nothing: [9, ns, 'Nothing', { http: ['DELETE', '/nothing', 204] }, 'unit', 'unit'],
  } as unknown as OperationSchemas;
}
