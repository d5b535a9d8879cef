// Requests out of cases, and bodies compared as their media type demands.
import { cbor } from '@smithy/core/cbor';
import type { ReadRequest } from '../../src/aws/core/call.ts';
import { parseXml, type XmlElement } from '../../src/aws/protocols/xml-tree.ts';
import type { RequestCase } from './case-kinds.ts';
import { comparable, same, shown } from './case-values.ts';

type Wire = Pick<RequestCase, 'method' | 'uri' | 'queryParams' | 'headers' | 'body' | 'bodyMediaType'>;

/** Bytes of a body: a binary one is written in base64. */
export function bytesOf(body: string, mediaType: string | undefined): Uint8Array {
  const binary = mediaType === 'application/cbor' || mediaType === 'application/vnd.amazon.eventstream';
  return binary ? new Uint8Array(Buffer.from(body, 'base64')) : new TextEncoder().encode(body);
}

/** The request of a case, as a server reads it. */
export function requestOf({ method, uri, queryParams = [], headers = {}, body = '', bodyMediaType }: Wire): ReadRequest {
  const query = queryParams.length > 0 ? `${uri.includes('?') ? '&' : '?'}${queryParams.join('&')}` : '';
  return { method, url: new URL(`http://localhost${uri}${query}`), headers: new Headers(headers), body: bytesOf(body, bodyMediaType) };
}

/** What is different between two bodies; undefined when nothing is. */
export function bodyDifference(body: Uint8Array, wanted: string, mediaType: string | undefined): string | undefined {
  const text = new TextDecoder().decode(body);
  if (wanted === '') return body.length === 0 ? undefined : `a body where none is wanted: ${text.slice(0, 300)}`;
  if (mediaType === 'application/cbor') return difference(fromCbor(body), fromCbor(bytesOf(wanted, mediaType)));
  if (mediaType === 'application/json') return difference(fromJson(text), fromJson(wanted));
  if (mediaType === 'application/xml' || wanted.startsWith('<')) return difference(fromXml(text, wanted), fromXml(wanted, wanted));
  return text === wanted ? undefined : `body '${text.slice(0, 300)}' instead of '${wanted}'`;
}

function difference(one: unknown, other: unknown): string | undefined {
  return same(one, other) ? undefined : `body ${shown(one)} instead of ${shown(other)}`;
}

function fromJson(text: string): unknown {
  return text === '' ? 'no body' : JSON.parse(text);
}

function fromCbor(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? 'no body' : comparable(cbor.deserialize(bytes));
}

/** A tree in which the order of different elements does not count, nor what every server makes up itself. */
function fromXml(text: string, wanted: string): unknown {
  const root = parseXml(text);
  if (!root) return 'no body';
  // Some cases leave out the namespace that the service has.
  const attributes = new Map([...root.attributes].filter(([name]) => name !== 'xmlns' || parseXml(wanted)?.attributes.has('xmlns')));
  return [root.name, plainXml({ ...root, attributes })];
}

function plainXml(element: XmlElement): unknown {
  const attributes = [...element.attributes].sort();
  const children = element.children
    .filter(({ name }) => !/^(request-?id|hostid)$/i.test(name) && name !== 'ResponseMetadata')
    .map((child): [string, unknown] => [child.name, plainXml(child)]);
  const order = (one: [string, unknown], other: [string, unknown]) => (one[0] === other[0] ? 0 : one[0] < other[0] ? -1 : 1);
  return { attributes, children: children.toSorted(order), text: element.children.length > 0 ? '' : element.text };
}
