// Rows of the error stream. Source of truth: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/error-handling.html
import { expect, it } from 'vitest';
import { coercionFault, ERROR_STREAM, engineFault } from './error-stream.ts';

const cellsOf = (values: readonly unknown[]) => Object.fromEntries(ERROR_STREAM.columns.map(({ name }, at) => [name, values[at]]));
const textOf = (hex: unknown) => Buffer.from(String(hex), 'hex').toString();

it('a row that failed in a pump has its values as hexadecimal digits of CSV', () => {
  const dataRow = ['a,"b"', null, 1.5, true, Uint8Array.of(255)];
  const error = {
    errorTimeMs: 7,
    level: 'ERROR',
    name: 'DIVISION_BY_ZERO',
    message: 'Division by zero',
    dataRowtimeMs: 5,
    dataRow,
    pump: 'P',
  };
  const row = engineFault(error);
  const { DATA_ROW, ...others } = cellsOf(row.values);
  expect(row.rowtimeMs).toBe(7);
  expect(textOf(DATA_ROW)).toBe('"a,""b""",,1.5,true,ff');
  expect(others).toEqual({
    ERROR_TIME: 7,
    ERROR_LEVEL: 'ERROR',
    ERROR_NAME: 'DIVISION_BY_ZERO',
    MESSAGE: 'Division by zero',
    DATA_ROWTIME: 5,
    PUMP_NAME: 'P',
  });
});

it('a row that no pump had names none, and no cell is longer than its column', () => {
  const cells = cellsOf(coercionFault('m'.repeat(5000), 'd'.repeat(30_000), 5).values);
  expect(cells).toMatchObject({ ERROR_NAME: 'CoercionError', DATA_ROWTIME: 5, PUMP_NAME: null });
  expect([String(cells.MESSAGE).length, String(cells.DATA_ROW).length]).toEqual([4096, 49152]);
});
