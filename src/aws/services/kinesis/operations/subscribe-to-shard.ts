// SubscribeToShard: the records of a shard as a stream of events, pushed as they come.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html
import type { SubscribeToShardInput, SubscribeToShardOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { consumerArnConstraint, findConsumer } from '../consumer-argument.ts';
import type { Consumers } from '../consumers.ts';
import { consumerNotActive } from '../errors.ts';
import { sequenceNumberConstraint } from '../put-constraints.ts';
import { startingPosition, startingTypes } from '../starting-position.ts';
import { findShardToChange, nameConstraint, usable } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';
import type { Subscriptions } from '../subscriptions.ts';

export const subscribeToShardConstraints: Constraints = {
  ConsumerARN: consumerArnConstraint,
  ShardId: nameConstraint,
  'StartingPosition.Type': { oneOf: startingTypes },
  'StartingPosition.SequenceNumber': sequenceNumberConstraint,
};

export const subscribeToShard =
  (streams: Streams, consumers: Consumers, subscriptions: Subscriptions): Operation<SubscribeToShardInput, SubscribeToShardOutput> =>
  (input, context) => {
    const consumer = findConsumer(consumers, streams, { ConsumerARN: input.ConsumerARN }, context);
    const stream = usable(streams.getByArn(consumer.streamArn));
    if (consumer.status !== 'ACTIVE') throw consumerNotActive(consumer.name, consumer.createdMs, stream);
    const shard = findShardToChange(stream, input.ShardId ?? '');
    const { Type: type, SequenceNumber: sequenceNumber, Timestamp: timestamp } = input.StartingPosition ?? {};
    const point = { type, sequenceNumber, timestamp, operation: 'SubscribeToShard' } as const;
    const position = startingPosition(point, stream, shard, streams.now());
    return { EventStream: subscriptions.open(consumer, stream, shard, position) };
  };
