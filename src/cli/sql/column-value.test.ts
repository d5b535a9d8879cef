// Coercion of JSON values. Source of truth: "Mapping JSON Data Types to SQL Data Types",
// https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html; "inferred" where that table is silent.
import { describe, expect, it } from 'vitest';
import { CoercionError, coercionTo, type Json, jsonText } from './column-value.ts';

describe('a JSON value becomes a value of SQL, by the documented table', () => {
  it.each<[Json, string, unknown]>([
    [null, 'INTEGER', null],
    [true, 'INTEGER', 1],
    [false, 'INTEGER', 0],
    [true, 'VARCHAR(8)', 'true'],
    [true, 'VARBINARY(4)', Uint8Array.of(1)],
    [123.4, 'VARCHAR(8)', '123.4'],
    [123.4, 'BOOLEAN', true],
    [0, 'BOOLEAN', false],
    ['TRUE', 'BOOLEAN', true],
    ['x', 'BOOLEAN', false],
    ['abcdef', 'VARCHAR(4)', 'abcd'],
    ['1992-02-14', 'DATE', Date.UTC(1992, 1, 14)],
    ['18:35:44.5', 'TIME', ((18 * 60 + 35) * 60 + 44) * 1000 + 500],
    ['1992-02-14 18:35:44.0', 'TIMESTAMP', Date.UTC(1992, 1, 14, 18, 35, 44)],
    ['1992-02-14T18:35:44Z', 'TIMESTAMP', Date.UTC(1992, 1, 14, 18, 35, 44)], // inferred
    [[1, 2], 'VARCHAR(16)', '[1,2]'],
    ['42', 'SMALLINT', 42],
    ['1.5e1', 'DOUBLE', 15],
    [0.1, 'REAL', Math.fround(0.1)],
    [1.005, 'DECIMAL(6,2)', 1.01], // as CAST rounds it
    ['AQID', 'BINARY(2)', Uint8Array.of(1, 2)],
    ["X'3F67'", 'VARBINARY(8)', Uint8Array.of(0x3f, 0x67)],
  ])('%j to %s is %j', (value, type, expected) => {
    expect(coercionTo(type)(value)).toEqual(expected);
  });

  it.each<[Json, string]>([
    [true, 'TIMESTAMP'],
    [123.4, 'INTEGER'],
    [123.4, 'TIMESTAMP'],
    [123.4, 'VARBINARY(4)'],
    ['x', 'INTEGER'],
    ['', 'DOUBLE'],
    [[1, 2], 'INTEGER'],
    [{ a: 1 }, 'BOOLEAN'],
    [128, 'TINYINT'],
    [2 ** 31, 'INTEGER'],
    ['1992-02-30', 'DATE'],
    ['1992-02-14 25:00:00', 'TIMESTAMP'],
    [1000, 'DECIMAL(4,2)'],
    ['not base 64', 'BINARY(4)'],
  ])('%j does not fit %s', (value, type) => {
    expect(() => coercionTo(type)(value)).toThrow(CoercionError);
  });

  it('a whole number beyond 2^53 keeps its digits as a text, and does not fit BIGINT, which the engine holds in 53 bits', () => {
    expect(coercionTo('VARCHAR(30)')(12345678901234567890n)).toBe('12345678901234567890');
    expect(() => coercionTo('BIGINT')(2n ** 60n)).toThrow('cannot coerce 1152921504606846976 to BIGINT');
  });

  it('what is missing is NULL', () => {
    expect(coercionTo('INTEGER')(undefined)).toBeNull();
  });
});

it('the text of a value is its JSON, a string without quotes', () => {
  expect([jsonText('a"b'), jsonText({ a: [1, null] }), jsonText(2n ** 64n)]).toEqual(['a"b', '{"a":[1,null]}', '18446744073709551616']);
});
