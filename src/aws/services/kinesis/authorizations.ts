// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html
import type { GetRecordsInput, ListShardsInput } from '@aws-sdk/client-kinesis';
import type { Access, Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import { openIterator } from './shard-iterator.ts';
import type { StreamArgument } from './stream-argument.ts';

type AuthorizedOperation =
  | 'CreateStream'
  | 'DeleteStream'
  | 'DescribeStream'
  | 'DescribeStreamSummary'
  | 'GetRecords'
  | 'GetShardIterator'
  | 'ListShards'
  | 'PutRecord'
  | 'PutRecords';

/** ListStreams is not among them: it has no resource. */
export function authorizations(nowMs: () => number): Readonly<Record<AuthorizedOperation, Authorization>> {
  return {
    CreateStream: onStream('CreateStream'),
    DeleteStream: onStream('DeleteStream'),
    DescribeStream: onStream('DescribeStream'),
    DescribeStreamSummary: onStream('DescribeStreamSummary'),
    // An iterator that cannot be read is complained about here already: nobody can be allowed to use it.
    GetRecords: ({ ShardIterator = '' }: GetRecordsInput): Access => ({
      action: 'kinesis:GetRecords',
      resource: openIterator(ShardIterator, nowMs()).streamArn,
    }),
    GetShardIterator: onStream('GetShardIterator'),
    // With a token in the place of a name the stream is not known before the operation opens it.
    ListShards: (input: ListShardsInput, context): Access =>
      input.NextToken === undefined ? onStream('ListShards')(input as never, context) : { action: 'kinesis:ListShards', resource: '*' },
    PutRecord: onStream('PutRecord'),
    PutRecords: onStream('PutRecords'),
  };
}

const onStream =
  (operation: AuthorizedOperation) =>
  ({ StreamARN: arn, StreamName: name = '*' }: StreamArgument, { account, region }: CallContext): Access => ({
    action: `kinesis:${operation}`,
    resource: arn ?? formatArn({ service: 'kinesis', region, account, resource: `stream/${name}` }),
  });
