// Valid attribute values. Sentences: dynalite's record of the real service (test/putItem.js, test/updateItem.js); nesting: the 32 levels of
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { validateAttributeValue, validateItem } from './validate.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const empty = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes';
const several = 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes';
const wrong = 'One or more parameter values were invalid: ';
const value = (plain: object) => plain as AttributeValue;

describe('a value that is refused', () => {
  test.each<[object, string]>([
    [{}, empty],
    [{ a: '' }, empty],
    [{ M: { a: {} } }, empty],
    [{ L: [{}] }, empty],
    [{ L: [{ a: {} }] }, empty],
    [{ S: undefined }, empty],
    [{ S: 'a', N: '1' }, several],
    [{ M: { a: { S: 'a', BOOL: true } } }, several],
    [{ NULL: false }, `${wrong}Null attribute value types must have the value of true`],
    [{ SS: [] }, `${wrong}An string set  may not be empty`],
    [{ NS: [] }, `${wrong}An number set  may not be empty`],
    [{ BS: [] }, `${wrong}Binary sets should not be empty`],
    [{ SS: ['a', 'a'] }, `${wrong}Input collection [a, a] contains duplicates.`],
    [{ BS: [bytes(98), bytes(98)] }, `${wrong}Input collection [Yg==, Yg==]of type BS contains duplicates.`],
    [{ NS: ['1', '1'] }, 'Input collection contains duplicates'],
    [{ NS: ['1', '1.0'] }, 'Input collection contains duplicates'],
    [{ S: '', N: '' }, 'The parameter cannot be converted to a numeric value'],
    [{ S: 'a', N: 'b' }, 'The parameter cannot be converted to a numeric value: b'],
    [{ NS: ['1', ''] }, 'The parameter cannot be converted to a numeric value'],
    [{ NS: ['1', 'b'] }, 'The parameter cannot be converted to a numeric value: b'],
    [{ N: '1e126' }, 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
  ])('%j', (plain, sentence) => {
    expect(() => validateAttributeValue(value(plain))).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
    expect(() => validateItem({ a: value(plain) })).toThrow(expect.objectContaining({ message: sentence }));
  });

  test('an expression attribute value is named in the sentence', () => {
    expect(() => validateAttributeValue(value({}), ':b')).toThrow(`ExpressionAttributeValues contains invalid value: ${empty} for key :b`);
  });
});

describe('a value that is taken', () => {
  test.each<[AttributeValue]>([
    [{ S: '' }],
    [{ N: '-56.789' }],
    [{ B: bytes() }],
    [{ BOOL: false }],
    [{ NULL: true }],
    [{ SS: [''] }],
    [{ NS: ['-56.789', '1'] }],
    [{ BS: [bytes(), bytes(1)] }],
    [{ L: [{ S: 'a' }, { L: [] }, { M: {} }] }],
    [{ M: { a: { M: { b: { NULL: true } } } } }],
  ])('%j', (taken) => {
    expect(validateAttributeValue(taken)).toEqual(taken);
  });

  test('numbers become canonical, wherever they are', () => {
    const item = { a: { N: '01' }, b: { NS: ['1e1', '2.0'] }, c: { L: [{ N: '.5' }] }, d: { M: { e: { N: '-0' } } } };
    expect(validateItem(item)).toEqual({ a: { N: '1' }, b: { NS: ['10', '2'] }, c: { L: [{ N: '0.5' }] }, d: { M: { e: { N: '0' } } } });
  });

  test('an attribute may be called __proto__', () => {
    const item = validateItem(JSON.parse('{"__proto__":{"S":"a"},"constructor":{"M":{"__proto__":{"N":"1"}}}}'));
    expect(Object.keys(item)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
    expect(JSON.stringify(item)).toBe('{"__proto__":{"S":"a"},"constructor":{"M":{"__proto__":{"N":"1"}}}}');
  });
});

describe('nesting', () => {
  const nested = (levels: number) => {
    let inner: AttributeValue = { S: 'leaf' };
    for (let level = 1; level < levels; level++) inner = level % 2 ? { M: { n: inner } } : { L: [inner] };
    return inner;
  };
  test('32 levels are taken', () => {
    expect(validateAttributeValue(nested(32))).toEqual(nested(32));
  });
  test('33 levels are refused, and ten thousand do not exhaust the stack', () => {
    expect(() => validateAttributeValue(nested(33))).toThrow('Nesting Levels have exceeded supported limits');
    expect(() => validateAttributeValue(nested(10_000))).toThrow('Nesting Levels have exceeded supported limits');
  });
});
