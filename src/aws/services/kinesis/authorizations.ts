// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html
import type { GetRecordsInput, ListShardsInput, RegisterStreamConsumerInput } from '@aws-sdk/client-kinesis';
import type { Access, Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { ConsumerArgument } from './consumer-argument.ts';
import type { OperationName } from './operation-name.ts';
import type { Resources } from './resources.ts';
import { openIterator } from './shard-iterator.ts';
import type { StreamArgument } from './stream-argument.ts';
import { listedTags, type Tags } from './tags.ts';

/** These have no resource: they ask for `*`. */
type WithoutResource = 'DescribeAccountSettings' | 'DescribeLimits' | 'ListStreams' | 'UpdateAccountSettings';

interface TagsArgument {
  readonly Tags?: Tags | undefined;
  readonly TagKeys?: readonly string[] | undefined;
}

export function authorizations(
  nowMs: () => number,
  resources: Resources,
): Readonly<Record<Exclude<OperationName, WithoutResource>, Authorization>> {
  const access = (operation: OperationName, resource: string, argument: TagsArgument = {}): Access => ({
    action: `kinesis:${operation}`,
    resource,
    conditions: { ...resourceTags(resources, resource), ...requestTags(argument) },
  });
  const onStream =
    (operation: OperationName) =>
    ({ StreamARN: arn, StreamName: name = '*', ...argument }: StreamArgument & TagsArgument, context: CallContext): Access =>
      access(operation, arn ?? streamArn(context, name), argument);
  const onConsumer =
    (operation: OperationName) =>
    ({ ConsumerARN: arn, StreamARN: stream = '*', ConsumerName: name = '*' }: ConsumerArgument): Access =>
      access(operation, arn ?? resources.consumerArn(stream, name) ?? `${stream}/consumer/${name}:*`);
  const onResource =
    (operation: OperationName) =>
    ({ ResourceARN: arn = '*', ...argument }: { ResourceARN?: string | undefined } & TagsArgument): Access =>
      access(operation, arn, argument);

  return {
    AddTagsToStream: onStream('AddTagsToStream'),
    CreateStream: onStream('CreateStream'),
    DecreaseStreamRetentionPeriod: onStream('DecreaseStreamRetentionPeriod'),
    DeleteResourcePolicy: onResource('DeleteResourcePolicy'),
    DeleteStream: onStream('DeleteStream'),
    DeregisterStreamConsumer: onConsumer('DeregisterStreamConsumer'),
    DescribeStream: onStream('DescribeStream'),
    DescribeStreamConsumer: onConsumer('DescribeStreamConsumer'),
    DescribeStreamSummary: onStream('DescribeStreamSummary'),
    DisableEnhancedMonitoring: onStream('DisableEnhancedMonitoring'),
    EnableEnhancedMonitoring: onStream('EnableEnhancedMonitoring'),
    // An iterator that cannot be read is complained about here already: nobody can be allowed to use it.
    GetRecords: ({ ShardIterator = '' }: GetRecordsInput) => access('GetRecords', openIterator(ShardIterator, nowMs()).streamArn),
    GetResourcePolicy: onResource('GetResourcePolicy'),
    GetShardIterator: onStream('GetShardIterator'),
    IncreaseStreamRetentionPeriod: onStream('IncreaseStreamRetentionPeriod'),
    // With a token in the place of a name the stream is not known before the operation opens it.
    ListShards: (input: ListShardsInput, context) =>
      input.NextToken === undefined ? onStream('ListShards')(input, context) : access('ListShards', '*'),
    ListStreamConsumers: onStream('ListStreamConsumers'),
    ListTagsForResource: onResource('ListTagsForResource'),
    ListTagsForStream: onStream('ListTagsForStream'),
    MergeShards: onStream('MergeShards'),
    PutRecord: onStream('PutRecord'),
    PutRecords: onStream('PutRecords'),
    PutResourcePolicy: onResource('PutResourcePolicy'),
    // AWS: tags need the permission to tag, too (API_RegisterStreamConsumer).
    RegisterStreamConsumer: ({ StreamARN = '*', ConsumerName = '*', Tags }: RegisterStreamConsumerInput) => [
      access('RegisterStreamConsumer', StreamARN, { Tags }),
      ...(Tags ? [access('TagResource', `${StreamARN}/consumer/${ConsumerName}:${Math.floor(nowMs() / 1000)}`, { Tags })] : []),
    ],
    RemoveTagsFromStream: onStream('RemoveTagsFromStream'),
    SplitShard: onStream('SplitShard'),
    StartStreamEncryption: onStream('StartStreamEncryption'),
    StopStreamEncryption: onStream('StopStreamEncryption'),
    SubscribeToShard: onConsumer('SubscribeToShard'),
    TagResource: onResource('TagResource'),
    UntagResource: onResource('UntagResource'),
    UpdateMaxRecordSize: onStream('UpdateMaxRecordSize'),
    UpdateShardCount: onStream('UpdateShardCount'),
    UpdateStreamMode: onStream('UpdateStreamMode'),
    UpdateStreamWarmThroughput: onStream('UpdateStreamWarmThroughput'),
  };
}

function streamArn({ account, region }: CallContext, name: string): string {
  return formatArn({ service: 'kinesis', region, account, resource: `stream/${name}` });
}

function resourceTags(resources: Resources, arn: string): Record<string, readonly string[]> {
  const { tags = {} } = resources.find(arn) ?? {};
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]]));
}

function requestTags({ Tags: tags = {}, TagKeys: keys }: TagsArgument): Readonly<Record<string, readonly string[]>> {
  return keys ? { 'aws:TagKeys': keys } : requestTagConditions(listedTags(tags));
}
