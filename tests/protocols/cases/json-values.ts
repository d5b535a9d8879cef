// Values as JSON writes them, for the protocols with JSON in their bodies.
import { NumericValue } from '@smithy/core/serde';
import type { BothWays } from './case.ts';

const at = new Date('2026-11-01T12:30:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);

/** @param renamed the name of the member that has a jsonName */
export function jsonValues(renamed: string): readonly BothWays[] {
  const shape = '#shape-serialization';
  return [
    {
      says: 'a string is a JSON string',
      section: shape,
      wire: { text: 'a "b" \\ \u0001 東京 😹' },
      value: { text: 'a "b" \\ \u0001 東京 😹' },
    },
    { says: 'an empty string stays one', section: shape, wire: { text: '' }, value: { text: '' } },
    { says: 'a number is a JSON number', section: shape, wire: { number: -12.5 }, value: { number: -12.5 } },
    { says: 'zero is written', section: shape, wire: { number: 0 }, value: { number: 0 } },
    { says: 'NaN is a string', section: shape, wire: { number: 'NaN' }, value: { number: Number.NaN } },
    { says: 'Infinity is a string', section: shape, wire: { number: 'Infinity' }, value: { number: Number.POSITIVE_INFINITY } },
    { says: 'minus Infinity is a string', section: shape, wire: { number: '-Infinity' }, value: { number: Number.NEGATIVE_INFINITY } },
    { says: 'a boolean is a JSON boolean, false too', section: shape, wire: { truth: false }, value: { truth: false } },
    { says: 'a blob is base64', section: shape, wire: { blob: 'aGVsbG8=' }, value: { blob: bytes('hello') } },
    { says: 'a timestamp is seconds since the epoch', section: shape, wire: { time: at.getTime() / 1000 }, value: { time: at } },
    { says: 'milliseconds are a fraction', section: shape, wire: { time: 1.25 }, value: { time: new Date(1250) } },
    {
      says: 'a timestampFormat of date-time is RFC 3339',
      section: shape,
      wire: { timeText: '2026-11-01T12:30:00Z' },
      value: { timeText: at },
    },
    {
      says: 'a timestampFormat of http-date is an IMF-fixdate',
      section: shape,
      wire: { timeHttp: 'Sun, 01 Nov 2026 12:30:00 GMT' },
      value: { timeHttp: at },
    },
    {
      says: 'a bigDecimal keeps a short number',
      section: shape,
      wire: { decimal: 1.5 },
      value: { decimal: new NumericValue('1.5', 'bigDecimal') },
    },
    { says: 'a list is an array', section: shape, wire: { texts: ['a', ''] }, value: { texts: ['a', ''] } },
    { says: 'an empty list stays one', section: shape, wire: { texts: [] }, value: { texts: [] } },
    { says: 'a sparse list keeps its nulls', section: shape, wire: { sparse: ['a', null] }, value: { sparse: ['a', null] } },
    { says: 'a map is an object', section: shape, wire: { map: { a: '1', '': '2' } }, value: { map: { a: '1', '': '2' } } },
    {
      says: 'structures nest, in lists and maps too',
      section: shape,
      wire: { inner: { inner: { text: 'a' } }, inners: [{ number: 1 }, {}], innerMap: { k: { inners: [] } } },
      value: { inner: { inner: { text: 'a' } }, inners: [{ number: 1 }, {}], innerMap: { k: { inners: [] } } },
    },
    { says: 'a union is an object with one member', section: shape, wire: { choice: { number: 3 } }, value: { choice: { number: 3 } } },
    {
      says: 'a document is any JSON',
      section: shape,
      wire: { document: { a: [1, 'b', null, { c: true }] } },
      value: { document: { a: [1, 'b', null, { c: true }] } },
    },
    {
      says: 'a member has the name that the protocol gives it',
      section: '#jsonname-trait',
      wire: { [renamed]: 'a' },
      value: { renamed: 'a' },
    },
  ];
}
