// The next batch of a lane: the records that its filters mean, up to its size, its weight and the end of its window.
import type { RecordSource, StreamRecord } from '../../../core/ports.ts';
import type { Mapping, Progress } from './mapping.ts';
import { filterOf, kinesisRecord, tableRecord } from './source-records.ts';
import { windowStart } from './window-start.ts';

/** Records that are looked at in one go, and what an event may weigh. */
const readAhead = 10_000;
const eventBytes = 6 * 1024 * 1024;

export interface Gathered {
  readonly records: readonly StreamRecord[];
  readonly events: readonly object[];
  /** Of the last record that was looked at, be it of the batch or not. */
  readonly lastSequenceNumber: string | undefined;
  /** `window over`: the next record belongs to a later tumbling window. */
  readonly full: 'full' | 'room left' | 'window over';
}

interface Reading {
  readonly source: RecordSource;
  readonly roleArn: string;
}

export function gatherBatch(mapping: Mapping, shardId: string, lane: number, progress: Progress, { source, roleArn }: Reading): Gathered {
  const { sourceArn, settings, kind, startingMs = 0 } = mapping;
  const most = progress.pieces[0] ?? settings.batchSize;
  const fits = filterOf(kind, settings.filters);
  const records: StreamRecord[] = [];
  const events: object[] = [];
  let lastSequenceNumber: string | undefined;
  let bytes = 0;
  let windowMs = progress.window?.startMs;
  for (const record of source.read(sourceArn, shardId, progress.position, readAhead)) {
    const mine = settings.parallelization === 1 || laneOf(record.partitionKey, settings.parallelization) === lane;
    if (mine && record.approximateArrivalMs >= startingMs) {
      const event = kind === 'kinesis' ? kinesisRecord(record, { streamArn: sourceArn, shardId, roleArn }) : tableRecord(record);
      // Base64 is a third longer, and each record has about 500 bytes of its own.
      const weight = 500 + 1.4 * record.data.length;
      if (fits(event)) {
        const ownMs = windowStart(record, settings.tumblingSeconds);
        if (windowMs !== undefined && ownMs > windowMs) return { records, events, lastSequenceNumber, full: 'window over' };
        if (settings.tumblingSeconds > 0) windowMs ??= ownMs;
        if (records.length > 0 && bytes + weight > eventBytes) return { records, events, lastSequenceNumber, full: 'full' };
        records.push(record);
        events.push(event);
        bytes += weight;
      }
    }
    lastSequenceNumber = record.sequenceNumber;
    if (records.length === most) return { records, events, lastSequenceNumber, full: 'full' };
  }
  return { records, events, lastSequenceNumber, full: 'room left' };
}

/** Which of several parallel readers a partition key belongs to: records of one key stay in order. */
function laneOf(partitionKey: string, lanes: number): number {
  let hash = 0;
  for (let index = 0; index < partitionKey.length; index++) hash = (Math.imul(hash, 31) + partitionKey.charCodeAt(index)) >>> 0;
  return hash % lanes;
}
