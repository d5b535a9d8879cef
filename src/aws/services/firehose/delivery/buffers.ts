// The buffers of a stream: opened by the first record, closed when they are full or their time has come.

import type { BufferedRecord, DeliveryStream, RecordBuffer } from '../delivery-stream.ts';
import type { Hints } from '../destination/buffering.ts';

/** Which buffer a record goes to. */
export type BufferKey = Pick<RecordBuffer, 'purpose' | 'partitionKeys' | 'errorOutputType'>;

const sameKey = (one: BufferKey, other: BufferKey): boolean =>
  one.purpose === other.purpose &&
  one.errorOutputType === other.errorOutputType &&
  JSON.stringify(one.partitionKeys) === JSON.stringify(other.partitionKeys);

/** Appends to the open buffer of that key. AWS: hints; a buffer can be over its size by the last record. */
export function addToBuffer(stream: DeliveryStream, key: BufferKey, record: BufferedRecord, hints: Hints, nowMs: number): void {
  let buffer = stream.buffers.find((candidate) => candidate.state === 'open' && sameKey(candidate, key));
  if (!buffer) {
    buffer = { ...key, openedMs: nowMs, state: 'open', dueMs: nowMs + hints.ms, bytes: 0, failures: 0, records: [] };
    stream.buffers = [...stream.buffers, buffer];
  }
  // A list of its own, so that appending is cheap: nobody else holds it while the buffer is open.
  (buffer.records as BufferedRecord[]).push(record);
  buffer.bytes += record.data.length;
  if (buffer.bytes < hints.bytes) return;
  buffer.state = 'closed';
  buffer.dueMs = nowMs;
}

export function removeBuffer(stream: DeliveryStream, buffer: RecordBuffer): void {
  stream.buffers = stream.buffers.filter((other) => other !== buffer);
}

/** How many partitions have records that wait for S3. */
export function activePartitions({ buffers }: DeliveryStream): ReadonlySet<string> {
  return new Set(buffers.filter(({ purpose }) => purpose === 'delivery').map(({ partitionKeys }) => JSON.stringify(partitionKeys)));
}
