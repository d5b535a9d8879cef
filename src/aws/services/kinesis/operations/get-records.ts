// GetRecords: the next records of a shard, and the iterator behind them.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
import type { GetRecordsInput, GetRecordsOutput } from '@aws-sdk/client-kinesis';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { StreamRecord } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import { dryRun, invalidArgument, shardMissing } from '../errors.ts';
import { limits } from '../limits.ts';
import { recordBytes } from '../put-constraints.ts';
import type { Shard } from '../shard.ts';
import { openIterator, type ShardIterator, sealIterator } from '../shard-iterator.ts';
import type { Stream } from '../stream.ts';
import { findStream } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const getRecordsConstraints: Constraints = {
  ShardIterator: { minLength: 1, maxLength: 512 },
  Limit: { min: 1, max: limits.recordsPerGet },
};

export const getRecords =
  (streams: Streams): Operation<GetRecordsInput, GetRecordsOutput> =>
  (input, context) => {
    const nowMs = streams.now();
    const iterator = openIterator(input.ShardIterator ?? '', nowMs);
    const { stream, shard } = shardOf(streams, iterator, input, context);
    if (input.DryRun) throw dryRun();
    streams.countRead(stream, shard);
    const first = shard.indexOf(iterator.position);
    const records = page(shard.records, first, input.Limit ?? limits.recordsPerGet);
    streams.countGiven(shard, records);
    const last = records.at(-1);
    const position = last ? ({ kind: 'after', sequenceNumber: last.sequenceNumber } as const) : iterator.position;
    const unread = shard.records[first + records.length];
    return {
      Records: records.map(({ sequenceNumber, partitionKey, data, approximateArrivalMs }) => ({
        SequenceNumber: sequenceNumber,
        PartitionKey: partitionKey,
        Data: data,
        ApproximateArrivalTimestamp: new Date(approximateArrivalMs),
        EncryptionType: 'NONE',
      })),
      NextShardIterator: sealIterator({ ...iterator, position }, nowMs),
      // AWS: "how far behind current time the consumer is. A value of zero indicates that record processing is caught up."
      MillisBehindLatest: unread && last ? nowMs - last.approximateArrivalMs : 0,
    };
  };

interface Found {
  readonly stream: Stream;
  readonly shard: Shard;
}

function shardOf(streams: Streams, iterator: ShardIterator, { StreamARN }: GetRecordsInput, context: CallContext): Found {
  const { streamArn, streamCreatedMs, shardId } = iterator;
  // The sentence is inferred.
  if (StreamARN !== undefined && StreamARN !== streamArn) throw invalidArgument(`ShardIterator is not one of stream ${StreamARN}.`);
  const name = streamArn.slice(streamArn.lastIndexOf('/') + 1);
  try {
    const stream = findStream(streams, { StreamARN: streamArn }, context);
    const shard = stream.shards.find((candidate) => candidate.id === shardId);
    if (shard && stream.definition.createdMs === streamCreatedMs && stream.status === 'ACTIVE') return { stream, shard };
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.code !== 'ResourceNotFoundException') throw thrown;
  }
  // AWS: the shard is named, not the stream, when the stream is gone (recorded by kinesalite).
  throw shardMissing(shardId, name, context.account);
}

/** As many records as the count and the size of an answer allow; one at least, however large it is. */
function page(records: readonly StreamRecord[], first: number, limit: number): StreamRecord[] {
  const taken: StreamRecord[] = [];
  let bytes = 0;
  for (let place = first; place < records.length && taken.length < limit; place++) {
    const record = records[place];
    if (!record) break;
    bytes += recordBytes(record.data, record.partitionKey);
    if (bytes > limits.getRecordsBytes && taken.length > 0) break;
    taken.push(record);
  }
  return taken;
}
