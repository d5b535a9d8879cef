// A page of records: as many as the count and the size of an answer allow.
import type { _Record } from '@aws-sdk/client-kinesis';
import { recordBytes } from './put-constraints.ts';
import type { KeptRecord, RecordLog, ShardPosition } from './record-log.ts';
import type { Shard } from './shard.ts';

export interface RecordPage {
  readonly records: readonly KeptRecord[];
  readonly bytes: number;
  /** Behind the last record of the page. */
  readonly position: ShardPosition;
  /** How far the reader is behind, in milliseconds; 0 when nothing is left to read. */
  readonly behindMs: number;
  /** `shard over`: it was closed, and the page is behind all its records. */
  readonly end: 'more may come' | 'shard over';
}

interface PageLimits {
  readonly records: number;
  readonly bytes: number;
}

/** One record at least is in it, however large, where one is left to read. */
export function recordPage(shard: Shard, from: ShardPosition, most: PageLimits, nowMs: number): RecordPage {
  const { log } = shard;
  const first = log.placeOf(from);
  const { count, bytes } = fitting(log, first, most);
  const records = log.slice(first, count);
  const last = records.at(-1);
  const unread = log.at(first + count);
  return {
    records,
    bytes,
    position: last ? { kind: 'after', sequenceNumber: last.sequenceNumber } : from,
    // AWS: "how far behind current time the consumer is. A value of zero indicates that record processing is caught up."
    behindMs: unread && last ? nowMs - last.approximateArrivalMs : 0,
    end: shard.state === 'closed' && !unread ? 'shard over' : 'more may come',
  };
}

function fitting(log: RecordLog, first: number, most: PageLimits): { count: number; bytes: number } {
  let bytes = 0;
  for (let count = 0; count < most.records; count++) {
    const record = log.at(first + count);
    if (!record) return { count, bytes };
    const size = recordBytes(record.data, record.partitionKey);
    if (count > 0 && bytes + size > most.bytes) return { count, bytes };
    bytes += size;
  }
  return { count: most.records, bytes };
}

/** A record as an answer shows it. */
export function describedRecord({ sequenceNumber, partitionKey, data, approximateArrivalMs, encryptionType }: KeptRecord): _Record {
  return {
    SequenceNumber: sequenceNumber,
    ApproximateArrivalTimestamp: new Date(approximateArrivalMs),
    Data: data,
    PartitionKey: partitionKey,
    EncryptionType: encryptionType ?? 'NONE',
  };
}
