// What a record must satisfy to be written, shared by PutRecord, PutRecords and deliveries.
import type { Constraint } from '../../core/constraints.ts';
import { AwsError } from '../../core/errors.ts';
import { KiB, limits } from './limits.ts';
import type { Stream } from './stream.ts';

export const partitionKeyConstraint: Constraint = { minLength: 1, maxLength: 256 };
export const explicitHashKeyConstraint: Constraint = { pattern: '0|([1-9]\\d{0,38})' };
export const dataConstraint: Constraint = { maxLength: limits.dataBytes };
export const sequenceNumberConstraint: Constraint = { pattern: '0|([1-9]\\d{0,128})' };

/** Data and partition key together, in bytes: what the record limit counts. */
export function recordBytes(data: Uint8Array, partitionKey: string): number {
  return data.length + utf8Length(partitionKey);
}

/** The length of a text in UTF-8, without making the bytes: this is asked for every record. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** Throws AwsError ValidationException when the stream does not take a record of that size. The sentence is inferred. */
export function checkRecordSize(stream: Stream, data: Uint8Array, partitionKey: string, path: string): void {
  const bytes = recordBytes(data, partitionKey);
  const maxBytes = stream.settings.maxRecordKiB * KiB;
  if (bytes <= maxBytes) return;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: Member must have length less than or equal to ${maxBytes}` +
      ` (data and partition key together have ${bytes} bytes)`,
  );
}
