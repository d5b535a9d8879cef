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

/** The sentence is that of moto. */
export const shardNotOpen = (shardId: string, stream: string, account: string) =>
  invalidArgument(
    `Shard ${shardId} in stream ${stream} under account ${account} has already been merged or split, and thus is not eligible for merging or splitting.`,
  );

/** The sentence is that of moto. */
export const resourcePolicyMissing = (arn: string) =>
  new AwsError('ResourceNotFoundException', `No resource policy found for resource ARN ${arn}.`);

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
export const writeRateExceeded = (shardId: string, stream: string, account: string) =>
  new AwsError(
    'ProvisionedThroughputExceededException',
    `Rate exceeded for shard ${shardId} in stream ${stream} under account ${account}.`,
  );

/** The sentence for reads, as recorded in github.com/awslabs/amazon-kinesis-client/issues/1521 (2025). */
export const readRateExceeded = (shardId: string, stream: string, account: string) =>
  new AwsError('ProvisionedThroughputExceededException', `Rate exceeded for Shard - ${account}/${stream}/${shardId}`);

export const streamNotActive = (name: string, account: string, status: string) =>
  new AwsError('ResourceInUseException', `Stream ${name} under account ${account} not ACTIVE, instead in state ${status}`);

/** The sentence is that of moto; the exception is documented for each operation on provisioned streams alone. */
export const streamOnDemand = (name: string, account: string) =>
  new AwsError('ValidationException', `Request is invalid. Stream ${name} under account ${account} is in On-Demand mode.`);

/** The sentence is inferred. */
export const streamHasConsumers = (name: string, account: string) =>
  new AwsError(
    'ResourceInUseException',
    `Stream ${name} under account ${account} has consumers registered with it. Deregister them first, or set EnforceConsumerDeletion.`,
  );

/** Inferred from the sentence for streams. */
export const consumerExists = (consumer: string, stream: string, account: string) =>
  new AwsError('ResourceInUseException', `Consumer ${consumer} under stream ${stream}, account ${account} already exists.`);

/** The sentence is that of moto. */
export const consumerNotFound = (consumer: string, account: string) =>
  new AwsError('ResourceNotFoundException', `Consumer ${consumer}, account ${account} not found.`);

interface OfAStream {
  readonly definition: { readonly name: string; readonly account: string };
}

/** As recorded in github.com/awslabs/kinesis-hot-shard-advisor/issues/37 (2024). */
export const consumerNotActive = (consumer: string, createdMs: number, { definition }: OfAStream) =>
  new AwsError(
    'ResourceInUseException',
    `Consumer ${consumer} with creation timestamp ${Math.floor(createdMs / 1000)} under stream: ${definition.name} , account ` +
      `${definition.account} is not in ACTIVE status.`,
  );

/** As recorded in github.com/awslabs/amazon-kinesis-client/issues/391 (2018). */
export const subscriptionExists = (consumer: string, shardId: string, { definition }: OfAStream) =>
  new AwsError(
    'ResourceInUseException',
    `Another active subscription exists for this consumer: ${definition.account}:${definition.name}:${shardId}:${consumer}`,
  );

export const limitExceeded = (sentence: string) => new AwsError('LimitExceededException', sentence);

/** AWS: a stream with the record distribution strategy USER_PARTITION_KEY needs a partition key in each record. */
export const missingPartitionKey = (path: string) =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );

/** Inferred from the same error of EC2. */
export const dryRun = () => new AwsError('DryRunOperationException', 'Request would have succeeded, but DryRun flag is set.');
