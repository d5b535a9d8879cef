// Lengths, patterns and ranges of the members of each operation's input, which the SDK's schemas lack.
import type { Constraints } from '../../core/constraints.ts';
import type { OperationName } from './operation-name.ts';
import { updateAccountSettingsConstraints } from './operations/account-settings.ts';
import { changeRetentionPeriodConstraints } from './operations/change-retention-period.ts';
import { createStreamConstraints } from './operations/create-stream.ts';
import { deleteStreamConstraints } from './operations/delete-stream.ts';
import { deregisterStreamConsumerConstraints } from './operations/deregister-stream-consumer.ts';
import { describeStreamConstraints } from './operations/describe-stream.ts';
import { describeStreamConsumerConstraints } from './operations/describe-stream-consumer.ts';
import { describeStreamSummaryConstraints } from './operations/describe-stream-summary.ts';
import { enhancedMonitoringConstraints } from './operations/enhanced-monitoring.ts';
import { getRecordsConstraints } from './operations/get-records.ts';
import { getShardIteratorConstraints } from './operations/get-shard-iterator.ts';
import { listShardsConstraints } from './operations/list-shards.ts';
import { listStreamConsumersConstraints } from './operations/list-stream-consumers.ts';
import { listStreamsConstraints } from './operations/list-streams.ts';
import { mergeShardsConstraints } from './operations/merge-shards.ts';
import { putRecordConstraints } from './operations/put-record.ts';
import { putRecordsConstraints } from './operations/put-records.ts';
import { registerStreamConsumerConstraints } from './operations/register-stream-consumer.ts';
import { resourcePolicyConstraints } from './operations/resource-policy.ts';
import { listTagsForResourceConstraints, tagResourceConstraints, untagResourceConstraints } from './operations/resource-tags.ts';
import { splitShardConstraints } from './operations/split-shard.ts';
import { streamEncryptionConstraints } from './operations/stream-encryption.ts';
import { addTagsToStreamConstraints, listTagsForStreamConstraints, removeTagsFromStreamConstraints } from './operations/stream-tags.ts';
import { subscribeToShardConstraints } from './operations/subscribe-to-shard.ts';
import { updateMaxRecordSizeConstraints } from './operations/update-max-record-size.ts';
import { updateShardCountConstraints } from './operations/update-shard-count.ts';
import { updateStreamModeConstraints } from './operations/update-stream-mode.ts';
import { updateStreamWarmThroughputConstraints } from './operations/update-stream-warm-throughput.ts';

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  AddTagsToStream: addTagsToStreamConstraints,
  CreateStream: createStreamConstraints,
  DecreaseStreamRetentionPeriod: changeRetentionPeriodConstraints,
  DeleteResourcePolicy: resourcePolicyConstraints,
  DeleteStream: deleteStreamConstraints,
  DeregisterStreamConsumer: deregisterStreamConsumerConstraints,
  DescribeAccountSettings: {},
  DescribeLimits: {},
  DescribeStream: describeStreamConstraints,
  DescribeStreamConsumer: describeStreamConsumerConstraints,
  DescribeStreamSummary: describeStreamSummaryConstraints,
  DisableEnhancedMonitoring: enhancedMonitoringConstraints,
  EnableEnhancedMonitoring: enhancedMonitoringConstraints,
  GetRecords: getRecordsConstraints,
  GetResourcePolicy: resourcePolicyConstraints,
  GetShardIterator: getShardIteratorConstraints,
  IncreaseStreamRetentionPeriod: changeRetentionPeriodConstraints,
  ListShards: listShardsConstraints,
  ListStreamConsumers: listStreamConsumersConstraints,
  ListStreams: listStreamsConstraints,
  ListTagsForResource: listTagsForResourceConstraints,
  ListTagsForStream: listTagsForStreamConstraints,
  MergeShards: mergeShardsConstraints,
  PutRecord: putRecordConstraints,
  PutRecords: putRecordsConstraints,
  PutResourcePolicy: resourcePolicyConstraints,
  RegisterStreamConsumer: registerStreamConsumerConstraints,
  RemoveTagsFromStream: removeTagsFromStreamConstraints,
  SplitShard: splitShardConstraints,
  StartStreamEncryption: streamEncryptionConstraints,
  StopStreamEncryption: streamEncryptionConstraints,
  SubscribeToShard: subscribeToShardConstraints,
  TagResource: tagResourceConstraints,
  UntagResource: untagResourceConstraints,
  UpdateAccountSettings: updateAccountSettingsConstraints,
  UpdateMaxRecordSize: updateMaxRecordSizeConstraints,
  UpdateShardCount: updateShardCountConstraints,
  UpdateStreamMode: updateStreamModeConstraints,
  UpdateStreamWarmThroughput: updateStreamWarmThroughputConstraints,
};
