// Positions order as DynamoDB orders keys, and no two keys share one. Source: HowItWorks.NamingRulesDataTypes (order of the key types).
import { expect, test } from 'vitest';
import type { AttributeValue, KeySchema } from '../item.ts';
import { indexPositionOf, positionOf, rangeOf } from './key-text.ts';

const schema = (type: 'S' | 'N' | 'B'): KeySchema => ({ partition: { name: 'pk', type: 'S' }, sort: { name: 'sk', type } });
const place = (sk: AttributeValue, type: 'S' | 'N' | 'B') => positionOf({ pk: { S: 'a' }, sk }, schema(type))?.place ?? '';

test('texts order by their UTF-8 bytes, zeros inside of them too', () => {
  const texts = ['', '\0', '\0\0', '\0\x01', 'a', 'a\0', 'a\0b', 'a\x01', 'aa', 'z', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '😁'];
  const encoder = new TextEncoder();
  const byBytes = texts.toSorted((one, other) => {
    const [a, b] = [encoder.encode(one), encoder.encode(other)];
    const at = a.findIndex((byte, index) => byte !== b[index]);
    return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
  });
  const byPlace = texts.toSorted((one, other) => (place({ S: one }, 'S') < place({ S: other }, 'S') ? -1 : 1));
  expect(byPlace).toEqual(byBytes);
});

test('a prefix has the texts that begin with it, and no others', () => {
  const { low = '', high = '\uffff' } = rangeOf('begins_with', [{ S: 'a\uffff' }]);
  const isInside = (text: string) => place({ S: text }, 'S') >= low && place({ S: text }, 'S') < high;
  expect(['a\uffff', 'a\uffff\0', 'a\uffffz'].every(isInside)).toBe(true);
  expect(['a', 'a\ufffe', 'b', 'a😀'].some(isInside)).toBe(false);
  expect(rangeOf('begins_with', [{ S: '' }])).toEqual({ low: '', high: undefined });
});

test('items with the same key of an index lie apart, and a key without its attribute lies nowhere', () => {
  const index: KeySchema = { partition: { name: 'city', type: 'S' } };
  const positions = ['a', 'b'].map((sk) => {
    const item = { pk: { S: 'p' }, sk: { S: sk }, city: { S: 'Oslo' } };
    const inTable = positionOf(item, schema('S'));
    return inTable && indexPositionOf(item, index, schema('S'), inTable);
  });
  expect(positions[0]?.partition).toBe(positions[1]?.partition);
  expect(positions[0]?.place).not.toBe(positions[1]?.place);
  expect(positionOf({ pk: { S: 'p' }, sk: { S: 'a' } }, index)).toBeUndefined();
  expect(positionOf({ city: { N: '1' } }, index)).toBeUndefined();
});
