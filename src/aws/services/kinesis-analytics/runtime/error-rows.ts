// What the service itself puts into the error stream, beside the errors of the engine.
import type { Row } from '../../../../streaming-sql/engine.ts';
import { recordErrorRow } from '../../../../streaming-sql/mapping/error-stream.ts';
import { LIMITS } from '../limits.ts';
import type { RecordFault } from './record-decoder.ts';

/** The error row of a record, or a part of one, that became no row. */
export const faultRow = (fault: RecordFault, nowMs: number): Row => recordErrorRow({ ...fault, dataRowtimeMs: nowMs }, nowMs);

/** The error row of an encoded row that is over the limit of a row (limits.html). */
export function tooLargeRow(data: Uint8Array, nowMs: number): Row {
  const message = `a row of ${data.length} bytes is over the limit of ${LIMITS.rowBytes} bytes`;
  return recordErrorRow({ name: 'RowTooLarge', message, data, dataRowtimeMs: null }, nowMs);
}

/** The error row of a record that the function before the query could not process (lambda-preprocessing.html). */
export function unprocessedRow(data: Uint8Array, nowMs: number): Row {
  const message = 'the Lambda function before the query answered ProcessingFailed for the record';
  return recordErrorRow({ name: 'ProcessingFailed', message, data, dataRowtimeMs: nowMs }, nowMs);
}
