// The in-application stream `error_stream`: its seven columns, and what goes into them.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/error-handling.html

import type { ErrorRow, SqlValue } from '../../../../streaming-sql/engine.ts';
import { LIMITS } from '../limits.ts';
import { delimitedLine } from './csv.ts';
import type { RecordFault } from './record-decoder.ts';
import type { EncodedColumn } from './row-encoding.ts';
import { hexText, plainText } from './row-encoding.ts';

/** The name under which an output takes the errors. SQL cannot read it. */
export const ERROR_STREAM = 'error_stream';

export const ERROR_COLUMNS: readonly EncodedColumn[] = [
  { name: 'ERROR_TIME', type: 'TIMESTAMP' },
  { name: 'ERROR_LEVEL', type: 'VARCHAR(10)' },
  { name: 'ERROR_NAME', type: 'VARCHAR(32)' },
  { name: 'MESSAGE', type: 'VARCHAR(4096)' },
  { name: 'DATA_ROWTIME', type: 'TIMESTAMP' },
  { name: 'DATA_ROW', type: 'VARCHAR(49152)' },
  { name: 'PUMP_NAME', type: 'VARCHAR(128)' },
];

const bytes = new TextEncoder();

const LENGTHS = ERROR_COLUMNS.map(({ type }) => Number(/\d+/.exec(type)?.[0] ?? Number.POSITIVE_INFINITY));

/** The values of a row of the error stream, each cut to its column. */
export function errorValues(row: ErrorFields): SqlValue[] {
  const { errorTimeMs, level, name, message, dataRowtimeMs, dataRow, pump } = row;
  const values = [errorTimeMs, level, name, message, dataRowtimeMs ?? null, dataRow ?? null, pump ?? null];
  return values.map((value, index) => (typeof value === 'string' ? value.slice(0, LENGTHS[index]) : value));
}

export interface ErrorFields {
  readonly errorTimeMs: number;
  readonly level: string;
  readonly name: string;
  readonly message: string;
  readonly dataRowtimeMs?: number | null | undefined;
  /** Hexadecimal digits. */
  readonly dataRow?: string | null | undefined;
  readonly pump?: string | null | undefined;
}

/** The error row of a record that became no row. No pump had it yet, so none is named. */
export function faultFields(fault: RecordFault, nowMs: number): ErrorFields {
  return {
    errorTimeMs: nowMs,
    level: 'ERROR',
    name: fault.name,
    message: fault.message,
    dataRowtimeMs: nowMs,
    dataRow: hexText(fault.data),
  };
}

/** An error of the engine. Inferred: the row's data are its values as one line of CSV, before they become hexadecimal digits. */
export function engineFields(row: ErrorRow): ErrorFields {
  const dataRow = row.dataRow && hexText(bytes.encode(delimitedLine(row.dataRow.map((value) => plainText(value, undefined)))));
  return { ...row, dataRow, pump: row.pump === '' ? null : row.pump };
}

/** The error row of an encoded row that is over the limit of a row (limits.html). */
export function tooLargeFields(data: Uint8Array, nowMs: number): ErrorFields {
  return {
    errorTimeMs: nowMs,
    level: 'ERROR',
    name: 'RowTooLarge',
    message: `a row of ${data.length} bytes is over the limit of ${LIMITS.rowBytes} bytes`,
    dataRow: hexText(data.subarray(0, LIMITS.rowBytes / 16)),
  };
}

/** The error row of a record that the function before the query could not process (lambda-preprocessing.html). */
export function unprocessedFields(data: Uint8Array, nowMs: number): ErrorFields {
  return {
    errorTimeMs: nowMs,
    level: 'ERROR',
    name: 'ProcessingFailed',
    message: 'the Lambda function before the query answered ProcessingFailed for the record',
    dataRowtimeMs: nowMs,
    dataRow: hexText(data),
  };
}
