// The errors of Amazon Data Firehose. Sentences as users of Terraform, the CDK and the AWS CLI quote them, and as moto recorded them,
// unless a comment says that one is inferred.
import { AwsError } from '../../core/errors.ts';

export const invalidArgument = (sentence: string) => new AwsError('InvalidArgumentException', sentence);

export const streamNotFound = (name: string, account: string) =>
  new AwsError('ResourceNotFoundException', `Firehose ${name} under account ${account} not found.`);

export const streamExists = (name: string, account: string) =>
  new AwsError('ResourceInUseException', `Firehose ${name} under accountId ${account} already exists`);

/** Inferred. */
export const streamNotActive = (name: string, account: string, status: string) =>
  new AwsError('ResourceInUseException', `Firehose ${name} under accountId ${account} is not in ACTIVE state; it is ${status}.`);

/** The names that follow on AWS are left out. */
export const tooManyStreams = (limit: number) =>
  new AwsError('LimitExceededException', `You have already consumed your firehose quota of ${limit} hoses.`);

/** Inferred. */
export const tooManyTags = (limit: number) =>
  new AwsError('LimitExceededException', `A Firehose stream can have ${limit} tags at the most.`);

/** Inferred. */
export const tooManyEncryptionChanges = (limit: number) =>
  new AwsError('LimitExceededException', `You can start and stop the encryption of a Firehose stream ${limit} times in 24 hours.`);

export const roleNotAssumable = (roleArn: string) =>
  invalidArgument(`Firehose is unable to assume role ${roleArn}. Please check the role provided.`);

/** Inferred: the form of IAM's own sentence. */
export const roleMayNot = (roleArn: string, action: string, resource: string) =>
  invalidArgument(`Role ${roleArn} is not authorized to perform: ${action} on resource ${resource}.`);

/** The first word is the service's own. */
export const badPrefix = (constraint: string) =>
  invalidArgument(`Ths supplied prefix(es) do not satisfy the following constraint: ${constraint}`);

export const versionMismatch = (name: string, current: number, given: string) =>
  new AwsError(
    'ConcurrentModificationException',
    `Cannot update firehose: ${name} since the current version id: ${current} and specified version id: ${given} do not match`,
  );

export const directPutOnly = () => invalidArgument('This operation is not permitted on KinesisStreamAsSource delivery stream type.');

export const slowDown = () => new AwsError('ServiceUnavailableException', 'Slow down.', 503);

/** AWS: only CloudWatch Logs may put where decompression is enabled. The sentence is the one of the service's model. */
export const logsOnly = () =>
  new AwsError('InvalidSourceException', 'Only requests from CloudWatch Logs are supported when CloudWatch Logs decompression is enabled.');

export const memberNotEmbedded = (member: string) =>
  new AwsError('NotImplemented', `${member} is not embedded in Sandshark's Amazon Data Firehose.`, 501);
