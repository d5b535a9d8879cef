// A record comes in: its backup, what it is unpacked into, and the buffer that it waits in. Nothing here waits or leaves the stream.

import { type BufferedRecord, backupBucketOf, type DeliveryStream, failureBucketOf } from '../delivery-stream.ts';
import { hintsOf } from '../destination/buffering.ts';
import { deliveryHints, isPartitioned, processingOfDestination } from '../destination/destination.ts';
import type { Processing } from '../destination/processors.ts';
import { limits } from '../limits.ts';
import { partitionKeysOf } from '../prefix/prefix-rules.ts';
import { activePartitions, addToBuffer } from './buffers.ts';
import { type Failure, failureLine } from './failure-line.ts';
import { decompressed, logMessages } from './log-decompression.ts';
import { subRecordsOf } from './sub-records.ts';

type Keys = Readonly<Record<string, string>>;

/** Puts records into the buffers of a stream, in order. */
export function takeIn(stream: DeliveryStream, records: readonly BufferedRecord[], nowMs: number): void {
  const processing = processingOfDestination(stream.destination);
  const backup = backupBucketOf(stream);
  for (const record of records) {
    if (backup) addToBuffer(stream, { purpose: 'backup', partitionKeys: {} }, record, hintsOf(backup.BufferingHints), nowMs);
    for (const piece of unpacked(stream, record, processing, nowMs)) {
      if (processing.lambda) addToBuffer(stream, { purpose: 'transformation', partitionKeys: {} }, piece, processing.lambda.hints, nowMs);
      else takeForDelivery(stream, piece, {}, nowMs);
    }
  }
}

function unpacked(stream: DeliveryStream, record: BufferedRecord, processing: Processing, nowMs: number): readonly BufferedRecord[] {
  let whole: BufferedRecord = record;
  if (processing.decompression) {
    const data = decompressed(record.data);
    if (!data) {
      // The code is inferred.
      const failure = { errorCode: 'Decompression.InvalidInputData', errorMessage: 'The record is not compressed with GZIP.' };
      takeFailure(stream, record, failure, 1, 'processing-failed', nowMs);
      return [];
    }
    const messages = processing.logMessages ? logMessages(data) : data;
    if (!messages) return [];
    whole = { ...record, data: messages };
  }
  const { subRecords } = processing;
  if (!subRecords) return [whole];
  return subRecordsOf(whole.data, subRecords).map((data, index) => ({ ...whole, id: `${whole.id}-${index}`, data }));
}

/** Into the buffer of its partition, behind the function if there is one. */
export function takeForDelivery(stream: DeliveryStream, record: BufferedRecord, given: Keys, nowMs: number): void {
  const { destination } = stream;
  const { delimiter } = processingOfDestination(destination);
  const whole = delimiter === undefined ? record : { ...record, data: followedBy(record.data, delimiter) };
  const partition = partitionOf(stream, given);
  if (partition.kind === 'none') takeFailure(stream, record, partition.why, 1, 'processing-failed', nowMs);
  else addToBuffer(stream, { purpose: 'delivery', partitionKeys: partition.keys }, whole, deliveryHints(destination), nowMs);
}

type Partition = { readonly kind: 'partition'; readonly keys: Keys } | { readonly kind: 'none'; readonly why: Failure };

/** The keys that the prefix names, or why there are none. The sentence about empty values is AWS's; the other one is inferred. */
function partitionOf(stream: DeliveryStream, given: Keys): Partition {
  const { destination } = stream;
  if (destination.kind !== 's3' || isPartitioned(destination) === 'off') return { kind: 'partition', keys: {} };
  const names = partitionKeysOf(destination.s3);
  if (names.some((name) => !given[name]))
    return noPartition('DynamicPartitioning.MetadataExtractionFailed', 'partitionKeys values must not be null or empty');
  const keys = Object.fromEntries(names.map((name) => [name, given[name] ?? '']));
  const active = activePartitions(stream);
  if (active.size < limits.activePartitions || active.has(JSON.stringify(keys))) return { kind: 'partition', keys };
  const sentence = `A Firehose stream can have ${limits.activePartitions} active partitions.`;
  return noPartition('DynamicPartitioning.ActivePartitionLimitExceeded', sentence);
}

const noPartition = (errorCode: string, errorMessage: string): Partition => ({ kind: 'none', why: { errorCode, errorMessage } });

/** A line for the bucket of failures. */
export function takeFailure(
  stream: DeliveryStream,
  record: BufferedRecord,
  failure: Failure,
  attempts: number,
  errorOutputType: string,
  nowMs: number,
  details: Readonly<Record<string, string>> = {},
): void {
  const line = failureLine(record, failure, attempts, nowMs, details);
  const hints = hintsOf(failureBucketOf(stream)?.BufferingHints);
  addToBuffer(stream, { purpose: 'failure', partitionKeys: {}, errorOutputType }, line, hints, nowMs);
}

function followedBy(data: Uint8Array, text: string): Uint8Array {
  const end = new TextEncoder().encode(text);
  const whole = new Uint8Array(data.length + end.length);
  whole.set(data);
  whole.set(end, data.length);
  return whole;
}
