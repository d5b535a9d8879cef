// The records of producers out of the records of Kinesis: aggregated ones are taken apart, those done already are left out.
import type { _Record as KinesisRecord } from '@aws-sdk/client-kinesis';
import { deaggregate } from '../../aws/core/aggregated-records.ts';
import type { ConsumedRecord } from './api.ts';
import { type Checkpoint, compare, isAtRecord } from './checkpoint.ts';

/** In order. `done` is the checkpoint that reading began at. */
export function userRecords(records: readonly KinesisRecord[], done: Checkpoint): ConsumedRecord[] {
  const all = records.flatMap(takenApart);
  return isAtRecord(done) ? all.filter((record) => compare(record, done) > 0) : all;
}

function takenApart(record: KinesisRecord): ConsumedRecord[] {
  const { Data: data = new Uint8Array(), PartitionKey: partitionKey = '', SequenceNumber: sequenceNumber = '' } = record;
  const arrived = record.ApproximateArrivalTimestamp ?? new Date();
  const inside = deaggregate(data) ?? [{ partitionKey, data }];
  return inside.map((one, subSequenceNumber) => ({
    partitionKey: one.partitionKey,
    data: one.data,
    sequenceNumber,
    subSequenceNumber,
    arrived,
  }));
}
