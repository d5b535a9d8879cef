// The errors of SNS, under the names of its model; protocols/ writes them as the Query protocol calls them.
// Sentences: as users, moto and LocalStack quote the real service; where a comment says so, inferred.
import { AwsError } from '../../core/errors.ts';

/** @param what for example `TopicArn` or `Topic Name` */
export function invalidParameter(what: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${what}`);
}

/** A value of a message attribute that is none. */
export function invalidAttributeValue(sentence: string): AwsError {
  return new AwsError('InvalidParameterValueException', sentence);
}

export function invalidArn(parameter: string, arn: string): AwsError {
  return invalidParameter(`${parameter} Reason: An ARN must have at least 6 elements, not ${arn.split(':').length}`);
}

export function topicNotFound(): AwsError {
  return new AwsError('NotFoundException', 'Topic does not exist', 404);
}

export function subscriptionNotFound(): AwsError {
  return new AwsError('NotFoundException', 'Subscription does not exist', 404);
}

export function resourceNotFound(): AwsError {
  return new AwsError('ResourceNotFoundException', 'Resource does not exist', 404);
}

export function tooManyTags(): AwsError {
  return new AwsError('TagLimitExceededException', 'Could not complete request: tag quota of per resource exceeded');
}

export function notEmbedded(what: string): AwsError {
  return new AwsError('NotImplemented', `${what} is not embedded in Sandshark.`, 501);
}

export function emptyBatch(): AwsError {
  return new AwsError('EmptyBatchRequestException', "The batch request doesn't contain any entries.");
}

export function tooManyEntries(): AwsError {
  return new AwsError('TooManyEntriesInBatchRequestException', 'The batch request contains more entries than permissible.');
}

export function entryIdsNotDistinct(): AwsError {
  return new AwsError('BatchEntryIdsNotDistinctException', 'Two or more batch entries in the request have the same Id.');
}

export function invalidEntryId(): AwsError {
  return new AwsError('InvalidBatchEntryIdException', "The Id of a batch entry in a batch request doesn't abide by the specification.");
}

export function batchTooLong(): AwsError {
  return new AwsError('BatchRequestTooLongException', 'The length of all the messages put together is more than the limit.');
}
