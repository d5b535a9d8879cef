// The errors of DynamoDB Streams. Sentences are those that users of the real service quote, unless a comment says "inferred".
import { AwsError } from '../../core/errors.ts';

export const validation = (sentence: string) => new AwsError('ValidationException', sentence);

export const streamNotFound = (arn: string) =>
  new AwsError('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);

export const shardNotFound = (shardId: string, arn: string) =>
  new AwsError('ResourceNotFoundException', `Requested resource not found: Shard: ${shardId} in Stream: ${arn} not found`);

export const trimmed = () =>
  new AwsError('TrimmedDataAccessException', 'The operation attempted to read past the oldest stream record in a shard.');

/** Inferred from the sentence of Kinesis. */
export const expiredIterator = () =>
  new AwsError('ExpiredIteratorException', 'Iterator expired. A shard iterator expires 15 minutes after it was returned.');

export const invalidIterator = () => validation('Invalid ShardIterator');
