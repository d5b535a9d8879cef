// The stream of rows that failed: its seven columns, and what goes into them.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/error-handling.html
import type { ErrorRow, Row, SqlValue, StreamSchema } from '../../streaming-sql/engine.ts';

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

/** A cell of the data as in CSV: NULL is nothing, text is quoted where it must be. */
function cell(value: SqlValue): string {
  if (value === null) return '';
  const text = value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const hexOf = (text: string) => Buffer.from(text).toString('hex');

function fitted(values: readonly SqlValue[], rowtimeMs: number): Row {
  return { rowtimeMs, values: values.map((value, at) => (typeof value === 'string' ? value.slice(0, LENGTHS[at]) : value)) };
}

/** A row that failed in a pump, or came too late. Inferred, as in the service of this repository: its data are hexadecimal digits of CSV. */
export function engineFault({ errorTimeMs, level, name, message, dataRowtimeMs, dataRow, pump }: ErrorRow): Row {
  const data = dataRow && hexOf(dataRow.map(cell).join(','));
  return fitted([errorTimeMs, level, name, message, dataRowtimeMs, data, pump === '' ? null : pump], errorTimeMs);
}

/** A row that never came into its stream because a value does not fit; no pump had it. Its data are hexadecimal digits of `data`. */
export function coercionFault(message: string, data: string, rowtimeMs: number): Row {
  return fitted([rowtimeMs, 'ERROR', 'CoercionError', message, rowtimeMs, hexOf(data), null], rowtimeMs);
}
