// The table of operations.
import type { Operation } from '../../core/service.ts';
import type { AccountSettings } from './account-settings.ts';
import type { Consumers } from './consumers.ts';
import type { OperationName } from './operation-name.ts';
import { describeAccountSettings, updateAccountSettings } from './operations/account-settings.ts';
import { changeRetentionPeriod } from './operations/change-retention-period.ts';
import { createStream } from './operations/create-stream.ts';
import { deleteStream } from './operations/delete-stream.ts';
import { deregisterStreamConsumer } from './operations/deregister-stream-consumer.ts';
import { describeLimits } from './operations/describe-limits.ts';
import { describeStream } from './operations/describe-stream.ts';
import { describeStreamConsumer } from './operations/describe-stream-consumer.ts';
import { describeStreamSummary } from './operations/describe-stream-summary.ts';
import { changeEnhancedMonitoring } from './operations/enhanced-monitoring.ts';
import { getRecords } from './operations/get-records.ts';
import { getShardIterator } from './operations/get-shard-iterator.ts';
import { listShards } from './operations/list-shards.ts';
import { listStreamConsumers } from './operations/list-stream-consumers.ts';
import { listStreams } from './operations/list-streams.ts';
import { mergeShards } from './operations/merge-shards.ts';
import { putRecord } from './operations/put-record.ts';
import { putRecords } from './operations/put-records.ts';
import { registerStreamConsumer } from './operations/register-stream-consumer.ts';
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './operations/resource-policy.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/resource-tags.ts';
import { splitShard } from './operations/split-shard.ts';
import { startStreamEncryption, stopStreamEncryption } from './operations/stream-encryption.ts';
import { addTagsToStream, listTagsForStream, removeTagsFromStream } from './operations/stream-tags.ts';
import { subscribeToShard } from './operations/subscribe-to-shard.ts';
import { updateMaxRecordSize } from './operations/update-max-record-size.ts';
import { updateShardCount } from './operations/update-shard-count.ts';
import { updateStreamMode } from './operations/update-stream-mode.ts';
import { updateStreamWarmThroughput } from './operations/update-stream-warm-throughput.ts';
import type { Resources } from './resources.ts';
import type { Streams } from './streams.ts';
import type { Subscriptions } from './subscriptions.ts';

export interface Model {
  readonly streams: Streams;
  readonly consumers: Consumers;
  readonly subscriptions: Subscriptions;
  readonly accounts: AccountSettings;
  readonly resources: Resources;
}

export function operationsOf({
  streams,
  consumers,
  subscriptions,
  accounts,
  resources,
}: Model): Readonly<Record<OperationName, Operation<never, unknown>>> {
  const now = () => streams.now();
  return {
    AddTagsToStream: addTagsToStream(streams),
    CreateStream: createStream(streams, accounts),
    DecreaseStreamRetentionPeriod: changeRetentionPeriod(streams, 'Decrease'),
    DeleteResourcePolicy: deleteResourcePolicy(resources),
    DeleteStream: deleteStream(streams, consumers, subscriptions),
    DeregisterStreamConsumer: deregisterStreamConsumer(streams, consumers, subscriptions),
    DescribeAccountSettings: describeAccountSettings(accounts, now),
    DescribeLimits: describeLimits(streams),
    DescribeStream: describeStream(streams),
    DescribeStreamConsumer: describeStreamConsumer(streams, consumers),
    DescribeStreamSummary: describeStreamSummary(streams, consumers),
    DisableEnhancedMonitoring: changeEnhancedMonitoring(streams, 'disable'),
    EnableEnhancedMonitoring: changeEnhancedMonitoring(streams, 'enable'),
    GetRecords: getRecords(streams),
    GetResourcePolicy: getResourcePolicy(resources),
    GetShardIterator: getShardIterator(streams),
    IncreaseStreamRetentionPeriod: changeRetentionPeriod(streams, 'Increase'),
    ListShards: listShards(streams),
    ListStreamConsumers: listStreamConsumers(streams, consumers),
    ListStreams: listStreams(streams),
    ListTagsForResource: listTagsForResource(resources),
    ListTagsForStream: listTagsForStream(streams),
    MergeShards: mergeShards(streams),
    PutRecord: putRecord(streams),
    PutRecords: putRecords(streams),
    PutResourcePolicy: putResourcePolicy(resources),
    RegisterStreamConsumer: registerStreamConsumer(streams, consumers),
    RemoveTagsFromStream: removeTagsFromStream(streams),
    SplitShard: splitShard(streams),
    StartStreamEncryption: startStreamEncryption(streams),
    StopStreamEncryption: stopStreamEncryption(streams),
    SubscribeToShard: subscribeToShard(streams, consumers, subscriptions),
    TagResource: tagResource(resources),
    UntagResource: untagResource(resources),
    UpdateAccountSettings: updateAccountSettings(accounts, now),
    UpdateMaxRecordSize: updateMaxRecordSize(streams),
    UpdateShardCount: updateShardCount(streams),
    UpdateStreamMode: updateStreamMode(streams, accounts),
    UpdateStreamWarmThroughput: updateStreamWarmThroughput(streams, accounts),
  };
}
