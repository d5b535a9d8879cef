// CBOR: RPC v2, and the older sibling of AWS JSON that the Java SDKs speak with Kinesis.
import { cbor, tag } from '@smithy/core/cbor';
import { awsCbor } from '../../../src/aws/protocols/aws-json.ts';
import type { Protocol } from '../../../src/aws/protocols/protocol.ts';
import { rpcV2Cbor } from '../../../src/aws/protocols/rpc-v2-cbor.ts';
import { jsonSink, rpcOperations } from '../../../src/aws/protocols/testing/sink.ts';
import type { BothWays, ProtocolCases, WireRequest } from './case.ts';

const at = new Date('2026-11-01T12:30:00.500Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const raw = (...parts: readonly (number | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...bytes(part)])));
const shape = '#shape-serialization';

function values(times: number): readonly BothWays[] {
  const time = tag({ tag: 1, value: (at.getTime() / 1000) * times });
  return [
    { says: 'a string is a text', section: shape, wire: { text: 'a 東京 😹' }, value: { text: 'a 東京 😹' } },
    { says: 'an integer is one', section: shape, wire: { number: -300 }, value: { number: -300 } },
    { says: 'a fraction is a float', section: shape, wire: { number: 1.1 }, value: { number: 1.1 } },
    { says: 'NaN is a float', section: shape, wire: { number: Number.NaN }, value: { number: Number.NaN } },
    { says: 'a large integer is exact', section: shape, wire: { number: 2 ** 52 + 1 }, value: { number: 2 ** 52 + 1 } },
    { says: 'a boolean is one', section: shape, wire: { truth: false }, value: { truth: false } },
    { says: 'a blob is bytes', section: shape, wire: { blob: bytes('hello') }, value: { blob: bytes('hello') } },
    { says: 'a timestamp has tag 1', section: '#timestamp-type-serialization', wire: { time }, value: { time: at } },
    {
      says: 'a timestampFormat does not count',
      section: '#timestamp-type-serialization',
      wire: { timeText: time },
      value: { timeText: at },
    },
    { says: 'a list is an array', section: shape, wire: { texts: ['a', ''], numbers: [] }, value: { texts: ['a', ''], numbers: [] } },
    { says: 'a sparse list keeps its nulls', section: shape, wire: { sparse: ['a', null] }, value: { sparse: ['a', null] } },
    { says: 'a map is one', section: shape, wire: { map: { a: '1' } }, value: { map: { a: '1' } } },
    {
      says: 'structures nest',
      section: shape,
      wire: { inner: { inner: { text: 'a' } }, inners: [{ number: 1 }], innerMap: { k: { text: 'b' } } },
      value: { inner: { inner: { text: 'a' } }, inners: [{ number: 1 }], innerMap: { k: { text: 'b' } } },
    },
    { says: 'a union is a map with one member', section: shape, wire: { choice: { number: 3 } }, value: { choice: { number: 3 } } },
    { says: 'names are those of the model', section: shape, wire: { renamed: 'a' }, value: { renamed: 'a' } },
  ];
}

const broken: readonly (readonly [says: string, body: Uint8Array])[] = [
  ['a body that breaks off', raw(0xa1, 0x64, 'tex')],
  ['a body with something behind it', raw(0xa0, 0xa0)],
  ['a body that is a list', raw(0x80)],
  ['a key that is a number', raw(0xa1, 0x01, 0x01)],
  ['a text that is no UTF-8', raw(0xa1, 0x64, 'text', 0x61, 0xff)],
  ['a text that announces four billion bytes', raw(0xa1, 0x64, 'text', 0x7a, 0xff, 0xff, 0xff, 0xff)],
  ['a list that announces four billion items', raw(0xa1, 0x65, 'texts', 0x9a, 0xff, 0xff, 0xff, 0xff)],
  ['a number where a text belongs', cbor.serialize({ text: 1 })],
  ['a text where a blob belongs', cbor.serialize({ blob: 'aGk=' })],
  ['a time without its tag', cbor.serialize({ time: 5 })],
  ['a reserved length', raw(0xa1, 0x64, 'text', 0x7c)],
  ['a break where none belongs', raw(0xff)],
  ['arrays nested ten thousand times', new Uint8Array(10_000).fill(0x81)],
  ['structures nested two hundred times', raw(...Array.from({ length: 200 }, () => [0xa1, 0x65, 'inner']).flat(), 0xa0)],
];

interface CborProtocol {
  readonly name: string;
  readonly specification: string;
  readonly protocol: Protocol;
  readonly contentType: string;
  readonly requestOf: (operation: string) => WireRequest;
  readonly times: number;
  readonly errorType: (name: string) => string;
}

function casesOf({ name, specification, protocol, contentType, requestOf, times, errorType }: CborProtocol): ProtocolCases {
  const sinkRequest = requestOf('Sink');
  return {
    name,
    specification,
    protocol,
    schemas: rpcOperations(jsonSink),
    sinkRequest,
    write: (wire) => cbor.serialize(wire),
    read: (body) => (body.length === 0 ? 'no body' : cbor.deserialize(body)),
    both: values(times),
    requests: [
      {
        says: 'lengths may be indefinite',
        section: shape,
        operation: 'Sink',
        request: {
          ...sinkRequest,
          body: raw(0xbf, 0x64, 'text', 0x7f, 0x61, 'a', 0x61, 'b', 0xff, 0x65, 'texts', 0x9f, 0x61, 'c', 0xff, 0xff),
        },
        input: { text: 'ab', texts: ['c'] },
      },
      {
        says: 'floats may be half as long',
        section: shape,
        operation: 'Sink',
        request: { ...sinkRequest, body: raw(0xa1, 0x66, 'number', 0xf9, 0x3e, 0x00) },
        input: { number: 1.5 },
      },
      {
        says: 'a large integer has tag 2',
        section: shape,
        operation: 'Sink',
        request: { ...sinkRequest, body: raw(0xa1, 0x63, 'big', 0xc2, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0) },
        input: { big: 2n ** 64n },
      },
      {
        says: 'a key of a map may be __proto__',
        section: 'inferred',
        operation: 'Sink',
        request: { ...sinkRequest, body: raw(0xa1, 0x63, 'map', 0xa1, 0x69, '__proto__', 0x61, 'a') },
        input: { map: JSON.parse('{"__proto__":"a"}') },
      },
    ],
    answers: [
      {
        says: 'an operation without output has no body',
        section: '#protocol-behaviors',
        operation: 'Nothing',
        output: undefined,
        body: '',
      },
      {
        says: 'an answer has its content type',
        section: '#protocol-behaviors',
        operation: 'Sink',
        output: {},
        headers: { 'content-type': contentType },
      },
    ],
    refusals: broken.map(([says, body]) => ({
      says,
      section: 'RFC 8949',
      operation: 'Sink',
      request: { ...sinkRequest, body },
      code: 'SerializationException',
      status: 400,
    })),
    errors: [
      {
        says: 'a modelled error has its type, its status and its members by their schemas',
        section: '#operation-error-serialization',
        code: 'Sad',
        message: 'No',
        members: { detail: { number: 1 }, when: new Date(5000) },
        status: 418,
        headers: { 'content-type': contentType },
        body: { __type: errorType('Sad'), message: 'No', detail: { number: 1 }, when: { tag: 1, value: 5 * times } },
      },
    ],
  };
}

export const rpcV2CborCases = casesOf({
  name: 'RPC v2 CBOR',
  specification: 'https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html',
  protocol: rpcV2Cbor,
  contentType: 'application/cbor',
  requestOf: (operation) => ({ path: `/service/Sink/operation/${operation}`, headers: { 'smithy-protocol': 'rpc-v2-cbor' } }),
  times: 1,
  errorType: (name) => `sandshark.sink#${name}`,
});

export const awsCborCases = casesOf({
  name: 'application/x-amz-cbor-1.1',
  specification: 'what the Java SDKs send and Kinesis answers: https://github.com/aws/aws-sdk-java-v2/issues/4661',
  protocol: awsCbor,
  contentType: 'application/x-amz-cbor-1.1',
  requestOf: (operation) => ({ headers: { 'x-amz-target': `Sink_20261101.${operation}`, 'content-type': 'application/x-amz-cbor-1.1' } }),
  times: 1000,
  errorType: (name) => name,
});
