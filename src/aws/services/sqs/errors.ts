// The errors of SQS, under the names of its JSON protocol; protocols/ translates them for clients of the older one.
// Sentences: recorded from the real service by the users and emulators that quote it; where a comment says so, inferred.
import { AwsError } from '../../core/errors.ts';

export function queueDoesNotExist(protocol: 'json' | 'query' = 'json'): AwsError {
  return new AwsError('QueueDoesNotExist', `The specified queue does not exist${protocol === 'query' ? ' for this wsdl version' : ''}.`);
}

export function queueNameExists(attribute: string): AwsError {
  return new AwsError('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${attribute}`);
}

export function queueDeletedRecently(): AwsError {
  return new AwsError(
    'QueueDeletedRecently',
    'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
  );
}

export function invalidAddress(url: string): AwsError {
  return new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404);
}

export function missingParameter(name: string): AwsError {
  return new AwsError('MissingRequiredParameterException', `The request must contain the parameter ${name}.`);
}

/** A complaint in the service's own words. */
export function invalidParameter(sentence: string): AwsError {
  return new AwsError('InvalidParameterValueException', sentence);
}

/** `Value x for parameter p is invalid. Reason: ...` */
export function invalidValue(value: unknown, parameter: string, reason: string): AwsError {
  return invalidParameter(`Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`);
}

export function unknownAttribute(name: string): AwsError {
  return new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

export function invalidAttribute(name: string): AwsError {
  return new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

export function invalidContents(): AwsError {
  return new AwsError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

export function invalidReceiptHandle(handle: string): AwsError {
  return new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`, 404);
}

export function messageNotInFlight(): AwsError {
  return new AwsError('MessageNotInflight', "The specified message isn't in flight.");
}

/** Inferred: the documents name the error and not its sentence. */
export function tooManyInFlight(count: number): AwsError {
  return new AwsError('OverLimit', `Too many messages in flight: ${count} are the most that a queue can have.`, 403);
}

export function tooManyActions(count: number): AwsError {
  return new AwsError('OverLimit', `${count} Actions were found, maximum allowed is 7.`, 403);
}

export function purgeInProgress(queueName: string): AwsError {
  return new AwsError('PurgeQueueInProgress', `Only one PurgeQueue operation on ${queueName} is allowed every 60 seconds.`, 403);
}

/** @param argument the member that names the queue */
export function resourceNotFound(argument: string): AwsError {
  return new AwsError('ResourceNotFoundException', `The resource that you specified for the ${argument} parameter doesn't exist.`, 404);
}

export function unsupported(sentence: string): AwsError {
  return new AwsError('UnsupportedOperation', sentence);
}

export function emptyBatch(operation: string): AwsError {
  return new AwsError('EmptyBatchRequest', `There should be at least one ${operation}RequestEntry in the request.`);
}

export function tooManyEntries(count: number): AwsError {
  return new AwsError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are 10. You have sent ${count}.`);
}

export function entryIdRepeated(id: string): AwsError {
  return new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
}

export function invalidEntryId(): AwsError {
  return new AwsError(
    'InvalidBatchEntryId',
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  );
}

export function batchTooLong(bytes: number, mostBytes: number): AwsError {
  return new AwsError('BatchRequestTooLong', `Batch requests cannot be longer than ${mostBytes} bytes. You have sent ${bytes} bytes.`);
}

/** The name of an error as the entries of a batch and the older protocol tell it. */
export function oldCode({ code }: AwsError): string {
  if (code === 'InvalidParameterValueException') return 'InvalidParameterValue';
  return code === 'MissingRequiredParameterException' ? 'MissingParameter' : code;
}
