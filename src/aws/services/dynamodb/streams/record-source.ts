// The stream of a table as a source of records for event sources: each record is the JSON that a Lambda function would get.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-example.html#with-ddb-create-function

import type { ChangeRecord, ItemImage } from '../../../core/change-streams.ts';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSource, SourcePosition, StreamRecord } from '../../../core/ports.ts';
import type { Item } from '../item.ts';
import { wireItem } from '../requests/wire-item.ts';
import type { Tables } from '../tables/tables.ts';
import type { ChangeStream } from './change-stream.ts';
import { find } from './change-streams-port.ts';

export function recordSource(tables: Tables): RecordSource {
  const streamOf = (arn: string): ChangeStream => {
    const { stream } = find(tables, arn) ?? {};
    if (!stream) throw new AwsError('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);
    return stream;
  };
  return {
    shardIds: (arn) => [streamOf(arn).state.shardId],
    read(arn, _shardId, position, limit) {
      const stream = streamOf(arn);
      const first = firstIndex(stream, position);
      return stream.records.slice(first, first + limit).map((record) => streamRecord(arn, record));
    },
    latest(arn) {
      const newest = streamOf(arn).records.at(-1);
      return newest ? { kind: 'after', sequenceNumber: newest.sequenceNumber } : { kind: 'oldest' };
    },
    subscribe: (arn, wake) => tables.subscribe(streamOf(arn).state.arn, wake),
  };
}

/** Sequence numbers of one stream have the same length, so that they compare as texts. */
function firstIndex({ records }: ChangeStream, position: SourcePosition): number {
  if (position.kind === 'oldest') return 0;
  if (position.kind === 'newest') return records.length;
  const index = records.findIndex(({ sequenceNumber }) => sequenceNumber > position.sequenceNumber);
  return index === -1 ? records.length : index;
}

function streamRecord(streamArn: string, record: ChangeRecord): StreamRecord {
  const { sequenceNumber, keys, newImage, oldImage, userIdentity, writtenMs } = record;
  const event = {
    eventID: record.eventId,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: streamArn.split(':')[3] ?? '',
    dynamodb: {
      ApproximateCreationDateTime: record.approximateCreationMs / 1000,
      Keys: image(keys),
      ...(newImage && { NewImage: image(newImage) }),
      ...(oldImage && { OldImage: image(oldImage) }),
      SequenceNumber: sequenceNumber,
      SizeBytes: record.sizeBytes,
      StreamViewType: record.viewType,
    },
    ...(userIdentity && { userIdentity }),
    eventSourceARN: streamArn,
  };
  const data = new TextEncoder().encode(JSON.stringify(event));
  return { sequenceNumber, partitionKey: JSON.stringify(image(keys)), data, approximateArrivalMs: writtenMs };
}

const image = (attributes: ItemImage) => wireItem(attributes as Item);
