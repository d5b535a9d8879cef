// Schemas from samples. Sources: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis-ref.html (CSV, with its whole response),
// about-json-path.html, best-practices.html (nesting), app-anomaly-detection.html (TINYINT); the rest is inferred, as the files say.
import { describe, expect, it } from 'vitest';
import { createRecordDecoder } from '../runtime/record-decoder.ts';
import { inferSchema } from './infer-schema.ts';

const columnsOf = (...texts: readonly string[]) =>
  inferSchema(texts)?.schema.RecordColumns?.map(({ Name, Mapping, SqlType }) => [Name, Mapping, SqlType].filter(Boolean).join(' '));

const jsonTypes = (...values: readonly string[]) =>
  columnsOf(...values.map((value) => `{"v":${value}}`))?.map((text) => text.slice('v $.v '.length));

describe('JSON samples', () => {
  it('become a column per member, with its path', () => {
    expect(inferSchema(['{"ticker":"AAPL","price":1.25}'])).toEqual({
      schema: {
        RecordEncoding: 'UTF-8',
        RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
        RecordColumns: [
          { Name: 'ticker', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' },
          { Name: 'price', Mapping: '$.price', SqlType: 'DOUBLE' },
        ],
      },
      parsed: [['AAPL', '1.25']],
    });
  });

  it.each([
    ['the narrowest integer (app-anomaly-detection.html: TINYINT)', ['60', '-128'], 'TINYINT'],
    ['two bytes', ['60', '200'], 'SMALLINT'],
    ['four bytes', ['40000'], 'INTEGER'],
    ['eight bytes', ['3000000000'], 'BIGINT'],
    ['an integer beyond BIGINT, as text', ['12345678901234567890'], 'VARCHAR(32)'],
    ['an integer beyond 2^53', ['9007199254740993'], 'BIGINT'],
    ['a fraction among integers', ['1', '1.5'], 'DOUBLE'],
    ['truth values', ['true', 'false'], 'BOOLEAN'],
    ['a timestamp as SQL writes it', ['"2018-05-09 12:50:41.610"'], 'TIMESTAMP'],
    ['a timestamp as ISO writes it stays text (app-string-datetime-manipulation.html)', ['"2018-05-09T12:50:41.610145"'], 'VARCHAR(32)'],
    ['text and numbers', ['"five"', '5'], 'VARCHAR(4)'],
    ['null alone', ['null'], 'VARCHAR(4)'],
    ['null among numbers', ['null', '5'], 'TINYINT'],
    ['texts of a length between powers of two', ['"123456789"'], 'VARCHAR(16)'],
    ['a very long text', [`"${'x'.repeat(65_000)}"`], 'VARCHAR(65534)'],
  ])('type %s', (_what, values, type) => {
    expect(jsonTypes(...values)).toEqual([type]);
  });

  it('take objects apart two levels deep, and leave a third level whole (best-practices.html)', () => {
    expect(columnsOf('{"a":{"b":{"c":1,"d":{"e":1}}}}')).toEqual(['c $.a.b.c TINYINT', 'd $.a.b.d VARCHAR(8)']);
  });

  it('make rows of one array of objects, and leave other arrays whole (about-json-path.html)', () => {
    const text = '{"customerName":"John","orders":[{"orderId":23284},{"orderId":63122,"tags":[1]}],"notes":["x"],"others":[{"y":1}]}';
    expect(columnsOf(text)).toEqual([
      'customerName $.customerName VARCHAR(4)',
      'orderId $.orders[0:].orderId INTEGER',
      'tags $.orders[0:].tags VARCHAR(4)',
      'notes $.notes[0:] VARCHAR(8)',
      'others $.others[0:] VARCHAR(16)',
    ]);
    expect(inferSchema([text])?.parsed.map((row) => row.slice(0, 3))).toEqual([
      ['John', '23284', null],
      ['John', '63122', '[1]'],
    ]);
  });

  it('give one row of an empty array', () => {
    expect(inferSchema(['{"n":1,"o":[{"p":2}]}', '{"n":3,"o":[]}'])?.parsed).toEqual([
      ['1', '2'],
      ['3', null],
    ]);
  });

  it('may be several in a record, and lists of objects', () => {
    expect(inferSchema(['{"n":1}{"n":2}\n{"n":3}'])?.parsed).toEqual([['1'], ['2'], ['3']]);
    const list = inferSchema(['[{"n":1},{"n":2}]']);
    expect(list?.schema.RecordFormat?.MappingParameters?.JSONMappingParameters).toEqual({ RecordRowPath: '$[0:]' });
    expect(list?.parsed).toEqual([['1'], ['2']]);
  });

  it('name members of the same name by the way to them, and rename what is no name (sch-dis.html)', () => {
    expect(columnsOf('{"buyer":{"name":"A"},"seller":{"name":"B"},"unit price":1,"user":"u"}')).toEqual([
      'buyer_name $.buyer.name VARCHAR(4)',
      'seller_name $.seller.name VARCHAR(4)',
      "COL_unitprice $['unit price'] TINYINT",
      'COL_user $.user VARCHAR(4)',
    ]);
  });

  it('keep a member whole that is an object here and a text there', () => {
    expect(columnsOf('{"m":{"x":1}}', '{"m":"none"}')).toEqual(['m $.m VARCHAR(8)']);
    expect(columnsOf('{"m":[1]}', '{"m":"none"}')).toEqual(['m $.m VARCHAR(4)']);
  });

  it('may be broken now and then (inferred; best-practices.html says that such records go to the error stream later)', () => {
    expect(inferSchema(['{"n":1}', '{"n":', '{"n":2}'])?.parsed).toEqual([['1'], ['2']]);
  });

  it('give a schema that reads the samples without a fault', () => {
    const text =
      '{"id":7,"buyer":{"name":"Ann","address":{"city":"Basel","geo":{"x":1}}},"orders":[{"p":1.5},{"p":2}],"big":12345678901234567890}';
    const found = inferSchema([text]);
    const decoded = found && createRecordDecoder(found.schema)(new TextEncoder().encode(text));
    expect(decoded).toEqual({
      rows: [
        [7, 'Ann', 'Basel', '{"x":1}', 1.5, '12345678901234567890'],
        [7, 'Ann', 'Basel', '{"x":1}', 2, '12345678901234567890'],
      ],
      faults: [],
    });
  });
});

describe('delimited samples', () => {
  const energy = `year,month,state,producer_type,energy_source,units,consumption\r
2001,1,AK,TotalElectricPowerIndustry,Coal,ShortTons,47615\r
2001,1,AK,ElectricGeneratorsElectricUtilities,Coal,ShortTons,16535\r
2001,1,AL,TotalElectricPowerIndustry,Coal,ShortTons,3020601`;

  it('give names from a header, types and delimiters exactly as the documented response (sch-dis-ref.html)', () => {
    expect(columnsOf(energy)).toEqual([
      'COL_year INTEGER',
      'COL_month INTEGER',
      'state VARCHAR(4)',
      'producer_type VARCHAR(64)',
      'energy_source VARCHAR(4)',
      'units VARCHAR(16)',
      'consumption INTEGER',
    ]);
    expect(inferSchema([energy])?.schema.RecordFormat).toEqual({
      RecordFormatType: 'CSV',
      MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: '\r\n', RecordColumnDelimiter: ',' } },
    });
  });

  it('show the header as a row, with null where its column holds numbers (sch-dis-ref.html)', () => {
    expect(inferSchema([energy])?.parsed.slice(0, 2)).toEqual([
      [null, null, 'state', 'producer_type', 'energy_source', 'units', null],
      ['2001', '1', 'AK', 'TotalElectricPowerIndustry', 'Coal', 'ShortTons', '47615'],
    ]);
  });

  it.each([',', '\t', '|', ';'])('are cut by %j', (delimiter) => {
    expect(columnsOf(['AAPL', '1.5', '3000000000', 'true'].join(delimiter), ['IBM', '2', '1', 'false'].join(delimiter))).toEqual([
      'COL_0 VARCHAR(4)',
      'COL_1 DOUBLE',
      'COL_2 BIGINT',
      'COL_3 BOOLEAN',
    ]);
  });

  it('have no header where the first row could be data', () => {
    expect(columnsOf('a,b\nc,d')).toEqual(['COL_0 VARCHAR(4)', 'COL_1 VARCHAR(4)']);
    expect(columnsOf('a,1\nb,2')).toEqual(['COL_0 VARCHAR(4)', 'COL_1 INTEGER']);
  });

  it('leave an empty field out of the guess', () => {
    expect(columnsOf('a,\nb,2')).toEqual(['COL_0 VARCHAR(4)', 'COL_1 INTEGER']);
  });
});

it.each([
  ['nothing', []],
  ['a log line', ['hello world']],
  ['numbers', ['1', '2']],
  ['rows of different length', ['a,b', 'a,b,c']],
  ['JSON without members', ['{}']],
  ['as much text as JSON', ['{"a":1}', 'oops']],
  ['broken JSON, although commas cut it', ['{"a":1,"b":', '{"a":2,"b":']],
])('gives no schema for %s', (_what, texts) => {
  expect(inferSchema(texts)).toBeUndefined();
});
