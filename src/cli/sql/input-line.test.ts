// Lines of input. Source of truth: `sandshark sql --help`; coercion in src/streaming-sql/mapping/coercion.test.ts.
import { describe, expect, it } from 'vitest';
import { InputLineReader, MalformedLine } from './input-line.ts';
import { InputStream } from './input-stream.ts';

const columns = [
  { name: 'A', type: 'VARCHAR(4)' },
  { name: 'constructor', type: 'INTEGER' },
];
const stream = (notNull: readonly string[] = []) => new InputStream({ name: 'S', columns }, new Set(notNull));
const reader = (notNull?: readonly string[]) => new InputLineReader(['S'], (name) => (name === 'S' ? stream(notNull) : undefined));
const HOUR = Date.UTC(2018, 10, 1, 1, 0, 0);

const line = (row: unknown) => JSON.stringify({ stream: 'S', rowtime: '2018-11-01 01:00:00', row });

describe('a line', () => {
  it('with a row gives its values in the order of the columns', () => {
    expect(reader().read(line({ constructor: 2, A: 'abcdef' }))).toEqual({
      kind: 'row',
      stream: 'S',
      rowtimeMs: HOUR,
      row: { rowtimeMs: HOUR, values: ['abcd', 2] },
    });
  });

  it('takes a member that differs from the column in case only; what is missing is NULL, what is unknown is passed over', () => {
    expect(reader().read(line({ a: 'x', other: 1 }))).toMatchObject({ row: { values: ['x', null] } });
  });

  it('without a stream and a row is a rowtime bound', () => {
    expect(reader().read('{"rowtime": 5}')).toEqual({ kind: 'bound', rowtimeMs: 5 });
  });

  it('with a value that does not fit is a fault that names the column', () => {
    expect(reader().read(line({ constructor: 'x' }))).toEqual({
      kind: 'fault',
      rowtimeMs: HOUR,
      message: 'column constructor: cannot coerce "x" to INTEGER',
      data: '{"constructor":"x"}',
    });
  });

  it('with NULL for a column that is NOT NULL is a fault', () => {
    expect(reader(['A']).read(line({}))).toMatchObject({ kind: 'fault', message: 'column A: it does not allow NULLs' });
  });

  it('keeps the digits of a long whole number that goes into a text', () => {
    expect(reader().read('{"stream":"S","rowtime":0,"row":{"A":12345678901234567891}}')).toMatchObject({ row: { values: ['1234', null] } });
    const wide = new InputStream({ name: 'S', columns: [{ name: 'A', type: 'VARCHAR(30)' }] }, new Set());
    const event = new InputLineReader(['S'], () => wide).read('{"stream":"S","rowtime":0,"row":{"A":12345678901234567891}}');
    expect(event).toMatchObject({ row: { values: ['12345678901234567891'] } });
  });

  it.each([
    ['nonsense', 'it is no JSON'],
    ['[1]', 'it is no JSON object'],
    ['null', 'it is no JSON object'],
    ['{"stream":"S","row":{}}', 'it has no "rowtime"'],
    ['{"rowtime":"noon"}', 'noon is no rowtime'],
    ['{"rowtime":0,"row":{}}', 'a row needs "stream"'],
    ['{"rowtime":0,"stream":7,"row":{}}', 'a row needs "stream"'],
    ['{"rowtime":0,"stream":"T","row":{}}', "there is no stream 'T': there are S"],
    ['{"rowtime":0,"stream":"S"}', 'a row needs "row"'],
    ['{"rowtime":0,"stream":"S","row":[1]}', 'a row needs "row"'],
  ])('%s is malformed: %s', (text, said) => {
    const read = () => reader().read(text);
    expect(read).toThrow(MalformedLine);
    expect(read).toThrow(said);
  });
});
