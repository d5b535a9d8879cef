// The in-application stream `error_stream`: its seven columns, and what goes into them.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/error-handling.html
import type { ErrorRow, Row, SqlValue, StreamSchema } from '../engine.ts';
import { csvLine, fieldText, hexText } from './csv-line.ts';

/** SQL cannot read it; an output takes it by this name. */
export const ERROR_STREAM: StreamSchema = {
  name: 'error_stream',
  columns: [
    { name: 'ERROR_TIME', type: 'TIMESTAMP' },
    { name: 'ERROR_LEVEL', type: 'VARCHAR(10)' },
    { name: 'ERROR_NAME', type: 'VARCHAR(32)' },
    { name: 'MESSAGE', type: 'VARCHAR(4096)' },
    { name: 'DATA_ROWTIME', type: 'TIMESTAMP' },
    { name: 'DATA_ROW', type: 'VARCHAR(49152)' },
    { name: 'PUMP_NAME', type: 'VARCHAR(128)' },
  ],
};

const LENGTHS = ERROR_STREAM.columns.map(({ type }) => Number(/\d+/.exec(type)?.[0] ?? Number.POSITIVE_INFINITY));
const LONGEST_DATA = 49_152 / 2; // bytes: two digits each

/** A record, or a part of one, that became no row. */
export interface RefusedRecord {
  /** ERROR_NAME. */
  readonly name: string;
  readonly message: string;
  /** What was refused, as it came. Text is UTF-8. */
  readonly data: Uint8Array | string;
  /** NULL where no row was meant to be. */
  readonly dataRowtimeMs: number | null;
}

/**
 * The row for an error of the engine: a row that failed in a pump, or came too late.
 * Inferred: its data are its values as one line of CSV, before they become hexadecimal digits.
 */
export function engineErrorRow({ errorTimeMs, level, name, message, dataRowtimeMs, dataRow, pump }: ErrorRow): Row {
  const data = dataRow && hexOf(csvLine(dataRow.map(fieldText)));
  return fitted([errorTimeMs, level, name, message, dataRowtimeMs, data, pump === '' ? null : pump], errorTimeMs);
}

/** The row for what came into no stream. No pump had it, so none is named. */
export function recordErrorRow({ name, message, data, dataRowtimeMs }: RefusedRecord, nowMs: number): Row {
  return fitted([nowMs, 'ERROR', name, message, dataRowtimeMs, hexOf(data), null], nowMs);
}

const utf8 = new TextEncoder();

function hexOf(data: Uint8Array | string): string {
  return hexText((typeof data === 'string' ? utf8.encode(data) : data).subarray(0, LONGEST_DATA));
}

/** Each text is cut to its column. */
function fitted(values: readonly SqlValue[], rowtimeMs: number): Row {
  return { rowtimeMs, values: values.map((value, at) => (typeof value === 'string' ? value.slice(0, LENGTHS[at]) : value)) };
}
