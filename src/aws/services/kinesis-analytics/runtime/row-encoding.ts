// A row leaves the application: as a JSON object keyed by column name, or as a line of CSV.
// The reference leaves the form open. Inferred: only declared columns (ROWTIME only where one is declared), in their order,
// NULL as null or as an empty field, numbers with all their digits (a DECIMAL of more than 15 is a text in the engine), TIMESTAMP as `yyyy-MM-dd HH:mm:ss.SSS`, bytes as hexadecimal digits.
import type { RecordFormatType } from '@aws-sdk/client-kinesis-analytics-v2';
import type { ColumnSchema, SqlValue } from '../../../../streaming-sql/engine.ts';
import { csvLine, fieldText, hexText } from '../../../../streaming-sql/mapping/csv-line.ts';

const bytes = new TextEncoder();

/** Makes the encoder of a stream's rows. One row becomes the data of one record. */
export function createRowEncoder(
  columns: readonly ColumnSchema[],
  format: RecordFormatType,
): (values: readonly SqlValue[]) => Uint8Array<ArrayBuffer> {
  const texts = columns.map(({ type }) => TEMPORAL[type]);
  const outside = (values: readonly SqlValue[]) =>
    texts.map((text, index) => {
      const value = values[index] ?? null;
      return text && typeof value === 'number' ? text(value) : value;
    });
  if (format === 'CSV')
    return (values) =>
      bytes.encode(`${csvLine(outside(values).map(fieldText))}
`);
  const keys = columns.map(({ name }) => JSON.stringify(name));
  const isDecimal = columns.map(({ type }) => type.startsWith('DECIMAL'));
  return (values) => {
    const members = outside(values).map(
      (value, index) => `${keys[index]}:${isDecimal[index] && typeof value === 'string' ? value : jsonValue(value)}`,
    );
    return bytes.encode(`{${members.join(',')}}`);
  };
}

const isoText = (ms: number) => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

/** What is a number in the engine and a text outside, by type. */
const TEMPORAL: Readonly<Record<string, (ms: number) => string>> = {
  TIMESTAMP: isoText,
  DATE: (ms) => isoText(ms).slice(0, 10),
  TIME: (ms) => isoText(ms).slice(11),
};

function jsonValue(value: SqlValue): string {
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value instanceof Uint8Array ? hexText(value) : value); // infinities and NaN have no JSON: null
}
