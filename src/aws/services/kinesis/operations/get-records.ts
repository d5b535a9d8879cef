// GetRecords: the next records of a shard, and the iterator behind them.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
import type { GetRecordsInput, GetRecordsOutput } from '@aws-sdk/client-kinesis';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { describedChildren } from '../described-stream.ts';
import { dryRun, invalidArgument, shardMissing } from '../errors.ts';
import { limits } from '../limits.ts';
import { describedRecord, recordPage } from '../record-page.ts';
import type { Shard } from '../shard.ts';
import { openIterator, type ShardIterator, sealIterator } from '../shard-iterator.ts';
import type { Stream } from '../stream.ts';
import { arnConstraint, findStream } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const getRecordsConstraints: Constraints = {
  ShardIterator: { minLength: 1, maxLength: 512 },
  Limit: { min: 1, max: limits.recordsPerGet },
  StreamARN: arnConstraint,
};

export const getRecords =
  (streams: Streams): Operation<GetRecordsInput, GetRecordsOutput> =>
  (input, context) => {
    const nowMs = streams.now();
    const iterator = openIterator(input.ShardIterator ?? '', nowMs);
    const { stream, shard } = shardOf(streams, iterator, input, context);
    if (input.DryRun) throw dryRun();
    streams.countRead(stream, shard);
    const most = { records: input.Limit ?? limits.recordsPerGet, bytes: limits.getRecordsBytes };
    const page = recordPage(shard, iterator.position, most, nowMs);
    streams.countGiven(stream, shard, page);
    const answer = { Records: page.records.map(describedRecord), MillisBehindLatest: page.behindMs };
    // AWS: no iterator behind the end of a closed shard; it comes with an answer that has no records (recorded by kinesalite).
    if (page.end === 'shard over' && page.records.length === 0) return { ...answer, ChildShards: describedChildren(stream, shard) };
    return { ...answer, NextShardIterator: sealIterator({ ...iterator, position: page.position }, nowMs) };
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
    const shard = stream.definition.createdMs === streamCreatedMs && stream.status !== 'DELETING' ? stream.shard(shardId) : undefined;
    if (shard) return { stream, shard };
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.code !== 'ResourceNotFoundException') throw thrown;
  }
  // AWS: the shard is named, not the stream, when the stream is gone (recorded by kinesalite).
  throw shardMissing(shardId, name, context.account);
}
