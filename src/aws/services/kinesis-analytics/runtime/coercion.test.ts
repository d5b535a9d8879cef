// Source of truth: "Mapping JSON Data Types to SQL Data Types", https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html
import { describe, expect, it } from 'vitest';
import { CoercionError, coerce } from './coercion.ts';
import type { Json } from './json-path.ts';
import { parseSqlType } from './sql-type.ts';

const as = (value: Json, type: string) => {
  const parsed = parseSqlType(type);
  if (!parsed) throw new Error(`no type: ${type}`);
  return coerce(value, parsed);
};

describe('coercion, by the documented table', () => {
  it.each<[Json, string, unknown]>([
    [null, 'INTEGER', null],
    [null, 'TIMESTAMP', null],
    [true, 'INTEGER', 1],
    [false, 'INTEGER', 0],
    [true, 'BOOLEAN', true],
    [true, 'VARCHAR(8)', 'true'],
    [false, 'VARCHAR(8)', 'false'],
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
    [[1, 2], 'VARCHAR(16)', '[1,2]'],
    ['42', 'SMALLINT', 42],
    ['1.5e1', 'DOUBLE', 15],
    [1.005, 'DECIMAL(6,2)', 1],
  ])('%j to %s is %j', (value, type, expected) => {
    expect(as(value, type)).toEqual(expected);
  });

  it.each<[Json, string]>([
    [true, 'TIMESTAMP'],
    [123.4, 'INTEGER'],
    [123.4, 'TIMESTAMP'],
    [123.4, 'VARBINARY(4)'],
    ['x', 'INTEGER'],
    ['', 'INTEGER'],
    [[1, 2], 'INTEGER'],
    [128, 'TINYINT'],
    [2 ** 31, 'INTEGER'],
    ['1992-02-30', 'DATE'],
    ['1992-02-14 25:00:00', 'TIMESTAMP'],
    [1000, 'DECIMAL(4,2)'],
    [{ a: 1 }, 'BOOLEAN'],
  ])('%j to %s is a coercion error', (value, type) => {
    expect(() => as(value, type)).toThrow(CoercionError);
  });
});

describe('bytes', () => {
  it('come as Base64 (AWS: data types, BINARY)', () => {
    expect(as('AQID', 'BINARY(8)')).toEqual(Uint8Array.of(1, 2, 3));
  });

  it("or as X'..' (AWS: expressions and literals)", () => {
    expect(as("X'3F67'", 'VARBINARY(8)')).toEqual(Uint8Array.of(0x3f, 0x67));
  });
});
