// Coercion of a record's values. Source of truth: "Mapping JSON Data Types to SQL Data Types",
// https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html; "inferred" where that page is silent.
import { describe, expect, it } from 'vitest';
import { SqlError } from '../engine.ts';
import { CoercionError, coercionTo, fieldCoercionTo, namingColumn } from './coercion.ts';
import { type Json, LongNumber, parseJson } from './json.ts';

describe('a JSON value becomes a value of SQL', () => {
  it.each<[Json, string, unknown]>([
    // null literal
    [null, 'INTEGER', null],
    [null, 'TIMESTAMP', null],
    // boolean literal
    [true, 'INTEGER', 1],
    [false, 'INTEGER', 0],
    [true, 'DECIMAL(4,2)', 1],
    [true, 'BOOLEAN', true],
    [true, 'VARCHAR(8)', 'true'],
    [false, 'VARCHAR(8)', 'false'],
    [false, 'CHAR(3)', 'fal'],
    [true, 'VARBINARY(4)', Uint8Array.of(1)],
    [true, 'BINARY(4)', Uint8Array.of(0, 0, 0, 1)],
    [false, 'BINARY(2)', Uint8Array.of(0, 0)],
    // number
    [67321, 'INTEGER', 67321],
    [-1.5, 'DECIMAL(3,1)', -1.5],
    [1.01, 'DECIMAL(6,2)', 1.01],
    [99.99, 'DECIMAL(4,2)', 99.99],
    [1e-7, 'DECIMAL(8,7)', 1e-7],
    ['1.50', 'DECIMAL(4,1)', 1.5],
    ['123456789012345.67', 'DECIMAL(18,2)', '123456789012345.67'],
    [1234567890123.45, 'DECIMAL(18,2)', 1234567890123.45],
    [0.1, 'REAL', Math.fround(0.1)], // inferred
    [0.1, 'FLOAT', 0.1],
    [0.1, 'DOUBLE PRECISION', 0.1],
    [123.4, 'VARCHAR(8)', '123.4'],
    [123.4, 'BOOLEAN', true],
    [0, 'BOOLEAN', false],
    // string
    ['42', 'SMALLINT', 42],
    [' 42 ', 'BIGINT', 42], // inferred
    ['1.5e1', 'DOUBLE', 15],
    ["X'3F67'", 'VARBINARY(8)', Uint8Array.of(0x3f, 0x67)],
    ["X'3F67'", 'VARBINARY(1)', Uint8Array.of(0x3f)], // inferred
    ['TRUE', 'BOOLEAN', true],
    ['x', 'BOOLEAN', false],
    ['abcdef', 'VARCHAR(4)', 'abcd'],
    ['ab', 'CHAR(4)', 'ab'], // inferred
    ['1992-02-14', 'DATE', Date.UTC(1992, 1, 14)],
    ['18:35:44.5', 'TIME', ((18 * 60 + 35) * 60 + 44) * 1000 + 500],
    ['1992-02-14 18:35:44.0', 'TIMESTAMP', Date.UTC(1992, 1, 14, 18, 35, 44)],
    [' 1992-02-14 18:35:44 ', 'TIMESTAMP', Date.UTC(1992, 1, 14, 18, 35, 44)], // inferred
    ['1992-02-14T18:35:44.25Z', 'TIMESTAMP', Date.UTC(1992, 1, 14, 18, 35, 44, 250)], // inferred
    // array or object
    [[1, 2], 'VARCHAR(16)', '[1,2]'],
    [{ a: [true, null] }, 'VARCHAR(10)', '{"a":[true'],
  ])('%j to %s is %j', (value, type, expected) => {
    expect(coercionTo(type)(value)).toEqual(expected);
  });

  it('text of Base64 becomes bytes (https://docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html)', () => {
    expect(coercionTo('BINARY(8)')('AQID')).toEqual(Uint8Array.of(1, 2, 3));
    expect(coercionTo('BINARY(2)')('AQID')).toEqual(Uint8Array.of(1, 2)); // inferred
  });

  it('what is missing is NULL', () => {
    expect(coercionTo('INTEGER')(undefined)).toBeNull();
  });

  it('a whole number beyond 2^53 keeps its digits, as a text and as a BIGINT, which ends at 2^63', () => {
    expect(coercionTo('VARCHAR(30)')(12345678901234567890n)).toBe('12345678901234567890');
    expect(coercionTo('VARCHAR(30)')([12345678901234567890n])).toBe('[12345678901234567890]');
    expect(coercionTo('DOUBLE')(2n ** 60n)).toBe(2 ** 60);
    expect(coercionTo('BIGINT')(2n ** 60n)).toBe(2n ** 60n);
    expect(coercionTo('BIGINT')('-9223372036854775808')).toBe(-(2n ** 63n));
    expect(coercionTo('BIGINT')('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(coercionTo('BIGINT')(2 ** 60)).toBe(2n ** 60n);
    expect(() => coercionTo('BIGINT')(2n ** 63n)).toThrow('cannot coerce 9223372036854775808 to BIGINT');
    expect(() => coercionTo('BIGINT')('9223372036854775808')).toThrow(CoercionError);
  });

  it('a DECIMAL keeps its 18 digits, of JSON numbers too', () => {
    const decimal = coercionTo('DECIMAL(18,2)');
    expect(parseJson('[1234567890123456.78, 1234567890123456.70]')).toEqual([
      new LongNumber('1234567890123456.78'),
      new LongNumber('1234567890123456.70'),
    ]);
    expect((parseJson('[1234567890123456.78, 1234567890123456.70, 1.50]') as Json[]).map(decimal)).toEqual([
      '1234567890123456.78',
      '1234567890123456.7',
      1.5,
    ]);
    expect(coercionTo('DOUBLE')(new LongNumber('1234567890123456.78'))).toBe(Number('1234567890123456.78'));
    expect(coercionTo('VARCHAR(30)')(new LongNumber('1234567890123456.780'))).toBe('1234567890123456.780');
    expect(() => coercionTo('DECIMAL(17,2)')('1234567890123456.78')).toThrow(CoercionError);
  });
});

describe('a coercion error', () => {
  it.each<[Json, string]>([
    [true, 'TIMESTAMP'],
    [true, 'DECIMAL(2,2)'],
    [123.4, 'INTEGER'],
    // The page refuses what exceeds the size or the precision: 123.4 for INT, and so a third digit for two.
    [1.005, 'DECIMAL(6,2)'],
    ['1.005', 'DECIMAL(6,2)'],
    [12.5, 'DECIMAL'],
    [1000, 'DECIMAL(4,2)'],
    [99.995, 'DECIMAL(4,2)'],
    [1e-7, 'DECIMAL(8,6)'],
    ['1e400', 'DECIMAL(18,0)'],
    [123.4, 'DATE'],
    [123.4, 'TIME'],
    [123.4, 'TIMESTAMP'],
    [123.4, 'VARBINARY(4)'],
    [128, 'TINYINT'],
    [2 ** 31, 'INTEGER'],
    ['x', 'INTEGER'],
    ['', 'INTEGER'],
    ['', 'DOUBLE'],
    ['not base 64', 'BINARY(4)'],
    ["X'3F6'", 'BINARY(4)'],
    ['1992-02-30', 'DATE'],
    ['1992-02-14 25:00:00', 'TIMESTAMP'],
    ['1992-02-14', 'TIMESTAMP'], // inferred
    [[1, 2], 'INTEGER'],
    [{ a: 1 }, 'BOOLEAN'],
  ])('is what %j gives for %s', (value, type) => {
    expect(() => coercionTo(type)(value)).toThrow(CoercionError);
  });

  it('shows the value as JSON, but not all of a long one', () => {
    expect(() => coercionTo('DECIMAL(4, 2)')('a"b')).toThrow(new CoercionError('cannot coerce "a\\"b" to DECIMAL(4, 2)'));
    expect(() => coercionTo('INTEGER')('x'.repeat(1000))).toThrow(/^cannot coerce "x{119} to INTEGER$/);
  });

  it('names the column where there is one', () => {
    const coerce = namingColumn('PRICE', coercionTo('DOUBLE'));
    expect(() => coerce('cheap')).toThrow(new CoercionError('column PRICE: cannot coerce "cheap" to DOUBLE'));
    expect(coerce('1')).toBe(1);
  });
});

it('an empty field of CSV is NULL, in a character column the empty text (inferred)', () => {
  const types = ['INTEGER', 'TIMESTAMP', 'VARBINARY(4)', 'BOOLEAN', 'VARCHAR(4)', 'CHARACTER VARYING(4)', 'CHAR(4)'];
  expect(types.map((type) => fieldCoercionTo(type)(''))).toEqual([null, null, null, null, '', '', '']);
  expect(types.map((type) => fieldCoercionTo(type)(undefined))).toEqual(types.map(() => null));
});

describe('a type', () => {
  it.each([
    ['INT', 5],
    ['dec(4, 1)', 5],
    ['NUMERIC', 5],
    ['character varying(2)', '5'],
    ['VARCHAR', '5'],
    ['CHARACTER', '5'],
  ])('may be written as %s', (type, value) => {
    expect(coercionTo(type)('5')).toBe(value);
  });

  it.each([['TEXT'], ['ROW'], ['ANY'], ['VARCHAR(4'], ['VARCHAR(70000)'], ['DECIMAL(4,5)'], [''], ['INTERVAL DAY']])(
    'that no column can have is an SqlError: %s',
    (type) => {
      expect(() => coercionTo(type)).toThrow(SqlError);
    },
  );
});
