// Requests drawn at random for a protocol: which operation, where, with which body.
import { EventStreamCodec } from '@smithy/core/event-streams';
import { NormalizedSchema } from '@smithy/core/schema';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { gzipSync } from 'fflate';
import type { ReadRequest } from '../../../src/aws/core/call.ts';
import type { Random } from '../../../src/aws/core/random.ts';
import { bindingsOf } from '../../../src/aws/protocols/http-bindings.ts';
import type { OperationSchema, OperationSchemas } from '../../../src/aws/protocols/protocol.ts';
import { joined, pick, place, randomText, randomTree, spoilt, toCbor, toForm, toJson, toXml } from './random-wire.ts';

export type BodyKind = 'json' | 'cbor' | 'xml' | 'form';
export type Addressing = 'target' | 'rpc path' | 'form' | 'rest';

export interface WireStyle {
  readonly body: BodyKind;
  readonly addressing: Addressing;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const codec = new EventStreamCodec(toUtf8, fromUtf8);

export function randomRequest(schemas: OperationSchemas, style: WireStyle, random: Random): ReadRequest {
  const schema = pick(random, Object.values(schemas));
  const input = NormalizedSchema.of(schema[4]);
  const address = style.addressing === 'rest' ? restAddress(schema, input, random) : rpcAddress(schema, style.addressing);
  const body = spoilt(randomBody(schema, input, style.body, random), random);
  const chunked = style.addressing === 'rest' && random.next() < 0.1;
  if (chunked) address.headers.set('content-encoding', 'aws-chunked');
  if (chunked) return { ...address, body: spoilt(asChunks(body), random) };
  if (random.next() > 0.05) return { ...address, body };
  address.headers.set('content-encoding', 'gzip');
  return { ...address, body: spoilt(gzipSync(body), random) };
}

type Address = Pick<ReadRequest, 'method' | 'url' | 'headers'>;

function rpcAddress(schema: OperationSchema, addressing: Addressing): Address {
  const path = addressing === 'rpc path' ? `/service/Any/operation/${schema[2]}` : '/';
  const headers = new Headers(addressing === 'target' ? { 'x-amz-target': `Any.${schema[2]}` } : {});
  return { method: 'POST', url: new URL(`http://localhost${path}`), headers };
}

function restAddress(schema: OperationSchema, input: NormalizedSchema, random: Random): Address {
  const { http } = NormalizedSchema.of(schema as never).getOwnTraits() as { http: [string, string, number] };
  const [path = '/', literals = ''] = http[1].split('?');
  const label = () =>
    encodeURIComponent(randomText(random).replace(/[\ud800-\udfff]/g, '')).replace(/%25/g, random.next() < 0.2 ? '%' : '%25') || 'x';
  const url = new URL(`http://localhost${path.replace(/\{[^}]+\}/g, label)}${literals === '' ? '' : `?${literals}`}`);
  const headers = new Headers();
  if (!input.isStructSchema()) return { method: http[0], url, headers };
  const { queries, headers: bound, prefixHeaders } = bindingsOf(input, 'request');
  for (const [, , name] of queries) if (random.next() < 0.3) url.searchParams.append(name, randomText(random));
  for (const [, , name] of bound) if (random.next() < 0.3) headers.append(name, headerText(random));
  for (const [, , prefix] of prefixHeaders)
    headers.append(`${prefix}${pick(random, ['a', '__proto__', 'constructor'])}`, headerText(random));
  return { method: http[0], url, headers };
}

function headerText(random: Random): string {
  return randomText(random).replace(/[^\t\x20-\x7e]/g, '.');
}

function randomBody(schema: OperationSchema, input: NormalizedSchema, kind: BodyKind, random: Random): Uint8Array {
  if (input.isStructSchema() && input.getEventStreamMember() !== '')
    return randomFrames(input.getMemberSchema(input.getEventStreamMember()), kind, random);
  const tree = input.isStructSchema() ? randomTree(input, random) : {};
  if (kind === 'json') return bytes(toJson(tree));
  if (kind === 'cbor') return toCbor(tree);
  if (kind === 'form')
    return bytes(`Action=${schema[2]}&${new URLSearchParams(toForm(tree, '', random).map(([name, text]) => [name, text]))}`);
  const payload = input.isStructSchema() ? bindingsOf(input, 'request').payload : undefined;
  const root = payload?.[1].getMergedTraits().xmlName;
  return bytes(toXml(tree, typeof root === 'string' ? root : 'Sink', random));
}

function randomFrames(union: NormalizedSchema, kind: BodyKind, random: Random): Uint8Array {
  const members = [...union.structIterator()];
  const frames = Array.from({ length: 1 + place(random, 3) }, () => {
    const [name, member] = pick(random, members);
    const tree = randomTree(member, random);
    const headers = {
      ':message-type': { type: 'string' as const, value: 'event' },
      ':event-type': { type: 'string' as const, value: name },
    };
    return spoilt(codec.encode({ headers, body: kind === 'cbor' ? toCbor(tree) : bytes(toJson(tree)) }), random);
  });
  return joined(...frames);
}

function asChunks(body: Uint8Array): Uint8Array {
  return joined(bytes(`${body.length.toString(16)}\r\n`), body, bytes('\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'));
}
