// A line of an object of failures: a record that could not be processed or delivered, and why.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html
import { toBase64 } from '@smithy/core/serde';
import type { BufferedRecord } from '../delivery-stream.ts';

export interface Failure {
  /** `Lambda.FunctionError` */
  readonly errorCode: string;
  readonly errorMessage: string;
}

/** Recorded from AWS by users: numbers are numbers, and each line ends. */
export function failureLine(
  record: BufferedRecord,
  { errorCode, errorMessage }: Failure,
  attemptsMade: number,
  nowMs: number,
  details: Readonly<Record<string, string>>,
): BufferedRecord {
  const line = {
    attemptsMade,
    arrivalTimestamp: record.arrivalMs,
    errorCode,
    errorMessage,
    attemptEndingTimestamp: nowMs,
    rawData: toBase64(record.data),
    ...details,
  };
  return { id: record.id, arrivalMs: record.arrivalMs, data: new TextEncoder().encode(`${JSON.stringify(line)}\n`) };
}
