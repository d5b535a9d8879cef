// The errors of Kinesis with its own sentences, as kinesalite recorded them from the real service (github.com/mhart/kinesalite, test/),
// unless a comment says that the sentence is inferred.
import { AwsError } from '../../core/errors.ts';

export const streamNotFound = (name: string, account: string) =>
  new AwsError('ResourceNotFoundException', `Stream ${name} under account ${account} not found.`);

export const streamExists = (name: string, account: string) =>
  new AwsError('ResourceInUseException', `Stream ${name} under account ${account} already exists.`);

/** The shard's name is no shard's name at all. */
export const shardUnknown = (shardId: string, stream: string, account: string) =>
  new AwsError('ResourceNotFoundException', `Could not find shard ${shardId} in stream ${stream} under account ${account}.`);

/** The shard's name is well formed, the stream has no such shard. */
export const shardMissing = (shardId: string, stream: string, account: string) =>
  new AwsError('ResourceNotFoundException', `Shard ${shardId} in stream ${stream} under account ${account} does not exist`);

export const invalidArgument = (sentence: string) => new AwsError('InvalidArgumentException', sentence);

export const shardLimitExceeded = (account: string, region: string, { now, more, limit }: { now: number; more: number; limit: number }) =>
  new AwsError(
    'LimitExceededException',
    `This request would exceed the shard limit for the account ${account} in ${region}. Current shard count for the account: ${now}. ` +
      `Limit: ${limit}. Number of additional shards that would have resulted from this request: ${more}. Refer to the AWS Service ` +
      'Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.',
  );

/** The sentence is inferred. */
export const tooManyCreating = (account: string, limit: number) =>
  new AwsError('LimitExceededException', `Account ${account} has ${limit} streams in the CREATING state, which is the limit.`);

/** The sentence is that of IAM's documentation for a resource in another account without a policy. */
export const otherAccount = (callerArn: string, streamArn: string) =>
  new AwsError(
    'AccessDeniedException',
    `User: ${callerArn} is not authorized to perform the operation on resource: ${streamArn} because no resource-based policy allows it`,
  );

/** A member that the embedded Kinesis does not honour. Better an error than a promise that is not kept. */
export const memberNotEmbedded = (member: string) =>
  new AwsError('NotImplemented', `${member} is not embedded in Sandshark's Kinesis Data Streams.`, 501);

/** AWS: the sentence is that of the example answer in API_PutRecords. */
export const rateExceeded = (shardId: string, stream: string, account: string) =>
  new AwsError(
    'ProvisionedThroughputExceededException',
    `Rate exceeded for shard ${shardId} in stream ${stream} under account ${account}.`,
  );

/** AWS: a stream with the record distribution strategy USER_PARTITION_KEY needs a partition key in each record. */
export const missingPartitionKey = (path: string) =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );

/** Inferred from the same error of EC2. */
export const dryRun = () => new AwsError('DryRunOperationException', 'Request would have succeeded, but DryRun flag is set.');
