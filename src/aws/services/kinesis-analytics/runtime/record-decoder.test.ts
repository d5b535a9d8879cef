// JSON paths, several documents in a record, CSV, and what becomes a fault.
import type { RecordColumn, SourceSchema } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { createRecordDecoder } from './record-decoder.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const json = (columns: Record<string, [mapping: string, type: string]>, rowPath = '$'): SourceSchema => ({
  RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: rowPath } } },
  RecordColumns: Object.entries(columns).map(([Name, [Mapping, SqlType]]): RecordColumn => ({ Name, Mapping, SqlType })),
});

const csv = (types: readonly string[], rows = '\n', columns = ','): SourceSchema => ({
  RecordFormat: {
    RecordFormatType: 'CSV',
    MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: rows, RecordColumnDelimiter: columns } },
  },
  RecordColumns: types.map((SqlType, index) => ({ Name: `C${index}`, SqlType })),
});

const rowsOf = (schema: SourceSchema, text: string) => createRecordDecoder(schema)(encode(text)).rows;

// AWS: the example record of https://docs.aws.amazon.com/kinesisanalytics/latest/dev/about-json-path.html
const ORDER = JSON.stringify({
  customerName: 'John Doe',
  address: { streetAddress: { number: '123', street: 'AnyStreet' }, city: 'Anytown' },
  orders: [
    { orderId: '23284', itemName: 'Widget', itemPrice: '33.99' },
    { orderId: '63122', itemName: 'Gadget', itemPrice: '22.50' },
    { orderId: '77284', itemName: 'Sprocket', itemPrice: '12.00' },
  ],
});

describe('JSON paths, as the page "Working with JSONPath" of AWS shows them', () => {
  it.each([
    ['$.customername', null],
    ['$.customerId', null],
    ['$.address.streetAddress.street', 'AnyStreet'],
    ["$['address']['city']", 'Anytown'],
  ])('%s gives %s', (mapping, expected) => {
    expect(rowsOf(json({ c: [mapping, 'VARCHAR(64)'] }), ORDER)).toEqual([[expected]]);
  });

  it('gives a whole array as its text for a path that ends with [0:]', () => {
    const [[text] = []] = rowsOf(json({ c: ['$.orders[0:]', 'VARCHAR(1024)'] }), ORDER);
    expect(JSON.parse(String(text))).toEqual(JSON.parse(ORDER).orders);
  });

  it('gives one row per element for a path through [0:], and repeats the other columns', () => {
    const schema = json({ name: ['$.customerName', 'VARCHAR(16)'], id: ['$.orders[0:].orderId', 'INTEGER'] });
    expect(rowsOf(schema, ORDER)).toEqual([
      ['John Doe', 23284],
      ['John Doe', 63122],
      ['John Doe', 77284],
    ]);
  });

  it('gives NULL for an element that lacks the member', () => {
    expect(rowsOf(json({ c: ['$.orders[0:].itemId', 'VARCHAR(8)'] }), ORDER)).toEqual([[null], [null], [null]]);
  });

  it('still gives one row for an empty array', () => {
    expect(rowsOf(json({ c: ['$.orders[0:].itemId', 'VARCHAR(8)'] }), '{"orders":[]}')).toEqual([[null]]);
  });

  it('takes each element of the array at RecordRowPath as a row (inferred)', () => {
    expect(rowsOf(json({ id: ['$.orderId', 'INTEGER'] }, '$.orders[0:]'), ORDER)).toEqual([[23284], [63122], [77284]]);
  });

  it.each([
    ['orders', /must begin with \$/],
    ['$.a[0:].b[0:].c', /flattens two arrays/],
    ['$.a[*]', /not understood from position 4/],
  ])('refuses the mapping %s', (mapping, message) => {
    expect(() => createRecordDecoder(json({ c: [mapping, 'INTEGER'] }))).toThrow(message);
  });

  it('refuses two arrays to flatten', () => {
    const schema = json({ a: ['$.a[0:].x', 'INTEGER'], b: ['$.b[0:].x', 'INTEGER'] });
    expect(() => createRecordDecoder(schema)).toThrow(/Only one array/);
  });
});

describe('a record', () => {
  it('may hold several JSON documents, braces in strings included', () => {
    const schema = json({ n: ['$.n', 'INTEGER'], s: ['$.s', 'VARCHAR(8)'] });
    expect(rowsOf(schema, '{"n":1,"s":"}{"}\n{"n":2,"s":"\\""}{"n":3}')).toEqual([
      [1, '}{'],
      [2, '"'],
      [3, null],
    ]);
  });

  it('that is no JSON becomes a fault, and the documents beside it rows', () => {
    const decoded = createRecordDecoder(json({ n: ['$.n', 'INTEGER'] }))(encode('{"n":1}{"n":}{"n":3}'));
    expect(decoded.rows).toEqual([[1], [3]]);
    expect(decoded.faults.map(({ name, data }) => [name, new TextDecoder().decode(data)])).toEqual([['ParseError', '{"n":}']]);
  });

  it('with a value that cannot be coerced becomes a fault that names the column', () => {
    const decoded = createRecordDecoder(json({ TICKER_SYMBOL: ['$.t', 'INTEGER'] }))(encode('{"t":"AAPL"}'));
    expect(decoded.rows).toEqual([]);
    expect(decoded.faults[0]).toMatchObject({ name: 'CoercionError', message: 'column TICKER_SYMBOL: cannot coerce "AAPL" to INTEGER' });
  });

  it.each(['', '   ', '\u0000'])('of no document at all (%j) is a fault, not silence', (text) => {
    expect(createRecordDecoder(json({ n: ['$.n', 'INTEGER'] }))(encode(text)).faults).toHaveLength(1);
  });

  it('that nests too deeply to be read is a fault, and does not end the query (inferred)', () => {
    const text = `${'['.repeat(100_000)}12345678901234567890${']'.repeat(100_000)}`;
    expect(createRecordDecoder(json({ n: ['$.n', 'INTEGER'] }))(encode(text)).faults).toMatchObject([{ name: 'ParseError' }]);
  });

  it('of bytes that are not UTF-8 is a fault', () => {
    const { faults } = createRecordDecoder(json({ n: ['$.n', 'INTEGER'] }))(Uint8Array.of(0xff, 0xfe));
    expect(faults[0]?.message).toBe('the record is not UTF-8 text');
  });

  it('keeps the digits of a number that a double cannot hold, and refuses what is beyond its type', () => {
    const record = '{"n":9007199254740993,"d":123456789012345.678}';
    const schema = json({ n: ['$.n', 'BIGINT'], t: ['$.n', 'VARCHAR(20)'], d: ['$.d', 'DECIMAL(18,3)'] });
    expect(rowsOf(schema, record)).toEqual([[9007199254740993n, '9007199254740993', '123456789012345.678']]);
    const { faults } = createRecordDecoder(schema)(new TextEncoder().encode(record.replace('9007199254740993', '9223372036854775808')));
    expect(faults.map(({ data }) => new TextDecoder().decode(data))).toEqual(['{"n":9223372036854775808,"d":123456789012345.678}']);
  });
});

describe('delimited records, as "Mapping Streaming Source Elements to SQL Input Columns" of AWS says', () => {
  it('give their fields to the columns in order, further fields to nobody', () => {
    expect(rowsOf(csv(['VARCHAR(4)', 'DOUBLE']), 'AAPL,1.5,x\nIBM,2\n')).toEqual([
      ['AAPL', 1.5],
      ['IBM', 2],
    ]);
  });

  it('take any delimiters, and quotes around a field (inferred)', () => {
    expect(rowsOf(csv(['VARCHAR(9)', 'INTEGER'], '||', '\t'), '"a\t""b"\t1||c\t2')).toEqual([
      ['a\t"b', 1],
      ['c', 2],
    ]);
  });

  it('give NULL for a missing field and for an empty number (inferred)', () => {
    expect(rowsOf(csv(['VARCHAR(4)', 'INTEGER', 'INTEGER']), ',,')).toEqual([['', null, null]]);
    expect(rowsOf(csv(['VARCHAR(4)', 'INTEGER']), 'x')).toEqual([['x', null]]);
  });
});

it('refuses a type that no column can have', () => {
  expect(() => createRecordDecoder(json({ c: ['$.c', 'INTERVAL DAY'] }))).toThrow(/Column c has the type INTERVAL DAY/);
});
