// The values that rows carry, and the failure of one row.

/**
 * TIMESTAMP and DATE: epoch milliseconds; TIME: milliseconds of the day. Numbers are numbers, but for two that a double would
 * round: a BIGINT that is no safe integer is a bigint, a DECIMAL of more than 15 digits is a string of them ('12345678901234.567').
 */
export type SqlValue = number | bigint | string | boolean | Uint8Array | null;

/** Inside the engine a value may also be a record (a log parser's columns) or an interval (ms, or months). */
export type Value = SqlValue | readonly SqlValue[];

/** A row and its ROWTIME; `values` in column order. */
export interface Row {
  readonly rowtimeMs: number;
  readonly values: readonly SqlValue[];
}

/** A row whose evaluation fails: it is dropped and goes to the error stream. AWS: dev guide, error-handling. */
export class RowFailure extends Error {
  override readonly name: string = 'RowFailure';
  readonly code: string; // ERROR_NAME of the error stream

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
