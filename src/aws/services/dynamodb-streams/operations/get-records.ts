// GetRecords: the records of a shard from an iterator on, and the next iterator.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
import type { _Record, AttributeValue, GetRecordsInput, GetRecordsOutput, StreamViewType } from '@aws-sdk/client-dynamodb-streams';
import type { ChangeRecord, ChangeStreams, ItemImage } from '../../../core/change-streams.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { expiredIterator, shardNotFound, streamNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { readIterator, writeIterator } from '../shard-iterator.ts';

export const getRecordsConstraints: Constraints = {
  ShardIterator: { minLength: 1, maxLength: 2048 },
  Limit: { min: 1, max: limits.recordsPerGet },
};

export const getRecords =
  (streams: () => Promise<ChangeStreams>, clock: Clock): Operation<GetRecordsInput, GetRecordsOutput> =>
  async ({ ShardIterator: text = '', Limit: limit = limits.recordsPerGet }) => {
    const { streamArn, shardId, after, givenMs } = readIterator(text);
    if (clock.now() >= givenMs + limits.iteratorLifeMs) throw expiredIterator();
    const port = await streams();
    const shards = port.describe(streamArn)?.shards;
    if (!shards) throw streamNotFound(streamArn);
    const shard = shards.find(({ id }) => id === shardId);
    if (!shard) throw shardNotFound(shardId, streamArn);
    const behind = port.records(streamArn, shardId).slice(firstBehind(port.records(streamArn, shardId), after));
    const page = pageOf(behind, limit);
    const last = page.at(-1)?.sequenceNumber ?? after;
    // AWS: a shard that is closed and read to its end has no next iterator.
    const isRead = shard.endingSequenceNumber !== undefined && page.length === behind.length;
    return {
      Records: page.map((record) => told(record, streamArn)),
      ...(!isRead && { NextShardIterator: writeIterator({ streamArn, shardId, after: last, givenMs: clock.now() }) }),
    };
  };

/** Numbers of one stream have the same length, so that they compare as texts. */
function firstBehind(records: readonly ChangeRecord[], after: string): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.sequenceNumber ?? '') > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pageOf(records: readonly ChangeRecord[], limit: number): readonly ChangeRecord[] {
  let bytes = 0;
  const tooMany = records.findIndex(({ sizeBytes }, index) => {
    bytes += sizeBytes;
    return index >= limit || (index > 0 && bytes > limits.getRecordsBytes);
  });
  return tooMany === -1 ? records : records.slice(0, tooMany);
}

function told(record: ChangeRecord, streamArn: string): _Record {
  const { newImage, oldImage, userIdentity } = record;
  return {
    eventID: record.eventId,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: streamArn.split(':')[3] ?? '',
    dynamodb: {
      ApproximateCreationDateTime: new Date(record.approximateCreationMs),
      Keys: image(record.keys),
      ...(newImage && { NewImage: image(newImage) }),
      ...(oldImage && { OldImage: image(oldImage) }),
      SequenceNumber: record.sequenceNumber,
      SizeBytes: record.sizeBytes,
      StreamViewType: record.viewType as StreamViewType,
    },
    ...(userIdentity && { userIdentity: { PrincipalId: userIdentity.principalId, Type: userIdentity.type } }),
  };
}

const image = (attributes: ItemImage) => attributes as Record<string, AttributeValue>;
