// Sizes in bytes. Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html; the numbers are
// those of dynalite's tests at the item limit (test/putItem.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { attributeSize, itemSize } from './size.ts';

describe('the size of a value', () => {
  test.each<[AttributeValue, number]>([
    [{ S: '' }, 0],
    [{ S: 'abc' }, 3],
    [{ S: 'é日' }, 5],
    [{ B: Uint8Array.from([1, 2, 3]) }, 3],
    [{ BOOL: true }, 1],
    [{ NULL: true }, 1],
    [{ N: '0' }, 1],
    [{ N: '5' }, 2],
    [{ N: '12' }, 2],
    [{ N: '123' }, 3],
    [{ N: '-12' }, 3],
    [{ N: '1.2' }, 3],
    [{ N: '12.3456' }, 4],
    [{ N: '0.001' }, 2],
    [{ N: `1${'0'.repeat(125)}` }, 2],
    [{ N: `11${'0'.repeat(124)}` }, 2],
    [{ N: `11111${'0'.repeat(121)}` }, 4],
    [{ N: `111111${'0'.repeat(120)}` }, 4],
    [{ N: `1111111${'0'.repeat(119)}` }, 5],
    [{ N: '1'.repeat(38) + '0'.repeat(88) }, 20],
    [{ SS: ['a', 'bb'] }, 3],
    [{ NS: ['1', '22'] }, 4],
    [{ BS: [Uint8Array.from([1]), Uint8Array.from([1, 2])] }, 3],
    [{ L: [] }, 3],
    [{ L: [{ S: 'a' }, { S: 'aa' }] }, 8],
    [{ M: {} }, 3],
    [{ M: { ab: { S: 'c' } } }, 7],
  ])('%j is %i', (value, bytes) => {
    expect(attributeSize(value)).toBe(bytes);
  });
});

test('an item is the sum of its names and values', () => {
  expect(itemSize({ id: { S: 'abc' }, n: { N: '12' }, é: { NULL: true } })).toBe(5 + 3 + 3);
});
