// The narrowest SQL type that holds every value seen in a column.
// AWS: the JSON column of heart rates becomes TINYINT (app-anomaly-detection.html), the CSV columns 2001 and 1 become INTEGER, texts
// become VARCHAR of the next power of two, 4 at least (the response in sch-dis-ref.html), an ISO text with `T` stays text
// (app-string-datetime-manipulation.html). Inferred: fractions are DOUBLE; what is never seen but as null is VARCHAR(4).

import { parseTimestamp } from '../../../../streaming-sql/functions/calendar.ts';
import { type Json, LongNumber } from '../../../../streaming-sql/mapping/json.ts';

/** What one value can be. A column is the least of these that all its values can be. */
export type ValueKind = 'boolean' | 'integer' | 'fraction' | 'timestamp' | 'text';

/** Collects what a column holds. */
export class ColumnValues {
  #kinds = new Set<ValueKind>();
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;
  #longest = 0;

  add(kind: ValueKind, text: string): void {
    this.#kinds.add(kind);
    this.#longest = Math.max(this.#longest, text.length);
    if (kind !== 'integer') return;
    this.#least = Math.min(this.#least, Number(text));
    this.#most = Math.max(this.#most, Number(text));
  }

  get kind(): ValueKind {
    const [only, ...others] = this.#kinds;
    if (only !== undefined && others.length === 0) return only;
    return [...this.#kinds].every((kind) => kind === 'integer' || kind === 'fraction') && only ? 'fraction' : 'text';
  }

  /** @param smallestInteger JSON has integers of all sizes, CSV begins with INTEGER */
  sqlType(smallestInteger: 'TINYINT' | 'INTEGER'): string {
    switch (this.kind) {
      case 'boolean':
        return 'BOOLEAN';
      case 'integer':
        return this.#integerType(smallestInteger);
      case 'fraction':
        return 'DOUBLE';
      case 'timestamp':
        return 'TIMESTAMP';
      default:
        return varchar(this.#longest);
    }
  }

  #integerType(smallest: 'TINYINT' | 'INTEGER'): string {
    const fits = (bits: number) => this.#least >= -(2 ** (bits - 1)) && this.#most < 2 ** (bits - 1);
    if (smallest === 'TINYINT' && fits(8)) return 'TINYINT';
    if (smallest === 'TINYINT' && fits(16)) return 'SMALLINT';
    return fits(32) ? 'INTEGER' : 'BIGINT';
  }
}

const LONGEST_VARCHAR = 65_534;

const varchar = (length: number) => `VARCHAR(${Math.min(LONGEST_VARCHAR, Math.max(4, 2 ** Math.ceil(Math.log2(Math.max(1, length)))))})`;

/** The kind of a JSON value. By design: an integer that the engine's BIGINT cannot hold is text, and so keeps its digits. */
export function jsonKind(value: Json): ValueKind {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : Number.isInteger(value) ? 'text' : 'fraction';
  if (typeof value === 'bigint') return isBigint(value) ? 'integer' : 'text';
  if (value instanceof LongNumber) return 'fraction';
  return typeof value === 'string' && isTimestamp(value) ? 'timestamp' : 'text';
}

/** The kind of a CSV field. */
export function fieldKind(field: string): ValueKind {
  const text = field.trim();
  if (/^[+-]?\d+$/.test(text)) return isBigint(BigInt(text.replace('+', ''))) ? 'integer' : 'text';
  if (/^[+-]?(\d+\.\d*|\.\d+|\d+(\.\d*)?[eE][+-]?\d+)$/.test(text)) return 'fraction';
  if (/^(true|false)$/i.test(text)) return 'boolean';
  return isTimestamp(text) ? 'timestamp' : 'text';
}

const isBigint = (value: bigint) => BigInt.asIntN(64, value) === value;
const isTimestamp = (text: string) => parseTimestamp(text.trim()) !== undefined;
