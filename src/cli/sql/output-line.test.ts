// Lines of output. Source of truth: `sandshark sql --help`; forms of values: sql-reference-data-types.html, inferred for JSON.
import { expect, it } from 'vitest';
import { lineEncoder } from './output-line.ts';

it('writes the stream, the rowtime and the columns in their order, each as its type is printed', () => {
  const day = Date.UTC(2018, 10, 1);
  const cells = [
    ['T', 'TIMESTAMP', day + 500, '2018-11-01 00:00:00.500'],
    ['D', 'DATE', day, '2018-11-01'],
    ['H', 'TIME', 3_723_000, '01:02:03'],
    ['I', 'INTERVAL DAY(3) TO SECOND', 93_784_000, '+1 02:03:04'],
    ['M', 'INTERVAL MONTH', -5, '-5'],
    ['B', 'VARBINARY(4)', Uint8Array.of(0x3f, 7), '3F07'],
    ['L', 'BIGINT', 2n ** 53n - 1n, 9007199254740991],
    ['N', 'DECIMAL(5, 2)', 1.25, 1.25],
    ['X', 'DOUBLE', Number.POSITIVE_INFINITY, null],
    ['Q', 'BOOLEAN', true, true],
    ['a"b', 'VARCHAR(9)', 'é"\n', 'é"\n'],
    ['Z', 'INTEGER', null, null],
  ] as const;
  const encode = lineEncoder({ name: 'S "1"', columns: cells.map(([name, type]) => ({ name, type })) });
  const text = encode({ rowtimeMs: day, values: cells.map(([, , value]) => value) });
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual({
    stream: 'S "1"',
    rowtime: '2018-11-01 00:00:00',
    row: Object.fromEntries(cells.map(([name, , , expected]) => [name, expected])),
  });
  const exact = lineEncoder({
    name: 'S',
    columns: [
      { name: 'L', type: 'BIGINT' },
      { name: 'N', type: 'DECIMAL(18, 3)' },
    ],
  });
  expect(exact({ rowtimeMs: day, values: [2n ** 63n - 1n, '123456789012345.678'] })).toContain(
    '{"L":9223372036854775807,"N":123456789012345.678}',
  );
  expect(encode({ rowtimeMs: day + 1, values: [] })).toContain('"rowtime":"2018-11-01 00:00:00.001"');
});
