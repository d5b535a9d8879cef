// JSON of records. Source of truth: RFC 8259, and ECMAScript 2026 (source text of numbers) for long whole numbers.
import { describe, expect, it } from 'vitest';
import { jsonSource, jsonText, LongNumber, parseJson } from './json.ts';

describe('a whole number beyond 2^53', () => {
  it('keeps its digits, alone and inside', () => {
    const text = '{"a":[18446744073709551616,-9007199254740993],"b":1.5}';
    expect(parseJson(text)).toEqual({ a: [2n ** 64n, -9007199254740993n], b: 1.5 });
    expect(jsonText(parseJson(text))).toBe(text);
  });

  it('keeps its digits with a fraction too, and is a double where it has an exponent or no digit is lost', () => {
    const text = '[12345678901234567.5,0.25,-0.1234567890123456789]';
    expect(parseJson(text)).toEqual([new LongNumber('12345678901234567.5'), 0.25, new LongNumber('-0.1234567890123456789')]);
    expect(jsonText(parseJson(text))).toBe(text);
    expect(parseJson('[1e20, 0.1234567890123456]')).toEqual([1e20, 0.1234567890123456]);
  });
});

it('the text of a value is its JSON, a string without quotes', () => {
  expect([jsonText('a"b'), jsonText({ a: [1, null] }), jsonText(2n ** 64n), jsonText(true)]).toEqual([
    'a"b',
    '{"a":[1,null]}',
    '18446744073709551616',
    'true',
  ]);
  expect(jsonSource('a"b')).toBe('"a\\"b"');
});

describe('what is no JSON', () => {
  it.each([['{"a":'], [''], ['{"n":12345678901234567890']])('%j is a SyntaxError', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('so is what nests so deeply that the stack ends', () => {
    const depth = 200_000;
    expect(() => parseJson(`${'['.repeat(depth)}12345678901234567890${']'.repeat(depth)}`)).toThrow(SyntaxError);
  });
});
