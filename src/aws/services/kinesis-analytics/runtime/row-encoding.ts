// A row leaves the application: as a JSON object keyed by column name, or as a line of CSV.
// The reference leaves the form open. Inferred: only declared columns (ROWTIME only where one is declared), in their order,
// NULL as null or as an empty field, TIMESTAMP as `yyyy-MM-dd HH:mm:ss.SSS`, bytes as hexadecimal digits.
import type { RecordFormatType } from '@aws-sdk/client-kinesis-analytics-v2';
import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import { delimitedLine } from './csv.ts';
import { dateText, timestampText, timeText } from './date-time.ts';
import { parseSqlType, type SqlTypeName } from './sql-type.ts';

export interface EncodedColumn {
  readonly name: string;
  readonly type: string;
}

const bytes = new TextEncoder();

/** Makes the encoder of a stream's rows. One row becomes the data of one record. */
export function createRowEncoder(
  columns: readonly EncodedColumn[],
  format: RecordFormatType,
): (values: readonly SqlValue[]) => Uint8Array<ArrayBuffer> {
  const types = columns.map(({ type }) => parseSqlType(type)?.name);
  if (format === 'CSV')
    return (values) => bytes.encode(`${delimitedLine(columns.map((_, index) => plainText(values[index] ?? null, types[index])))}\n`);
  const keys = columns.map(({ name }) => JSON.stringify(name));
  return (values) => {
    const members = keys.map((key, index) => `${key}:${jsonValue(values[index] ?? null, types[index])}`);
    return bytes.encode(`{${members.join(',')}}`);
  };
}

function jsonValue(value: SqlValue, type: SqlTypeName | undefined): string {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array || (typeof value === 'number' && isTemporal(type))) return JSON.stringify(plainText(value, type));
  return JSON.stringify(value); // infinities and NaN have no JSON: null
}

/** A value as text, as it stands in CSV. NULL is the empty text. */
export function plainText(value: SqlValue, type: SqlTypeName | undefined): string {
  if (value === null) return '';
  if (value instanceof Uint8Array) return hexText(value);
  if (typeof value !== 'number') return String(value);
  if (type === 'TIMESTAMP') return timestampText(value);
  if (type === 'DATE') return dateText(value);
  return type === 'TIME' ? timeText(value) : String(value);
}

const isTemporal = (type: SqlTypeName | undefined) => type === 'TIMESTAMP' || type === 'DATE' || type === 'TIME';

/** Bytes as lower-case hexadecimal digits. */
export function hexText(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
