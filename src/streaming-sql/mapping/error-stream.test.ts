// Rows of the error stream. Source of truth: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/error-handling.html
import { expect, it } from 'vitest';
import { ERROR_STREAM, engineErrorRow, recordErrorRow } from './error-stream.ts';

const cellsOf = (values: readonly unknown[]) => Object.fromEntries(ERROR_STREAM.columns.map(({ name }, at) => [name, values[at]]));
const textOf = (hex: unknown) => new TextDecoder().decode(Uint8Array.from(String(hex).match(/../g) ?? [], (pair) => Number(`0x${pair}`)));
const failure = {
  errorTimeMs: 7,
  level: 'ERROR',
  name: 'DIVISION_BY_ZERO',
  message: 'Division by zero',
  dataRowtimeMs: 5,
  dataRow: ['a,"b"', null, 1.5, true, Uint8Array.of(255), 'é\n'],
  pump: 'P',
};

it('a row that failed in a pump has its values as hexadecimal digits of CSV (inferred)', () => {
  const row = engineErrorRow(failure);
  const { DATA_ROW, ...others } = cellsOf(row.values);
  expect(row.rowtimeMs).toBe(7);
  expect(textOf(DATA_ROW)).toBe('"a,""b""",,1.5,true,ff,"é\n"');
  expect(others).toEqual({
    ERROR_TIME: 7,
    ERROR_LEVEL: 'ERROR',
    ERROR_NAME: 'DIVISION_BY_ZERO',
    MESSAGE: 'Division by zero',
    DATA_ROWTIME: 5,
    PUMP_NAME: 'P',
  });
});

it('an error without a row or a pump has NULL there', () => {
  const { values } = engineErrorRow({ ...failure, dataRowtimeMs: null, dataRow: null, pump: '' });
  expect(cellsOf(values)).toMatchObject({ DATA_ROWTIME: null, DATA_ROW: null, PUMP_NAME: null });
});

it('a record that became no row has its bytes as hexadecimal digits, and no pump', () => {
  const refused = { name: 'ParseError', message: 'no JSON', data: Uint8Array.of(0x7b, 0xff), dataRowtimeMs: 5 };
  expect(recordErrorRow(refused, 6)).toEqual({ rowtimeMs: 6, values: [6, 'ERROR', 'ParseError', 'no JSON', 5, '7bff', null] });
});

it('no cell is longer than its column', () => {
  const refused = { name: 'N'.repeat(40), message: 'm'.repeat(5000), data: 'd'.repeat(30_000), dataRowtimeMs: null };
  const { ERROR_NAME, MESSAGE, DATA_ROW } = cellsOf(recordErrorRow(refused, 5).values);
  expect([ERROR_NAME, MESSAGE, DATA_ROW].map((cell) => String(cell).length)).toEqual([32, 4096, 49152]);
});
