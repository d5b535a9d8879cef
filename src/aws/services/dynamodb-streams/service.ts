// Amazon DynamoDB Streams: reading the changes of tables. What it imitates and lacks: description.ts.
import type { Authorization, ResourcePolicyOf } from '../../core/access.ts';
import { parseArn } from '../../core/arn.ts';
import type { Constraints } from '../../core/constraints.ts';
import { invariant } from '../../core/errors.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { description } from './description.ts';
import { describeStream, describeStreamConstraints } from './operations/describe-stream.ts';
import { getRecords, getRecordsConstraints } from './operations/get-records.ts';
import { getShardIterator, getShardIteratorConstraints } from './operations/get-shard-iterator.ts';
import { listStreams, listStreamsConstraints } from './operations/list-streams.ts';
import { schemas } from './schemas.ts';

type OperationName = keyof typeof schemas;

const constraints: Readonly<Record<OperationName, Constraints>> = {
  DescribeStream: describeStreamConstraints,
  GetRecords: getRecordsConstraints,
  GetShardIterator: getShardIteratorConstraints,
  ListStreams: listStreamsConstraints,
};

// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
const authorizations: Readonly<Record<string, Authorization>> = {
  DescribeStream: ({ StreamArn: resource = '*' }: { StreamArn?: string }) => ({ action: 'dynamodb:DescribeStream', resource }),
  GetShardIterator: ({ StreamArn: resource = '*' }: { StreamArn?: string }) => ({ action: 'dynamodb:GetShardIterator', resource }),
  // An iterator begins with the ARN of its stream.
  GetRecords: ({ ShardIterator: iterator = '' }: { ShardIterator?: string }) => ({
    action: 'dynamodb:GetRecords',
    resource: iterator.split('|')[0] || '*',
  }),
};

/** A stream belongs to the account in its ARN. Its own policy, which DynamoDB keeps, is not asked (a gap). */
const resourcePolicyOf: ResourcePolicyOf = (arn) => {
  const owner = parseArn(arn)?.account;
  return owner ? { owner } : undefined;
};

/** It has no state of its own: streams belong to their tables. */
export function createService({ ports, clock }: ServiceEnvironment): Service {
  const streams = async () => {
    invariant(ports.changeStreams, 'DynamoDB owns the streams of tables');
    return ports.changeStreams();
  };
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    DescribeStream: describeStream(streams),
    GetRecords: getRecords(streams, clock),
    GetShardIterator: getShardIterator(streams, clock),
    ListStreams: listStreams(streams),
  };
  return { description, operations, schemas, constraints, authorizations, resourcePolicyOf, snapshot: () => ({}), restore: () => {} };
}
