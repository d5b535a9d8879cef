// The form of output rows is not specified by AWS: what is asserted here is inferred, see row-encoding.ts.
import { describe, expect, it } from 'vitest';
import { createRowEncoder } from './row-encoding.ts';

const COLUMNS = [
  { name: 'TICKER', type: 'VARCHAR(4)' },
  { name: 'windowStart', type: 'TIMESTAMP' },
  { name: 'DAY', type: 'DATE' },
  { name: 'PRICE', type: 'DOUBLE' },
  { name: 'VOLUME', type: 'BIGINT' },
  { name: 'OK', type: 'BOOLEAN' },
  { name: 'RAW', type: 'VARBINARY(4)' },
  { name: 'RATE', type: 'DECIMAL(18, 3)' },
];
const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const ROW = ['A"B', AT, Date.UTC(2026, 0, 2), 1.5, 9007199254740993n, true, Uint8Array.of(1, 255), '123456789012345.678'];
const text = (data: Uint8Array) => new TextDecoder().decode(data);

describe('a row', () => {
  it('as JSON has the declared names as keys, and TIMESTAMP as text with milliseconds', () => {
    expect(text(createRowEncoder(COLUMNS, 'JSON')(ROW))).toBe(
      '{"TICKER":"A\\"B","windowStart":"2026-01-02 03:04:05.006","DAY":"2026-01-02","PRICE":1.5,"VOLUME":9007199254740993,"OK":true,"RAW":"01ff","RATE":123456789012345.678}',
    );
  });

  it('as CSV is one line, quoted where needed', () => {
    expect(text(createRowEncoder(COLUMNS, 'CSV')(ROW))).toBe(
      '"A""B",2026-01-02 03:04:05.006,2026-01-02,1.5,9007199254740993,true,01ff,123456789012345.678\n',
    );
  });

  it('gives NULL as null in JSON and as an empty field in CSV', () => {
    const columns = COLUMNS.slice(0, 2);
    expect(text(createRowEncoder(columns, 'JSON')([null, null]))).toBe('{"TICKER":null,"windowStart":null}');
    expect(text(createRowEncoder(columns, 'CSV')([null, null]))).toBe(',\n');
  });
});
